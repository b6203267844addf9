"""Sign answers off: who, in which role, when, and on which exact text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bidprep import paths
from bidprep.domain.answer_status import STATUS_WORDS, AnswerStatus
from bidprep.domain.answers import Answer, text_digest
from bidprep.domain.bids import Question
from bidprep.domain.dates import now, say_date, say_time, today
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown
from bidprep.domain.organisation import organisation_name
from bidprep.domain.paper import Paper, Part
from bidprep.domain.people import Person
from bidprep.domain.review_checks import is_changed_since
from bidprep.domain.reviews import SignOff
from bidprep.domain.text import EMPTY, Run, Table, Text, plain, text_of
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, put_status
from bidprep.operations.bids import read_bid
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace

_DIGEST_SHOWN = 16  # of 64 digits: enough to compare two papers by eye


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """An answer with its sign-offs, the newest first. `signed` is the text of the newest, None where there is none.

    `now` is the text now with its merge fields filled: a redline of the two shows what has changed since.
    """

    question: Question
    answer: Answer
    sign_offs: tuple[SignOff, ...] = ()
    signed: Text | None = None
    now: Text = EMPTY
    is_changed: bool = False
    """Whether the text has changed since it was signed off last."""


def read_sign_offs(workspace: Workspace, bid_id: str) -> tuple[SignedAnswer, ...]:
    """Return every answer of a bid that has a text, in the bid's order, with its sign-offs."""
    return _signed_answers(workspace, read_bid(workspace, bid_id))


def sign_off(
    workspace: Workspace,
    answers: Sequence[tuple[Question, str | None]],
    person: Person | None = None,
    name: str = "",
    role: str = "",
) -> Changes:
    """Sign answers off (question and lot) in somebody's name, as one step: their merge fields are filled for good.

    Raises BidprepError without a name, where an answer has no text, or where a field has no value.
    """
    who = person.name if person else " ".join(name.split())
    if not who:
        raise BidprepError("A sign-off needs the name of who signs.", "Choose a person, or type who it is.")
    in_role = " ".join(role.split()) or (person.role if person else "")
    numbers = ", ".join(question.number for question, _ in answers)
    workspace.end_visit()
    with workspace.step(f"Sign off {numbers if len(answers) <= _MOST_NAMED else f'{len(answers)} answers'}") as step:
        for question, lot_id in answers:
            there = find_answer(workspace, question.id, lot_id)
            if there is None or not there.text:
                raise BidprepError(
                    f"Question {question.number} has no answer yet, so it is not signed off.", "Write it first."
                )
            answer = put_status(workspace, step, question, lot_id, AnswerStatus.SIGNED_OFF)
            revision = answer.signed_id if answer.signed_id and not there.is_settled else answer.revision_id
            step.put(
                SignOff(
                    new_id(),
                    answer.id,
                    revision or "",
                    text_digest(answer.text),
                    person.id if person else None,
                    who,
                    in_role,
                    now(),
                )
            )
    return step.changes()


def make_sign_off_sheet(workspace: Workspace, bid_id: str) -> Paper:
    """Return the sign-off sheet of a bid: every answer, its state, who signed which text, and lines to sign on."""
    whole = read_bid(workspace, bid_id)
    signed = _signed_answers(workspace, whole)
    heads = ("Question", "State", "Signed off by", "On", "Text")
    rows = [
        (
            " ".join(filter(None, (each.question.number, whole.lot_title(each.answer.lot_id)))),
            "Changed since sign-off" if each.is_changed else STATUS_WORDS[each.answer.status],
            ", ".join(filter(None, (each.sign_offs[0].name, each.sign_offs[0].role))) if each.sign_offs else "",
            say_time(each.sign_offs[0].signed_at) if each.sign_offs else "",
            each.sign_offs[0].text_digest[:_DIGEST_SHOWN] if each.sign_offs else "",
        )
        for each in signed
    ]
    table = text_of([Table(tuple(tuple((Run(words),) for words in row) for row in (heads, *rows)))])
    done = sum(bool(each.sign_offs) and not each.is_changed for each in signed)
    told = (
        ("Answers", f"{len(signed):,}"),
        ("Signed off as they stand", f"{done:,}"),
        ("Changed since sign-off", f"{sum(each.is_changed for each in signed):,}"),
        ("Date", say_date(today())),
    )
    lines = "Name:\nRole:\nDate:\nSignature:"
    return Paper(
        title=f"{whole.bid.name}: sign-off",
        subtitle=whole.opportunity.name if whole.opportunity.name != whole.bid.name else "",
        organisation=organisation_name(whole.organisation.facts),
        parts=(
            Part("Where it stands", particulars=told),
            Part("Answers", body=table if rows else plain("There is no answer yet.")),
            Part(
                "For the board", body=plain(f"We have read the answers above and approve them as they stand.\n{lines}")
            ),
        ),
        contents=False,
        cover=False,
    )


def export_sign_off_sheet(workspace: Workspace, bid_id: str, path: Path) -> Path:
    """Write the sign-off sheet of a bid as a Word document; returns the path."""
    from bidprep.documents.paper import write_paper

    bundled = paths.resources_folder() / "house-style" / "house-style.docx"
    write_paper(make_sign_off_sheet(workspace, bid_id), path, house_style=bundled)
    return path


_MOST_NAMED = 5


def _signed_answers(workspace: Workspace, whole: WholeBid) -> tuple[SignedAnswer, ...]:
    by_answer: dict[str, list[SignOff]] = {}
    for each in whole.sign_offs:
        by_answer.setdefault(each.answer_id, []).insert(0, each)
    newest = [signed[0].revision_id for signed in by_answer.values()]
    revisions = workspace.revisions_by_id(newest)
    found: list[SignedAnswer] = []
    for question in whole.questions:
        for answer in whole.answers_to(question):
            if not answer.text:
                continue
            signed = by_answer.get(answer.id, [])
            revision = revisions.get(signed[0].revision_id) if signed else None
            found.append(
                SignedAnswer(
                    question,
                    answer,
                    tuple(signed),
                    read_markdown(revision.text) if revision else None,
                    whole.filled(answer),
                    bool(signed) and is_changed_since(whole, answer, signed[0]),
                )
            )
    return tuple(found)
