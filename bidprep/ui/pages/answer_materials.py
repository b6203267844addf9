"""Beside the answer: the buyer's passages pinned to its question, and a line that searches all materials of the bid."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from bidprep.domain.bids import Question
from bidprep.operations.materials import (
    FoundInMaterial,
    PassageOfQuestion,
    find_in_materials,
    has_materials,
    read_passages,
)
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon, tone_colours
from bidprep.ui.pages.material_place import CHANGES, material_place
from bidprep.ui.pages.material_reading import excerpt
from bidprep.ui.session import Session
from bidprep.ui.tab_order import order_pane_of
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.link_row import LinkRow

_LEAST_LETTERS = 2
_MOST_SHOWN = 8
_AFTER_LAST_KEY = 250  # milliseconds
_NOTHING_PINNED = (
    "Nothing is pinned to this question yet. Look for its words below, or pin a passage where you read it."
)
_NO_MATERIALS = (
    "Keep what the buyer published with the bid, under Bid › Materials; its words can be searched here then."
)


class AnswerMaterials(Card):
    """A card with the passages pinned to a question. Enter on one opens its material there."""

    wanted = Signal(object)  # the Place to go to

    def __init__(self, session: Session) -> None:
        super().__init__("Materials")
        self._session = session
        self._question: Question | None = None
        self._shown: Sequence[PassageOfQuestion] | None = None
        self._shown_any = False
        self.passages = Rows()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the materials")
        self.search.setAccessibleName("Search the materials")
        self.search.setClearButtonEnabled(True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.hits = Rows()
        for widget in (self.passages, self.search, self.said, self.hits):
            self.add(widget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_LAST_KEY)
        self._pause.timeout.connect(self.look)
        self.search.textChanged.connect(lambda _typed: self._pause.start())
        self.search.returnPressed.connect(self.look)
        self._show_hits(())

    def show_question(self, question: Question) -> None:
        """Read and show what is pinned to a question."""
        is_another = self._question is None or self._question.id != question.id
        self._question = question
        if is_another:
            self._shown = None
            self.search.clear()
            self._show_hits(())
        bid_id = question.bid_id

        def read(workspace: Workspace) -> tuple[tuple[PassageOfQuestion, ...], bool]:
            return read_passages(workspace, question.id), has_materials(workspace, bid_id)

        self._session.ask(read, lambda found: self._show(*found), topic="materials of answer")

    def look(self) -> None:
        """Look for the words that are typed."""
        self._pause.stop()
        question, typed = self._question, self.search.text()
        if question is None or len(typed.strip()) < _LEAST_LETTERS:
            self._show_hits(())
            return
        self._session.ask(
            lambda workspace: find_in_materials(workspace, question.bid_id, typed),
            lambda hits: (
                self._show_hits(hits) if hits else self._say("Not found. Try fewer words, or their beginnings.")
            ),
            topic="search materials",
        )

    def _show(self, passages: Sequence[PassageOfQuestion], there_are_any: bool) -> None:
        if self._shown == passages and self._shown_any == there_are_any:
            return  # rows that are made anew would lose the keyboard
        self._shown, self._shown_any = passages, there_are_any
        bid_id = self._question.bid_id if self._question else ""
        self.set_words("" if passages else _NOTHING_PINNED if there_are_any else _NO_MATERIALS)
        self.search.setVisible(there_are_any)
        self.passages.show_rows(self._passage_rows(passages, bid_id))

    def _passage_rows(self, passages: Sequence[PassageOfQuestion], bid_id: str) -> Iterable[QWidget]:
        for each in passages:
            changed = "A newer version says this otherwise. Open it to look." if each.has_changed else ""
            link = LinkRow(icon("file-text"), each.material.called, "Changed" if each.has_changed else "")
            place = material_place(bid_id, each.material.id, each.pin.start)
            if each.has_changed:
                place = material_place(bid_id, each.newest_id, CHANGES)
            link.followed.connect(lambda place=place: self.wanted.emit(place))
            yield _Passage(excerpt(each.pin.quote), link, changed)

    def _show_hits(self, hits: Sequence[FoundInMaterial]) -> None:
        more = len(hits) - _MOST_SHOWN
        self._say(f"The first {_MOST_SHOWN} of {len(hits)} found; type more to narrow them down." if more > 0 else "")
        self.hits.show_rows(self._hit_rows(hits[:_MOST_SHOWN]))

    def _hit_rows(self, hits: Sequence[FoundInMaterial]) -> Iterable[QWidget]:
        bid_id = self._question.bid_id if self._question else ""
        for hit in hits:
            link = LinkRow(icon("search"), hit.material.called, hit.sentence.page)
            place = material_place(bid_id, hit.material.id, hit.sentence.start)
            link.followed.connect(lambda place=place: self.wanted.emit(place))
            yield _Passage(hit.sentence.words, link, "")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.search.setAccessibleDescription(words)
        if words:
            self.hits.show_rows(())


class Rows(QWidget):
    """Widgets under one another, of which there may be none."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Show other widgets."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
        self.setVisible(self._rows.count() > 0)
        order_pane_of(self)


class _Passage(QWidget):
    """Some of the buyer's words, and a link to where they stand."""

    def __init__(self, words: str, link: LinkRow, warning: str) -> None:
        super().__init__()
        quote = QLabel(words)
        quote.setTextFormat(Qt.TextFormat.PlainText)
        quote.setWordWrap(True)
        quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        link.setAccessibleDescription(f"{words} {warning}".strip())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(quote)
        if warning:
            said = QLabel(warning)
            said.setWordWrap(True)
            palette = said.palette()
            palette.setColor(said.foregroundRole(), tone_colours(Tone.CAUTION, self.palette())[0])
            said.setPalette(palette)
            layout.addWidget(said)
        layout.addWidget(link)
        self.link = link
