"""The editor for formatted text: what an answer, a case study or a passage is written in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from bidprep.domain.text import Block, MergeField, Paragraph, Text
from bidprep.ui.rich_text import PlainDocument, Reader, show_text
from bidprep.ui.rich_text.formats import is_bold, table_at
from bidprep.ui.rich_text.looks import Looks
from bidprep.ui.rich_text.reading import outer_table
from bidprep.ui.rich_text.showing import Fields, insert_blocks
from bidprep.ui.text_units import TextUnits
from bidprep.ui.undo_keys import is_redo, is_undo
from bidprep.ui.widgets import text_editor_clipboard as clipboard
from bidprep.ui.widgets import text_editor_keys as keys
from bidprep.ui.widgets.text_editor_commands import CommandActions
from bidprep.ui.widgets.text_editor_formatting import standing_at
from bidprep.ui.widgets.text_editor_typed import follow_typing

if TYPE_CHECKING:
    from bidprep.ui.widgets.field_completion import FieldCompletion

_COLUMN = 75  # characters: longer lines are hard to follow
_SAMPLE = "We will mobilise the service in three stages over twelve weeks, led by "
_PADDING = 16
# Looked up once, for each event asks and Qt's enumerations are slow to look up.
_SHORTCUT_OVERRIDE = QEvent.Type.ShortcutOverride
_LOOK_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class TextEditor(QTextEdit):
    """Shows a `Text`, lets a person write it, and gives it back.

    `edited` tells that the person has changed something; showing a text does not emit it. `text()`
    after a key costs little, as only changed paragraphs are read again, and unchanged blocks are
    the same objects as before. `actions_` are the formatting commands, for a toolbar and a menu.
    Extra selections are the page's to use.
    """

    edited = Signal()
    # Qt tells of changes before these are there.
    _looks: Looks | None = None
    _by_person = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: Fields = {}
        self._came_from = 0
        self._completion: FieldCompletion | None = None
        document = PlainDocument(self)
        document.setDocumentMargin(_PADDING)
        self.setDocument(document)
        self._reader = Reader(document)
        self._looks = Looks(document, self.palette())
        self._commands = CommandActions(self)
        self.actions_: list[QAction] = [*self._commands.actions, self._plain_paste_action()]
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        # The strips beside the text column are paper too.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.textChanged.connect(self._follow_change)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.show_text(Text())

    def show_text(self, text: Text, fields: Fields | None = None) -> None:
        """Show a text from its start, with an empty undo history.

        `fields` gives merge fields their values, by `field_key` of the name; left out, the values
        given last still hold.
        """
        if fields is not None:
            self._fields = fields
        with self._by_program():
            show_text(self.document(), text, self._fields)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._follow_cursor()

    def text(self) -> Text:
        """Return the text as it stands, in normal form."""
        return self._reader.text()

    def position_of(self, block: int, place: int, row: int = 0) -> int:
        """Return the cursor position of a character of a block of the text, as its plain words count; of a table, of a row."""
        there = self._reader.paragraph_of(block)
        whole = outer_table(there)
        if whole is not None:
            return whole.cellAt(row, 0).firstPosition()
        shown = there.text()
        before = len(shown) - len(shown.lstrip())  # the text has no space at its ends
        return there.position() + TextUnits(shown).units(before + place)

    def paragraph_numbers(self) -> list[int]:
        """Return for each block of the text the number of the document's paragraph that gives it, of a table its first."""
        return self._reader.paragraph_numbers()

    def stretches_of(self, paragraphs: Iterable[int]) -> list[list[tuple[int, int]]]:
        """Return where paragraphs stand, by their numbers in the document, as cursor positions; a table cell by cell."""
        found: list[list[tuple[int, int]]] = []
        for number in paragraphs:
            there = self.document().findBlockByNumber(number)
            whole = outer_table(there)
            if whole is None:
                found.append([(there.position(), there.position() + there.length() - 1)])
                continue
            places = ((row, column) for row in range(whole.rows()) for column in range(whole.columns()))
            cells = (whole.cellAt(*place) for place in places)
            found.append([(cell.firstPosition(), cell.lastPosition()) for cell in cells])
        return found

    def insert(self, text: Text) -> None:
        """Put a text where the cursor stands, in place of the selection, as one step to undo."""
        self._insert(list(text.blocks))

    def insert_apart(self, text: Text) -> None:
        """Put a text where the cursor stands, in paragraphs of its own: before the cursor’s where that begins there.

        It is one step to undo. In a table cell it becomes words, and a selection is replaced by it.
        """
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not cursor.hasSelection() and table_at(cursor) is None and cursor.block().text():
            is_before = cursor.atBlockStart()
            if not is_before:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
            if is_before:
                cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            self.setTextCursor(cursor)
        self._insert(list(text.blocks))
        cursor.endEditBlock()

    def insert_field(self, name: str) -> None:
        """Put a merge field where the cursor stands."""
        bold, italic = is_bold(self.currentCharFormat()), self.fontItalic()
        self._insert([Paragraph((MergeField(name, bold, italic),))])

    def paste_plain(self) -> None:
        """Paste the words on the clipboard without their formatting."""
        self._insert_plain(QGuiApplication.clipboard().mimeData())

    def column_width(self) -> int:
        """Return how wide the text column is at most, in pixels, with its padding."""
        letters = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE)
        return round(letters * _COLUMN / len(_SAMPLE)) + 2 * _PADDING

    def _plain_paste_action(self) -> QAction:
        action = QAction("Paste &without formatting", self)
        action.setObjectName("paste-plain")
        action.setShortcut(QKeySequence("Ctrl+Shift+V"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.paste_plain)
        self.addAction(action)
        return action

    @contextmanager
    def _by_program(self) -> Iterator[None]:
        """Emit no `edited`: Qt does not tell a new look, or a new text, from a person's change."""
        before, self._by_person = self._by_person, False
        try:
            yield
        finally:
            self._by_person = before

    def _follow_change(self) -> None:
        if not self._by_person:
            return
        # If the cursor has moved too, Qt is about to say so.
        if self.textCursor().position() == self._came_from:
            self._follow_cursor()
        self.edited.emit()

    def _follow_cursor(self) -> None:
        """Keep the cursor out of merge fields, and what is typed next free of them."""
        cursor = self.textCursor()
        moved = keys.around_fields(cursor, self._came_from)
        self._came_from = cursor.position()
        if moved is not None:
            self.setTextCursor(moved)
            return
        if not cursor.hasSelection():
            there = cursor.charFormat()
            fresh = keys.format_typed_at(cursor, there)
            if fresh != there:
                self.setCurrentCharFormat(fresh)
        self._commands.follow(standing_at(cursor, self.currentCharFormat()))

    def _insert(self, blocks: Sequence[Block]) -> None:
        if not blocks:
            return
        cursor = self.textCursor()
        insert_blocks(cursor, blocks, self._fields)
        self.setTextCursor(cursor)
        self._follow_cursor()  # Qt does not tell that the cursor went on with what was put before it
        self.ensureCursorVisible()

    def _offer_fields(self) -> None:
        """Offer the merge fields, where two braces stand before the cursor."""
        from bidprep.ui.widgets.field_completion import FieldCompletion

        if self._completion is None:
            self._completion = FieldCompletion(self, lambda: self._fields, self.insert_field)
        self._completion.follow()

    def _insert_plain(self, source: QMimeData) -> None:
        bold, italic = is_bold(self.currentCharFormat()), self.fontItalic()
        self._insert(clipboard.taken_plain(source, bold=bold, italic=italic))

    def _passes_on(self, event: QKeyEvent) -> bool:
        """Whether these are keys for Undo or Redo and this document has nothing to undo or redo."""
        if is_redo(event):
            return not self.document().isRedoAvailable()
        return is_undo(event) and not self.document().isUndoAvailable()

    def _fit_column(self) -> None:
        """Centre the text column where the editor is wider than that."""
        bar = self.verticalScrollBar()
        spare = self.contentsRect().width() - self.column_width() - bar.sizeHint().width()
        left = max(0, spare // 2)
        right = max(0, spare - left)
        if right and not bar.isVisible():
            right += bar.sizeHint().width()
        if self.viewportMargins() != QMargins(left, 0, right, 0):
            self.setViewportMargins(left, 0, right, 0)

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window where the text itself has nothing to undo or redo."""
        if event.type() == _SHORTCUT_OVERRIDE and isinstance(event, QKeyEvent):
            if self._passes_on(event):
                event.ignore()
                return False
            if is_redo(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key does in a form's text."""
        if self._passes_on(event):
            event.ignore()
            return
        if is_redo(event):
            self.redo()
            return
        if keys.press(self, event):
            return
        paragraphs = self.document().blockCount()
        super().keyPressEvent(event)
        if self.document().blockCount() != paragraphs and not is_undo(event):
            keys.renumber_at(self.textCursor())
        typed = event.text()
        if typed == "}":
            keys.complete_field(self.textCursor(), self._fields)
        elif typed == "{":
            self._offer_fields()
        elif typed in (" ", "*"):
            follow_typing(self, typed)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection for the clipboard or to be dragged."""
        return clipboard.copied(self.textCursor(), self._fields)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether something can be pasted or dropped here."""
        return clipboard.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop, cleaned to what a text can hold."""
        if not clipboard.can_take(source):
            return
        if clipboard.is_plain(source):
            self._insert_plain(source)
        else:
            self._insert(clipboard.taken(source))

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing: Qt would open files for a pasted picture."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text column in the middle."""
        self._fit_column()  # first, for Qt lays the text out in the room that is left
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font size."""
        with self._by_program():
            super().changeEvent(event)
            if self._looks is not None and event.type() in _LOOK_CHANGES:
                self._looks.follow(self.palette())
                self._fit_column()
