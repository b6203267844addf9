"""The window's spelling: what is known in the open workspace, and marks in every text box that is written in."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from bidprep.domain.spelling import Spelling
from bidprep.operations.spelling import KINDS, add_own_word, read_spelling
from bidprep.storage.changes import Changes
from bidprep.ui.session import Session
from bidprep.ui.widgets.marks import TextBox
from bidprep.ui.widgets.spelling_marks import SpellingMarks


class WindowSpelling(QObject):
    """Attends to the text boxes of a window: one is marked from when it first has the keyboard.

    The dictionary is read when the first box wants it, in the workspace's thread.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Spelling | None = None
        self._box: TextBox | None = None
        self._attended: list[SpellingMarks] = []
        session.changed.connect(self._hear)
        session.opened.connect(self._read)
        session.closed.connect(self._forget)
        self._read()

    def attend(self, box: QWidget | None) -> None:
        """Mark what is misspelt in a text box from now on; other widgets are none of its business."""
        if not isinstance(box, QTextEdit | QPlainTextEdit):
            return
        self._box = box
        if self._marks() is None:
            marks = SpellingMarks(box, lambda: self._known)
            marks.add_wanted.connect(lambda word: self._session.do(lambda workspace: add_own_word(workspace, word)))
            marks.destroyed.connect(lambda: self._drop(marks, box))
            self._attended.append(marks)

    def open_suggestions(self) -> None:
        """Open the suggestions for the misspelt word at the cursor, else go to the next one."""
        marks = self._marks()
        if marks is not None and not marks.open_suggestions():
            self.go_to_next()

    def go_to_next(self) -> None:
        """Go to the next misspelt word of the text box written in last, and open its suggestions."""
        marks = self._marks()
        if marks is not None and marks.go_to_next():
            marks.open_suggestions()

    def _marks(self) -> SpellingMarks | None:
        return next((marks for marks in self._attended if marks.parent() is self._box), None)

    def _drop(self, marks: SpellingMarks, box: TextBox) -> None:
        self._attended.remove(marks)
        if self._box is box:
            self._box = None

    def _hear(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self._read()

    def _read(self) -> None:
        if self._session.is_open:
            self._session.ask(read_spelling, self._take, topic="spelling")

    def _take(self, spelling: Spelling) -> None:
        if spelling is not self._known:
            self._known = spelling
            for marks in self._attended:
                marks.refresh()

    def _forget(self) -> None:
        self._known = None
