"""What a question asks for, as a list to tick: worked out by rule, corrected by a person, each tick tied to a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bidprep.domain.answers import Answer
from bidprep.domain.asking import find_asks
from bidprep.domain.asks import Ask, Tick, correct_asks, still_stands
from bidprep.domain.bids import Question
from bidprep.domain.ids import known_id, new_id
from bidprep.domain.markdown import read_markdown
from bidprep.domain.score_scales import ScoreScale, scale_named
from bidprep.domain.scores import Mark, MarkBy
from bidprep.domain.text import fill_fields, plain_text
from bidprep.operations.answers import begin_answer
from bidprep.operations.records import remove_with_all
from bidprep.operations.word_lists import read_score_scales
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AskState:
    """An ask and whether the answer at hand gives it. `is_loose` where it was ticked and its sentence has gone since."""

    ask: Ask
    tick: Tick | None = None
    is_loose: bool = False

    @property
    def is_given(self) -> bool:
        """Whether it is ticked, and the sentence still stands."""
        return self.tick is not None and not self.is_loose


@dataclass(frozen=True, slots=True)
class EvaluatorView:
    """An answer as an evaluator reads it: what is asked and given, our own mark, and the scale it is given on."""

    asks: tuple[AskState, ...]
    mark: Decimal | None
    scale: ScoreScale


def read_evaluator_view(
    workspace: Workspace, question: Question, lot_id: str | None, answer: Answer | None, fields: Mapping[str, str]
) -> EvaluatorView:
    """Return an answer as an evaluator reads it, its merge fields filled in.

    What is asked is worked out until somebody has corrected or ticked it.
    """
    plain = plain_text(fill_fields(read_markdown(answer.text), fields)) if answer else ""
    ticks = {tick.ask_id: tick for tick in workspace.find(Tick, answer_id=answer.id)} if answer else {}
    states = []
    for ask in asks_of(workspace, question):
        tick = ticks.get(ask.id)
        states.append(AskState(ask, tick, tick is not None and not still_stands(tick, plain)))
    marks = {mark.lot_id: mark.score for mark in workspace.find(Mark, question_id=question.id, by=MarkBy.OWN.value)}
    own = marks.get(lot_id)
    scale = scale_named(question.scale, read_score_scales(workspace), pass_fail=question.pass_fail)
    return EvaluatorView(tuple(states), marks.get(None) if own is None else own, scale)


def asks_of(workspace: Workspace, question: Question) -> tuple[Ask, ...]:
    """Return what a question asks for: as kept, else as worked out, which is kept with the first tick or correction."""
    kept = workspace.find(Ask, question_id=question.id)
    if kept:
        return kept
    return tuple(
        Ask(known_id(f"ask {question.id} {words}"), question.id, position, words)
        for position, words in enumerate(find_asks(question.text))
    )


def tick_ask(workspace: Workspace, question: Question, lot_id: str | None, ask: Ask, sentence: str) -> Changes:
    """Tick what an answer gives, by the sentence that gives it; "" for the answer as a whole."""
    with workspace.step(f"Tick “{_short(ask.words)}”") as step:
        _keep(workspace, step, question)
        answer = begin_answer(workspace, step, question, lot_id)
        there = next(iter(workspace.find(Tick, ask_id=ask.id, answer_id=answer.id)), None)
        tick = there or Tick(new_id(), ask.id, answer.id)
        step.put(replace(tick, sentence=sentence))
    return step.changes()


def untick_ask(workspace: Workspace, tick: Tick) -> Changes:
    """Take a tick away."""
    with workspace.step("Take a tick away") as step:
        step.remove(Tick, tick.id)
    return step.changes()


def change_asks(workspace: Workspace, question: Question, lines: Sequence[str]) -> Changes:
    """Correct what a question asks for, one a line in their order; without any it is worked out anew."""
    there = asks_of(workspace, question)
    wanted = correct_asks(there, lines, question.id, (new_id() for _ in lines))
    with workspace.step(f"Correct what question {question.number} asks") as step:
        left = {ask.id for ask in wanted}
        for ask in there:
            if ask.id not in left:
                remove_with_all(workspace, step, ask)
        for ask in wanted:
            step.put(ask)
    return step.changes()


def _keep(workspace: Workspace, step: Step, question: Question) -> None:
    for ask in asks_of(workspace, question):
        step.put(ask)


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"  # noqa: PLR2004 - fits a menu
