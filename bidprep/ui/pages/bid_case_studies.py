"""The case studies that a bid uses: which, in what order, where each is told, and whether it may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.case_studies import CaseStudy, consent_fault, consents_end_on
from bidprep.domain.dates import say_date
from bidprep.domain.evidence_checks import say_number
from bidprep.domain.whole_bid import UsedCaseStudy, WholeBid
from bidprep.operations.case_studies import move_use, stop_using, use_case_study
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.session import Session
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import note
from bidprep.ui.widgets.record_list import RecordList


@dataclass(frozen=True)
class UsedRow:
    """A case study that the bid uses, where it is told, and what is to be said of the consent to it."""

    case: UsedCaseStudy
    where: str
    consent: str
    is_fault: bool

    @property
    def id(self) -> str:
        """The id of the use."""
        return self.case.use.id


_COLUMNS = (
    Column("Case study", lambda row: row.case.study.title or "Untitled", stretch=True),
    Column("Told in", lambda row: row.where, key=lambda row: row.case.use.position, width=16),
    Column("Consent", lambda row: row.consent, width=54, tone=lambda row: Tone.BAD if row.is_fault else None),
    Column("Service", lambda row: row.case.study.service, width=22),
    Column("Region", lambda row: row.case.study.region, width=18),
)


class BidCaseStudies(QWidget):
    """A list of the case studies that a bid uses, and how many the buyer takes."""

    wanted = Signal(object)  # the Place to go to
    told = Signal(str)  # a sentence for the message bar

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._whole: WholeBid | None = None
        self.about = note("")
        self.chooser = Chooser("Case study to add", "&Add")
        self.chooser.button.setAccessibleName("Add case study")
        self.chooser.chosen.connect(self._use)
        empty = EmptyState(
            "No case studies chosen",
            "A case study shows this buyer what you have done. Those you choose are printed in the appendix, or told in "
            "an answer from its page. Whoever is in the story must have agreed to that.",
            "Choose a case study",
        )
        empty.begun.connect(self.chooser.line.setFocus)
        self.list = RecordList("case studies of this bid", _COLUMNS, empty)
        self.list.opened.connect(self._open)
        self.list.removal_asked.connect(self._remove)
        for symbol, words, called, act in (
            ("arrow-up", "Move &up", "Move up case study", lambda: self._move(-1)),
            ("arrow-down", "Move &down", "Move down case study", lambda: self._move(1)),
            ("trash-2", "&Remove", "Remove case study from this bid", self._remove_current),
            ("book-open", "Ope&n", "Open case study", self._open_current),
        ):
            button = QPushButton(icon(symbol), words)
            button.setAccessibleName(called)
            button.clicked.connect(act)
            self.list.add_button(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.about)
        layout.addWidget(self.chooser)
        layout.addWidget(self.list, 1)

    def show_bid(self, whole: WholeBid, studies: Sequence[CaseStudy]) -> None:
        """Show the case studies of a bid, and offer the others."""
        self._whole = whole
        used = {case.study.id for case in whole.case_studies}
        free = [(study, say_case_study(study)) for study in studies if study.id not in used]
        self.chooser.show_choices(free, "This bid uses all there are" if studies else "There are no case studies yet")
        self.about.setText(_say_how_many(whole))
        self.list.show_rows([_row(whole, case) for case in whole.case_studies])

    def _use(self, study: CaseStudy) -> None:
        if self._whole is not None:
            bid_id = self._whole.bid.id
            self._session.do(lambda workspace: use_case_study(workspace, bid_id, study))

    def _move(self, by: int) -> None:
        row: UsedRow | None = self.list.current()
        if row is not None:
            use = row.case.use
            self._session.do(lambda workspace: move_use(workspace, use, by))

    def _remove_current(self) -> None:
        row = self.list.current()
        if row is not None:
            self._remove(row)

    def _remove(self, row: UsedRow) -> None:
        def stop(workspace: Workspace) -> None:
            stop_using(workspace, row.case.use)

        stays = " What is told in the answer stays there." if row.case.use.question_id else ""
        name = row.case.study.title or "Untitled"
        self._session.do(
            stop,
            lambda _done: self.told.emit(f"This bid no longer uses “{name}”.{stays} Undo brings it back."),
        )

    def _open_current(self) -> None:
        row = self.list.current()
        if row is not None:
            self._open(row)

    def _open(self, row: UsedRow) -> None:
        self.wanted.emit(Place("case-studies", row.case.study.id))


def say_case_study(study: CaseStudy) -> str:
    """Return a case study in one line: its title, and what tells it from others."""
    told = (" ".join(words.split()) for words in (study.title or "Untitled", study.service, study.region))
    return " · ".join(filter(None, told))


def _row(whole: WholeBid, case: UsedCaseStudy) -> UsedRow:
    numbers = {question.id: question.number for question in whole.questions}
    number = numbers.get(case.use.question_id or "")
    buyer, on = whole.opportunity.buyer, whole.submission_on
    fault = consent_fault(case.study, case.consents, buyer, on)
    return UsedRow(
        case,
        "Appendix" if number is None else f"Question {number}",
        f"{fault[:1].upper()}{fault[1:]}" if fault else _say_consent(case, buyer, whole),
        bool(fault),
    )


def _say_consent(case: UsedCaseStudy, buyer: str, whole: WholeBid) -> str:
    if not case.study.needs_consent:
        return "Nobody in it could be recognised"
    ends_on = consents_end_on(case.study, case.consents, buyer, whole.submission_on)
    return f"Given, until {say_date(ends_on)}" if ends_on else "Given"


def _say_how_many(whole: WholeBid) -> str:
    wanted, used = whole.bid.case_studies, len(whole.case_studies)
    chosen = f"{say_number(used)} {'is' if used == 1 else 'are'} chosen."
    if wanted is None:
        return f"The buyer does not say how many case studies it takes; {chosen}"
    return f"The buyer takes {'exactly ' if wanted else ''}{say_number(wanted)}; {chosen}"
