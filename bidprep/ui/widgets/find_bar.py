"""Find and replace in one text: a bar that opens with Ctrl+F, or with Ctrl+H for replacing too.

The keys work in the text, in its bar, and in whatever the bar is told to serve: the page, and the pane beside it.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from bidprep.domain.finding_words import Sought
from bidprep.ui.appearance import icon
from bidprep.ui.rich_text.formats import fields_in
from bidprep.ui.text_units import TextUnits
from bidprep.ui.widgets.marks import mark, marks_of, put_words
from bidprep.ui.widgets.text_editor import TextEditor

LAYER = "found"
MOST_MARKED = 1_000
_PAUSE = 200  # milliseconds after the last key
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TINT = 90  # of 255
# Looked up once, for each event of the text asks and Qt's enumerations are slow to look up.
_KEY_PRESS = QEvent.Type.KeyPress
_KEYS = (QEvent.Type.ShortcutOverride, _KEY_PRESS)
_OPENING = (Qt.Key.Key_F, Qt.Key.Key_H)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class FindBar(QWidget):
    """Finds words in one editor, marks them, goes from one to the next, and replaces them.

    Where a page has several editors, each with its bar, one of these serves the page, and in the
    others' texts their own bar opens: a text and its bar take the keys before Qt looks who else wants them.
    """

    def __init__(self, editor: TextEditor) -> None:
        super().__init__()
        self._editor = editor
        self._places: list[tuple[int, int, bool]] = []
        self.line = _line("Find")
        self.with_line = _line("Replace with")
        self.said = QLabel()
        self.previous = _sign("Previous place", "Shift+Enter", self.go_back, "chevron-left")
        self.next = _sign("Next place", "Enter", self.go_on, "chevron-right")
        self.case = QCheckBox("Match &case")
        self.whole = QCheckBox("&Whole words")
        self.replace_one = _button("&Replace", self.replace)
        self.replace_every = _button("Replace &all", self.replace_all)
        self.close_button = _sign("Close the find bar", "Escape", self.shut, "x")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._refresh)
        self.line.textChanged.connect(self._seek)
        for box in (self.case, self.whole):
            box.toggled.connect(self._seek)
        editor.textChanged.connect(self._follow)
        for watched in (editor, self.line, self.with_line):
            watched.installEventFilter(self)
        self.actions_ = [
            self._action("find", "&Find in this text", "Ctrl+F", lambda: self.open(replacing=False)),
            self._action("replace", "R&eplace in this text", "Ctrl+H", lambda: self.open(replacing=True)),
        ]
        self._arrange()
        self.hide()

    def serve(self, *places: QWidget) -> None:
        """Open with Ctrl+F and Ctrl+H wherever the keyboard is in these; no other bar may serve them too."""
        for place in places:
            place.addActions(self.actions_)

    def open(self, *, replacing: bool) -> None:
        """Show the bar with what is selected as the words to find, and put the keyboard there."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.line.setText(selected.replace("\u2028", " "))
        for widget in (self._with_label, self.with_line, self.replace_one, self.replace_every):
            widget.setVisible(replacing)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._refresh()

    def shut(self) -> None:
        """Hide the bar and go back to the text."""
        self.hide()
        self._pause.stop()
        marks_of(self._editor).show(LAYER, [])
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go to the next place, round the end of the text."""
        self._refresh()
        at = self._editor.textCursor().selectionEnd()
        self._go_to(next((place for place in self._places if place[0] >= at), None) or next(iter(self._places), None))

    def go_back(self) -> None:
        """Go to the place before, round the start of the text."""
        self._refresh()
        at = self._editor.textCursor().selectionStart()
        before = [place for place in self._places if place[1] <= at]
        self._go_to(before[-1] if before else self._places[-1] if self._places else None)

    def replace(self) -> None:
        """Replace the place that is selected, and go to the next; a merge field is left as it is."""
        cursor = self._editor.textCursor()
        self._refresh()
        here = (cursor.selectionStart(), cursor.selectionEnd(), False)
        if here in self._places and not self._editor.isReadOnly():
            put_words(cursor, self.with_line.text())
            self._editor.setTextCursor(cursor)
        self.go_on()

    def replace_all(self) -> None:
        """Replace every place as one step to undo; merge fields are left as they are."""
        if self._editor.isReadOnly():
            return
        places = [place for place in self._find() if not place[2]]
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for start, end, _in_field in reversed(places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            put_words(cursor, self.with_line.text())
        cursor.endEditBlock()
        self._refresh()
        self._say("Nothing was replaced" if not places else f"{len(places)} replaced")

    def _action(self, name: str, words: str, keys: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self._editor)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self._editor.addAction(action)
        return action

    def _arrange(self) -> None:
        label, self._with_label = QLabel("Fin&d"), QLabel("Re&place with")
        label.setBuddy(self.line)
        self._with_label.setBuddy(self.with_line)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        rows = (
            (label, self.line, (self.previous, self.next, self.said, self.close_button)),
            (self._with_label, self.with_line, (self.replace_one, self.replace_every)),
        )
        for row, (words, line, widgets) in enumerate(rows):
            beside = QHBoxLayout()
            for widget in widgets:
                beside.addWidget(widget)
            if row:
                beside.addStretch(1)
            grid.addWidget(words, row, 0)
            grid.addWidget(line, row, 1)
            grid.addLayout(beside, row, 2)
        boxes = QHBoxLayout()
        for box in (self.case, self.whole):
            boxes.addWidget(box)
        boxes.addStretch(1)
        grid.addLayout(boxes, len(rows), 1, 1, 2)

    @property
    def _sought(self) -> Sought:
        return Sought(self.line.text(), self.case.isChecked(), self.whole.isChecked())

    def _find(self) -> Iterator[tuple[int, int, bool]]:
        """Yield where the words stand, as cursor positions, and whether that is in a merge field."""
        sought = self._sought
        block = self._editor.document().begin()
        while block.isValid():
            text, at = block.text(), block.position()
            units: TextUnits | None = None
            for start, end in sought.find(text) if text else ():
                units = units or TextUnits(text)
                first, last = at + units.units(start), at + units.units(end)
                yield first, last, any(first < field.end and last > field.start for field in fields_in(block))
            block = block.next()

    def _seek(self) -> None:
        """Go to the first place from where the selection begins, as the words are typed."""
        self._refresh()
        at = self._editor.textCursor().selectionStart()
        self._go_to(next((place for place in self._places if place[0] >= at), None) or next(iter(self._places), None))

    def _follow(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        found = list(islice(self._find(), MOST_MARKED + 1))
        self._places = found[:MOST_MARKED]
        look = QTextCharFormat()
        colour = QColor(self._editor.palette().color(QPalette.ColorRole.Highlight))
        colour.setAlpha(_TINT)
        look.setBackground(colour)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marks = [mark(self._editor, start, end, look) for start, end, _in_field in self._places]
        marks_of(self._editor).show(LAYER, marks)
        is_more = len(found) > MOST_MARKED
        self._say_which(is_more=is_more)

    def _say_which(self, *, is_more: bool = False) -> None:
        cursor = self._editor.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        at = next((number for number, place in enumerate(self._places, 1) if place[:2] == here), 0)
        many = f"more than {MOST_MARKED:,}" if is_more else f"{len(self._places):,}"
        if not self.line.text():
            self._say("")
        elif not self._places:
            self._say("Not found")
        else:
            self._say(f"{at} of {many}" if at else many)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.line.setAccessibleDescription(words)

    def _go_to(self, place: tuple[int, int, bool] | None) -> None:
        if place is not None:
            cursor = self._editor.textCursor()
            cursor.setPosition(place[0])
            cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        self._say_which()

    def _opens(self, event: QEvent) -> bool:
        """Open where these are the keys for it; True where they are, and nobody else is to have them."""
        kind = event.type()
        if kind not in _KEYS or not isinstance(event, QKeyEvent) or event.key() not in _OPENING:
            return False
        if event.modifiers() != _CONTROL:
            return False
        if kind == _KEY_PRESS:
            self.open(replacing=event.key() == Qt.Key.Key_H)
        event.accept()
        return True

    # Qt's names

    def event(self, event: QEvent) -> bool:
        """Take the keys that open the bar from whatever in it has the keyboard."""
        return self._opens(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open from the text; go on with Enter and back with Shift+Enter; with the replacement's line Enter replaces."""
        if watched is self._editor:
            return self._opens(event)
        if isinstance(event, QKeyEvent) and event.type() == _KEY_PRESS and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.go_back()
            elif watched is self.with_line:
                self.replace()
            else:
                self.go_on()
            return True
        return super().eventFilter(watched, event)


def _line(called: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(called)
    line.setMinimumWidth(120)
    return line


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button


def _sign(called: str, keys: str, act: Callable[[], None], symbol: str) -> QPushButton:
    """Return a button with a sign only, which has its name from its tip."""
    button = _button("", act)
    button.setIcon(icon(symbol))
    button.setAccessibleName(called)
    button.setToolTip(f"{called} ({keys})")
    return button
