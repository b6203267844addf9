"""Figures that differ: from the organisation's record, from a case study of the bid, or from one answer to another.

Better silent than wrong: a figure is held against the record only where the sentence says what the record says and no
more, so that other years, places and services are left alone.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from bidprep.domain.answer_checks import called
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.record_figures import KNOWN_COUNTS, RecordFigures
from bidprep.domain.said_figures import SAID
from bidprep.domain.stated_figures import (
    Figure,
    StatedFigure,
    ToldFigures,
    read_sentences,
    read_told_figures,
)
from bidprep.domain.whole_bid import WholeBid

_LEAST_SHARED, _LEAST_OF_LONGER, _LEAST_WORDS = 0.75, 0.6, 4
_LEAST_SAID = 2

_Where = tuple[Question, Answer]
_Told = tuple[str, str, ToldFigures]


def find_other_figures(whole: WholeBid) -> Iterator[Finding]:
    """Find figures in the answers that the organisation's record, or a case study that the bid uses, has otherwise."""
    record = RecordFigures(whole.organisation.facts, whole.fields)
    told = _told_in_case_studies(whole)
    for question, answer in whole.counting_answers:
        said = whole.worked_out(answer, SAID)
        for figure in said.figures:
            for name, value in record.otherwise(figure):
                yield _differs(whole, (question, answer), figure.figure.quote, f"your record has {value} as {name}")
        for particular in said.particulars:
            for name, value in record.particular_otherwise(particular):
                yield _differs(whole, (question, answer), particular.quote, f"your record has {value} as {name}")
        for title, line, quote in _told_otherwise(said.told, told):
            yield _differs(whole, (question, answer), quote, f"the case study “{title}” has “{line}”")


def find_contradictory_figures(whole: WholeBid) -> Iterator[Finding]:
    """Find figures that two answers to be handed in together state differently."""
    varied = {(answer.question_id, answer.lot_id) for answer in whole.answers}
    for places in _said_of_the_same(whole):
        reported: set[tuple[str, Decimal, Decimal]] = set()
        for at, (where, figure) in enumerate(places):
            others = (
                (other, there)
                for other, there in places[:at]
                if not figure.agrees_with(there)
                and (where[0].id, figure.value, there.value) not in reported
                and _go_together(where[1], other[1], varied)
            )
            for other, there in islice(others, 1):
                reported.add((where[0].id, figure.value, there.value))
                yield Finding(
                    "figures-disagree",
                    Severity.WARNING,
                    f"The answer to {called(whole, *where)} says “{figure.quote}”, and that to {called(whole, *other)}"
                    f" says “{there.quote}”.",
                    "Say the same in both, or say what makes them differ.",
                    Place(where[0].id, where[1].lot_id, figure.quote),
                )


def _said_of_the_same(whole: WholeBid) -> Iterator[list[tuple[_Where, Figure]]]:
    """Yield the figures that speak of the same and are not all the same, with where they stand.

    What a fact says is held against the record alone.
    """
    record = RecordFigures(whole.organisation.facts, whole.fields)
    names = _names_of_parts(whole)
    said: dict[tuple[object, ...], list[tuple[_Where, Figure]]] = {}
    for question, answer in whole.counting_answers:
        for figure in whole.worked_out(answer, SAID).figures:
            key = _key(figure)
            is_of_a_part = figure.heading and any(name in figure.heading.casefold() for name in names)
            if key is not None and not is_of_a_part and not any(True for _ in record.tied(figure)):
                said.setdefault(key, []).append(((question, answer), figure.figure))
    yield from (places for places in said.values() if len({figure.value for _, figure in places}) > 1)


def _names_of_parts(whole: WholeBid) -> frozenset[str]:
    """Return the names of places, services and partners: what stands under such a heading is about that part alone."""
    names = [name for lot in whole.lots for name in (lot.title, lot.reference, lot.region, lot.area, lot.category)]
    names += [partner.partner.name for partner in whole.partners]
    names += [used.study.title for used in whole.case_studies]
    return frozenset(name.strip().casefold() for name in names if name.strip())


def _differs(whole: WholeBid, where: _Where, quote: str, otherwise: str) -> Finding:
    return Finding(
        "figure-differs",
        Severity.WARNING,
        f"The answer to {called(whole, *where)} says “{quote}”, but {otherwise}.",
        "Correct the one that is wrong; a merge field in the answer would follow the record.",
        Place(where[0].id, where[1].lot_id, quote),
    )


def _key(figure: StatedFigure) -> tuple[object, ...] | None:
    """Return what two figures must have in common to speak of the same; None where that cannot be told."""
    if figure.is_ours and figure.counted and (figure.before.endswith("our ") or figure.counted[0] in KNOWN_COUNTS):
        return ("ours", figure.counted)
    if figure.is_alone and not figure.points_back and len(figure.words) >= _LEAST_SAID:
        return ("said", figure.figure.unit, figure.words)
    return None


def _go_together(one: Answer, other: Answer, varied: set[tuple[str, str | None]]) -> bool:
    """Whether two answers are handed in together for some lot; what one answer says to itself is its own affair."""
    if one.question_id == other.question_id:
        return False
    if one.lot_id == other.lot_id:
        return True
    if one.lot_id and other.lot_id:
        return False
    shared, for_lot = (one, other) if one.lot_id is None else (other, one)
    return (shared.question_id, for_lot.lot_id) not in varied


def _told_in_case_studies(whole: WholeBid) -> list[_Told]:
    """Return each line with figures of the bid's case studies, with the study's title."""
    return [
        (used.study.title or "Untitled", line.figure.strip().rstrip("."), told)
        for used in whole.case_studies
        for line in used.figures
        for told in read_told_figures(read_sentences(f"{' '.join(line.figure.split()).rstrip('.')}."))
    ]


def _told_otherwise(said: tuple[ToldFigures, ...], told: list[_Told]) -> Iterator[tuple[str, str, str]]:
    """Yield title and line of a case study, and the figure that a sentence saying the same has otherwise."""
    for sentence in said:
        for title, line, there in told:
            if not _say_the_same(sentence, there):
                continue
            new = [figure for figure in sentence.figures if not any(map(figure.agrees_with, there.figures))]
            missed = {figure.unit for figure in there.figures if not any(map(figure.agrees_with, sentence.figures))}
            others = [figure.quote for figure in new if figure.unit in missed]
            if others and (len(new) < len(sentence.figures) or sentence.words == there.words):
                yield title, line, others[0]
                break


def _say_the_same(one: ToldFigures, other: ToldFigures) -> bool:
    shared = len(one.words & other.words)
    fewer, more = sorted((len(one.words), len(other.words)))
    return shared >= max(_LEAST_WORDS, _LEAST_SHARED * fewer, _LEAST_OF_LONGER * more)
