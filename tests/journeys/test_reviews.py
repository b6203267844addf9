"""Reviews by keyboard: a round is sent, three trustees' copies come back, and every remark is worked through and undone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget

from bidprep import paths
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person, PersonKind
from bidprep.domain.reviews import Remark, RemarkState, ReviewCopy, Suggestion, SuggestionState
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.records import add_record, remove_record
from bidprep.settings import read_settings
from bidprep.storage.workspace import Workspace
from bidprep.ui.dropping import take_dropped
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.remarks import RemarksPage
from bidprep.ui.pages.reviews import ReviewsPage
from tests.journeys.hands import Hands, everything, start_blank_bid
from tests.journeys.test_accessibility import called, controls
from tests.operations.review_stories import Review, start_review

ONE = "We support **120** women a year. Each has a mentor of her own."
TWO = "Staff are vetted first, and trained in the first month."
TRUSTEES = ("Ann", "Bob", "Cy")


def do(hands: Hands, act: Callable[[Workspace], object]) -> None:
    hands.window.session.do(act)
    hands.settle()


def ask(hands: Hands, kind: type) -> tuple:
    found: list[tuple] = []
    hands.window.session.ask(lambda workspace: workspace.find(kind), found.append)
    hands.settle()
    return found[0]


def mark_up(workspace: Workspace, folder: Path) -> None:
    """Send a round to three trustees and have them mark their copies: nine remarks and suggestions, one dispute."""
    review: Review = start_review(workspace, folder, [ONE, TWO], TRUSTEES)
    ann, bob, cy = (review.copy_of(name) for name in TRUSTEES)
    ann.replace(review.anchor(1), "120", "135")
    ann.comment(review.anchor(1), "mentor", "Is she paid?")
    ann.insert(review.anchor(2), "vetted", " and referenced")
    bob.replace(review.anchor(1), "120", "140")
    bob.comment(review.anchor(2), "trained", "By whom?")
    bob.comment_nowhere("A good read.")
    cy.replace(review.anchor(2), "month", "week")
    cy.insert(review.anchor(1), "women", " and girls")
    cy.comment(review.anchor(1), "women", "All of them in prison?")
    for name, reader in zip(TRUSTEES, (ann, bob, cy), strict=True):
        reader.save(folder / "back" / f"Copy of {name}.docx")


@pytest.fixture
def back(own: Hands, tmp_path: Path) -> Hands:
    """Hands on a window with a round that was sent; the marked copies lie in a folder."""
    (tmp_path / "back").mkdir()
    do(own, lambda workspace: mark_up(workspace, tmp_path))
    own.go("reviews", ask(own, Bid)[0].id)
    return own


@pytest.fixture
def taken(back: Hands, tmp_path: Path) -> Hands:
    """The same, with the three copies taken in."""
    page = back.page(ReviewsPage)
    page.returns.take([tmp_path / "back"])
    back.wait_until(lambda: page.returns.came.isVisible(), 30)
    return back


@pytest.fixture
def remarks(taken: Hands) -> RemarksPage:
    """The page on which they are decided."""
    taken.press("Alt+U")
    return taken.page(RemarksPage)


def test_a_round_is_started_and_its_copies_are_written_without_the_mouse(
    own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    bid = start_blank_bid(hands, Question("", "", number="1", text="How do you work?"))
    do(hands, lambda workspace: write_markdown_answer(workspace, workspace.find(Question)[0], None, ONE))
    do(hands, lambda workspace: add_record(workspace, Person("p" * 26, "Grace Osei", PersonKind.TRUSTEE)))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    hands.go_to_bid("Village grant")
    hands.tab_to(hands.page(BidPage).links.reviews)
    hands.press("Space")
    page = hands.page(ReviewsPage)
    hands.press("Space")
    assert page.rounds.list.current().whole.round.name == "Round 1"
    hands.press("Ctrl+A")
    hands.write("First reading")
    hands.tab_to(page.readers.people.line)
    hands.write("Grace")
    hands.press("Return")
    assert [copy.name for copy in ask(hands, ReviewCopy)] == ["Grace Osei"]
    page.readers.write_copies(tmp_path / "a stick that is out")
    hands.settle()
    assert hands.said == f"The folder “{tmp_path / 'a stick that is out'}” is not there. Choose a folder that exists."
    assert page.rounds.list.current().whole.round.sent_on is None  # nothing was written, so nothing is sent
    hands.press("Alt+W")
    hands.wait_until(lambda: any(path.suffix == ".docx" for path in tmp_path.iterdir()), 30)
    hands.wait_until(lambda: page.readers.list.model.row(0).state == "With the reader", 30)
    assert "Send each to its reader" in hands.said
    assert page.rounds.list.current().whole.round.name == "First reading"
    hands.press("Alt+W")
    hands.wait_until(lambda: len([path for path in tmp_path.iterdir() if path.suffix == ".docx"]) == 2, 30)
    assert bid.id == page.bid_id()


def test_a_contact_at_a_partner_and_anybody_by_name_can_read(back: Hands) -> None:
    hands, page = back, back.page(ReviewsPage)
    partner = Partner("q" * 26, "Harbour Trust")
    do(hands, lambda workspace: add_record(workspace, partner))
    do(hands, lambda workspace: add_record(workspace, Contact("c" * 26, partner.id, "Joanna Reed")))
    for typed in ("Jo", "Ann Other", "  ann   other "):
        hands.tab_to(page.readers.people.line)
        hands.write(typed)
        hands.press("Alt+R")
    assert {copy.name for copy in ask(hands, ReviewCopy)} == {*TRUSTEES, "Joanna Reed", "Ann Other"}
    assert "ann other reads in this round already." in hands.said


def test_who_decides_is_chosen_once_and_goes_with_every_decision(taken: Hands) -> None:
    hands = taken
    grace, dee = Person("0" * 26, "Grace Osei"), Person("1" * 26, "Dee Okoro")
    do(hands, lambda workspace: [add_record(workspace, each) for each in (grace, dee)])
    hands.press("Alt+U")
    page = hands.page(RemarksPage)
    hands.tab_to(page.decider.box)
    hands.press("Down")
    assert page.decider.person == "Dee Okoro"
    hands.tab_to(page.list.table)
    page.list.pick(lambda row: row.is_open and isinstance(row.item, Suggestion))
    hands.settle()
    chosen = page.list.current().id
    hands.press("A")
    assert [each.decided_by for each in ask(hands, Suggestion) if each.id == chosen] == ["Dee Okoro"]
    page.list.pick(lambda row: row.is_open and not isinstance(row.item, Suggestion))
    hands.settle()
    remark = page.list.current().id
    hands.press("O")
    page.list.pick(lambda row: row.id == remark)
    hands.settle()
    assert "Done by Dee Okoro, " in page.detail.said.words()
    assert [each.decided_by for each in ask(hands, Remark) if each.id == remark] == ["Dee Okoro"]
    hands.press("Alt+L")
    assert {each.decided_by for each in ask(hands, Suggestion) if each.state is SuggestionState.ACCEPTED} == {
        "Dee Okoro"
    }
    assert read_settings(paths.settings_file()).me == dee.id
    do(hands, lambda workspace: remove_record(workspace, dee))
    assert page.decider.person == ""


def test_copies_that_are_dropped_on_the_window_are_taken_in_wherever_one_is(back: Hands, tmp_path: Path) -> None:
    hands = back
    hands.go("checks", ask(hands, Bid)[0].id)
    take_dropped(hands.window, tuple(sorted((tmp_path / "back").iterdir())))
    page = hands.page(ReviewsPage)
    hands.wait_until(lambda: page.returns.came.isVisible(), 30)
    assert page.returns.came.words().count("Copy of") == 3
    rows = [page.returns.returned.model.row(at) for at in range(3)]
    assert all(row.agrees == f"{row.in_file} of {row.in_file} shown" for row in rows)
    assert sum(row.in_file for row in rows) > 9
    hands.choose("undo")
    assert page.returns.returned.model.rowCount() == 0


def test_a_remark_without_an_answer_is_put_under_one_by_hand(taken: Hands) -> None:
    page = taken.page(ReviewsPage)
    assert [page.returns.tray.model.row(at).words for at in range(page.returns.tray.model.rowCount())] == [
        "A good read."
    ]
    taken.tab_to(page.returns.answers.line)
    taken.write("Question 2")
    taken.press("Return")
    assert not page.returns.tray.isVisible()
    remark = next(each for each in ask(taken, Remark) if each.text == "A good read.")
    assert remark.sent_id is not None


def test_everything_that_came_back_is_worked_through_by_keyboard_and_all_undone(
    taken: Hands, remarks: RemarksPage
) -> None:
    hands, page = taken, remarks
    assert page.about.text() == "9 open: 5 suggestions and 4 remarks. 0 decided."
    before = [answer.text for answer in ask(hands, Answer)]
    steps = 0
    table = page.list.table
    assert hands.focus is table
    while page.list.current().is_open:
        row = page.list.current()
        assert hands.focus is table
        if isinstance(row.item, Suggestion):
            disputed = row.item.added in ("135", "140")
            assert page.detail.rivals.isVisible() == (disputed and bool(row.rivals))
            hands.press("J" if row.item.added == "140" else "A")
            if row.item.added == "140":
                assert page.list.current().id != row.id
        else:
            hands.tab_to(page.detail.reply)
            hands.write("Thank you.")
            hands.press("Alt+O")
        steps += 1
        assert steps < 20
    assert page.about.text() == "0 open: 0 suggestions and 0 remarks. 9 decided."
    assert steps == 9
    states = {each.added: each.state for each in ask(hands, Suggestion)}
    assert states["140"] is SuggestionState.REJECTED
    assert states["135"] is SuggestionState.ACCEPTED
    assert {each.reply for each in ask(hands, Remark)} == {"Thank you."}
    texts = "\n".join(answer.text for answer in ask(hands, Answer))
    for words in ("**135**", "and girls", "vetted and referenced first", "first week"):
        assert words in texts
    for _ in range(steps):
        hands.choose("undo")
    assert [answer.text for answer in ask(hands, Answer)] == before
    assert page.about.text() == "9 open: 5 suggestions and 4 remarks. 0 decided."
    path = hands.close()
    assert {each.state for each in everything(path, Remark)} == {RemarkState.OPEN}


def test_what_the_text_has_outgrown_is_settled_with_a_proposal_or_adapted(taken: Hands, remarks: RemarksPage) -> None:
    hands, page = taken, remarks
    do(hands, lambda workspace: write_markdown_answer(
        workspace, workspace.find(Question)[0], None, ONE.replace("**120** women", "**150** women")))  # fmt: skip
    page.list.pick(lambda row: isinstance(row.item, Suggestion) and row.item.added == "135")
    hands.settle()
    assert "has changed since it was sent" in page.detail.said.words()
    assert page.detail.accept.text() == "&Accept the proposal"
    page.list.table.setFocus()
    hands.press("D")
    assert page.detail.is_adapting
    hands.press("Ctrl+A")
    hands.write("We support 142 women a year.")
    hands.press("Alt+K")
    assert next(each for each in ask(hands, Suggestion) if each.added == "135").state is SuggestionState.ADAPTED
    assert next(answer.text for answer in ask(hands, Answer) if "142" in answer.text)
    page.list.pick(lambda row: isinstance(row.item, Suggestion) and row.item.added == "140")
    hands.settle()
    page.list.table.setFocus()
    hands.press("A")
    decided = next(each for each in ask(hands, Suggestion) if each.added == "140")
    assert decided.state is SuggestionState.ADAPTED
    page.list.pick(lambda row: row.id == decided.id)
    hands.settle()
    hands.press("P")
    assert next(each for each in ask(hands, Suggestion) if each.added == "140").state is SuggestionState.OPEN


def test_all_of_one_person_are_accepted_in_one_step(taken: Hands, remarks: RemarksPage) -> None:
    hands, page = taken, remarks
    page.order.setCurrentIndex(1)
    page.order.activated.emit(1)
    hands.settle()
    assert page.list.model.row(0).reader == "Ann"
    page.list.pick(lambda row: row.reader == "Cy")
    hands.settle()
    assert page.all_accepted.text() == "Accept a&ll of Cy"
    hands.press("Alt+L")
    assert "Accepted all suggestions of Cy." in hands.said
    assert {each.state for each in ask(hands, Suggestion) if each.author == "Cy"} == {SuggestionState.ACCEPTED}
    hands.choose("undo")
    assert {each.state for each in ask(hands, Suggestion)} == {SuggestionState.OPEN}


def test_the_answer_and_the_bid_say_what_is_open(taken: Hands) -> None:
    hands = taken
    hands.go("bid", ask(hands, Bid)[0].id)
    assert hands.page(BidPage).links.reviews.text() == "Reviews (9 open)"
    hands.go("answer", ask(hands, Question)[0].id)
    card = hands.page(AnswerPage).remarks
    assert card.isVisible()
    assert card.words().startswith("5 open.")
    hands.tab_to(card._links[0])
    hands.press("Return")
    assert hands.page(RemarksPage).list.model.rowCount() == 9


def test_an_answer_is_signed_off_in_a_role_and_a_later_change_shows(taken: Hands) -> None:
    hands = taken
    question = next(each for each in ask(hands, Question) if each.number == "1")
    hands.go("answer", question.id)
    page = hands.page(AnswerPage)
    card = page.sign_off
    assert card.words() == "Nobody has signed this text off."
    hands.tab_to(card.sign)
    hands.press("Space")
    assert "Say who signs off" in hands.said
    hands.write("Ann Trustee")
    hands.tab_to(card.role)
    hands.write("Chair")
    hands.tab_to(card.sign)
    hands.press("Space")
    assert "Signed off by Ann Trustee" in hands.said
    assert card.words().startswith("Signed off by Ann Trustee, Chair, ")
    assert not card.changed.isVisible()
    do(hands, lambda workspace: write_markdown_answer(workspace, question, None, ONE.replace("120", "150")))
    assert card.words().startswith("Changed since sign-off. Signed off by Ann Trustee")
    hands.tab_to(card.changed)
    hands.press("Space")
    assert card.view.said.text() == "1 change: 1 word added, 1 removed."


def test_the_papers_for_the_board_are_written(taken: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = taken.page(ReviewsPage)
    chosen: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(chosen[-1]), ""))
    for name, key in (("replies", "Alt+P"), ("sheet.docx", "Alt+O")):
        chosen.append(tmp_path / name)
        taken.press(key)
        written = chosen[-1].with_suffix(".docx").name
        taken.wait_until(partial(_says, taken, written), 30)
        assert (tmp_path / written).exists()
    assert page.papers.table.isVisible()


def _says(hands: Hands, words: str) -> bool:
    return words in hands.said


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_the_pages_with_remarks_in_them_are_for_everybody(
    taken: Hands, remarks: RemarksPage, size: tuple[int, int]
) -> None:
    hands = taken
    hands.window.resize(*size)
    for row in range(remarks.list.model.rowCount()):
        remarks.list.table.setCurrentIndex(remarks.list.model.index(row, 0))
        hands.settle()
        assert [widget for widget in controls(hands.window) if not called(widget).strip()] == []
        keys: dict[str, str] = {}
        for widget in hands.window.findChildren(QWidget):
            if widget.isVisible() and (
                isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None)
            ):
                key = QKeySequence.mnemonic(widget.text()).toString()
                assert not key or key not in keys, f"{key} is {keys.get(key)!r} and {widget.text()!r}"
                keys[key] = widget.text()
    for widget in (remarks.detail.view.text, remarks.list.table):
        hands.tab_to(widget)
