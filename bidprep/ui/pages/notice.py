"""Take in a published notice: what its file says, what that would change here, and the taking in of what is ticked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.answer_status import STATUS_WORDS
from bidprep.domain.bids import Bid
from bidprep.domain.dates import UK, say_date, say_time, say_time_briefly, today
from bidprep.domain.money import Money, say_money
from bidprep.domain.notice_outcomes import say_awards, say_dates
from bidprep.domain.notice_weights import say_criteria
from bidprep.domain.notices import Notice, NoticeChange, NoticeDocument, NoticeLot
from bidprep.domain.published_notices import without_changes
from bidprep.domain.timelines import step_name
from bidprep.operations.notices import (
    MovedStep,
    NoticeEffect,
    read_notice_changes,
    read_notice_file,
    take_in_notices,
)
from bidprep.operations.reopening import Reopened, is_awaiting_review
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.tick_list import TickList

_LONGEST_DESCRIPTION = 2_000
_MOST_WARNINGS = 20


@dataclass(frozen=True)
class NoticeRow:
    """A notice of the file with what taking it in would do; `at` is its place in the file, `bid` one on its stage."""

    at: int
    effect: NoticeEffect
    bid: Bid | None

    @property
    def id(self) -> int:
        """Its place in the file."""
        return self.at

    @property
    def state(self) -> str:
        """What taking it in would do, in a few words."""
        if self.effect.is_new:
            return "New"
        if not self.effect.is_needed:
            return "Nothing new"
        return _count(len(self.effect.changes), "change") if self.effect.changes else "Small additions"


_NOTICES = (
    Column("Opportunity", lambda row: row.effect.notice.title or row.effect.opportunity.name, stretch=True),
    Column("Buyer", lambda row: row.effect.notice.buyer or row.effect.opportunity.buyer, width=28),
    Column("Hand in by", lambda row: _briefly(row.effect.notice.submit_by), key=lambda row: row.effect.notice.submit_by,
           width=22),
    Column("Lots", lambda row: str(len(row.effect.notice.lots) or ""), key=lambda row: len(row.effect.notice.lots),
           number=True, width=7),
    Column("Here", lambda row: row.state, width=14, tone=lambda row: Tone.ACCENT if row.effect.is_needed else None),
)  # fmt: skip

_CHANGES = (
    Column("What", lambda change: change.what, width=30, wrap=True),
    Column("As it stands here", lambda change: change.before or "–", width=30, wrap=True),
    Column("As the notice says", lambda change: change.after or "No longer said", stretch=True, wrap=True),
)

_REOPENED = (
    Column("Question", lambda again: again.question.number, width=12),
    Column("Status", lambda again: _say_status(again), width=22, wrap=True),
    Column("Why", lambda again: again.reason, stretch=True, wrap=True),
)

_MOVED = (
    Column("Step", lambda moved: step_name(moved.step), stretch=True),
    Column("Done by, until now", lambda moved: say_date(moved.before) or "–", key=lambda moved: moved.before, width=24),
    Column("Done by, from now on", lambda moved: say_date(moved.after) or "–", key=lambda moved: moved.after, width=24),
    Column("In time", lambda moved: "Late" if moved.is_late else "Yes", width=12,
           tone=lambda moved: Tone.BAD if moved.is_late else None),
)  # fmt: skip

_LOTS = (
    Column("Lot", lambda lot: lot.id, width=14),
    Column("Title", lambda lot: lot.title, stretch=True),
    Column("Value", lambda lot: say_money(lot.value), key=lambda lot: _amount(lot.value), number=True, width=16),
    Column("Starts", lambda lot: say_date(lot.starts_on), key=lambda lot: lot.starts_on, width=20),
    Column("Ends", lambda lot: say_date(lot.ends_on), key=lambda lot: lot.ends_on, width=20),
    Column("Award criteria", lambda lot: say_criteria(lot.criteria), width=40),
    Column("Region", lambda lot: lot.region, width=20),
    Column("State", lambda lot: lot.status.capitalize(), width=14),
)

_DOCUMENTS = (
    Column("Document", lambda document: document.called, width=40),
    Column("Address", lambda document: document.url, stretch=True),
)


class NoticePage(Page):
    """What a notice's file holds; for what is kept already, each change with a tick box."""

    kinds = frozenset({"opportunity", "stage", "lot", "criterion", "bid", "question", "answer"})
    file_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._read: tuple[Path, int] | None = None
        self._notices: tuple[Notice, ...] = ()
        self._rows: tuple[NoticeRow, ...] = ()
        self._shown = -1
        self._left_out: dict[int, set[tuple[str, str]]] = {}
        self._older: frozenset[int] = frozenset()
        self._reopened: dict[int, tuple[Reopened, ...]] = {}
        self._moved: dict[int, tuple[MovedStep, ...]] = {}
        self._is_showing = False
        self.about = note("")
        self.reading = FileReading(session)
        self.choose = QPushButton(icon("file-text"), "&Choose a file…")
        self.choose.clicked.connect(lambda: self.file_wanted.emit("notice"))
        self.take = QPushButton(icon("plus"), "&Take in")
        self.take.setDefault(True)
        self.take.clicked.connect(self.take_in)
        self.start = QPushButton("&Start a bid")
        self.start.clicked.connect(self._start)
        self.nothing = EmptyState(
            "No notice chosen yet",
            "Buyers publish what may be bid for as notices. Download one as JSON (OCDS) from Find a Tender, Contracts "
            "Finder, Sell2Wales or Public Contracts Scotland, and choose it here or drop it on the window.",
            "Choose a file…",
        )
        self.nothing.begun.connect(lambda: self.file_wanted.emit("notice"))
        self.notices = TickList("opportunities", _NOTICES, EmptyState("No opportunities", "The file holds none."))
        self.notices.stand_in_page()
        self.notices.picked.connect(self._pick)
        self.notices.ticks_changed.connect(self._show_possible)
        self.title = heading("", 2)
        self.facts = _Facts()
        self.warnings = Card("Worth knowing")
        self.changes = TickList("changes", _CHANGES, EmptyState("No changes", "What it says stands here already."))
        self.changes.stand_in_page()
        self.changes.ticks_changed.connect(self._note_left_out)
        self.reopened = RecordList("answers", _REOPENED, EmptyState("None", "No answer is touched."))
        self.reopened.stand_in_page()
        self.reopened.opened.connect(
            lambda again: self.wanted.emit(Place("answer", again.question.id, again.answer.lot_id))
        )
        self.moved = RecordList("steps", _MOVED, EmptyState("None", "No step is moved."))
        self.moved.stand_in_page()
        self.moved.opened.connect(lambda moved: self.wanted.emit(Place("timeline", moved.bid.id)))
        self.lots = RecordList("lots", _LOTS, EmptyState("No lots", "It is one whole."))
        self.lots.stand_in_page()
        self.documents = RecordList("documents", _DOCUMENTS, EmptyState("No documents", "It points to none."))
        self.documents.stand_in_page()
        self.documents.opened.connect(self._copy)
        copy = QPushButton(icon("copy"), "Copy the a&ddress")
        copy.clicked.connect(lambda: self._copy(self.documents.current()))
        self.documents.add_button(copy)
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show the notice's file that the place names; without one, the last that was shown."""
        if place.file and (asked := _stamped(Path(place.file))) != self._read:
            self._read = asked
            self._begin(asked[0])
        super().show_place(place)

    def reload(self) -> None:
        """Work out anew what taking in these notices would do."""
        self._show_parts()
        notices = self._notices
        if notices:
            self.session.ask(
                lambda workspace: _read_rows(workspace, notices), lambda rows: self._show(notices, rows), topic="notice"
            )

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the list of bids and this page."""
        return (("Bids", Place("bids")), ("Take in a notice", self.place))

    def focus_first(self) -> None:
        """Go to what is to be ticked, or else to the buttons."""
        if self.notices.isVisibleTo(self):
            self.notices.table.setFocus()
        elif self.changes.isVisibleTo(self):
            self.changes.table.setFocus()
        elif self.take.isEnabled():
            self.take.setFocus()
        else:
            (self.choose if self.choose.isVisibleTo(self) else self.nothing.button).setFocus()

    def take_in(self) -> None:
        """Take in what is ticked, in one step."""
        rows = [row for row in self._ticked() if row.effect.is_needed]
        if not rows:
            return
        chosen = tuple(self._ticked_of(row) for row in rows)
        at = [row.at for row in rows]
        self.session.do(lambda workspace: take_in_notices(workspace, chosen), lambda done: self._say_taken(at, done))

    def _begin(self, path: Path) -> None:
        self._notices, self._rows, self._shown = (), (), -1
        self._left_out, self._reopened, self._moved, self._older = {}, {}, {}, frozenset()
        self.about.setText(path.name)
        self.reading.begin(
            f"Reading {path.name}…",
            lambda progress, is_cancelled: read_notice_file(path, progress, is_cancelled),
            self._take_read,
            self.session.failed.emit,
        )
        self._show_parts()

    def _take_read(self, notices: tuple[Notice, ...]) -> None:
        self._notices = notices
        self.reload()

    def _end_reading(self) -> None:
        if not self._notices:  # it was refused or cancelled, and may be chosen again
            self._read = None
            self.about.setText("")
        self._show_parts()

    def _show(self, notices: tuple[Notice, ...], rows: tuple[NoticeRow, ...]) -> None:
        if notices is not self._notices:
            return  # another file has been chosen since
        is_first = not self._rows
        self._leave_out_older(rows)
        ticked = {row.at for row in self._ticked()}
        self._rows = rows
        only = len(rows) == 1
        self._is_showing = True
        self.notices.show_ticked(
            rows,
            (lambda row: only or (row.effect.is_needed and not row.effect.is_new and not row.effect.is_older))
            if is_first
            else (lambda row: row.at in ticked and row.effect.is_needed),
        )
        self._is_showing = False
        if self._read is not None:
            name = self._read[0].name
            self.about.setText(name if only else f"{name}: {len(rows):,} opportunities. Tick those to take in.")
        self._show_parts()
        self._show_notice()
        if is_first and self.isVisible():
            self.focus_first()
        elif self._has_taken:
            self._has_taken = False
            self._focus_next()

    def _leave_out_older(self, rows: tuple[NoticeRow, ...]) -> None:
        """Tick nothing of an older notice: what it says has been changed since, most likely."""
        older = {
            row.at: {(change.field, change.lot) for change in row.effect.changes} for row in rows if row.effect.is_older
        }
        self._left_out = {at: out for at, out in self._left_out.items() if at in older or at not in self._older}
        self._left_out |= {at: changes for at, changes in older.items() if at not in self._older}
        self._older = frozenset(older)

    def _focus_next(self) -> None:
        """Go to what is to be done once something was taken in."""
        if self.reopened.isVisibleTo(self):
            self.reopened.table.setFocus()
        elif self.moved.isVisibleTo(self):
            self.moved.table.setFocus()
        elif len(self._rows) > 1:
            self.notices.table.setFocus()
        else:
            (self.start if self.start.isEnabled() else self.choose).setFocus()

    def _show_notice(self) -> None:
        row = self._row()
        if row is None:
            return
        self._shown = row.at
        effect = row.effect
        notice = effect.notice
        self.title.setText(notice.title or effect.opportunity.name)
        self.facts.show_facts(dict(_facts(notice)))
        warnings = effect.warnings
        more = len(warnings) - _MOST_WARNINGS
        told = [*warnings[:_MOST_WARNINGS], *([f"And {more} more."] if more > 0 else [])]
        self.warnings.set_words("\n".join(f"• {warning}" for warning in told))
        self.warnings.setVisible(bool(told))
        self._about_changes.setText(
            "Nothing is ticked, because this notice is older. Tick what is to be taken back to what it says."
            if effect.is_older
            else "Untick what is to stay as it is here. It is shown again with the next notice."
        )
        self._is_showing = True
        self.changes.show_ticked(effect.changes, lambda change: not self._is_left_out(row, change))
        self._is_showing = False
        for part, widget, rows in (
            (self._changes_part, self.changes, effect.changes),
            (self._lots_part, self.lots, _lots(effect)),
            (self._documents_part, self.documents, notice.documents),
        ):
            _fill(part, widget, rows)
        self._show_touched(row)
        self._lots_title.setText(_count(len(notice.lots), "lot").capitalize())
        self._show_possible()

    def _show_touched(self, row: NoticeRow) -> None:
        """List what was touched by what was taken in, or else what would be by the changes that are ticked."""
        effect = row.effect
        if row.at in self._reopened or row.at in self._moved:
            self._list_touched(self._reopened.get(row.at, ()), self._moved.get(row.at, ()))
        elif self._left_out.get(row.at):
            ticked = self._ticked_of(row)

            def show(found: tuple[NoticeEffect, ...]) -> None:
                if self._row() is row and row.at not in self._reopened and row.at not in self._moved:
                    self._list_touched(found[0].reopened, found[0].moved)

            self.session.ask(lambda workspace: read_notice_changes(workspace, [ticked]), show, topic="notice touched")
        else:
            self._list_touched(effect.reopened, effect.moved)

    def _list_touched(self, reopened: tuple[Reopened, ...], moved: tuple[MovedStep, ...]) -> None:
        _fill(self._reopened_part, self.reopened, reopened)
        _fill(self._moved_part, self.moved, moved)

    def _ticked_of(self, row: NoticeRow) -> Notice:
        """Return a row's notice without the changes that are not ticked."""
        out = [change for change in row.effect.changes if self._is_left_out(row, change)]
        return without_changes(row.effect.notice, out)

    def _pick(self) -> None:
        row = self._row()
        if not self._is_showing and row is not None and row.at != self._shown:
            self._show_notice()

    def _row(self) -> NoticeRow | None:
        if len(self._rows) == 1:
            return self._rows[0]
        row: NoticeRow | None = self.notices.current()
        return row

    def _ticked(self) -> tuple[NoticeRow, ...]:
        return self._rows if len(self._rows) == 1 else self.notices.ticked()

    def _is_left_out(self, row: NoticeRow, change: NoticeChange) -> bool:
        return (change.field, change.lot) in self._left_out.get(row.at, set())

    def _note_left_out(self) -> None:
        row = self._row()
        if row is not None and not self._is_showing:
            ticked = {(change.field, change.lot) for change in self.changes.ticked()}
            self._left_out[row.at] = {(change.field, change.lot) for change in row.effect.changes} - ticked
            self._show_touched(row)
            self._show_possible()

    def _show_parts(self) -> None:
        is_empty = not self._rows and self.reading.isHidden()
        self.nothing.setVisible(is_empty)
        self.choose.setVisible(not is_empty)
        self._found.setVisible(bool(self._rows))
        self.notices.setVisible(len(self._rows) > 1)
        self._show_possible()

    def _show_possible(self) -> None:
        """Enable what can be done now: taking in where something is ticked, a bid where the stage is there."""
        self.take.setEnabled(any(self._would_change(row) for row in self._ticked()))
        row = self._row()
        self.take.setVisible(bool(self._rows))
        self.start.setVisible(row is not None)
        self.start.setEnabled(row is not None and not row.effect.is_new)
        self.start.setText("&Open the bid" if row is not None and row.bid else "&Start a bid")

    def _would_change(self, row: NoticeRow) -> bool:
        changes = row.effect.changes
        return row.effect.is_needed and (not changes or not all(self._is_left_out(row, change) for change in changes))

    def _say_taken(self, places: list[int], done: tuple[NoticeEffect, ...]) -> None:
        self._reopened |= {at: effect.reopened for at, effect in zip(places, done, strict=True) if effect.reopened}
        self._moved |= {at: effect.moved for at, effect in zip(places, done, strict=True) if effect.moved}
        again = sum(len(effect.reopened) for effect in done)
        steps = sum(len(effect.moved) for effect in done)
        added = sum(effect.is_new for effect in done)
        if len(done) > 1:
            did = f"Took in {added} new and {len(done) - added} changed opportunities."
        elif added:
            lots = f" with {_count(len(done[0].lots), 'lot')}" if done[0].lots else ""
            did = f"Took in {done[0].opportunity.name}{lots}."
        else:
            did = f"Changed {done[0].opportunity.name}: {_count(len(done[0].changes), 'change')}."
        dated = f" {_count(steps, 'step')} of the timeline {'has' if steps == 1 else 'have'} moved." if steps else ""
        look = f" Look again at {_count(again, 'answer')}: they are listed here." if again else ""
        self.told.emit(f"{did}{dated}{look} Undo takes it back.")
        self._has_taken = True
        self.reload()

    def _start(self) -> None:
        row = self._row()
        if row is not None:
            place = Place("bid", row.bid.id) if row.bid else Place("start-bid", row.effect.stage.id)
            self.wanted.emit(place)

    def _copy(self, document: NoticeDocument | None) -> None:
        if document is not None and document.url:
            QGuiApplication.clipboard().setText(document.url)
            self.told.emit("The address is copied. bidprep opens none itself: paste it into your browser.")

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(heading("Take in a notice"), 1)
        for button in (self.choose, self.take, self.start):
            top.addWidget(button)
        self._lots_title = heading("Lots", 2)
        self._about_changes = note("")
        self._changes_part = _part(
            heading("What changes", 2),
            self._about_changes,
            self.changes,
        )
        self._reopened_part = _part(
            heading("Look again at", 2),
            note(
                "The notice changes what these answers were written for. Those that were ready or in review go back to "
                "Drafting when it is taken in; those signed off or handed in stay, and the checks point them out."
            ),
            self.reopened,
        )
        self._moved_part = _part(
            heading("Steps that move", 2),
            note("They hang on the deadline. Enter opens the timeline."),
            self.moved,
        )
        self._lots_part = _part(self._lots_title, self.lots)
        self._documents_part = _part(
            heading("Documents", 2),
            note("bidprep never fetches them. Copy an address into your browser, and keep what you download."),
            self.documents,
        )
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (
            self.notices, self.title, self.warnings, self._changes_part, self._reopened_part, self._moved_part, self.facts,
            self._lots_part, self._documents_part,
        ):  # fmt: skip
            column.addWidget(widget)
        self._found = scrolled(found)
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(24, 16, 24, 0)
        above.addLayout(top)
        above.addWidget(self.about)
        above.addWidget(self.reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(head)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self._found, 1)
        self.reading.ended.connect(self._end_reading)
        self._show_parts()

    _has_taken = False


