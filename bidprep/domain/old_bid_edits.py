"""The review of an old bid: which of its pieces become passages, and how a person mends them before they do."""

from dataclasses import dataclass, replace
from typing import Any

from bidprep.domain.old_bids import OldPiece


@dataclass(frozen=True, slots=True)
class ReviewedPiece:
    """A piece that is proposed as a passage. `text` has an empty line between paragraphs; `id` is never given twice."""

    id: int
    title: str
    question: str
    text: str
    tags: tuple[str, ...] = ()
    is_ticked: bool = True

    @property
    def piece(self) -> OldPiece:
        """The piece as it is to be taken in."""
        paragraphs = tuple(filter(None, (" ".join(line.split()) for line in self.text.splitlines())))
        return OldPiece(" ".join(self.title.split()), self.question.strip(), paragraphs, self.tags)


@dataclass(frozen=True, slots=True)
class OldBidReview:
    """The pieces in the order of the file, and the next id to give."""

    entries: tuple[ReviewedPiece, ...] = ()
    next_id: int = 0

    @property
    def ticked(self) -> tuple[ReviewedPiece, ...]:
        """The pieces that are to be taken in: those that are ticked and say something."""
        return tuple(entry for entry in self.entries if entry.is_ticked and entry.text.strip())

    def at(self, entry_id: int) -> int:
        """Return the place of a piece, or -1."""
        return next((at for at, entry in enumerate(self.entries) if entry.id == entry_id), -1)


def start_review(pieces: tuple[OldPiece, ...]) -> OldBidReview:
    """Return a review in which every piece is ticked."""
    entries = (
        ReviewedPiece(at, piece.title, piece.question, "\n\n".join(piece.paragraphs), piece.tags)
        for at, piece in enumerate(pieces)
    )
    return OldBidReview(tuple(entries), len(pieces))


def change(review: OldBidReview, entry_id: int, **fields: Any) -> OldBidReview:
    """Change fields of a piece."""
    entries = (replace(entry, **fields) if entry.id == entry_id else entry for entry in review.entries)
    return replace(review, entries=tuple(entries))


def merge_with_before(review: OldBidReview, entry_id: int) -> OldBidReview:
    """Put a piece at the end of the one before it, its question and tags too; the first one stays as it is."""
    at = review.at(entry_id)
    if at < 1:
        return review
    before, here = review.entries[at - 1 : at + 1]
    questions = dict.fromkeys(filter(None, (before.question, here.question)))
    merged = replace(
        before,
        question="\n".join(questions),
        text="\n\n".join(filter(None, (before.text.strip(), here.text.strip()))),
        tags=tuple(dict.fromkeys((*before.tags, *here.tags))),
        is_ticked=before.is_ticked or here.is_ticked,
    )
    return replace(review, entries=(*review.entries[: at - 1], merged, *review.entries[at + 1 :]))


def split(review: OldBidReview, entry_id: int, before: int) -> OldBidReview:
    """Make two pieces of one, the second from a character of its text on; nothing happens where one would be empty."""
    at = review.at(entry_id)
    if at < 0:
        return review
    entry = review.entries[at]
    first, second = entry.text[:before].strip(), entry.text[before:].strip()
    if not first or not second:
        return review
    pair = (replace(entry, text=first), replace(entry, id=review.next_id, text=second))
    return OldBidReview((*review.entries[:at], *pair, *review.entries[at + 1 :]), review.next_id + 1)
