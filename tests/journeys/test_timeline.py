"""The timeline: from the buyer’s dates to what is late and what can still move, by keyboard alone."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from bidprep.domain.bids import Question
from bidprep.domain.dates import say_date, today, uk_time
from bidprep.domain.opportunities import Stage
from bidprep.domain.timelines import DateKind, PlanStep
from bidprep.operations.bank_holidays import working_days
from bidprep.ui.pages.timeline import TimelinePage
from tests.journeys.hands import Hands, everything, start_blank_bid


def timeline_page(hands: Hands) -> TimelinePage:
    """Start a bid and open its timeline from the palette."""
    bid = start_blank_bid(hands, Question("", "", number="1", text="Who are you?"))
    hands.go("bid", bid.id)
    hands.press("Ctrl+K")
    hands.write("Timeline")
    hands.press("Return")
    return hands.page(TimelinePage)


def begun(hands: Hands, submit_on: date) -> TimelinePage:
    """Type a deadline and begin with the template."""
    page = timeline_page(hands)
    hands.fill(Hand_in_by=f"{submit_on.isoformat()} 12:00")
    hands.tab_to_called("Begin with the template")
    hands.press("Space")
    page.draft.flush()
    hands.settle()
    return page


def test_a_deadline_and_the_template_lead_to_what_can_be_done_in_time(own: Hands) -> None:
    hands = own
    page = timeline_page(hands)
    assert page.card.heading() == "No deadline is known"
    assert not page.chart_part.isVisible()
    submit_on = working_days().add(today(), 40)
    hands.fill(Hand_in_by=f"{submit_on.isoformat()} 12:00")
    hands.tab_to_called("Begin with the template")
    hands.press("Space")
    page.draft.flush()
    hands.settle()
    assert page.card.heading().startswith("Hand in by ")
    assert "All can be done in time, with " in page.card.words()
    assert page.steps.list.table.hasFocus()
    rows = page.steps.list.model.rows
    assert len(rows) == 10
    assert rows[-1].timed.done_by == working_days().add(submit_on, -1)
    (stage,) = everything(hands.close(), Stage)
    assert stage.submit_by == uk_time(submit_on, time(12))


def test_a_deadline_that_is_near_makes_steps_late_until_they_are_done(own: Hands) -> None:
    hands = own
    page = begun(hands, working_days().add(today(), 10))
    assert page.card.heading() == "10 steps are late"
    assert "working days are missing for “Register" in page.card.words()
    hands.fill(Working_days="0")
    page.steps.draft.flush()
    hands.settle()
    assert page.steps.list.model.rows[0].step.working_days == 0
    hands.tab_to(page.steps.form.editor("done"))
    hands.press("Space")
    page.steps.draft.flush()
    hands.settle()
    assert page.card.heading() == "9 steps are late"


def test_steps_move_and_undo_moves_them_back(own: Hands) -> None:
    hands = own
    page = begun(hands, working_days().add(today(), 40))
    first = page.steps.list.model.rows[0].step.name
    hands.tab_to_called("Move down step")
    hands.press("Space")
    assert page.steps.list.model.rows[1].step.name == first
    hands.choose("undo")
    assert page.steps.list.model.rows[0].step.name == first


def test_the_arrows_go_along_the_line_of_time(own: Hands) -> None:
    hands = own
    page = begun(hands, working_days().add(today(), 40))
    hands.tab_to(page.chart)
    hands.press("Home")
    assert page.chart.accessibleDescription() == f"Today is {say_date(today())}."
    hands.press("End")
    assert page.chart.accessibleDescription().startswith("Hand in by: ")
    assert page.chart_part.said.text() == page.chart.accessibleDescription()


@pytest.mark.parametrize(
    ("kind", "page_name"),
    [
        (DateKind.ACTION, "partners"),
        (DateKind.REVIEW, "personal-data"),
        (DateKind.STEP, "timeline"),
        (DateKind.AWARD, "timeline"),
    ],
)
def test_a_date_leads_to_where_it_stands(sample: Hands, kind: DateKind, page_name: str) -> None:
    hands = sample
    hands.go_to_bid("North West")
    hands.choose("timeline")
    page = hands.page(TimelinePage)
    hands.tab_to(page.dates.table)
    at = page.dates.model.find(lambda found: found.kind is kind)
    assert at >= 0
    hands.press("Ctrl+Home", *["Down"] * at, "Return")
    assert hands.window.place.page == page_name
    if kind is DateKind.AWARD:
        expected: QWidget = page.form.editor("award_on")
        assert hands.focus is expected
    if kind is DateKind.STEP:
        assert hands.focus is page.steps.form.editor("name")


def test_the_dates_are_written_for_a_calendar(own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = own
    begun(hands, working_days().add(today(), 40))
    named = [("", ""), (str(tmp_path / "Dates"), "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_told: named.pop(0)))
    hands.tab_to_called("Calendar file…")
    hands.press("Space")  # and Escape in the dialog
    assert list(tmp_path.glob("*.ics")) == []
    hands.press("Space")
    hands.wait_until(lambda: hands.said.startswith("Wrote Dates.ics"))
    assert (tmp_path / "Dates.ics").read_bytes().count(b"BEGIN:VEVENT") == 11


def test_midnights_and_short_windows_are_pointed_out(own: Hands) -> None:
    hands = own
    page = timeline_page(hands)
    deadline = working_days().on_or_after(today() + timedelta(days=20))
    hands.fill(Published=today().isoformat(), Hand_in_by=f"{deadline.isoformat()} 00:00")
    page.draft.flush()
    hands.settle()
    assert "is the last full day." in page.card.words()
    assert "fewer than 28" in page.card.words()
    assert everything(hands.close(), PlanStep) == ()
