"""Word out: what writing a large bid costs, against the least that any writer must do.

The floor serialises the very same XML with lxml and zips it. Both are measured in one run, so that the
ratio holds on any machine.
"""

import random
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidprep.domain.paper import Paper

HOUSE_STYLE = Path(__file__).resolve().parent.parent / "resources" / "house-style" / "house-style.docx"
ANSWERS = 200
ROUNDS = 7
AIM = 2.0
_LISTS_AND_TABLE = """- {}
- *{}* {}, [as our guide says](https://example.org/guide)
  - {}
  - {}

1. {}
2. {}
   1. {}
   2. {}

### {}

| {} | Target | {} |
| --- | --- | --- |
| {} | 95% | {} |
| {} | 90% | {} |
| {} | **85%** | {} |

"""


def measure() -> list[tuple[str, float, float | None]]:
    """Return (what, ratio to the floor, aim or None) for writing with and without the proof."""
    # Imported here, so that listing the benchmarks costs nothing.
    from bidprep.documents.paper import paper_xml, write_paper
    from bidprep.documents.proof import prove_paper
    from bidprep.documents.word.package import open_base, save_with_body

    paper = _large_paper()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.docx"

        def write_only() -> None:
            document, base = open_base(HOUSE_STYLE)
            save_with_body(document, base, paper_xml(paper, base), path)

        write_paper(paper, path, house_style=HOUSE_STYLE)
        floor = _floor_of(path, Path(folder) / "floor.zip")
        least, written, proved, whole = _medians(
            floor,
            write_only,
            lambda: prove_paper(paper, path),
            lambda: write_paper(paper, path, house_style=HOUSE_STYLE),
        )
    return [
        ("writing", written / least, AIM),
        ("proving", proved / least, None),
        ("writing, proving and putting in place", whole / least, 4.0),
    ]


def _large_paper() -> "Paper":
    """Return a paper of 200 answers of 1,000 words each, every one with lists and a table."""
    from bidprep.domain.markdown import read_markdown
    from bidprep.domain.paper import Paper, Part

    chance = random.Random(7)
    words = _words(chance)
    parts = tuple(
        Part(f"{number} {words(6)}", 1, read_markdown(_answer(chance, words)), anchor=f"bp_{number}")
        for number in range(1, ANSWERS + 1)
    )
    return Paper("A large bid", organisation="A charity", parts=parts)


def _words(chance: random.Random) -> Callable[[int], str]:
    """Return a source of made-up words as common and rare as real ones, so that they zip like real ones."""
    syllables = ["".join(pair) for pair in product("bcdfghlmnprstvw", "aeiou")]
    known = ["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 4)))) for _ in range(4_000)]
    weights = [1 / rank for rank in range(2, len(known) + 2)]
    return lambda number: " ".join(chance.choices(known, weights, k=number))


def _answer(chance: random.Random, words: Callable[[int], str]) -> str:
    """Return the Markdown of one answer: eight paragraphs, two lists and a table, 1,000 words."""
    paragraphs = [f"{words(55)} **{words(3)}** {words(56)}.\n\n" for _ in range(8)]
    holes = _LISTS_AND_TABLE.count("{}")
    lists = _LISTS_AND_TABLE.format(*(words(chance.randint(2, 9)) for _ in range(holes)))
    return f"## {words(5)}\n\n{''.join(paragraphs[:4])}{lists}{''.join(paragraphs[4:])}"


def _floor_of(path: Path, target: Path) -> Callable[[], None]:
    """Return the floor: every entry of the paper zipped again, its body serialised from a tree."""
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        entries = {entry.filename: package.read(entry) for entry in package.infolist()}
    body = etree.fromstring(entries["word/document.xml"])

    def floor() -> None:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in entries.items():
                package.writestr(name, etree.tostring(body) if name == "word/document.xml" else content)

    return floor


def _medians(*works: Callable[[], object]) -> list[float]:
    """Return the median CPU time of each work in seconds, the works taking turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            began = time.process_time()
            work()
            taken.append(time.process_time() - began)
    return [statistics.median(taken) for taken in times]
