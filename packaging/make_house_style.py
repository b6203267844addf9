#!/usr/bin/env python3
"""Make the base file of our own papers: ``python packaging/make_house_style.py [TARGET]``.

The same definitions give the same bytes, so the file in ``resources/house-style`` only changes when
`bidprep.documents.word.house_style` does.
"""

import sys
import zipfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
TARGET = CHECKOUT / "resources" / "house-style" / "house-style.docx"
sys.path.insert(0, str(CHECKOUT))

from bidprep.documents.word import house_style, lists  # noqa: E402 -- found by the line above

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Part of word/ and the content type that it has; the order is the order in the file.
PARTS = {
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fontTable": "fontTable",
    "theme1": "theme",
    "header1": "header",
    "footer1": "footer",
}


def main(arguments: list[str]) -> int:
    """Write the base file and say where."""
    target = Path(arguments[0]) if arguments else TARGET
    made = entries()
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, words in made.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, words.encode(), compresslevel=9)
    print(f"{target}: {target.stat().st_size:,} bytes")
    return 0


def entries() -> dict[str, str]:
    """Return what each entry of the file holds."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            {
                f"{OFFICE}/officeDocument": "word/document.xml",
                f"{PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
            }
        ),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            {f"{OFFICE}/{kind}": f"{part}.xml" for part, kind in PARTS.items()}
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/numbering.xml": numbering(),
        "word/fontTable.xml": fonts(),
        "word/theme1.xml": theme(),
        "word/header1.xml": f"{HEAD}<w:hdr {W} {R}>{empty_paragraph('Paper Header')}</w:hdr>",
        "word/footer1.xml": f"{HEAD}<w:ftr {W} {R}>{empty_paragraph('Paper Footer')}</w:ftr>",
        "docProps/core.xml": core_properties(),
    }


def content_types() -> str:
    """Return the list of what kind each part is."""
    overrides = {"/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    overrides["/word/document.xml"] = f"{WORD_TYPE}.document.main+xml"
    overrides |= {f"/word/{part}.xml": f"{WORD_TYPE}.{kind}+xml" for part, kind in PARTS.items()}
    overrides["/word/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    kinds = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )


def relationships(targets: dict[str, str]) -> str:
    """Return a relationships part, its ids rId1, rId2 and so on in order."""
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def document() -> str:
    """Return the body: nothing but its section, whose first page has neither header nor footer."""
    numbers = {kind: list(PARTS.values()).index(kind) + 1 for kind in ("header", "footer")}
    margins = " ".join(f'w:{side}="{size}"' for side, size in house_style.MARGINS.items())
    width, height = house_style.PAGE
    return (
        f"{HEAD}<w:document {W} {R}><w:body><w:sectPr>"
        f'<w:headerReference w:type="default" r:id="rId{numbers["header"]}"/>'
        f'<w:footerReference w:type="default" r:id="rId{numbers["footer"]}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins}/><w:cols w:space="708"/><w:titlePg/>'
        "</w:sectPr></w:body></w:document>"
    )


def styles() -> str:
    """Return every style of the house style; list styles carry their numbering."""
    ids = {style.name: house_style.style_id(style) for style in house_style.STYLES}
    each = "".join(house_style.style_xml(style, ids, list_numbering(style.name)) for style in house_style.STYLES)
    return f"{HEAD}<w:styles {W}>{house_style.DEFAULTS}{each}</w:styles>"


def list_numbering(name: str) -> str:
    """Return the numbering of a list style: instance 1 is bullets, instance 2 is numbers."""
    for number, kind in enumerate((lists.BULLETS, lists.NUMBERS), 1):
        for level in (0, 1):
            if lists.list_style(kind, level) == name:
                deep = f'<w:ilvl w:val="{level}"/>' if level else ""
                return f'<w:numPr>{deep}<w:numId w:val="{number}"/></w:numPr>'
    return ""


def numbering() -> str:
    """Return the definitions of bullets and numbers and one instance of each."""
    by_name = {style.name: house_style.style_id(style) for style in house_style.STYLES}
    definitions = instances = ""
    for number, kind in enumerate((lists.BULLETS, lists.NUMBERS), 1):
        ids = (by_name[lists.list_style(kind, 0)], by_name[lists.list_style(kind, 1)])
        definitions += lists.definition_xml(kind, number, ids)
        instances += lists.instance_xml(number, number)
    return f"{HEAD}<w:numbering {W}>{definitions}{instances}</w:numbering>"


def settings() -> str:
    """Return the settings: without a compatibility mode Word would open the file as one from 2007."""
    uri = "http://schemas.microsoft.com/office/word"
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    each = "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{mode}"/>' for name, mode in modes.items())
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{each}</w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def theme() -> str:
    """Return the theme: the house's colours and font, so that Word's own menus offer them."""
    look = house_style
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": look.INK,
        "lt2": look.TINT,
        "accent1": look.INK,
        "accent2": look.ACCENT,
        "accent3": look.QUIET,
        "accent4": look.WARNING,
        "accent5": look.LINK,
        "accent6": look.RULE,
        "hlink": look.LINK,
        "folHlink": look.QUIET,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours.items())
    font = f'<a:latin typeface="{look.FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="bidprep">'
        f'<a:themeElements><a:clrScheme name="bidprep">{scheme}</a:clrScheme><a:fontScheme name="bidprep">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="bidprep"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}'
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def fonts() -> str:
    """Return the font table: what to take where Arial is not there."""
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="{house_style.FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def empty_paragraph(style: str) -> str:
    """Return one empty paragraph of a style, by the style's name."""
    identity = next(house_style.style_id(each) for each in house_style.STYLES if each.name == style)
    return f'<w:p><w:pPr><w:pStyle w:val="{identity}"/></w:pPr></w:p>'


def core_properties() -> str:
    """Return the document's properties: the language only, for a paper brings its own title and author."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en-GB</dc:language></cp:coreProperties>'
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
