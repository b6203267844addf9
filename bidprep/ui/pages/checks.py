"""Checks: what stands in the way of handing in, each finding a link to its place."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from bidprep.domain.bids import Bid
from bidprep.domain.checks import check_bid
from bidprep.domain.findings import Finding, Severity
from bidprep.domain.whole_bid import WholeBid
from bidprep.operations.bids import read_bid
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList

_COLUMNS = (
    Column("Kind", lambda finding: finding.severity.value.capitalize(), width=17,
           tone=lambda finding: Tone.BAD if finding.severity is Severity.STOPPER else Tone.CAUTION),
    Column("What was found, and what to do", lambda finding: f"{finding.message}\n{finding.hint}", stretch=True, wrap=True),
)  # fmt: skip


# What lies outside the answers, and the page on which it is.
_PAGE_OF_KIND = {
    "policy": "policies", "case_study": "case-studies", "bid": "bid", "question": "question", "lot": "lot",
    "partner": "partners",
}  # fmt: skip


# What is a part of the bid, and the page of the bid that shows it.
_PAGE_OF_BID = {"task": "mobilisation", "plan_step": "timeline"}


class ChecksPage(OfBidPage):
    """The findings of all checks on a bid, always up to date."""

    here = "Checks"

    kinds = frozenset({
        "counting_rule", "bid", "stage", "opportunity", "question", "answer", "lot", "fact", "accounts_year", "policy",
        "case_study", "case_study_use", "consent", "figure", "telling", "own_word",
        "partner", "standing", "need", "task", "plan_step", "sign_off",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._whole: WholeBid | None = None
        self.title = heading("Checks")
        self.about = note("")
        self.list = RecordList(
            "findings",
            _COLUMNS,
            EmptyState(
                "Nothing found",
                "No check has anything to say against this bid. Read it once more yourself all the same.",
            ),
        )
        self.list.opened.connect(self._open)
        go = QPushButton(icon("chevron-right"), "G&o to it")
        go.setAccessibleDescription("To the place of the finding that is picked in the list")
        go.clicked.connect(self._open_current)
        self.list.add_button(go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(self.list, 1)

    def reload(self) -> None:
        """Check the bid anew."""
        bid_id = self.place.id

        def check(workspace: Workspace) -> tuple[WholeBid, tuple[Finding, ...]]:
            whole = read_bid(workspace, bid_id)
            return whole, check_bid(whole)

        self.session.ask(check, self._show, topic="checks")

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._whole is None else self._whole.bid

    def focus_first(self) -> None:
        """Go to the findings."""
        self.list.table.setFocus()

    def _show(self, found: tuple[WholeBid, tuple[Finding, ...]]) -> None:
        self._whole, findings = found
        stoppers = sum(finding.severity is Severity.STOPPER for finding in findings)
        warnings = len(findings) - stoppers
        self.about.setText(
            f"{_many(stoppers, 'stopper').capitalize()} to settle before handing in, {_many(warnings, 'warning')} to look at. "
            "Enter, or the button, goes to the place."
        )
        self.list.show_rows(findings)
        self.trail_changed.emit()

    def _open_current(self) -> None:
        finding = self.list.current()
        if finding is not None:
            self._open(finding)

    def _open(self, finding: Finding) -> None:
        place = finding.place
        page = _PAGE_OF_KIND.get(place.kind)
        # What is to be mended in a policy or a case study is mended there, whichever answer it is told in.
        if place.question_id and place.kind in ("", "bid"):
            self.wanted.emit(Place("answer", place.question_id, place.lot_id))
        elif place.kind in _PAGE_OF_BID:
            self.wanted.emit(Place(_PAGE_OF_BID[place.kind], self.place.id))
        elif page:
            self.wanted.emit(Place(page, place.record_id))


def _many(count: int, word: str) -> str:
    if not count:
        return f"no {word}s"
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
