"""What lies beyond the limit, shown where it falls in the text, and said in words on a button that leads there."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPushButton

from bidprep.domain.limit_end import LimitEnd
from bidprep.ui.appearance import Tone, tone_colours
from bidprep.ui.rich_text.reading import outer_table
from bidprep.ui.widgets.marks import mark, marks_of
from bidprep.ui.widgets.text_editor import TextEditor

LAYER = "beyond"
_PAUSE = 120  # milliseconds after the last key
_WORDS_SHOWN = 3
_MOST_LETTERS = 30


class BeyondLimit(QObject):
    """Marks what is beyond the limit in one editor. `button` says from which words on, and puts the cursor there."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._find: Callable[[], LimitEnd | None] = lambda: None
        self._position = -1
        self.button = QPushButton()
        self.button.setFlat(True)
        self.button.setToolTip("Go to where the limit ends")
        self.button.clicked.connect(self._go)
        self.button.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.refresh)
        editor.installEventFilter(self)

    def follow(self, find: Callable[[], LimitEnd | None], *, is_over: bool) -> None:
        """Take the news that the text has changed; `find` says where the limit ends, and is asked when typing pauses."""
        self._find = find
        if is_over:
            self._pause.start()
        elif self._position >= 0:
            self._pause.stop()
            self._show(None)

    def refresh(self) -> None:
        """Show now what is beyond the limit."""
        self._show(self._find())

    def _show(self, end: LimitEnd | None) -> None:
        if end is None:
            self._position = -1
            marks_of(self._editor).show(LAYER, [])
            self.button.hide()
            return
        self._position = self._editor.position_of(end.block, end.place, end.row)
        ink, paper = tone_colours(Tone.BAD, self._editor.palette())
        last = self._editor.document().characterCount() - 1
        rest, first = QTextCharFormat(), QTextCharFormat()
        rest.setBackground(paper)
        rest.setForeground(ink)
        rest.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        rest.setUnderlineColor(ink)
        first.setBackground(ink)
        first.setForeground(paper)
        marks = [mark(self._editor, *stretch, rest) for stretch in self._stretches(end.row, last)]
        marks.append(mark(self._editor, self._position, min(self._position + 1, last), first))
        marks_of(self._editor).show(LAYER, marks)
        self.button.setText(f"Beyond the li&mit from “{self._first_words()}”")
        self.button.setAccessibleDescription("Goes to where the limit ends")
        self.button.show()

    def _stretches(self, row: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield what is beyond as cursor positions: of a table cell by cell, for Qt would select all of it."""
        start = self._position
        table = outer_table(self._editor.document().findBlock(start))
        if table is not None:
            for at in range(row, table.rows()):
                for column in range(table.columns()):
                    cell = table.cellAt(at, column)
                    yield cell.firstPosition(), cell.lastPosition()
            start = min(table.lastPosition() + 1, last)
        yield start, last

    def _first_words(self) -> str:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(self._position)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        words = " ".join(cursor.selectedText().split()[:_WORDS_SHOWN])
        cut = words if len(words) <= _MOST_LETTERS else words[:_MOST_LETTERS].rstrip() + "…"
        return cut.replace("&", "&&")

    def _go(self) -> None:
        self.refresh()
        if self._position >= 0:
            cursor = self._editor.textCursor()
            cursor.setPosition(self._position)
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
            self._editor.setFocus()

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take up the colours of another look."""
        if event.type() == QEvent.Type.PaletteChange and self._position >= 0:
            self._pause.start()
        return super().eventFilter(watched, event)
