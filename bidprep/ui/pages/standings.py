"""Standings on the page of a partner and on that of a lot: a list of them, a form, and a line that adds one."""

from typing import Any

from PySide6.QtCore import Signal

from bidprep.domain.opportunities import Lot
from bidprep.domain.partners import (
    LETTER_WORDS,
    ROLE_WORDS,
    STANDING_WORDS,
    Standing,
    StandingState,
    read_share,
    say_share,
)
from bidprep.operations.standings import (
    StandingRow,
    add_standing,
    read_lot_standings,
    read_partners_to_add,
    read_places,
    read_standings,
)
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.attachments import AttachmentsList
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.form import Field, date_field

STANDING_TONES = {
    StandingState.TO_APPROACH: Tone.NEUTRAL,
    StandingState.APPROACHED: Tone.ACCENT,
    StandingState.IN_TALKS: Tone.ACCENT,
    StandingState.AGREED: Tone.GOOD,
    StandingState.SIGNED: Tone.GOOD,
    StandingState.DECLINED: Tone.NEUTRAL,
}
"""In which tone each state of a standing is shown."""


def say_shares(row: StandingRow) -> str:
    """Say the shares of a standing: “40% of delivery, 38% of value”; "" for none."""
    shares = ((row.standing.delivery_share, "delivery"), (row.standing.value_share, "value"))
    return ", ".join(f"{say_share(share)} of {what}" for share, what in shares if share is not None)


_PLACE = Column("For", lambda row: row.where, stretch=True)
_FOR = Column("For", lambda row: "This lot" if row.lot else "The whole bid", width=20)
_PARTNER = Column("Partner", lambda row: row.partner.name or "Unnamed", stretch=True)
_STANDING = Column(
    "Standing",
    lambda row: STANDING_WORDS[row.standing.state],
    key=lambda row: list(StandingState).index(row.standing.state),
    tone=lambda row: STANDING_TONES[row.standing.state],
    width=28,
)
_ROLE = Column("Role", lambda row: ROLE_WORDS[row.standing.role], width=22)
_SHARE = Column("Share", say_shares, key=lambda row: row.standing.delivery_share, width=36)
_LETTER = Column("Letter", lambda row: LETTER_WORDS[row.standing.letter], width=14)
_OPPORTUNITY = Column("Opportunity", lambda row: row.opportunity.name, width=28)

_FIELDS = (
    Field("state", "Standing", choices=tuple(STANDING_WORDS.items())),
    Field("role", "Role", choices=tuple(ROLE_WORDS.items())),
    Field(
        "delivery_share", "Share of delivery", "Per cent of the lot, for example 25", read=read_share, write=say_share
    ),
    Field("value_share", "Share of value", "Per cent of the lot, for example 25", read=read_share, write=say_share),
    Field("relied_on_for", "Relied on for", "Which criteria or requirements we can meet only with them", lines=2),
    Field("letter", "Letter of support", choices=tuple(LETTER_WORDS.items()), section="Letter and memorandum"),
    date_field("letter_on", "Letter dated"),
    Field("memorandum", "Memorandum", choices=tuple(LETTER_WORDS.items())),
    date_field("memorandum_on", "Memorandum dated"),
    Field("notes", "Notes", lines=2),
)


def _form(title: str, columns: tuple[Column, ...], empty: str) -> ChildrenForm:
    return ChildrenForm(Standing, "", title, columns, _FIELDS, empty, "", record_of=lambda row: row.standing)


class PartnerStandings(Children):
    """How far we are with one partner, for each stage and lot."""

    def __init__(self, session: Session) -> None:
        columns = (_PLACE, _STANDING, _ROLE, _SHARE, _LETTER, _OPPORTUNITY)
        empty = "How far are you with this partner, and for which lot? Type a part of the lot’s name above, and add it."
        super().__init__(session, _form("Standing", columns, empty))
        self.chooser = Chooser("A lot, or a whole bid", "Add a standing")
        self.chooser.chosen.connect(self._add)
        self.put_above(self.chooser)
        self.files = AttachmentsList(
            session, "Letters and memoranda", "Keep the letter of support or the memorandum here."
        )
        self.files.hide()
        self.list.picked.connect(self._show_files)
        self._column.addWidget(self.files)

    def show_partner(self, partner_id: str) -> None:
        """Read and show the standings of a partner."""

        def read(workspace: Workspace) -> tuple[tuple[StandingRow, ...], tuple[tuple[Any, str], ...]]:
            places = tuple((place, place.words) for place in read_places(workspace))
            return read_standings(workspace, partner_id=partner_id), places

        def show(found: tuple[tuple[StandingRow, ...], tuple[tuple[Any, str], ...]]) -> None:
            rows, places = found
            self.chooser.show_choices(places, "Start a bid first: then it and its lots stand here")
            self.show_of(partner_id, rows)
            self._show_files()

        self._session.ask(read, show, topic="standings of partner")

    def _show_files(self) -> None:
        row = self.list.current()
        self.files.setVisible(row is not None and bool(self.list.model.rowCount()))
        if row is not None:
            self.files.show_of(row.standing.id)

    def _add(self, place: Any) -> None:
        partner_id = self._parent_id
        self.draft.leave()
        self._session.do(
            lambda workspace: add_standing(workspace, partner_id, place.stage_id, place.lot_id),
            self.edit,
            lambda error: self.chooser.say(str(error)),
        )


class LotStandings(Children):
    """The partners with a standing for one lot, or for the whole of its stage. A line leads to its partner."""

    partner_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        columns = (_PARTNER, _STANDING, _ROLE, _SHARE, _FOR)
        empty = "With whom would you deliver this lot? Type a part of a partner’s name above, and add it."
        super().__init__(session, _form("Partners", columns, empty))
        self._stage_id = ""
        self.chooser = Chooser("A partner", "Add a partner")
        self.chooser.chosen.connect(self._add)
        self.put_above(self.chooser)

    def show_lot(self, lot: Lot) -> None:
        """Read and show the standings for a lot."""

        def read(workspace: Workspace) -> tuple[tuple[StandingRow, ...], tuple[tuple[Any, str], ...]]:
            partners = tuple(
                (partner.id, partner.name or "Unnamed") for partner in read_partners_to_add(workspace, lot)
            )
            return read_lot_standings(workspace, lot), partners

        def show(found: tuple[tuple[StandingRow, ...], tuple[tuple[Any, str], ...]]) -> None:
            rows, partners = found
            nothing = (
                "Every partner stands here or has declined" if rows else "Keep your partners on the Partners page first"
            )
            self.chooser.show_choices(partners, nothing)
            self._stage_id = lot.stage_id
            self.show_of(lot.id, rows)

        self._session.ask(read, show, topic="standings of lot")

    def open_row(self, row: StandingRow) -> None:
        """Go to the partner."""
        self.partner_wanted.emit(row.partner.id)

    def _add(self, partner_id: str) -> None:
        stage_id, lot_id = self._stage_id, self._parent_id
        self.draft.leave()
        self._session.do(
            lambda workspace: add_standing(workspace, partner_id, stage_id, lot_id),
            self.edit,
            lambda error: self.chooser.say(str(error)),
        )
