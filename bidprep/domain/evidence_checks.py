"""Checks of what stands behind the answers: case studies and consents, policies and their dates."""

from collections.abc import Iterable, Iterator
from datetime import date

from bidprep.domain.answer_checks import called
from bidprep.domain.case_studies import consent_fault, consents_end_on, counting_consents
from bidprep.domain.dates import say_date
from bidprep.domain.field_names import field_key
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.identifying import IdentifyingDetail, detail_key, find_identifying, find_names
from bidprep.domain.noted import Noted, words_read
from bidprep.domain.policies import POLICY_WORDS, Policy, counting_policies, usual_name
from bidprep.domain.whole_bid import UsedCaseStudy, WholeBid


def find_case_study_count(whole: WholeBid) -> Iterator[Finding]:
    """Find that a buyer who takes a fixed number of case studies gets more or fewer. A study used twice is one."""
    wanted = whole.bid.case_studies
    used = len({case.study.id for case in whole.case_studies})
    if wanted is None or used == wanted:
        return
    studies = "case study" if wanted == 1 else "case studies"
    yield Finding(
        "case-study-count",
        Severity.STOPPER,
        f"The buyer takes exactly {say_number(wanted)} {studies}; this bid uses {say_number(used)}.",
        "Choose them on the bid’s page, under Case studies.",
        Place(kind="bid", record_id=whole.bid.id),
    )


def find_consent_faults(whole: WholeBid) -> Iterator[Finding]:
    """Find case studies that may not be told to this buyer on the day of submission, or not until the service starts.

    Consent holds through its last day. One that ends after the submission and before a start is a warning: the
    buyer still has the story then.
    """
    buyer, on = whole.opportunity.buyer, whole.submission_on
    for case in whole.case_studies:
        place = Place(case.use.question_id, kind="case_study", record_id=case.study.id)
        ends_on = consents_end_on(case.study, case.consents, buyer, on)
        starts_on = _first_start_after(whole, ends_on)
        fault = consent_fault(case.study, case.consents, buyer, on)
        if fault:
            yield Finding(
                "consent-missing",
                Severity.STOPPER,
                f"“{_title(case)}” may not be used: {fault}.",
                "Ask for consent and note it with the case study, or use another one.",
                place,
            )
        elif starts_on:
            yield Finding(
                "consent-ends",
                Severity.WARNING,
                f"The consent for “{_title(case)}” ends on {say_date(ends_on)},"
                f" before the service starts on {say_date(starts_on)}.",
                "Ask whether it may be used for longer, and tell the buyer when it ends.",
                place,
            )


def find_policy_dates(whole: WholeBid) -> Iterator[Finding]:
    """Find policies, insurances and accreditations that do not hold at the submission, or will not at a start.

    Each holds from the day of its issue through the day on which it expires; of several of one name one counts, so that
    a renewal without a gap settles it. A review that is overdue at the submission is a warning.
    """
    policies = whole.organisation.policies
    for policy in counting_policies(policies, whole.submission_on):
        what = f"{POLICY_WORDS[policy.kind]} “{policy.name or 'without a name'}”"
        place = Place(kind="policy", record_id=policy.id)
        starts_on = _first_start_without(whole, policy, policies)
        if not policy.holds_on(whole.submission_on):
            has_begun = policy.issued_on is None or policy.issued_on <= whole.submission_on
            yield Finding(
                "policy-expired",
                Severity.STOPPER,
                f"{what} {_expiry(whole, policy) if has_begun else _beginning(whole, policy)}.",
                "Renew it and note the new date, or remove it where you no longer need it."
                if has_begun
                else "Note what holds until then, or ask for an earlier beginning.",
                place,
            )
        elif starts_on:
            yield Finding(
                "policy-expires",
                Severity.WARNING,
                f"{what} expires on {say_date(policy.expires_on)}, before the service starts on {say_date(starts_on)}.",
                "Plan its renewal, and say in the bid that it will be renewed.",
                place,
            )
        if policy.review_on and policy.review_on < whole.submission_on:
            yield Finding(
                "policy-review",
                Severity.WARNING,
                f"{what} {_was_or_is(whole, policy.review_on)} to be reviewed by {say_date(policy.review_on)}.",
                "Review it and note when the next review is due.",
                place,
            )


