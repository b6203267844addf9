"""A person's hands on the keyboard, and eyes on the window and on the disk: what the journeys are told with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.operations import workspaces
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.questions import add_question
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from bidprep.ui.main_window import MainWindow
from bidprep.ui.page import Place
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.bid import BidPage

P = TypeVar("P")


class Hands:
    """Presses keys where the keyboard is, and waits until all that was asked for has arrived."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def focus(self) -> QWidget:
        """The widget that has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    @property
    def said(self) -> str:
        """What the message bar says."""
        return self.window.messages.words

    def settle(self) -> None:
        """Wait until nothing is under way and all is laid out."""
        for _ in range(3):
            self.window.session.settle()
            while any(button.isDown() for button in self.window.findChildren(QAbstractButton)):
                QTest.qWait(5)  # one that was pressed by its mnemonic springs back in its own time
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))

    def wait_until(self, is_so: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until something is so, with the event loop alive."""
        end = monotonic() + seconds
        while not is_so():
            assert monotonic() < end, "waited too long"
            QTest.qWait(5)
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys such as Ctrl+K, one after the other."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))
            self.settle()

    def write(self, words: str) -> None:
        """Type words where the keyboard is."""
        QTest.keyClicks(self.focus, words)
        QApplication.processEvents()

    def tab_to(self, wanted: QWidget, key: str = "Tab") -> None:
        """Press Tab until a widget has the keyboard."""
        for _ in range(120):
            if self.focus is wanted:
                return
            self.press(key)
        raise AssertionError(f"{key} never comes to {wanted.accessibleName()!r}")

    def tab_to_called(self, name: str) -> None:
        """Press Tab until the widget of this accessible name, or with this text, has the keyboard."""
        for _ in range(120):
            if name in (self.focus.accessibleName(), words_on(self.focus)):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}")

    def fill(self, **fields: str) -> None:
        """Type into the fields of the form that is shown, by Tab; `legal_name` is the field “Legal name”."""
        for name, words in fields.items():
            self.tab_to_called(name.replace("_", " "))
            self.press("Ctrl+A")
            self.write(words)

    def command(self, key: str) -> QAction:
        """Return a command of the menus."""
        action = self.window.findChild(QAction, key)
        assert action is not None
        return action

    def choose(self, key: str) -> None:
        """Choose a command from its menu."""
        action = self.command(key)
        assert action.isEnabled(), f"{key} cannot be chosen now"
        action.trigger()
        self.settle()

    def go(self, page: str, record_id: str = "", lot: str | None = None) -> None:
        """Go to a place."""
        self.window.go(Place(page, record_id, lot))
        self.settle()

    def page(self, kind: type[P]) -> P:
        """Return the page shown, which is of this kind."""
        page = self.window.page
        assert isinstance(page, kind), f"{type(page).__name__} is shown"
        return page

    def go_to_bid(self, name: str) -> BidPage:
        """Open a bid by its name, from the command palette."""
        self.press("Ctrl+K")
        self.write(f"Bid: {name}")
        self.press("Return")
        return self.page(BidPage)

    def go_to_answer(self, bid: str, number: str) -> AnswerPage:
        """Open the answer to a question from the table of its bid, with the keyboard."""
        page = self.go_to_bid(bid)
        at = page.questions.model.find(lambda row: row.question.number == number)
        assert at >= 0, f"{bid} has no question {number}"
        assert self.focus is page.questions.table
        self.press("Ctrl+Home", *["Down"] * at, "Return")
        return self.page(AnswerPage)

    @contextmanager
    def naming_a_file(self, title: str, name: str) -> Iterator[None]:
        """Type a name into the dialog that what is done now opens, and press Enter in it; the dialog is Qt’s own."""
        met: list[str] = []
        timer = QTimer()

        def type_name() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog) and (line := dialog.focusWidget()) is not None:
                timer.stop()
                met.append(dialog.windowTitle())
                QTest.keySequence(line, QKeySequence("Ctrl+A"))
                QTest.keyClicks(line, name)
                for _ in range(2):  # where the name is a whole path, the first Enter only ends its completion
                    if dialog.isVisible():
                        QTest.keySequence(line, QKeySequence("Return"))
                if dialog.isVisible():
                    dialog.reject()  # the test is not to wait for ever

        timer.timeout.connect(type_name)
        timer.start(5)
        yield
        timer.stop()
        self.window.activateWindow()  # as a desktop does when a dialog goes
        self.settle()
        assert met == [title]

    def close(self) -> Path:
        """Close the window; returns the file that was open."""
        path = self.window.session.path
        assert path is not None
        assert self.window.close()
        return path


def words_on(widget: QWidget) -> str:
    """Return the text of a button, without its mnemonic."""
    text = getattr(widget, "text", None)
    return str(text()).replace("&", "") if callable(text) else ""


@contextmanager
def opened(path: Path) -> Iterator[Workspace]:
    """Read a workspace file that no window has open."""
    workspace = workspaces.open_to_read(path)
    try:
        yield workspace
    finally:
        workspace.close()


def everything(path: Path, record_type: type[Any], **where: Any) -> tuple[Any, ...]:
    """Return the records of a kind as they are in a file."""
    with opened(path) as workspace:
        return workspace.find(record_type, **where)


def start_blank_bid(hands: Hands, *questions: Question) -> Bid:
    """Start a bid with these questions, without going through its pages; returns it."""
    made: list[Bid] = []

    def start(workspace: Workspace) -> Bid:
        bid = start_bid(workspace, read_template("blank"), NewBid("Village grant", "Northshire Council"))
        for question in questions:
            add_question(workspace, replace(question, id=new_id(), bid_id=bid.id))
        return bid

    hands.window.session.do(start, made.append)
    hands.settle()
    return made[0]
