"""Text of the library that nobody has tailored yet, marked where it stands, and said in words on a button that leads there.

A tint and a line at its side, a tip, and what a screen reader says of the text: the mark is no part of the text, comes with
what was put in, and goes as soon as the paragraph is edited or confirmed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget

from bidprep.domain.library import UsedPassage
from bidprep.domain.recycling import came_paragraphs, words_of
from bidprep.domain.text import Block
from bidprep.ui.appearance import Tone, tone_colours
from bidprep.ui.widgets.marks import mark, marks_of, visible_range
from bidprep.ui.widgets.text_editor import TextEditor

LAYER = "recycled"
PAUSE = 150
"""Milliseconds after the last key before the text is looked at."""
_LEFT, _WIDTH = 5, 4  # pixels, of the empty strip beside the text
_TOOL_TIP = QEvent.Type.ToolTip
_MOVED = (QEvent.Type.Resize, QEvent.Type.Move)
_SEEN = (QEvent.Type.Resize, QEvent.Type.Show)


class RecycledMarks(QObject):
    """Marks in one editor the paragraphs that stand as they came from the library. `button` goes from one to the next."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._came: dict[str, str] = {}
        self._known: dict[int, tuple[Block, str]] = {}
        self._there: list[int] = []
        self._titles: list[str] = []
        self._line = _SideLine(editor)
        self.button = QPushButton()
        self.button.setFlat(True)
        self.button.setToolTip("Go to the next paragraph that stands as it came from the library")
        self.button.clicked.connect(self.go_on)
        self.button.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        editor.textChanged.connect(self._wait)
        editor.cursorPositionChanged.connect(self._wait)
        editor.verticalScrollBar().valueChanged.connect(self._wait)
        editor.installEventFilter(self)

    def show_uses(self, uses: Sequence[UsedPassage]) -> None:
        """Mark from now on what came with these passages, as long as it stands as it came."""
        came: dict[str, str] = {}
        for used in uses:
            title = used.passage.title or used.passage.question or "Untitled"
            came.update(dict.fromkeys(came_paragraphs(used.use), title))
        if came or self._there:
            self._came = came
            self.refresh()

    def refresh(self) -> None:
        """Look at the text as it stands, and show what of it is still to be tailored."""
        self._pause.stop()
        self._there, titles = self._find() if self._came else ([], [])
        near = self._near()
        places = self._editor.stretches_of(self._there[near])
        marked = [stretch for place in places for stretch in place]
        self._titles = [title for place, title in zip(places, titles[near], strict=True) for _stretch in place]
        if marked != marks_of(self._editor).stretches(LAYER):
            self._paint(marked)
        self._say_how_many(len(self._there))
        self._describe()

    def go_on(self) -> None:
        """Put the cursor at the next paragraph that is to be tailored, round the end of the text."""
        self.refresh()
        if self._there:
            cursor = self._editor.textCursor()
            at = bisect_right(self._there, cursor.blockNumber()) % len(self._there)
            ((start, _end), *_cells) = self._editor.stretches_of(self._there[at : at + 1])[0]
            cursor.setPosition(start)
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def said_at(self, position: int) -> str:
        """Say what there is to be tailored at a cursor position; "" where nothing is."""
        stretches = marks_of(self._editor).stretches(LAYER)
        for (start, end), title in zip(stretches, self._titles, strict=False):
            if start <= position <= end:
                return f"Recycled from “{title}”, not yet tailored."
        return ""

    def _wait(self) -> None:
        if self._came:
            self._pause.start()

    def _find(self) -> tuple[list[int], list[str]]:
        """Return the numbers of the document's paragraphs that stand as they came, and from which passages."""
        known: dict[int, tuple[Block, str]] = {}
        numbers, titles = [], []
        text = self._editor.text()
        for number, block in zip(self._editor.paragraph_numbers(), text.blocks, strict=True):
            there = self._known.get(id(block))
            # The id alone could be that of a block that is gone: the block is kept beside its words.
            if there is None or there[0] is not block:
                there = (block, words_of(block))
            known[id(block)] = there
            if there[1] in self._came:
                numbers.append(number)
                titles.append(self._came[there[1]])
        self._known = known
        return numbers, titles

    def _near(self) -> slice:
        """Return which of what is to be marked stands in sight, or a screen above or below it.

        Qt goes through all marks for each paragraph that it paints.
        """
        size = self._editor.viewport().size()
        first = self._editor.cursorForPosition(QPoint(0, -size.height())).blockNumber()
        last = self._editor.cursorForPosition(QPoint(size.width(), 2 * size.height())).blockNumber()
        # The one before may be a table that reaches down to here.
        return slice(max(bisect_left(self._there, first) - 1, 0), bisect_right(self._there, last))

    def _paint(self, marked: Sequence[tuple[int, int]]) -> None:
        paper = tone_colours(Tone.CAUTION, self._editor.palette())[1]
        look = QTextCharFormat()
        look.setBackground(paper)
        marks = [mark(self._editor, start, end, look) for start, end in marked]
        marks_of(self._editor).show(LAYER, marks, is_ground=True)
        self._line.show_beside(is_wanted=bool(marks))
        viewport = self._editor.viewport()
        viewport.removeEventFilter(self)  # it is asked of every event, so only while there is something to tell
        if marks:
            viewport.installEventFilter(self)

    def _say_how_many(self, many: int) -> None:
        paragraphs = "1 paragraph" if many == 1 else f"{many:,} paragraphs"
        words = f"Not yet tai&lored: {paragraphs}"
        if words != self.button.text():
            self.button.setText(words)
        self.button.setVisible(bool(many))

    def _describe(self) -> None:
        """Let a screen reader say what the cursor stands in, else that there is something to be tailored."""
        words = self.said_at(self._editor.textCursor().position())
        if not words and self._there:
            words = f"{self.button.text().replace('&', '')}, recycled from the library."
        if self._editor.accessibleDescription() != words:
            self._editor.setAccessibleDescription(words)

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take up the colours of another look, say in a tip what is marked, and keep the line where the text is."""
        kind = event.type()
        if watched is self._editor:
            if kind == QEvent.Type.PaletteChange and self._there:
                self._paint(marks_of(self._editor).stretches(LAYER))
            elif kind in _SEEN:
                self._wait()
        elif kind == _TOOL_TIP and isinstance(event, QHelpEvent):
            words = self.said_at(self._editor.cursorForPosition(event.pos()).position())
            if words:
                QToolTip.showText(event.globalPos(), words, self._editor.viewport())
                return True
        elif kind in _MOVED:
            self._line.follow()
        return super().eventFilter(watched, event)


class _SideLine(QWidget):
    """The line at the side of what is marked: it says by its shape what the tint says by its colour."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._rects: list[QRect] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        editor.verticalScrollBar().valueChanged.connect(self._redraw)
        editor.document().documentLayout().documentSizeChanged.connect(self._forget)

    def show_beside(self, *, is_wanted: bool) -> None:
        """Draw beside what is marked now, or go."""
        self.setVisible(is_wanted)
        self.follow()
        self._redraw()

    def follow(self) -> None:
        """Stand in the strip beside the text."""
        self._rects = None
        there = self._editor.viewport().geometry()
        self.setGeometry(there.left() + _LEFT, there.top(), _WIDTH, there.height())

    def rects(self) -> list[QRect]:
        """Return what is drawn: a piece beside each paragraph in sight."""
        if self._rects is None:
            first, last = visible_range(self._editor)
            stretches = marks_of(self._editor).stretches(LAYER)
            self._rects = [self._beside(start, end) for start, end in stretches if start <= last and end >= first]
        return self._rects

    def _beside(self, start: int, end: int) -> QRect:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        top = self._editor.cursorRect(cursor).top()
        cursor.setPosition(end)
        return QRect(0, top, _WIDTH, self._editor.cursorRect(cursor).bottom() - top)

    def _forget(self) -> None:
        self._rects = None

    def _redraw(self) -> None:
        self._rects = None
        if self.isVisible():
            self.update()

    # Qt's names

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces that have to be drawn anew."""
        painter = QPainter(self)
        ink = tone_colours(Tone.CAUTION, self._editor.palette())[0]
        for rect in self.rects():
            if rect.intersects(event.rect()):
                painter.fillRect(rect, ink)
        painter.end()
