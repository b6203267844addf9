"""A passage and those that say much the same, side by side, what is different in bold and underlined."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bidprep.domain.library import Passage
from bidprep.domain.markdown import read_markdown
from bidprep.domain.material_rules import compare_words
from bidprep.domain.text import plain_text
from bidprep.operations.library import NearDuplicate
from bidprep.ui.models.record_table import Column
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.record_list import RecordList

_COLUMNS = (
    Column("Passage", lambda row: row.passage.title or row.passage.question or "Untitled", stretch=True),
    Column("From", lambda row: row.passage.source, width=30),
    Column("Alike", lambda row: f"{row.alike:.0%}", key=lambda row: row.alike, number=True, width=10),
)


class PassagesBeside(QWidget):
    """The near-duplicates of a passage; the picked one stands beside it."""

    opened = Signal(object)  # the Passage to open

    def __init__(self) -> None:
        super().__init__()
        self._passage: Passage | None = None
        self.list = RecordList(
            "near-duplicates", _COLUMNS, EmptyState("None found", "No other passage says much the same.")
        )
        self.list.stand_in_page()
        self.list.opened.connect(lambda row: self.opened.emit(row.passage))
        self.list.picked.connect(self._compare)
        self.here, self.there = _Words(), _Words()
        self._pair = QWidget()
        pair = QHBoxLayout(self._pair)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(24)
        for words in (self.here, self.there):
            pair.addWidget(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addWidget(self._pair)
        self._pair.hide()

    def show_passages(self, passage: Passage, found: Sequence[NearDuplicate]) -> None:
        """Show what is like a passage."""
        self._passage = passage
        self.list.show_rows(found)
        self._compare()

    def _compare(self) -> None:
        row, passage = self.list.current(), self._passage
        self._pair.setVisible(row is not None and passage is not None)
        if row is None or passage is None:
            return
        pieces = compare_words(_plain(passage), _plain(row.passage))
        self.here.setText(_shown((words, is_added is False) for words, is_added in pieces if is_added is not True))
        self.there.setText(_shown((words, is_added is True) for words, is_added in pieces if is_added is not False))


class _Words(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def _plain(passage: Passage) -> str:
    return plain_text(read_markdown(passage.text))


def _shown(pieces: Iterable[tuple[str, bool]]) -> str:
    told = []
    for words, differs in pieces:
        safe = escape(words).replace("\n", "<br>")
        told.append(f"<b><u>{safe}</u></b>" if differs and words.strip() else safe)
    return "".join(told)
