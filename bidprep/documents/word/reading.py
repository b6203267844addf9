"""Reading a paper back: its lines in order, by nothing but what stands in the file.

This knows nothing of how papers are written, so that it can bear witness against the writer.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN, _TEXT, _BREAK, _TAB = f"{_W}r", f"{_W}t", f"{_W}br", f"{_W}tab"
_FIELD, _INSTRUCTION, _BOOKMARK = f"{_W}fldChar", f"{_W}instrText", f"{_W}bookmarkStart"
_STYLE = f"{_W}pStyle"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_WATCHED = (_TEXT, _BREAK, _TAB, _FIELD, _INSTRUCTION, _BOOKMARK, _STYLE, _DRAWING)
_PARAGRAPH, _TABLE, _ROW, _CELL = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_VALUE = f"{_W}val"
_HEADING_NAME = re.compile(r"heading [1-9]\Z", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that is not empty, or one whole table: cells parted by a tab, rows by a line end.

    `pictures` has the alternative text of each picture in the paragraph.
    """

    words: str
    is_heading: bool = False
    anchors: tuple[str, ...] = ()
    in_contents: bool = False
    """Whether it belongs to a table of contents, where headings stand a second time."""
    pictures: tuple[str, ...] = ()


def read_lines(path: Path) -> tuple[Line, ...]:
    """Return the lines of a Word file's body. Raises OSError, BadZipFile, KeyError or XMLSyntaxError."""
    with zipfile.ZipFile(path) as package:
        name = _target(package, "", "officeDocument")
        with package.open(_target(package, name, "styles")) as styles:
            headings = _heading_styles(etree.parse(styles).getroot())
        with package.open(name) as document:
            body = etree.parse(document).getroot().find(f"{_W}body")
    return tuple(_lines(() if body is None else body, headings))


def _target(package: zipfile.ZipFile, source: str, kind: str) -> str:
    """Return the name of the part that a part, or the package itself for "", is related to in this way."""
    folder, name = posixpath.split(source)
    with package.open(posixpath.join(folder, "_rels", f"{name}.rels")) as relationships:
        for each in etree.parse(relationships).getroot():
            if each.get("Type", "").endswith(f"/relationships/{kind}"):
                return posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
    raise KeyError(kind)


def _heading_styles(styles: etree._Element) -> frozenset[str]:
    """Return the ids of the styles named “heading 1” to “heading 9”."""
    return frozenset(
        style.get(f"{_W}styleId", "")
        for style in styles.iter(f"{_W}style")
        if any(_HEADING_NAME.match(name.get(_VALUE, "")) for name in style.iterchildren(f"{_W}name"))
    )


def _lines(blocks: "etree._Element | tuple[()]", headings: frozenset[str]) -> Iterator[Line]:
    fields: list[str] = []
    for block in blocks:
        if block.tag == _TABLE:
            yield Line(_table_words(block))
        elif block.tag == _PARAGRAPH:
            line = _line(block, headings, fields)
            if line.words or line.pictures:
                yield line


def _line(paragraph: etree._Element, headings: frozenset[str], fields: list[str]) -> Line:
    """Return the line of one paragraph; `fields` becomes the instructions of the fields open at its end."""
    words: list[str] = []
    anchors: list[str] = []
    pictures: list[str] = []
    style = ""
    in_contents = False
    for element in paragraph.iter(*_WATCHED):
        tag = element.tag
        if tag == _TEXT:
            words.append(element.text or "")
            in_contents = in_contents or (bool(fields) and _is_contents(fields))
        elif tag == _STYLE:
            style = element.get(_VALUE, "")
        elif tag == _BOOKMARK:
            anchors.append(element.get(f"{_W}name", ""))
        elif tag == _DRAWING:
            pictures.append(element.get("descr", ""))
        elif tag in (_FIELD, _INSTRUCTION):
            _follow_field(element, fields)
        elif (run := element.getparent()) is not None and run.tag == _RUN:  # elsewhere a tab is a tab stop
            words.append("\n" if tag == _BREAK else "\t")
    return Line("".join(words), style in headings, tuple(anchors), in_contents, tuple(pictures))


def _is_contents(fields: list[str]) -> bool:
    return any(instruction.split()[:1] == ["TOC"] for instruction in fields)


def _follow_field(element: etree._Element, fields: list[str]) -> None:
    kind = element.get(f"{_W}fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields:
        fields.pop()
    elif element.tag == _INSTRUCTION and fields:
        fields[-1] += element.text or ""


def _table_words(table: etree._Element) -> str:
    return "\n".join(
        "\t".join(_cell_words(cell) for cell in row.iterchildren(_CELL)) for row in table.iterchildren(_ROW)
    )


def _cell_words(cell: etree._Element) -> str:
    return "\n".join(_line(paragraph, frozenset(), []).words for paragraph in cell.iterchildren(_PARAGRAPH))
