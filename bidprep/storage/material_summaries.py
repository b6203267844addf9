"""What lists show of materials: found by SQL, so that no list reads texts of half a million characters."""

from dataclasses import dataclass
from datetime import date

from bidprep.domain.material_rules import page_line
from bidprep.storage.faults import damage_said
from bidprep.storage.workspace import Workspace

_PAGE_BEGINS = page_line(0).partition("0")[0]
_WITHOUT_TEXT = "material.id, opportunity_id, digest, name, title, added_on, replaces_id"


@dataclass(frozen=True, slots=True)
class MaterialSummary:
    """A material without its text. `replaces_id` is the older version; `pages` is 0 where the text says nothing of pages."""

    id: str
    opportunity_id: str
    digest: str
    name: str
    title: str
    added_on: date | None
    replaces_id: str | None
    characters: int = 0
    pages: int = 0
    pins: int = 0

    @property
    def called(self) -> str:
        """Its title, or the file's name where it has none."""
        return self.title or self.name or "Untitled"


@damage_said()
def summarise_materials(workspace: Workspace, opportunity_id: str) -> tuple[MaterialSummary, ...]:
    """Return a line about each material of an opportunity, by title and name."""
    rows = workspace.rows(
        f"SELECT {_WITHOUT_TEXT}, length(text), (length(text) - length(replace(text, :page_begins, '')))"
        " / length(:page_begins),"
        " (SELECT count(*) FROM pin WHERE material_id = material.id) FROM material WHERE opportunity_id = :opportunity_id"
        " ORDER BY iif(title = '', name, title) COLLATE NOCASE, added_on, id",
        page_begins=_PAGE_BEGINS,
        opportunity_id=opportunity_id,
    )
    return tuple(map(_summary, rows))


@damage_said()
def name_materials(workspace: Workspace, opportunity_id: str) -> tuple[MaterialSummary, ...]:
    """Return the materials of an opportunity without anything that their texts would have to be read for."""
    rows = workspace.rows(
        f"SELECT {_WITHOUT_TEXT} FROM material WHERE opportunity_id = ?"
        " ORDER BY iif(title = '', name, title) COLLATE NOCASE, added_on, id",
        opportunity_id,
    )
    return tuple(map(_summary, rows))


def _summary(row: tuple[object, ...]) -> MaterialSummary:
    counts = (int(str(count)) for count in row[7:])
    return MaterialSummary(
        str(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[4]),
        date.fromisoformat(str(row[5])) if row[5] else None, str(row[6]) if row[6] else None, *counts,
    )  # fmt: skip
