"""Make the returned files whose names begin with “redlines”, by comparing the copy with one that was edited.

It is run by a Python that has `python-redlines` with its docxodus engine, and the tests' own way of writing the copy::

    python -m tests.documents.returned.make_redlines FOLDER
"""

import sys
import tempfile
from pathlib import Path

from python_redlines import DocxodusEngine

from bidprep.documents.paper import write_paper
from bidprep.domain.markdown import read_markdown
from bidprep.domain.paper import Paper, Part
from tests.documents.returned.edits import EDITS, edited
from tests.documents.returned.sent import HEADINGS, write_sent
from tests.documents.samples import HOUSE_STYLE


def _write(texts: dict[str, str], path: Path) -> None:
    parts = tuple(Part(HEADINGS[anchor], 2, read_markdown(texts[anchor]), anchor=anchor) for anchor in texts)
    paper = Paper("A night shelter", parts=(Part("1 About us", 1), *parts), cover=False)
    write_paper(paper, path, house_style=HOUSE_STYLE)


def main(target: Path) -> None:
    """Make all files."""
    with tempfile.TemporaryDirectory() as folder:
        sent, other = Path(folder) / "sent.docx", Path(folder) / "edited.docx"
        write_sent(sent)
        for name, edits in EDITS.items():
            _write(edited(edits), other)
            content, _, _ = DocxodusEngine().run_redline("Ann Trustee", sent, other)
            (target / f"redlines-{name}.docx").write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
