"""Word files as they come back from reviewers, built from the XML that Word, LibreOffice and Google Docs write."""

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
AT = "2026-03-02T10:15:00Z"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = {
    "comments": f"{_WORD}comments+xml",
    "footnotes": f"{_WORD}footnotes+xml",
    "endnotes": f"{_WORD}endnotes+xml",
    "styles": f"{_WORD}styles+xml",
    "numbering": f"{_WORD}numbering+xml",
    "settings": f"{_WORD}settings+xml",
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "commentsExtended": f"{_WORD}commentsExtended+xml",
}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = f"{_WORD}document.main+xml"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bul"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def word_file(
    body: str,
    *,
    comments: str | None = None,
    threads: str | None = None,
    footnotes: str | None = None,
    headers: tuple[str, ...] = (),
    styles: str = STYLES,
    numbering: str = NUMBERING,
    settings: str = "",
    links: dict[str, str] | None = None,
    properties: dict[str, str] | None = None,
    main_type: str = MAIN_TYPE,
    parts: dict[str, bytes] | None = None,
) -> bytes:
    """Return a Word file; what is not given is not in it."""
    parts = dict(parts or {})
    relations: list[str] = []
    types = [f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>']

    def add(kind: str, name: str, root: str, content: str | None, kind_of_relation: str = "") -> None:
        if content is None:
            return
        parts.setdefault(f"word/{name}", f"<w:{root} {NAMES}>{content}</w:{root}>".encode())
        address = kind_of_relation or f"{_RELATIONS}/{kind}"
        relations.append(f'<Relationship Id="rPart{len(relations)}" Type="{address}" Target="{name}"/>')
        types.append(f'<Override PartName="/word/{name}" ContentType="{_TYPES[kind]}"/>')

    add("styles", "styles.xml", "styles", styles)
    add("numbering", "numbering.xml", "numbering", numbering)
    add("settings", "settings.xml", "settings", settings)
    add("comments", "comments.xml", "comments", comments)
    add("footnotes", "footnotes.xml", "footnotes", footnotes)
    for number, header in enumerate(headers, 1):
        add("header", f"header{number}.xml", "hdr", header)
    if threads is not None:
        parts["word/commentsExtended.xml"] = f"<w15:commentsEx {NAMES}>{threads}</w15:commentsEx>".encode()
        address = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        relations.append(f'<Relationship Id="rThreads" Type="{address}" Target="commentsExtended.xml"/>')
        types.append(f'<Override PartName="/word/commentsExtended.xml" ContentType="{_TYPES["commentsExtended"]}"/>')
    for key, target in (links or {}).items():
        relations.append(
            f'<Relationship Id="{key}" Type="{_RELATIONS}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        )
    top = f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    if properties:
        top += f'<Relationship Id="rId2" Type="{_RELATIONS}/custom-properties" Target="docProps/custom.xml"/>'
        types.append(
            '<Override PartName="/docProps/custom.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
        )
        held = "".join(
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{escape(name)}">'
            f"<vt:lpwstr>{escape(words)}</vt:lpwstr></property>"
            for pid, (name, words) in enumerate(properties.items(), 2)
        )
        parts["docProps/custom.xml"] = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
            f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{held}</Properties>'
        ).encode()
    parts.setdefault(
        "word/document.xml", f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>".encode()
    )
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>',
        )
        made.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{top}</Relationships>')
        made.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>',
        )
        for name, content in parts.items():
            made.writestr(name, content)
    return package.getvalue()


def p(*content: str, style: str = "", properties: str = "", mark: str = "") -> str:
    """Return a paragraph; `mark` is what was done to its end: a revision element's words, as from `change`."""
    inner = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{''.join(content)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return a run of plain words; bold is ``<w:b/>``."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def gone(words: str, properties: str = "") -> str:
    """Return a run of deleted words."""
    return r(words, properties).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")


def who(author: str = "Ann Trustee", at: str = AT, number: int = 900) -> str:
    """Return the attributes of a revision element; "" leaves an attribute out."""
    return (
        f'w:id="{number}"'
        + (f' w:author="{escape(author)}"' if author else "")
        + (f' w:date="{escape(at)}"' if at else "")
    )


def change(kind: str, content: str = "", author: str = "Ann Trustee", at: str = AT, number: int = 900) -> str:
    """Return a revision element (“ins”, “del”, “moveTo”) around some content."""
    return f"<w:{kind} {who(author, at, number)}>{content}</w:{kind}>"


def ins(words: str, author: str = "Ann Trustee", at: str = AT) -> str:
    """Return an insertion of one run."""
    return change("ins", r(words), author, at)


def cut(words: str, author: str = "Ann Trustee", at: str = AT) -> str:
    """Return a deletion of one run."""
    return change("del", gone(words), author, at)


def ranged(number: int, content: str) -> str:
    """Return content with a comment's range around it and its reference after it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def comment(
    number: int, words: str, author: str = "Ann Trustee", at: str = AT, paragraph: str = "", content: str = ""
) -> str:
    """Return a comment; `paragraph` is its paragraph's id, `content` takes the place of its words."""
    own = f' w14:paraId="{paragraph}"' if paragraph else ""
    inner = content or f"<w:p{own}>{r(words)}</w:p>"
    return f'<w:comment {who(author, at, number)} w:initials="AT">{inner}</w:comment>'


def thread(paragraph: str, parent: str = "", *, done: bool = False) -> str:
    """Return what ``commentsExtended.xml`` says of a comment."""
    answers = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{paragraph}"{answers} w15:done="{int(done)}"/>'


def table(*rows: str, properties: str = "") -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(*blocks: str, properties: str = "") -> str:
    """Return a cell of blocks."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def field(code: str, *result: str) -> str:
    """Return a complex field and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*blocks: str, fallback: str | None = None) -> str:
    """Return a run with a text box, twice as Word writes it: as DrawingML and, for older programs, as VML."""
    content = "".join(blocks)
    older = content if fallback is None else fallback
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{older}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
