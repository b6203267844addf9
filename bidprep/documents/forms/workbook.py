"""A buyer's form in Excel, read cell by cell from its XML.

openpyxl is not used: it drops the drop-down lists that newer Excel writes (the x14 extension), fills a grid up to the last
column that anything was ever formatted in (real ones reach XFD), and loads for a quarter of a second.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from lxml import etree

from bidprep.documents.forms.measures import whole
from bidprep.documents.forms.shapes import Cell, Form, Line, Table, Warnings
from bidprep.documents.packages import damaged
from bidprep.documents.strangers import RELATIONS, OfficeFile

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_MACROS = "The file holds macros. They were not run; do not allow them in Excel either unless you trust the sender."
_LINKS = "The workbook takes values from other files. bidprep did not open them."
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_CELLS = 300_000
_MOST_ROWS_READ = 3_000  # filled rows of one sheet; a form of 1,000 questions has half as many
_MOST_SHEETS_READ = 100
_MOST_MERGED = 20_000
_MOST_COVERED = 200_000  # cells under merged ones
_DEEPEST_NAME = 3  # names that name names
_TWO_PLACES = 2  # the built-in format 0.00
_LAST_DAY = 2_958_466  # 31 December 9999
_MOST_PLAIN = 1e12
_BEYOND = 3  # empty cells are looked at up to so many columns right of the last words
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z")
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))  # ECMA-376-1 §18.8.30
_PERCENT_FORMATS = frozenset((9, 10))
_NOT_A_DATE = re.compile(r'"[^"]{0,200}"|\[[^\]]{0,50}\]|\\.')


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell's format says: how its number shows, and whether somebody made it ready to be filled in."""

    is_date: bool = False
    is_percent: bool = False
    places: int | None = None
    is_ready: bool = False


_PLAIN = _Look()


@dataclass
class _Book:
    """What all sheets of a workbook share."""

    strings: list[str] = field(default_factory=list)
    looks: list[_Look] = field(default_factory=list)
    sheets: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    starts_1904: bool = False
    most_rows: int = _MOST_ROWS_READ


def read_workbook(file: OfficeFile, most_rows: int = _MOST_ROWS_READ) -> Form:
    """Return each visible sheet as one table of at most so many filled rows; raises BidprepError where it is broken."""
    workbook = file.xml(file.main)
    if workbook is None:
        raise damaged(file.called)
    warnings = Warnings()
    if file.holds_macros:
        warnings.add(_MACROS)
    relations = file.relations(file.main)
    if any(relation.kind == "externalLink" for relation in relations.values()):
        warnings.add(_LINKS)
    related = {relation.kind: relation.target for relation in relations.values()}
    book = _Book(
        strings=_strings(file.xml(related.get("sharedStrings", ""))),
        looks=_looks(file.xml(related.get("styles", ""))),
        names={
            each.get("name", ""): each.text or "" for each in workbook.iterfind(f"{_S}definedNames/{_S}definedName")
        },
        starts_1904=(properties := workbook.find(f"{_S}workbookPr")) is not None
        and properties.get("date1904") in ("1", "true"),
        most_rows=most_rows,
    )
    visible: list[str] = []
    for sheet in workbook.iterfind(f"{_S}sheets/{_S}sheet"):
        relation = relations.get(sheet.get(f"{{{RELATIONS}}}id", ""))
        title = sheet.get("name", "")
        if relation is not None and relation.kind == "worksheet":
            book.sheets[title] = relation.target
            if sheet.get("state", "visible") == "visible":
                visible.append(title)
    read: dict[str, _Sheet] = {}

    def sheet_called(title: str) -> "_Sheet":
        if title not in read:
            read[title] = _Sheet(file.xml(book.sheets.get(title, "")), book)
        return read[title]

    for title in visible[:_MOST_SHEETS_READ]:
        if sheet_called(title).is_cut:
            warnings.add(
                f"The sheet “{title}” is long; what stands below its first {most_rows:,} filled rows was not read."
            )
    if len(visible) > _MOST_SHEETS_READ:
        warnings.add(f"The workbook has {len(visible)} sheets; only the first {_MOST_SHEETS_READ} were read.")
    tables = tuple(
        _table(title, sheet_called(title), _choices(title, book, sheet_called)) for title in visible[:_MOST_SHEETS_READ]
    )
    return Form(tables, tuple(warnings), asks_by_sheet=True)


