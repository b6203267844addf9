"""Forms that the reader was not written from, and how far what it reads agrees with what they ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bidprep.documents.forms.reading import read_form
from bidprep.domain.form_proposals import ProposedQuestion
from tests.documents.unseen import (
    councils,
    funders,
    health,
    justice,
    landlords,
    more_layouts,
    more_tables,
    nothing,
    third_sheets,
    third_words,
    wales,
    workbooks,
)
from tests.documents.unseen.making import Ask, UnseenForm

ALIKE = 0.6

UNSEEN: tuple[UnseenForm, ...] = (
    *councils.FORMS,
    *wales.FORMS,
    *health.FORMS,
    *justice.FORMS,
    *funders.FORMS,
    *landlords.FORMS,
    *workbooks.FORMS,
    *nothing.FORMS,
    *more_tables.FORMS,
    *more_layouts.FORMS,
    *third_words.FORMS,
    *third_sheets.FORMS,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was read from a form beside what it asks. `found` pairs a question with what was read of it."""

    found: tuple[tuple[Ask, ProposedQuestion], ...]
    missing: tuple[Ask, ...]
    extra: tuple[ProposedQuestion, ...]

    def wrong(self) -> list[str]:
        """What was read wrongly of the questions found: numbers, limits, weightings, kinds."""
        return [
            f"{ask.number or ask.text[:30]}: {what} {said!r}, not {asked!r}"
            for ask, read in self.found
            for what, asked, said in (
                ("number", ask.number.rstrip("."), _numbered_like(ask, read)),
                ("limit", ask.limit, f"{read.limit.value} {read.limit.unit.value}" if read.limit else ""),
                ("weighting", ask.weight, f"{read.weighting.normalize():f}" if read.weighting is not None else ""),
                ("kind", ask.kind, read.kind.value if ask.kind else ""),
            )
            if asked != said
        ]


def _numbered_like(ask: Ask, read: ProposedQuestion) -> str:
    """Return the number that was read; with that of its parent, where the buyer writes the two apart."""
    number, whole = read.number.rstrip("."), f"{read.parent}{read.number}"
    return whole if whole == ask.number else number


def words(text: str) -> set[str]:
    """The words of a text, without case."""
    return set(re.findall(r"\w+", text.lower()))


def likeness(ask: Ask, read: ProposedQuestion) -> float:
    """How alike two questions are, from 0 to 1: words in common beside all words.

    Under the same number it is enough that the question's words are there: notes may stand with them.
    """
    asked, said = words(ask.text), words(read.text)
    common = len(asked & said)
    alike = 2 * common / max(1, len(asked) + len(said))
    if ask.number and ask.number.rstrip(".") == read.number.rstrip("."):
        return max(alike, 0.9 * common / max(1, len(asked))) + 0.05
    return alike


def agreement(form: UnseenForm, folder: Path) -> Agreement:
    """Read a form and pair what was read with what it asks, the most alike first, each once."""
    path = form.make(folder / f"{form.name}.{'xlsx' if 'workbook' in form.name else 'docx'}")
    return paired(form.asks, read_form(path).questions, form.maybe)


def paired(asks: Sequence[Ask], read: Sequence[ProposedQuestion], maybe: Sequence[str] = ()) -> Agreement:
    """Pair the questions asked with those read."""
    likely = sorted(
        ((likeness(ask, each), -a, -r) for a, ask in enumerate(asks) for r, each in enumerate(read)), reverse=True
    )
    pairs: dict[int, int] = {}
    for score, a, r in likely:
        if score >= ALIKE and -a not in pairs and -r not in pairs.values():
            pairs[-a] = -r
    return Agreement(
        tuple((ask, read[pairs[a]]) for a, ask in enumerate(asks) if a in pairs),
        tuple(ask for a, ask in enumerate(asks) if a not in pairs),
        tuple(
            each
            for r, each in enumerate(read)
            if r not in pairs.values() and not any(each.text.startswith(label) for label in maybe)
        ),
    )
