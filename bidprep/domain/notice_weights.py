"""Weights of award criteria as notices write them: per cent, fractions, points, or a text; and criteria said in words.

Source: the award-criteria extension of the Open Contracting Data Standard, and the texts of real notices.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bidprep.domain.criteria import Criterion
from bidprep.domain.notices import NoticeCriterion

HUNDRED = Decimal(100)
"""What weights in per cent add up to."""

_BARE = re.compile(
    r"(?:weight(?:ing)?|score|price|cost|quality|technical|commercial)?\s*(?:\(?%\)?)?\s*[:=–-]?\s*([1-9],\d{3}|\d{1,4}(?:[.,]\d{1,12})?)"
    r"\s*(?:(%|per\s?cent|(?:/|out\s+of)\s*100)|(points?|pts|marks?))?\.?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"[1-9],\d{3}")
_WITHIN = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_LEAST_SCORE = re.compile(
    r"[(,;–-]?\s*\b(?:minimum|threshold|at least|pass(?:ing)?(?:\s+mark)?)\b[^%\d]{0,30}"
    r"\d{1,4}+(?:[.,]\d{1,4}+)?(?!\s*(?:%|per\s?cent)|\s*(?:to|and|or|[-–])\s*\d)(?:\s*(?:/|out\s+of)\s*\d{1,4}+(?!\s*%))?",
    re.IGNORECASE,
)
_OTHER_FIGURE = re.compile(r"minimum|threshold|at least|pass|up to|between|range", re.IGNORECASE)
_LONGEST_WITH_WEIGHT = 120
_SHARE_PLACES = 4


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight as it is written: its figure, and whether it says that it is per cent, or points."""

    figure: Decimal
    is_percent: bool = False
    is_points: bool = False


def read_weight(words: str) -> Weight | None:
    """Read a weight from a text that is one (“80”, “17,5 %”, “Weighting: 30 per cent”); None for any other text."""
    told = _BARE.fullmatch(words.strip())
    return Weight(_decimal(told[1]), bool(told[2]), bool(told[3])) if told else None


def find_weight(words: str) -> Weight | None:
    """Find the one percentage in a short text such as “Quality (60%)”; None where there is none, or more than one.

    A least score with a figure of its own, “10%, minimum score 2 out of 5”, does not make the percentage doubtful.
    """
    if len(words) > _LONGEST_WITH_WEIGHT:
        return None
    words = _LEAST_SCORE.sub(" ", words)
    if _OTHER_FIGURE.search(words):
        return None
    found = _WITHIN.findall(words)
    return Weight(_decimal(found[0]), is_percent=True) if len(found) == 1 else None


def as_percentages(weights: Iterable[Weight | None]) -> tuple[Decimal | None, ...]:
    """Return the weights of criteria that stand together in per cent; None for those that cannot be said so.

    Fractions that add up to one are parts of a hundred. Figures of which one is over a hundred are points, as are those
    that say so: where they alone make up whole hundreds, each is its share of these.
    """
    told = tuple(weights)
    bare = [weight.figure for weight in told if weight and not weight.is_percent]
    total = sum(bare, Decimal())
    factor: Decimal | None = Decimal(1)
    if any(figure > HUNDRED for figure in bare) or any(weight and weight.is_points for weight in told):
        are_alone = len(bare) > 1 and len(bare) == sum(weight is not None for weight in told)
        factor = HUNDRED / total if are_alone and total and total % HUNDRED == 0 else None
    elif len(bare) > 1 and max(bare) <= 1 and abs(total - 1) <= Decimal("0.01"):
        factor = HUNDRED
    return tuple(_percentage(weight, factor) for weight in told)


def _percentage(weight: Weight | None, factor: Decimal | None) -> Decimal | None:
    if weight is not None and weight.is_percent:
        factor = Decimal(1)
    if weight is None or factor is None:
        return None
    share = weight.figure * factor
    return plain_figure(share if factor == 1 else round(share, _SHARE_PLACES)) if share <= HUNDRED else None


_BETWEEN = re.compile(r"\s*(?:[;\n/•]|,(?!\d)|\band\b|\+)\s*", re.IGNORECASE)
_NAMED = re.compile(
    r"(?P<name>[^\d%]*[^\d%\s:=(–-])[\s:=(–-]*(?P<figure>\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|per\s?cent)\)?\.?"
    r"|(?P<figure_first>\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|per\s?cent)\s*(?:for\s+|on\s+)?(?P<name_last>[^\d%]+?)\.?",
    re.IGNORECASE,
)
_LONGEST_NAME = 300


def criteria_in_words(words: str) -> tuple[NoticeCriterion, ...]:
    """Read criteria from a text such as “Quality 60%, social value 10% and price 30%”, which must add up to a hundred.

    Any other text is one criterion without a weight; none for an empty one.
    """
    if len(words) <= _LONGEST_NAME:
        told = [*map(_NAMED.fullmatch, filter(None, _BETWEEN.split(words.strip().rstrip("."))))]
        criteria = [_named(each) for each in told if each]
        weights = [criterion.weighting for criterion in criteria if criterion.weighting is not None]
        if len(told) == len(criteria) > 1 and sum(weights, Decimal()) == HUNDRED:
            return tuple(criteria)
    line = " ".join(words.split())
    return (NoticeCriterion(line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"),) if line else ()


def _named(told: re.Match[str]) -> NoticeCriterion:
    name = (told["name"] or told["name_last"]).strip()
    return NoticeCriterion(
        f"{name[0].upper()}{name[1:]}", "", plain_figure(_decimal(told["figure"] or told["figure_first"]))
    )


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "" if _THOUSANDS.fullmatch(digits) else "."))


def plain_figure(figure: Decimal) -> Decimal:
    """Return a figure without needless zeros: 40 for 40.00, never 4E+1."""
    try:
        return figure.quantize(Decimal(1)) if figure == figure.to_integral_value() else figure.normalize()
    except InvalidOperation:
        return figure


def say_criteria(criteria: Iterable[NoticeCriterion | Criterion]) -> str:
    """Say award criteria in a line: “Quality 60%, Price 40%”."""
    return ", ".join(
        " ".join(filter(None, (criterion.name, f"{criterion.weighting}%" if criterion.weighting is not None else "")))
        for criterion in criteria
    )
