"""The award criteria that a buyer published for a lot or for a whole stage, to be read."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.domain.criteria import Criterion
from bidprep.storage.workspace import Workspace
from bidprep.ui.models.record_table import Column
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList

_COLUMNS = (
    Column("Criterion", lambda row: row.name or row.kind.capitalize() or "Without a name", stretch=True, wrap=True),
    Column("Kind", lambda row: row.kind.capitalize(), width=16),
    Column("Weighting", lambda row: f"{row.weighting}%" if row.weighting is not None else "",
           key=lambda row: row.weighting, number=True, width=13),
)  # fmt: skip


@dataclass(frozen=True)
class _Found:
    criteria: tuple[Criterion, ...]
    is_of_whole: bool


class CriteriaList(QWidget):
    """A heading and the criteria with their weightings; hidden where none were published."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.list = RecordList("award criteria", _COLUMNS, EmptyState("No award criteria", "None were published."))
        self.list.stand_in_page()
        self._about = note("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("Award criteria", 2))
        layout.addWidget(self._about)
        layout.addWidget(self.list)
        self.hide()

    def show_of(self, stage_id: str, lot_id: str | None = None) -> None:
        """Show those of a lot, or of the stage for None; where a lot has none of its own, those of its stage."""

        def read(workspace: Workspace) -> _Found:
            own = workspace.find(Criterion, stage_id=stage_id, lot_id=lot_id)
            whole = workspace.find(Criterion, stage_id=stage_id, lot_id=None) if lot_id and not own else ()
            return _Found(own or whole, is_of_whole=bool(whole))

        self._session.ask(read, self._show, topic=f"criteria {'of lot' if lot_id else 'of stage'}")

    def forget(self) -> None:
        """Show none until others are read."""
        self.hide()

    def _show(self, found: _Found) -> None:
        whole = " They are those of the whole: the buyer gives none for this lot alone." if found.is_of_whole else ""
        self._about.setText(f"As the buyer published them.{whole}")
        self.list.show_rows(found.criteria)
        self.setVisible(bool(found.criteria))
