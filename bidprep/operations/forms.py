"""Take in a buyer's form: its questions, where their answers go, and what was filled in already, in one step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bidprep.documents.reading import read_bytes
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import now, say_date, today
from bidprep.domain.files import KeptFile
from bidprep.domain.form_edits import match_questions
from bidprep.domain.form_proposals import FormProposal, ProposedQuestion
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import write_markdown
from bidprep.domain.text import clean_characters, plain
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, keep_revision
from bidprep.operations.snapshots import keep_automatic_snapshot
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A buyer's form that was read: its name, the file as it came, and what it seems to ask."""

    name: str
    content: bytes
    proposal: FormProposal


@dataclass(frozen=True, slots=True)
class FormTaken:
    """What taking in a form did, or would do.

    `added` are the questions that are new to the bid, `there` those that it asks already; `answers` is how many
    answers came filled in, `notes` are whole sentences about what to look at.
    """

    form: BuyerForm
    added: tuple[Question, ...]
    there: tuple[Question, ...]
    answers: int = 0
    notes: tuple[str, ...] = ()


def read_buyers_form(
    path: Path,
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> ReadForm:
    """Read a buyer's .docx or .xlsx in a child process, within limits of time and memory.

    Raises BidprepError where it cannot be read, and `bidprep.documents.child.CancelledError` once `is_cancelled` says so.
    """
    from bidprep.documents.child import in_child  # a process is wanted only now

    content = read_bytes(path)
    proposal = in_child(_read, path, called=path.name, progress=progress, is_cancelled=is_cancelled)
    return ReadForm(path.name, content, proposal)


def _read(path: Path) -> FormProposal:
    from bidprep.documents.forms.reading import read_form  # in the child: lxml is slow to load

    return read_form(path)


def read_form_changes(workspace: Workspace, bid_id: str, form: ReadForm) -> FormTaken:
    """Return what taking in a form would do, without doing it."""
    return _plan(workspace, bid_id, form).taken


def take_in_form(workspace: Workspace, bid_id: str, form: ReadForm) -> FormTaken:
    """Take in all that a proposal holds, which a person has confirmed, in one undoable step after a backup.

    What the bid asks already is not asked again; it learns where in the form its answer goes, and takes the answer
    that was filled in where it has none. Where nothing is new, nothing is done.
    """
    plan = _plan(workspace, bid_id, form)
    if plan.is_nothing:
        return plan.taken
    workspace.back_up("before import")
    with workspace.step(f"Take in form {form.name}") as step:
        keep_automatic_snapshot(step, workspace, bid_id, f"Before taking in {form.name}")
        step.keep_file(KeptFile(plan.taken.form.digest, form.name, len(form.content), now()), form.content)
        step.put(plan.taken.form)
        for question in plan.taken.added:
            step.put(question)
        for place in plan.places:
            step.put(place)
        for answer in plan.answers:
            _put_answer(step, answer)
    return plan.taken


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a step would put."""

    taken: FormTaken
    places: tuple[FormPlace, ...]
    answers: tuple[Answer, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to put: the form was taken in before, with all that it holds."""
        return not self.taken.added and not self.places and not self.answers


def _plan(workspace: Workspace, bid_id: str, form: ReadForm) -> _Plan:
    if workspace.get(Bid, bid_id) is None:
        raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
    digest = sha256(form.content).hexdigest()
    known = next(iter(workspace.find(BuyerForm, bid_id=bid_id, digest=digest)), None)
    record = known or BuyerForm(new_id(), bid_id, digest, form.name, today())
    there = workspace.find(Question, bid_id=bid_id)
    asked = form.proposal.questions
    matched = match_questions(there, asked)
    named = _Numbers(there, asked)
    last = max((question.position for question in there), default=0)
    added: list[Question] = []
    places: list[FormPlace] = []
    answers: list[Answer] = []
    notes = [_say_known(known, sum(map(bool, matched)), len(asked))] if known else []
    for proposed, same in zip(asked, matched, strict=True):
        question = same
        if question is None:
            question = named.name(_question(bid_id, last + len(added) + 1, proposed))
            added.append(question)
        elif differs := _say_difference(question, proposed):
            notes.append(differs)
        places += _new_places(workspace, record, proposed, question, is_new=same is None)
        if proposed.answer.strip():
            answer = _answer(workspace, question, proposed.answer, is_new=same is None)
            answers += [answer] if answer else []
    taken = FormTaken(
        record, tuple(added), tuple(same for same in matched if same), len(answers), tuple(notes)
    )  # fmt: skip
    return _Plan(taken, tuple(places), tuple(answers))


def _question(bid_id: str, position: int, asked: ProposedQuestion) -> Question:
    return Question(
        new_id(),
        bid_id,
        position,
        clean_characters(asked.number).strip(),
        clean_characters(asked.section).strip(),
        clean_characters(asked.text).strip(),
        asked.kind,
        tuple(clean_characters(choice) for choice in asked.choices),
        asked.limit,
        asked.weighting,
        clean_characters(asked.guidance).strip(),
        clean_characters(asked.criteria).strip(),
        only_if=clean_characters(asked.only_if).strip(),
        parent=clean_characters(asked.parent).strip(),
    )


class _Numbers:
    """Gives each question a number that no other of its section has, for by it a question is called.

    It is the buyer's wherever there is one; the second of the same number in a section is “1 (2)”, and a question
    without a number gets the next that nobody has.
    """

    def __init__(self, there: tuple[Question, ...], asked: tuple[ProposedQuestion, ...]) -> None:
        self._taken = {(question.section, question.number) for question in there}
        self._used = {question.number for question in there} | {question.number.strip() for question in asked}

    def name(self, question: Question) -> Question:
        """Return a question with a number of its own."""
        number = question.number or self._free(question.position)
        wanted, again = number, 1
        while (question.section, wanted) in self._taken:
            again += 1
            wanted = f"{number} ({again})"
        self._taken.add((question.section, wanted))
        self._used.add(wanted)
        return replace(question, number=wanted)

    def _free(self, at: int) -> str:
        while str(at) in self._used:
            at += 1
        return str(at)


def _new_places(
    workspace: Workspace, form: BuyerForm, asked: ProposedQuestion, question: Question, *, is_new: bool
) -> list[FormPlace]:
    """Return where in the form the answer goes, as far as that is not known yet."""
    kept = () if is_new else workspace.find(FormPlace, question_id=question.id, form_id=form.id)
    known = {(place.part, place.path) for place in kept}
    fresh = [place for place in asked.places if (place.part, place.path) not in known]
    return [
        FormPlace(new_id(), question.id, form.id, position, place.part, place.path, place.digest)
        for position, place in enumerate(fresh, len(kept) + 1)
    ]


def _answer(workspace: Workspace, question: Question, filled_in: str, *, is_new: bool) -> Answer | None:
    """Return the answer that came filled in; None where nothing was, or where one is written already."""
    text = write_markdown(plain(filled_in))
    there = None if is_new else find_answer(workspace, question.id)
    if not text or (there and (there.text or there.status is not AnswerStatus.NOT_STARTED)):
        return None
    return replace(there or Answer(new_id(), question.id), text=text, status=AnswerStatus.DRAFTING)


def _put_answer(step: Step, answer: Answer) -> None:
    step.put(keep_revision(step, answer))


def _say_known(known: BuyerForm, there: int, asked: int) -> str:
    when = f" on {say_date(known.taken_on)}" if known.taken_on else ""
    if there == asked:
        return f"This form was taken in already{when}: the bid asks all of it, so nothing is added."
    return f"This form was taken in already{when}: the bid asks {there} of its {asked} questions; only the others are added."


def _say_difference(question: Question, asked: ProposedQuestion) -> str:
    """Say where the bid and the form differ on a question that both ask; "" where they agree."""
    pairs = (
        ("limit", question.limit and f"{question.limit}", asked.limit and f"{asked.limit}"),
        (
            "weighting",
            None if question.weighting is None else f"{question.weighting:g}%",
            None if asked.weighting is None else f"{asked.weighting:g}%",
        ),
    )
    said = [f"{what} {now_says or 'none'}, in the form {form_says}" for what, now_says, form_says in pairs
            if form_says and now_says != form_says]  # fmt: skip
    if not said:
        return ""
    return (
        f"Question {question.number} is in the bid with {'; '.join(said)}. Change it on its page if the form is right."
    )
