"""Write the copy of each reader of a review round: the reading pack first, then the answers as they were sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bidprep import paths
from bidprep.documents.reading import read_bytes
from bidprep.domain.answer_finding import ANCHOR, heading_of
from bidprep.domain.bids import Question
from bidprep.domain.dates import say_date
from bidprep.domain.file_names import clean_file_name
from bidprep.domain.markdown import read_markdown
from bidprep.domain.organisation import organisation_name
from bidprep.domain.paper import Paper, PaperComment, Part
from bidprep.domain.returned_copies import COPY_PROPERTY, ROUND_PROPERTY, WORKSPACE_PROPERTY
from bidprep.domain.reviews import Remark, ReviewCopy, SentAnswer
from bidprep.domain.sent_texts import UNWRITTEN
from bidprep.domain.text import EMPTY, Paragraph, Style, Text, inlines_of, plain, plain_text, text_of
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.bids import read_bid
from bidprep.operations.records import change_record
from bidprep.operations.reply_tables import export_reply_table, make_reply_table
from bidprep.operations.review_rounds import WholeRound, read_round, read_rounds
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace

__all__ = [
    "CopyKit", "export_copy", "export_reply_table", "make_reply_table", "note_written", "prepare_copy",
    "proposed_copy_name", "sent_markdown", "sent_texts",
]  # fmt: skip

_HOW = (
    "Change tracking is on: change the text where you would, and every change is shown. "
    "Put a comment where you have something to say. Please keep the headings, by which your words are found again, "
    "and send the file back under whatever name you like."
)
_WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class CopyKit:
    """All that one reader's copy is made from: what it says, and the letterhead it is written on (None for our own)."""

    paper: Paper
    letterhead: bytes | None = None


def prepare_copy(workspace: Workspace, copy_id: str) -> CopyKit:
    """Return all that a reader's copy is made from; the round must have been sent (`review_rounds.send_round`)."""
    copy = workspace.get(ReviewCopy, copy_id)
    if copy is None:
        raise BidprepError("That review copy is not there any more.", "Choose another, or undo its removal.")
    whole = read_round(workspace, copy.round_id)
    if not whole.is_sent:
        raise BidprepError("This round was not sent yet, so its texts are not fixed.", "Send the round first.")
    bid = read_bid(workspace, whole.round.bid_id)
    texts = sent_texts(workspace, whole.sent)
    earlier = _earlier_remarks(workspace, whole) if copy.with_earlier else {}
    parts = (*_reading_pack(whole, copy, texts), *_answer_parts(bid, whole, texts, earlier))
    paper = Paper(
        title=f"{bid.bid.name}: for review",
        subtitle=" · ".join(filter(None, (whole.round.name, f"for {copy.name}"))),
        organisation=organisation_name(bid.organisation.facts),
        parts=parts,
        draft=True,
        contents=False,
        cover=False,
        tracked=True,
        large_print=copy.large_print,
        properties=((WORKSPACE_PROPERTY, workspace.id), (ROUND_PROPERTY, whole.round.id), (COPY_PROPERTY, copy.id)),
    )
    kept = bid.bid.letterhead
    return CopyKit(paper, workspace.file_content(kept) if kept else None)


def export_copy(kit: CopyKit, path: Path) -> Path:
    """Write a copy as a Word document and prove it by reading it back; returns the path. A pure job."""
    from bidprep.documents.paper import write_paper

    bundled = paths.resources_folder() / "house-style" / "house-style.docx"
    write_paper(kit.paper, path, house_style=kit.letterhead or bundled)
    return path


def note_written(workspace: Workspace, copy_id: str, path: Path) -> Changes:
    """Note which file was written last for a reader, so that it is recognised when it comes back unchanged."""
    copy = workspace.get(ReviewCopy, copy_id)
    if copy is None:
        return Changes()
    return change_record(workspace, replace(copy, digest=sha256(read_bytes(path)).hexdigest()))


def proposed_copy_name(workspace: Workspace, copy_id: str) -> str:
    """Return a file name for a copy: the bid, the round and the reader."""
    copy = workspace.get(ReviewCopy, copy_id)
    if copy is None:
        raise BidprepError("That review copy is not there any more.", "Choose another, or undo its removal.")
    whole = read_round(workspace, copy.round_id)
    bid = read_bid(workspace, whole.round.bid_id)
    return clean_file_name(f"{bid.bid.name} - {whole.round.name} - {copy.name}") + ".docx"


