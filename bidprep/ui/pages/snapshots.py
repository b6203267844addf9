"""Snapshots: an answer's past on a timeline, any two states compared word by word, and text brought back."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import now, say_date, say_time
from bidprep.domain.markdown import read_markdown
from bidprep.domain.redline_words import words_of
from bidprep.domain.redlines import redline, with_blocks_back
from bidprep.domain.text import Text
from bidprep.operations.answer_desk import read_answer_desk
from bidprep.operations.snapshots import (
    NOW,
    AnswerHistory,
    PastText,
    bring_back,
    name_snapshot,
    past_text,
    read_history,
)
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.redline_view import RedlineView

_LINES_OF_TEXT = 14


def say_what(past: PastText) -> str:
    """Say what a state on the timeline is."""
    told = [snapshot.name for snapshot in past.snapshots if snapshot.name]
    told += ["Signed off"] if past.is_signed else []
    told += [f"Sent to readers: {name}" if name else "Sent to readers" for name in past.sent_in]
    told += ["The shared answer that this variation began from"] if past.is_base else []
    return "; ".join(dict.fromkeys(told)) or ("As it stands" if past.is_now else "Left like this")


def say_when(past: PastText) -> str:
    """Say when a state was kept."""
    return "Now" if past.is_now else say_time(past.made_at)


def _tone(past: PastText) -> Tone | None:
    if past.is_now or past.is_signed:
        return Tone.GOOD
    return Tone.ACCENT if any(not snapshot.automatic for snapshot in past.snapshots) else None


_COLUMNS = (
    Column("When", say_when, key=lambda past: past.made_at or now(), width=36),
    Column("What it is", say_what, stretch=True, tone=_tone),
    Column("Words", lambda past: f"{words_of(past.text).total():,}", key=lambda past: words_of(past.text).total(),
           number=True, width=9),
)  # fmt: skip


class SnapshotsPage(Page):
    """The states of an answer's text. The one picked is compared with another: with what stands now, unless told otherwise."""

    kinds = frozenset({"answer", "snapshot", "question", "bid", "lot"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._history: AnswerHistory | None = None
        self._fields: dict[str, str] = {}
        self.title = heading("Snapshots")
        self.about = note("")
        empty = EmptyState(
            "Nothing is kept yet", "Each visit to an answer that changes it leaves one state of its text here."
        )
        self.list = RecordList("states of the text", _COLUMNS, empty)
        self.list.stand_in_page()
        self.list.picked.connect(self._compare)
        self.view = RedlineView("What changed from the older text to the newer one")
        self.list.opened.connect(lambda _past: self.view.text.setFocus())
        self.other = ChoiceBox()
        self.other.setAccessibleName("Compared with")
        self.other.activated.connect(lambda _at: self._compare())
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the snapshot")
        self.name.setPlaceholderText("Such as: Before the trustees read it")
        self.name.returnPressed.connect(self._name)
        self.view.picked.connect(self._show_possible)
        self.view.text.show_lines(_LINES_OF_TEXT)
        self.all_back = _button("undo-2", "Bring all of it bac&k", self._bring_back)
        self.part_back = _button("undo-2", "Bring this pa&ragraph back", self._bring_part_back)
        self.answer = _button("pencil", "Go to the ans&wer", self._go_to_answer)
        self._arrange()

    def reload(self) -> None:
        """Read the past anew."""
        question_id, lot_id = self.place.id, self.place.lot

        def read(workspace: Workspace) -> tuple[AnswerHistory, dict[str, str]]:
            history = read_history(workspace, question_id, lot_id)
            return history, read_answer_desk(workspace, question_id, lot_id).fields

        self.session.ask(read, lambda found: self._show(*found), topic="snapshots")

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid, the question and this page."""
        history = self._history
        if history is None:
            return (("Bids", Place("bids")),)
        answer = Place("answer", history.question.id, self.place.lot)
        lot = f" for {history.lot.title or history.lot.reference}" if history.lot else ""
        return (
            ("Bids", Place("bids")),
            (history.bid.name, Place("bid", history.bid.id)),
            (f"Question {history.question.number}{lot}", answer),
            ("Snapshots", self.place),
        )

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self._history.bid.id if self._history else None

    def focus_first(self) -> None:
        """Go to the timeline, or to what can be chosen where there is none."""
        (self.list.table if self.list.model.rowCount() else self.other).setFocus()

    def _arrange(self) -> None:
        naming = QHBoxLayout()
        label = QLabel("Na&me it")
        label.setBuddy(self.name)
        naming.addWidget(label)
        naming.addWidget(self.name, 1)
        naming.addWidget(_button("plus", "Keep under this name", self._name))
        comparing = QHBoxLayout()
        with_what = QLabel("C&ompared with")
        with_what.setBuddy(self.other)
        comparing.addWidget(with_what)
        comparing.addWidget(self.other, 1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        for button in (self.part_back, self.all_back):
            acts.addWidget(button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.answer)
        column.addLayout(top)
        for widget in (self.about, self.list):
            column.addWidget(widget)
        column.addLayout(naming)
        column.addLayout(comparing)
        column.addWidget(self.view, 1)
        column.addLayout(acts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def _show(self, history: AnswerHistory, fields: dict[str, str]) -> None:
        self._history, self._fields = history, fields
        lot = f" for {history.lot.title or history.lot.reference}" if history.lot else ""
        self.title.setText(f"Snapshots of question {history.question.number}{lot}")
        kept = len(history.past) - 1 if history.past else 0
        self.about.setText(
            f"{_many(kept, 'state')} kept of this answer. Pick one: below, what has become of it is underlined and struck out."
        )
        compared_with = self.other.currentData() or NOW
        self.other.clear()
        for past in history.past:
            self.other.addItem(f"{say_when(past)}: {say_what(past)}", past.id)
        self.other.setCurrentIndex(max(0, self.other.findData(compared_with)))
        is_first = not self.list.model.rowCount()
        self.list.show_rows(history.past)
        if is_first and len(history.past) > 1:
            self.list.pick(lambda past: past.id == _first_other(history.past))
        self._compare()
        self.trail_changed.emit()

    def _compare(self) -> None:
        history, past = self._history, self.list.current()
        if history is None or past is None:
            return
        order = [state.id for state in history.past]
        chosen = [past.id, self.other.currentData() or NOW]
        newer, older = sorted((each for each in chosen if each in order), key=order.index)
        self.view.show_redline(redline(past_text(history, older), past_text(history, newer)), self._fields)
        self._show_possible()

    def _show_possible(self) -> None:
        past: PastText | None = self.list.current()
        may = past is not None and not past.is_now and not self.session.is_read_only
        self.all_back.setEnabled(may)
        self.part_back.setEnabled(may and self.other.currentData() == NOW and self.view.change() is not None)
        self.name.setEnabled(past is not None and not self.session.is_read_only)

    def _name(self) -> None:
        history, past, name = self._history, self.list.current(), self.name.text()
        if history is None or past is None:
            return
        lot_id = self.place.lot

        def tell(_changes: Changes) -> None:
            self.name.clear()
            self.told.emit(f"Kept as “{' '.join(name.split())}”.")

        self.session.do(lambda workspace: name_snapshot(workspace, history.question, lot_id, past.id, name), tell)

    def _bring_back(self) -> None:
        past: PastText | None = self.list.current()
        if past is not None and not past.is_now:
            self._write(
                read_markdown(past.text), f"The text of {say_date(past.made_at.date() if past.made_at else None)}"
            )

    def _bring_part_back(self) -> None:
        change = self.view.change()
        if change is not None and self.part_back.isEnabled():
            self._write(with_blocks_back(self.view.redline, {change.block}), "The paragraph")

    def _write(self, text: Text, what: str) -> None:
        history, lot_id = self._history, self.place.lot
        if history is None:
            return

        def write(workspace: Workspace) -> Changes:
            return bring_back(workspace, history.question, lot_id, text)

        self.session.do(
            write,
            lambda _changes: self.told.emit(
                f"{what} is back. What stood there is kept on the timeline; undo works too."
            ),
        )

    def _go_to_answer(self) -> None:
        self.wanted.emit(Place("answer", self.place.id, self.place.lot))


def _first_other(past: Sequence[PastText]) -> str:
    """Return the newest state that says something else than the text does now."""
    return next((state.id for state in past[1:] if state.text != past[0].text), past[1].id)


def _button(symbol: str, words: str, act: Callable[[], Any]) -> QPushButton:
    button = QPushButton(icon(symbol), words)
    button.clicked.connect(lambda _checked=False: act())
    return button


def _many(count: int, word: str) -> str:
    return f"{count:,} {word} is" if count == 1 else f"{count:,} {word}s are"
