"""A large round by keyboard: 200 answers, three trustees, 120 remarks and changes, to the last one, and all undone."""

from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid
from bidprep.domain.reviews import Remark, RemarkState, Suggestion, SuggestionState
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.remark_rows import DecisionRow
from bidprep.ui.pages.remarks import RemarksPage
from bidprep.ui.pages.reviews import ReviewsPage
from tests.journeys.hands import Hands, everything
from tests.operations.large_review import READERS, go_on_meanwhile, start_large_review, write_returned

OPEN = "120 open: 70 suggestions and 50 remarks. 0 decided."


def prepare(workspace: Workspace, folder: Path) -> None:
    """Send the round, have it marked, and go on writing meanwhile."""
    review = start_large_review(workspace, folder)
    write_returned(review, folder / "back")
    go_on_meanwhile(review)


def records(hands: Hands, kind: type) -> tuple:
    found: list[tuple] = []
    hands.window.session.ask(lambda workspace: workspace.find(kind), found.append)
    hands.settle()
    return found[0]


def take_all_of(hands: Hands, page: RemarksPage, reader: str) -> None:
    """Go to the first row of a person, and accept all that still fits."""
    page.list.table.setFocus()
    hands.press("Ctrl+Home")
    at = page.list.model.find(lambda row: row.reader == reader)
    hands.press(*["Down"] * at)
    assert page.list.current().reader == reader
    hands.press("Alt+L")
    assert f"Accepted all suggestions of {reader}." in hands.said


def decide(hands: Hands, page: RemarksPage, row: DecisionRow, number: int) -> None:
    """Decide on one row as a person would: the older figure is rejected, what was outgrown is settled, remarks answered."""
    assert hands.focus is page.list.table
    if not isinstance(row.item, Suggestion):
        if number % 10 == 0:
            hands.press("Alt+Y")
            hands.write("Our partner does.")
            hands.press("Alt+O")
        else:
            hands.press("O")
    elif row.rivals:
        assert page.detail.rivals.isVisible()
        hands.press("J")
    else:
        assert page.detail.accept.text() == "&Accept the proposal"
        hands.press("A")


def test_a_large_round_is_worked_through_by_keyboard_accounted_for_and_undone(
    own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    (tmp_path / "back").mkdir()
    hands.window.session.do(lambda workspace: prepare(workspace, tmp_path))
    hands.settle()
    before = {each.id: each.text for each in records(hands, Answer)}
    hands.go("reviews", records(hands, Bid)[0].id)
    reviews = hands.page(ReviewsPage)
    reviews.returns.take([tmp_path / "back"])
    hands.wait_until(lambda: reviews.returns.came.isVisible(), 60)
    rows = [reviews.returns.returned.model.row(at) for at in range(3)]
    assert all(row.shown == row.in_file for row in rows)
    hands.press("Alt+U")
    page = hands.page(RemarksPage)
    assert page.about.text() == OPEN
    hands.tab_to(page.order)
    hands.press("Down")
    for reader in READERS:
        take_all_of(hands, page, reader)
    assert page.about.text() == "75 open: 25 suggestions and 50 remarks. 45 decided."
    hands.press("N")
    steps = len(READERS)
    while page.list.current().is_open:
        row = page.list.current()
        decide(hands, page, row, steps)
        assert page.list.current().id != row.id or not page.list.current().is_open
        steps += 1
        assert steps < 100
    assert page.about.text() == "0 open: 0 suggestions and 0 remarks. 120 decided."
    states = [each.state for each in records(hands, Suggestion)]
    assert (states.count(SuggestionState.REJECTED), states.count(SuggestionState.ADAPTED)) == (15, 10)
    texts = "\n".join(each.text for each in records(hands, Answer))
    assert all(f"Service {number} supports {number + 500} people" in texts for number in range(1, 11))
    assert all(f"Service {number} supports {number + 1000} people" in texts for number in range(11, 26))

    hands.go("reviews", records(hands, Bid)[0].id)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "replies.docx"), ""))
    hands.press("Alt+P")
    hands.wait_until(lambda: "replies.docx" in hands.said, 30)
    tables = docx.Document(str(tmp_path / "replies.docx")).tables
    assert [row.cells[0].text for table in tables for row in table.rows[1:]] == [str(at) for at in range(1, 121)]
    hands.press("Alt+U")
    for _ in range(steps):
        hands.press("Ctrl+Z")
    assert hands.page(RemarksPage).about.text() == OPEN
    assert {each.id: each.text for each in records(hands, Answer)} == before
    path = hands.close()
    assert {each.state for each in everything(path, Suggestion)} == {SuggestionState.OPEN}
    assert {each.state for each in everything(path, Remark)} == {RemarkState.OPEN}
