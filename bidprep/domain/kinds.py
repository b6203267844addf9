"""The kinds of record, by the name they have in the file and in JSON.

To add a kind of record: its dataclass, a line here (parents before children), and a migration that makes its table.
"""

from typing import Protocol

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.asks import Ask, Tick
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.clarifications import Clarification
from bidprep.domain.criteria import Criterion
from bidprep.domain.decisions import Absence, CriterionScore, Decision, DecisionCriterion, Qualified, Result
from bidprep.domain.files import Attachment
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.domain.library import Passage, PassageUse
from bidprep.domain.materials import Material, Pin
from bidprep.domain.mobilisation import Risk, Task
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.own_words import OwnWord
from bidprep.domain.partners import Contact, LogEntry, Offer, Partner, Standing
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
from bidprep.domain.reviews import (
    Remark,
    ReturnedCopy,
    ReviewCopy,
    ReviewRound,
    SentAnswer,
    SignOff,
    Suggestion,
)
from bidprep.domain.scores import Mark, SectionWeight
from bidprep.domain.timelines import PlanStep
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
    "own_word": OwnWord,
    "decision_criterion": DecisionCriterion,
    "person": Person,
    "absence": Absence,
    "passage": Passage,
    "case_study": CaseStudy,
    "figure": Figure,
    "telling": Telling,
    "consent": Consent,
    "partner": Partner,
    "offer": Offer,
    "contact": Contact,
    "log_entry": LogEntry,
    "opportunity": Opportunity,
    "qualified": Qualified,
    "stage": Stage,
    "lot": Lot,
    "need": Need,
    "standing": Standing,
    "criterion": Criterion,
    "material": Material,
    "clarification": Clarification,
    "bid": Bid,
    "decision": Decision,
    "criterion_score": CriterionScore,
    "result": Result,
    "section_weight": SectionWeight,
    "plan_step": PlanStep,
    "task": Task,
    "risk": Risk,
    "question": Question,
    "ask": Ask,
    "mark": Mark,
    "buyer_form": BuyerForm,
    "form_place": FormPlace,
    "pin": Pin,
    "case_study_use": CaseStudyUse,
    "answer": Answer,
    "snapshot": Snapshot,
    "tick": Tick,
    "passage_use": PassageUse,
    "sign_off": SignOff,
    "review_round": ReviewRound,
    "review_copy": ReviewCopy,
    "sent_answer": SentAnswer,
    "returned_copy": ReturnedCopy,
    "remark": Remark,
    "suggestion": Suggestion,
    "attachment": Attachment,
}

KIND_OF: dict[type[Record], str] = {record: kind for kind, record in KINDS.items()}

POINTS_TO = {
    "partner_id": "partner",
    "contact_id": "contact",
    "opportunity_id": "opportunity",
    "stage_id": "stage",
    "lot_id": "lot",
    "bid_id": "bid",
    "question_id": "question",
    "owner_id": "person",
    "revision_id": "revision",
    "base_id": "revision",
    "signed_id": "revision",
    "case_study_id": "case_study",
    "digest": "file",
    "record_id": "any",
    "letterhead": "file",
    "notice": "file",
    "material_id": "material",
    "replaces_id": "material",
    "form_id": "buyer_form",
    "person_id": "person",
    "criterion_id": "decision_criterion",
    "passage_id": "passage",
    "answer_id": "answer",
    "ask_id": "ask",
    "round_id": "review_round",
    "copy_id": "review_copy",
    "sent_id": "sent_answer",
    "returned_id": "returned_copy",
    "parent_id": "remark",
}
"""Which kind a field of any record points to: revisions and files are no records; ``any`` where it may be every kind."""
