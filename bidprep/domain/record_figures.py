"""The organisation's record in figures: its facts that are one figure, its founding, its numbers and its accounts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bidprep.domain.field_names import field_key
from bidprep.domain.organisation import Fact, known_fact, organisation_name
from bidprep.domain.stated_figures import Figure, StatedFigure, content_of, read_value
from bidprep.domain.stated_particulars import StatedParticular

KNOWN_COUNTS = frozenset(("staff", "volunteers", "trustees"))
"""The keys of the facts that say how many we have of something."""
_SAID_BESIDE = content_of("people last year")
"""What a sentence may say beside the words of a fact: a fact is taken as of the year that was last."""
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Kept:
    """A fact whose value is one figure."""

    name: str
    figure: Figure
    words: frozenset[str]


class RecordFigures:
    """What the organisation's record says in figures: `values` are the merge fields that it fills, by `field_key`."""

    def __init__(self, facts: Iterable[Fact], values: Mapping[str, str]) -> None:
        self._values = values
        stated = tuple(facts)
        name = organisation_name(stated)
        names = (name, self._values.get("legal name", ""), self._values.get("trading name", ""))
        self._names = {name.lower() for name in names if name}
        said = "|".join(map(re.escape, sorted(self._names)))
        self._we_are = re.compile(rf"(?:{said}) (?:now )?(?:has|have|employs|employ) $" if said else r"(?!)")
        self._counts: dict[str, _Kept] = {}
        self._others: list[_Kept] = []
        for fact in stated:
            read = read_value(fact.value)
            if read is None or not fact.name.strip():
                continue
            kept = _Kept(fact.name, read, content_of(fact.name))
            key = field_key(fact.name)
            if key in KNOWN_COUNTS:
                self._counts[key] = kept
            elif known_fact(fact.name) is None and len(kept.words) >= _LEAST_WORDS:
                self._others.append(kept)

    def tied(self, figure: StatedFigure) -> Iterator[_Kept]:
        """Yield the facts that a figure speaks of."""
        key = self._counted_by(figure)
        if key in self._counts:
            yield self._counts[key]
        if figure.is_alone and not figure.changes and not figure.points_back:
            for kept in self._others:
                is_same = kept.figure.unit == figure.figure.unit and kept.words <= figure.words
                if is_same and figure.words <= kept.words | _SAID_BESIDE:
                    yield kept

    def otherwise(self, figure: StatedFigure) -> Iterator[tuple[str, str]]:
        """Yield name and value of the facts that have a figure otherwise."""
        for kept in self.tied(figure):
            if not figure.figure.agrees_with(kept.figure):
                yield kept.name, kept.figure.quote

    def particular_otherwise(self, particular: StatedParticular) -> Iterator[tuple[str, str]]:
        """Yield name and value of what the record has otherwise than a particular says."""
        value = self._values.get(particular.field, "")
        if not self._is_us(particular.who):
            return
        if particular.figure is None:
            if value and value.replace(" ", "").casefold() != particular.said:
                yield _sentence_case(particular.field), value
            return
        if particular.year:
            value = self._values.get(f"{particular.field} {particular.year}", "")
        kept = read_value(value)
        if kept is None or particular.figure.agrees_with(kept):
            return
        if not particular.year and any(map(particular.figure.agrees_with, self._years(particular.field))):
            return  # it is another year's, and the sentence need not say so
        yield " ".join(filter(None, (_sentence_case(particular.field), particular.year))), value

    def _is_us(self, who: str) -> bool:
        """Whether a subject is ourselves: “we”, “our”, or one of our names at its end."""
        return who in ("we", "our") or who.endswith((" we", *self._names))

    def _years(self, field: str) -> Iterator[Figure]:
        for name, value in self._values.items():
            if name.startswith(field) and (read := read_value(value)):
                yield read

    def _counted_by(self, figure: StatedFigure) -> str:
        """Return the key of the known fact that says how many we have of what a figure counts; "" for none."""
        if not figure.counted:
            return ""
        ours = figure.is_ours or (self._we_are.search(figure.before) is not None and figure.is_alone)
        if not ours:
            return ""
        (noun, *_) = figure.counted
        if noun == "people" and _employs(figure.before):
            return "staff"
        return noun if noun in KNOWN_COUNTS else ""


def _employs(before: str) -> bool:
    return re.search(r"\bemploys? (?:only )?$", before) is not None


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
