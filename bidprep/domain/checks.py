"""Checks: the rules of the pre-flight. Each is a small pure function of a whole bid.

To add a check: write a function that yields findings and name it in `CHECKS`; it is then on the checks
page, in the checks record and in the command line's JSON. The name is stable: others script against it.
"""

from collections.abc import Callable, Iterator

from bidprep.domain.answer_checks import find_placeholders, find_unanswered, find_unfilled_fields
from bidprep.domain.date_checks import find_dates_out_of_order
from bidprep.domain.evidence_checks import (
    find_case_study_count,
    find_consent_faults,
    find_identifying_details,
    find_policy_dates,
)
from bidprep.domain.figure_checks import find_contradictory_figures, find_other_figures
from bidprep.domain.findings import Finding, Severity
from bidprep.domain.limit_checks import find_items_over, find_missing_rules, find_over_limit
from bidprep.domain.mobilisation_checks import find_late_mobilisation
from bidprep.domain.name_checks import find_names_left_in
from bidprep.domain.notice_checks import find_changed_by_notice, find_late_steps
from bidprep.domain.partner_checks import find_missing_letters, find_shares
from bidprep.domain.recycling import find_recycled, find_stale
from bidprep.domain.review_checks import find_changed_since_sign_off, find_open_remarks
from bidprep.domain.spelling_check import find_misspelt
from bidprep.domain.weighting_checks import find_weightings
from bidprep.domain.whole_bid import WholeBid

CHECKS: tuple[Callable[[WholeBid], Iterator[Finding]], ...] = (
    find_unanswered,
    find_over_limit,
    find_items_over,
    find_missing_rules,
    find_placeholders,
    find_unfilled_fields,
    find_case_study_count,
    find_consent_faults,
    find_policy_dates,
    find_dates_out_of_order,
    find_identifying_details,
    find_weightings,
    find_shares,
    find_missing_letters,
    find_late_mobilisation,
    find_misspelt,
    find_open_remarks,
    find_changed_since_sign_off,
    find_changed_by_notice,
    find_late_steps,
    find_names_left_in,
    find_other_figures,
    find_contradictory_figures,
    find_recycled,
    find_stale,
)


def check_bid(whole: WholeBid) -> tuple[Finding, ...]:
    """Return what all checks find, in the order of the questions, stoppers before warnings."""
    order = {question.id: index for index, question in enumerate(whole.questions)}
    found = [finding for check in CHECKS for finding in check(whole)]
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                finding.severity is Severity.WARNING,
                order.get(finding.place.question_id or "", -1),
            ),
        )
    )
