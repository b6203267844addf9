"""Old bids split into passages: by the questions of a form that was filled in, else by questions and headings."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bidprep.domain.asking import asks_something
from bidprep.domain.form_proposals import FormBlock, FormProposal

LEAST_WORDS = 12
"""What says less is no passage."""
_OF_ALL = 0.4  # the share of a file's words that answers must have for it to be a form that was filled in
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class OldPiece:
    """A piece of an old bid: what it answers, under which heading it stood, and its paragraphs, plain; tags of our own."""

    title: str
    question: str
    paragraphs: tuple[str, ...]
    tags: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words its paragraphs have."""
        return sum(len(each.split()) for each in self.paragraphs)


@dataclass
class _Growing:
    title: str = ""
    question: str = ""
    paragraphs: list[str] = field(default_factory=list)


def split_old_bid(read: FormProposal) -> tuple[OldPiece, ...]:
    """Return the pieces of an old bid in their order; none where it says nothing."""
    answered = tuple(_of_form(read))
    total = sum(len(words.split()) for block in read.blocks for words in block.words) or 1
    covered = sum(piece.words + len(piece.question.split()) for piece in answered)
    pieces = answered if covered >= _OF_ALL * total else tuple(_of_blocks(read.blocks))
    return tuple(piece for piece in pieces if piece.words >= LEAST_WORDS)


def _of_form(read: FormProposal) -> Iterator[OldPiece]:
    for question in read.questions:
        paragraphs = _paragraphs(question.answer)
        if paragraphs:
            number = f"{question.number} " if question.number else ""
            yield OldPiece(question.section or f"{number}{question.text}"[:_LONGEST_HEADING], question.text, paragraphs)


def _of_blocks(blocks: tuple[FormBlock, ...]) -> Iterator[OldPiece]:
    """Part where a heading stands, or where a paragraph asks; what a row of a table asks, its longest other cell answers."""
    growing = _Growing()
    for block in blocks:
        words = tuple(filter(None, (each.strip() for each in block.words)))
        flat = " ".join(" ".join(words).split())
        if not flat:
            continue
        if block.kind == "heading":
            yield from _ended(growing)
            is_asked = asks_something(flat)
            growing = _Growing(flat[:_LONGEST_HEADING], flat if is_asked else "")
        elif block.kind == "row" and len(words) > 1 and any(map(asks_something, words)):
            yield from _ended(growing)
            asked = next(filter(asks_something, words))
            answer = max((each for each in words if each != asked), key=len)
            yield OldPiece(growing.title or asked[:_LONGEST_HEADING], asked, _paragraphs(answer))
            growing = _Growing(growing.title)
        elif asks_something(flat):
            is_more = bool(growing.question) and not growing.paragraphs
            yield from _ended(growing)
            asked = f"{growing.question}\n{flat}" if is_more and growing.question != flat else flat
            growing = _Growing(growing.title or flat[:_LONGEST_HEADING], asked)
        else:
            growing.paragraphs += _paragraphs("\n".join(words))
    yield from _ended(growing)


def _ended(growing: _Growing) -> Iterator[OldPiece]:
    if growing.paragraphs:
        yield OldPiece(growing.title, growing.question, tuple(growing.paragraphs))


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(line.split()) for line in words.splitlines())))
