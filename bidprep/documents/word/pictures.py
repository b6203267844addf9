"""Pictures: below the text of their part, each in a paragraph of its own, with words for those who cannot see it."""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.image import ImagePart

from bidprep.documents.word.characters import escaped, one_line
from bidprep.domain.paper import Picture
from bidprep.errors import BidprepError

_EMU_IN_PIXEL = 9_525  # at 96 pixels an inch
_EMU_IN_TWIP = 635
_MOST_OF_PAGE = 0.6
_MOST_PIXELS = 200_000_000  # what a reader needs 800 MB for
_LONGEST_DESCRIPTION = 1_000
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start of frame; the three are tables
_CONTENT_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


class Pictures:
    """Puts the pictures of a paper into its package, each once, and writes where they stand."""

    def __init__(self, document: Document, ids: Iterator[int], text_width: int, page_height: int) -> None:
        self._document = document
        self._ids = ids
        self._added: dict[bytes, str] = {}
        self._most = (text_width * _EMU_IN_TWIP, int(page_height * _EMU_IN_TWIP * _MOST_OF_PAGE))

    def drawing_xml(self, picture: Picture) -> str:
        """Return the run that shows a picture (``wp:inline``, ECMA-376 §20.4.2.8); raises BidprepError naming a bad one.

        It is as large as its pixels make it at 96 to the inch, or as the text's width and 60% of the page's height
        allow. One without words for its alternative text goes under its name.
        """
        relationship, width, height = self._add(picture)
        width, height = _fitted(width * _EMU_IN_PIXEL, height * _EMU_IN_PIXEL, self._most)
        number = next(self._ids)
        described = escaped(described_as(picture)[:_LONGEST_DESCRIPTION])
        name = escaped(one_line(picture.name)) or f"Picture {number}"
        return (
            f'<w:r><w:drawing><wp:inline {_NAMESPACES} distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" descr="{described}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="{name}" descr="{described}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    def _add(self, picture: Picture) -> tuple[str, int, int]:
        """Add a picture's content to the package; return its relationship's id and its size in pixels."""
        extension, width, height = _measured(picture)
        if picture.content not in self._added:
            package = self._document.part.package
            name = package.next_partname(f"/word/media/image%d.{extension}")
            part = ImagePart(name, _CONTENT_TYPES[extension], picture.content)
            self._added[picture.content] = self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._added[picture.content], width, height


def described_as(picture: Picture) -> str:
    """Return the alternative text of a picture: its words, else its name."""
    return one_line(picture.alternative) or one_line(picture.name) or "Picture"


def _fitted(width: int, height: int, most: tuple[int, int]) -> tuple[int, int]:
    scale = min(1, most[0] / width, most[1] / height)
    return max(int(width * scale), 1), max(int(height * scale), 1)


def _measured(picture: Picture) -> tuple[str, int, int]:
    """Return a picture's file extension, width and height; raises BidprepError where it is none, or has no end.

    Word shows a cross in place of half a picture, so the end must be in it.
    """
    content = picture.content
    extension, size = "png", (0, 0)
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and _PNG_END in content[33:]:
        size = (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
    elif content.startswith(_JPEG) and _JPEG_END in content:
        extension, size = "jpg", _jpeg_size(content)
    if not 0 < size[0] * size[1] <= _MOST_PIXELS:
        raise _unreadable(picture)
    return extension, *size


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the frame's header (ITU T.81, B.2.2); 0 and 0 where there is none."""
    at = 2
    while at + 9 <= len(content) and content[at] == _MARKER:
        kind = content[at + 1]
        if kind == _MARKER:  # fill bytes may stand before a marker
            at += 1
        elif kind in _FRAMES:
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        else:
            at += 2 + max(int.from_bytes(content[at + 2 : at + 4]), 2)
    return 0, 0


def _unreadable(picture: Picture) -> BidprepError:
    return BidprepError(
        f"The picture “{one_line(picture.name) or one_line(picture.alternative) or 'without a name'}” cannot be read.",
        "Take it off its case study, save it anew as PNG or JPEG in a picture program, and add it again.",
    )


_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="{_PICTURE}"'
)
