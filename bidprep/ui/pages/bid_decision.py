"""On a bid's page: what was decided about it and how it ended, side by side, and the way to the page where it is decided."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date
from bidprep.domain.decisions import Decision, DecisionOutcome, Result, ResultState
from bidprep.domain.scoring import say_points
from bidprep.operations.decision_paper import OUTCOME_WORDS
from bidprep.operations.decisions import find_decision, find_result
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.pages.decision import RESULT_WORDS
from bidprep.ui.session import Session
from bidprep.ui.widgets.headings import heading, note


class BidDecision(QWidget):
    """A few sentences on decision and result, and a button to their page."""

    opened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.about = note("")
        button = QPushButton(icon("shield-check"), "Decide go or no-go")
        button.clicked.connect(self.opened)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("Go or no-go", 2))
        layout.addWidget(self.about)
        layout.addLayout(row)

    def show_bid(self, bid_id: str) -> None:
        """Read and show what was decided about a bid."""

        def read(workspace: Workspace) -> tuple[Decision, Result]:
            return find_decision(workspace, bid_id), find_result(workspace, bid_id)

        self._session.ask(read, lambda found: self.about.setText(_say(*found)), topic="decision of bid")

    def forget(self) -> None:
        """Say nothing until what was decided about another bid is read."""
        self.about.setText("")


def _say(decision: Decision, result: Result) -> str:
    if decision.outcome is DecisionOutcome.UNDECIDED:
        decided = "Nothing is decided yet."
    else:
        by = f" by {decision.decided_by}" if decision.decided_by.strip() else ""
        on = f" on {say_date(decision.decided_on)}" if decision.decided_on else ""
        because = f" Because: {' '.join(decision.reason.split())}" if decision.reason.strip() else ""
        decided = f"{OUTCOME_WORDS[decision.outcome]}, decided{by}{on}.{because}"
    if result.state is ResultState.AWAITED:
        return decided
    marks = f" with {say_points(result.marks)}% of the marks" if result.marks is not None else ""
    winner = f" It went to {result.winner}." if result.winner.strip() else ""
    feedback = f" The buyer said: {' '.join(result.feedback.split())}" if result.feedback.strip() else ""
    return f"{decided}\nResult: {RESULT_WORDS[result.state].lower()}{marks}.{winner}{feedback}"
