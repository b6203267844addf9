"""What a file says of itself in its first 100 bytes, read before SQLite opens it.

Source: sqlite.org, “Database File Format”, §1.3: magic at 0, user version at 60, application id at 68.
"""

from pathlib import Path

from bidprep.errors import BidprepError

APPLICATION_ID = 0x62696470  # "bidp"
_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


def check_header(path: Path, newest: int) -> int:
    """Return the schema version of a workspace file without opening it as a database.

    Raises BidprepError where the file is missing, empty, no workspace, damaged, or made by a newer
    bidprep than one that knows schema `newest`. Never call it on a file that this process has open:
    closing it would drop SQLite's locks (sqlite.org, “How To Corrupt An SQLite Database File”, §2.2).
    """
    try:
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    except FileNotFoundError:
        raise BidprepError(f"There is no file {path}.", "Check the name, or open a backup of it.") from None
    except IsADirectoryError:
        raise BidprepError(f"{path} is a folder.", "Choose the .bidprep file inside it.") from None
    except PermissionError:
        raise BidprepError(f"{path} cannot be read.", "Ask whoever looks after this computer for permission.") from None
    except OSError as error:
        raise BidprepError(f"{path} cannot be read ({error.strerror}).", "Check the disk, or open a backup.") from None
    if not head:
        raise BidprepError(f"{path} is empty.", "It is not a workspace any more: open a backup of it.")
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        raise BidprepError(
            f"{path} is not a bidprep workspace, or its beginning is damaged.",
            "Choose another file, or open a backup of it.",
        )
    version = int.from_bytes(head[60:64], "big")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise BidprepError(f"{path} belongs to another program.", "Choose a file that ends in .bidprep.")
    if version > newest:
        raise BidprepError(
            f"{path} was made by a newer bidprep. It has not been changed.",
            "Install the newest bidprep on this computer and open it again.",
        )
    return version
