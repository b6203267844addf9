"""How far a slip is from the word that was meant: by the keyboard, by the ear, and by what people usually mix up."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_DOUBLE, _SWAP, _VOWEL, _NEAR, _APART = 0.45, 0.6, 0.6, 0.75, 1.0
_FIRST_LETTER = 0.5  # more, for the first letter is seldom wrong
# What sounds or looks alike: written, meant, and what that is worth. The American forms are next to nothing.
_HEARD = (
    ("f", "ph", 0.5), ("k", "ch", 0.8), ("k", "ck", 0.4), ("s", "c", 0.4), ("c", "s", 0.4), ("k", "c", 0.4), ("c", "k", 0.4),
    ("ie", "ei", 0.4), ("ei", "ie", 0.4), ("sh", "ti", 0.8), ("shun", "tion", 0.4), ("sion", "tion", 0.3),
    ("tion", "sion", 0.3), ("ent", "ant", 0.3), ("ant", "ent", 0.3), ("ence", "ance", 0.3), ("ance", "ence", 0.3),
    ("able", "ible", 0.3), ("ible", "able", 0.3), ("er", "or", 0.4), ("or", "er", 0.4), ("ar", "er", 0.4), ("er", "ar", 0.4),
    ("ary", "ery", 0.4), ("ery", "ary", 0.4), ("cede", "ceed", 0.3), ("ceed", "cede", 0.3), ("sede", "cede", 0.3),
    ("z", "s", 0.05), ("or", "our", 0.1), ("er", "re", 0.1), ("og", "ogue", 0.1), ("ense", "ence", 0.1), ("l", "ll", 0.2),
    ("e", "ae", 0.2), ("w", "wh", 0.4), ("wh", "w", 0.4), ("n", "kn", 0.5), ("r", "wr", 0.5), ("g", "gh", 0.5),
    ("x", "cc", 0.6), ("qu", "cqu", 0.2), ("ee", "ea", 0.4), ("ea", "ee", 0.4), ("ate", "iate", 0.4), ("in", "ian", 0.5),
    ("al", "le", 0.6), ("el", "le", 0.5), ("le", "el", 0.5), ("full", "ful", 0.1), ("m", "mm", 0.2), ("ll", "l", 0.2),
)  # fmt: skip


def _neighbours() -> frozenset[str]:
    places = {letter: (row, at + row * 0.5) for row, keys in enumerate(_ROWS) for at, letter in enumerate(keys)}
    return frozenset(
        a + b
        for a, (row_a, at_a) in places.items()
        for b, (row_b, at_b) in places.items()
        if a != b and abs(row_a - row_b) <= 1 and abs(at_a - at_b) <= 1
    )


_NEIGHBOURS = _neighbours()


def slip_cost(written: str, meant: str) -> float:
    """Return what it takes to get from one word to another: 1 for a letter that is quite another, less for likely slips."""
    if written == meant:
        return 0.0
    rows = [[0.0] * (len(meant) + 1) for _ in range(len(written) + 1)]
    for at in range(1, len(written) + 1):
        rows[at][0] = at + _FIRST_LETTER
    for at in range(1, len(meant) + 1):
        rows[0][at] = at + _FIRST_LETTER
    for i in range(1, len(written) + 1):
        for j in range(1, len(meant) + 1):
            rows[i][j] = _cheapest(rows, written, meant, i, j)
    return rows[-1][-1]


def _cheapest(rows: list[list[float]], written: str, meant: str, i: int, j: int) -> float:
    a, b = written[i - 1], meant[j - 1]
    if a == b:
        best = rows[i - 1][j - 1]
    else:
        both_vowels = a in _VOWELS and b in _VOWELS
        price = _VOWEL if both_vowels else _NEAR if a + b in _NEIGHBOURS else _APART
        best = rows[i - 1][j - 1] + price + (_FIRST_LETTER if i == j == 1 else 0)
    left_out = _DOUBLE if j > 1 and meant[j - 2] == b else _VOWEL + 0.15 if b in _VOWELS else _APART
    too_many = _DOUBLE if i > 1 and written[i - 2] == a else _VOWEL + 0.15 if a in _VOWELS else _APART
    best = min(best, rows[i][j - 1] + left_out, rows[i - 1][j] + too_many)
    if i > 1 and j > 1 and a == meant[j - 2] and written[i - 2] == b and a != b:
        best = min(best, rows[i - 2][j - 2] + _SWAP)
    for heard, spelt, price in _HEARD_BY_ENDS.get(a + b, ()):
        if written.endswith(heard, 0, i) and meant.endswith(spelt, 0, j):
            best = min(best, rows[i - len(heard)][j - len(spelt)] + price)
    return best


_HEARD_BY_ENDS: dict[str, list[tuple[str, str, float]]] = {}
for _heard in _HEARD:
    _HEARD_BY_ENDS.setdefault(_heard[0][-1] + _heard[1][-1], []).append(_heard)
