"""Header, footer and document properties of a paper."""

import re
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
from bidprep.documents.word.letterhead import LANGUAGE
from bidprep.domain.paper import Paper

_LONGEST_PROPERTY = 255  # what python-docx and Word take
_TAB = "<w:r><w:tab/></w:r>"
_MARK = f'<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="{WARNING}"/></w:rPr><w:t>{DRAFT}</w:t></w:r>'
_SHOWN = {qn(f"w:{tag}") for tag in ("t", "sym", "pgNum", "drawing", "pict", "object", "fldSimple", "instrText")}
_PAGE_FIELD = re.compile(r"(?<![A-Za-z])PAGE(?![A-Za-z])", re.I)


def fill_running_heads(document: Document, paper: Paper, base: Base, pages: int) -> None:
    """Write the title, the word DRAFT and “Page n of m” on every page but the cover.

    A base that has its own words or pictures there keeps them as they are; only where they count no pages, or the paper
    is a draft, a line below its footer says so. `pages` is what stands for m until a program lays the pages out, which
    all do on opening.
    """
    section = document.sections[-1]
    heads = [(section.header, section.footer)]
    if document.settings.odd_and_even_pages_header_footer:
        heads.append((section.even_page_header, section.even_page_footer))
    pairs = list(dict.fromkeys((head.part.element, foot.part.element) for head, foot in heads))
    is_bare = not any(_is_filled(element) for pair in pairs for element in pair)
    for header, footer in pairs:
        _fill(header, footer, paper, base, pages)
    if paper.cover and is_bare:
        section.different_first_page_header_footer = True
    elif not paper.cover and section.different_first_page_header_footer:
        head, footer = section.first_page_header, section.first_page_footer.part.element
        header = None if head.is_linked_to_previous else head.part.element
        if not _counts_pages(footer) and (header is None or not _counts_pages(header)):
            has_own = _is_filled(footer) or (header is not None and _is_filled(header))
            name = "" if has_own else words_xml(one_line(paper.organisation))
            _add_line(footer, base, "Paper Footer", name + _TAB + _numbers(pages))


def fill_properties(document: Document, paper: Paper) -> None:
    """Write title, author (the organisation), language and the time of making (ECMA-376 Part 2, §11)."""
    properties = document.core_properties
    properties.title = one_line(paper.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = one_line(paper.organisation)[:_LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.now(UTC)
    properties.revision = 1
    for old in ("subject", "keywords", "comments", "category", "content_status", "identifier", "version"):
        if getattr(properties, old):
            setattr(properties, old, "")


def _fill(header: BaseOxmlElement, footer: BaseOxmlElement, paper: Paper, base: Base, pages: int) -> None:
    has_own_header = _is_filled(header)
    if not has_own_header:
        _add_line(
            header, base, "Paper Header", words_xml(one_line(paper.title)) + (_TAB + _MARK if paper.draft else "")
        )
    has_own_footer = _is_filled(footer)
    name = "" if has_own_footer else words_xml(one_line(paper.organisation))
    mark = _MARK if paper.draft and has_own_header else ""
    numbers = "" if _counts_pages(header) or _counts_pages(footer) else _numbers(pages)
    if mark or numbers:
        gap = '<w:r><w:t xml:space="preserve">   </w:t></w:r>' if mark and numbers else ""
        _add_line(footer, base, "Paper Footer", name + _TAB + mark + gap + numbers)


def _is_filled(running_head: BaseOxmlElement) -> bool:
    return any(element.tag in _SHOWN for element in running_head.iter())


def _counts_pages(running_head: BaseOxmlElement) -> bool:
    """Tell whether a field shows the page's number; Word may part a field's instruction into many runs."""
    told = "".join(each.text or "" for each in running_head.iter(qn("w:instrText")))
    simple = (each.get(qn("w:instr"), "") for each in running_head.iter(qn("w:fldSimple")))
    is_old = next(running_head.iter(qn("w:pgNum")), None) is not None
    return is_old or any(_PAGE_FIELD.search(each) for each in (told, *simple))


def _add_line(running_head: BaseOxmlElement, base: Base, style: str, runs: str) -> None:
    """Add one paragraph to a header or footer, in the place of empty ones that stand there."""
    for paragraph in [] if _is_filled(running_head) else running_head.findall(qn("w:p")):
        running_head.remove(paragraph)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{base.text_width}"/></w:tabs>'
    line = f"<w:p {nsdecls('w')}><w:pPr>{base.paragraph_style(style)}{tabs}</w:pPr>{runs}</w:p>"
    running_head.append(parse_xml(line))


def _numbers(pages: int) -> str:
    return f"{_words('Page ')}{_field('PAGE', 2)}{_words(' of ')}{_field('NUMPAGES', pages)}"


def _words(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(name: str, shown: int) -> str:
    """Return a field with the result it shows until it is worked out anew (ECMA-376 §17.16.19)."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
