"""How long is short and how many are most: what the reading of forms goes by, found by trying on real ones."""

# Letters of words that are no more than …
NUMBER = 24
HEAD = 40
LABEL = 110
TITLE = 120
BAND = 160
PROMPT = 170
CUE = 300
QUESTION = 400

MOST_LOOKED_AT = 4_000
"""Letters of one text in which something is looked for."""

# Shares of the cells in a column.
SOME = 0.3
HALF = 0.5
MOST = 0.6

SURE = 0.7
"""How sure a question without a place must be to count by itself."""

ROOM_ONLY = 0.55
"""How sure a question is whose only place is empty lines below it."""

PAIR = 2
_MOST_DIGITS = 9


def whole(written: str, otherwise: int = 0) -> int:
    """Return a whole number as a file writes it, `otherwise` where it is none or absurdly long."""
    good = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return int(written) if good else otherwise
