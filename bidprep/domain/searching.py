"""What can be searched for: the title and the words of each kind of record.

To make a kind searchable: a line in `_SEARCHABLE`.
"""

from collections.abc import Callable
from typing import Any

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, Figure, Telling
from bidprep.domain.clarifications import Clarification
from bidprep.domain.library import Passage
from bidprep.domain.markdown import read_markdown
from bidprep.domain.materials import Material
from bidprep.domain.opportunities import Lot, Opportunity
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Contact, LogEntry, Offer, Partner
from bidprep.domain.policies import Policy
from bidprep.domain.reviews import Remark
from bidprep.domain.text import plain_text


def searchable_words(record: object) -> tuple[str, str] | None:
    """Return a record's title and its other words, both plain; None where it is not searched."""
    words = _SEARCHABLE.get(type(record))
    return words(record) if words else None


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))


_SEARCHABLE: dict[type, Callable[[Any], tuple[str, str]]] = {
    Fact: lambda fact: (fact.name, fact.value),
    CaseStudy: lambda study: (
        study.title,
        _lines(
            study.service,
            study.region,
            study.funder,
            study.need,
            study.what_we_did,
            study.result,
        ),
    ),
    Figure: lambda figure: ("", _lines(figure.figure, figure.source)),
    Telling: lambda telling: ("", plain_text(read_markdown(telling.text))),
    Policy: lambda policy: (policy.name, _lines(policy.issuer, policy.reference, policy.notes)),
    Material: lambda material: (material.title or material.name, material.text),
    Offer: lambda offer: (offer.service, _lines(*offer.regions, offer.notes)),
    Partner: lambda partner: (
        partner.name,
        _lines(partner.brings, partner.notes),
    ),
    Contact: lambda contact: (contact.name, _lines(contact.role, contact.email)),
    LogEntry: lambda entry: ("", _lines(entry.said, entry.next_action)),
    Opportunity: lambda opportunity: (
        opportunity.name,
        _lines(opportunity.buyer, opportunity.reference, opportunity.notes),
    ),
    Lot: lambda lot: (
        lot.title,
        _lines(lot.reference, lot.category, lot.region, lot.area, lot.incumbent, *lot.subcontractors),
    ),
    Bid: lambda bid: (bid.name, bid.notes),
    Question: lambda question: (
        _lines(f"{question.number} {question.section}".strip(), question.text),
        _lines(question.guidance, question.criteria),
    ),
    Answer: lambda answer: ("", plain_text(read_markdown(answer.text))),
    Passage: lambda passage: (
        _lines(passage.title, passage.question),
        _lines(plain_text(read_markdown(passage.text)), *passage.tags),
    ),
    Clarification: lambda clarification: ("", _lines(clarification.asked, clarification.reply)),
    Remark: lambda remark: ("", _lines(remark.text, remark.reply)),
}
