"""Files that are no Word or Excel file of today, told by how they begin: each kind has a sentence that says what to do."""

from bidprep.errors import BidprepError

SAVE_AS_WORD = "Open it in Word, save it as “Word Document (.docx)” and choose that."
SAVE_AS_WORKBOOK = "Open it in Excel, save it as “Excel Workbook (.xlsx)” and choose that."
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] §2.2
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] §2.3.4.4
_OLD_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))  # streams of a .xls, [MS-XLS] §2.1.2
_OLD_SLIDES = "PowerPoint Document".encode("utf-16-le")  # [MS-PPT] §2.1.2
_MESSAGE = "__substg1.0_".encode("utf-16-le")  # [MS-OXMSG] §2.1.3
_OLD_WORD = (b"\xdb\xa5", b"\x31\xbe\x00\x00", b"\x9b\xa5")  # Word for Windows 1 and 2, and Write, before OLE
_BEGINNING = 2_000  # bytes within which a file says what it is
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE_XML = (
    b"mso-application",
    b"schemas.microsoft.com/office/word/2003",
    b"schemas.microsoft.com/office/2006/xmlpackage",
)
_FLAT_ODF = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_WEB_PAGE = (b"<html", b"<!doctype html", b"mime-version:")
_ODF_KINDS = {b"spreadsheet": ".ods", b"presentation": ".odp", b"graphics": ".odg"}
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".xlsx", ".xls")


def refuse_other_formats(content: bytes, called: str) -> None:
    """Raise the BidprepError that fits a file of another format; `called` begins it. Says nothing of what it does not know."""
    if content.startswith(_OLE2):
        raise _of_compound_file(content, called)
    if content.startswith(_OLD_WORD):
        raise BidprepError(f"{called} is an old Office file (.doc).", SAVE_AS_WORD)
    if not content:
        raise BidprepError(f"{called} is empty.", "Ask the sender to send it again, or choose another file.")
    if content.startswith(_ZIP):
        return
    begins = _readable(content[:_BEGINNING])
    start = begins.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if start.startswith(b"{\\rtf"):
        raise BidprepError(f"{called} is a Rich Text file (.rtf).", SAVE_AS_WORD)
    if start.startswith(b"%pdf"):
        raise BidprepError(f"{called} is a PDF.", "Ask the sender for the Word or Excel file that it was made from.")
    if any(sign in begins for sign in _OFFICE_XML):
        raise BidprepError(f"{called} is an Office file saved as XML.", SAVE_AS_WORD)
    if _FLAT_ODF in begins:
        raise BidprepError(f"{called} is an OpenDocument file saved as XML.", SAVE_AS_WORD)
    if any(sign in begins for sign in _WEB_PAGE):
        raise BidprepError(f"{called} is a web page under another name.", SAVE_AS_WORD)


def open_document(kind: bytes, called: str) -> BidprepError:
    """Return what is said of an OpenDocument file of this kind, the content of its first entry."""
    ending = next((ending for word, ending in _ODF_KINDS.items() if word in kind), ".odt")
    do = {".ods": SAVE_AS_WORKBOOK, ".odt": SAVE_AS_WORD}.get(ending, "Choose another file.")
    return BidprepError(f"{called} is an OpenDocument file ({ending}).", do)


def documents_inside(names: list[str], called: str) -> BidprepError | None:
    """Return what is said of a zip folder with documents in it, None where there are none."""
    if not any(name.casefold().endswith(_DOCUMENTS) for name in names):
        return None
    return BidprepError(f"{called} is a zip folder with files in it.", "Unpack it, and choose the file inside.")


def _of_compound_file(content: bytes, called: str) -> BidprepError:
    if _ENCRYPTED in content:
        return BidprepError(
            f"{called} is protected with a password.",
            "Open it in Word or Excel, take the password off (File › Info › Protect), save it and choose it again.",
        )
    if any(stream in content for stream in _OLD_WORKBOOK):
        return BidprepError(f"{called} is an old Office file (.xls).", SAVE_AS_WORKBOOK)
    if _OLD_SLIDES in content:
        return BidprepError(f"{called} holds slides (.ppt).", "Choose another file.")
    if _MESSAGE in content:
        return BidprepError(
            f"{called} is an e-mail (.msg).", "Open it in Outlook, save what is attached to it and choose that."
        )
    return BidprepError(f"{called} is an old Office file (.doc).", SAVE_AS_WORD)


def _readable(begins: bytes) -> bytes:
    """Return the beginning of a file in small letters, a byte each where it is UTF-16."""
    if begins.startswith((b"\xff\xfe", b"\xfe\xff")):
        begins = begins.decode("utf-16", "ignore").encode()
    return begins.lower()
