"""Beside the answer: the questions of the whole bid where the next hour is worth most."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bidprep.domain.next_hour import NextHour
from bidprep.operations.answer_desk import AnswerDesk
from bidprep.operations.next_hour import read_next_hours
from bidprep.ui.appearance import icon
from bidprep.ui.page import Place
from bidprep.ui.pages.answer_materials import Rows
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.link_row import LinkRow

_MOST_SHOWN = 3
_ABOUT = "Share of all marks still to be had, by the hours left for it. Our own marks make it sharper."
_NOTHING = "Nothing is left to win by our own marks, or the questions have no weightings."


class AnswerNext(Card):
    """A card with a few questions, the worthiest first; Enter on one goes to its answer.

    It is read when another question is shown or marks change, not while one types, and only where it can be seen: it looks
    at the whole bid.
    """

    wanted = Signal(object)  # the Place to go to

    def __init__(self, session: Session) -> None:
        super().__init__("Where the next hour is worth most")
        self._session = session
        self._shown_for = ""
        self.rows = Rows()
        self.add(self.rows)

    def show_desk(self, desk: AnswerDesk) -> None:
        """Read and show where to go next, unless that stands here."""
        if self._shown_for == desk.question.id:
            return
        self._shown_for = desk.question.id
        bid_id = desk.bid.id
        self.read_in_sight(
            lambda: self._session.ask(
                lambda workspace: read_next_hours(workspace, bid_id), self._show, topic="next hours"
            )
        )

    def read_anew(self) -> None:
        """Read anew when the desk is shown next: marks or weightings have changed."""
        self._shown_for = ""

    def _show(self, found: Sequence[NextHour]) -> None:
        self.set_words(_ABOUT if found else _NOTHING)
        self.rows.show_rows(self._rows_of(found[:_MOST_SHOWN]))

    def _rows_of(self, found: Sequence[NextHour]) -> Iterable[QWidget]:
        for each in found:
            question = each.question
            words = f"{question.number}  {' '.join((question.section or question.text).split())}"
            link = LinkRow(icon("pencil"), words, f"{each.gap:.1%} in {each.hours:.1f} h")
            link.followed.connect(lambda question=question: self.wanted.emit(Place("answer", question.id)))
            yield link
