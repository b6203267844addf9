#!/usr/bin/env python3
"""Make the spelling's dictionary from SCOWL's word lists: ``python packaging/make_dictionary.py [LISTS]``.

LISTS is the folder of the lists, as Debian's package ``scowl`` (2020.12.07-2) installs it. The same lists and the same
``sector.txt`` give the same bytes. What stands in the file is told in `bidprep.domain.dictionary`.
"""

import sys
import zlib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "resources" / "dictionary"
LISTS = Path("/usr/share/dict/scowl")
# SCOWL's sizes and how rare a word of that size is; above 70 come words that hide misspellings of others.
SIZES = {10: 1, 20: 2, 35: 3, 40: 4, 50: 5, 55: 6, 60: 6, 70: 7}
LISTED = ("english-words", "british-words", "english-contractions", "british-contractions")
CAPITALS = ("english-upper", "british-upper", "english-proper-names", "british-proper-names")
# Other spellings that British dictionaries also give, but only common ones, and none that is American or in -ize:
# a bid has one spelling, and the public sector's own style is -ise.
VARIANTS = "british_variant_1-words"
NOT_OURS = ("american-words", "british_z-words")
RAREST_VARIANT = 60
SECTOR_RANK = 3
RARE = 7
COMMON = 3
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main(arguments: list[str]) -> int:
    """Write the dictionary and say how many words it has."""
    words = ranked_words(Path(arguments[0]) if arguments else LISTS)
    lines = [word + str(rank).encode() for word, rank in sorted((word.encode(), rank) for word, rank in words.items())]
    packed = zlib.compress(b"\n" + b"\n".join(lines) + b"\n", 9)
    (FOLDER / "british.words").write_bytes(packed)
    print(f"{len(lines)} words in {len(packed)} bytes")
    return 0


def ranked_words(lists: Path) -> dict[str, int]:
    """Return each word with how rare it is, from 1 to 7; possessives are left out, for they are worked out."""
    ranked: dict[str, int] = {}
    for size, rank in sorted(SIZES.items()):
        for kind in LISTED + CAPITALS:
            for word in _read(lists, kind, size):
                ranked.setdefault(word, rank)
    american = {word for size in SIZES for kind in NOT_OURS for word in _read(lists, kind, size)}
    for size, rank in sorted(SIZES.items()):
        for word in _read(lists, VARIANTS, size) if size <= RAREST_VARIANT else ():
            if word not in american:
                ranked.setdefault(word, rank)
    for word in _hiding(ranked):
        del ranked[word]
    for word in _own("sector.txt"):
        ranked[word] = min(ranked.get(word, SECTOR_RANK), SECTOR_RANK)
    for word in _own("mistaken.txt"):
        ranked.pop(word, None)
    return ranked


def _hiding(ranked: dict[str, int]) -> list[str]:
    """Return the rare words that are one slip from a common one, and no plural: such as *waring*, *miliary*, *alow*."""
    common = {word for word, rank in ranked.items() if rank <= COMMON}
    return [
        word
        for word, rank in ranked.items()
        if rank == RARE
        and word.islower()
        and not (word.endswith("s") and ranked.get(word[:-1], RARE) < RARE)
        and not common.isdisjoint(_one_slip_from(word))
    ]


def _one_slip_from(word: str) -> set[str]:
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {left + right[1:] for left, right in halves if right}
        | {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
        | {left + letter + right[1:] for left, right in halves if right for letter in LETTERS}
        | {left + letter + right for left, right in halves for letter in LETTERS}
    )


def _read(lists: Path, kind: str, size: int) -> list[str]:
    file = lists / f"{kind}.{size}"
    if not file.exists():
        return []
    words = file.read_text(encoding="utf-8").split()
    return [word for word in words if not word.endswith("'s") and len(word) > 1] + [w for w in words if w in ("a", "I")]


def _own(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
