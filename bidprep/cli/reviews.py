"""Commands on review rounds: what goes out, what came back, and any Word file that was reviewed."""

from argparse import Namespace
from pathlib import Path
from textwrap import shorten
from typing import Any

from bidprep.cli.command import (
    AS_JSON,
    BID,
    DONE,
    DRY_RUN,
    NEEDS_ATTENTION,
    WORKSPACE,
    Command,
    argument,
    count_of,
    reading,
    show,
    writing,
)
from bidprep.cli.exchange import file_to_write
from bidprep.documents.reviewed.reading import read_reviewed
from bidprep.domain.dates import read_date
from bidprep.domain.people import Person
from bidprep.domain.returned_copies import PlacedCopy
from bidprep.domain.reviewed_texts import ReviewedComment, ReviewedDocument
from bidprep.domain.reviewed_words import document_words
from bidprep.domain.reviews import Remark, SentAnswer, Suggestion
from bidprep.errors import BidprepError
from bidprep.operations import reply_tables, review_copies, review_rounds, taking_in
from bidprep.operations.naming import find_bid

_SHOWN = 70  # characters of a comment or change


def _inspect(parsed: Namespace) -> int:
    document = read_reviewed(parsed.file)
    show(parsed, _document_json(document), *_say(parsed.file.name, document))
    return DONE


def _document_json(document: ReviewedDocument) -> dict[str, Any]:
    return {
        "comments": [*map(_comment_json, document.comments)],
        "changes": [
            {
                "kind": mark.kind.value,
                "author": mark.author,
                "at": mark.at or None,
                "text": change.text,
                "what": mark.what,
                "move": mark.move,
            }
            for change in document.changes
            for mark in (document.marks[change.mark],)
        ],
        "accepted_text": document_words(document, accepted=True),
        "rejected_text": document_words(document, accepted=False),
        "tracks_changes": document.tracks_changes,
        "warnings": list(document.warnings),
    }


def _comment_json(comment: ReviewedComment) -> dict[str, Any]:
    return {
        "author": comment.author,
        "at": comment.at or None,
        "text": comment.text,
        "quote": comment.quote,
        "placed": comment.start is not None,
        "replies": [
            {"author": reply.author, "at": reply.at or None, "text": reply.text, "quote": reply.quote}
            for reply in comment.replies
        ],
        "resolved": comment.resolved,
    }


def _say(name: str, document: ReviewedDocument) -> list[str]:
    replies = sum(len(comment.replies) for comment in document.comments)
    comments = count_of(len(document.comments), "comment")
    with_replies = f" with {count_of(replies, 'reply', 'replies')}" if replies else ""
    lines = [f"{name} holds {comments}{with_replies} and {count_of(len(document.changes), 'tracked change')}."]
    for comment in document.comments:
        lines.append(f"  {_who(comment.author, comment.at)} on {_quoted(comment.quote)}: {_short(comment.text)}")
        lines += [f"    {_who(reply.author, reply.at)}: {_short(reply.text)}" for reply in comment.replies]
    for change in document.changes:
        mark = document.marks[change.mark]
        what = f" ({mark.what})" if mark.what else ""
        lines.append(f"  {_who(mark.author, mark.at)}, {mark.kind.value}{what}: {_short(change.text)}")
    return [*lines, *document.warnings]


def _who(author: str, at: str) -> str:
    return f"{author or 'somebody'}{f', {at[:10]}' if at else ''}"


def _quoted(quote: str | None) -> str:
    return "no words" if not quote else f"“{_short(quote)}”"


def _short(words: str) -> str:
    return shorten(words, _SHOWN, placeholder="…")


def _export_review(parsed: Namespace) -> int:
    return_by = read_date(parsed.by) if parsed.by else None
    path = file_to_write(parsed)
    with writing(parsed) as workspace:
        bid = find_bid(workspace, parsed.bid)
        made = review_rounds.round_to_send(workspace, bid.id, parsed.round, return_by)
        if return_by and made.return_by != return_by:
            review_rounds.set_return_by(workspace, made, return_by)
        review_rounds.send_round(workspace, made.id)
        name = " ".join(parsed.reader.split()) or "Reader"
        whole = review_rounds.read_round(workspace, made.id)
        there = [copy for copy in whole.copies if copy.name.casefold() == name.casefold()]
        person = next((each for each in workspace.find(Person) if each.name.casefold() == name.casefold()), None)
        copy = there[0] if there else review_rounds.add_reader(
            workspace, made.id, person, name, large_print=parsed.large_print, with_earlier=parsed.with_earlier
        )  # fmt: skip
        review_copies.export_copy(review_copies.prepare_copy(workspace, copy.id), path)
        review_copies.note_written(workspace, copy.id, path)
    told = {"path": str(path), "round": made.id, "copy": copy.id, "for": copy.name, "answers": len(whole.sent)}
    show(
        parsed,
        told,
        f"Wrote the copy of {made.name} for {copy.name}, {count_of(len(whole.sent), 'answer')}, to {path}.",
    )
    return DONE


