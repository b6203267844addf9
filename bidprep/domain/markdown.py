"""Markdown: how a formatted text is spelt in the file and on the command line.

`write_markdown` has one spelling for each value and `read_markdown` is its inverse. The reader
also takes what people type: other heading depths, ``*`` and ``+`` bullets, wrapped lines. What it
does not know stays in the text as typed, so that no word is lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bidprep.domain.text import (
    Block,
    Inline,
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    clean_characters,
    marked_blocks,
    text_of,
)

_HEADING_MARKS = {Style.HEADING_1: "## ", Style.HEADING_2: "### "}


def write_markdown(text: Text) -> str:
    """Return the canonical Markdown of a text in normal form; ends in a newline unless empty."""
    parts: list[str] = []
    last_was_item = False
    for mark, block in marked_blocks(text):
        is_item = isinstance(block, Paragraph) and block.style.is_list
        if parts:
            parts.append("\n" if is_item and last_was_item else "\n\n")
        parts.append(mark + _write_block(block))
        last_was_item = is_item
    return "".join(parts) + "\n" if parts else ""


def _write_block(block: Block) -> str:
    if isinstance(block, Table):
        head, *rest = ["| " + " | ".join(_write_inlines(cell, "<br>") for cell in row) + " |" for row in block.rows]
        return "\n".join([head, "|" + " --- |" * len(block.rows[0]), *rest])
    written = _write_inlines(block.inlines, "\\\n")
    if block.style.is_heading:
        return _HEADING_MARKS[block.style] + written
    start = _BLOCK_START.match(written)
    return written if start is None else _escape_start(start) + written[start.end() :]


_BLOCK_START = re.compile(r"(?=[-+](?:[ \t]|\Z)|#{1,6}[ \t])|(\d{1,9})(?=[.)](?:[ \t]|\Z))")


def _escape_start(start: re.Match[str]) -> str:
    return f"{start[1]}\\" if start[1] else "\\"


_SPECIAL = re.compile(r"[\\*\[\]|]|<(?=[a-zA-Z/!?])|\{(?=\{)|(?<=\{)\{")
_MAY_BE_SPECIAL = re.compile(r"[\\*\[\]|<{]")


def _escaped(words: str) -> str:
    # Most words have none, and one set of characters is soon looked for.
    return words if _MAY_BE_SPECIAL.search(words) is None else _SPECIAL.sub(r"\\\g<0>", words)


def _write_inlines(inlines: Iterable[Inline], line_break: str) -> str:
    out: list[str] = []
    bold = italic = False
    link = ""
    for item in inlines:
        if isinstance(item, Run) and not (item.bold or item.italic or item.link or bold or italic or link):
            out.append(_escaped(item.text))  # as most are
            continue
        if isinstance(item, LineBreak):
            out.append(_link_end(link) + _toggles(bold, italic) + line_break)
            bold = italic = False
            link = ""
            continue
        if item.link != link:
            out.append(_link_end(link))
        out.append(_toggles(bold != item.bold, italic != item.italic))
        if item.link != link and item.link:
            out.append("[")
        bold, italic, link = item.bold, item.italic, item.link
        out.append(_escaped(item.text) if isinstance(item, Run) else "{{" + item.name + "}}")
    out.append(_link_end(link) + _toggles(bold, italic))
    return "".join(out)


def _toggles(bold: bool, italic: bool) -> str:
    return "*" * (2 * bold + italic)


def _link_end(link: str) -> str:
    if not link:
        return ""
    if re.search(r"[\s()<>\\|*\[\]{}]", link):
        return "](<" + re.sub(r"[\\<>|]", r"\\\g<0>", link) + ">)"
    return f"]({link})"


def read_markdown(markdown: str) -> Text:
    """Return the text that this Markdown spells, in normal form."""
    lines = _joined_lines(clean_characters(markdown))
    return text_of(_read_blocks(lines))


def _joined_lines(markdown: str) -> list[str]:
    """Split into lines, keeping a line that ends in a lone backslash together with the next."""
    lines: list[str] = []
    waiting = ""
    for line in markdown.split("\n"):
        if (len(line) - len(line.rstrip("\\"))) % 2:
            waiting += line + "\n"
        else:
            lines.append(waiting + line)
            waiting = ""
    if waiting:
        lines.append(waiting.removesuffix("\n"))
    return lines


_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)", re.S)
_ITEM = re.compile(r"([ \t]*)(?:([-+*])|\d{1,9}[.)])(?:[ \t]+(.*)|\Z)", re.S)
_TABLE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?\Z")


def _read_blocks(lines: list[str]) -> Iterator[Block]:
    position = 0
    wrapped: list[str] = []
    style = Style.BODY
    while position < len(lines):
        line = lines[position]
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        opens_table = "|" in line and position + 1 < len(lines) and bool(_TABLE_RULE.match(lines[position + 1]))
        if not line.strip(" \t") or heading or item or opens_table:
            yield Paragraph(_read_inlines(" ".join(wrapped)), style)
            wrapped, style = [], Style.BODY
        if opens_table:
            end = position + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            rows = [line, *lines[position + 2 : end]]
            yield Table(tuple(tuple(_read_inlines(cell) for cell in _split_row(row)) for row in rows))
            position = end
            continue
        if heading:
            level = Style.HEADING_1 if len(heading[1]) < 3 else Style.HEADING_2  # noqa: PLR2004 - "###"
            yield Paragraph(_read_inlines(heading[2]), level)
        elif item:
            style = _item_style(item)
            wrapped = [item[3] or ""]
        elif line.strip(" \t"):
            wrapped.append(line.strip(" \t"))
        position += 1
    yield Paragraph(_read_inlines(" ".join(wrapped)), style)


def _item_style(item: re.Match[str]) -> Style:
    deep = len(item[1].expandtabs(4)) > 1
    if item[2]:
        return Style.BULLET_2 if deep else Style.BULLET_1
    return Style.NUMBER_2 if deep else Style.NUMBER_1


_CELL = re.compile(r"((?:\\.|[^\\|]|\\\Z)*)(\||\Z)", re.S)


def _split_row(row: str) -> list[str]:
    inner = row.strip(" \t").removeprefix("|")
    cells: list[str] = []
    for cell in _CELL.finditer(inner):
        cells.append(cell[1])
        if not cell[2]:
            break
    if len(cells) > 1 and not cells[-1]:
        cells.pop()  # what follows the closing bar
    return cells


_TOKEN = re.compile(
    r"\\(?P<line>\n)|\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<stars>\*{1,3})|(?P<open>\[)"
    r"|\]\((?:<(?P<angled>(?:\\.|[^\\<>\n])*)>|(?P<url>[^\s()<>\\]*))\)"
    r"|(?P<break><br ?/?>)|\{\{(?P<field>[^{}|\n]{1,80})\}\}"
    r"|(?P<words>[^\\*\[\]<{]+|.)",
    re.S,
)
_MARK = re.compile(r"[\\*\[\]<{]")


def _read_inlines(line: str) -> tuple[Inline, ...]:
    if _MARK.search(line) is None:
        return (Run(line),)  # most lines are plain words
    tokens = list(_TOKEN.finditer(line))
    literal_stars = _unpaired_stars(tokens)
    items: list[Inline] = []
    opened: int | None = None
    bold = italic = False
    for index, token in enumerate(tokens):
        kind = token.lastgroup
        if kind == "stars" and index not in literal_stars:
            bold ^= len(token[0]) > 1
            italic ^= len(token[0]) != 2  # noqa: PLR2004 - two stars are bold, one or three italic
        elif kind == "open":
            opened = len(items)
            items.append(Run(token[0], bold, italic))
        elif kind in ("angled", "url") and opened is not None:
            link = re.sub(r"\\(.)", r"\1", token["angled"] or token["url"] or "")
            items[opened:] = [_linked(item, link) for item in items[opened + 1 :]]
            opened = None
        elif kind in ("line", "break"):
            items.append(LineBreak())
        elif kind == "field" and token["field"].strip():
            items.append(MergeField(token["field"].strip(), bold, italic))
        else:
            items.append(Run(token["escaped"] or token[0], bold, italic))
    return tuple(items)


def _linked(item: Inline, link: str) -> Inline:
    return item if isinstance(item, LineBreak) else replace(item, link=link)


def _unpaired_stars(tokens: list[re.Match[str]]) -> set[int]:
    """Find the stars that are meant as stars: alone between spaces, or without a partner."""
    literal: set[int] = set()
    for index, token in enumerate(tokens):
        if token.lastgroup == "stars":
            around = token.string[token.start() - 1 : token.start()] + token.string[token.end() : token.end() + 1]
            if not around.strip():
                literal.add(index)
    for lengths in ((2, 3), (1, 3)):
        toggles = [
            index
            for index, token in enumerate(tokens)
            if token.lastgroup == "stars" and index not in literal and len(token[0]) in lengths
        ]
        if len(toggles) % 2:
            literal.add(toggles[-1])
    return literal
