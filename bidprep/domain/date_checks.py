"""A check of dates that cannot follow one another as they are noted: most often a year was mistyped."""

from collections.abc import Iterator
from datetime import date, datetime

from bidprep.domain.dates import UK, say_date
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.whole_bid import UsedCaseStudy, WholeBid


def find_dates_out_of_order(whole: WholeBid) -> Iterator[Finding]:
    """Find dates that come before those they follow: of the stage, of our lots, of case studies used and their consents.

    One day may hold both. Dates that are not noted are passed over.
    """
    stage = whole.stage
    about_bid = Place(kind="bid", record_id=whole.bid.id)
    in_turn = [
        ("the notice was published", stage.published_on),
        ("questions to the buyer close", _day(stage.clarify_by)),
        ("the bid is handed in", _day(stage.submit_by)),
        ("the contract is awarded", stage.award_on),
    ]
    yield from _out_of_order("This stage", [*in_turn, ("the service starts", stage.starts_on)], about_bid)
    for lot in whole.chosen_lots:
        if lot.starts_on != stage.starts_on:
            where = Place(kind="lot", record_id=lot.id)
            called = lot.title or lot.reference or "A lot without a name"
            yield from _out_of_order(called, [*in_turn[3:], ("its service starts", lot.starts_on)], where)
    for case in whole.case_studies:
        yield from _of_case_study(case)


def _of_case_study(case: UsedCaseStudy) -> Iterator[Finding]:
    study = case.study
    where = Place(case.use.question_id, kind="case_study", record_id=study.id)
    called = f"“{' '.join(study.title.split()) or 'Untitled case study'}”"
    yield from _out_of_order(called, [("the work started", study.started_on), ("it ended", study.ended_on)], where)
    for consent in case.consents:
        dates = [("consent was given", consent.given_on), ("it ends", consent.ends_on)]
        yield from _out_of_order(called, dates, where)


def _out_of_order(called: str, dates: list[tuple[str, date | None]], place: Place) -> Iterator[Finding]:
    """Find the first date that comes before one it follows: what is mistyped once is told once."""
    before: tuple[str, date] | None = None
    for what, day in dates:
        if day is None:
            continue
        if before is not None and day < before[1]:
            yield Finding(
                "dates-out-of-order",
                Severity.WARNING,
                f"{called}: {what} on {say_date(day)}, before {before[0]} on {say_date(before[1])}.",
                "Correct the date that is wrong; look at the years first.",
                place,
            )
            return
        before = (what, day)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(UK).date() if moment else None
