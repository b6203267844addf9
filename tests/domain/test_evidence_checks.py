"""The dates of policies and consents against the submission and the start of the service, and other evidence."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, ConsentScope, Figure, Telling
from bidprep.domain.dates import uk_time
from bidprep.domain.evidence_checks import (
    find_case_study_count,
    find_consent_faults,
    find_identifying_details,
    find_policy_dates,
)
from bidprep.domain.findings import Finding, Severity
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.policies import Policy, PolicyKind
from bidprep.domain.whole_bid import Organisation, UsedCaseStudy, WholeBid, submission_day

BUYER = "Ministry of Justice"
TODAY = date(2026, 2, 2)
STUDY = CaseStudy("s", "Through the Gate")

EXPIRED = [("policy-expired", Severity.STOPPER)]
EXPIRES = [("policy-expires", Severity.WARNING)]
REVIEW = [("policy-review", Severity.WARNING)]
MISSING = [("consent-missing", Severity.STOPPER)]
ENDS = [("consent-ends", Severity.WARNING)]
NOTHING: list[tuple[str, Severity]] = []


def noon(year: int, month: int, day: int) -> datetime:
    return uk_time(date(year, month, day), time(12))


def midnight(year: int, month: int, day: int) -> datetime:
    """The start of a day in the United Kingdom."""
    return uk_time(date(year, month, day), time())


def utc(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def lot(name: str, starts_on: date | None, choice: LotChoice = LotChoice.BID) -> Lot:
    return Lot(name, "stage", title=name, starts_on=starts_on, choice=choice)


def whole_bid(
    submit_by: datetime | None = None,
    starts_on: date | None = None,
    *,
    lots: tuple[Lot, ...] = (),
    policies: tuple[Policy, ...] = (),
    cases: tuple[UsedCaseStudy, ...] = (),
    bid: Bid = Bid("bid", "stage"),  # noqa: B008 - frozen
) -> WholeBid:
    stage = Stage("stage", "opp", submit_by=submit_by, starts_on=starts_on)
    opportunity = Opportunity("opp", "Framework", BUYER)
    return WholeBid(bid, stage, opportunity, (), (), lots, Organisation((), (), policies), cases, (), TODAY)


def used(*consents: Consent, study: CaseStudy = STUDY) -> tuple[UsedCaseStudy, ...]:
    return (UsedCaseStudy(CaseStudyUse("u", "bid", study.id, 1, "q"), study, (), (), consents),)


def consent(given_by: str = "Danny", given_on: date | None = date(2025, 1, 1), **more: Any) -> Consent:
    told: dict[str, Any] = {"scope": ConsentScope.PUBLIC} | more
    return Consent(f"c-{given_by}-{given_on}-{more}", "s", given_by, given_on, **told)


def said(found: list[Finding]) -> list[tuple[str, Severity]]:
    return [(finding.check, finding.severity) for finding in found]


@dataclass(frozen=True)
class Dates:
    """When a bid is handed in and when its service starts."""

    submit_by: datetime | None = None
    starts_on: date | None = None
    lots: tuple[Lot, ...] = ()


# An expiry or end date, the dates of the bid, and whether that is too early for: the submission, a start, neither.
SUBMISSION, START, NEITHER = "the submission", "the start", "nothing"
CASES: dict[str, tuple[date, Dates, str]] = {
    "on the day of submission it still holds": (date(2026, 3, 10), Dates(noon(2026, 3, 10)), NEITHER),
    "the day before the submission is too early": (date(2026, 3, 9), Dates(noon(2026, 3, 10)), SUBMISSION),
    "the day after the submission will do": (date(2026, 3, 11), Dates(noon(2026, 3, 10)), NEITHER),
    "on the day of the start it still holds": (
        date(2026, 6, 1), Dates(noon(2026, 3, 10), date(2026, 6, 1)), NEITHER),
    "the day before the start is too early for it": (
        date(2026, 5, 31), Dates(noon(2026, 3, 10), date(2026, 6, 1)), START),
    "the day after the start will do": (date(2026, 6, 2), Dates(noon(2026, 3, 10), date(2026, 6, 1)), NEITHER),
    "what ends before both is told once, as the worse": (
        date(2026, 3, 9), Dates(noon(2026, 3, 10), date(2026, 6, 1)), SUBMISSION),
    "the day of submission is too early for the start": (
        date(2026, 3, 10), Dates(noon(2026, 3, 10), date(2026, 6, 1)), START),
    "a leap day is a day to hand in on": (date(2028, 2, 29), Dates(noon(2028, 2, 29)), NEITHER),
    "the day before a leap day is too early for it": (date(2028, 2, 28), Dates(noon(2028, 2, 29)), SUBMISSION),
    "a leap day is before the first of March": (date(2028, 2, 29), Dates(noon(2028, 3, 1)), SUBMISSION),
    "a leap day may be the start": (date(2028, 2, 28), Dates(noon(2028, 2, 1), date(2028, 2, 29)), START),
    "late in the evening in UTC is the next day in summer": (
        date(2026, 7, 9), Dates(utc(2026, 7, 9, 23, 30)), SUBMISSION),
    "late in the evening in UTC is the same day in winter": (
        date(2026, 12, 9), Dates(utc(2026, 12, 9, 23, 30)), NEITHER),
    "the evening before the clocks go forward in 2026": (date(2026, 3, 28), Dates(utc(2026, 3, 28, 23, 30)), NEITHER),
    "the night after the clocks went forward in 2026": (date(2026, 3, 29), Dates(utc(2026, 3, 29, 23, 30)), SUBMISSION),
    "the hour that there is not": (date(2026, 3, 29), Dates(uk_time(date(2026, 3, 29), time(1, 30))), NEITHER),
    "the night before the clocks go back in 2026": (
        date(2026, 10, 24), Dates(utc(2026, 10, 24, 23, 30)), SUBMISSION),
    "the hour that there is twice": (date(2026, 10, 25), Dates(uk_time(date(2026, 10, 25), time(1, 30))), NEITHER),
    "the night after the clocks went back in 2026": (
        date(2026, 10, 25), Dates(utc(2026, 10, 25, 23, 30)), NEITHER),
    "the night after the clocks went forward in 2027": (
        date(2027, 3, 28), Dates(utc(2027, 3, 28, 23, 30)), SUBMISSION),
    "midnight is the start of its day, so the day before is the last": (
        date(2026, 12, 9), Dates(midnight(2026, 12, 10)), NEITHER),
    "two days before a midnight is too early": (date(2026, 12, 8), Dates(midnight(2026, 12, 10)), SUBMISSION),
    "midnight in summer, an hour before that in UTC": (date(2026, 7, 9), Dates(midnight(2026, 7, 10)), NEITHER),
    "midnight on the day on which the clocks go back": (date(2026, 10, 24), Dates(midnight(2026, 10, 25)), NEITHER),
    "a minute past midnight is a day to hand in on": (
        date(2026, 12, 9), Dates(uk_time(date(2026, 12, 10), time(0, 1))), SUBMISSION),
    "without a deadline yesterday is too early": (date(2026, 2, 1), Dates(), SUBMISSION),
    "without a deadline today will do": (TODAY, Dates(), NEITHER),
    "without a deadline the start is looked at": (date(2026, 3, 1), Dates(None, date(2026, 6, 1)), START),
    "without a start nothing is too early for it": (date(2026, 3, 11), Dates(noon(2026, 3, 10), None), NEITHER),
    "a lot that we bid for starts when it says": (
        date(2026, 5, 31), Dates(noon(2026, 3, 10), None, (lot("York", date(2026, 6, 1)),)), START),
    "of several lots the one that starts last counts too": (
        date(2026, 7, 1),
        Dates(noon(2026, 3, 10), None, (lot("York", date(2026, 6, 1)), lot("Hull", date(2026, 9, 1)))), START),
    "a lot may start later than the stage": (
        date(2026, 7, 1), Dates(noon(2026, 3, 10), date(2026, 6, 1), (lot("York", date(2026, 9, 1)),)), START),
    "a lot that we do not bid for starts without us": (
        date(2026, 7, 1), Dates(noon(2026, 3, 10), None, (lot("York", date(2026, 9, 1), LotChoice.NO_BID),)), NEITHER),
    "a lot without a start says nothing": (
        date(2026, 7, 1), Dates(noon(2026, 3, 10), None, (lot("York", None),)), NEITHER),
    "a deadline that has passed is still the day": (date(2026, 1, 20), Dates(noon(2026, 1, 20)), NEITHER),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_policy_expires_in_time_or_too_early(name: str) -> None:
    expires_on, dates, too_early_for = CASES[name]
    policies = (Policy("p", name="Safeguarding", expires_on=expires_on),)
    found = list(find_policy_dates(whole_bid(dates.submit_by, dates.starts_on, lots=dates.lots, policies=policies)))
    assert said(found) == {SUBMISSION: EXPIRED, START: EXPIRES, NEITHER: NOTHING}[too_early_for]
    assert all((finding.place.kind, finding.place.record_id) == ("policy", "p") for finding in found)


@pytest.mark.parametrize("name", CASES)
def test_a_consent_ends_in_time_or_too_early(name: str) -> None:
    ends_on, dates, too_early_for = CASES[name]
    cases = used(consent(ends_on=ends_on))
    found = list(find_consent_faults(whole_bid(dates.submit_by, dates.starts_on, lots=dates.lots, cases=cases)))
    assert said(found) == {SUBMISSION: MISSING, START: ENDS, NEITHER: NOTHING}[too_early_for]
    assert all(
        (finding.place.kind, finding.place.record_id, finding.place.question_id) == ("case_study", "s", "q")
        for finding in found
    )


ON = noon(2026, 3, 10)
LEEDS: dict[str, Any] = {"scope": ConsentScope.THIS_BUYER, "buyer": "Leeds City Council"}
OURS: dict[str, Any] = {"scope": ConsentScope.THIS_BUYER, "buyer": "  ministry of  JUSTICE "}
CONSENTS: dict[str, tuple[tuple[Consent, ...], str]] = {
    "nobody": ((), "nobody’s consent is noted"),
    "for anybody": ((consent(),), ""),
    "for this buyer, however it is spelt": ((consent(**OURS),), ""),
    "for another buyer": ((consent(**LEEDS),), "the consent of Danny is for Leeds City Council only"),
    "for one buyer without saying which": (
        (consent(scope=ConsentScope.THIS_BUYER),), "the consent of Danny does not say for which buyer it is"),
    "within the organisation": (
        (consent(scope=ConsentScope.INTERNAL),), "the consent of Danny is for our own organisation only"),
    "without a date": ((consent(given_on=None),), "the consent of Danny has no date on which it was given"),
    "without a name": ((consent("", given_on=None),), "the consent has no date on which it was given"),
    "given on the day": ((consent(given_on=date(2026, 3, 10)),), ""),
    "given later": ((consent(given_on=date(2026, 3, 11)),), "the consent of Danny is only given later"),
    "given later, but one that holds till then": ((consent(), consent(given_on=date(2026, 3, 11), **LEEDS)), ""),
    "withdrawn": ((consent(withdrawn_on=date(2026, 1, 5)),), "the consent of Danny was withdrawn"),
    "to be withdrawn": ((consent(withdrawn_on=date(2026, 9, 5)),), "the consent of Danny was withdrawn"),
    "renewed after it ended": ((consent(ends_on=date(2025, 12, 31)), consent(given_on=date(2026, 1, 2))), ""),
    "renewed after it was withdrawn": (
        (consent(given_on=date(2026, 1, 6)), consent(withdrawn_on=date(2026, 1, 5))), ""),
    "renewed on the day it was withdrawn": (
        (consent(given_on=date(2026, 1, 5)), consent(withdrawn_on=date(2026, 1, 5))), ""),
    "renewed, then the old one withdrawn": (
        (consent(given_on=date(2025, 6, 1)), consent(withdrawn_on=date(2026, 1, 5))),
        "the consent of Danny was withdrawn"),
    "renewed for less": (
        (consent(), consent(given_on=date(2026, 1, 2), scope=ConsentScope.INTERNAL)),
        "the consent of Danny is for our own organisation only"),
    "for us and then for another buyer": ((consent(**OURS), consent(given_on=date(2026, 1, 2), **LEEDS)), ""),
    "for another buyer and then for us": ((consent(**LEEDS), consent(given_on=date(2026, 1, 2), **OURS)), ""),
    "for another buyer, and withdrawn there": (
        (consent(**OURS), consent(given_on=date(2026, 1, 2), withdrawn_on=date(2026, 1, 3), **LEEDS)),
        "the consent of Danny was withdrawn"),
    "of several people": ((consent(), consent("Asif"), consent("Lee")), ""),
    "of several people, one of which has ended": (
        (consent(), consent("Asif", ends_on=date(2026, 3, 9)), consent("Lee")),
        "the consent of Asif has ended by then"),
    "of one person spelt twice": (
        (consent("danny ", withdrawn_on=date(2025, 2, 2)), consent(given_on=date(2025, 3, 3))), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CONSENTS)
def test_a_story_is_told_only_with_a_consent_that_counts_for_this_buyer(name: str) -> None:
    consents, fault = CONSENTS[name]
    for order in (consents, consents[::-1]):
        found = list(find_consent_faults(whole_bid(ON, cases=used(*order))))
        assert said(found) == (MISSING if fault else NOTHING)
        assert [finding.message for finding in found] == (
            [f"“Through the Gate” may not be used: {fault}."] * len(found)
        )


def test_a_story_in_which_nobody_could_be_recognised_needs_no_consent() -> None:
    alone = replace(STUDY, needs_consent=False)
    withdrawn = consent(withdrawn_on=date(2025, 2, 2), ends_on=date(2025, 3, 3))
    assert said(list(find_consent_faults(whole_bid(ON, date(2026, 6, 1), cases=used(study=alone))))) == NOTHING
    assert (
        said(list(find_consent_faults(whole_bid(ON, date(2026, 6, 1), cases=used(withdrawn, study=alone))))) == NOTHING
    )


def test_the_consent_that_ends_first_is_told_and_one_for_another_buyer_is_not() -> None:
    consents = (
        consent(ends_on=date(2026, 5, 5)),
        consent("Asif", ends_on=date(2026, 4, 4)),
        consent("Lee"),
        consent("Lee", ends_on=date(2026, 3, 30), **LEEDS),
    )
    (finding,) = find_consent_faults(whole_bid(ON, date(2026, 6, 1), cases=used(*consents, study=CaseStudy("s"))))
    assert finding.message == (
        "The consent for “Untitled case study” ends on 4 April 2026, before the service starts on 1 June 2026."
    )


def test_the_first_start_that_a_policy_misses_is_told() -> None:
    lots = (lot("York", date(2026, 9, 1)), lot("Hull", date(2026, 8, 1)), lot("Leeds", date(2026, 6, 1)))
    cover = Policy("p", PolicyKind.INSURANCE, "Public liability", expires_on=date(2026, 7, 1))
    (finding,) = find_policy_dates(whole_bid(ON, lots=lots, policies=(cover,)))
    assert finding.message == (
        "Insurance “Public liability” expires on 1 July 2026, before the service starts on 1 August 2026."
    )


def test_what_has_expired_and_what_will_are_told_apart() -> None:
    gone, going = Policy("a", expires_on=date(2026, 2, 1)), Policy("b", expires_on=date(2026, 3, 1))
    messages = [finding.message for finding in find_policy_dates(whole_bid(ON, policies=(gone, going)))]
    assert messages == [
        "Policy “without a name” expired on 1 February 2026.",
        "Policy “without a name” expires on 1 March 2026, before this bid is handed in on 10 March 2026.",
    ]


def test_a_renewal_under_the_same_name_settles_what_has_expired() -> None:
    old = Policy("a", name="Public liability", expires_on=date(2026, 1, 1), review_on=date(2025, 1, 1))
    new = Policy("b", name="public  liability", expires_on=date(2027, 1, 1))
    for policies in ((old, new), (new, old)):
        assert said(list(find_policy_dates(whole_bid(ON, policies=policies)))) == NOTHING
    for_ever = replace(new, expires_on=None)
    assert said(list(find_policy_dates(whole_bid(ON, date(2030, 1, 1), policies=(for_ever, old))))) == NOTHING


def test_a_gap_between_two_covers_is_found_where_a_day_that_counts_falls_into_it() -> None:
    old = Policy("a", PolicyKind.INSURANCE, "Product liability", expires_on=date(2026, 3, 1))
    new = replace(old, id="b", issued_on=date(2026, 3, 20), expires_on=date(2027, 3, 1))
    for policies in ((old, new), (new, old)):
        assert [finding.message for finding in find_policy_dates(whole_bid(ON, policies=policies))] == [
            "Insurance “Product liability” expires on 1 March 2026, before this bid is handed in on 10 March 2026."
        ]
    follows = replace(new, issued_on=date(2026, 3, 2))
    assert said(list(find_policy_dates(whole_bid(ON, date(2026, 6, 1), policies=(old, follows))))) == NOTHING
    covers_start = replace(old, expires_on=date(2026, 3, 15)), new
    assert said(list(find_policy_dates(whole_bid(ON, date(2026, 6, 1), policies=covers_start)))) == NOTHING


def test_a_cover_that_only_begins_after_the_submission_does_not_hold_at_it() -> None:
    (finding,) = find_policy_dates(whole_bid(ON, policies=(Policy("a", name="Cover", issued_on=date(2026, 4, 1)),)))
    assert finding.message == ("Policy “Cover” begins on 1 April 2026, after this bid is handed in on 10 March 2026.")


@pytest.mark.parametrize(
    ("review_on", "found"),
    [(None, NOTHING), (date(2026, 3, 9), REVIEW), (date(2026, 3, 10), NOTHING), (date(2026, 1, 1), REVIEW)],
)
def test_a_review_that_is_overdue_at_the_submission_is_a_warning(
    review_on: date | None, found: list[tuple[str, Severity]]
) -> None:
    policy = Policy("p", name="Equality", review_on=review_on)
    assert said(list(find_policy_dates(whole_bid(ON, policies=(policy,))))) == found


def test_a_review_that_has_been_missed_and_one_that_falls_due_are_told_apart() -> None:
    policies = (Policy("a", name="A", review_on=date(2026, 1, 1)), Policy("b", name="B", review_on=date(2026, 3, 1)))
    assert [finding.message for finding in find_policy_dates(whole_bid(ON, policies=policies))] == [
        "Policy “A” was to be reviewed by 1 January 2026.",
        "Policy “B” is to be reviewed by 1 March 2026.",
    ]


def test_a_policy_that_is_both_expired_and_not_reviewed_is_told_twice() -> None:
    policy = Policy("p", name="Equality", expires_on=date(2026, 1, 1), review_on=date(2026, 1, 1))
    assert said(list(find_policy_dates(whole_bid(ON, policies=(policy,))))) == EXPIRED + REVIEW


@pytest.mark.parametrize(
    ("stage", "day"),
    [
        (Stage("s", "o"), TODAY),
        (Stage("s", "o", submit_by=utc(2026, 7, 9, 23, 30)), date(2026, 7, 10)),
        (Stage("s", "o", submit_by=midnight(2026, 1, 1)), date(2025, 12, 31)),
    ],
)
def test_the_day_of_submission_is_the_last_on_which_it_can_be_handed_in(stage: Stage, day: date) -> None:
    assert submission_day(stage, TODAY) == day


def test_the_starts_are_those_of_the_stage_and_of_the_lots_we_bid_for_in_order_each_once() -> None:
    first, last = date(2026, 6, 1), date(2026, 9, 1)
    lots = (
        lot("York", last),
        lot("Hull", first),
        lot("Leeds", None),
        lot("Bath", date(2026, 1, 1), LotChoice.UNDECIDED),
    )
    assert whole_bid(ON, first, lots=lots).starts_on == (first, last)
    assert whole_bid(ON).starts_on == ()


# How many case studies


@pytest.mark.parametrize(
    ("wanted", "studies", "message"),
    [
        (None, ("a",), None),
        (2, ("a", "b"), None),
        (2, (), "The buyer takes exactly two case studies; this bid uses none."),
        (2, ("a", "a"), "The buyer takes exactly two case studies; this bid uses one."),
        (1, ("a", "b", "c"), "The buyer takes exactly one case study; this bid uses three."),
        (12, ("a",), "The buyer takes exactly 12 case studies; this bid uses one."),
    ],
)
def test_a_buyer_who_takes_a_number_of_case_studies_gets_just_that(
    wanted: int | None, studies: tuple[str, ...], message: str | None
) -> None:
    cases = tuple(case for study in studies for case in used(study=CaseStudy(study)))
    found = list(find_case_study_count(whole_bid(cases=cases, bid=Bid("bid", "stage", case_studies=wanted))))
    assert [finding.message for finding in found] == ([message] if message else [])
    assert all(finding.severity is Severity.STOPPER for finding in found)


# What gives somebody away


def told(text: str, *cases: UsedCaseStudy, facts: tuple[Fact, ...] = ()) -> list[str]:
    asked = (Question("q", "bid", 1, "4.1"),)
    whole = replace(
        whole_bid(ON, cases=cases),
        questions=asked,
        answers=(Answer("a", "q", text=text),),
        organisation=Organisation(facts),
    )
    return [finding.message for finding in find_identifying_details(whole)]


def test_details_in_answers_are_warnings_with_their_place() -> None:
    assert told("Ring 01632 960417 or write to LA1 4AB.\n") == [
        "The answer to question 4.1 holds “01632 960417”, which looks like a telephone number.",
        "The answer to question 4.1 holds “LA1 4AB”, which looks like a postcode.",
    ]


def test_what_the_organisation_states_of_itself_is_no_finding_however_it_is_spelt() -> None:
    facts = (Fact("t", "Telephone", "01632 960417"), Fact("p", "Postcode", "LA1 4AB"), Fact("e", "E-mail", "a@b.org"))
    assert told("{{telephone}}, +44 (0)1632 960 417, {{postcode}}, LA14AB, a@b.org\n", facts=facts) == []
    assert len(told("01632 960418\n", facts=facts)) == 1


def test_details_are_looked_for_in_all_that_is_told_of_a_case_study() -> None:
    study = replace(
        STUDY, need="A1234BC", what_we_did="LA1 4AB", result="dan@example.org", referee_contact="01632 960417"
    )
    use = CaseStudyUse("u", "bid", "s", 1)
    figures = (Figure("f", "s", 1, "born 4/3/1987", "AB123456C"),)
    tellings = (Telling("t", "s", 150, "07700 900417\n"),)
    found = told("", UsedCaseStudy(use, study, figures, tellings))
    assert len(found) == 5
    assert all(message.startswith("The case study “Through the Gate” holds “") for message in found)


def test_the_name_of_somebody_who_is_not_to_be_named_is_found_in_answers_and_stories() -> None:
    study = replace(STUDY, result="Craig Fairhurst now helps.")
    anonymous = UsedCaseStudy(CaseStudyUse("u", "bid", "s", 1), study, (), (), (consent("Craig Fairhurst"),))
    assert told("**Craig Fairhurst** came, and Craig stayed.\n", anonymous) == [
        "The answer to question 4.1 holds “Craig Fairhurst”, which looks like the name of somebody who is not to be named.",
        "The case study “Through the Gate” holds “Craig Fairhurst”,"
        " which looks like the name of somebody who is not to be named.",
    ]
    named = replace(anonymous, consents=(consent("Craig Fairhurst", named=True),))
    assert told("Craig Fairhurst came.\n", named) == []
    nameless = replace(anonymous, study=STUDY, consents=(consent(" "),))
    assert told("Somebody came.\n", nameless) == []
