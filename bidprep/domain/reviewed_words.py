"""The plain words of a returned file, every change accepted or every change rejected."""

from collections.abc import Iterable

from bidprep.domain.reviewed_texts import ReviewedBlock, ReviewedDocument, ReviewedTable


def document_words(document: ReviewedDocument, *, accepted: bool) -> str:
    """Return the words of the whole file: body, its text boxes, headers, footers and notes.

    A paragraph ends in one newline; a cell's last paragraph ends in a tab instead, and a row in a newline.
    """
    hidden = _hidden(document, accepted=accepted)
    return "".join(_words(story.blocks, hidden) for story in document.stories)


def block_words(document: ReviewedDocument, blocks: Iterable[ReviewedBlock], *, accepted: bool) -> str:
    """Return the words of some blocks of a file, in the same way."""
    return _words(blocks, _hidden(document, accepted=accepted))


def _hidden(document: ReviewedDocument, *, accepted: bool) -> frozenset[int]:
    """Return the numbers of the marks whose content is not there."""
    return frozenset(number for number, mark in enumerate(document.marks) if (mark.removes if accepted else mark.adds))


def _words(blocks: Iterable[ReviewedBlock], hidden: frozenset[int]) -> str:
    lines: list[str] = []
    joined = ""
    is_joined = False
    for block in blocks:
        if isinstance(block, ReviewedTable):
            if joined:
                lines.append(f"{joined}\n")
            joined, is_joined = "", False
            lines.append(_table_words(block, hidden))
            continue
        joined += "".join(piece.text for piece in block.pieces if hidden.isdisjoint(piece.marks))
        is_joined = not hidden.isdisjoint(block.mark_marks)
        if not is_joined:
            lines.append(f"{joined}\n")
            joined = ""
    if is_joined and joined:
        lines.append(f"{joined}\n")
    return "".join(lines)


def _table_words(table: ReviewedTable, hidden: frozenset[int]) -> str:
    rows: list[str] = []
    for row in table.rows:
        if hidden.isdisjoint(row.marks):
            cells = (_words(cell.blocks, hidden) for cell in row.cells if hidden.isdisjoint(cell.marks))
            rows.append("".join(f"{cell.removesuffix(chr(10))}\t" for cell in cells) + "\n")
    return "".join(rows)
