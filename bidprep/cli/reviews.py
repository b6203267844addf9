"""Commands on Word files that came back from review."""

from argparse import Namespace
from pathlib import Path
from textwrap import shorten
from typing import Any

from bidprep.cli.command import AS_JSON, DONE, Command, argument, count_of, show
from bidprep.documents.reviewed.reading import read_reviewed
from bidprep.domain.reviewed_texts import ReviewedComment, ReviewedDocument
from bidprep.domain.reviewed_words import document_words

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


REVIEW_COMMANDS = (
    Command(
        "review inspect", "show every comment and tracked change in any Word file",
        (argument("file", metavar="FILE", type=Path, help="a Word document (.docx)"), AS_JSON),
        _inspect,
    ),
)  # fmt: skip
