"""Beside the answer: the hours spent on it so far, kept where one writes."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from bidprep.domain.hours import read_spent, say_spent
from bidprep.errors import BidprepError
from bidprep.operations.answer_desk import AnswerDesk
from bidprep.operations.decisions import HoursOfAnswer, keep_hours_spent, read_hours_of
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card


@dataclass(frozen=True)
class _For:
    """What the hours that an answer takes are read for; they are not read anew at each saving."""

    question_id: str
    lot_id: str | None
    needed: float | None


class AnswerHours(Card):
    """A card with one line: the hours spent in all, or “+1” for one more."""

    def __init__(self, session: Session) -> None:
        super().__init__("Hours")
        self._session = session
        self._desk: AnswerDesk | None = None
        self._for: _For | None = None
        self._takes = HoursOfAnswer(0.0, is_stated=False)
        self.spent = QLineEdit()
        self.spent.setAccessibleName("Hours spent so far")
        self.spent.setPlaceholderText("3.5, or +1 for one more")
        self.spent.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.spent.editingFinished.connect(self._keep)
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.hide()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel("Spent so far")
        label.setBuddy(self.spent)
        line.addWidget(label)
        line.addWidget(self.spent, 1)
        for widget in (row, self.fault):
            self.add(widget)

    def show_desk(self, desk: AnswerDesk, *, may_write: bool) -> None:
        """Show the hours of the answer that serves; where it is the shared one for a lot, only to be read."""
        question, lot_id = desk.question, desk.lot.id if desk.lot and desk.answer else None
        now = _For(question.id, lot_id, desk.shared.hours_needed if desk.shared else None)
        is_another = self._for is None or (self._for.question_id, self._for.lot_id) != (now.question_id, now.lot_id)
        self._desk = desk
        self.spent.setEnabled(may_write)
        if is_another:
            self.fault.hide()
        if is_another or not self.spent.hasFocus():
            self.spent.setText(f"{self._before:g}" if self._before else "")
        if now != self._for:
            self._for = now
            self._session.ask(
                lambda workspace: read_hours_of(workspace, question, lot_id), self._show, topic="hours of answer"
            )
        else:
            self._say()

    @property
    def _before(self) -> float:
        served = self._desk.served if self._desk else None
        return served.hours_spent if served else 0.0

    def _show(self, takes: HoursOfAnswer) -> None:
        self._takes = takes
        self._say()

    def _say(self) -> None:
        self.set_words(say_spent(self._before, self._takes.whole, is_stated=self._takes.is_stated))

    def _keep(self) -> None:
        desk = self._desk
        if desk is None or not self.spent.isEnabled():
            return
        try:
            spent = read_spent(self.spent.text(), self._before)
        except BidprepError as error:
            self.fault.setText(f"{error.happened} {error.do}")
            self.fault.show()
            return
        self.fault.hide()
        self.spent.setText(f"{spent:g}" if spent else "")
        if spent != self._before:
            question, lot_id = desk.question, desk.lot.id if desk.lot else None
            self._session.do(lambda workspace: keep_hours_spent(workspace, question, lot_id, spent))
