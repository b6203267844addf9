"""Office files from strangers: told apart, opened within limits, and each kind that we do not take refused by name.

Each kind has a sentence of its own, because what to do is another each time. Nothing here runs anything that a file
holds: macros, external templates and fields that fetch are found, to be mentioned.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from lxml import etree

from bidprep.documents.other_formats import (
    SAVE_AS_WORD,
    SAVE_AS_WORKBOOK,
    documents_inside,
    open_document,
    refuse_other_formats,
)
from bidprep.documents.packages import damaged, read_parts
from bidprep.documents.reading import read_bytes
from bidprep.errors import BidprepError

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BEGINNING = 2_000  # bytes within which a part says what it is
_WORD_ROOT = re.compile(rb"<(?:\w+:)?document\b[^>]*wordprocessingml/")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TYPES, _RELATIONSHIPS, _ODF_KIND = "[Content_Types].xml", "_rels/.rels", "mimetype"
_PACKAGE_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NO_MEMORY, _TOO_DEEP = 2, 114  # XML_ERR_NO_MEMORY and XML_ERR_RESOURCE_LIMIT of libxml2
_ENCODING = re.compile(r"(?<=[\s'\"])encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')(?=[^>]*\?>)")
_STRICT = b"http://purl.oclc.org/ooxml/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_FROM_WORD_TEMPLATE = "Begin a new document from it in Word, save that as “Word Document (.docx)” and choose it."
_FROM_SHEET_TEMPLATE = "Begin a new workbook from it in Excel, save that as “Excel Workbook (.xlsx)” and choose it."
_REFUSED = {
    "application/vnd.ms-word.document.macroenabled.main+xml": ("holds macros (.docm)", SAVE_AS_WORD),
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": (
        "is a template with macros (.dotm)",
        _FROM_WORD_TEMPLATE,
    ),
    f"{_WORD}template.main+xml": ("is a Word template (.dotx)", _FROM_WORD_TEMPLATE),
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": ("holds macros (.xlsm)", SAVE_AS_WORKBOOK),
    "application/vnd.ms-excel.template.macroenabled.main+xml": (
        "is a template with macros (.xltm)",
        _FROM_SHEET_TEMPLATE,
    ),
    f"{_SHEETS}template.main+xml": ("is an Excel template (.xltx)", _FROM_SHEET_TEMPLATE),
    "application/vnd.ms-excel.sheet.binary.macroenabled.main": ("is a binary workbook (.xlsb)", SAVE_AS_WORKBOOK),
}

# ISO/IEC 29500 Strict names its namespaces anew; the words in them are the same.
_STRICT_NAMES = (
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"officeDocument/relationships", RELATIONS.encode()),
)


class OfficeKind(StrEnum):
    """What an Office file is."""

    WORD = "word"
    WORKBOOK = "workbook"


_WORD_DOCUMENT = f"{_WORD}document.main+xml"
_OTHER_WORD = frozenset(
    (
        "application/vnd.ms-word.document.macroenabled.main+xml",
        "application/vnd.ms-word.template.macroenabledtemplate.main+xml",
        f"{_WORD}template.main+xml",
    )
)
_KINDS = {_WORD_DOCUMENT: OfficeKind.WORD, f"{_SHEETS}sheet.main+xml": OfficeKind.WORKBOOK}
_SUCH_A_FILE = {OfficeKind.WORD: "a Word document (.docx)", OfficeKind.WORKBOOK: "an Excel workbook (.xlsx)"}
_NO_SUCH_FILE = {
    frozenset({OfficeKind.WORD}): "Word document (.docx)",
    frozenset({OfficeKind.WORKBOOK}): "Excel workbook (.xlsx)",
    frozenset(OfficeKind): "Word document (.docx) or Excel workbook (.xlsx)",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part of a package says of another: the last word of its type, and where it leads."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A Word or Excel file that was looked through and may be read; `main` names the part that it is about."""

    called: str
    kind: OfficeKind
    main: str
    names: frozenset[str]
    is_strict: bool
    content: bytes
    _unpacked: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    @property
    def holds_macros(self) -> bool:
        """Whether there are macros in it, although its name does not say so."""
        return any(posixpath.basename(name).casefold() == "vbaproject.bin" for name in self.names)

    def xml(self, name: str, prepare: Callable[[bytes], bytes] | None = None) -> etree._Element | None:
        """Return the root of an XML part, None where there is none; raises BidprepError where it is broken.

        `prepare` may write the part otherwise before it is parsed.
        """
        if name not in self.names:
            return None
        written = self._unpacked.get(name)
        if not written:
            with zipfile.ZipFile(io.BytesIO(self.content)) as package:
                written = package.read(name)
        return parse_xml(prepare(written) if prepare else written, self.called)

    def relations(self, name: str = "") -> dict[str, Relation]:
        """Return the relations of a part (of the package for "") by their ids; targets are names of parts."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relation] = {}
        for link in () if root is None else root.iter(_PACKAGE_RELATIONS):
            external = link.get("TargetMode") == "External"
            target = link.get("Target", "")
            place = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = link.get("Type", "").rsplit("/", 1)[-1]
            found[link.get("Id", "")] = Relation(kind, self._as_written(place), external)
        return found

    def related(self, name: str, kind: str) -> Iterator[str]:
        """Yield the parts that a part is related to in this way (“styles”, “numbering”)."""
        for relation in self.relations(name).values():
            if relation.kind == kind and not relation.is_external:
                yield relation.target

    def _as_written(self, target: str) -> str:
        """Part names are told apart without regard to case (ECMA-376-2 §6.2.2.3)."""
        if target in self.names:
            return target
        return next((name for name in self.names if name.casefold() == target.casefold()), target)


def open_office_file(
    source: Path | bytes,
    called: str = "",
    kinds: frozenset[OfficeKind] = frozenset(OfficeKind),
    *,
    takes_any_word: bool = False,
) -> OfficeFile:
    """Look through a Word or Excel file, or its content; `called` begins the sentence where it is refused.

    Refused, each with what to do, are old files (.doc, .xls), protected ones, those with macros, templates, other
    programs' files, damaged ones and ones beyond the limits of `packages`. Strict Open XML is taken, and with
    `takes_any_word` also Word templates and Word files with macros, which is safe for one who only reads them.
    """
    content = source if isinstance(source, bytes) else read_bytes(source)
    called = called or ("The file" if isinstance(source, bytes) else f"“{source.name}”")
    refuse_other_formats(content, called)
    if not content.startswith(_ZIP):
        raise _no_such_file(called, kinds)
    parts = read_parts(content, called, frozenset((_TYPES, _RELATIONSHIPS, _ODF_KIND)), keeps_xml=True)
    if parts.get(_ODF_KIND, b"").startswith(b"application/vnd.oasis.opendocument"):
        raise open_document(parts[_ODF_KIND], called)
    if not parts.get(_TYPES) or not parts.get(_RELATIONSHIPS):
        known = any(name.startswith(("word/", "xl/")) for name in parts)
        raise damaged(called) if known else documents_inside([*parts], called) or _no_such_file(called, kinds)
    main, links_strictly = _main_part(parts[_RELATIONSHIPS], called)
    kind_of_main = _content_type(parts[_TYPES], main, called)
    if takes_any_word and kind_of_main.casefold() in _OTHER_WORD:
        kind_of_main = _WORD_DOCUMENT
    if refused := _REFUSED.get(kind_of_main.casefold()):
        is_what, do = refused
        raise BidprepError(f"{called} {is_what}.", do)
    kind = _KINDS.get(kind_of_main)
    if "presentationml" in kind_of_main:
        raise BidprepError(f"{called} holds slides (PowerPoint).", f"Choose a {_NO_SUCH_FILE[kinds]}.")
    if kind is None and takes_any_word and _WORD_ROOT.search(_in_utf_8(parts.get(main, b""))[:_BEGINNING]):
        kind = OfficeKind.WORD  # some programs do not say what its main part is, but it plainly is
    if kind is None:
        raise _no_such_file(called, kinds)
    if kind not in kinds:
        raise BidprepError(f"{called} is {_SUCH_A_FILE[kind]}.", f"Choose a {_NO_SUCH_FILE[kinds]}.")
    names = frozenset(parts)
    file = OfficeFile(called, kind, main, names, links_strictly, content, parts)
    main = file._as_written(main)
    if main not in names:
        raise damaged(called)
    return replace(file, main=main)


def parse_xml(written: bytes, called: str) -> etree._Element:
    """Parse one part, Strict names made usual ones; raises BidprepError where it is broken or declares entities."""
    written = _in_utf_8(written)
    if _STRICT in written:
        for strict, usual in _STRICT_NAMES:
            written = written.replace(_STRICT + strict, usual)
    try:
        root = etree.fromstring(
            written, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        )
    except etree.XMLSyntaxError as problem:
        if getattr(problem, "code", 0) == _NO_MEMORY:
            raise MemoryError from problem
        if getattr(problem, "code", 0) == _TOO_DEEP:
            raise BidprepError(
                f"{called} is nested deeper, or has longer pieces, than bidprep opens.", "Choose another file."
            ) from problem
        raise damaged(called) from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(called)  # no Office program writes one, and it is where entities are declared
    return root


def _in_utf_8(written: bytes) -> bytes:
    """Return a part that some programs write in UTF-16 as all others write it; what is wrong in it stays wrong."""
    if not written.startswith((b"\xff\xfe", b"\xfe\xff")):
        return written
    try:
        words = written.decode("utf-16")
    except UnicodeDecodeError:
        return written
    return _ENCODING.sub("", words, count=1).encode("utf-8", "surrogatepass")


def _main_part(relationships: bytes, called: str) -> tuple[str, bool]:
    """Return the name of the part that the package is about, and whether it is Strict Open XML."""
    for link in parse_xml(relationships, called).iter(_PACKAGE_RELATIONS):
        if link.get("Type", "").endswith("/officeDocument"):
            name = posixpath.normpath("/" + link.get("Target", "").lstrip("/")).lstrip("/")
            return name, _STRICT in relationships
    raise damaged(called)


def _content_type(types: bytes, name: str, called: str) -> str:
    """Return the content type of a part; "" where none is declared."""
    declared = list(parse_xml(types, called))
    for each in declared:
        if each.get("PartName", "").casefold() == f"/{name}".casefold():
            return each.get("ContentType", "")
    extension = posixpath.splitext(name)[1].removeprefix(".").casefold()
    return next(
        (each.get("ContentType", "") for each in declared if each.get("Extension", "").casefold() == extension), ""
    )


def _no_such_file(called: str, kinds: frozenset[OfficeKind]) -> BidprepError:
    return BidprepError(f"{called} is no {_NO_SUCH_FILE[kinds]}.", "Choose another file.")


FETCHING_FIELD = re.compile(r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT)\b", re.I)
"""A field's instruction that would fetch or start something, were the file opened in Word."""
