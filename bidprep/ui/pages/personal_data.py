"""Personal data: whose details we keep and why, all that we hold on one of them, and erasing it."""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date, today
from bidprep.errors import BidprepError
from bidprep.operations.erasing import Erased, erase, proposed
from bidprep.operations.held import Held, PersonRow, find_held, find_subject, list_people
from bidprep.operations.held import Place as HeldPlace
from bidprep.operations.person_papers import export_held, write_certificate
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.file_endings import with_ending
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.tick_list import TickList

_FILES = "Word documents (*.docx);;JSON (*.json)"
_MOST_SHOWN = 300  # characters of one place


def _is_late(row: PersonRow) -> bool:
    return row.review_on is not None and row.review_on < today()


_PEOPLE = (
    Column("Name", lambda row: row.name, stretch=True),
    Column("Review or erase by", lambda row: f"{'Overdue: ' if _is_late(row) else ''}{say_date(row.review_on)}",
           key=lambda row: row.review_on, width=30, tone=lambda row: Tone.BAD if _is_late(row) else None),
    Column("Kept as", lambda row: row.kind, width=18),
    Column("With", lambda row: row.where, width=28),
    Column("Why we keep it", lambda row: row.reason, width=30),
)  # fmt: skip

_PLACES = (
    Column("Where", lambda place: place.where, width=26),
    Column("Is it them?", lambda place: "Named" if place.is_certain else "Perhaps", width=14,
           tone=lambda place: None if place.is_certain else Tone.CAUTION),
    Column("What stands there", lambda place: place.words[:_MOST_SHOWN] or place.id, stretch=True),
)  # fmt: skip


