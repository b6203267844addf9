"""Answers from the organisation's record: questions that ask for a fact are answered by its merge field.

The answer is the field itself, so it follows the record until it is signed off. A declaration is never answered
here: a person makes it each time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question, QuestionKind
from bidprep.domain.dates import today
from bidprep.domain.field_names import field_key
from bidprep.domain.ids import new_id
from bidprep.domain.organisation import Fact
from bidprep.domain.policies import Policy
from bidprep.domain.whole_bid import Organisation
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


def answers_from_record(questions: Iterable[Question], values: Mapping[str, str]) -> tuple[Answer, ...]:
    """Return answers to those questions whose fact has a value, not yet put."""
    return tuple(
        Answer(new_id(), question.id, text=f"{{{{{question.fact}}}}}\n", status=AnswerStatus.DRAFTING)
        for question in questions
        if question.fact and question.kind is not QuestionKind.DECLARATION and values.get(field_key(question.fact))
    )


def answer_from_record(workspace: Workspace, step: Step, before: Mapping[str, str]) -> None:
    """Answer, within a step, the open questions of all bids whose fact had no value `before` and has one now.

    A question is open where nothing was ever written: an owner alone is no answer, and what somebody emptied stays so.
    """
    organisation = Organisation(workspace.find(Fact), workspace.find(AccountsYear), workspace.find(Policy))
    values = organisation.values(today())
    fresh = {name: value for name, value in values.items() if not before.get(name)}
    if not fresh:
        return
    asking = workspace.questions_asking_for_facts()
    for answer in answers_from_record(asking, fresh):
        there = next(iter(workspace.find(Answer, question_id=answer.question_id, lot_id=None)), None)
        if there is None:
            step.put(answer)
        elif there.status is AnswerStatus.NOT_STARTED and not there.text:
            step.put(replace(there, text=answer.text, status=answer.status))
