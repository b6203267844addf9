"""What a search found, named as people know it: the record's title, the bid it belongs to, and where it is seen.

To make another kind of record show well: a line in `_NAMED`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bidprep.storage.faults import damage_said
from bidprep.storage.search import Hit
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found. `bid` is the name of the bid that it belongs to, "" for none.

    `at_id` is the record on whose page it is seen: an answer's question, a figure's case study; `bid_id` and `lot_id` say
    for which bid and lot.
    """

    kind: str
    id: str
    title: str
    snippet: str
    score: float
    bid: str = ""
    at_id: str = ""
    bid_id: str = ""
    lot_id: str | None = None


# Of each kind: id, title, the bid's name, where it is seen, the bid's id, the lot's id.
_BID_OF_STAGE = "LEFT JOIN bid ON bid.id = (SELECT id FROM bid WHERE bid.stage_id = {stage} ORDER BY id LIMIT 1)"
_BID_OF_OPPORTUNITY = (
    "LEFT JOIN bid ON bid.id = (SELECT bid.id FROM stage JOIN bid ON bid.stage_id = stage.id"
    " WHERE stage.opportunity_id = {opportunity} ORDER BY stage.id, bid.id LIMIT 1)"
)
_OF_PARTNER = (
    "SELECT it.id, partner.name{more}, '', partner.id, '', NULL FROM {kind} AS it"
    " JOIN partner ON partner.id = partner_id"
)
_OF_STUDY = (
    "SELECT it.id, case_study.title, '', case_study.id, '', NULL FROM {kind} AS it"
    " JOIN case_study ON case_study.id = case_study_id"
)
_QUESTION = "trim('Question ' || question.number || '  ' || question.text)"
_NAMED = {
    "fact": "SELECT it.id, it.name, '', '', '', NULL FROM fact AS it",
    "case_study": "SELECT it.id, it.title, '', it.id, '', NULL FROM case_study AS it",
    "figure": _OF_STUDY.format(kind="figure"),
    "telling": _OF_STUDY.format(kind="telling"),
    "policy": "SELECT it.id, it.name, '', it.id, '', NULL FROM policy AS it",
    "partner": "SELECT it.id, it.name, '', it.id, '', NULL FROM partner AS it",
    "offer": _OF_PARTNER.format(kind="offer", more=""),
    "contact": _OF_PARTNER.format(kind="contact", more=" || ': ' || it.name"),
    "log_entry": _OF_PARTNER.format(kind="log_entry", more=""),
    "passage": "SELECT it.id, iif(it.title = '', it.question, it.title), it.source, it.id, '', NULL FROM passage AS it",
    "bid": "SELECT it.id, it.name, it.name, it.id, it.id, NULL FROM bid AS it",
    "opportunity": "SELECT it.id, it.name, ifnull(bid.name, ''), bid.id, bid.id, NULL FROM opportunity AS it "
    + _BID_OF_OPPORTUNITY.format(opportunity="it.id"),
    "material": "SELECT it.id, iif(it.title = '', it.name, it.title), ifnull(bid.name, ''), it.id, bid.id, NULL"
    " FROM material AS it " + _BID_OF_OPPORTUNITY.format(opportunity="it.opportunity_id"),
    "lot": "SELECT it.id, iif(it.title = '', it.reference, it.title), ifnull(bid.name, ''), it.id, bid.id, it.id"
    " FROM lot AS it " + _BID_OF_STAGE.format(stage="it.stage_id"),
    "clarification": "SELECT it.id, it.asked, ifnull(bid.name, ''), bid.id, bid.id, NULL FROM clarification AS it "
    + _BID_OF_STAGE.format(stage="it.stage_id"),
    "question": "SELECT question.id, " + _QUESTION + ", bid.name, question.id, bid.id, NULL FROM question"
    " JOIN bid ON bid.id = question.bid_id",
    "answer": "SELECT it.id, " + _QUESTION + " || ifnull(' (' || lot.title || ')', ''), bid.name, question.id, bid.id,"
    " it.lot_id FROM answer AS it JOIN question ON question.id = it.question_id JOIN bid ON bid.id = question.bid_id"
    " LEFT JOIN lot ON lot.id = it.lot_id",
    "remark": "SELECT it.id, it.author || ifnull(' on question ' || question.number, ''), ifnull(bid.name, ''), question.id,"
    " bid.id, sent_answer.lot_id FROM remark AS it LEFT JOIN sent_answer ON sent_answer.id = it.sent_id"
    " LEFT JOIN question ON question.id = sent_answer.question_id LEFT JOIN bid ON bid.id = question.bid_id",
}  # fmt: skip


@damage_said()
def name_hits(workspace: Workspace, hits: Sequence[Hit]) -> tuple[Found, ...]:
    """Return the hits in their order, each named."""
    named: dict[str, tuple[object, ...]] = {}
    for kind in dict.fromkeys(hit.kind for hit in hits):
        ids = [hit.id for hit in hits if hit.kind == kind]
        if kind in _NAMED:
            table = "question" if kind == "question" else "it"
            query = f"{_NAMED[kind]} WHERE {table}.id IN ({', '.join('?' * len(ids))})"
            named |= {str(row[0]): row for row in workspace.rows(query, *ids)}
    return tuple(_found(hit, named.get(hit.id)) for hit in hits)


def _found(hit: Hit, row: tuple[object, ...] | None) -> Found:
    if row is None:
        return Found(hit.kind, hit.id, hit.title, hit.snippet, hit.score)
    title, bid, at_id, bid_id, lot_id = row[1:]
    return Found(
        hit.kind, hit.id, " ".join(str(title or hit.title).split()) or "Untitled", hit.snippet, hit.score, str(bid or ""),
        str(at_id or ""), str(bid_id or ""), str(lot_id) if lot_id else None,
    )  # fmt: skip
