"""Coverage: what each lot of a bid needs against who brings it, gaps first, and what breaks if a partner leaves."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.coverage import Cover, Coverage, LotCoverage, NeedOfLot
from bidprep.domain.partners import Partner, say_share
from bidprep.operations.coverage import BidCoverage, read_bid_coverage, read_bid_reliances
from bidprep.operations.partner_tables import make_partners_paper
from bidprep.operations.word_lists import read_word_lists
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place, scrolled
from bidprep.ui.pages.needs import StageNeeds
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.pages.standing_board import StandingBoard
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.paper_button import PaperButton
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.tabs import Tabs

TONES = {
    Cover.GAP: Tone.BAD,
    Cover.COULD: Tone.CAUTION,
    Cover.TALKING: Tone.ACCENT,
    Cover.AGREED: Tone.GOOD,
    Cover.OURS: Tone.GOOD,
}
_SAYS = {Cover.COULD: "Gap; could be ", Cover.TALKING: "In talks: ", Cover.AGREED: ""}
_MOST_NAMED = 2  # partners named in one cell


def say_cover(need: NeedOfLot, partners: Mapping[str, Partner]) -> str:
    """Say who brings a need: “Us”, “Harbour Trust”, “In talks: …”, “Gap; could be …” or “Gap”."""
    names = [partners[each].name or "Unnamed" for each, cover in need.brought_by if cover is need.cover]
    named = ", ".join(names[:_MOST_NAMED]) + (
        f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    )
    if need.cover is Cover.OURS:
        return "Us"
    return "Gap" if need.cover is Cover.GAP else _SAYS[need.cover] + named


@dataclass(frozen=True)
class _Row:
    """A lot in the grid: what each of its cells says, by the service."""

    covered: LotCoverage
    cells: Mapping[str, tuple[str, Tone]]

    @property
    def id(self) -> str:
        """The lot's id."""
        return self.covered.id

    @property
    def shares(self) -> str:
        """What the partners' shares come to, and whether that is too much."""
        told = ((self.covered.delivery, "delivery"), (self.covered.value, "value"))
        words = ", ".join(f"{say_share(total)} of {what}" for total, what in told if total is not None)
        return f"Wrong: {words}" if self.covered.share_faults else words