class PersonalDataPage(Page):
    """Everybody whose details we keep; of the one that is open every place, to be handed over or erased."""

    kinds = frozenset({"contact", "person", "consent", "case_study", "partner"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._held: Held | None = None
        self._erased: Erased | None = None
        nobody = EmptyState(
            "Nobody’s details are kept",
            "Contacts at partners, your own people, referees, and those who gave consent in a case study stand here.",
            "Go to the partners",
        )
        nobody.begun.connect(lambda: self.wanted.emit(Place("partners")))
        self.people = RecordList("people", _PEOPLE, nobody)
        self.people.opened.connect(lambda row: self.wanted.emit(Place("personal-data", row.id)))
        self.title = heading("")
        self.about = note("")
        nothing = EmptyState("Nothing stands here", "No place is left that names this person.", "See everybody")
        nothing.begun.connect(lambda: self.wanted.emit(Place("personal-data")))
        self.places = TickList("places", _PLACES, nothing, "Erase")
        self.places.ticks_changed.connect(self._say_ticked)
        self.save = QPushButton(icon("file-output"), "&Save all that we hold…")
        self.save.clicked.connect(self._save)
        self.erase = QPushButton(icon("trash-2"), "E&rase what is ticked…")
        self.erase.clicked.connect(lambda: self._ask(asking=True))
        self.question = note("")
        self.sure = QPushButton(icon("trash-2"), "Erase f&or good")
        self.sure.clicked.connect(self._erase)
        self.keep = QPushButton("&Keep it")
        self.keep.clicked.connect(lambda: self._ask(asking=False))
        self.certificate = QPushButton(icon("file-output"), "Save the &certificate…")
        self.certificate.clicked.connect(self._save_certificate)
        self._stack = QStackedWidget()
        for side in (self._people_side(), self._person_side()):
            self._stack.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(self._stack)

    def show_place(self, place: Place) -> None:
        """Show everybody, or what we hold on the one that the place names."""
        if place.id != self.place.id:
            self._held = self._erased = None
        super().show_place(place)
        self._stack.setCurrentIndex(1 if place.id else 0)

    def reload(self) -> None:
        """Read anew whose details we keep, or all that we hold on one."""
        who = self.place.id
        if not who:
            self.session.ask(list_people, self.people.show_rows, topic="personal data")
        elif self._erased is None:
            self.title.setText("All that we hold")
            self.about.setText("Looking through everything…")
            self._set_usable(usable=False)
            self.session.ask(lambda workspace: _find(workspace, who), self._show, topic="personal data")

    def stop_typing(self) -> None:
        """Let nothing be erased: the workspace can only be read."""
        self._say_ticked()

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the list, and the person where one is open."""
        top = ("Personal data", Place("personal-data"))
        name = self._held.subject.name if self._held and self._erased is None else "One person"
        return (top, (name, self.place)) if self.place.id else (top,)

    def focus_first(self) -> None:
        """Go to the list."""
        (self.places if self.place.id else self.people).focus_first()

    def _people_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading("Personal data"))
        column.addWidget(note("Whose details you keep, and why. Enter shows all that you hold on one of them."))
        column.addWidget(self.people, 1)
        return side

    def _person_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.places, 1)
        column.addWidget(self.question)
        buttons = QHBoxLayout()
        for button in (self.save, self.erase, self.sure, self.keep, self.certificate):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        for hidden in (self.question, self.sure, self.keep, self.certificate):
            hidden.hide()
        return side

    def _show(self, found: Held | BidprepError) -> None:
        if isinstance(found, BidprepError):
            self._held = None
            self.places.show_ticked(())
            self.about.setText(str(found))
            self._set_usable(usable=False)
            return
        self._held = found
        self.title.setText(f"All that we hold on {found.subject.name}")
        chosen = proposed(found)
        self.places.show_ticked(found.places, lambda place: place.key in chosen)
        self._ask(asking=False)
        self._say_ticked()
        self.trail_changed.emit()

    def _say_ticked(self) -> None:
        if self._held is None or self._erased is not None:
            return
        count, ticked = len(self._held.places), len(self.places.ticked())
        unread = self._held.unread
        looked = f" {len(unread)} files could not be looked into." if unread else ""
        self.about.setText(
            f"{count} places, {ticked} ticked to be erased. Untick what means somebody else; “perhaps” is only a bare first "
            f"name or surname.{looked}"
        )
        self._set_usable(usable=True)
        self.erase.setEnabled(ticked > 0 and not self.session.is_read_only)

    def _set_usable(self, *, usable: bool) -> None:
        for button in (self.save, self.erase):
            button.setVisible(self._erased is None)
            button.setEnabled(usable)

    def _ask(self, *, asking: bool) -> None:
        """Ask once more, beside the button: this alone cannot be undone."""
        if asking:
            self.question.setText(
                f"{len(self.places.ticked())} places will be erased. This cannot be undone: what could be undone so far ends "
                "here, and older backups are replaced by a new one."
            )
        for widget in (self.question, self.sure, self.keep):
            widget.setVisible(asking)
        for button in (self.save, self.erase):
            button.setVisible(not asking and self._erased is None)
        self.certificate.setVisible(self._erased is not None)
        if asking:
            self.keep.setFocus()
        elif self._erased is None:
            self.places.table.setFocus()

    def _erase(self) -> None:
        held = self._held
        if held is None:
            return
        chosen = frozenset(place.key for place in self.places.ticked() if isinstance(place, HeldPlace))
        self.about.setText("Erasing…")
        self.session.do(lambda workspace: erase(workspace, held, chosen), self._show_erased)

    def _show_erased(self, erased: Erased) -> None:
        self._erased, self._held = erased, None
        left = sum(not cleared for _, cleared in erased.places)
        self.title.setText("Erased")
        beyond = "\n".join(f"• {sentence}" for sentence in erased.out_of_reach)
        self.about.setText(
            f"{len(erased.places) - left} places were cleared"
            + (f", {left} left as they are" if left else "")
            + f". What we cannot reach:\n{beyond}"
        )
        self.places.show_ticked([place for place, cleared in erased.places if not cleared], lambda _place: False)
        self._ask(asking=False)
        self.certificate.setFocus()
        self.trail_changed.emit()

    def _save(self) -> None:
        held = self._held
        path = self._choose("Save all that we hold", "All that we hold.docx")
        if held is not None and path is not None:
            self.session.ask(lambda workspace: export_held(workspace, held, path), self._say_saved)

    def _save_certificate(self) -> None:
        erased = self._erased
        path = self._choose("Save the certificate", "Certificate of erasure.docx")
        if erased is not None and path is not None:
            self.session.ask(lambda workspace: write_certificate(workspace, erased, path), self._say_saved)

    def _say_saved(self, path: Path) -> None:
        self.told.emit(f"Wrote {path.name}.")

    def _choose(self, title: str, proposed_name: str) -> Path | None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = Path(documents or QDir.homePath()) / proposed_name
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(proposal), _FILES)
        return with_ending(chosen, ".docx", ".json") if chosen else None


def _find(workspace: Workspace, who: str) -> Held | BidprepError:
    try:
        return find_held(workspace, find_subject(workspace, who))
    except BidprepError as error:
        return error  # said on the page, in the place of the list
