"""The pieces of one paragraph while it is read, and what words some blocks show."""

from collections.abc import Iterable, Sequence

from bidprep.domain.reviewed_texts import Look, Mark, Piece, Point, ReviewedBlock, ReviewedParagraph
from bidprep.domain.text import clean_characters

_SPACES = str.maketrans("\n\r", "  ")


def cleaned(written: str) -> str:
    """Return text as a file writes it without what cannot be shown; a line end in the file is a space (XML's own)."""
    if written.isprintable() and "\ufffc" not in written:
        return written  # as nearly all is; U+FFFC is printable, and stands for an object that is no text
    return clean_characters(written.translate(_SPACES)).replace("\n", " ")


class Line:
    """Collects the pieces of one paragraph; unmarked neighbours of one look become one piece."""

    __slots__ = ("_look", "_pieces", "_words", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._look = Look()

    def add(self, text: str, look: Look) -> None:
        """Add text that no change marks."""
        if self._words and look is not self._look:
            self._end_piece()
        self._look = look
        self._words.append(text)

    def add_marked(
        self,
        text: str,
        look: Look,
        marks: tuple[int, ...],
        before: Look | None = None,
        restyled: tuple[int, ...] = (),
    ) -> None:
        """Add one run of changed text."""
        self._end_piece()
        self._pieces.append(Piece(text, look, marks, before, restyled))

    def point(self) -> Point:
        """Return the place where the line ends so far."""
        self._end_piece()
        return Point(self.number, len(self._pieces))

    def finished(self) -> tuple[Piece, ...]:
        """Return all pieces."""
        self._end_piece()
        return tuple(self._pieces)

    def _end_piece(self) -> None:
        if self._words:
            self._pieces.append(Piece("".join(self._words), self._look))
            self._words = []


def words_of_blocks(blocks: Iterable[ReviewedBlock], marks: Sequence[Mark]) -> str:
    """Return the words of some blocks, a line a paragraph; without what `marks` say is removed, where they are given."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, ReviewedParagraph):
            shown = (
                piece.text
                for piece in block.pieces
                if not (marks and any(marks[number].removes for number in piece.marks))
            )
            lines.append("".join(shown))
        else:
            lines += ("\t".join(words_of_blocks(cell.blocks, marks) for cell in row.cells) for row in block.rows)
    return "\n".join(lines)