class _Sheet:
    """The cells of one sheet by row and column, from 1: only those that are in the file."""

    def __init__(self, root: etree._Element | None, book: _Book) -> None:
        self.root = root
        self.is_cut = False
        self.words: dict[tuple[int, int], str] = {}
        self.ready: set[tuple[int, int]] = set()
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self.covered: set[tuple[int, int]] = set()
        if root is not None:
            self._read(root, book)

    def _read(self, root: etree._Element, book: _Book) -> None:
        hidden = _hidden_columns(root)
        number = 0
        empty = filled = 0
        for row in root.iterfind(f"{_S}sheetData/{_S}row"):
            written = row.get("r", "")
            number = whole(written, number + 1)
            if number > _MOST_ROWS or row.get("hidden") in ("1", "true"):
                continue
            column = 0
            passed = ""
            any_words = False
            for cell in row.iterchildren(f"{_S}c"):
                reference = cell.get("r", "")
                look = _look(cell.get("s", "0"), book)
                if reference and not look.is_ready and len(cell) == 0:
                    passed = reference  # most cells of a real sheet are empty ones with a format
                    continue
                place = _place(reference)
                column = place[1] if place else (before[1] if (before := _place(passed)) else column) + 1
                passed = ""
                if column > _MOST_COLUMNS or column in hidden:
                    continue
                words = _shown(cell, look, book) if len(cell) else ""
                if words:
                    self.words[number, column] = words
                    any_words = True
                elif look.is_ready and empty < _MOST_CELLS:
                    empty += 1
                    self.ready.add((number, column))
            filled += any_words
            if filled > book.most_rows:
                self.is_cut = True
                break
        for merge in root.iterfind(f"{_S}mergeCells/{_S}mergeCell"):
            if len(self.merged) < _MOST_MERGED and (area := _area(merge.get("ref", ""))):
                top, left, bottom, right = area
                self.merged[top, left] = (min(bottom, top + 2_000) - top + 1, min(right, left + 200) - left + 1)
        for (top, left), (height, width) in self.merged.items():
            if height * width <= _MOST_COVERED - len(self.covered):
                self.covered.update((top + down, left + along) for down in range(height) for along in range(width))
        self.covered -= set(self.merged)


def _table(title: str, sheet: _Sheet, choices: dict[tuple[int, int], tuple[str, ...]]) -> Table:
    widest = max((column for _, column in sheet.words), default=0) + _BEYOND
    filled_rows = {row for row, _ in sheet.words}
    places = set(sheet.words) | {
        place for place in sheet.ready | set(choices) | set(sheet.merged)
        if place[1] <= widest and (place[0] in filled_rows or place[0] - 1 in filled_rows)
    }  # fmt: skip
    rows: dict[int, list[Cell]] = {}
    for row, column in sorted(places - sheet.covered):
        height, width = sheet.merged.get((row, column), (1, 1))
        words = sheet.words.get((row, column), "")
        path = f"{_letters(column)}{row}"
        rows.setdefault(row, []).append(
            Cell(
                row, column, path, (Line(words, path),) if words else (), width, height,
                choices=choices.get((row, column), ()),
                is_ready=bool(words) or any((row, column) in ready for ready in (sheet.ready, choices, sheet.merged)),
            )
        )  # fmt: skip
    return Table(tuple(tuple(cells) for cells in rows.values()), title, part=title, is_sheet=True)


