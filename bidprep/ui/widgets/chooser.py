"""A line in which one of many is found by typing, and a button that takes it."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from bidprep.ui.appearance import Tone, icon, tone_colours
from bidprep.ui.widgets.headings import note
from bidprep.ui.widgets.suggesting_line import SuggestingLine


class Chooser(QWidget):
    """One of many is found by typing a part of its words, or picked after Down, and taken with Enter or the button.

    With `takes_others`, words that fit none of them are taken as they are: `chosen` then tells the words themselves. What
    is typed is then the beginning of a word of what is meant.
    """

    chosen = Signal(object)

    def __init__(self, called: str, button: str, *, takes_others: bool = False) -> None:
        super().__init__()
        self._called = called
        self._takes_others = takes_others
        self._choices: dict[str, Any] = {}
        self.line = SuggestingLine()
        self.line.setAccessibleName(called)
        self.line.suggest(())
        self.line.textChanged.connect(lambda: self.say(""))
        self.line.returnPressed.connect(self._take_typed)
        self.button = QPushButton(icon("plus"), button)
        self.button.clicked.connect(self.take)
        self._fault = note("")
        self._fault.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.line, 0, 0)
        layout.addWidget(self.button, 0, 1)
        layout.addWidget(self._fault, 1, 0, 1, 2)

    def show_choices(self, choices: Sequence[tuple[Any, str]], nothing: str = "") -> None:
        """Offer these, each with its words; `nothing` says why there are none."""
        self._choices = {}
        for value, words in choices:
            alike = next(at for at in count(1) if (words if at == 1 else f"{words} ({at})") not in self._choices)
            self._choices[words if alike == 1 else f"{words} ({alike})"] = value
        self.line.suggest(tuple(self._choices))
        self.line.setPlaceholderText(self._called if choices else nothing)
        for widget in (self.line, self.button):
            widget.setEnabled(bool(choices) or self._takes_others)

    def take(self) -> None:
        """Take what the line says, where it says one of the choices or a part of no more than one."""
        typed = " ".join(self.line.text().split())
        if not typed:
            self.say("Type a part of the name, or press Down to see all.")
            self.line.setFocus()
            return
        fits = [words for words in self._choices if words.casefold() == typed.casefold()] or [
            words for words in self._choices if self._is_part(typed.casefold(), words.casefold())
        ]
        if not fits and self._takes_others:
            self.line.clear()
            self.chosen.emit(typed)
            return
        if len(fits) != 1:
            self.say(
                f"“{typed}” fits {len(fits)} of them. Type more, or press Down and pick one."
                if fits
                else f"“{typed}” is none of them. Press Down to see all."
            )
            self.line.setFocus()
            return
        self.line.clear()
        self.chosen.emit(self._choices[fits[0]])

    def _is_part(self, typed: str, words: str) -> bool:
        return f" {typed}" in f" {words}" if self._takes_others else typed in words

    def say(self, words: str) -> None:
        """Say what is wrong with what was chosen; "" for nothing."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        if words:
            palette = self._fault.palette()
            palette.setColor(self._fault.foregroundRole(), tone_colours(Tone.BAD, self.palette())[0])
            self._fault.setPalette(palette)

    def _take_typed(self) -> None:
        popup = self.line.completer().popup()
        if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
            return  # Enter picks from the suggestions, and the next one takes it
        self.take()
