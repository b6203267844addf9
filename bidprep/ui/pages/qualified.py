"""What we have qualified for under an opportunity, on a bid's page: service category, regions, financial threshold."""

from bidprep.domain.decisions import Qualified
from bidprep.domain.ids import new_id
from bidprep.domain.money import read_money, say_money
from bidprep.domain.text import clean_characters
from bidprep.operations.word_lists import read_word_lists
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field


def _read_regions(words: str) -> tuple[str, ...]:
    """Read one region a line; a region keeps its commas."""
    lines = (" ".join(line.split()) for line in clean_characters(words).split("\n"))
    return tuple(dict.fromkeys(filter(None, lines)))


_COLUMNS = (
    Column("Category", lambda record: record.category or "Every category", width=34),
    Column("Regions", lambda record: "; ".join(record.regions) or "Every region", stretch=True),
    Column("Up to", lambda record: say_money(record.threshold) or "Any value",
           key=lambda record: record.threshold.amount if record.threshold else None, number=True, width=16),
    Column("Notes", lambda record: " ".join(record.notes.split()), width=30),
)  # fmt: skip

_FIELDS = (
    Field("category", "Category", "For example Accommodation; empty for every one"),
    Field("regions", "Regions", "One a line; none for every one", 3,
          read=_read_regions, write="\n".join),
    Field("threshold", "Financial threshold", "The highest value our finances were found fit for; empty for any",
          read=read_money, write=say_money),
    Field("notes", "Notes", lines=2),
)  # fmt: skip


class QualifiedList(Children):
    """What we have qualified for under the opportunity of a bid; each lot says by it whether we may bid."""

    def __init__(self, session: Session) -> None:
        form = ChildrenForm(
            Qualified,
            "opportunity_id",
            "What we qualified for",
            _COLUMNS,
            _FIELDS,
            "A framework lets you bid for lots by service category, region and financial threshold. Note what you were "
            "found fit for, and each lot says whether you may bid for it, and why not.",
            "Add what we qualified for",
            make=lambda opportunity_id: Qualified(new_id(), opportunity_id),
            none="Nothing noted of what we qualified for",
        )
        super().__init__(session, form)

    def show_parent(self, parent_id: str) -> None:
        """Read and show what was noted for an opportunity, and offer the service categories."""
        super().show_parent(parent_id)
        self._session.ask(
            read_word_lists, lambda lists: self.form.suggest("category", lists["services"]), topic="lists of qualified"
        )
