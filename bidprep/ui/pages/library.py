"""The library: passages kept for reuse; below the open one where it was used and what says much the same."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date, today
from bidprep.domain.decisions import ResultState
from bidprep.domain.library import Passage
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.operations.library import list_passages, near_duplicates, where_passage_used
from bidprep.operations.records import remove_record
from bidprep.storage.passage_summaries import PassageSummary
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.passage_beside import PassagesBeside
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, date_field
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.text_editor import TextEditor

RESULT_WORDS = {ResultState.WON: "Won", ResultState.LOST: "Not won", ResultState.WITHDRAWN: "Withdrawn"}
_RESULTS = {state.value: words for state, words in RESULT_WORDS.items()}


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def _marks_words(row: PassageSummary) -> str:
    of = f" of {Decimal(row.most_marks):g}" if row.most_marks else ""
    return f"{Decimal(row.marks):g}{of}" if row.marks else ""


def _review_words(row: PassageSummary) -> str:
    day = _day(row.review_on)
    return f"Due since {say_date(day)}" if day and day < today() else say_date(day)


_COLUMNS = (
    Column("Passage", lambda row: row.called, stretch=True),
    Column("From", lambda row: ", ".join(filter(None, (row.source, row.buyer))), width=34),
    Column("Result", lambda row: _RESULTS.get(row.result, ""), width=12),
    Column("Marks", _marks_words, key=lambda row: Decimal(row.marks) if row.marks else None, width=12),
    Column("Used", lambda row: str(row.uses or ""), key=lambda row: row.uses, number=True, width=8),
    Column("Review by", _review_words, key=lambda row: _day(row.review_on), width=24,
           tone=lambda row: Tone.CAUTION if row.review_on and row.review_on < today().isoformat() else None),
    Column("Owner", lambda row: row.owner, width=18),
    Column("Tags", lambda row: ", ".join(_tags(row.tags)), width=20),
)  # fmt: skip


def _tags(kept: str) -> list[str]:
    import json

    return list(json.loads(kept or "[]")) if kept != "[]" else []


def _read_marks(words: str) -> Decimal | None:
    typed = words.strip().replace(",", ".")
    if not typed:
        return None
    try:
        marks = Decimal(typed)
    except InvalidOperation:
        marks = Decimal("nan")
    if not marks.is_finite() or not 0 <= marks <= 1000:  # noqa: PLR2004 - no scale goes so far
        raise BidprepError(f"“{typed}” is no mark.", "Type a number, for example 8 or 7.5.")
    return marks


def _write_marks(marks: Decimal | None) -> str:
    return "" if marks is None else f"{marks:f}"


def read_tags(words: str) -> tuple[str, ...]:
    """Read tags with commas between, each once."""
    return tuple(dict.fromkeys(filter(None, (" ".join(tag.split()) for tag in words.split(",")))))


_FIELDS = (
    Field("title", "Title", "For example Recruitment and induction"),
    Field("question", "Question", "What it answered, in the buyer’s words", lines=2),
    Field("text", "Text", formatted=True, lines=12),
    Field("tags", "Tags", "With commas between", read=read_tags, write=", ".join),
    Field("owner_id", "Owner", choices=((None, "Nobody yet"),)),
    date_field("review_on", "Review by", "From that day on it is stale"),
    date_field("written_on", "Written on"),
    Field("source", "From", "The bid it comes from"),
    Field("buyer", "Buyer"),
    Field("result", "Result", choices=((None, "Not known"), *RESULT_WORDS.items())),
    Field("marks", "Marks", "For example 8", read=_read_marks, write=_write_marks),
    Field("most_marks", "Of", "The highest mark, for example 10", read=_read_marks, write=_write_marks),
    Field("notes", "Notes", lines=2),
)

_USE_COLUMNS = (
    Column("Bid", lambda where: where.bid.name, stretch=True),
    Column("Question", lambda where: where.question.number, width=12),
    Column("Put in", lambda where: say_date(where.use.used_on), key=lambda where: where.use.used_on, width=24),
    Column("Tailored?", lambda where: "Yes" if where.is_tailored else "Not yet", width=14,
           tone=lambda where: None if where.is_tailored else Tone.CAUTION),
)  # fmt: skip


class LibraryPage(RecordsPage):
    """The passages, and the one that is open."""

    def __init__(self, session: Session) -> None:
        empty = (
            "The library keeps text for reuse. Every answer that is handed in joins it by itself; an answer can be kept by "
            "hand from the pane beside it; and old bids in Word are split into passages and taken in."
        )
        super().__init__(
            session, RecordsPageForm("library", "Library", Passage, _COLUMNS, _FIELDS, empty, rows="passages")
        )
        self.take_in = self._old_bid_button()
        self.list.add_button(self.take_in)
        self.begin_with("&Take in an old bid…", lambda: self.wanted.emit(Place("old-bid")))
        self.kinds = frozenset({"passage", "passage_use", "person", "answer"})
        nothing = EmptyState("Not used yet", "Answers that this passage was put into are listed here.")
        self.uses = RecordList("answers", _USE_COLUMNS, nothing)
        self.uses.stand_in_page()
        self.uses.opened.connect(lambda where: self.wanted.emit(Place("answer", where.question.id, where.lot_id)))
        self.beside = PassagesBeside()
        self.beside.opened.connect(self._open)
        self.add_below(_under("Where it is used", self.uses))
        self.add_below(_under("Near-duplicates", self.beside))

    def read_rows(self, workspace: Workspace) -> Sequence[PassageSummary]:
        """Return a line about each passage; no text is read for it."""
        return list_passages(workspace)

    def show_more(self, record: Passage) -> None:
        """Show where the open passage is used, what says much the same, and who may own it."""
        self.session.ask(
            lambda workspace: where_passage_used(workspace, record.id), self.uses.show_rows, topic="uses of passage"
        )
        self.session.ask(
            lambda workspace: near_duplicates(workspace, record),
            lambda found: self.beside.show_passages(record, found),
            topic="near-duplicates",
        )
        self.session.ask(lambda workspace: workspace.find(Person), self._offer_people, topic="people of library")

    def remove(self, record: Any) -> None:
        """Remove a passage; undo brings it back."""
        self.draft.flush()

        def remove(workspace: Workspace) -> Any:
            passage = workspace.get(Passage, record.id)
            return remove_record(workspace, passage) if passage else None

        self.session.do(remove, self._say_removed)

    def editing_actions(self) -> tuple[QAction, ...]:
        """Return the formatting commands of the text."""
        editor = self.form.editor("text")
        return tuple(editor.actions_) if self.place.id and isinstance(editor, TextEditor) else ()

    def _old_bid_button(self) -> QPushButton:
        button = QPushButton(icon("file-text"), "&Take in an old bid…")
        button.clicked.connect(lambda _checked=False: self.wanted.emit(Place("old-bid")))
        return button

    def _offer_people(self, people: Sequence[Person]) -> None:
        self.form.offer("owner_id", ((None, "Nobody yet"), *((each.id, each.name or "Unnamed") for each in people)))


def _under(title: str, widget: QWidget) -> QWidget:
    side = QWidget()
    layout = QVBoxLayout(side)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.addWidget(heading(title, 2))
    layout.addWidget(widget)
    return side
