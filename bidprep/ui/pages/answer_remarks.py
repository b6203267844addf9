"""Beside the answer: what readers said about it and nobody has decided on yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from bidprep.domain.bids import Question
from bidprep.domain.redline_changes import excerpt
from bidprep.operations.open_remarks import OpenRemarks, read_open_remarks
from bidprep.ui.appearance import icon
from bidprep.ui.page import Place
from bidprep.ui.pages.remark_rows import say_suggestion
from bidprep.ui.session import Session
from bidprep.ui.tab_order import order_pane_of
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.link_row import LinkRow

_MOST_SHOWN = 8


class AnswerRemarks(Card):
    """A card with the open remarks and suggestions, folded away with a button. Enter on one goes to where it is decided."""

    wanted = Signal(object)  # the Place to go to

    def __init__(self, session: Session) -> None:
        super().__init__("Remarks")
        self._session = session
        self._bid_id = ""
        self._shown: OpenRemarks | None = None
        self._links: list[LinkRow] = []
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setText("Show them")
        self.fold.setAccessibleName("Show the remarks")
        self.fold.toggled.connect(lambda _on: self._unfold())
        self.add(self.fold)
        self.hide()

    def show_question(self, question: Question, lot_id: str | None) -> None:
        """Read and show what is open on an answer; hidden where nothing is."""
        self._bid_id = question.bid_id
        self._session.ask(
            lambda workspace: read_open_remarks(workspace, question.id, lot_id), self._show, topic="remarks of answer"
        )

    def _show(self, found: OpenRemarks) -> None:
        self.setVisible(bool(found.count))
        if found == self._shown:
            return  # rows that are made anew would lose the keyboard
        self._shown = found
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        told = [(remark.author, excerpt(remark.text), "Remark") for remark in found.remarks]
        told += [(each.author, excerpt(say_suggestion(each)), "Suggestion") for each in found.suggestions]
        for author, words, kind in told[:_MOST_SHOWN]:
            link = LinkRow(
                icon("pencil" if kind == "Suggestion" else "info"), f"{author or 'Nobody named'}: {words}", kind
            )
            link.followed.connect(lambda: self.wanted.emit(Place("remarks", f"{self._bid_id}/{found.round_id}")))
            self.add(link)
            self._links.append(link)
        order_pane_of(self)
        more = found.count - len(self._links)
        self.set_words(f"{found.count:,} open." + (f" The first {_MOST_SHOWN} stand here." if more else ""))
        self._unfold()

    def _unfold(self) -> None:
        for link in self._links:
            link.setVisible(self.fold.isChecked())
