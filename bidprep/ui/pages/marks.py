"""The marks of a bid's answers, our own and the buyer's: a list, and a form for the one picked in it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal

from bidprep.domain.bids import Question
from bidprep.domain.score_scales import PER_CENT, ScoreScale, read_mark
from bidprep.domain.scores import Mark, MarkBy
from bidprep.domain.scoring import QuestionScore, say_points
from bidprep.operations.scores import ScoreSheet, give_mark
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field
from bidprep.ui.widgets.headings import note


@dataclass(frozen=True)
class MarksRow:
    """A question with the marks that we and the buyer gave its answer, and what each brings."""

    id: str
    question: Question
    scale: ScoreScale
    share: Decimal
    own: Decimal | None = None
    own_reason: str = ""
    buyer: Decimal | None = None
    buyer_reason: str = ""
    own_brings: Decimal | None = None
    buyer_brings: Decimal | None = None
    own_fails: bool = False
    buyer_fails: bool = False


def make_rows(sheet: ScoreSheet) -> tuple[MarksRow, ...]:
    """Return a row for each question that is marked."""
    own, buyer = (_by_question(sheet, by) for by in (MarkBy.OWN, MarkBy.BUYER))
    marks = {(mark.question_id, mark.by): mark for mark in sheet.marks if mark.lot_id is None}
    rows = []
    for question in sheet.questions:
        mine = own.get(question.id)
        theirs = buyer.get(question.id)
        if mine is None and theirs is None:
            continue
        told = mine or theirs
        rows.append(
            MarksRow(
                question.id,
                question,
                sheet.scale_of(question),
                told.share if told else Decimal(0),
                mine.mark if mine else None,
                _reason(marks.get((question.id, MarkBy.OWN))),
                theirs.mark if theirs else None,
                _reason(marks.get((question.id, MarkBy.BUYER))),
                mine.weighted if mine else None,
                theirs.weighted if theirs else None,
                bool(mine and mine.fails),
                bool(theirs and theirs.fails),
            )
        )
    return tuple(rows)


def _by_question(sheet: ScoreSheet, by: MarkBy) -> dict[str, QuestionScore]:
    return {scored.id: scored for scored in sheet.scores(by).questions}


def _reason(mark: Mark | None) -> str:
    return mark.reason if mark else ""


def _mark(row: MarksRow, mark: Decimal | None, *, fails: bool) -> str:
    return row.scale.say(mark) + (" (out)" if fails else "")


_COLUMNS = (
    Column("No.", lambda row: row.question.number, key=lambda row: row.question.position, width=10),
    Column("Question", lambda row: " ".join(row.question.text.split()), stretch=True),
    Column("Share", lambda row: f"{say_points(row.share)}%", key=lambda row: row.share, number=True, width=12),
    Column("Marked on", lambda row: row.scale.name or "0 to 100", width=20),
    Column("Our mark", lambda row: _mark(row, row.own, fails=row.own_fails), key=lambda row: row.own, width=16,
           tone=lambda row: Tone.BAD if row.own_fails else None),
    Column("Brings", lambda row: say_points(row.own_brings), key=lambda row: row.own_brings, number=True, width=10),
    Column("Buyer’s mark", lambda row: _mark(row, row.buyer, fails=row.buyer_fails), key=lambda row: row.buyer, width=16,
           tone=lambda row: Tone.BAD if row.buyer_fails else None),
    Column("Brings", lambda row: say_points(row.buyer_brings), key=lambda row: row.buyer_brings, number=True, width=10),
)  # fmt: skip


class MarksList(Children):
    """The questions that are marked; Enter goes to the mark of the one picked."""

    questions_wanted = Signal()

    def __init__(self, session: Session) -> None:
        def read(words: str) -> Decimal | None:
            return read_mark(words, self._scale())

        def write(mark: Decimal) -> str:
            return self._scale().say(mark)

        fields = (
            Field("own", "Our mark", "As a careful reader of the buyer’s would give it", read=read, write=write),
            Field("own_reason", "Why", "What is missing, what convinces", lines=2),
            Field("buyer", "Buyer’s mark", "Once the buyer tells", read=read, write=write),
            Field("buyer_reason", "The buyer said", lines=2),
        )
        empty = "Once questions have weightings, their marks can be given here."
        super().__init__(
            session,
            ChildrenForm(
                MarksRow,
                "",
                "Marks by question",
                _COLUMNS,
                fields,
                empty,
                "See the questions",
                keep=_keep,
                none="Nothing is marked",
            ),
        )
        self.meanings = note("")
        self._column.addWidget(self.meanings)

    def add(self) -> None:
        """Ask for the questions: those with a weighting are marked."""
        self.questions_wanted.emit()

    def show_sheet(self, sheet: ScoreSheet) -> None:
        """Show the marks of a bid."""
        self.show_of(sheet.bid.id, make_rows(sheet))

    def _scale(self) -> ScoreScale:
        return self._record.scale if isinstance(self._record, MarksRow) else PER_CENT

    def _pick(self) -> None:
        super()._pick()
        scale = self._scale()
        told = [f"{scale.say(step.low) if scale.is_pass_fail else step.words}: {step.meaning}" for step in scale.steps]
        least = (
            f" Below {scale.minimum:f} the bid is out." if scale.minimum is not None and not scale.is_pass_fail else ""
        )
        self.meanings.setText(f"{'; '.join(told)}.{least}" if scale.name else "Marked from 0 to 100.")
        self.meanings.setVisible(bool(self.records))

    def _remove(self, row: Any) -> None:
        """Take both marks of a question back."""
        self._record = None

        def take_back(workspace: Workspace) -> None:
            for by in MarkBy:
                give_mark(workspace, row.question, by, None, "")

        self._session.do(take_back)


def _keep(workspace: Workspace, row: MarksRow) -> None:
    give_mark(workspace, row.question, MarkBy.OWN, row.own, row.own_reason)
    give_mark(workspace, row.question, MarkBy.BUYER, row.buyer, row.buyer_reason)
