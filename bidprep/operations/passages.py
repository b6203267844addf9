"""Passages made from answers: kept by hand, or because the answer was handed in; their results follow."""

from dataclasses import replace
from decimal import Decimal

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import today
from bidprep.domain.decisions import Result, ResultState
from bidprep.domain.ids import known_id
from bidprep.domain.library import Passage
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.score_scales import scale_named
from bidprep.domain.scores import Mark, MarkBy
from bidprep.operations.word_lists import read_score_scales
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace

_LONGEST_TITLE = 80


def passage_id_of(answer: Answer) -> str:
    """Return the id of the passage that an answer becomes: the same each time it is kept."""
    return known_id(f"passage of {answer.id}")


def put_passage_of(workspace: Workspace, step: Step, question: Question, answer: Answer, text: str) -> Passage:
    """Put an answer into the library within a step; again, where it is there already, with its newest words.

    `text` is its canonical Markdown with merge fields, so that what is reused follows the record.
    """
    bid = workspace.get(Bid, question.bid_id)
    stage = workspace.get(Stage, bid.stage_id) if bid else None
    opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
    passage_id = passage_id_of(answer)
    there = workspace.get(Passage, passage_id) or Passage(passage_id, _title_of(question), owner_id=answer.owner_id)
    passage = replace(
        there, question=question.text, text=text, written_on=today(), source=bid.name if bid else "",
        buyer=opportunity.buyer if opportunity else "", result=_result_of(workspace, question, answer) or there.result,
    )  # fmt: skip
    mark = _mark_of(workspace, question, answer)
    if mark is not None:
        top = scale_named(question.scale, read_score_scales(workspace), pass_fail=question.pass_fail).top
        passage = replace(passage, marks=mark, most_marks=top)
    step.put(passage)
    return passage


def follow_result(workspace: Workspace, step: Step, result: Result) -> None:
    """Let the passages that came from a bid's answers say how the bid, or their lot of it, ended."""
    if result.state is ResultState.AWAITED:
        return
    for answer in workspace.answers_of_bid(result.bid_id):
        passage = workspace.get(Passage, passage_id_of(answer))
        if passage is not None and result.lot_id in (None, answer.lot_id):
            step.put(replace(passage, result=result.state))


def follow_mark(workspace: Workspace, step: Step, question: Question, mark: Mark, most: Decimal) -> None:
    """Let the passages that came from the answers to a question say what the buyer gave, of so many marks."""
    for answer in workspace.find(Answer, question_id=question.id):
        passage = workspace.get(Passage, passage_id_of(answer))
        if passage is not None and mark.lot_id in (None, answer.lot_id):
            has_mark = mark.score is not None
            step.put(replace(passage, marks=mark.score, most_marks=most if has_mark else None))


def _result_of(workspace: Workspace, question: Question, answer: Answer) -> ResultState | None:
    results = {result.lot_id: result.state for result in workspace.find(Result, bid_id=question.bid_id)}
    state = results.get(answer.lot_id) or results.get(None)
    return None if state is ResultState.AWAITED else state


def _mark_of(workspace: Workspace, question: Question, answer: Answer) -> Decimal | None:
    marks = {mark.lot_id: mark.score for mark in workspace.find(Mark, question_id=question.id, by=MarkBy.BUYER.value)}
    own = marks.get(answer.lot_id)
    return marks.get(None) if own is None else own


def _title_of(question: Question) -> str:
    words = " ".join((question.section or question.text).split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1].rstrip() + "…"
