"""A bid in review, for tests: questions with answers, a round that was sent, and its readers' copies as files."""

from dataclasses import dataclass
from pathlib import Path

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.reviews import ReviewCopy, ReviewRound, SentAnswer
from bidprep.domain.text import Text, plain_text
from bidprep.operations.answers import find_answer, keep_revision
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.review_copies import export_copy, prepare_copy
from bidprep.operations.review_rounds import add_reader, read_round, send_round, start_round
from bidprep.operations.taking_in import ReadCopies, TakenIn, read_returned, read_sent_rounds, take_in
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from tests.operations.returned_files import Reader


@dataclass
class Review:
    """A round of a bid that was sent."""

    workspace: Workspace
    folder: Path
    bid: Bid
    questions: tuple[Question, ...]
    round: ReviewRound
    copies: dict[str, ReviewCopy]
    sent: tuple[SentAnswer, ...]

    def anchor(self, number: int) -> str:
        """Return the bookmark of an answer, by the question's place."""
        return f"bp_{self.sent[number - 1].id}"

    def copy_of(self, name: str) -> Reader:
        """Return a reader with their copy open."""
        path = self.folder / f"{name}.docx"
        if not path.exists():
            export_copy(prepare_copy(self.workspace, self.copies[name].id), path)
        return Reader.of(path, name)

    def take(self, *paths: Path) -> TakenIn:
        """Take files in, reading them in this process."""
        return take_in(self.workspace, self.read(*paths))

    def read(self, *paths: Path) -> ReadCopies:
        """Read files in this process."""
        return read_returned(paths, read_sent_rounds(self.workspace), apart=False)

    def text(self, number: int) -> Text:
        """Return an answer's text now."""
        answer = find_answer(self.workspace, self.questions[number - 1].id)
        return read_markdown(answer.text) if answer else Text()

    def words(self, number: int) -> str:
        """Return an answer's words now."""
        return plain_text(self.text(number))


def start_review(workspace: Workspace, folder: Path, answers: list[str], readers: tuple[str, ...] = ("Ann",)) -> Review:
    """Start a bid with these answers (Markdown) and send a round of it to readers."""
    bid = start_bid(workspace, read_template("blank"), NewBid("Call-off", "Ministry of Justice", "Framework"))
    questions = tuple(
        Question(new_id(), bid.id, place, str(place), "Service", f"Describe part {place}.")
        for place in range(1, len(answers) + 1)
    )
    with workspace.step("Ask") as step:
        for question in questions:
            step.put(question)
    with workspace.step("Answer") as step:
        for question, answer in zip(questions, answers, strict=True):
            if answer:
                text = write_markdown(read_markdown(answer))
                made = Answer(new_id(), question.id, text=text, status=AnswerStatus.DRAFTING)
                step.put(keep_revision(step, made))
    review = start_round(workspace, bid.id)
    copies = {name: add_reader(workspace, review.id, name=name) for name in readers}
    send_round(workspace, review.id)
    whole = read_round(workspace, review.id)
    return Review(workspace, folder, bid, questions, whole.round, copies, whole.sent)
