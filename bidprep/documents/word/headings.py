"""Headings: their levels, their bookmarks, and the contents that list them."""

import re

from bidprep.documents.word.base import Base
from bidprep.documents.word.characters import one_line
from bidprep.documents.word.inlines import direction_xml, words_xml

DEEPEST = 6
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}\Z")
# Word keeps the space before a paragraph even at the top of a page.
_AT_THE_TOP = '<w:spacing w:before="0"/>'
_FIELD_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_FIELD_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


class Headings:
    """Writes the headings of one paper in order, and keeps what the contents list."""

    def __init__(self, base: Base, contents_depth: int) -> None:
        self._base = base
        self._depth = contents_depth
        self._level = 0
        self._anchors: set[str] = set()
        self._entries: list[tuple[int, str, str]] = []

    def heading_xml(self, runs: str, words: str, level: int, *, anchor: str = "", new_page: bool = False) -> str:
        """Return a heading paragraph of these runs, with a bookmark for the contents and one for `anchor`.

        Screen readers go from heading to heading by level, so a level is never skipped: one that lies
        more than one below the heading before it is raised, and none lies below Heading 6.
        """
        self._level = min(level, self._level + 1, DEEPEST)
        names = [self._checked(anchor)] if anchor else []
        if self._level <= self._depth:
            names.append(f"_Toc{100_000_000 + len(self._entries)}")
            self._entries.append((self._level, one_line(words), names[-1]))
        marks = [(next(self._base.ids), name) for name in names]
        direction = direction_xml(words)
        properties = self._base.paragraph_style(f"heading {self._level}")
        properties += f"<w:pageBreakBefore/>{direction}{_AT_THE_TOP}" if new_page else direction
        starts = "".join(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' for number, name in marks)
        ends = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for number, _ in marks)
        return f"<w:p><w:pPr>{properties}</w:pPr>{starts}{runs}{ends}</w:p>"

    def contents_xml(self, *, new_page: bool) -> str:
        """Return the contents, on a page of their own or below the title; "" when there is nothing to list.

        They are filled in and linked.

        It is a TOC field (ECMA-376 §17.16.5.68) whose result is written out, so that nothing has to be
        brought up to date on opening. Page numbers are left out of it: only the program that lays the
        pages out knows them, and a wrong one is worse than none. “Update field” puts them in.
        """
        if not self._entries:
            return ""
        begin = (
            f'{_FIELD_BEGIN}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{self._depth}" \\h \\z \\u '
            f"</w:instrText></w:r>{_FIELD_SEPARATE}"
        )
        top = "<w:pageBreakBefore/>" if new_page else ""
        lines = [f"<w:p><w:pPr>{self._base.paragraph_style('TOC Heading')}{top}</w:pPr>"]
        lines.append(f"{words_xml('Contents')}</w:p>")
        for level, words, bookmark in self._entries:
            properties = self._base.paragraph_style(f"toc {level}") + direction_xml(words)
            link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words_xml(words)}</w:hyperlink>'
            lines.append(f"<w:p><w:pPr>{properties}</w:pPr>{begin}{link}</w:p>")
            begin = ""
        # Word, too, ends this field in a paragraph of its own; an update then replaces whole paragraphs.
        lines.append(f"<w:p>{_FIELD_END}</w:p>")
        return "".join(lines)

    def _checked(self, anchor: str) -> str:
        if not _ANCHOR.match(anchor) or anchor.casefold() in self._anchors:
            raise ValueError(f"not a bookmark name, or not the only one: {anchor!r}")
        self._anchors.add(anchor.casefold())
        return anchor
