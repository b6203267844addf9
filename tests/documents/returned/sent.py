"""Write the review copy that the returned files here began with: ``python -m tests.documents.returned.sent FILE.docx``."""

import sys
from pathlib import Path

from bidprep.documents.paper import write_paper
from bidprep.domain.markdown import read_markdown
from bidprep.domain.paper import Paper, Part
from bidprep.domain.text import Text
from tests.documents.samples import HOUSE_STYLE

TEXTS: dict[str, str] = {
    "bp_staff": """Our team of four runs the night shelter in Netherfell.

Each of them has lived here for years. They know the town, and it knows them.

- A worker on each shift
- A *trained* volunteer at the door
  - with a radio

Two more are on call. [Our guide](https://example.org/guide) says how.
""",
    "bp_plan": """## How we work

We meet people where they are.

1. First we listen
2. Then we plan together
   1. with the family
3. Then we act

| When | Who | What |
| --- | --- | --- |
| Week 1 | Ann | First visit |
| Week 2 | Ben | **Plan** agreed |
| Week 3 | All | Review |

Every plan is reviewed after six weeks.
""",
    "bp_words": """Ünïcode is welcome: שלום עולם, 👩🏽‍🚀 and naïve café.

Nothing else is to be said here.
""",
}


HEADINGS = {"bp_staff": "1.1 Who works there?", "bp_plan": "1.2 How do you work?", "bp_words": "1.3 Anything else?"}


def text_as_sent(anchor: str) -> Text:
    """Return the text of one answer of the copy."""
    return read_markdown(TEXTS[anchor])


def write_sent(path: Path) -> None:
    """Write the copy."""
    parts = tuple(Part(HEADINGS[anchor], 2, text_as_sent(anchor), anchor=anchor) for anchor in TEXTS)
    paper = Paper("A night shelter", parts=(Part("1 About us", 1), *parts), cover=False)
    write_paper(paper, path, house_style=HOUSE_STYLE)


if __name__ == "__main__":
    write_sent(Path(sys.argv[1]))
