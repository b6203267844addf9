"""Forms: one class for every form, told what to ask by a tuple of fields.

Each field's words are read into a value by the field; what cannot be read is said beside it, and the value that was
there before stays.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from bidprep.domain.dates import UK, read_date, read_time, say_date
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.ui.appearance import Tone, tone_colours
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.suggesting_line import SuggestingLine

if TYPE_CHECKING:
    from bidprep.ui.widgets.text_editor import TextEditor

WIDTH_IN_CHARACTERS = 75

_NOTHING = object()  # equal to no value
_LONG_QUOTE = r"(“[^”]{60})[^”]+”"  # what was typed is named in a fault, not said all over again


def _clean(words: str) -> str:
    return clean_characters(words).strip()


@dataclass(frozen=True)
class Field:
    """One thing asked: the name of its value, its label, a hint, and how words become the value and back.

    `lines` above 1 makes a box, `formatted` one whose value is canonical Markdown; `choices` are value and words; `tick`
    makes a tick box with the hint beside it; `suggestions` are offered beside what may be typed. `section` opens a sub-heading.
    A `late` field is read when it is left, or its page is: half-typed it might clash with another's.
    """

    name: str
    label: str
    hint: str = ""
    lines: int = 1
    formatted: bool = False
    choices: tuple[tuple[Any, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    tick: bool = False
    late: bool = False
    read: Callable[[str], Any] = _clean
    write: Callable[[Any], str] = str
    section: str = ""


def date_field(name: str, label: str, hint: str = "For example 4/12/2026", section: str = "") -> Field:
    """Return a field for a date."""
    return Field(name, label, hint, read=read_date, write=_write_date, section=section)


def time_field(name: str, label: str, hint: str = "For example 4/12/2026 12:00, UK time", section: str = "") -> Field:
    """Return a field for a date with a time of day in the United Kingdom."""
    return Field(name, label, hint, read=read_time, write=_write_time, section=section)


class Form(QWidget):
    """Fields under one another. `edited` tells the name and the new value of a field, once it can be read.

    `entered` tells that Enter was pressed in a line, after what it edits. `sections` are the sub-headings between them.
    """

    edited = Signal(str, object)
    entered = Signal()

    def __init__(self, fields: Sequence[Field], called: str) -> None:
        super().__init__()
        self.setAccessibleName(called)
        self._rows = {field.name: _Row(field) for field in fields}
        self._showing = False
        self.sections: list[QLabel] = []
        layout = _Rows(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(8)
        self._suit()
        for row in self._rows.values():
            if row.field.section:
                above = heading(row.field.section, 2)
                above.setContentsMargins(0, 12, 0, 0)
                layout.addRow(above)
                self.sections.append(above)
            layout.addRow(row.label, row)
            row.edited.connect(lambda value, name=row.field.name: self._tell(name, value))
            if isinstance(row.editor, QLineEdit):
                row.editor.returnPressed.connect(row.finish)
                row.editor.returnPressed.connect(self.entered)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show values by name; what is being typed, or cannot be read, is left alone unless the value is another."""
        self._showing = True
        for name, row in self._rows.items():
            if name in values and not (values[name] == row.last and (row.is_typed_in or row.has_fault)):
                row.show_value(values[name])
        self._showing = False

    def show_record(self, record: object) -> None:
        """Show the fields of a record."""
        self.show_values({name: getattr(record, name) for name in self._rows})

    def forget_typing(self) -> None:
        """Show another record next, whatever stands in the fields."""
        for row in self._rows.values():
            row.forget()

    def say_fault(self, name: str, words: str) -> None:
        """Say what is wrong beside a field; "" for nothing."""
        self._rows[name].say_fault(words)

    def suggest(self, name: str, words: Sequence[str]) -> None:
        """Offer these words in a field of one line from now on; others may still be typed."""
        line = self._rows[name].editor
        if isinstance(line, SuggestingLine):
            line.suggest(words)

    def offer(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these choices in a field of choices from now on; the one that is chosen stays where it is among them."""
        self._showing = True
        self._rows[name].offer(tuple(choices))
        self._showing = False

    def show_fields(self, names: Sequence[str], *, is_shown: bool) -> None:
        """Show or hide fields."""
        layout = self.layout()
        for name in names:
            if isinstance(layout, QFormLayout):
                layout.setRowVisible(self._rows[name], is_shown)

    def finish(self) -> None:
        """Read now what was held back while it was being typed."""
        for row in self._rows.values():
            row.finish()

    def stop_typing(self) -> None:
        """Let nothing be typed or chosen any more; what stands there can still be read and copied."""
        for row in self._rows.values():
            row.stop_typing()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self._rows.values())).editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.end(False)

    def editor(self, name: str) -> QWidget:
        """Return the widget of a field."""
        return self._rows[name].editor

    def cursor_in(self, name: str) -> int:
        """Return before which character of a box's value the cursor stands; what is typed is kept without outer spaces."""
        editor = self._rows[name].editor
        if not isinstance(editor, QPlainTextEdit):
            return 0
        before = QTextCursor(editor.document())
        before.setPosition(editor.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        whole = editor.toPlainText()
        return max(0, len(before.selectedText()) - (len(whole) - len(whole.lstrip())))

    @property
    def has_faults(self) -> bool:
        """Whether something that was typed cannot be read; it is said beside the field then."""
        for row in self._rows.values():
            row.say_waiting_fault()
        return any(row.has_fault for row in self._rows.values())

    def unread(self) -> tuple[str, ...]:
        """Return what was typed and cannot be read, each as “abc” under its label."""
        return tuple(
            f"{row.field.label}: “{row.editor.text().strip()[:60]}”"
            for row in self._rows.values()
            if row.has_fault and isinstance(row.editor, QLineEdit) and row.editor.text().strip()
        )

    def focus_fault(self) -> None:
        """Put the keyboard into the first field that cannot be read."""
        for row in self._rows.values():
            if row.has_fault:
                row.editor.setFocus()
                return

    def _tell(self, name: str, value: Any) -> None:
        if not self._showing:
            self.edited.emit(name, value)

    def _suit(self) -> None:
        """Be as wide as its lines take in the present font, at most."""
        self.setMaximumWidth((WIDTH_IN_CHARACTERS + 25) * self.fontMetrics().averageCharWidth())

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._suit()


class _Rows(QFormLayout):
    """The rows of a form, which takes all the height that they are laid out in."""

    # Qt's names

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, or at the greatest that the form may have.

        Never less than by the hints, by which Qt then shares it out: a fault of several lines would cut off what is below.
        """
        form = self.parentWidget()
        at = min(width, form.maximumWidth()) if form is not None else width
        return max(super().heightForWidth(at), self.sizeHint().height())


class _Row(QWidget):
    """One field: its editor, and below it what is wrong with what was typed."""

    edited = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.editor = _editor(field)
        self.editor.setAccessibleName(field.label)
        self.editor.setAccessibleDescription(field.hint)
        self.label = QLabel(field.label)
        self.label.setBuddy(self.editor)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.label.setContentsMargins(0, 6, 0, 0)
        self._fault = note("")
        self._fault.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._fault.hide()
        self.last: Any = None
        self._before: Any = _NOTHING
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.editor)
        layout.addWidget(self._fault)
        self._suit()
        self._listen()

    @property
    def is_typed_in(self) -> bool:
        """Whether somebody is typing here."""
        return self.editor.hasFocus() and not isinstance(self.editor, QComboBox | QCheckBox)

    @property
    def has_fault(self) -> bool:
        """Whether what was typed cannot be read."""
        return bool(self._waiting_fault or self._fault.text())

    def show_value(self, value: Any) -> None:
        """Show a value."""
        self.last = self._before = value
        self._waiting_fault = ""
        if isinstance(self.editor, QCheckBox):
            self.editor.setChecked(bool(value))
        elif isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(self.editor.findData(value), 0))
        elif self.field.formatted:
            self._show_formatted(value or "")
        else:
            words = self._words_for(value)
            if isinstance(self.editor, QPlainTextEdit) and self.editor.toPlainText() != words:
                self.editor.setPlainText(words)
            elif isinstance(self.editor, QLineEdit) and self.editor.text() != words:
                self.editor.setText(words)
                if not self.editor.hasFocus():
                    self.editor.setCursorPosition(0)  # else a narrow field shows the end of what stands in it
        self.say_fault("")

    def offer(self, choices: tuple[tuple[Any, str], ...]) -> None:
        """Offer other choices; what was shown is shown still, where it is one of them."""
        if isinstance(self.editor, QComboBox) and choices != self.field.choices:
            self.field = replace(self.field, choices=choices)
            self.editor.clear()
            for value, words in choices:
                self.editor.addItem(words, value)
            self.editor.setCurrentIndex(max(self.editor.findData(self.last), 0))

    def forget(self) -> None:
        """Let the next value be shown even here."""
        self.editor.clearFocus()
        self.last = self._before = _NOTHING

    def say_fault(self, words: str) -> None:
        """Say what is wrong; "" for nothing."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        if words:
            palette = self._fault.palette()
            palette.setColor(self._fault.foregroundRole(), tone_colours(Tone.BAD, self.palette())[0])
            self._fault.setPalette(palette)
        self.editor.setAccessibleDescription(f"{words} {self.field.hint}".strip())

    def say_waiting_fault(self) -> None:
        """Say now what was held back while the field was being typed in."""
        if self._waiting_fault:
            self.say_fault(self._waiting_fault)

    def finish(self) -> None:
        """Read what was held back while the field was being typed in, or say what is wrong with it.

        What could be read then stands there as it is understood: “today” becomes the date.
        """
        editor = self.editor
        if isinstance(editor, QLineEdit) and self.last is not _NOTHING:
            if self.field.late:
                self._read(editor.text())
            if not self._waiting_fault:
                self._before = self.last
                if editor.isModified():
                    editor.setText(self._words_for(self.last))
        self.say_waiting_fault()

    def stop_typing(self) -> None:
        """Let nothing be typed or chosen any more."""
        if isinstance(self.editor, QLineEdit | QPlainTextEdit | QTextEdit):
            self.editor.setReadOnly(True)
        else:
            self.editor.setEnabled(False)

    def _suit(self) -> None:
        """Give a box the height of its lines in the present font."""
        if isinstance(self.editor, QPlainTextEdit | QTextEdit):
            self.editor.setFixedHeight((self.field.lines + 1) * self.editor.fontMetrics().lineSpacing() + 12)

    def _listen(self) -> None:
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.toggled.connect(lambda ticked: self.edited.emit(ticked))
        elif isinstance(editor, QComboBox):
            # Not the item's data: Qt gives an enumeration of words back as plain words.
            editor.currentIndexChanged.connect(lambda at: self.edited.emit(self.field.choices[at][0]))
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(lambda: self._read(editor.toPlainText()))
        elif self.field.formatted:
            self._text_editor.edited.connect(lambda: self._take(write_markdown(self._text_editor.text())))
        elif isinstance(editor, QLineEdit):
            if not self.field.late:
                editor.textEdited.connect(self._read)
            if isinstance(editor, SuggestingLine):
                editor.chosen.connect(self._read)
            editor.editingFinished.connect(self.finish)

    @property
    def _text_editor(self) -> "TextEditor":
        return self.editor  # type: ignore[return-value]  # `_editor` makes one for each formatted field

    def _show_formatted(self, markdown: str) -> None:
        if write_markdown(self._text_editor.text()) != markdown:
            self._text_editor.show_text(read_markdown(markdown))

    def _words_for(self, value: Any) -> str:
        return "" if value is None else self.field.write(value)

    def _read(self, words: str) -> None:
        try:
            value = self.field.read(words)
        except BidprepError as error:
            # A number is wrong until its last digit is typed: one line is faulted when it is left, not at each key.
            self._waiting_fault = re.sub(_LONG_QUOTE, r"\1…”", str(error))
            if isinstance(self.editor, QPlainTextEdit):
                self.say_waiting_fault()
            elif self._before is not _NOTHING and self.last != self._before:
                # Of “12.5” the 12 could be read on the way, and nobody meant that.
                self.last = self._before
                self.edited.emit(self.last)
            return
        self._take(value)

    def _take(self, value: Any) -> None:
        self._waiting_fault = ""
        self.say_fault("")
        if value != self.last:
            self.last = value
            self.edited.emit(value)

    _waiting_fault = ""

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text, which the editor, being within, has by now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._suit()


def _editor(field: Field) -> QWidget:
    if field.tick:
        return QCheckBox(field.hint)
    if field.choices:
        combo = ChoiceBox()
        for value, words in field.choices:
            combo.addItem(words, value)
        return combo
    if field.formatted or field.lines > 1:
        box = _formatted_box() if field.formatted else QPlainTextEdit()
        box.setTabChangesFocus(True)
        box.setPlaceholderText(field.hint)
        return box
    line = SuggestingLine()
    line.setPlaceholderText(field.hint)
    if field.suggestions:
        line.suggest(field.suggestions)
    return line


def _formatted_box() -> "TextEditor":
    from bidprep.ui.widgets.text_editor import TextEditor  # the first window has none, and is not to wait for it

    return TextEditor()


def _write_date(value: date | None) -> str:
    return say_date(value)


def _write_time(value: Any) -> str:
    local = value.astimezone(UK) if value else None
    return f"{say_date(local.date())} {local:%H:%M}" if local else ""
