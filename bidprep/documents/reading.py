"""Plain files from strangers, read within limits."""

from pathlib import Path

from bidprep.errors import BidprepError

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE


def read_words(path: Path, most_bytes: int = MOST_BYTES) -> str:
    """Return the text of a file in UTF-8 (with or without a mark), UTF-16 with a mark, or Windows-1252.

    Raises BidprepError where it is missing, cannot be read, is over its size or is no text.
    """
    return decode_words(read_bytes(path, most_bytes), path.name)


def decode_words(raw: bytes, called: str) -> str:
    """Return the text that bytes spell, in the encodings of `read_words`; `called` names them in the error."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw:
        raise BidprepError(f"{called} is not text.", "Choose a text, CSV or JSON file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def read_bytes(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Return the content of a file of at most so many bytes; raises BidprepError otherwise."""
    try:
        if path.stat().st_size > most_bytes:
            raise BidprepError(
                f"{path.name} is larger than {most_bytes // MEGABYTE} MB.", "Ask the sender for a smaller file."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise BidprepError(f"There is no file {path}.", "Check the name.") from None
    except IsADirectoryError:
        raise BidprepError(f"{path} is a folder.", "Choose a file inside it.") from None
    except OSError as error:
        raise BidprepError(f"{path} cannot be read ({error.strerror}).", "Check that you may read it.") from None
