"""Criteria of our own with what a bid or a lot is given for them: a list, and a form for the one picked in it.

On the list a digit from 0 to 5 gives the score and goes on to the next; the form below holds the reason and the criterion.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from bidprep.domain.deciding import SCORE_WORDS, TOP_SCORE, CriterionView, judge
from bidprep.domain.decisions import CriterionPurpose
from bidprep.errors import BidprepError
from bidprep.operations.decisions import (
    add_criterion,
    keep_criterion,
    read_criterion_views,
    remove_criterion,
    say_percent,
    score_criterion,
)
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field
from bidprep.ui.widgets.headings import note


def _score_words(view: CriterionView) -> str:
    if view.score is None:
        return "Not scored"
    if view.is_deal_breaker:
        return "Broken" if view.is_broken else "Met"
    return f"{view.score} of {TOP_SCORE}"


def _tone(view: CriterionView) -> Tone | None:
    if view.score is None:
        return Tone.NEUTRAL
    return Tone.BAD if view.is_broken else Tone.GOOD if view.is_deal_breaker else None


def _read_weight(words: str) -> int:
    typed = words.strip()
    if not typed:
        return 0
    if not typed.isdecimal() or len(typed) > 2:  # noqa: PLR2004 - two digits
        raise BidprepError(
            f"“{typed}” is not a weight.", "Type a whole number up to 99: one of 4 counts twice one of 2."
        )
    return int(typed)


_COLUMNS = (
    Column("Criterion", lambda view: view.name, key=lambda view: view.position, stretch=True, wrap=True),
    Column("Weight", lambda view: "Deal-breaker" if view.is_deal_breaker else f"{view.weight}",
           key=lambda view: -1 if view.is_deal_breaker else view.weight, width=16),
    Column("Score", _score_words, key=lambda view: view.score, tone=_tone, width=16),
    Column("Why", lambda view: " ".join(view.reason.split()), width=44, wrap=True),
)  # fmt: skip

_FIELDS = (
    Field("score", "Score", choices=((None, "Not scored yet"), *SCORE_WORDS.items())),
    Field("reason", "Why", "What it rests on", lines=2),
    Field("name", "Criterion", "What it asks, in a few words", section="The criterion, for every bid"),
    Field("guidance", "What to look at", lines=2),
    Field("weight", "Weight", "One of 4 counts twice one of 2", read=_read_weight, write=str),
    Field("is_deal_breaker", "Deal-breaker", "Scored 0, it says no whatever the others say", tick=True),
)


class CriterionScores(Children):
    """The criteria of one purpose, with what a bid or one of its lots is given for each."""

    def __init__(self, session: Session, purpose: CriterionPurpose, title: str) -> None:
        form = ChildrenForm(
            CriterionView,
            "",
            title,
            _COLUMNS,
            _FIELDS,
            "What you weigh before you decide. They are the same for every bid; the scores are this one’s.",
            "Add a criterion",
            make=lambda _parent: None,
            keep=lambda workspace, view: keep_criterion(workspace, view),
        )
        super().__init__(session, form)
        self._purpose = purpose
        self._bid_id = ""
        self._lot_id: str | None = None
        self.about = note("")
        self.put_above(self.about)
        self.list.table.installEventFilter(self)

    def show_for(self, bid_id: str, lot_id: str | None = None) -> None:
        """Read and show what a bid, or a lot of it, is given."""
        purpose = self._purpose
        self._session.ask(
            lambda workspace: read_criterion_views(workspace, purpose, bid_id, lot_id),
            lambda views: self.show_views(bid_id, lot_id, views),
            topic=f"criteria {purpose.value}",
        )

    def show_views(self, bid_id: str, lot_id: str | None, views: Sequence[CriterionView]) -> None:
        """Show what a bid, or a lot of it, is given."""
        self._bid_id, self._lot_id = bid_id, lot_id
        verdict = judge(views)
        come_to = f"; they come to {say_percent(verdict.percent)} of what could be had" if verdict.scored else ""
        self.about.setText(
            f"{verdict.scored} of {verdict.among} weighted criteria are scored{come_to}. "
            "On the list, a digit from 0 to 5 scores the criterion and goes on to the next."
        )
        self.show_of(f"{bid_id} {lot_id}", tuple(views))

    def add(self) -> None:
        """Add a criterion and put the cursor into its name."""
        purpose, bid_id, lot_id = self._purpose, self._bid_id, self._lot_id
        self.draft.leave()

        def edit(view: CriterionView) -> None:
            self.edit(view)
            self.form.editor("name").setFocus()

        self._session.do(lambda workspace: add_criterion(workspace, purpose, bid_id, lot_id), edit)

    def give(self, score: int | None) -> None:
        """Give the criterion that is picked a score, and go on to the next."""
        view: Any = self.list.current()
        if view is None:
            return
        self.draft.leave()
        self._record = None
        self._session.do(lambda workspace: score_criterion(workspace, view, score))
        at = self.list.table.currentIndex().row() + 1
        if at < self.list.model.rowCount():
            self.list.table.setCurrentIndex(self.list.model.index(at, 0))

    def _remove(self, row: Any) -> None:
        self._record = None
        self._session.do(lambda workspace: remove_criterion(workspace, row))

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take digits on the list as scores."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            typed = event.text()
            if plain and typed in tuple("012345"):
                self.give(int(typed))
                return True
        return super().eventFilter(watched, event)
