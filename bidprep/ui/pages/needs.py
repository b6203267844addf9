"""What a lot needs, and what every lot of a stage needs: lists of services, each with who brings it."""

from bidprep.domain.ids import new_id
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field

_COLUMNS = (
    Column("Service", lambda need: need.service or "Unnamed", stretch=True),
    Column("Who brings it", lambda need: "We do" if need.is_ours else "A partner", width=18),
    Column("Notes", lambda need: " ".join(need.notes.split()), width=30),
)

_FIELDS = (
    Field("service", "Service", "For example Accommodation"),
    Field("is_ours", "Who brings it", "We deliver this ourselves", tick=True),
    Field("notes", "Notes", lines=2),
)


class StageNeeds(Children):
    """What every lot of a stage needs."""

    def __init__(self, session: Session) -> None:
        empty = "For example interpreters. What one lot alone needs stands on its own page."
        super().__init__(
            session,
            ChildrenForm(
                Need, "stage_id", "What every lot needs", _COLUMNS, _FIELDS, empty, "Add a need",
                lambda stage_id: Need(new_id(), stage_id), none="Nothing noted for every lot",
            ),
        )  # fmt: skip


class LotNeeds(Children):
    """What one lot needs."""

    def __init__(self, session: Session) -> None:
        self._stage_id = ""
        empty = "While nothing is noted here, this lot needs what its category says, and what every lot needs."
        super().__init__(
            session,
            ChildrenForm(
                Need, "lot_id", "What it needs", _COLUMNS, _FIELDS, empty, "Add a need",
                lambda lot_id: Need(new_id(), self._stage_id, lot_id), none="Nothing noted",
            ),
        )  # fmt: skip

    def show_lot(self, lot: Lot) -> None:
        """Read and show what a lot needs."""
        self._stage_id = lot.stage_id
        self.show_parent(lot.id)
