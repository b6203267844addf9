"""Beside the answer: what is asked as a list to tick, each tick tied to a sentence, and our own mark."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from bidprep.domain.bids import Question
from bidprep.domain.score_scales import read_mark
from bidprep.domain.scores import MarkBy
from bidprep.errors import BidprepError
from bidprep.operations.answer_desk import AnswerDesk
from bidprep.operations.asks import AskState, EvaluatorView, change_asks, read_evaluator_view, tick_ask, untick_ask
from bidprep.operations.scores import give_mark
from bidprep.ui.appearance import icon
from bidprep.ui.pages.answer_materials import Rows
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.text_size import follow_text

_LINES = 6


class AnswerAsks(Card):
    """A card with what the question asks. Space ticks with the sentence the cursor is in; Enter goes to that sentence."""

    words_wanted = Signal(str)  # words of the answer to go to
    told = Signal(str)

    def __init__(self, session: Session, sentence: Callable[[], str]) -> None:
        super().__init__("What is asked")
        self._session = session
        self._sentence = sentence
        self._question: Question | None = None
        self._lot_id: str | None = None
        self._may_write = False
        self._view: EvaluatorView | None = None
        self._shown: object = None
        self.rows = Rows()
        self.change = QPushButton(icon("pencil"), "Correct the list")
        self.change.clicked.connect(self._begin_change)
        self.lines = QPlainTextEdit()
        self.lines.setAccessibleName("What is asked, one a line")
        self.lines.setTabChangesFocus(True)
        follow_text(self.lines, lambda it: it.setFixedHeight((_LINES + 1) * it.fontMetrics().lineSpacing()))
        self.done = QPushButton(icon("circle-check"), "Keep this list")
        self.done.clicked.connect(self._end_change)
        self.mark = QLineEdit()
        self.mark.setAccessibleName("Our own mark")
        self.mark.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.mark.editingFinished.connect(self._give_mark)
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        marked = QWidget()
        line = QHBoxLayout(marked)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel("Our own mark")
        label.setBuddy(self.mark)
        line.addWidget(label)
        line.addWidget(self.mark, 1)
        for widget in (self.rows, self.change, self.lines, self.done, marked, self.fault):
            self.add(widget)
        for hidden in (self.lines, self.done, self.fault):
            hidden.hide()

    def show_desk(self, desk: AnswerDesk, *, may_write: bool) -> None:
        """Read and show what the question at work asks, and what its answer gives."""
        question, answer, lot_id = desk.question, desk.answer or desk.shared, desk.lot.id if desk.lot else None
        if self._question is None or self._question.id != question.id:
            self._leave_change()
            self.fault.hide()
        self._question, self._lot_id, self._may_write = question, lot_id, may_write
        self._session.ask(
            lambda workspace: read_evaluator_view(workspace, question, lot_id, answer, desk.fields),
            self._show,
            topic="asks of answer",
        )

    def focus_first(self) -> None:
        """Go to the first that is not given yet, else to the first."""
        boxes = self.rows.findChildren(QCheckBox)
        for box in (*(box for box in boxes if not box.isChecked()), *boxes, self.change):
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def _show(self, view: EvaluatorView) -> None:
        self._view = view
        if not self.mark.hasFocus():
            self.mark.setText(view.scale.say(view.mark))
        self.mark.setPlaceholderText(view.scale.marks_words if view.scale.name else "0 to 100")
        self.mark.setToolTip(view.scale.meaning_of(view.mark) if view.mark is not None else "")
        for widget in (self.mark, self.change):
            widget.setEnabled(self._may_write)
        now = (view.asks, self._may_write)
        if now == self._shown:
            return  # boxes that are made anew would lose the keyboard
        self._shown = now
        boxes = self.rows.findChildren(QCheckBox)
        at = next((index for index, box in enumerate(boxes) if box.hasFocus()), -1)
        given = sum(state.is_given for state in view.asks)
        self.set_words(f"{given} of {len(view.asks)} given. Space ticks with the sentence that the cursor is in.")
        self.rows.show_rows([self._row(state) for state in view.asks])
        anew = self.rows.findChildren(QCheckBox)[-len(view.asks) :] if view.asks else []
        if 0 <= at < len(anew):
            anew[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, state: AskState) -> QWidget:
        words = state.ask.words + (" (ticked before; its sentence has gone)" if state.is_loose else "")
        box = _Ask()
        box.setAccessibleName(words)
        box.setChecked(state.is_given)
        box.setEnabled(self._may_write)
        sentence = state.tick.sentence if state.tick else ""
        box.setToolTip(sentence or state.ask.words)
        box.setAccessibleDescription(f"Given by: {sentence}" if sentence and state.is_given else "")
        box.clicked.connect(lambda checked: self._tick(state, is_ticked=checked))
        box.entered.connect(lambda: self.words_wanted.emit(sentence) if sentence else None)
        told = QLabel(words)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        told.setBuddy(box)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(told, 1)
        return row

    def _tick(self, state: AskState, *, is_ticked: bool) -> None:
        question, lot_id, sentence = self._question, self._lot_id, self._sentence()
        if question is None:
            return
        if is_ticked:
            self._session.do(lambda workspace: tick_ask(workspace, question, lot_id, state.ask, sentence))
        elif state.tick is not None:
            tick = state.tick
            self._session.do(lambda workspace: untick_ask(workspace, tick))

    def _begin_change(self) -> None:
        if self._view is not None:
            self.lines.setPlainText("\n".join(state.ask.words for state in self._view.asks))
            self._swap(is_changing=True)
            self.lines.setFocus()

    def _end_change(self) -> None:
        question, lines = self._question, self.lines.toPlainText().splitlines()
        if question is not None:
            self._session.do(lambda workspace: change_asks(workspace, question, lines))
        self._leave_change()
        self.change.setFocus()

    def _leave_change(self) -> None:
        self._swap(is_changing=False)

    def _swap(self, *, is_changing: bool) -> None:
        self.lines.setVisible(is_changing)
        self.done.setVisible(is_changing)
        self.change.setVisible(not is_changing)

    def _give_mark(self) -> None:
        question, view, lot_id = self._question, self._view, self._lot_id
        if question is None or view is None or self.mark.text().strip() == view.scale.say(view.mark):
            return
        try:
            mark = read_mark(self.mark.text(), view.scale) if self.mark.text().strip() else None
        except BidprepError as error:
            self.fault.setText(f"{error.happened} {error.do}")
            self.fault.show()
            return
        self.fault.hide()
        self._session.do(lambda workspace: give_mark(workspace, question, MarkBy.OWN, mark, lot_id=lot_id))


class _Ask(QCheckBox):
    """A box with words that may be long; Enter goes to the sentence."""

    entered = Signal()

    # Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the sentence on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
