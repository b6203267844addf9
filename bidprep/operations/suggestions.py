"""Suggest what fits a question: passages of the library, earlier answers, case studies, partners and facts, with reasons."""

from collections import Counter
from collections.abc import Mapping

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import today
from bidprep.domain.library import Passage
from bidprep.domain.markdown import read_markdown
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.partners import Offer, Partner
from bidprep.domain.suggesting import Candidate, Likeness, Suggestion, Yardstick, suggest, what_is_asked
from bidprep.domain.text import plain_text
from bidprep.domain.word_stems import words_for
from bidprep.operations.answers import text_with_fields
from bidprep.operations.passages import passage_id_of
from bidprep.storage.likely import Likely, find_likely
from bidprep.storage.workspace import Workspace

MOST_OF_A_KIND = {"passage": 5, "answer": 3, "case_study": 2, "partner": 2, "fact": 2}
_WORDS_COMPARED = 80
_LOOKED_AT_CLOSELY = {"passage": 9, "question": 6, "case_study": 3, "partner": 3, "offer": 4, "fact": 3}


def suggest_for(workspace: Workspace, question: Question) -> tuple[Suggestion, ...]:
    """Return what fits a question, best first; a few of each kind."""
    asked = what_is_asked(question)
    wanted = {thing: (weight, words_for(thing)) for thing, weight in asked.weights.items()}
    likely, rarities = find_likely(workspace, wanted)
    yardstick = Yardstick(asked, rarities)
    alike = [(yardstick.likeness(each.title, each.words), each) for each in likely]
    ranked = sorted(alike, key=lambda each: -each[0][0])
    room = Counter(_LOOKED_AT_CLOSELY)
    of_library = [each.id for _, each in ranked if each.kind == "passage"][: room["passage"]]
    passages = workspace.get_some(Passage, of_library)
    candidates: list[Candidate] = []
    for like, each in ranked:
        if room[each.kind] > 0 and (candidate := _candidate(workspace, question, passages, each, like)) is not None:
            room[each.kind] -= 1
            candidates.append(candidate)
    own = {passage_id_of(answer) for answer in workspace.find(Answer, question_id=question.id)}
    candidates = [candidate for candidate in candidates if candidate.id not in own]
    seen: Counter[str] = Counter()
    kept: list[Suggestion] = []
    ids: set[str] = set()
    for fitting in suggest(yardstick, candidates, _buyer_of(workspace, question.bid_id)[0], today()):
        if fitting.kind == "answer" and _is_in_library(workspace, fitting.id):
            continue  # its passage fits as well, and knows more
        if fitting.id not in ids and seen[fitting.kind] < MOST_OF_A_KIND[fitting.kind]:
            ids.add(fitting.id)
            seen[fitting.kind] += 1
            kept.append(fitting)
    return tuple(kept)


def _is_in_library(workspace: Workspace, answer_id: str) -> bool:
    """Whether the passage that an answer became says what it says now."""
    answer = workspace.get(Answer, answer_id)
    passage = workspace.get(Passage, passage_id_of(answer)) if answer else None
    return answer is not None and passage is not None and passage.text == text_with_fields(workspace, answer)


def _candidate(
    workspace: Workspace, question: Question, passages: Mapping[str, Passage], likely: Likely, like: Likeness
) -> Candidate | None:
    if likely.kind == "passage":
        passage = passages.get(likely.id)
        if passage is None:
            return None
        return Candidate(
            "passage", passage.id, passage.title or passage.question or "Untitled", likely.title, likely.words, passage.buyer,
            passage.source, passage.result, passage.marks, passage.most_marks, passage.review_on, like,
        )  # fmt: skip
    if likely.kind == "question":
        return _earlier_answer(workspace, question, likely)
    if likely.kind in ("partner", "offer"):
        return _partner(workspace, likely)
    return Candidate(likely.kind, likely.id, likely.title or "Untitled", likely.title, likely.words, like=like)


def _earlier_answer(workspace: Workspace, question: Question, likely: Likely) -> Candidate | None:
    other = workspace.get(Question, likely.id)
    answer = next(iter(workspace.find(Answer, question_id=likely.id, lot_id=None)), None)
    if other is None or other.id == question.id or answer is None or not answer.is_written:
        return None
    buyer, bid = _buyer_of(workspace, other.bid_id)
    words = plain_text(read_markdown(answer.text))
    return Candidate(
        "answer", answer.id, f"{bid}, question {other.number}", f"{other.section}\n{other.text}", words, buyer, bid
    )


def _partner(workspace: Workspace, likely: Likely) -> Candidate | None:
    offer = workspace.get(Offer, likely.id) if likely.kind == "offer" else None
    partner = workspace.get(Partner, offer.partner_id if offer else likely.id)
    if partner is None:
        return None
    heading = f"{partner.name}\n{likely.title}" if offer else likely.title
    return Candidate("partner", partner.id, partner.name or "Unnamed", heading, likely.words)


def _buyer_of(workspace: Workspace, bid_id: str) -> tuple[str, str]:
    """Return who buys what a bid is for, and the bid's name."""
    bid = workspace.get(Bid, bid_id)
    stage = workspace.get(Stage, bid.stage_id) if bid else None
    opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
    return (opportunity.buyer if opportunity else ""), (bid.name if bid else "")


def find_like(workspace: Workspace, heading: str, words: str) -> tuple[Likely, ...]:
    """Return the passages that speak of the same things as a text, before they are looked at closely."""
    opening = " ".join(words.split()[:_WORDS_COMPARED])
    asked = what_is_asked(Question("", "", text=heading, guidance=opening))
    wanted = {thing: (weight, words_for(thing)) for thing, weight in asked.weights.items()}
    return tuple(each for each in find_likely(workspace, wanted)[0] if each.kind == "passage")
