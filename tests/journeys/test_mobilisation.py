"""Mobilisation: from the dates of award and service to “it does not fit by so many weeks”, by keyboard alone."""

from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from bidprep.domain.bids import Question
from bidprep.domain.mobilisation import Task
from bidprep.domain.opportunities import Stage
from bidprep.ui.pages.mobilisation import MobilisationPage
from bidprep.ui.pages.word_out import WordOutPage
from tests.journeys.hands import Hands, everything, start_blank_bid


def plan_page(hands: Hands) -> MobilisationPage:
    """Start a bid and open its plan from the palette."""
    bid = start_blank_bid(hands, Question("", "", number="1", text="Who are you?"))
    hands.go("bid", bid.id)
    hands.press("Ctrl+K")
    hands.write("Mobilisation")
    hands.press("Return")
    return hands.page(MobilisationPage)


def begun(hands: Hands) -> MobilisationPage:
    """Type the dates and begin with the template."""
    page = plan_page(hands)
    hands.fill(Award="1/3/2027", Service_starts="1/6/2027")
    hands.tab_to_called("Begin with the template")
    hands.press("Space")
    page.draft.flush()
    hands.settle()
    return page


def test_dates_and_the_template_lead_to_how_many_weeks_are_missing(own: Hands) -> None:
    hands = own
    page = plan_page(hands)
    assert page.fit.heading() == "No plan yet"
    assert not page.chart.isVisible()
    hands.fill(Award="1/3/2027", Service_starts="1/6/2027")
    hands.tab_to_called("Begin with the template")
    hands.press("Space")
    page.draft.flush()
    hands.settle()
    assert page.fit.heading() == "It does not fit by 4 weeks"
    assert "because of “Wait out the standstill and sign the contract”, then “Advertise" in page.fit.words()
    assert page.tasks.list.table.hasFocus()
    assert page.tasks.list.model.rowCount() == 33
    (stage,) = everything(hands.close(), Stage)
    assert (stage.award_on, stage.starts_on) == (date(2027, 3, 1), date(2027, 6, 1))


def test_without_an_award_the_page_says_what_is_missing(own: Hands) -> None:
    hands = own
    page = plan_page(hands)
    hands.tab_to_called("Begin with the template")
    hands.press("Space")
    assert page.fit.heading() == "The plan cannot be worked out"
    assert "There is no award date to begin with." in page.fit.words()
    hands.choose("undo")
    assert page.fit.heading() == "No plan yet"


def test_a_shorter_task_changes_what_is_missing(own: Hands) -> None:
    hands = own
    page = begun(hands)
    at = page.tasks.list.model.find(lambda row: row.task.is_vetting)
    hands.press(*["Down"] * at)
    hands.fill(Working_days="10")
    page.tasks.draft.flush()
    hands.settle()
    assert page.fit.heading() == "It does not fit by 1 week"
    assert "“New staff work out their notice”" in page.fit.words()  # that is the longest way now


def test_a_task_that_would_wait_for_itself_is_refused_beside_its_field(own: Hands) -> None:
    hands = own
    page = begun(hands)
    hands.press("Down")  # the contract, which others wait for
    hands.fill(Comes_after="11")
    hands.press("Tab")
    described = page.tasks.form.editor("after").accessibleDescription()
    assert "These tasks wait for one another in a circle: " in described
    assert "“Wait out the standstill and sign the contract”" in described
    hands.fill(Comes_after="99")
    hands.press("Tab")
    assert "There is no task “99”" in page.tasks.form.editor("after").accessibleDescription()
    tasks = everything(hands.close(), Task)
    assert tasks[1].after == ()


def test_what_if_keeps_nothing_until_it_is_taken(own: Hands) -> None:
    hands = own
    page = begun(hands)
    hands.fill(If_the_service_started_on="14/6/2027", If_vetting_took="10")
    rows = {row.what: (row.now, row.then) for row in page.what_if.list.model.rows}
    assert rows["Vetting"] == ("30 working days", "10 working days")
    assert rows["Does it fit?"] == ("No: 4 weeks short", "Yes")
    assert page.fit.heading() == "It does not fit by 4 weeks"
    hands.tab_to_called("Take this as the plan")
    hands.press("Space")
    assert page.fit.heading() == "It fits"
    assert not page.what_if.take.isEnabled()
    hands.choose("undo")
    assert page.fit.heading() == "It does not fit by 4 weeks"


def test_what_if_can_be_forgotten(own: Hands) -> None:
    hands = own
    page = begun(hands)
    hands.fill(If_the_service_started_on="1/9/2027")
    assert page.what_if.list.model.rows[1].then == "1 September 2027"
    hands.tab_to_called("As things stand")
    hands.press("Space")
    assert page.what_if.list.model.rows[1].then == "1 June 2027"
    editor = page.what_if.form.editor("starts_on")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "1 June 2027"


def test_the_arrows_go_through_the_chart_and_enter_opens_a_task(sample: Hands) -> None:
    hands = sample
    hands.go_to_bid("North West")
    hands.choose("mobilisation")
    page = hands.page(MobilisationPage)
    assert page.fit.heading().startswith("It does not fit by ")
    hands.tab_to(page.chart)
    hands.press("Home")
    first = page.chart.accessibleDescription()
    assert first.startswith("1. Name the mobilisation lead and board")
    assert page.chart_part.said.text() == first
    hands.press("Down", "Down", "Up")
    assert page.chart.accessibleDescription().startswith("2. Wait out the standstill")
    assert ", critical. Helen Marsden." in page.chart.accessibleDescription()
    hands.press("End")
    assert page.chart.accessibleDescription().startswith("33. The board says")
    hands.press("Return")
    assert hands.focus is page.tasks.form.editor("name")
    assert page.tasks.list.current().number == 33


def test_a_risk_is_added_with_its_score(own: Hands) -> None:
    hands = own
    page = plan_page(hands)
    hands.tab_to_called("Add a risk")
    hands.press("Space")
    hands.write("Snow")
    page.risks.draft.flush()
    hands.settle()
    (row,) = page.risks.list.model.rows
    assert row.risk.risk == "Snow"
    assert page.risks.list.model.index(0, 1).data() == "9, medium"


def test_the_plan_is_chosen_for_the_submission_and_written_to_word(
    own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    begun(hands)
    hands.tab_to_called("Word document")
    hands.press("Space")
    page = hands.page(WordOutPage)
    hands.tab_to(page.parts.list)
    names = [page.parts.list.model().index(at, 0).data() for at in range(page.parts.list.model().rowCount())]
    at = next(at for at, name in enumerate(names) if name.startswith("Appendix: mobilisation"))
    hands.press("Home", *["Down"] * at, "Space")
    named = (str(tmp_path / "Plan"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_told, **_more: named))
    hands.press("Return")
    hands.wait_until(lambda: bool(hands.said))
    written = docx.Document(str(tmp_path / "Plan.docx"))
    assert "Appendix A: Mobilisation plan" in [paragraph.text for paragraph in written.paragraphs]
    assert len(written.inline_shapes) == 1
