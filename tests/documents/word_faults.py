"""Ten faults of Word files that no validator finds, and the checker that does.

``faults(path)`` names each fault it sees in any part of the file.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def faults(path: Path) -> list[str]:
    """Return a sentence for each of the ten faults found, in the order of the parts."""
    found: list[str] = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.fullmatch(r"(word|docProps)/[^/]+\.xml", name):
                root = etree.fromstring(package.read(name))
                found += [f"{name}: {fault}" for check in CHECKS for fault in check(root)]
    return found


def text_in_a_deletion(root: etree._Element) -> Iterator[str]:
    for deleted in root.iter(f"{W}del"):
        if next(deleted.iter(f"{W}t"), None) is not None:
            yield "w:t inside w:del, where w:delText belongs"


def the_same_control_id_twice(root: etree._Element) -> Iterator[str]:
    ids = (value(found) for found in root.iterfind(f".//{W}sdtPr/{W}id"))
    yield from (f"content control id {each} twice" for each in doubles(ids))


def the_same_bookmark_name_twice(root: etree._Element) -> Iterator[str]:
    names = (mark.get(f"{W}name", "").casefold() for mark in root.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark {each} twice" for each in doubles(names))


def a_bookmark_not_closed(root: etree._Element) -> Iterator[str]:
    yield from unpaired(root, "bookmarkStart", "bookmarkEnd")


def the_same_paragraph_id_twice(root: etree._Element) -> Iterator[str]:
    ids = (element.get(PARA_ID, "") for element in root.iter(f"{W}p") if element.get(PARA_ID))
    yield from (f"paraId {each} twice" for each in doubles(ids))


def a_field_not_balanced(root: etree._Element) -> Iterator[str]:
    open_fields: list[str] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] != "begin"):
            yield f"a field's {kind} without its begin"
        elif kind == "separate":
            open_fields[-1] = "separate"
        else:
            open_fields.pop()
    yield from ("a field is not ended" for _ in open_fields)


def a_table_last_in_a_cell(root: etree._Element) -> Iterator[str]:
    for cell in root.iter(f"{W}tc", f"{W}body"):
        blocks = [block.tag for block in cell if block.tag not in (f"{W}tcPr", f"{W}sectPr")]
        if not blocks or blocks[-1] == f"{W}tbl":
            yield "a cell or body that ends in a table"


def a_comment_range_not_closed(root: etree._Element) -> Iterator[str]:
    yield from unpaired(root, "commentRangeStart", "commentRangeEnd")


def two_titles(root: etree._Element) -> Iterator[str]:
    if len(root.findall(TITLE)) > 1:
        yield "dc:title twice"


def a_move_without_its_other_end(root: etree._Element) -> Iterator[str]:
    yield from unpaired(root, "moveFromRangeStart", "moveFromRangeEnd")
    yield from unpaired(root, "moveToRangeStart", "moveToRangeEnd")
    left, reached = (
        Counter(mark.get(f"{W}name") for mark in root.iter(f"{W}{tag}"))
        for tag in ("moveFromRangeStart", "moveToRangeStart")
    )
    yield from (f"move {name} has one end only" for name in (left - reached) + (reached - left))


CHECKS = (
    text_in_a_deletion,
    the_same_control_id_twice,
    the_same_bookmark_name_twice,
    a_bookmark_not_closed,
    the_same_paragraph_id_twice,
    a_field_not_balanced,
    a_table_last_in_a_cell,
    a_comment_range_not_closed,
    two_titles,
    a_move_without_its_other_end,
)


def unpaired(root: etree._Element, start: str, end: str) -> Iterator[str]:
    """Yield each start without its end, each end without its start, and each id used twice."""
    starts, ends = (Counter(mark.get(f"{W}id") for mark in root.iter(f"{W}{tag}")) for tag in (start, end))
    yield from (f"{start} {each} has no {end}" for each in starts - ends)
    yield from (f"{end} {each} has no {start}" for each in ends - starts)
    yield from (f"{start} {each} twice" for each, number in starts.items() if number > 1)


def doubles(values: Iterable[str]) -> list[str]:
    return [each for each, number in Counter(values).items() if number > 1]


def value(element: etree._Element) -> str:
    return element.get(f"{W}val", "")
