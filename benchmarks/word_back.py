"""Word back: what taking in a large review copy costs, against parsing its XML with lxml alone.

Two copies of 600 pages with 2,000 remarks: one as Word saves it, with many attributes and runs, and one as bidprep wrote
it, which is as terse as such XML gets. Both sides are measured in one run, so that the ratio holds on any machine.
"""

import io
import random
import zipfile
from functools import partial

from benchmarks.word_out import _medians, _words

PAGES, PARAGRAPHS_ON_A_PAGE = 600, 6
REMARKS = 2_000
WORDS = 60  # in a paragraph
AIM = 5.0
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def measure() -> list[tuple[str, float, float | None]]:
    """Return (what, ratio to the floor, aim or None) for reading, and for telling what is in one answer."""
    from bidprep.documents.reviewed.reading import read_reviewed_here
    from bidprep.domain.reviewed_changes import suggestions_in
    from bidprep.domain.reviewed_regions import comments_in
    from bidprep.domain.reviewed_texts import Region
    from bidprep.domain.reviewed_views import Views

    found: list[tuple[str, float, float | None]] = []
    for name, is_word_s in (("as Word saves it", True), ("as bidprep writes it", False)):
        document, comments = _large_copy(is_word_s=is_word_s)
        content = _package(document, comments)
        read = read_reviewed_here(content)
        whole = Region(read, read.body)

        def tell(region: Region) -> None:
            views = Views(region)
            suggestions_in(region, views)
            comments_in(region, views)

        least, taken, told = _medians(
            partial(_parse, document, comments), partial(read_reviewed_here, content), partial(tell, whole)
        )
        found += [
            (f"reading {name}", taken / least, AIM if is_word_s else None),
            (f"its suggestions and comments, {name}", told / least, None),
        ]
    return found


def _parse(*parts: bytes) -> None:
    """The floor: parse the XML."""
    from lxml import etree

    for part in parts:
        etree.fromstring(part)


def _large_copy(*, is_word_s: bool) -> tuple[bytes, bytes]:
    """Return the document and the comments of a returned copy; half the remarks are comments, half insertions."""
    chance = random.Random(7)
    words = _words(chance)
    paragraphs = PAGES * PARAGRAPHS_ON_A_PAGE
    runs = 4 if is_word_s else 1
    look = '<w:rPr><w:lang w:val="en-GB"/></w:rPr>' if is_word_s else ""
    made: list[str] = []
    number = 0
    for index in range(paragraphs):
        own = ""
        if is_word_s:
            own = f' w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E" w14:paraId="{index + 1:08X}" w14:textId="77777777"'
        made.append(f'<w:p{own}><w:pPr><w:pStyle w:val="Normal"/></w:pPr>')
        made += (f'<w:r>{look}<w:t xml:space="preserve">{words(WORDS // runs)} </w:t></w:r>' for _ in range(runs))
        if index * REMARKS >= number * 2 * paragraphs:
            number += 1
            made.append(
                f'<w:commentRangeStart w:id="{number}"/><w:r>{look}<w:t>{words(2)}</w:t></w:r>'
                f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
                f'<w:ins w:id="{number + REMARKS}" w:author="Ann Trustee" w:date="2026-03-02T10:{number % 60:02d}:00Z">'
                f'<w:r>{look}<w:t xml:space="preserve"> {words(3)}</w:t></w:r></w:ins>'
            )
        made.append("</w:p>")
    said = "".join(
        f'<w:comment w:id="{each}" w:author="Ben Chair" w:date="2026-03-02T10:00:00Z"><w:p w14:paraId="{each:08X}">'
        f"<w:r><w:t>{words(12)}</w:t></w:r></w:p></w:comment>"
        for each in range(1, number + 1)
    )
    names = f'xmlns:w="{_W}" xmlns:w14="{_W14}"'
    body = f"<w:document {names}><w:body>{''.join(made)}<w:sectPr/></w:body></w:document>"
    return body.encode(), f"<w:comments {names}>{said}</w:comments>".encode()


def _package(document: bytes, comments: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/></Types>',
        )
        for name, kind, target in (
            ("_rels/.rels", "officeDocument", "word/document.xml"),
            ("word/_rels/document.xml.rels", "comments", "comments.xml"),
        ):
            package.writestr(
                name,
                f'<Relationships xmlns="{_PACKAGE}/relationships">'
                f'<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>',
            )
        package.writestr("word/document.xml", document)
        package.writestr("word/comments.xml", comments)
    return content.getvalue()
