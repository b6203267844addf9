"""What the list of the library shows of passages: found by SQL, so that no list reads ten thousand texts."""

from typing import NamedTuple

from bidprep.storage.faults import damage_said
from bidprep.storage.workspace import Workspace


class PassageSummary(NamedTuple):
    """A passage without its text, and without its question where it has a title.

    `review_on` is an ISO day or ""; `uses` is how often it was put into answers.
    """

    id: str
    title: str
    question: str
    tags: str
    owner: str
    review_on: str
    source: str
    buyer: str
    result: str
    marks: str
    most_marks: str
    uses: int

    @property
    def called(self) -> str:
        """Its title, or the question where it has none."""
        return self.title or " ".join(self.question.split()) or "Untitled"


_ROWS = """
SELECT id, title, iif(title = '', question, ''), tags, owner_id, ifnull(review_on, ''), source, buyer, ifnull(result, ''),
    ifnull(marks, ''), ifnull(most_marks, '') FROM passage
"""
# Owners and uses are looked up here, and the lines sorted here: SQL would carry all columns of ten thousand rows through
# its sorter, which takes as long as reading them.


@damage_said()
def summarise_passages(workspace: Workspace) -> tuple[PassageSummary, ...]:
    """Return a line about each passage, by title."""
    names = {row[0]: row[1] for row in workspace.rows("SELECT id, name FROM person")}
    uses = {
        row[0]: row[1] for row in workspace.rows("SELECT passage_id, count(*) FROM passage_use GROUP BY passage_id")
    }
    read = PassageSummary._make
    found = [read((*row[:4], names.get(row[4], ""), *row[5:], uses.get(row[0], 0))) for row in workspace.rows(_ROWS)]
    return tuple(sorted(found, key=lambda row: (row.title.lower(), row.question.lower(), row.id)))
