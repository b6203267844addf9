"""The kinds of record, by the name they have in the file and in JSON.

To add a kind of record: its dataclass, a line here (parents before children), and a migration that makes its table.
"""

from typing import Protocol

from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.domain.people import Person


class Record(Protocol):
    """Something a workspace keeps under an id: a frozen dataclass, changed by `replace`."""

    @property
    def id(self) -> str:
        """The record's id, see `bidprep.domain.ids`."""


KINDS: dict[str, type[Record]] = {
    "fact": Fact,
    "person": Person,
    "case_study": CaseStudy,
    "partner": Partner,
    "contact": Contact,
    "log_entry": LogEntry,
    "opportunity": Opportunity,
    "stage": Stage,
    "lot": Lot,
    "bid": Bid,
    "question": Question,
    "answer": Answer,
    "snapshot": Snapshot,
}

KIND_OF: dict[type[Record], str] = {record: kind for kind, record in KINDS.items()}
