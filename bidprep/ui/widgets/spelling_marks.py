"""Spelling in a text box: what is in sight is looked at when typing pauses, and marked; suggestions by menu."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from bidprep.domain.spelling import Misspelt, Spelling
from bidprep.ui.appearance import Tone, tone_colours
from bidprep.ui.rich_text.formats import fields_in
from bidprep.ui.text_units import TextUnits
from bidprep.ui.widgets.marks import TextBox, mark, marks_of, put_words, visible_range

PAUSE = 350
"""Milliseconds after the last key before the text is looked at."""
LAYER = "spelling"
_MARGIN = 60  # characters beyond what is in sight, so that no word is cut
_CONTEXT_MENU = QEvent.Type.ContextMenu


class SpellingMarks(QObject):
    """Marks misspelt words in one text box. `add_wanted` asks that a word be added to the spelling."""

    add_wanted = Signal(str)

    def __init__(self, box: TextBox, spelling: Callable[[], Spelling | None]) -> None:
        super().__init__(box)
        self._box = box
        self._spelling = spelling
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.refresh)
        box.textChanged.connect(self._pause.start)
        box.cursorPositionChanged.connect(self._pause.start)
        box.verticalScrollBar().valueChanged.connect(self._pause.start)
        box.installEventFilter(self)
        box.viewport().installEventFilter(self)
        self._pause.start()

    def refresh(self) -> None:
        """Look at what is in sight, and mark what is misspelt; the word that is being typed is left alone."""
        spelling = self._spelling()
        if spelling is None or self._box.isReadOnly() or not self._box.isVisible():
            marks_of(self._box).show(LAYER, [])
            return
        self._look.setUnderlineColor(tone_colours(Tone.BAD, self._box.palette())[0])
        typed_at = self._box.textCursor().position() if self._box.hasFocus() else -1
        first, last = visible_range(self._box)
        found = [
            mark(self._box, start, end, self._look)
            for start, end, _word in self._misspelt(spelling, first - _MARGIN, last + _MARGIN)
            if end != typed_at
        ]
        marks_of(self._box).show(LAYER, found)

    def go_to_next(self) -> bool:
        """Select the next misspelt word behind the cursor, or the first of the text; False where there is none."""
        spelling = self._spelling()
        if spelling is None or self._box.isReadOnly():
            return False
        at = self._box.textCursor().selectionEnd()
        behind = next(self._misspelt(spelling, at, -1), None) or next(self._misspelt(spelling, 0, at), None)
        if behind is None:
            return False
        self._select(behind[0], behind[1])
        self._box.ensureCursorVisible()
        return True

    def open_suggestions(self) -> bool:
        """Open the suggestions for the misspelt word that the cursor touches; False where it touches none."""
        there = self._word_at(self._box.textCursor().position())
        if there is None:
            return False
        menu = QMenu(self._box)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._suggest(menu, *there)
        self._popup(menu, self._box.viewport().mapToGlobal(self._box.cursorRect().bottomLeft()))
        return True

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        menu.popup(at)
        actions = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
        if actions:
            menu.setActiveAction(actions[0])

    def _suggest(self, menu: QMenu, start: int, end: int, word: str) -> None:
        """Put what was probably meant at the top of a menu."""
        spelling = self._spelling()
        top = next(iter(menu.actions()), None)
        entries: list[tuple[str, Callable[[], None] | None]] = [
            (f"&{number} {meant}", partial(self._replace, start, end, meant))
            for number, meant in enumerate(spelling.suggest(word) if spelling else (), 1)
        ] or [("No suggestion", None)]
        entries.append((f"&Add “{word}” to the spelling", lambda: self.add_wanted.emit(word)))
        for words, act in entries:
            action = menu.addAction(words)
            action.setEnabled(act is not None)
            if act is not None:
                action.triggered.connect(lambda _ticked=False, act=act: act())
            if top is not None:
                menu.removeAction(action)
                menu.insertAction(top, action)
        if top is not None:
            menu.insertSeparator(top)

    def _replace(self, start: int, end: int, meant: str) -> None:
        cursor = QTextCursor(self._box.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        put_words(cursor, meant)
        self._box.setTextCursor(cursor)
        self.refresh()

    def _select(self, start: int, end: int) -> None:
        cursor = self._box.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._box.setTextCursor(cursor)

    def _word_at(self, position: int) -> tuple[int, int, str] | None:
        spelling = self._spelling()
        if spelling is None or self._box.isReadOnly():
            return None
        near = self._misspelt(spelling, position - _MARGIN, position + _MARGIN)
        return next((there for there in near if there[0] <= position <= there[1]), None)

    def _misspelt(self, spelling: Spelling, first: int, last: int) -> Iterator[tuple[int, int, str]]:
        """Yield the misspelt words between two positions, -1 for the end of the text, as positions and words."""
        block = self._box.document().findBlock(max(first, 0))
        while block.isValid() and (last < 0 or block.position() <= last):
            for there, units in _found_in(block, spelling, first, last):
                start, end = block.position() + units.units(there.start), block.position() + units.units(there.end)
                if start >= first and (last < 0 or end <= last):
                    yield start, end, there.word
            block = block.next()

    def _open_menu(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cursor = self._box.cursorForPosition(event.pos()) if is_by_mouse else self._box.textCursor()
        there = self._word_at(cursor.position())
        menu = self._box.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._box.actions() and not isinstance(self._box, QPlainTextEdit):
            formats = menu.addMenu("&Format")
            formats.addActions(self._box.actions())
            formats.setEnabled(not self._box.isReadOnly())
        if there is not None:
            self._suggest(menu, *there)
        at = event.globalPos() if is_by_mouse else self._box.viewport().mapToGlobal(self._box.cursorRect().bottomLeft())
        self._popup(menu, at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu of the text, by mouse or key, with suggestions where the word is misspelt."""
        if event.type() is _CONTEXT_MENU and isinstance(event, QContextMenuEvent):
            self._open_menu(event)
            return True
        return super().eventFilter(watched, event)


def _found_in(block: QTextBlock, spelling: Spelling, first: int, last: int) -> Iterator[tuple[Misspelt, TextUnits]]:
    """Yield what is misspelt in one paragraph around these positions; of a very long one only that part is read."""
    text = block.text()
    units = TextUnits(text) if text else None
    if units is None:
        return
    start = text.rfind(" ", 0, units.place(max(first - block.position(), 0))) + 1
    stop = (
        len(text) if last < 0 else text.find(" ", units.place(min(max(last - block.position(), 0), block.length() - 1)))
    )
    fields = [(field.start - block.position(), field.end - block.position()) for field in fields_in(block)]
    for there in spelling.find(text[start : stop if stop >= 0 else len(text)]):
        moved = Misspelt(there.start + start, there.word)
        at = units.units(moved.start)
        if not any(left <= at < right for left, right in fields):
            yield moved, units
