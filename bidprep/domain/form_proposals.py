"""What a buyer's form seems to ask: a proposal that a person confirms before anything enters a bid."""

from dataclasses import dataclass
from decimal import Decimal

from bidprep.domain.bids import Limit, QuestionKind


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """Where in the form an answer goes.

    `part` is ``body`` in a Word file, or the sheet's name; `path` says where in it in terms of the file (such as
    ``table 3/row 5/cell 2`` or ``B12``); `digest` is the SHA-256 (64 hex digits) of the words around it, by which it is
    known again in another copy of the form.
    """

    part: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class ProposedQuestion:
    """A question as it was read. `block` is the index in `FormProposal.blocks` where it begins.

    `only_if` is the condition as written (“if yes to 4”); `parent` the number of the question it is part of;
    `answer` what was filled in already; `confidence` lies between 0 and 1.
    """

    number: str
    text: str
    section: str = ""
    kind: QuestionKind = QuestionKind.TEXT
    limit: Limit | None = None
    weighting: Decimal | None = None
    guidance: str = ""
    criteria: str = ""
    choices: tuple[str, ...] = ()
    only_if: str = ""
    parent: str = ""
    places: tuple[AnswerPlace, ...] = ()
    answer: str = ""
    confidence: float = 1.0
    block: int = 0


@dataclass(frozen=True, slots=True)
class ProposedField:
    """Something to fill in that is no question: the bidder's name, a date, a signature."""

    label: str
    place: AnswerPlace
    block: int = 0


@dataclass(frozen=True, slots=True)
class FormBlock:
    """One piece of the form as it reads: a heading, a paragraph, or a table's row with its cells."""

    kind: str
    words: tuple[str, ...]
    part: str = "body"


@dataclass(frozen=True, slots=True)
class FormProposal:
    """All that was read from a form. `warnings` are whole sentences about what a person should look at."""

    questions: tuple[ProposedQuestion, ...] = ()
    fields: tuple[ProposedField, ...] = ()
    blocks: tuple[FormBlock, ...] = ()
    warnings: tuple[str, ...] = ()
