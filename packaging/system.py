"""What the operating system must bring: checked everywhere, installed on Debian and its relatives."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import shutil
import sys
from pathlib import Path

from common import StopError, say
from quiet import run_quietly

# Qt's wheels bring Qt itself but not the libraries of the screen, the keyboard and the fonts.
# Each library is tried by loading it; the second word is the Debian package that has it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
FONT_PACKAGE = "fonts-dejavu-core"


def make_ready(*, may_install: bool) -> None:
    """See that the system has what bidprep needs, and on Debian add what is missing when allowed."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages()
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise StopError(
            "This system lacks something that Debian has in these packages: "
            f"{' '.join(missing)}. Install what your system calls them, then start again."
        )
    if os.geteuid() == 0:
        install(missing, [])
    elif shutil.which("sudo") is None:
        raise StopError(
            "This computer lacks something that bidprep needs. Ask whoever looks after it to type this line as root, "
            f"then start again:\n\n    {line_to_type(missing, '')}\n"
        )
    elif may_install:
        install(missing, ["sudo"])
    else:
        raise StopError(
            "This computer lacks something that bidprep needs. Type this line, then start again "
            "(or start with --install-system, which types it for you):\n\n"
            f"    {line_to_type(missing, 'sudo ')}\n"
        )


def missing_packages() -> list[str]:
    """Name the Debian packages whose contents cannot be found."""
    missing = []
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    missing += [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if not any_font():
        missing.append(FONT_PACKAGE)
    return missing


def loads(library: str) -> bool:
    """Tell whether a shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def any_font() -> bool:
    """Tell whether there is one font to write with; without any, every letter is an empty box."""
    folders = [Path(folder) for folder in FONT_FOLDERS]
    folders += [Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
    )


def line_to_type(packages: list[str], prefix: str) -> str:
    """Return the one line that brings the packages."""
    return f"{prefix}apt-get update && {prefix}apt-get install -y --no-install-recommends {' '.join(packages)}"


def install(packages: list[str], prefix: list[str]) -> None:
    """Install Debian packages, and look again whether everything is there now."""
    say(f"Adding what this computer lacks: {' '.join(packages)}")
    # sudo drops the environment, so env stands after it. The time-out waits for another apt-get to finish.
    apt_get = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    # A list of packages that is a little old is often good enough, so a failed update is not the end.
    with contextlib.suppress(StopError):
        run_quietly([*apt_get, "update"], "The list of packages could not be renewed.")
    run_quietly(
        [*apt_get, "install", "-y", "--no-install-recommends", *packages],
        "What this computer lacks could not be added.",
    )
    importlib.invalidate_caches()
    still = missing_packages()
    if still:
        raise StopError(f"These packages are installed, yet what they should bring is missing: {' '.join(still)}")


def has_screen() -> bool:
    """Tell whether there is a screen to open a window on."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
