"""A redline to be read: what came underlined, what went struck out, and each change told in words as one goes through them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from bidprep.domain.redline_changes import RedlineChange, redline_changes, say_counts
from bidprep.domain.redlines import Redline
from bidprep.ui.appearance import icon
from bidprep.ui.rich_text import PlainDocument
from bidprep.ui.rich_text.looks import Looks
from bidprep.ui.rich_text.showing import Fields
from bidprep.ui.rich_text.showing_redline import Shown, show_redline
from bidprep.ui.widgets.headings import note

_NOTHING = Redline(())
_LEAST_LINES = 4
_MOST_FOUND = 100
_LEGEND = "Underlined: added. Struck out: removed. Dotted: only looks different."


class RedlineView(QWidget):
    """Shows a redline. N and P in the text, or the buttons, go to the next change and to the one before.

    Where it does not stand `alone`, its buttons leave the Alt keys to the page.
    """

    picked = Signal()

    def __init__(self, called: str = "What changed", *, alone: bool = True) -> None:
        super().__init__()
        self.redline = _NOTHING
        self._changes: tuple[RedlineChange, ...] = ()
        self._shown = Shown({})
        self._at = -1
        self._fields: Fields = {}
        self.text = _RedlineText(called)
        self.text.stepped.connect(self._step)
        self.said = note("")
        self.previous = QPushButton(icon("arrow-up"), "&Previous change" if alone else "Previous change")
        self.next = QPushButton(icon("arrow-down"), "&Next change" if alone else "Next change")
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.legend = QLabel(_LEGEND)
        self.legend.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.previous)
        below.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.text, 1)
        layout.addLayout(below)
        layout.addWidget(self.legend)

    def show_redline(self, redline: Redline, fields: Fields | None = None) -> None:
        """Show a redline from its start; `fields` gives merge fields their values."""
        self._fields = self._fields if fields is None else fields
        self.redline = redline
        self._changes = redline_changes(redline)
        self._at = -1
        self._draw()
        self._say(say_counts(redline))
        for button in (self.previous, self.next):
            button.setEnabled(bool(self._changes))
        self.legend.setVisible(bool(self._changes))
        self.picked.emit()

    def change(self) -> RedlineChange | None:
        """Return the change that one has come to; None before the first."""
        return self._changes[self._at] if self._at >= 0 else None

    def step(self, by: int = 1) -> None:
        """Go to the next change, or to the one before for -1; there may be none."""
        self._step(by)

    def pick_words(self, words: str) -> None:
        """Pick the first place that has these words, or as much of them as stands in one paragraph."""
        first = next(iter(words.strip().splitlines()), "")[:_MOST_FOUND]
        found = self.text.document().find(first) if first else QTextCursor()
        if not found.isNull():
            self.text.setTextCursor(found)
            self.text.ensureCursorVisible()

    def _step(self, by: int) -> None:
        if not self._changes:
            return
        self._at = (self._at + by) % len(self._changes) if self._at >= 0 else (0 if by > 0 else len(self._changes) - 1)
        change = self._changes[self._at]
        self._select(change)
        self._say(f"Change {self._at + 1} of {len(self._changes)}: {change.said}")
        self.picked.emit()

    def _select(self, change: RedlineChange) -> None:
        start, end = self._shown.of(change)
        cursor = self.text.textCursor()
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.text.setAccessibleDescription(words)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.text, words))

    def _draw(self) -> None:
        self._shown = show_redline(self.text.document(), self.redline, self.palette(), self._fields)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours; the change that one was at stays picked."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
            change = self.change()
            if change is not None:
                self._select(change)


class _RedlineText(QTextEdit):
    """The text of a redline, to be read with the keyboard."""

    stepped = Signal(int)

    def __init__(self, called: str) -> None:
        super().__init__()
        document = PlainDocument(self)
        document.setDocumentMargin(12)
        self.setDocument(document)
        self._looks = Looks(document, self.palette())
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(called)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._least = _LEAST_LINES
        self._suit()

    def show_lines(self, least: int) -> None:
        """Have room for so many lines at least, in whatever size of text."""
        self._least = least
        self._suit()

    def _suit(self) -> None:
        self.setMinimumHeight(self._least * self.fontMetrics().lineSpacing())

    # Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or the last change with N and P."""
        by = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.stepped.emit(by)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let headings and links follow the palette and the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._looks.follow(self.palette())
        if event.type() is QEvent.Type.FontChange:
            self._suit()
