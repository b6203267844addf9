"""What an answer says in figures, all of it together, and how that is noted."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bidprep.domain.noted import Noted, words_read
from bidprep.domain.stated_figures import (
    Figure,
    StatedFigure,
    ToldFigures,
    read_figures,
    read_sentences,
    read_told_figures,
)
from bidprep.domain.stated_particulars import StatedParticular, read_particulars


@dataclass(frozen=True, slots=True)
class SaidFigures:
    """What an answer states in figures, and its sentences with all their figures."""

    figures: tuple[StatedFigure, ...] = ()
    particulars: tuple[StatedParticular, ...] = ()
    told: tuple[ToldFigures, ...] = ()


_NOTHING = SaidFigures()


def _read(words: str) -> SaidFigures:
    sentences = read_sentences(words)
    particulars = read_particulars(words)
    if not sentences and not particulars:
        return _NOTHING
    return SaidFigures(read_figures(sentences), particulars, read_told_figures(sentences))


def _note(said: SaidFigures) -> list[Any]:
    return [
        [
            [
                *(
                    _note_figure(stated.figure),
                    list(stated.counted),
                    sorted(stated.words),
                    stated.before,
                    stated.heading,
                ),
                *map(int, (stated.is_ours, stated.is_alone, stated.changes, stated.points_back)),
            ]
            for stated in said.figures
        ],
        [
            [each.who, each.field, each.quote, each.said, each.figure and _note_figure(each.figure), each.year]
            for each in said.particulars
        ],
        [[sorted(told.words), [_note_figure(figure) for figure in told.figures]] for told in said.told],
    ]


def _read_note(note: Any) -> SaidFigures:
    figures, particulars, told = note
    if not figures and not particulars and not told:
        return _NOTHING
    return SaidFigures(
        tuple(
            StatedFigure(
                *(_read_figure(figure), words_read(counted), bool(is_ours), bool(is_alone), bool(changes), bool(back)),
                *(frozenset(words_read(words)), before, heading),
            )
            for figure, counted, words, before, heading, is_ours, is_alone, changes, back in figures
        ),
        tuple(
            StatedParticular(who, field, quote, said, figure and _read_figure(figure), year)
            for who, field, quote, said, figure, year in particulars
        ),
        tuple(ToldFigures(frozenset(words_read(words)), tuple(map(_read_figure, some))) for words, some in told),
    )


def _note_figure(figure: Figure) -> list[str]:
    return [figure.quote, str(figure.value), figure.unit, str(figure.step)]


def _read_figure(note: Any) -> Figure:
    quote, value, unit, step = words_read(note)
    return Figure(quote, Decimal(value), unit, Decimal(step))


SAID = Noted("said", _read, _note, _read_note)
"""What is noted of plain words: what they state in figures."""
