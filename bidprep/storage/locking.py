"""Who has a workspace open: a lock of the operating system's, which frees itself when its holder is killed."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bidprep.domain.dates import now, say_time
from bidprep.errors import BidprepError

if TYPE_CHECKING:
    from filelock import BaseFileLock


@dataclass
class WorkspaceLock:
    """The right to write to one workspace, held until `release`.

    The lock stands in the app-data folder, not beside the file, where a synchronisation program would
    carry it to another laptop and block there for ever.
    """

    _lock: "BaseFileLock"
    _holder: Path

    def release(self) -> None:
        """Give the workspace free; safe to call twice."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink(missing_ok=True)
            self._lock.release()


def claim(folder: Path, workspace_id: str, path: Path, who: str) -> WorkspaceLock:
    """Claim a workspace for writing, as `who`: a person's words for the holder, such as “a bidprep window”.

    Raises BidprepError naming the holder and since when where somebody else has it.
    """
    from filelock import FileLock, Timeout

    name = sha256(f"{workspace_id} {path.resolve()}".encode(errors="surrogatepass")).hexdigest()[:32]
    holder = folder / f"{name}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{name}.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise BidprepError(f"{path.name} {_said(holder)}.", "Close it there first, then try again.") from None
    except OSError as error:
        raise BidprepError(
            f"bidprep cannot write in its own folder {folder} ({error.strerror}).",
            "Ask whoever looks after this computer for permission.",
        ) from None
    with suppress(OSError):
        holder.write_text(json.dumps({"who": who, "since": now().isoformat()}), encoding="utf-8")
    return WorkspaceLock(lock, holder)


def _said(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        return f"has been open in {told['who']} since {say_time(datetime.fromisoformat(told['since']))}"
    except (OSError, ValueError, KeyError, TypeError):
        return "is open in another bidprep"