def sent_texts(workspace: Workspace, sent: Iterable[SentAnswer]) -> dict[str, Text]:
    """Return the texts as sent by the ids of the `SentAnswer`s; one that was not written yet says so."""
    return {each: read_markdown(text) if text else UNWRITTEN for each, text in sent_markdown(workspace, sent).items()}


def sent_markdown(workspace: Workspace, sent: Iterable[SentAnswer]) -> dict[str, str]:
    """Return the same as Markdown; "" for one that was not written yet."""
    wanted = tuple(sent)
    kept = workspace.revisions_by_id([each.revision_id for each in wanted if each.revision_id])
    return {each.id: kept[each.revision_id].text if each.revision_id in kept else "" for each in wanted}


def _reading_pack(whole: WholeRound, copy: ReviewCopy, texts: dict[str, Text]) -> tuple[Part, ...]:
    words, count = sum(len(plain_text(text).split()) for text in texts.values()), len(whole.sent)
    minutes = max(2, round(words / _WORDS_A_MINUTE))
    told = (
        ("For", copy.name),
        ("Back by", say_date(whole.round.return_by)),
        ("To read", f"{count} answer{'' if count == 1 else 's'}, {words:,} words, about {minutes:,} minutes"),
    )
    asked = [*plain(whole.round.note).blocks, Paragraph(inlines_of(_HOW))]
    parts = [
        Part(
            "What we ask of you", body=text_of(asked), particulars=tuple((name, value) for name, value in told if value)
        )
    ]
    for heading, lines in (("Decisions we need", whole.round.decisions), ("Risks to know of", whole.round.risks)):
        if lines.strip():
            parts.append(Part(heading, body=_bullets(lines)))
    return tuple(parts)


def _bullets(lines: str) -> Text:
    return text_of(Paragraph(inlines_of(line), Style.BULLET_1) for line in lines.splitlines())


def _answer_parts(
    bid: WholeBid, whole: WholeRound, texts: dict[str, Text], earlier: dict[tuple[str, str | None], list[Remark]]
) -> list[Part]:
    questions = {question.id: question for question in bid.questions}
    parts: list[Part] = []
    section: str | None = None
    before: Question | None = None
    for sent in whole.sent:
        question = questions.get(sent.question_id)
        if question is None:
            continue
        if question.section != section and question.section:
            parts.append(Part(question.section, 1, starts_page=section is None))
        is_first = section is None and not question.section
        section = question.section
        parts.append(
            Part(
                heading_of(sent),
                2 if section else 1,
                texts[sent.id],
                # A variation stands right below the answer that it varies: the question need not be read twice.
                EMPTY if before is question else plain(question.text),
                (("Limit", str(question.limit)),) if question.limit and before is not question else (),
                anchor=f"{ANCHOR}{sent.id}",
                starts_page=is_first,
                comments=tuple(_comment(each, texts[sent.id]) for each in earlier.get((question.id, sent.lot_id), ())),
            )
        )
        before = question
    return parts


def _earlier_remarks(workspace: Workspace, whole: WholeRound) -> dict[tuple[str, str | None], list[Remark]]:
    """Return the open remarks of the bid's other rounds, by question and lot."""
    found: dict[tuple[str, str | None], list[Remark]] = {}
    for other in read_rounds(workspace, whole.round.bid_id):
        if other.round.id == whole.round.id:
            continue
        places = {sent.id: (sent.question_id, sent.lot_id) for sent in other.sent}
        for remark in other.open_remarks:
            if remark.sent_id in places:
                found.setdefault(places[remark.sent_id], []).append(remark)
    return found


def _comment(remark: Remark, text: Text) -> PaperComment:
    """Return a remark as a Word comment, on the block that has the words it was on."""
    blocks = [plain_text(Text((block,))) for block in text.blocks]
    there = [at for at, words in enumerate(blocks) if remark.quote and remark.quote.strip() in words]
    return PaperComment(remark.author, remark.text, remark.written_at, there[0] if there else None)
