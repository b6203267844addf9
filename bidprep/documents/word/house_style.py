"""The look of our own papers: every style that a paper uses, as WordprocessingML (ECMA-376 §17.7).

The base file in ``resources/house-style`` is made from these by ``packaging/make_house_style.py``; a base
of somebody else's gets from here the styles that it lacks. Sizes are in half-points, distances in
twentieths of a point.
"""

from dataclasses import dataclass

INK = "1B365D"
ACCENT = "1F7A8C"
QUIET = "55606E"
WARNING = "9A3412"
LINK = "0B5FA5"
TINT = "EAF1F5"
RULE = "C9D3DC"
FONT = "Arial"
# A4 (210 × 297 mm) and its margins; the text is 9,184 twips (16.2 cm) wide.
PAGE = (11906, 16838)
MARGINS = {
    "top": 1531,
    "right": 1361,
    "bottom": 1361,
    "left": 1361,
    "header": 680,
    "footer": 624,
    "gutter": 0,
}
TEXT_WIDTH = PAGE[0] - MARGINS["left"] - MARGINS["right"]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One style: Word's own English name for it where Word has one, which no translation of Word changes."""

    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    followed_by: str = ""
    paragraph: str = ""
    run: str = ""
    table: str = ""
    priority: int = 99
    built_in: bool = True

    @property
    def style_id(self) -> str:
        """The id as Word would write it: the name's words capitalised and joined."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())


def _heading(level: int, size: int, before: int, after: int, colour: str = INK) -> HouseStyle:
    return HouseStyle(
        f"heading {level}",
        followed_by="Normal",
        paragraph="<w:keepNext/><w:keepLines/>"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        run=f'<w:b/><w:bCs/><w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        priority=9,
    )


def _contents(level: int, indent: int, before: int, after: int, run: str = "") -> HouseStyle:
    return HouseStyle(
        f"toc {level}",
        paragraph=f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="264" w:lineRule="auto"/>'
        f'<w:ind w:left="{indent}" w:right="567"/>',
        run=run,
        priority=39,
    )


def _list(name: str) -> HouseStyle:
    return HouseStyle(name, paragraph='<w:spacing w:after="120"/>', priority=36)


def _colour(colour: str, size: int) -> str:
    return f'<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _spaced(colour: str, spacing: int, size: int) -> str:
    return (
        f'<w:b/><w:bCs/><w:color w:val="{colour}"/><w:spacing w:val="{spacing}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _labelled(name: str, tab: int, after: int) -> HouseStyle:
    """A line of label, tab and value; a long value goes on under itself."""
    return HouseStyle(
        name,
        paragraph=f'<w:tabs><w:tab w:val="left" w:pos="{tab}"/></w:tabs>'
        f'<w:spacing w:after="{after}" w:line="264" w:lineRule="auto"/>'
        f'<w:ind w:left="{tab}" w:hanging="{tab}"/>',
        built_in=False,
    )


CELL_MARGIN = 113  # at the left and right of a cell, in twips
_BORDER = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
_BID_TABLE = (
    '<w:pPr><w:spacing w:before="60" w:after="60" w:line="252" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/>'
    '<w:tblInd w:w="0" w:type="dxa"/>'
    f'<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'
    f"<w:insideH {_BORDER}/><w:insideV {_BORDER}/></w:tblBorders>"
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/>'
    f'<w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/>'
    f'<w:right w:w="{CELL_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{INK}"/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/><w:vAlign w:val="bottom"/></w:tcPr>'
    "</w:tblStylePr>"
)
_NO_TABLE = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)

STYLES = (
    HouseStyle("Normal", based_on="", paragraph="<w:widowControl/>", priority=0),
    HouseStyle("Default Paragraph Font", "character", "", priority=1),
    HouseStyle("Normal Table", "table", "", table=_NO_TABLE),
    HouseStyle("No List", "numbering", ""),
    _heading(1, 36, 480, 200),
    _heading(2, 27, 400, 120),
    _heading(3, 23, 280, 80, ACCENT),
    _heading(4, 22, 240, 80),
    _heading(5, 22, 200, 60, QUIET),
    _heading(6, 21, 200, 60, QUIET),
    HouseStyle(
        "Title",
        followed_by="Subtitle",
        paragraph=f'<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="18" w:space="14" '
        f'w:color="{ACCENT}"/></w:pBdr>'
        '<w:spacing w:before="0" w:after="320" w:line="252" w:lineRule="auto"/>',
        run="<w:b/><w:bCs/>" + _colour(INK, 56),
        priority=10,
    ),
    HouseStyle(
        "Subtitle",
        followed_by="Normal",
        paragraph='<w:spacing w:before="0" w:after="720" w:line="264" w:lineRule="auto"/>',
        run=_colour(QUIET, 32),
        priority=11,
    ),
    HouseStyle(
        "Cover Organisation",
        paragraph='<w:spacing w:before="2600" w:after="360" w:line="276" w:lineRule="auto"/>',
        run=_spaced(ACCENT, 10, 28),
        built_in=False,
    ),
    _labelled("Cover Particulars", 3119, 120),
    HouseStyle(
        "Draft Mark",
        paragraph='<w:keepNext/><w:spacing w:before="120" w:after="0" w:line="276" w:lineRule="auto"/>',
        run=_spaced(WARNING, 40, 26) + f'<w:bdr w:val="single" w:sz="12" w:space="6" w:color="{WARNING}"/>',
        built_in=False,
    ),
    HouseStyle(
        "TOC Heading",
        followed_by="Normal",
        paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="240" w:line="276" w:lineRule="auto"/>',
        run="<w:b/><w:bCs/>" + _colour(INK, 36),
        priority=39,
    ),
    _contents(1, 0, 200, 60, f'<w:b/><w:bCs/><w:color w:val="{INK}"/>'),
    _contents(2, 284, 0, 60),
    _contents(3, 567, 0, 40, _colour(QUIET, 20)),
    _list("List Bullet"),
    _list("List Bullet 2"),
    _list("List Number"),
    _list("List Number 2"),
    _labelled("Particulars", 2268, 80),
    HouseStyle(
        "Question",
        paragraph=f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="{ACCENT}"/></w:pBdr>'
        '<w:spacing w:before="100" w:after="140"/><w:ind w:left="284"/>',
        run=f'<w:color w:val="{INK}"/>',
        built_in=False,
    ),
    HouseStyle(
        "Table Space",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
        run='<w:sz w:val="12"/><w:szCs w:val="12"/>',
        built_in=False,
    ),
    HouseStyle(
        "Bid Picture",
        paragraph='<w:spacing w:before="120" w:after="160" w:line="240" w:lineRule="auto"/>',
        built_in=False,
    ),
    HouseStyle("Bid Table", "table", "Normal Table", table=_BID_TABLE, built_in=False),
    HouseStyle(
        "Hyperlink",
        "character",
        "Default Paragraph Font",
        run=f'<w:color w:val="{LINK}"/><w:u w:val="single"/>',
    ),
    # Styles of our own, for the built-in ones of a letterhead bring tab stops that ours would meet first.
    HouseStyle(
        "Paper Header",
        paragraph=f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
        run=_colour(QUIET, 18),
        built_in=False,
    ),
    HouseStyle(
        "Paper Footer",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
        run=_colour(QUIET, 18),
        built_in=False,
    ),
)

DEFAULT_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
"""The defaults of the four kinds of style, on which all others rest."""

# Made only in a base whose Normal would not do: one without space between paragraphs, or indented, or large.
SPARE_STYLES = (
    HouseStyle(
        "Bid Text",
        paragraph='<w:spacing w:after="160" w:line="276" w:lineRule="auto"/><w:contextualSpacing w:val="0"/>',
        built_in=False,
    ),
    HouseStyle(
        "Bid Table Text",
        paragraph='<w:spacing w:before="60" w:after="60" w:line="252" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:contextualSpacing w:val="0"/><w:jc w:val="left"/>',
        run='<w:sz w:val="20"/><w:szCs w:val="20"/>',
        built_in=False,
    ),
)

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)

_IDS = {"Normal Table": "TableNormal"}  # the one built-in style whose id Word turns round


def style_id(style: HouseStyle) -> str:
    """Return the id that a style has in our own base file."""
    return _IDS.get(style.name, style.style_id)


def style_xml(style: HouseStyle, ids: dict[str, str], numbering: str = "") -> str:
    """Return the ``w:style`` element; `ids` are the styles' ids by name, `numbering` its ``w:numPr``."""
    default = ' w:default="1"' if style.name in DEFAULT_STYLES else ""
    custom = "" if style.built_in else ' w:customStyle="1"'
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>" if default and style.kind != "paragraph" else ""
    links = "".join(
        f'<w:{tag} w:val="{ids[name]}"/>'
        for tag, name in (("basedOn", style.based_on), ("next", style.followed_by))
        if name in ids
    )
    shown = "" if hidden else "<w:qFormat/>"
    # Numbering comes before spacing in the order of ECMA-376 §17.3.1.26, and list styles have only spacing.
    paragraph = numbering + style.paragraph
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{ids[style.name]}">'
        f'<w:name w:val="{style.name}"/>{links}<w:uiPriority w:val="{style.priority}"/>{hidden}{shown}'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
        + f"{style.table}</w:style>"
    )
