"""Tables of words, as papers hold them."""

import re
from collections.abc import Iterable

from bidprep.domain.text import Inline, Run, Table, Text, inlines_of, text_of


def table_text(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Text:
    """Return a table of these rows; a column in which no row has a word is left out."""
    told = [tuple(re.sub(r"[ \t\r\n]+", " ", words).strip() for words in row) for row in rows]
    kept = [at for at in range(len(headings)) if any(row[at] for row in told)]
    cells: list[tuple[tuple[Inline, ...], ...]] = [tuple((Run(headings[at]),) for at in kept)]
    cells.extend(tuple(inlines_of(row[at]) for at in kept) for row in told)
    return text_of([Table(tuple(cells))])