def _export_replies(parsed: Namespace) -> int:
    path = file_to_write(parsed)
    with reading(parsed) as workspace:
        bid = find_bid(workspace, parsed.bid)
        rows = reply_tables.list_replies(workspace, bid.id)
        reply_tables.export_reply_table(reply_tables.make_reply_table(workspace, bid.id), path)
    still = sum(row.is_open for row in rows)
    told = {"path": str(path), "rows": len(rows), "open": still}
    show(
        parsed,
        told,
        f"Wrote {count_of(len(rows), 'remark or change', 'remarks and changes')} to {path}; {still:,} open.",
    )
    return DONE


def _take(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        rounds = taking_in.read_sent_rounds(workspace)
    if not rounds:
        raise BidprepError("No review round of this workspace was sent yet.", "Send one with “export review”.")
    if parsed.dry_run:
        read = taking_in.read_returned(parsed.files, rounds)
    else:
        with writing(parsed) as workspace:
            read = taking_in.read_returned(parsed.files, rounds)
            taking_in.take_in(workspace, read)
    if not read.copies and read.refused:
        raise BidprepError(" ".join(read.refused))
    sent = {each.id: each for found in rounds for each in found.sent}
    told = _take_json(read.copies, sent) | {"refused": list(read.refused)}
    show(parsed, told, *(taking_in.say_copy(copy) for copy in read.copies), *read.refused)
    is_short = any(copy.shown != copy.counts for copy in read.copies)
    return NEEDS_ATTENTION if told["not_placed"] or read.refused or is_short else DONE


def _take_json(copies: tuple[PlacedCopy, ...], sent: dict[str, SentAnswer]) -> dict[str, Any]:
    answers: list[dict[str, Any]] = []
    loose: list[dict[str, Any]] = []
    for copy in copies:
        replies: dict[str, list[Remark]] = {}
        for remark in copy.remarks:
            replies.setdefault(remark.parent_id or "", []).append(remark)
        known = {remark.id for remark in copy.remarks}
        heads = [remark for remark in copy.remarks if remark.parent_id not in known]
        for sent_id, matched_by in copy.matched.items():
            remarks = [each for each in heads if each.sent_id == sent_id]
            changes = [each for each in copy.suggestions if each.sent_id == sent_id]
            answers.append(
                {
                    "question": sent[sent_id].question_id,
                    "lot": sent[sent_id].lot_id,
                    "heading": sent[sent_id].heading,
                    "file": copy.returned.name,
                    "matched_by": matched_by.value,
                    "remarks": [_remark_json(each, replies.get(each.id, [])) for each in remarks],
                    "suggestions": [_suggestion_json(each) for each in changes if not each.is_untracked],
                    "untracked": [_suggestion_json(each) for each in changes if each.is_untracked],
                }
            )
        loose += (_remark_json(each, replies.get(each.id, [])) for each in heads if each.sent_id is None)
        loose += (_suggestion_json(each) for each in copy.suggestions if each.sent_id is None)
    counts = {
        "in_file": _added_up([copy.counts for copy in copies]),
        "shown": _added_up([copy.shown for copy in copies]),
        "known": _added_up([copy.known for copy in copies]),
    }
    return {"answers": answers, "not_placed": loose, "counts": counts}


def _added_up(counts: list[dict[str, int]]) -> dict[str, int]:
    kinds = ("comments", "replies", "changes")
    return {kind: sum(each.get(kind, 0) for each in counts) for kind in kinds}


def _remark_json(remark: Remark, replies: list[Remark]) -> dict[str, Any]:
    return {
        "author": remark.author,
        "at": remark.written_at.isoformat() if remark.written_at else None,
        "text": remark.text,
        "quote": remark.quote or None,
        "block": remark.block,
        "resolved": remark.is_resolved,
        "replies": [
            {"author": each.author, "at": each.written_at.isoformat() if each.written_at else None, "text": each.text}
            for each in replies
        ],
    }


def _suggestion_json(each: Suggestion) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "author": each.author,
        "at": each.made_at.isoformat() if each.made_at else None,
        "removed": each.removed,
        "added": each.added,
        "block": each.block,
        "changes": each.changes,
    }


_TO_WORD = argument("--to", metavar="FILE.docx", type=Path, required=True, help="the Word file to write")

REVIEW_COMMANDS = (
    Command(
        "review inspect", "show every comment and tracked change in any Word file",
        (argument("file", metavar="FILE", type=Path, help="a Word document (.docx)"), AS_JSON),
        _inspect,
    ),
    Command(
        "review take", "take in review copies that came back; exit code 1 if something found no answer",
        (
            WORKSPACE,
            argument("files", metavar="FILE", type=Path, nargs="+", help="a returned Word file, or a folder of them"),
            DRY_RUN, AS_JSON,
        ),
        _take,
    ),
    Command(
        "export review", "write a review copy for one reader; the texts are fixed with the first copy of a round",
        (
            WORKSPACE, BID, _TO_WORD,
            argument("--for", dest="reader", metavar="NAME", default="", help="who reads it"),
            argument("--by", metavar="DATE", default="", help="when it is to be back: 4/12/2026"),
            argument("--round", metavar="NAME", default="", help="which round; without, the newest as long as nothing changed"),
            argument("--large-print", action="store_true", help="in 18 points"),
            argument("--with-earlier", action="store_true", help="with the open remarks of earlier rounds as comments"),
            AS_JSON,
        ),
        _export_review,
    ),
    Command(
        "export replies", "write the table of remarks and what was done with each", (WORKSPACE, BID, _TO_WORD, AS_JSON),
        _export_replies,
    ),
)  # fmt: skip