def find_identifying_details(whole: WholeBid) -> Iterator[Finding]:
    """Find what could tell who somebody is, in the answers and the case studies that are used.

    That is a number or an address of one person, and the full name of anybody who agreed to be told of without it.
    What the organisation states of itself, such as its own telephone number, is no finding.
    """
    own = {detail_key(detail.words) for detail in find_identifying("\n".join(whole.fields.values()))}
    names = tuple(name for case in whole.case_studies for name in _names_kept_out(whole, case))
    for question, answer in whole.counting_answers:
        named = find_names(whole.plain(answer), names) if _may_name(answer.text, names) else ()
        for detail in (*whole.worked_out(answer, IDENTIFYING), *named):
            if detail_key(detail.words) not in own:
                yield Finding(
                    "identifying-detail",
                    Severity.WARNING,
                    f"The answer to {called(whole, question, answer)} holds “{detail.words}”,"
                    f" which looks like {detail.looks_like}.",
                    "Take it out, unless the buyer needs it and the person agrees.",
                    Place(question.id, answer.lot_id, detail.words),
                )
    for case in whole.case_studies:
        words = "\n".join(_words_of(case))
        for detail in (*find_identifying(words), *find_names(words, names)):
            if detail_key(detail.words) not in own:
                yield Finding(
                    "identifying-detail",
                    Severity.WARNING,
                    f"The case study “{_title(case)}” holds “{detail.words}”, which looks like {detail.looks_like}.",
                    "Take it out: a story is told without what gives the person away.",
                    Place(quote=detail.words, kind="case_study", record_id=case.study.id),
                )


def _first_start_after(whole: WholeBid, day: date | None) -> date | None:
    """Return the first day after this one on which a service of the bid starts; None for no day."""
    return next((start for start in whole.starts_on if day and start > day), None)


def _first_start_without(whole: WholeBid, policy: Policy, policies: Iterable[Policy]) -> date | None:
    """Return the first day after a policy's end on which a service starts and no other of its name holds."""
    name = field_key(usual_name(policy))
    others = [each for each in policies if name and field_key(usual_name(each)) == name]
    return next(
        (
            start
            for start in whole.starts_on
            if policy.expires_on and start > policy.expires_on and not any(each.holds_on(start) for each in others)
        ),
        None,
    )


def _beginning(whole: WholeBid, policy: Policy) -> str:
    return f"begins on {say_date(policy.issued_on)}, after this bid is handed in on {say_date(whole.submission_on)}"


def _expiry(whole: WholeBid, policy: Policy) -> str:
    said = say_date(policy.expires_on)
    if policy.holds_on(whole.as_at):
        return f"expires on {said}, before this bid is handed in on {say_date(whole.submission_on)}"
    return f"expired on {said}"


def _was_or_is(whole: WholeBid, day: date) -> str:
    return "was" if day < whole.as_at else "is"


def _names_kept_out(whole: WholeBid, case: UsedCaseStudy) -> Iterator[str]:
    for consent in counting_consents(case.consents, whole.opportunity.buyer, whole.submission_on):
        if not consent.named:
            yield consent.given_by


def _identifying(words: str) -> tuple[IdentifyingDetail, ...]:
    return tuple(find_identifying(words))


IDENTIFYING = Noted(
    "identifying",
    _identifying,
    lambda details: [[detail.words, detail.looks_like] for detail in details],
    lambda pairs: tuple(IdentifyingDetail(*words_read(pair)) for pair in pairs),
)
"""What is noted of plain words: the identifying details in them."""


def _may_name(markdown: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names may stand in a text: most texts hold none, and need not be filled in to be searched."""
    return any(all(word in markdown for word in name.split()) for name in names)


def _words_of(case: UsedCaseStudy) -> Iterator[str]:
    study = case.study
    yield from (study.title, study.need, study.what_we_did, study.result)
    yield from (figure.figure for figure in case.figures)
    yield from (telling.text for telling in case.tellings)


def _title(case: UsedCaseStudy) -> str:
    return " ".join(case.study.title.split()) or "Untitled case study"


def say_number(count: int) -> str:
    """Return a small number in words, one from ten on in digits."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[count] if count < len(words) else f"{count}"
