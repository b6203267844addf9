"""Papers for the tests: one that has everything, and small ones."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from bidprep.domain.markdown import read_markdown
from bidprep.domain.paper import Paper, Part, Picture
from tests.documents.letterheads import jpeg, png

HOUSE_STYLE = Path(__file__).resolve().parents[2] / "resources" / "house-style" / "house-style.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

ANSWER = read_markdown("""We support **everyone** who is *referred*; see [our report](https://example.org/r?a=1&b=2).

## How we deliver

- First contact within two days
- Assessment
  - strengths first
  - risk shared
- A named keyworker

### Staffing

1. Mobilise
2. Vet and induct
   1. Enhanced checks
   2. Shadowing
3. Open the doors

Then, after award:

1. Meet the team
2. Agree routes

| Measure | Target |
| --- | --- |
| Contact within 5 working days | **95%** |
| Plan agreed | 90% \\| more |

Our charity number is {{charity number}}.\\
Tom & Jerry's "2 < 3" on a second line.

שלום עולם, and English
""")
QUESTION = read_markdown("""Describe **how** you will deliver:

- engagement
  - at the start
1. staffing

| Criterion | Marks |
| --- | --- |
| Fit | 5 |
""")
TABLE_LAST = read_markdown("Figures:\n\n| Year | People |\n| --- | --- |\n| 2024 | 412 |\n")

RICH = Paper(
    "Personal Wellbeing: North East",
    "Call-off competition, Lot 7",
    "Stepping Stones & Friends",
    (("Buyer", "Ministry of Justice"), ("Contact", "Amina Clarke\namina@example.org")),
    (
        Part("1 About us", 1, read_markdown("We are a charity.")),
        Part("1.1 Who we are", 2, ANSWER, QUESTION, (("Limit", "500 words"), ("Weighting", "15%")), "bp_a1"),
        Part("1.1.1 In figures", 3, TABLE_LAST, anchor="bp_a2"),
        Part("2 Delivery", 1),
        Part("2.1 Engagement", 2, ANSWER, anchor="bp_a3"),
        Part("Appendix A", 1, TABLE_LAST, starts_page=True),
    ),
    draft=True,
)

ILLUSTRATED = replace(
    RICH,
    parts=(
        *RICH.parts,
        Part(
            "In pictures",
            1,
            read_markdown("What it looks like."),
            pictures=(Picture(png(900, 400), "The hub’s front door", "door.png"), Picture(jpeg(), "", "A garden.jpg")),
        ),
        Part("After the pictures", 2, read_markdown("More words.")),
    ),
)


def small(body: str = "Our answer.", **changes: Any) -> Paper:
    """Return a paper of one part with this Markdown as its body."""
    part = Part("2.1 Engagement", body=read_markdown(body), anchor="bp_1")
    return Paper(**{"title": "A bid", "organisation": "A charity", "parts": (part,), **changes})


def document_of(path: Path, entry: str = "word/document.xml") -> Any:
    """Return the root of one part of a Word file; Any, for a test knows what it looks up to be there."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(entry))


def rewrite(path: Path, changes: dict[str, bytes]) -> None:
    """Put other bytes into some entries of a zip file and leave the rest as it is."""
    with zipfile.ZipFile(path) as package:
        entries = {entry.filename: package.read(entry) for entry in package.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (entries | changes).items():
            package.writestr(name, content)


def change_body(path: Path, old: str, new: str) -> None:
    """Replace every occurrence of some XML in the body; it must occur."""
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode()
    assert old in body
    rewrite(path, {"word/document.xml": body.replace(old, new).encode()})
