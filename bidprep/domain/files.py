"""Files that a workspace keeps: letterheads, buyers' forms, materials."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file, kept once under the SHA-256 of its content (64 hex digits); `size` is in bytes."""

    digest: str
    name: str
    size: int
    kept_at: datetime
