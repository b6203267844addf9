"""Where a workspace may live: on a disk of this computer that no other program copies behind its back.

Copying the file while it is saved gave broken copies in two tries of three, and a disk that is pulled out
takes the last words with it; so folders that are synchronised, on a network or removable are refused.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bidprep.errors import BidprepError

# Names that the programs give to the folder they synchronise, as far as they are fixed.
_SYNCED_NAMES = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "iclouddrive", "mobile documents",
    "nextcloud", "owncloud", "box", "box sync", "pcloud drive", "pclouddrive", "mega", "megasync", "syncthing", "sharepoint",
    "proton drive", "tresorit", "seafile", "cloudstorage",
)  # fmt: skip
_SYNCED_MARKS = (
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".owncloudsync.log",
    ".sync_folder",
    ".tmp.drivedownload",
)
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_SYSTEMS = (
    "nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.davfs2",
    "fuse.rclone", "fuse.gvfsd-fuse", "9p", "ceph", "glusterfs", "ncpfs", "afs",
)  # fmt: skip
_REMOVABLE_PLACES = ("/media/", "/run/media/", "/mnt/usb")
_ELSEWHERE = "Keep the workspace in your documents on this computer, and use File › Back up to put copies there."


def refuse_unsafe_place(path: Path) -> None:
    """Raise BidprepError where a workspace must not live, saying why and what to do instead."""
    folder = path.expanduser().absolute().parent
    behind_links = path.expanduser().resolve().parent
    synced = synced_folder(folder, os.environ) or synced_folder(behind_links, os.environ)
    if synced:
        raise BidprepError(
            f"{synced} is synchronised with other computers, which can break a file while it is written.",
            _ELSEWHERE,
        )
    if str(path).startswith(("\\\\", "//")):
        raise BidprepError(f"{folder} is on the network, where a save can be lost without a word.", _ELSEWHERE)
    reason = _drive_fault(behind_links)
    if reason:
        raise BidprepError(f"{folder} is on {reason}.", _ELSEWHERE)


def synced_folder(folder: Path, environment: Mapping[str, str]) -> Path | None:
    """Return the synchronised folder that holds a folder, known by its name, its marks or a variable; or None."""
    told = {Path(environment[name]) for name in _SYNCED_VARIABLES if environment.get(name)}
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        # “OneDrive - Our Charity” and “Dropbox (Personal)” carry the account's name behind the program's.
        if name.split(" - ")[0].split(" (")[0].strip() in _SYNCED_NAMES or place in told:
            return place
        if _is_marked(place):
            return place
    return None


def _is_marked(place: Path) -> bool:
    try:
        return any((place / mark).exists() for mark in _SYNCED_MARKS)
    except OSError:
        return False  # opening a file in a folder that may not be entered has its own sentence


def mounted_on(folder: Path, mounts: str) -> tuple[str, str]:
    """Return the mount point and file system that hold a folder, from the text of Linux's /proc/mounts."""
    best = ("", "")
    for line in mounts.splitlines():
        _, point, system, *_ = (*line.split(), "", "", "")
        point = point.replace("\\040", " ")
        holds = folder == Path(point) or Path(point) in folder.parents
        if holds and len(point) >= len(best[0]):
            best = (point, system)
    return best


def mount_fault(point: str, system: str) -> str:
    """Say what is wrong with a mount point of this file system as a home for a workspace; "" for nothing."""
    if system.casefold() in _NETWORK_SYSTEMS:
        return "a network drive, where a save can be lost without a word"
    if f"{point}/".startswith(_REMOVABLE_PLACES):
        return "a removable disk, which may be pulled out in the middle of a save"
    return ""


def _drive_fault(folder: Path) -> str:
    if sys.platform == "win32":
        return _windows_drive_fault(folder)
    if sys.platform == "darwin":
        return _mac_volume_fault(folder)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return mount_fault(*mounted_on(folder, mounts))


def _windows_drive_fault(folder: Path) -> str:  # pragma: no cover - Windows
    import ctypes

    kinds = {
        2: "a removable disk, which may be pulled out in the middle of a save",
        4: "a network drive, where a save can be lost without a word",
    }
    windows = getattr(ctypes, "windll")  # noqa: B009 - the attribute exists on Windows only
    return kinds.get(int(windows.kernel32.GetDriveTypeW(folder.anchor)), "")


def _mac_volume_fault(folder: Path) -> str:  # pragma: no cover - macOS
    if folder.parts[1:2] == ("Volumes",):
        return "another disk or a network drive, which may go away in the middle of a save"
    return ""