class CoverageGrid(QWidget):
    """Lots against needs. Its columns are the needs there are, those with the most gaps first."""

    lot_wanted = Signal(str)
    bid_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._services: tuple[str, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.list = self._listing(())
        self._layout.addWidget(self.list)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the lots, those with the most gaps first."""
        if coverage.services != self._services:
            self._services = coverage.services
            older, self.list = self.list, self._listing(coverage.services)
            had_focus = older.table.hasFocus()
            self._layout.replaceWidget(older, self.list)
            older.hide()
            older.deleteLater()
            if had_focus:
                self.list.table.setFocus()
        rows = [_Row(covered, _cells(covered, coverage)) for covered in coverage.lots]
        self.list.show_rows(sorted(rows, key=lambda row: (-len(row.covered.gaps), row.covered.lot.position)))

    def _listing(self, services: tuple[str, ...]) -> RecordList:
        empty = EmptyState(
            "No lots", "Lots stand on the bid’s page. Take them in from a table, or add them there.", "See the bid"
        )
        empty.begun.connect(self.bid_wanted)
        found = RecordList("lots and needs", (*_LOT_COLUMNS, *map(_column_of, services), _SHARES), empty)
        found.opened.connect(lambda row: self.lot_wanted.emit(row.id))
        return found


def _cells(covered: LotCoverage, coverage: Coverage) -> dict[str, tuple[str, Tone]]:
    return {need.service: (say_cover(need, coverage.partners), TONES[need.cover]) for need in covered.needs}


def _column_of(service: str) -> Column:
    def words(row: _Row) -> str:
        return row.cells[service][0] if service in row.cells else ""

    def tone(row: _Row) -> Tone | None:
        return row.cells[service][1] if service in row.cells else None

    return Column(service, words, tone=tone, width=24)


_LOT_COLUMNS = (
    Column("Lot", lambda row: row.covered.lot.reference, key=lambda row: row.covered.lot.position, width=18),
    Column("Gaps", lambda row: str(len(row.covered.gaps)) if row.covered.gaps else "", number=True, width=7,
           key=lambda row: len(row.covered.gaps)),
    Column("Title", lambda row: row.covered.lot.title, stretch=True),
)  # fmt: skip
_SHARES = Column(
    "Partners’ shares", lambda row: row.shares, width=30,
    tone=lambda row: Tone.BAD if row.covered.share_faults else None,
)  # fmt: skip

RELIANCE_COLUMNS = (
    Column("Named in answers", lambda row: ", ".join(question.number for question in row.answers), width=24),
    Column("Relied on for", lambda row: row.relied_on_for, width=30, wrap=True),
    Column("If they leave", lambda row: row.breaks[:1].upper() + row.breaks[1:] or "Nothing breaks that we know of",
           stretch=True, wrap=True),
)  # fmt: skip
"""What a bid has of a partner, and what breaks if they leave."""

_PARTNERS = (Column("Partner", lambda row: row.partner.name or "Unnamed", width=30), *RELIANCE_COLUMNS)


class CoveragePage(OfBidPage):
    """The grid of lots and needs, what rests on each partner, and what every lot needs."""

    here = "Coverage"

    kinds = frozenset({"need", "lot", "standing", "offer", "partner", "fact", "answer", "question", "bid", "word_list"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: BidCoverage | None = None
        self.about = note("")
        self.grid = CoverageGrid()
        self.grid.bid_wanted.connect(lambda: self.wanted.emit(Place("bid", self.place.id)))
        self.grid.lot_wanted.connect(lambda lot_id: self.wanted.emit(Place("lot", lot_id)))
        nobody = EmptyState(
            "No partners yet", "Add partners to the lots, on their pages or on the partners’.", "See the partners"
        )
        nobody.begun.connect(lambda: self.wanted.emit(Place("partners")))
        self.partners = RecordList("partners", _PARTNERS, nobody)
        self.partners.opened.connect(lambda row: self.wanted.emit(Place("partners", row.partner.id)))
        self.needs = StageNeeds(session)
        self.tabs = Tabs()
        self.tabs.addTab(self.grid, "&Lots")
        self.tabs.addTab(self.partners, "&Partners")
        self.tabs.addTab(scrolled(self.needs, sides=2), "&Needs of every lot")
        self.board = StandingBoard(session)
        self.board.partner_wanted.connect(lambda partner_id: self.wanted.emit(Place("partners", partner_id)))
        self.board.partners_wanted.connect(lambda: self.wanted.emit(Place("partners")))
        self.tabs.addTab(self.board, "Boar&d")
        self.tables = PaperButton(session, "&Write the partner tables…", "the partner tables", make_partners_paper)
        self.tables.told.connect(self.told)
        top = QHBoxLayout()
        top.addWidget(heading("Coverage"), 1)
        top.addWidget(self.tables)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addLayout(top)
        layout.addWidget(self.about)
        layout.addWidget(self.tabs, 1)

    def show_place(self, place: Place) -> None:
        """Show the coverage of a bid; another one begins with its lots."""
        if place.id != self.place.id:
            self._found = None
            self.tabs.setCurrentIndex(0)
            self.partners.forget()
            self.board.forget()
        super().show_place(place)

    def reload(self) -> None:
        """Read the coverage anew."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: read_bid_coverage(workspace, bid_id), self._show, topic="coverage")

    def leave(self) -> None:
        """Save what is being typed."""
        self.needs.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._found is None else self._found.bid

    def focus_first(self) -> None:
        """Go to the grid."""
        self.grid.list.focus_first()

    def _show(self, found: BidCoverage) -> None:
        self._found = found
        self.tables.show_bid(found.bid)
        self.grid.show_coverage(found.coverage)
        self.needs.show_of(found.stage.id, tuple(need for need in found.needs if need.lot_id is None))
        self.session.ask(
            read_word_lists, lambda lists: self.needs.form.suggest("service", lists["services"]), topic="needs words"
        )
        bid_id, stage_id = found.bid.id, found.stage.id
        self.partners.read_in_sight(
            lambda: self.session.ask(
                lambda workspace: read_bid_reliances(workspace, bid_id),
                lambda rows: self.partners.show_rows(rows) if self._found is found else None,
                topic="reliances",
            )
        )
        self.board.read_in_sight(lambda: self.board.show_stage(stage_id))
        self.about.setText(_about(found.coverage))
        self.trail_changed.emit()


def _about(coverage: Coverage) -> str:
    gaps = sum(len(lot.gaps) for lot in coverage.lots)
    short = sum(bool(lot.gaps) for lot in coverage.lots)
    faults = [f"{lot.lot.reference or lot.lot.title}: {fault}" for lot in coverage.lots for fault in lot.share_faults]
    said = (
        f"{gaps} {'gap' if gaps == 1 else 'gaps'} in {short} of {len(coverage.lots)} lots."
        if gaps
        else "Everything that is needed is brought."
    )
    more = f" And {len(faults) - 1} more lots like it." if len(faults) > 1 else ""
    return said + (f" {faults[0]}{more}" if faults else "")
