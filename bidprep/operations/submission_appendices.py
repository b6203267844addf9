"""The appendices of a submission: case studies, partners, policies, and a table of what is answered where."""

import re
from collections.abc import Iterable, Mapping

from bidprep.domain.bids import Question, Respondent
from bidprep.domain.counting import say_use
from bidprep.domain.dates import say_date
from bidprep.domain.money import say_money
from bidprep.domain.opportunities import Lot
from bidprep.domain.paper import Part, Picture
from bidprep.domain.partners import ROLE_WORDS, Standing, StandingState, say_share
from bidprep.domain.policies import POLICY_WORDS
from bidprep.domain.stories import tell_case_study
from bidprep.domain.whole_bid import PartnerInBid, UsedCaseStudy, WholeBid
from bidprep.operations.submission_answers import answers_shown
from bidprep.operations.text_tables import table_text

Pictures = Mapping[str, tuple[Picture, ...]]
_WITH_US = (StandingState.AGREED, StandingState.SIGNED)
_WHO = {Respondent.LEAD: "The lead", Respondent.EACH: "Each member"}


def case_study_parts(whole: WholeBid, pictures: Pictures) -> tuple[Part, ...]:
    """Return the case studies that the bid uses and tells in no answer, each under its title."""
    appended = [case for case in whole.case_studies if case.use.question_id is None]
    if not appended:
        return ()
    return (Part("Case studies"), *(_case_study(case, pictures) for case in appended))


def partner_parts(whole: WholeBid, lot: Lot | None) -> tuple[Part, ...]:
    """Return the partners who have agreed, in principle or signed, in a table: role, what for, what they bring.

    No others: a submission must not name as a partner who has not said yes. No personal data either.
    """
    if not has_partners(whole, lot):
        return ()
    rows = [row for partner in whole.partners if (row := _partner_row(whole, partner, lot))]
    return (Part("Partners", body=table_text(("Partner", "Role", "For", "Services", "What they bring"), rows)),)


def has_partners(whole: WholeBid, lot: Lot | None) -> bool:
    """Return whether any partner has agreed, so that there is something to tell of them."""
    return any(_standings_told(partner, lot) for partner in whole.partners)


def policy_parts(whole: WholeBid) -> tuple[Part, ...]:
    """Return the policies, insurances and accreditations, in a table, kind by kind."""
    order = list(POLICY_WORDS)
    policies = sorted(
        whole.organisation.policies, key=lambda policy: (order.index(policy.kind), policy.name.casefold())
    )
    rows = [
        (
            POLICY_WORDS[policy.kind],
            policy.name,
            ", ".join(filter(None, (policy.issuer, policy.reference))),
            say_money(policy.cover),
            _unbroken(say_date(policy.expires_on)) or "No end date",
        )
        for policy in policies
    ]
    if not rows:
        return ()
    headings = ("Kind", "Name", "Issued by", "Cover", "Holds until")
    return (Part("Policies, insurance and accreditations", body=table_text(headings, rows)),)


def compliance_parts(whole: WholeBid, lot: Lot | None) -> tuple[Part, ...]:
    """Return a table of all questions: whether each is answered, its length against the limit, who answers."""
    rows = [_compliance_row(whole, question, lot) for question in whole.questions]
    if not rows:
        return ()
    return (
        Part("Compliance table", body=table_text(("Question", "Asked", "Answered", "Length", "Who answers"), rows)),
    )


def _case_study(case: UsedCaseStudy, pictures: Pictures) -> Part:
    study = case.study
    time = " to ".join(filter(None, (say_date(study.started_on), say_date(study.ended_on))))
    told = (
        ("Service", study.service),
        ("Region", study.region),
        ("Funder", study.funder),
        ("Dates", time if study.ended_on or not time else f"since {time}"),
        ("Referee", ", ".join(filter(None, (study.referee, study.referee_contact)))),
    )
    return Part(
        " ".join(study.title.split()) or "Case study",
        2,
        tell_case_study(study, case.figures),
        particulars=tuple((label, words) for label, words in told if words),
        pictures=pictures.get(study.id, ()),
    )


def _partner_row(whole: WholeBid, partner: PartnerInBid, lot: Lot | None) -> tuple[str, ...] | None:
    standings = _standings_told(partner, lot)
    if not standings:
        return None
    return (
        partner.partner.name,
        _each(ROLE_WORDS[standing.role] for standing in standings),
        _each(_what_for(whole, standing) for standing in standings),
        _each(offer.service for offer in partner.offers),
        " ".join(partner.partner.brings.split()),
    )


def _standings_told(partner: PartnerInBid, lot: Lot | None) -> list[Standing]:
    return [
        standing
        for standing in partner.standings
        if standing.state in _WITH_US and (lot is None or standing.lot_id in (None, lot.id))
    ]


def _what_for(whole: WholeBid, standing: Standing) -> str:
    lot = whole.lot_title(standing.lot_id) or "All lots"
    share = f" ({say_share(standing.delivery_share)} of delivery)" if standing.delivery_share is not None else ""
    return lot + share


def _compliance_row(whole: WholeBid, question: Question, lot: Lot | None) -> tuple[str, ...]:
    shown = answers_shown(whole, question, lot)
    written = [answer for answer in shown if answer and answer.is_written]
    used = [whole.used(question, answer) for answer in written] if question.limit else []
    said = say_use(question.limit, max(used, default=0)) if used else ""
    length = re.sub(r"\d of \d", lambda found: _unbroken(found[0]), said)
    return (
        question.number,
        " ".join(question.text.split()),
        "Yes" if len(written) == len(shown) else "In part" if written else "No",
        length,
        _WHO[question.who] if question.who else "",
    )


def _unbroken(words: str) -> str:
    """Return words that stay on one line of a narrow column."""
    return words.replace(" ", "\u00a0")


def _each(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))
