"""Beside the answer for a lot: how it differs from the shared answer, and what has changed in that since."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from bidprep.domain.redline_changes import say_counts
from bidprep.domain.redlines import redline
from bidprep.operations.answer_desk import AnswerDesk
from bidprep.operations.variations import SharedChange, bring_in_shared_change, read_shared_change
from bidprep.storage.changes import Changes
from bidprep.ui.appearance import icon
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.conflict_choices import ConflictChoices
from bidprep.ui.widgets.redline_view import RedlineView


class AnswerVariation(Card):
    """A card that is there while a variation is shown. The change of the shared answer is brought in sentence by sentence."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("Beside the shared answer")
        self._session = session
        self._desk: AnswerDesk | None = None
        self._change: SharedChange | None = None
        self.differs = QCheckBox("Show &what differs")
        self.differs.toggled.connect(lambda _on: self._show())
        self.view = RedlineView("How this lot’s answer differs from the shared one", alone=False)
        self.since = QLabel()
        self.since.setWordWrap(True)
        self.conflicts = ConflictChoices("This lot’s", "The shared")
        self.bring_in = QPushButton(icon("check-check"), "Bring the shared &change in")
        self.bring_in.setAccessibleDescription("Into this variation, sentence by sentence")
        self.bring_in.clicked.connect(self._bring_in)
        for widget in (self.differs, self.view, self.since, self.conflicts, self.bring_in):
            self.add(widget)
        self.hide()

    def show_desk(self, desk: AnswerDesk) -> None:
        """Show a variation; hidden while the shared answer is shown."""
        self._desk = desk
        is_varied = desk.lot is not None and desk.answer is not None and desk.shared is not None
        self.setVisible(is_varied)
        if not is_varied or desk.lot is None:
            self._change = None
            return
        question_id, lot_id = desk.question.id, desk.lot.id
        self._session.ask(
            lambda workspace: read_shared_change(workspace, question_id, lot_id), self._take, topic="shared change"
        )

    def _take(self, change: SharedChange | None) -> None:
        self._change = change
        self._show()

    def _show(self) -> None:
        change, desk = self._change, self._desk
        if change is None or desk is None:
            return
        found = redline(change.shared, change.variation)
        self.set_words(f"Against the shared answer: {say_counts(found)}")
        self.view.setVisible(self.differs.isChecked())
        if self.differs.isChecked():
            self.view.show_redline(found, desk.fields)
        conflicts = change.merge.conflicts
        self.since.setText(_say_since(change))
        self.conflicts.show_conflicts(conflicts if not change.is_nothing else ())
        self.bring_in.setVisible(not change.is_nothing)
        self.bring_in.setEnabled(not self._session.is_read_only)

    def _bring_in(self) -> None:
        desk = self._desk
        if desk is None or desk.lot is None:
            return
        lot_id, sides = desk.lot.id, self.conflicts.sides()

        def tell(_changes: Changes) -> None:
            self.told.emit("The shared change is in this variation. Undo takes it out again.")

        self._session.do(lambda workspace: bring_in_shared_change(workspace, desk.question, lot_id, sides), tell)


def _say_since(change: SharedChange) -> str:
    if change.is_nothing:
        return "The shared answer has not changed since this variation was made."
    told = f"The shared answer has changed since. {say_counts(redline(change.base, change.shared))}"
    count = len(change.merge.conflicts)
    if not count:
        return f"{told} All of it fits in beside what this lot says."
    return f"{told} {count} {'sentence was' if count == 1 else 'sentences were'} changed in both: choose whose words to take."
