"""The kinds of record, by the name they have in the file and in JSON.

To add a kind of record: its dataclass, a line here (parents before children), and a migration that makes its table.
"""

from typing import Protocol

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.criteria import Criterion
from bidprep.domain.files import Attachment
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.domain.materials import Material, Pin
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.partners import Contact, LogEntry, Offer, Partner, Standing
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
from bidprep.domain.word_lists import WordList


class Record(Protocol):
    """Something a workspace keeps under an id: a frozen dataclass, changed by `replace`."""

    @property
    def id(self) -> str:
        """The record's id, see `bidprep.domain.ids`."""


KINDS: dict[str, type[Record]] = {
    "fact": Fact,
    "accounts_year": AccountsYear,
    "policy": Policy,
    "word_list": WordList,
    "counting_rule": OwnRule,
    "person": Person,
    "case_study": CaseStudy,
    "figure": Figure,
    "telling": Telling,
    "consent": Consent,
    "partner": Partner,
    "offer": Offer,
    "contact": Contact,
    "log_entry": LogEntry,
    "opportunity": Opportunity,
    "stage": Stage,
    "lot": Lot,
    "standing": Standing,
    "criterion": Criterion,
    "material": Material,
    "bid": Bid,
    "question": Question,
    "buyer_form": BuyerForm,
    "form_place": FormPlace,
    "pin": Pin,
    "case_study_use": CaseStudyUse,
    "answer": Answer,
    "snapshot": Snapshot,
    "attachment": Attachment,
}

KIND_OF: dict[type[Record], str] = {record: kind for kind, record in KINDS.items()}
