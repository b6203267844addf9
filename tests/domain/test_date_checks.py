"""Dates that cannot follow one another are found, each mistake once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent
from bidprep.domain.date_checks import find_dates_out_of_order
from bidprep.domain.findings import Place
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.whole_bid import UsedCaseStudy, WholeBid

STAGE = Stage(
    "stage", "opp", published_on=date(2026, 1, 5), clarify_by=datetime(2026, 1, 30, 12, tzinfo=UTC),
    submit_by=datetime(2026, 2, 27, 12, tzinfo=UTC), award_on=date(2026, 4, 1), starts_on=date(2026, 7, 1),
)  # fmt: skip
STUDY = CaseStudy("s", "Through the  Gate", started_on=date(2024, 2, 29), ended_on=date(2025, 2, 28))


def whole(stage: Stage = STAGE, *lots: Lot, study: CaseStudy = STUDY, consents: tuple[Consent, ...] = ()) -> WholeBid:
    cases = (UsedCaseStudy(CaseStudyUse("u", "bid", "s", 1, "q"), study, (), (), consents),)
    return WholeBid(Bid("bid", "stage"), stage, Opportunity("opp"), (), (), lots, case_studies=cases)


def said(bid: WholeBid) -> list[str]:
    return [finding.message for finding in find_dates_out_of_order(bid)]


def test_dates_in_turn_or_on_one_day_or_not_noted_are_no_finding() -> None:
    assert said(whole()) == []
    one_day = date(2026, 4, 1)
    assert said(whole(replace(STAGE, award_on=one_day, starts_on=one_day))) == []
    assert said(whole(Stage("stage", "opp"), study=CaseStudy("s"))) == []
    assert said(whole(study=replace(STUDY, ended_on=STUDY.started_on))) == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"award_on": date(2025, 4, 1)},
            "the contract is awarded on 1 April 2025, before the bid is handed in on 27 February 2026.",
        ),
        (
            {"starts_on": date(2026, 3, 31)},
            "the service starts on 31 March 2026, before the contract is awarded on 1 April 2026.",
        ),
        (
            {"clarify_by": datetime(2026, 3, 1, tzinfo=UTC)},
            "the bid is handed in on 27 February 2026, before questions to the buyer close on 1 March 2026.",
        ),
        (
            {"published_on": date(2027, 1, 5)},
            "questions to the buyer close on 30 January 2026, before the notice was published on 5 January 2027.",
        ),
    ],
)
def test_a_mistake_in_the_stage_is_told_once(changed: dict[str, date], message: str) -> None:
    assert said(whole(replace(STAGE, **changed))) == [f"This stage: {message}"]  # type: ignore[arg-type]


def test_a_deadline_after_midnight_in_summer_is_on_its_day_in_the_united_kingdom() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July
    assert said(whole(replace(STAGE, submit_by=late, award_on=date(2026, 7, 1)))) == []


def test_a_lot_that_starts_before_the_award_is_told_where_we_bid_for_it() -> None:
    lot = Lot("l", "stage", title="NW-01", starts_on=date(2026, 3, 1), choice=LotChoice.BID)
    (found,) = find_dates_out_of_order(whole(STAGE, lot))
    assert found.message.startswith("NW-01: its service starts on 1 March 2026, before")
    assert found.place == Place(kind="lot", record_id="l")
    assert said(whole(STAGE, replace(lot, choice=LotChoice.NO_BID))) == []


def test_a_case_study_that_ended_before_it_started_and_a_consent_that_ended_before_it_was_given_are_told() -> None:
    consent = Consent("c", "s", given_on=date(2025, 5, 1), ends_on=date(2024, 5, 1))
    ended, given = find_dates_out_of_order(whole(study=replace(STUDY, ended_on=date(2023, 2, 28)), consents=(consent,)))
    assert (
        ended.message
        == "“Through the Gate”: it ended on 28 February 2023, before the work started on 29 February 2024."
    )
    assert given.message == "“Through the Gate”: it ends on 1 May 2024, before consent was given on 1 May 2025."
    assert ended.place == Place("q", kind="case_study", record_id="s")
