"""The editor's commands as a table: what they are called, which keys they have, what they do.

A new command is a line here and a function in `text_editor_formatting`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from bidprep.domain.text import Style
from bidprep.ui.widgets import text_editor_formatting as formatting
from bidprep.ui.widgets.text_editor_formatting import Standing
from bidprep.ui.widgets.text_editor_link import ask_for_link


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done to the text, as it stands in menu and toolbar."""

    name: str
    label: str
    keys: tuple[str, ...]
    do: Callable[[QTextEdit], None]
    is_on: Callable[[Standing], bool] | None = None
    is_possible: Callable[[Standing], bool] = lambda _: True


def _styled(style: Style) -> Callable[[QTextEdit], None]:
    return lambda editor: formatting.set_selected_style(editor.textCursor(), style)


def _listed(style: Style) -> Callable[[QTextEdit], None]:
    return lambda editor: formatting.toggle_list(editor.textCursor(), style)


def _done(change: Callable[[QTextCursor], None]) -> Callable[[QTextEdit], None]:
    def do(editor: QTextEdit) -> None:
        cursor = editor.textCursor()
        change(cursor)
        editor.setTextCursor(cursor)

    return do


def _outside(there: Standing) -> bool:
    return not there.in_table


def _inside(there: Standing) -> bool:
    return there.in_table


def _in_list(there: Standing) -> bool:
    return there.style.is_list


# The keys are Word's where Word has some, else those of Google Docs.
COMMANDS = (
    Command("bold", "&Bold", ("Ctrl+B",), formatting.toggle_bold, lambda there: there.bold),
    Command("italic", "&Italic", ("Ctrl+I",), formatting.toggle_italic, lambda there: there.italic),
    Command(
        "heading-1",
        "Sub-heading &1",
        ("Ctrl+Alt+1",),
        _styled(Style.HEADING_1),
        lambda there: there.style is Style.HEADING_1,
        _outside,
    ),
    Command(
        "heading-2",
        "Sub-heading &2",
        ("Ctrl+Alt+2",),
        _styled(Style.HEADING_2),
        lambda there: there.style is Style.HEADING_2,
        _outside,
    ),
    Command(
        "body",
        "Body &text",
        ("Ctrl+Alt+0",),
        _styled(Style.BODY),
        lambda there: there.style is Style.BODY,
        _outside,
    ),
    Command(
        "bullets",
        "Bu&llets",
        ("Ctrl+Shift+L", "Ctrl+Shift+8"),
        _listed(Style.BULLET_1),
        lambda there: there.style.is_list and not there.style.is_numbered,
        _outside,
    ),
    Command(
        "numbering",
        "&Numbering",
        ("Ctrl+Shift+7",),
        _listed(Style.NUMBER_1),
        lambda there: there.style.is_numbered,
        _outside,
    ),
    Command("indent", "In&dent", ("Ctrl+]", "Ctrl+M"), _done(formatting.indent), is_possible=_in_list),
    Command("outdent", "&Outdent", ("Ctrl+[", "Ctrl+Shift+M"), _done(formatting.outdent), is_possible=_in_list),
    Command("link", "Lin&k…", ("Ctrl+Shift+K",), ask_for_link),
    Command("table", "T&able", ("Ctrl+Alt+T",), _done(formatting.add_table), is_possible=_outside),
    Command("add-row", "Add &row below", ("Ctrl+Alt+R",), _done(formatting.add_row), is_possible=_inside),
    Command("add-column", "Add &column after", ("Ctrl+Alt+U",), _done(formatting.add_column), is_possible=_inside),
    Command("remove-row", "Re&move row", (), _done(formatting.remove_row), is_possible=_inside),
    Command("remove-column", "Remo&ve column", (), _done(formatting.remove_column), is_possible=_inside),
)


class CommandActions:
    """The commands of one editor as actions that show what is on and what is possible."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._there: Standing | None = None
        self.actions = [self._action(command) for command in COMMANDS]

    def follow(self, there: Standing) -> None:
        """Show what is on and what is possible where the cursor stands."""
        if there == self._there:
            return
        self._there = there
        for command, action in zip(COMMANDS, self.actions, strict=True):
            if command.is_on is not None:
                action.setChecked(command.is_on(there))
            action.setEnabled(command.is_possible(there))

    def _action(self, command: Command) -> QAction:
        action = QAction(command.label, self._editor)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        # Several editors may stand in one window: the keys belong to the one that has the focus.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(command.is_on is not None)
        words = command.label.replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({keys})" if keys else words)
        action.setStatusTip(words)
        action.triggered.connect(lambda: self._do(command))
        self._editor.addAction(action)
        return action

    def _do(self, command: Command) -> None:
        command.do(self._editor)
        # A click has ticked the action by itself, whatever has come of it.
        self._there = None
        self.follow(formatting.standing_at(self._editor.textCursor(), self._editor.currentCharFormat()))
