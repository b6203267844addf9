"""A material to read: its words, a line that finds some of them, and the pinning of a passage to a question."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from bidprep.domain.material_rules import Passage, page_of
from bidprep.operations.materials import OpenMaterial, PinnedTo
from bidprep.ui.appearance import Tone, icon, tone_colours
from bidprep.ui.text_units import TextUnits
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.headings import note

_COLUMN = 95  # characters: longer lines are hard to follow
_MOST_FOUND = 5_000
_MOST_MARKED = 400  # of what is found, round the one at hand: each mark is painted with every line
_LONGEST_SHOWN = 120


class MaterialReading(QWidget):
    """The words of one material. `pinned` tells which Passage a person pins to the question of which id."""

    pinned = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._units = TextUnits("")
        self._pins: tuple[PinnedTo, ...] = ()
        self._found: list[int] = []
        self._looked_for = ""
        self._passage: Passage | None = None
        self.finder = _FindLine()
        self.finder.textChanged.connect(self._look_for)
        self.finder.step_wanted.connect(self.go_on)
        self.count = QLabel()
        self.pin = QPushButton(icon("link"), "Pin to a &question…")
        self.pin.clicked.connect(self.begin_pin)
        self.words = _ReadOnlyText()
        self.words.setAccessibleName("Words of the material")
        self.words.cursorPositionChanged.connect(self._say_where)
        self.finder.left.connect(self.words.setFocus)
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.chosen = note("")
        self.question = Chooser("Question it concerns", "Pin here")
        self.question.chosen.connect(self._pin)
        self.no_pin = QPushButton("Do&n’t pin")
        self.no_pin.clicked.connect(self.end_pin)
        self._pinning = QWidget()
        choosing = QHBoxLayout()
        choosing.addWidget(self.question, 1)
        choosing.addWidget(self.no_pin, 0, Qt.AlignmentFlag.AlignTop)
        pinning = QVBoxLayout(self._pinning)
        pinning.setContentsMargins(0, 0, 0, 0)
        pinning.addWidget(self.chosen)
        pinning.addLayout(choosing)
        self._pinning.hide()
        above = QHBoxLayout()
        above.addWidget(self.finder, 1)
        for symbol, called, by in (("arrow-up", "Previous one found", -1), ("arrow-down", "Next one found", 1)):
            button = QPushButton(icon(symbol), "")
            button.setAccessibleName(called)
            button.setToolTip(called)
            button.clicked.connect(lambda _checked=False, by=by: self.go_on(by))
            above.addWidget(button)
        above.addWidget(self.count)
        above.addWidget(self.pin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(above)
        layout.addWidget(self._pinning)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.where)

    def show_material(self, shown: OpenMaterial, *, may_write: bool) -> None:
        """Show a material; the same one stays where it was read."""
        if shown.material.text != self._text:
            self._text = shown.material.text
            self._units = TextUnits(self._text)
            self.words.setPlainText(self._text)
            self._found, self._looked_for = [], ""
            self.end_pin()
            self._look_for(self.finder.text())
        self._pins = shown.pins
        self.pin.setEnabled(may_write and bool(self._text))
        self.question.show_choices(
            [(question.id, say_question(question.number, question.text, bid)) for question, bid in shown.questions],
            "The bid has no questions yet",
        )
        self._mark()
        self._say_where()

    def go_to(self, start: int, length: int = 0) -> None:
        """Show a place of the text, with so many of its characters chosen."""
        cursor = self.words.textCursor()
        cursor.setPosition(self._units.units(start + length))
        cursor.setPosition(
            self._units.units(start), QTextCursor.MoveMode.KeepAnchor if length else QTextCursor.MoveMode.MoveAnchor
        )
        self.words.setTextCursor(cursor)
        self.words.centerCursor()

    def begin_pin(self) -> None:
        """Ask which question the chosen words concern; where none are chosen, the paragraph at the cursor."""
        self._passage = self._chosen_passage()
        if self._passage is None:
            self.where.setText("There are no words here. Put the cursor into a paragraph, or choose some words first.")
            return
        shown = " ".join(self._passage.quote.split())
        self.chosen.setText(
            f"“{shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + '…'}” concerns which question?"
        )
        self._pinning.show()
        self.question.line.setFocus()

    def end_pin(self) -> None:
        """Ask no more, and pin nothing."""
        self._passage = None
        had_keyboard = self._pinning.isVisible()
        self._pinning.hide()
        if had_keyboard:
            self.words.setFocus()

    def go_on(self, by: int) -> None:
        """Go to the next one found, or the one before for -1; after the last comes the first."""
        if not self._found:
            return
        cursor = self.words.textCursor()
        here = self._units.place(cursor.selectionStart())
        at_hand = cursor.hasSelection() and here in self._found
        after = [at for at in self._found if (at > here if at_hand or by < 0 else at >= here)]
        before = [at for at in self._found if at < here]
        start = (after or self._found)[0] if by > 0 else (before or self._found)[-1]
        self.go_to(start, len(self._looked_for))
        self._mark()
        self.count.setText(f"{self._found.index(start) + 1:,} of {self._said_found()}")

    def _look_for(self, typed: str) -> None:
        self._looked_for = typed
        self._found = _places(self._text, typed) if typed.strip() else []
        self.count.setText("" if not typed.strip() else self._said_found() + " found" if self._found else "Not found")
        self.finder.setAccessibleDescription(self.count.text())
        if self._found:
            self.go_on(1)
        else:
            self._mark()

    def _said_found(self) -> str:
        return f"{len(self._found):,}{' or more' if len(self._found) == _MOST_FOUND else ''}"

    def _chosen_passage(self) -> Passage | None:
        cursor = self.words.textCursor()
        if cursor.hasSelection():
            start, end = (self._units.place(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        else:
            at = self._units.place(cursor.position())
            start, end = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", at)
            end = len(self._text) if end < 0 else end
        words = self._text[start:end]
        quote = words.strip()
        return Passage(start + words.index(quote), quote) if quote else None

    def _pin(self, question_id: str) -> None:
        passage = self._passage
        if passage is not None:
            self.end_pin()
            self.pinned.emit(passage, question_id)

    def _say_where(self) -> None:
        at = self._units.place(self.words.textCursor().selectionStart())
        pinned = [pin for pin in self._pins if pin.pin.start <= at < pin.pin.start + len(pin.pin.quote)]
        numbers = ", ".join(dict.fromkeys(say_number(pin) for pin in pinned))
        parts = (page_of(self._text, at), f"pinned to {numbers}" if pinned else "")
        said = " · ".join(filter(None, parts))
        self.where.setText(f"{said[:1].upper()}{said[1:]}")
        self.words.setAccessibleDescription(self.where.text())

    def _mark(self) -> None:
        """Mark what is pinned and what was found."""
        palette = self.palette()
        marks = [self._marked(each.pin.start, len(each.pin.quote), Tone.ACCENT, palette) for each in self._pins]
        at = self._units.place(self.words.textCursor().selectionStart())
        nearest = sorted(self._found, key=lambda found: abs(found - at))[:_MOST_MARKED]
        marks += [self._marked(found, len(self._looked_for), Tone.CAUTION, palette) for found in nearest]
        self.words.setExtraSelections(marks)

    def _marked(self, start: int, length: int, tone: Tone, palette: QPalette) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        text, tint = tone_colours(tone, palette)
        look.setBackground(tint)
        look.setForeground(text)
        if tone is Tone.ACCENT:
            look.setFontUnderline(True)  # so that it is not told by colour alone
        cursor = QTextCursor(self.words.document())
        cursor.setPosition(self._units.units(start))
        cursor.setPosition(self._units.units(start + length), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Mark anew in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._mark()


class _FindLine(QLineEdit):
    """A line to look for words: Enter goes to the next, Shift and Enter to the one before, Escape leaves it."""

    step_wanted = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Find in this material")
        self.setAccessibleName("Find in this material")
        self.setClearButtonEnabled(True)

    # Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _ReadOnlyText(QPlainTextEdit):
    """Words to be read and chosen, by mouse and keyboard, in lines of a length that can be followed."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.document().setDocumentMargin(12)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines readable in a wide window."""
        super().resizeEvent(event)
        self._suit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._suit()

    def _suit(self) -> None:
        room = self.width() - _COLUMN * self.fontMetrics().averageCharWidth()
        self.setViewportMargins(max(0, room // 2), 0, max(0, room // 2), 0)


def say_question(number: str, text: str, bid: str = "") -> str:
    """Return a question in one line: its number, its words, and its bid where that is not the one at hand."""
    words = " ".join(text.split())
    told = f"{number} {words}".strip()
    return f"{told} ({bid})" if bid else told


def say_number(pinned: PinnedTo) -> str:
    """Return which question something is pinned to, briefly."""
    number = f"question {pinned.question.number}" if pinned.question.number else "a question"
    return f"{number} of {pinned.bid}" if pinned.bid else number


def _places(text: str, wanted: str) -> list[int]:
    """Return where words stand in a text, whatever their case."""
    found: list[int] = []
    lowered, looked_for = text.lower(), wanted.lower()
    if len(lowered) != len(text):  # a few letters are longer in lower case
        return [match.start() for match in re.finditer(re.escape(wanted), text, re.IGNORECASE)][:_MOST_FOUND]
    at = lowered.find(looked_for)
    while at >= 0 and len(found) < _MOST_FOUND:
        found.append(at)
        at = lowered.find(looked_for, at + len(looked_for))
    return found


def excerpt(words: str, most: int = 300) -> str:
    """Return words in one line, the end left out where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"
