"""Files that a workspace keeps: letterheads, certificates, forms, pictures, materials."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file, kept once under the SHA-256 of its content (64 hex digits); `size` is in bytes."""

    digest: str
    name: str
    size: int
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """A kept file that hangs on a record of any kind, under the name it came with.

    `alternative` says in words what a picture shows, for those who cannot see it.
    """

    id: str
    record_id: str
    digest: str
    name: str = ""
    alternative: str = ""
    added_on: date | None = None

    @property
    def is_picture(self) -> bool:
        """Whether its name is that of a picture which can be printed."""
        return self.name.casefold().endswith((".png", ".jpg", ".jpeg"))