def _choices(
    title: str, book: _Book, sheet_called: "Callable[[str], _Sheet]"
) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return the choices that list validation gives, by cell."""
    root = sheet_called(title).root
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for formula, areas in () if root is None else _validations(root):
        offered = _offered(formula, title, book, sheet_called)
        if not offered:
            continue
        for area in areas.split()[:2_000]:
            if (corners := _area(area)) is None:
                continue
            top, left, bottom, right = corners
            for row in range(top, min(bottom, top + 2_000) + 1):
                for column in range(left, min(right, left + 20) + 1):
                    if len(found) < _MOST_CELLS:
                        found[row, column] = offered
    return found


def _validations(root: etree._Element) -> Iterator[tuple[str, str]]:
    for rule in root.iterfind(f"{_S}dataValidations/{_S}dataValidation"):
        if rule.get("type") == "list":
            yield (rule.findtext(f"{_S}formula1") or ""), rule.get("sqref", "")
    for rule in root.iter(f"{_X14}dataValidation"):
        if rule.get("type") == "list":
            yield (rule.findtext(f"{_X14}formula1/{_XM}f") or ""), rule.findtext(f"{_XM}sqref") or ""


def _offered(
    formula: str, title: str, book: _Book, sheet_called: "Callable[[str], _Sheet]", depth: int = 0
) -> tuple[str, ...]:
    """Return the words of a list that a formula names: written out, a range of cells, or a named range."""
    formula = formula.strip().removeprefix("=")
    if len(formula) > 1 and formula.startswith('"') and formula.endswith('"'):
        return tuple(word.strip() for word in formula[1:-1].split(",") if word.strip())
    if formula in book.names and depth < _DEEPEST_NAME:
        return _offered(book.names[formula], title, book, sheet_called, depth + 1)
    named, _, area = formula.rpartition("!")
    named = named.strip("'").replace("''", "'") or title
    corners = _area(area)
    if corners is None or named not in book.sheets:
        return ()
    top, left, bottom, right = corners
    words = sheet_called(named).words
    inside = sorted(place for place in words if top <= place[0] <= bottom and left <= place[1] <= right)
    return tuple(words[place].strip() for place in inside[:200])


def _look(style: str, book: _Book) -> _Look:
    place = whole(style)
    return book.looks[place] if place < len(book.looks) else _PLAIN


def _strings(root: etree._Element | None) -> list[str]:
    return [] if root is None else [_text(each) for each in root.iterchildren(f"{_S}si")]


def _text(element: etree._Element) -> str:
    """Return the words of a string, without the readings (phonetic runs) of East Asian ones."""
    pieces = [
        each.text or "" for each in element.iter(f"{_S}t")
        if (around := each.getparent()) is None or around.tag != f"{_S}rPh"
    ]  # fmt: skip
    return "".join(pieces)


def _shown(cell: etree._Element, look: _Look, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_S}is")
        return _tidy("" if inline is None else _text(inline))
    written = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        place = whole(written, len(book.strings))
        return _tidy(book.strings[place]) if place < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if written == "1" else "FALSE"
    if kind == "e":
        return ""
    return _tidy(written) if kind == "str" else _number(written, look, book)


def _number(written: str, look: _Look, book: _Book) -> str:
    try:
        number = float(written)
    except ValueError:
        return _tidy(written)
    if look.is_date and 0 < number < _LAST_DAY:
        start = date(1904, 1, 1) if book.starts_1904 else date(1899, 12, 30)
        return (start + timedelta(days=int(number))).isoformat()
    if look.is_percent:
        return f"{round(number * 100, 4):g}%"
    if look.places is not None and abs(number) < _MOST_PLAIN:
        return f"{number:.{look.places}f}"
    return f"{number:.12g}"


def _looks(styles: etree._Element | None) -> list[_Look]:
    if styles is None:
        return []
    formats = {
        each.get("numFmtId", ""): each.get("formatCode", "") for each in styles.iterfind(f"{_S}numFmts/{_S}numFmt")
    }
    fills = [
        (each.find(f"{_S}patternFill").get("patternType", "none") if each.find(f"{_S}patternFill") is not None else "")  # type: ignore[union-attr] # looked for just before
        for each in styles.iterfind(f"{_S}fills/{_S}fill")
    ]
    borders = [
        any(side.get("style", "none") != "none" for side in each) for each in styles.iterfind(f"{_S}borders/{_S}border")
    ]
    found: list[_Look] = []
    for each in styles.iterfind(f"{_S}cellXfs/{_S}xf"):
        number_id = each.get("numFmtId", "0")
        code = _NOT_A_DATE.sub("", formats.get(number_id, "")).casefold()
        known = whole(number_id)
        places = re.fullmatch(r"0\.(0{1,5})", code)
        protection = each.find(f"{_S}protection")
        unlocked = protection is not None and protection.get("locked") in ("0", "false")
        found.append(
            _Look(
                is_date=known in _DATE_FORMATS or any(letter in code for letter in "ymd"),
                is_percent=known in _PERCENT_FORMATS or code.endswith("%"),
                places=2 if known == _TWO_PLACES else len(places[1]) if places else None,
                is_ready=unlocked
                or _nth(fills, each.get("fillId", "")) == "solid"
                or _nth(borders, each.get("borderId", "")) is True,
            )
        )
    return found


def _nth(values: list[str] | list[bool], written: str) -> str | bool | None:
    place = whole(written, len(values))
    return values[place] if place < len(values) else None


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    hidden: set[int] = set()
    for each in root.iterfind(f"{_S}cols/{_S}col"):
        first, last = whole(each.get("min", "")), whole(each.get("max", ""))
        if each.get("hidden") in ("1", "true") and first:
            hidden.update(range(first, min(last, _MOST_COLUMNS) + 1))
    return frozenset(hidden)


def _area(written: str) -> tuple[int, int, int, int] | None:
    """Return top, left, bottom and right of ``B2:C9`` or ``B2``; None where it is no area."""
    first, _, last = written.partition(":")
    start, end = _place(first), _place(last or first)
    if start is None or end is None:
        return None
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def _place(written: str) -> tuple[int, int] | None:
    match = _CELL.match(written)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _tidy(words: str) -> str:
    kept = words.replace("\xa0", " ").replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in kept if letter >= " " or letter in "\n\t").strip()
