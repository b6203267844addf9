"""Header, footer and document properties of a paper."""

from datetime import UTC, datetime

from docx.document import Document
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from bidprep.documents.word.base import Base
from bidprep.documents.word.characters import one_line
from bidprep.documents.word.cover import DRAFT
from bidprep.documents.word.house_style import WARNING
from bidprep.documents.word.inlines import words_xml
from bidprep.domain.paper import Paper

_LANGUAGE = "en-GB"
_LONGEST_PROPERTY = 255  # what python-docx and Word take
_TAB = "<w:r><w:tab/></w:r>"
_SHOWN = {qn("w:t"), qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("w:fldSimple"), qn("w:instrText")}


def fill_running_heads(document: Document, paper: Paper, base: Base, pages: int) -> None:
    """Write the title, the word DRAFT and “Page n of m” on every page but the cover.

    A base that has its own words or pictures there keeps them, and ours come under them. `pages` is what
    stands for m until a program lays the pages out, which all do on opening.
    """
    section = document.sections[-1]
    mark = f'{_TAB}<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="{WARNING}"/></w:rPr><w:t>{DRAFT}</w:t></w:r>'
    _add_line(
        section.header.part.element,
        base,
        "Paper Header",
        words_xml(one_line(paper.title)) + (mark if paper.draft else ""),
    )
    numbers = f"{_words('Page ')}{_field('PAGE', 2)}{_words(' of ')}{_field('NUMPAGES', pages)}"
    _add_line(
        section.footer.part.element,
        base,
        "Paper Footer",
        words_xml(one_line(paper.organisation)) + _TAB + numbers,
    )


def fill_properties(document: Document, paper: Paper) -> None:
    """Write title, author (the organisation), language and the time of making (ECMA-376 Part 2, §11)."""
    properties = document.core_properties
    properties.title = one_line(paper.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = one_line(paper.organisation)[:_LONGEST_PROPERTY]
    properties.language = _LANGUAGE
    properties.created = properties.modified = datetime.now(UTC)
    properties.revision = 1


def _add_line(running_head: BaseOxmlElement, base: Base, style: str, runs: str) -> None:
    """Add one paragraph to a header or footer, in the place of empty ones that stand there."""
    filled = any(element.tag in _SHOWN for element in running_head.iter())
    for paragraph in [] if filled else running_head.findall(qn("w:p")):
        running_head.remove(paragraph)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{base.text_width}"/></w:tabs>'
    line = f"<w:p {nsdecls('w')}><w:pPr>{base.paragraph_style(style)}{tabs}</w:pPr>{runs}</w:p>"
    running_head.append(parse_xml(line))


def _words(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(name: str, shown: int) -> str:
    """Return a field with the result it shows until it is worked out anew (ECMA-376 §17.16.19)."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
