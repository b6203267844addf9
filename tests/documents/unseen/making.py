"""What the unseen forms are made of: what a form asks, and the pieces around the questions that buyers' forms share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.documents.form_files import p, run, tbl, tc, tr

WORD_NAMES = 'xmlns:v="urn:schemas-microsoft-com:vml"'


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that a form asks. `limit` is as ``750 words``, `weight` as ``12.5``, `kind` a kind's value or "" for any."""

    number: str
    text: str
    limit: str = ""
    weight: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class UnseenForm:
    """A form: how to make it, what it asks, and the words that may be taken for a question or not (labels, signatures)."""

    name: str
    make: Callable[[Path], Path]
    asks: tuple[Ask, ...] = ()
    maybe: tuple[str, ...] = ()


DETAILS = (
    "Name of organisation",
    "Registered address",
    "Company or charity number",
    "Contact name",
    "Telephone number",
    "Email address",
)
SIGNATURE = ("Signed", "Name", "Position", "Date", "For and on behalf of")


def details(labels: Sequence[str] = DETAILS) -> str:
    """A table of labels with room beside each."""
    return tbl(*((label, "") for label in labels))


def signature(words: str, labels: Sequence[str] = SIGNATURE) -> str:
    """A declaration to sign."""
    return p("Declaration", style="Heading1") + p(words) + tbl(*((f"{label}:", "") for label in labels))


def contents(*entries: str) -> str:
    """A table of contents as Word leaves it: title, tab, page."""
    return p("Contents", style="Heading1") + "".join(p(f"{entry}\t{page + 2}") for page, entry in enumerate(entries))


def scores(*rows: tuple[str, str]) -> str:
    """A table of scores and what they mean."""
    usual = (
        ("5", "Excellent: the response exceeds the requirement and gives full confidence."),
        ("4", "Good: the response meets the requirement with minor reservations only."),
        ("3", "Satisfactory: the response meets the requirement in most respects."),
        ("2", "Weak: some of the requirement is addressed, with gaps."),
        ("1", "Poor: little of the requirement is addressed."),
        ("0", "Unacceptable: no response, or a response that does not address the question."),
    )
    return tbl(("Score", "Description"), *(rows or usual))


def glossary(*rows: tuple[str, str]) -> str:
    """A table of terms."""
    return p("Definitions", style="Heading1") + tbl(("Term", "Meaning"), *rows)


def room(lines: int = 3) -> str:
    """Empty paragraphs to write on."""
    return p() * lines


def box(inside: str = "") -> str:
    """A table of one cell to write in."""
    return tbl(tr(tc(inside)))


def text_box(*words: str) -> str:
    """A paragraph that holds a text box."""
    inside = "".join(p(each) for each in words) or p()
    return (
        f"<w:p><w:r><w:pict {WORD_NAMES}><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def bullets(*words: str) -> str:
    """A list of bullets."""
    return "".join(p(each, numbered=(2, 0)) for each in words)


def header_row(*cells: str) -> str:
    """A table's head, repeated on each page."""
    return tr(*(tc(p(run(cell, bold=True))) for cell in cells), own="<w:tblHeader/>")


def row_of(
    columns: str, number: int, *values: str | float | tuple[float, int] | None
) -> dict[str, str | float | tuple[float, int] | None]:
    """A sheet's row: `columns` are the letters of the columns, in the order of the values; "" leaves a cell out."""
    return {f"{letter}{number}": value for letter, value in zip(columns, values, strict=True) if value != ""}
