"""The words that were added to the spelling, to be looked at, taken out and added to."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.operations.spelling import change_own_words, read_own_word
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import note

TITLE = "Words added to the spelling"
_LINES = 7


def read_words(typed: str) -> tuple[str, ...]:
    """Read one word a line, each once; raises BidprepError where a line is not one word. There may be none."""
    return tuple(dict.fromkeys(read_own_word(line) for line in typed.splitlines() if line.strip()))


class OwnWordsBox(QWidget):
    """A box with one word a line; what is taken out of it is misspelt again."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        field = Field("words", "One word a line", lines=_LINES, read=read_words, write="\n".join, section=TITLE)
        self.form = Form((field,), TITLE)
        self.form.editor("words").setAccessibleName(TITLE)
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: "\n".join(self._words), self)
        self.state = note("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self.state)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words, unless they are being typed in or stand there in another order."""
        many = "1 word is" if len(words) == 1 else f"{len(words):,} words are"
        none = "None yet. Ctrl+. on a misspelt word offers to add it; so does a right click."
        self.state.setText(f"{many} right in this workspace although no dictionary has them." if words else none)
        if not self.draft.is_unsaved and set(words) != set(self._words):
            self._words = words
            self.form.show_values({"words": words})

    def _edit(self, _name: str, words: Any) -> None:
        self._words = words
        self.draft.touch()

    def _take(self) -> Operation | None:
        words = self._words
        return lambda workspace: change_own_words(workspace, words)
