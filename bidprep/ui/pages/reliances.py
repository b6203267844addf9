"""What rests on one partner, bid by bid: the answers that name it, what we rely on it for, and what breaks if it leaves."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.operations.coverage import Reliance, read_reliances
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.coverage import RELIANCE_COLUMNS
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList


class PartnerReliances(QWidget):
    """A heading and a line for each bid; Enter asks for the coverage of that bid."""

    bid_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        nothing = EmptyState(
            "Nothing rests on them yet", "Once this partner has a standing for a lot, it is said here."
        )
        columns = (Column("Bid", lambda row: row.bid.name, width=30), *RELIANCE_COLUMNS)
        self.list = RecordList("what rests on them", columns, nothing)
        self.list.opened.connect(lambda row: self.bid_wanted.emit(row.bid.id))
        self.list.stand_in_page()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("What rests on them", 2))
        layout.addWidget(self.list)

    def show_partner(self, partner_id: str) -> None:
        """Read and show what rests on a partner."""
        self._session.ask(lambda workspace: read_reliances(workspace, partner_id), self._show, topic="reliances")

    def _show(self, rows: tuple[Reliance, ...]) -> None:
        self.list.show_rows(rows)
