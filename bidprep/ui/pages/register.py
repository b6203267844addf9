"""The charity register: our row in its extract, each change beside what we state, and the taking in of what is ticked."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.documents.register import RegisterHits
from bidprep.domain.organisation import Fact, fact_values
from bidprep.domain.register import RegisterRow, RegisterSearch
from bidprep.operations.register import (
    RegisterChanges,
    read_register_changes,
    search_register,
    take_in_register,
)
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.tick_list import TickList

_FIELDS = (
    Field("number", "Charity number", "For example 1089464, or 1089464-2 for a linked charity"),
    Field("name", "Name", "Looked for where no number is given; a part of it will do"),
)

_HITS = (
    Column("Number", lambda row: row.number, width=16),
    Column("Name", lambda row: " ".join(row.name.split()) or "Without a name", stretch=True),
    Column("On the register", lambda row: "Removed" if row.is_removed else "Registered", width=18,
           tone=lambda row: Tone.CAUTION if row.is_removed else None),
    Column("Postcode", lambda row: row.fields.get("charity_contact_postcode", "").upper(), width=14),
)  # fmt: skip

_CHANGES = (
    Column("What", lambda change: change.field, width=30, wrap=True),
    Column("As we state it", lambda change: change.before or "–", width=34, wrap=True),
    Column("As the register says", lambda change: change.after, stretch=True, wrap=True),
)


class RegisterPage(Page):
    """Find our charity in the register's extract, see what it would change, and take in what is ticked."""

    kinds = frozenset({"fact", "accounts_year"})
    file_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._path: Path | None = None
        self._wanted = {"number": "", "name": ""}
        self._is_typed = False
        self._found: RegisterChanges | None = None
        self._left_out: set[str] = set()
        self._has_searched = False
        self._is_showing = False
        self.file = note("")
        self.choose = QPushButton(icon("file-text"), "Choose the e&xtract…")
        self.choose.clicked.connect(lambda: self.file_wanted.emit("register"))
        self.form = Form(_FIELDS, "Charity to find")
        self.form.edited.connect(self._edit)
        self.search = QPushButton(icon("search"), "F&ind it")
        self.search.clicked.connect(self.look)
        self.form.entered.connect(self.search.click)
        self.reading = FileReading(session)
        self.said = note("")
        self.hits = RecordList("charities", _HITS, EmptyState("None found", "Check the number or the name."))
        self.hits.stand_in_page()
        self.hits.picked.connect(self._pick)
        self.warnings = Card("Worth knowing")
        self.changes = TickList(
            "changes", _CHANGES, EmptyState("Nothing to change", "We state what the register does.")
        )
        self.changes.stand_in_page()
        self.changes.ticks_changed.connect(self._note_left_out)
        self.take = QPushButton(icon("plus"), "&Take in the ticked ones")
        self.take.clicked.connect(self.take_in)
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show the page; where the place names an extract, look in that."""
        super().show_place(place)
        if place.file and Path(place.file) != self._path:
            self._path = Path(place.file)
            self.file.setText(f"In {self._path.name}")
            self._has_searched = False
            self._is_to_search = True

    def reload(self) -> None:
        """Read what we state anew, and what the row found would change of it."""
        self._show_parts()
        self.session.ask(lambda workspace: fact_values(workspace.find(Fact)), self._prefill, topic="register stated")
        row = self._found.row if self._found else None
        if row is not None:
            self._read_changes(row)

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the organisation and this page."""
        return (("Organisation", Place("organisation")), ("Charity register", self.place))

    def focus_first(self) -> None:
        """Go to the choice of the file, or else to what is to be found."""
        if self._path is None:
            self.choose.setFocus()
        else:
            self.form.focus_first()

    def look(self) -> None:
        """Look for the charity in the extract."""
        self.form.finish()
        path = self._path
        if path is None:
            self.file_wanted.emit("register")
            return
        search = RegisterSearch(self._wanted["number"], self._wanted["name"])
        self._found = None
        self._has_searched = False
        self.reading.begin(
            f"Reading {path.name}…",
            lambda progress, is_cancelled: search_register(path, search, progress, is_cancelled),
            self._show_hits,
            self.session.failed.emit,
        )
        self._show_parts()

    def take_in(self) -> None:
        """Take in the changes that are ticked, in one step."""
        found = self._found
        fields = {change.field for change in self.changes.ticked()}
        if found is not None and fields:
            self.session.do(lambda workspace: take_in_register(workspace, found.row, fields), self._say_taken)

    def _prefill(self, stated: dict[str, str]) -> None:
        if not self._is_typed:
            number = stated.get("charity number", "")
            self._wanted = {"number": number, "name": "" if number else stated.get("legal name", "")}
            self.form.show_values(self._wanted)
        if self._is_to_search:
            self._is_to_search = False
            self.look()

    def _edit(self, name: str, value: Any) -> None:
        self._is_typed = True
        self._wanted[name] = value

    def _show_hits(self, hits: RegisterHits) -> None:
        self._has_searched = True
        shown = len(hits.rows)
        more = f" Shown are the first {shown}: give the number, or more of the name." if hits.more else ""
        lost = f" {hits.unreadable:,} rows could not be read." if hits.unreadable else ""
        found = f"{shown + hits.more:,} of {hits.read:,} charities fit." if shown else ""
        nothing = f"None of the {hits.read:,} charities fits. Check the number or the name."
        self.said.setText(f"{found or nothing}{more}{lost}")
        self._is_showing = True
        self.hits.show_rows(hits.rows)
        self._is_showing = False
        self._show_parts()
        self._pick()
        if hits.rows and self.isVisible():
            (self.hits.table if shown > 1 else self.changes.table).setFocus()

    def _pick(self) -> None:
        row = self.hits.current()
        if self._is_showing or row is None or (self._found is not None and self._found.row == row):
            return
        self._left_out = set()
        self._read_changes(row)

    def _read_changes(self, row: RegisterRow) -> None:
        self.session.ask(
            lambda workspace: read_register_changes(workspace, row), self._show_changes, topic="register changes"
        )

    def _show_changes(self, found: RegisterChanges) -> None:
        self._found = found
        self._is_showing = True
        self.changes.show_ticked(found.changes, lambda change: change.field not in self._left_out)
        self._is_showing = False
        self.warnings.set_words("\n".join(f"• {warning}" for warning in found.warnings))
        self.warnings.setVisible(bool(found.warnings))
        self.same.setText(f"The same in both: {', '.join(found.unchanged)}." if found.unchanged else "")
        self.same.setVisible(bool(found.unchanged))
        self.changes_title.setText(" ".join(found.row.name.split()) or "What changes")
        self._show_parts()

    def _note_left_out(self) -> None:
        if self._found is not None and not self._is_showing:
            ticked = {change.field for change in self.changes.ticked()}
            self._left_out = {change.field for change in self._found.changes} - ticked
            self._show_parts()

    def _say_taken(self, done: RegisterChanges) -> None:
        count = len(done.changes)
        self.told.emit(
            f"Took in {count} {'change' if count == 1 else 'changes'} from the register. Undo takes them back."
        )
        self.hits.table.setFocus()

    def _show_parts(self) -> None:
        self.file.setText(f"In {self._path.name}" if self._path else "No extract chosen yet.")
        self._hits_part.setVisible(self._has_searched)
        self.hits.setVisible(self._has_searched and self.hits.model.rowCount() > 0)
        self._changes_part.setVisible(self._has_searched and self._found is not None)
        self.take.setEnabled(bool(self.changes.ticked()))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(heading("Charity register"), 1)
        head.addWidget(self.choose)
        find = QHBoxLayout()
        find.addWidget(self.search)
        find.addStretch(1)
        self._hits_part = QWidget()
        hits = QVBoxLayout(self._hits_part)
        hits.setContentsMargins(0, 0, 0, 0)
        hits.addWidget(self.said)
        hits.addWidget(self.hits)
        self.changes_title = heading("What changes", 2)
        self.same = note("")
        take = QHBoxLayout()
        take.addWidget(self.take)
        take.addStretch(1)
        self._changes_part = QWidget()
        changes = QVBoxLayout(self._changes_part)
        changes.setContentsMargins(0, 0, 0, 0)
        for widget in (self.changes_title, self.warnings, self.changes, self.same):
            changes.addWidget(widget)
        changes.addLayout(take)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(
            note(
                "The Charity Commission publishes its register as a file to download: the table of charities, as JSON or "
                "text. bidprep reads your row in it, and changes only what you tick."
            )
        )
        column.addWidget(self.file)
        column.addWidget(self.form)
        column.addLayout(find)
        for part in (self.reading, self._hits_part, self._changes_part):
            column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))
        self._show_parts()

    _is_to_search = False