class _Facts(QWidget):
    """What a notice says of the whole, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: dict[str, str]) -> None:
        """Show these facts by name; those without words are left out."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (name, said) in enumerate((name, said) for name, said in facts.items() if said):
            label, value = QLabel(name), note(said)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{name}: {said}")
            self._grid.addWidget(label, at, 0)
            self._grid.addWidget(value, at, 1)


def _part(*widgets: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return part


def _fill(part: QWidget, listed: RecordList, rows: Sequence[Any]) -> None:
    """Show rows in a list, and its part of the page only where there are any."""
    listed.show_rows(rows)
    part.setVisible(bool(rows))


def _facts(notice: Notice) -> Iterator[tuple[str, str]]:
    """Yield what a notice says of the whole; times are told in UK time."""
    yield "Buyer", notice.buyer
    yield "Reference", notice.reference
    yield "Published", say_time(notice.published_at)
    yield "Clarifications by", say_time(notice.clarify_by)
    yield "Hand in by", say_time(notice.submit_by)
    yield "Award", say_date(notice.award_on)
    yield "Starts", say_date(notice.starts_on)
    yield "Ends", say_date(notice.ends_on)
    yield "Ends at the latest", say_date(notice.extends_on)
    yield "Least value", say_money(notice.least_value)
    yield "Value", say_money(notice.value)
    yield "Award criteria", say_criteria(notice.criteria)
    yield "Awarded to", say_awards(notice.awards, notice.contracts)
    yield "Other dates", say_dates(notice.dates)
    yield "Procedure", notice.procedure
    yield "State", notice.status.capitalize()
    yield "Where it stands", notice.website
    yield "Identifier", notice.ocid
    long = len(notice.description) > _LONGEST_DESCRIPTION
    yield "Description", notice.description[:_LONGEST_DESCRIPTION] + ("…" if long else "")


def _say_status(again: Reopened) -> str:
    what = "back to Drafting" if is_awaiting_review(again.answer) else "stays"
    return f"{STATUS_WORDS[again.answer.status]}, {what}"


def _lots(effect: NoticeEffect) -> tuple[NoticeLot, ...]:
    """Return the lots that a notice names, each with what was published of it before; an update need not say it again."""
    whole = {lot.id: lot for lot in effect.published.lots}
    return tuple(whole.get(lot.id, lot) for lot in effect.notice.lots)


def _read_rows(workspace: Workspace, notices: tuple[Notice, ...]) -> tuple[NoticeRow, ...]:
    return tuple(
        NoticeRow(at, effect, next(iter(workspace.find(Bid, stage_id=effect.stage.id)), None))
        for at, effect in enumerate(read_notice_changes(workspace, notices))
    )


def _stamped(path: Path) -> tuple[Path, int]:
    """Return a path with the time its file was changed: the same file, downloaded again, is another notice."""
    try:
        return path, path.stat().st_mtime_ns
    except OSError:
        return path, 0


def _amount(money: Money | None) -> Decimal | None:
    return money.amount if money else None


def _briefly(moment: datetime | None) -> str:
    """Say a deadline in little room; of another year with its year."""
    if moment is None:
        return ""
    local = moment.astimezone(UK)
    return say_time_briefly(moment) if local.year == today().year else f"{say_date(local.date())}, {local:%H:%M}"


def _count(number: int, called: str) -> str:
    return f"{number:,} {called}{'' if number == 1 else 's'}"
