"""Remarks: what readers said and changed in a round, gone through one by one with the keyboard."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.markdown import read_markdown
from bidprep.domain.people import Person
from bidprep.domain.reviews import RemarkState, ReviewRound, Suggestion
from bidprep.domain.text import EMPTY, Text
from bidprep.errors import BidprepError
from bidprep.operations.answer_desk import read_answer_desk
from bidprep.operations.answers import find_answer
from bidprep.operations.deciding import (
    Decided,
    ReviewDesk,
    accept,
    accept_all_of,
    adapt,
    read_desk,
    read_three_texts,
    reject,
    reject_all_of,
    reopen,
    reply_to,
)
from bidprep.operations.review_rounds import read_rounds
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.pages.remark_decider import Decider
from bidprep.ui.pages.remark_detail import Detail, RemarkDetail
from bidprep.ui.pages.remark_rows import COLUMNS, DecisionRow, rows_of
from bidprep.ui.session import Session
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.wrapping_row import WrappingRow


class RemarksPage(Page):
    """All remarks and suggestions of a round, the one picked below them. Place: the bid, or “bid/round”."""

    kinds = frozenset({
        "remark", "suggestion", "answer", "returned_copy", "review_round", "bid", "fact", "question", "person",
    })  # fmt: skip
    set_wanted = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._bid: Bid | None = None
        self._desk: ReviewDesk | None = None
        self._rows: list[DecisionRow] = []
        self._next_id = ""
        self.title = heading("Remarks")
        self.about = note("")
        self.round = ChoiceBox()
        self.round.setAccessibleName("Round")
        self.round.activated.connect(self._choose_round)
        self.order = ChoiceBox()
        self.order.setAccessibleName("Grouped by")
        self.order.addItem("By answer", False)
        self.order.addItem("By person", True)
        self.order.activated.connect(lambda _at: self._show_rows())
        self.only_open = QCheckBox("Only what is open")
        self.only_open.toggled.connect(lambda _on: self._show_rows())
        self.decider = Decider()
        self.decider.chosen.connect(lambda person_id: self.set_wanted.emit("me", person_id))
        self.detail = RemarkDetail()
        empty = EmptyState(
            "No remarks here",
            "What readers say and change stands here once their copies are taken in, on the page Reviews.",
            "Go to the &reviews",
        )
        empty.begun.connect(lambda: self.wanted.emit(Place("reviews", self.bid_id() or "")))
        self.list = RecordList("remarks and suggestions", COLUMNS, empty)
        self.list.stand_in_page()
        self.list.picked.connect(self._show_detail)
        self.list.opened.connect(lambda _row: self.detail.view.text.setFocus())
        self.all_accepted = QPushButton(icon("check-check"), "")
        self.all_rejected = QPushButton(icon("x"), "")
        self._wire()
        self._arrange()

    def reload(self) -> None:
        """Read the round anew."""
        bid_id, _, round_id = self.place.id.partition("/")

        def read(
            workspace: Workspace,
        ) -> tuple[Bid | None, tuple[ReviewRound, ...], ReviewDesk | None, tuple[Person, ...]]:
            rounds = tuple(each.round for each in read_rounds(workspace, bid_id) if each.is_sent)
            there = next((each for each in rounds if each.id == round_id), rounds[0] if rounds else None)
            desk = read_desk(workspace, there.id) if there else None
            return workspace.get(Bid, bid_id), rounds, desk, workspace.find(Person)

        self.session.ask(read, lambda found: self._show(*found), topic="remarks")

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid, its reviews and this page."""
        if self._bid is None:
            return (("Bids", Place("bids")),)
        bid = self._bid
        reviews = ("Reviews", Place("reviews", bid.id))
        return (("Bids", Place("bids")), (bid.name, Place("bid", bid.id)), reviews, ("Remarks", self.place))

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self.place.id.partition("/")[0] or None

    def focus_first(self) -> None:
        """Go to the list."""
        self.list.focus_first()

    def leave(self) -> None:
        """End what is one entry of the history: a reply that is typed in several goes."""
        self.session.do(lambda workspace: workspace.end_visit())

    # How it is put together

    def _wire(self) -> None:
        detail = self.detail
        detail.accepted.connect(self.accept)
        detail.rejected.connect(self.reject)
        detail.adapted.connect(self.adapt)
        detail.closed.connect(lambda is_done: self.close_remark(RemarkState.DONE if is_done else RemarkState.NO_ACTION))
        detail.replied.connect(self.reply)
        detail.reopened.connect(self.open_again)
        detail.rival_wanted.connect(lambda record_id: self.list.pick(lambda row: row.id == record_id))
        self.all_accepted.clicked.connect(lambda _checked=False: self.decide_all(accepted=True))
        self.all_rejected.clicked.connect(lambda _checked=False: self.decide_all(accepted=False))
        for key, button in (
            ("A", detail.accept), ("J", detail.reject), ("D", detail.adapt), ("O", detail.done), ("T", detail.no_action),
            ("P", detail.open_again),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self.list.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda button=button: button.click() if button.isVisible() else None)
        forward = QShortcut(QKeySequence("N"), self.list.table, context=Qt.ShortcutContext.WidgetShortcut)
        forward.activated.connect(self.go_to_next_open)
        self.list.table.setAccessibleDescription(
            "A accepts, J rejects, D adapts, O is done, T needs no action, P opens again, N goes to the next open one"
        )

    def _arrange(self) -> None:
        top = WrappingRow()
        for words, box in (("Round", self.round), ("Grouped", self.order)):
            box.fit()
            label = QLabel(words)
            label.setBuddy(box)
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label)
            row.addWidget(box)
            top.add(pair)
        top.add(self.only_open)
        top.add(self.decider)
        whole = WrappingRow()
        whole.add(self.all_accepted)
        whole.add(self.all_rejected)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(top)
        column.addWidget(self.list)
        column.addWidget(whole)
        column.addWidget(self.detail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    # What is shown

    def _show(
        self, bid: Bid | None, rounds: tuple[ReviewRound, ...], desk: ReviewDesk | None, people: tuple[Person, ...]
    ) -> None:
        if bid is None:
            self.wanted.emit(Place("bids"))
            return
        self._bid, self._desk = bid, desk
        self.decider.show_people(people)
        self.round.clear()
        for each in rounds:
            self.round.addItem(each.name, each.id)
        self.round.fit()
        self.round.setCurrentIndex(max(0, self.round.findData(desk.round.id if desk else None)))
        for widget in (self.round, self.order, self.only_open):
            widget.setEnabled(desk is not None)
        self._show_rows()
        self.trail_changed.emit()

    def _show_rows(self) -> None:
        desk = self._desk
        self._rows = rows_of(desk, by_person=bool(self.order.currentData())) if desk else []
        shown = [row for row in self._rows if row.is_open] if self.only_open.isChecked() else self._rows
        is_first = not self.list.model.rowCount()
        self.list.show_rows(shown)
        self._say_counts()
        if self._next_id or is_first:
            self._pick_open(self._next_id)
        self._next_id = ""
        self._show_detail()

    def _say_counts(self) -> None:
        waiting = [row for row in self._rows if row.is_open]
        suggestions = sum(isinstance(row.item, Suggestion) for row in waiting)
        remarks = len(waiting) - suggestions
        done = len(self._rows) - len(waiting)
        self.about.setText(
            f"{len(waiting):,} open: {_many(suggestions, 'suggestion')} and {_many(remarks, 'remark')}. {done:,} decided."
            if self._rows
            else "Nothing has come back in this round."
        )

    def _show_detail(self) -> None:
        row: DecisionRow | None = self.list.current()
        for button, words in ((self.all_accepted, "Accept a&ll of"), (self.all_rejected, "Reject all of")):
            button.setVisible(row is not None)
            button.setText(f"{words} {row.reader or row.who if row else ''}".replace("& ", "&& "))
            button.setEnabled(row is not None and not self.session.is_read_only and self._has_open(row.reader))
        if row is None:
            self.detail.show_detail(None)
            return
        self.session.ask(lambda workspace: _read_detail(workspace, row), self._take_detail, topic="remark")

    def _take_detail(self, detail: Detail) -> None:
        current: DecisionRow | None = self.list.current()
        if current is None or current.id != detail.row.id:
            return
        self.detail.show_detail(detail)
        self.detail.show_rivals([row for row in self._rows if row.id in detail.row.rivals])
        self.detail.setEnabled(not self.session.is_read_only)

    def _has_open(self, reader: str) -> bool:
        return any(row.is_open and row.reader == reader and isinstance(row.item, Suggestion) for row in self._rows)

    def _choose_round(self, _at: int) -> None:
        self.wanted.emit(Place("remarks", f"{self.bid_id()}/{self.round.currentData()}"))

    # What is decided

    def accept(self) -> None:
        """Accept the suggestion that is picked, or the proposal that is shown for it."""
        proposal, reply = self.detail.proposal(), self._reply()

        def say(decided: Any) -> None:
            if isinstance(decided, Decided) and decided.conflicts:
                self.told.emit("It does not fit the text any more, so nothing was changed. Look at the proposal.")

        if proposal is not None:
            self.adapt(proposal)
        else:
            self._decide(lambda workspace, row, by: accept(workspace, [row.id], by, reply), say)

    def reject(self) -> None:
        """Reject the suggestion that is picked."""
        reply = self._reply()
        self._decide(lambda workspace, row, by: reject(workspace, [row.id], by, reply))

    def adapt(self, text: Text) -> None:
        """Settle the suggestion that is picked with a text of our own."""
        reply = self._reply()
        self._decide(lambda workspace, row, by: adapt(workspace, row.id, text, by, reply))

    def close_remark(self, state: RemarkState) -> None:
        """Say that the remark that is picked is done, or needs nothing."""
        reply = self._reply()
        self._decide(lambda workspace, row, by: reply_to(workspace, row.id, reply, state, by))

    def open_again(self) -> None:
        """Take the decision on what is picked back."""
        row: DecisionRow | None = self.list.current()
        if row is not None:
            self._next_id = row.id
            self.session.do(lambda workspace: reopen(workspace, row.id), or_else=self._refuse)

    def reply(self) -> None:
        """Keep the reply without deciding."""
        row: DecisionRow | None = self.list.current()
        if row is not None:
            reply = self._reply()
            self.session.do(
                lambda workspace: reply_to(workspace, row.id, reply),
                lambda _changes: self.told.emit("The reply is kept. It stands in the table of remarks and replies."),
            )

    def decide_all(self, *, accepted: bool) -> None:
        """Accept or reject all open suggestions of the person whose row is picked."""
        row: DecisionRow | None = self.list.current()
        desk = self._desk
        if row is None or desk is None:
            return
        round_id, reader, by = desk.round.id, row.reader, self.decider.person

        def say(decided: Any) -> None:
            left = len(decided.conflicts) if isinstance(decided, Decided) else 0
            told = f"{'Accepted' if accepted else 'Rejected'} all suggestions of {reader}. Undo opens them again."
            self.told.emit(f"{told} {left} no longer fit and stay open." if left else told)

        act = accept_all_of if accepted else reject_all_of
        self._next_id = row.id
        self.session.do(lambda workspace: act(workspace, round_id, reader, by), say, self._refuse)

    def go_to_next_open(self) -> None:
        """Go to the next row that is open."""
        row: DecisionRow | None = self.list.current()
        self._pick_open(row.id if row else "", beyond=True)

    def _decide(
        self, act: Callable[[Workspace, DecisionRow, str], Any], say: Callable[[Any], None] = lambda _value: None
    ) -> None:
        """Decide on the row that is picked, and go on to the next open one."""
        row: DecisionRow | None = self.list.current()
        if row is None or not row.is_open:
            return
        self._next_id, by = row.id, self.decider.person
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.do(lambda workspace: act(workspace, row, by), say, self._refuse)

    def _refuse(self, error: BidprepError) -> None:
        self._next_id = ""
        self.session.failed.emit(error)

    def _reply(self) -> str:
        return " ".join(self.detail.reply.text().split())

    def _pick_open(self, after: str, *, beyond: bool = False) -> None:
        """Pick the row of this id where it is open, else the first open one behind it, else the first of all."""
        rows = self._rows
        at = next((number for number, row in enumerate(rows) if row.id == after), -1)
        begin = max(0, at + 1 if beyond else at)
        turned = rows[begin:] + rows[:begin]
        wanted = next((row.id for row in turned if row.is_open), after)
        self.list.pick(lambda row: row.id == wanted)


def _read_detail(workspace: Workspace, row: DecisionRow) -> Detail:
    answer = row.answer
    if answer is None:
        return Detail(row)
    there = find_answer(workspace, answer.question.id, answer.sent.lot_id)
    now = read_markdown(there.text) if there else EMPTY
    fields = read_answer_desk(workspace, answer.question.id, answer.sent.lot_id).fields
    three = read_three_texts(workspace, row.id) if isinstance(row.item, Suggestion) else None
    return Detail(row, now, three, fields)


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
