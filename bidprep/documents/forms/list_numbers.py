"""List numbers, worked out as Word shows them (ECMA-376-1 §17.9): they stand nowhere in the text."""

from dataclasses import dataclass, field

from lxml import etree

from bidprep.documents.forms.measures import whole
from bidprep.documents.word_names import W, flag, value

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_START, _RESTART, _FORM, _TEXT = f"{W}start", f"{W}lvlRestart", f"{W}numFmt", f"{W}lvlText"
_LEGAL, _STYLE, _DEPTH = f"{W}isLgl", f"{W}pStyle", f"{W}ilvl"
_LEVELS = 9
_MOST = 100_000  # a number beyond is no list's


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and looks; `restarts_after` is None for after any higher level."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass
class _List:
    """A ``w:num``: the definition that it counts with, and the starts that it sets anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    started: set[int] = field(default_factory=set)


class ListNumbers:
    """Counts the paragraphs of a document in their order, and says each one's number."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = _read_lists(numbering, styles)
        self._counted: dict[str, dict[int, int]] = {}

    def level_of_style(self, number_id: str, style: str) -> int:
        """Return the level of a list that a paragraph style is linked with; 0 where none is."""
        found = self._lists.get(number_id)
        levels = found.levels if found else {}
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def form_of(self, number_id: str, depth: int) -> str:
        """Return how a level of a list is written (“decimal”, “bullet”); "" where there is no such list."""
        found = self._lists.get(number_id)
        return "" if found is None else found.levels.get(depth, Level()).form

    def count(self, number_id: str, depth: int) -> tuple[str, bool]:
        """Count one more paragraph of a list; returns its number as shown (“2.1”, “(a)”), and whether it is a bullet."""
        found = self._lists.get(number_id)
        if found is None or not 0 <= depth < _LEVELS:
            return "", False
        levels, counted = found.levels, self._counted.setdefault(found.abstract, {})
        level = levels.get(depth, Level())
        if depth in found.starts and depth not in found.started:
            counted[depth] = found.starts[depth]
        else:
            counted[depth] = counted[depth] + 1 if depth in counted else level.start
        found.started.add(depth)
        for deeper in [each for each in counted if each > depth]:
            after = levels.get(deeper, Level()).restarts_after
            if after is None or depth < after:
                del counted[deeper]
        if level.form == "bullet":
            return "", True
        return _shown(levels, counted, depth), False


def _shown(levels: dict[int, Level], counted: dict[int, int], depth: int) -> str:
    level = levels.get(depth, Level())
    shown = level.text
    for each in range(depth + 1):
        other = levels.get(each, Level())
        form = "decimal" if level.is_legal else other.form
        shown = shown.replace(f"%{each + 1}", _formatted(counted.get(each, other.start), form))
    return shown.strip()


def _formatted(number: int, form: str) -> str:
    if form == "none" or not 0 <= number <= _MOST:
        return ""
    if form in ("lowerLetter", "upperLetter") and number:
        # After z comes aa, then bb: the letter is repeated (ECMA-376-1 §17.18.59).
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        written, rest = "", min(number, 5_000)
        for worth, letters in _ROMAN:
            written += letters * (rest // worth)
            rest %= worth
        return written if form == "lowerRoman" else written.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _read_lists(numbering: etree._Element | None, styles: etree._Element | None) -> dict[str, _List]:
    if numbering is None:
        return {}
    abstracts = {each.get(f"{W}abstractNumId", ""): each for each in numbering.iterchildren(f"{W}abstractNum")}
    nums = {each.get(f"{W}numId", ""): each for each in numbering.iterchildren(f"{W}num")}
    styles_lists = {
        style.get(f"{W}styleId", ""): value(style.find(f"{W}pPr/{W}numPr/{W}numId"))
        for style in (() if styles is None else styles.iterchildren(f"{W}style"))
        if style.get(f"{W}type") == "numbering"
    }
    found: dict[str, _List] = {}
    for number_id, num in nums.items():
        abstract = value(num.find(f"{W}abstractNumId"))
        for _ in range(5):  # a definition may name a style whose list has the levels
            link = value(abstracts[abstract].find(f"{W}numStyleLink")) if abstract in abstracts else ""
            if not link or styles_lists.get(link, "") not in nums:
                break
            abstract = value(nums[styles_lists[link]].find(f"{W}abstractNumId"))
        levels = _levels(abstracts[abstract]) if abstract in abstracts else {}
        starts: dict[int, int] = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            depth = whole(override.get(f"{W}ilvl", ""), 0)
            levels.update(_levels(override))
            if (start := override.find(f"{W}startOverride")) is not None:
                starts[depth] = whole(value(start), 1)
        found[number_id] = _List(abstract, levels, starts)
    return found


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for each in parent.iterchildren(f"{W}lvl"):
        said: dict[str, etree._Element] = {}
        for part in each:
            said.setdefault(part.tag, part)
        start, restart = said.get(_START), said.get(_RESTART)
        levels[whole(each.get(_DEPTH, ""), 0)] = Level(
            start=whole(value(start), 0 if start is not None else 1),
            form=value(said.get(_FORM)) or "decimal",
            text=value(said.get(_TEXT))[:100],
            restarts_after=None if restart is None else whole(value(restart), 0),
            is_legal=flag(said.get(_LEGAL)),
            style=value(said.get(_STYLE)),
        )
    return levels
