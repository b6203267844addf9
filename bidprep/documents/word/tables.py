"""Tables: as wide as the text, the header row repeated on each page, no row torn in two."""

import re
from itertools import count

from bidprep.documents.word.base import Base
from bidprep.documents.word.characters import escaped
from bidprep.documents.word.inlines import inlines_direction_xml, inlines_xml
from bidprep.domain.text import Inline, Table, plain_inlines

_CHARACTER = 130  # the width of a letter at 10 points in a wide font, in twips: the reader may lack ours
_PADDING = 260  # the margins at both sides of a cell, in twips
_BOLD = 1  # characters that the bold words of a heading take up more
_FEW = 4  # characters: no column is narrower
_LONG_WORD = 30  # characters: longer ones, such as web addresses, may be broken
_LONGEST_DESCRIPTION = 200


def table_xml(table: Table, base: Base) -> str:
    """Return ``w:tbl`` and the small empty paragraph that parts it from what follows.

    The paragraph is needed: Word joins neighbouring tables, and a table must not be the last thing in
    a body (ECMA-376 §17.2.2) or a cell (§17.4.65).
    """
    widths = column_widths(table, base.text_width)
    style = base.styles["Bid Table"]
    indent = f'<w:tblInd w:w="{base.table_indent}" w:type="dxa"/>' if base.table_indent else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row_xml(row, widths, base, header=not index) for index, row in enumerate(table.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{indent}<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>{_description_xml(table)}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        f"<w:p><w:pPr>{base.paragraph_style('Table Space')}</w:pPr></w:p>"
    )


def column_widths(table: Table, width: int) -> list[int]:
    """Return the width of each column in twips, together exactly `width`.

    The columns are such that the fullest cell takes as few lines as may be, and what is then left over goes to those
    that wrap, first to those that lack least. None is narrower than its longest word as far as the page allows.
    """
    columns = list(zip(*([plain_inlines(cell) for cell in row] for row in table.rows), strict=True))
    longest = [max(len(column[0]) + _BOLD, *map(len, column)) for column in columns]
    least = [_wide(max(_longest_word(column[0]) + _BOLD, *map(_longest_word, column), _FEW)) for column in columns]
    if sum(least) >= width:
        return _adding_up([width * low // sum(least) for low in least], width)
    shares = next(
        shares
        for lines in count(1)
        if sum(shares := [max(low, _wide(-(-long // lines))) for low, long in zip(least, longest, strict=True)])
        <= width
    )
    lacking = [max(_wide(long) - share, 0) for long, share in zip(longest, shares, strict=True)]
    for at in sorted(range(len(shares)), key=lambda at: lacking[at]):
        shares[at] += min(lacking[at], width - sum(shares))
    spare = width - sum(shares)
    return _adding_up([share + spare * share // sum(shares) for share in shares], width)


def _adding_up(shares: list[int], width: int) -> list[int]:
    return [*shares[:-1], width - sum(shares[:-1])]


def _wide(characters: int) -> int:
    return characters * _CHARACTER + _PADDING


def _longest_word(cell: str) -> int:
    return min(_LONG_WORD, max(map(len, re.split(r"[ \t\n-]", cell))))


def _row_xml(row: tuple[tuple[Inline, ...], ...], widths: list[int], base: Base, *, header: bool) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    style = base.paragraph_style("Normal in a table")
    cells = "".join(_cell_xml(cell, width, base, style, header=header) for cell, width in zip(row, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell_xml(cell: tuple[Inline, ...], width: int, base: Base, style: str, *, header: bool) -> str:
    # Kept with the next row, so that a header never stands alone at the foot of a page.
    properties = style + ("<w:keepNext/>" if header else "") + inlines_direction_xml(cell)
    runs = inlines_xml(cell, base.links, base.styles["Hyperlink"], bold=header)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p></w:tc>"
    )


def _description_xml(table: Table) -> str:
    """Return the table's alternative text: its columns (``w:tblDescription``, ISO 29500-1 §17.4.46)."""
    heads = ", ".join(words for cell in table.rows[0] if (words := " ".join(plain_inlines(cell).split())))
    described = escaped(f"Table with the columns: {heads}"[:_LONGEST_DESCRIPTION]) if heads else "Table"
    return f'<w:tblDescription w:val="{described}"/>'
