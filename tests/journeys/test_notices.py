"""A published notice, and later its amendment, taken in at the keyboard: from the file to the bid and back by undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.criteria import Criterion
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.timelines import PlanStep
from bidprep.storage.workspace import Workspace
from bidprep.ui.page import Place
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.lot import LotPage
from bidprep.ui.pages.notice import NoticePage
from bidprep.ui.pages.start_bid import StartBidPage
from tests.documents import notice_files as made
from tests.documents.register_files import charity, write_json
from tests.journeys.hands import Hands, everything, start_blank_bid


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return made.write(tmp_path / "resettlement.json", made.tender_release())


@pytest.fixture
def amendment(tmp_path: Path) -> Path:
    return made.write(tmp_path / "amendment.json", made.update_release())


def take(hands: Hands, path: Path) -> NoticePage:
    """Choose a notice's file and wait until it is read."""
    hands.window.take_in("notice", path)
    hands.settle()
    return hands.page(NoticePage)


def drop(hands: Hands, *paths: Path) -> None:
    """Drop files on the window, as the system does."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(600, 500).toPoint(), action, carried, button, key)
    hands.window.dragEnterEvent(entered)
    assert entered.isAccepted()
    hands.window.dropEvent(QDropEvent(QPointF(600, 500), action, carried, button, key))
    hands.settle()


def read(hands: Hands, kind: type, **where: str) -> tuple[object, ...]:
    found: list[tuple[object, ...]] = []
    hands.window.session.ask(lambda workspace: workspace.find(kind, **where), found.append)
    hands.settle()
    return found[0]


def put(hands: Hands, *records: object) -> None:
    def write(workspace: Workspace) -> None:
        with workspace.step("Set up") as step:
            for record in records:
                step.put(record)  # type: ignore[arg-type]  # the tests put records only

    hands.window.session.do(write)
    hands.settle()


def cells(page: NoticePage, row: int) -> list[str]:
    model = page.changes.model
    return [model.index(row, column).data() for column in range(1, model.columnCount())]


def test_a_notice_becomes_a_bid_with_its_lots_by_keyboard_alone(own: Hands, notice: Path) -> None:
    hands = own
    page = take(hands, notice)
    assert hands.focus is page.take
    assert page.title.text() == "Resettlement support"
    assert page.lots.model.rowCount() == 12
    assert not page.start.isEnabled()
    hands.press("Return")
    assert hands.said == "Took in Resettlement support with 12 lots. Undo takes it back."
    assert hands.focus is page.start
    hands.press("Return")
    start = hands.page(StartBidPage)
    assert start.about.text() == (
        "A bid for Resettlement support, bought by Westmarch Council, to be handed in by Monday 14 September 2026, 12:00."
    )
    hands.press("Down", "Down", "Down")
    hands.fill(Name="Our bid")
    hands.tab_to(start.start)
    hands.press("Return")
    bid = hands.page(BidPage)
    assert bid.title.text() == "Our bid"
    hands.press("Shift+Tab", "Shift+Tab", "Right")  # over “Add a question” to the tabs, and to the next of them
    assert bid.lots.model.rowCount() == 12
    path = hands.close()
    (opportunity,), (stage,) = everything(path, Opportunity), everything(path, Stage)
    assert (opportunity.buyer, opportunity.ocid) == ("Westmarch Council", made.OCID)
    assert [found.stage_id for found in everything(path, Bid)] == [stage.id]


def test_an_amendment_shows_each_change_and_takes_in_those_that_are_ticked(
    own: Hands, notice: Path, amendment: Path
) -> None:
    hands = own
    take(hands, notice).take_in()
    hands.settle()
    page = take(hands, amendment)
    assert hands.focus is page.changes.table
    assert cells(page, 1) == ["Deadline", "Monday 14 September 2026, 12:00", "Monday 28 September 2026, 12:00"]
    assert len(page.changes.ticked()) == 7
    hands.press("Down", "Space")
    wanted = ["clarify_by", "documents", "value", "criteria", "status", "lot"]
    assert [change.field for change in page.changes.ticked()] == wanted
    hands.tab_to(page.take, "Shift+Tab")
    hands.press("Return")
    assert hands.said == "Changed Resettlement support: 6 changes. Undo takes it back."
    assert [change.field for change in page.changes.model.rows] == ["submit_by"]
    assert not page.take.isEnabled()
    (gone,) = read(hands, Lot, reference="LOT-0003")
    assert isinstance(gone, Lot)
    assert gone.choice is LotChoice.NO_BID
    hands.press("Ctrl+Z")
    assert page.changes.model.rowCount() == 7


def test_nothing_of_an_older_notice_is_ticked(own: Hands, notice: Path, amendment: Path) -> None:
    hands = own
    take(hands, notice).take_in()
    hands.settle()
    take(hands, amendment).take_in()
    hands.settle()
    page = take(hands, notice)
    assert page.changes.model.rowCount() > 0
    assert page.changes.ticked() == ()
    assert not page.take.isEnabled()
    hands.press("Space")
    assert page.take.isEnabled()
    first = page.changes.ticked()
    page.take_in()
    hands.settle()
    assert hands.said.startswith("Changed Resettlement support: 1 change.")
    assert first[0] not in page.changes.model.rows
    assert page.changes.ticked() == ()
    hands.press("Ctrl+Z", "Ctrl+Z")  # the amendment too, so that it is no longer older
    assert not page.take.isEnabled()
    take(hands, amendment)
    assert len(page.changes.ticked()) == 7


def test_answers_that_a_change_touches_are_listed_with_the_way_to_them(
    own: Hands, notice: Path, amendment: Path
) -> None:
    hands = own
    take(hands, notice).take_in()
    hands.settle()
    (stage,), (lot,) = read(hands, Stage), read(hands, Lot, reference="LOT-0002")
    assert isinstance(stage, Stage)
    assert isinstance(lot, Lot)
    bid = Bid(new_id(), stage.id, "Ours")
    question = Question(new_id(), bid.id, 1, "1", text="Describe.")
    answer = Answer(new_id(), question.id, lot.id, "Two.\n", AnswerStatus.READY)
    put(hands, bid, question, answer)
    page = take(hands, amendment)
    page.take_in()
    hands.settle()
    assert hands.said.endswith("Look again at 1 answer: they are listed here. Undo takes it back.")
    assert hands.focus is page.reopened.table
    hands.press("Return")
    assert hands.page(AnswerPage).place.lot == lot.id
    hands.press("Alt+Left")
    assert page.reopened.model.rowCount() == 1
    (kept,) = read(hands, Answer)
    assert isinstance(kept, Answer)
    assert (kept.text, kept.status) == (answer.text, AnswerStatus.DRAFTING)
    assert page.reopened.model.index(0, 1).data() == "Ready for review, back to Drafting"
    hands.press("Ctrl+Z")
    assert read(hands, Answer) == (answer,)


def test_a_moved_deadline_lists_the_steps_that_move_with_the_way_to_the_timeline(
    own: Hands, notice: Path, amendment: Path
) -> None:
    hands = own
    take(hands, notice).take_in()
    hands.settle()
    (stage,) = read(hands, Stage)
    assert isinstance(stage, Stage)
    bid = Bid(new_id(), stage.id, "Ours")
    put(hands, bid, PlanStep(new_id(), bid.id, 1, "Draft", 3), PlanStep(new_id(), bid.id, 2, "Read", 2, done=True))
    page = take(hands, amendment)
    assert (page.moved.model.rowCount(), page.moved.isVisible()) == (1, True)
    hands.press("Down", "Space")  # the deadline is to stay, and with it the step
    assert not page.moved.isVisible()
    hands.press("Space")
    page.take_in()
    hands.settle()
    assert " 1 step of the timeline has moved. Undo takes it back." in hands.said
    (moved,) = page.moved.model.rows
    assert (str(moved.before), str(moved.after)) == ("2026-09-11", "2026-09-25")
    assert hands.focus is page.moved.table
    hands.press("Return")
    assert hands.window.place == Place("timeline", bid.id)


def test_of_many_opportunities_those_that_are_ticked_are_taken_in(own: Hands, tmp_path: Path) -> None:
    hands = own
    releases = [made.tender_release(ocid=f"ocds-{at}") | {"buyer": {"name": f"Buyer {at}"}} for at in range(9)]
    page = take(hands, made.write(tmp_path / "many.json", made.package(*releases)))
    assert hands.focus is page.notices.table
    assert not page.take.isEnabled()
    hands.press("Down", "Space", "Down", "Down", "Space")
    hands.tab_to(page.take, "Shift+Tab")
    hands.press("Return")
    assert hands.said == "Took in 2 new and 0 changed opportunities. Undo takes it back."
    path = hands.close()
    assert {opportunity.ocid for opportunity in everything(path, Opportunity)} == {"ocds-1", "ocds-3"}


def test_a_file_that_is_no_notice_is_refused_and_changes_nothing(own: Hands, tmp_path: Path, notice: Path) -> None:
    hands = own
    page = take(hands, made.write(tmp_path / "bad.json", "[1, 2"))
    assert hands.said == "bad.json is not JSON: line 1 cannot be read. Choose the file that was exported or downloaded."
    assert page.nothing.isVisible()
    take(hands, notice)
    assert page.title.text() == "Resettlement support"
    assert read(hands, Opportunity) == ()


def test_reading_can_be_cancelled_and_what_was_cancelled_is_not_shown(own: Hands, notice: Path) -> None:
    hands = own
    hands.window.take_in("notice", notice)
    page = hands.page(NoticePage)
    assert page.reading.isVisible()
    page.reading.cancel_button.click()
    hands.settle()
    assert not page.reading.isVisible()
    assert page.nothing.isVisible()
    assert hands.said == ""
    take(hands, notice)
    assert page.title.text() == "Resettlement support"


def test_an_address_is_copied_and_never_opened(own: Hands, notice: Path) -> None:
    hands = own
    page = take(hands, notice)
    hands.tab_to(page.documents.table)
    hands.press("Down", "Return")
    assert QGuiApplication.clipboard().text() == "https://www.example.org/specification.docx"


def test_a_lot_and_a_bid_show_the_buyers_criteria(own: Hands, notice: Path) -> None:
    hands = own
    take(hands, notice).take_in()
    hands.settle()
    (stage,), (lot, *_) = read(hands, Stage), read(hands, Lot)
    assert isinstance(stage, Stage)
    assert isinstance(lot, Lot)
    bid = Bid(new_id(), stage.id, "Ours")
    put(hands, bid)
    hands.go("lot", lot.id)
    rows = hands.page(LotPage).criteria.list.model
    assert [rows.index(row, 0).data() for row in range(2)] == ["Quality", "Price"]
    assert [rows.index(row, 2).data() for row in range(2)] == ["60%", "40%"]
    hands.go("bid", bid.id)
    hands.page(BidPage).tabs.setCurrentIndex(3)
    hands.settle()
    assert hands.page(BidPage).criteria.isHidden()
    put(hands, Criterion(new_id(), stage.id, None, 1, "Everything"))
    assert not hands.page(BidPage).criteria.isHidden()


def test_a_dropped_file_goes_where_its_like_is_taken_in(own: Hands, notice: Path, tmp_path: Path) -> None:
    hands = own
    drop(hands, notice)
    assert hands.page(NoticePage).title.text() == "Resettlement support"
    drop(hands, write_json(tmp_path / "extract.json", [charity(200_001, "A TRUST")]))
    assert hands.window.place.page == "register"
    lots = made.write(tmp_path / "lots.csv", "reference,title\nL1,North\n")
    drop(hands, lots)
    assert hands.said == "lots.csv belongs to a bid, and none is open. Open the bid, and drop it again."
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    drop(hands, lots)
    hands.page(BidPage).tabs.setCurrentWidget(hands.page(BidPage).lots_tab)
    hands.settle()
    assert hands.page(BidPage).lots.model.rowCount() == 1


def test_a_file_that_nothing_takes_or_several_at_once_are_refused_with_what_to_do(
    own: Hands, notice: Path, tmp_path: Path
) -> None:
    hands = own
    drop(hands, made.write(tmp_path / "film.mp4", "x"))
    assert hands.said.startswith("film.mp4 is no file that bidprep takes in here. It takes .bidprep, ")
    drop(hands, notice, notice)
    assert hands.said == "Only one file can be taken in at a time. Drop them one after the other."
    drop(hands, tmp_path / "gone.json")
    assert hands.said.startswith(f"{tmp_path / 'gone.json'} cannot be read")


def test_what_is_no_form_dropped_on_the_forms_page_is_refused_in_words_of_the_window(
    own: Hands, tmp_path: Path
) -> None:
    hands = own
    bid = start_blank_bid(hands)
    notes = tmp_path / "notes.txt"
    notes.write_text("Questions\nwill be answered on the portal.\n", encoding="utf-8")
    hands.go("form", bid.id)
    drop(hands, notes)
    assert hands.said == (
        "notes.txt is no form that bidprep can read. A buyer’s form is a Word document (.docx) or a workbook (.xlsx)."
    )
    hands.go("bid", bid.id)
    drop(hands, notes)
    assert hands.said == (
        "The table has no column with the lots’ titles or references. Head one of its columns “Title” or “Reference”, "
        "and take it in again."
    )
    assert read(hands, Lot) == ()


def test_a_file_dropped_where_no_workspace_is_open_says_what_to_open(hands: Hands, notice: Path) -> None:
    drop(hands, notice)
    assert hands.said == "There is no workspace open to take it in. Open one, and drop the file again."
