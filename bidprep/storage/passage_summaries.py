"""What the list of the library shows of passages: found by SQL, so that no list reads ten thousand texts."""

from typing import NamedTuple

from bidprep.storage.faults import damage_said
from bidprep.storage.workspace import Workspace


class PassageSummary(NamedTuple):
    """A passage without its text. `review_on` is an ISO day or ""; `uses` is how often it was put into answers."""

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
SELECT passage.id, title, question, tags, ifnull(person.name, ''), ifnull(review_on, ''), source, buyer, ifnull(result, ''),
    ifnull(marks, ''), ifnull(most_marks, ''), ifnull(used.uses, 0)
FROM passage LEFT JOIN person ON person.id = passage.owner_id
    LEFT JOIN (SELECT passage_id, count(*) AS uses FROM passage_use GROUP BY passage_id) AS used ON used.passage_id = passage.id
ORDER BY title COLLATE NOCASE, question COLLATE NOCASE, passage.id
"""


@damage_said()
def summarise_passages(workspace: Workspace) -> tuple[PassageSummary, ...]:
    """Return a line about each passage, by title."""
    return tuple(PassageSummary._make(row) for row in workspace.rows(_ROWS))
