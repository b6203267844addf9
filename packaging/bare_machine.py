#!/usr/bin/env python3
"""Try the two commands on a bare Debian: ``sudo python3 packaging/bare_machine.py [--suite trixie] [run] [test]``.

debootstrap makes the smallest Debian that has a Python, in a temporary folder; the last commit is cloned into it
and dev.py is started there. It needs root, git and debootstrap. Nothing of this computer is mounted inside, and
what is mounted for a command is gone when that command ends, so clearing up can reach nothing else.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PLACE = "srv/bidprep"

# Inside, /proc and /dev/pts belong to the command alone. $1 is the bare machine, $2 what to do there.
ENTER = """
set -e
mount -t proc proc "$1/proc"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts"
exec chroot "$1" /usr/bin/env -i HOME=/srv LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin $SETTINGS \\
    sh -c "cd /srv/bidprep && $2"
"""

# The computer's own way to the packages: what it says to apt, to pip and about names and certificates.
SETTINGS_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def main() -> int:
    """Make the bare machine, run the verbs in it, and clear it away."""
    options = parser().parse_args()
    if os.geteuid() != 0:
        sys.exit("This needs root: sudo python3 packaging/bare_machine.py")
    missing = [program for program in ("debootstrap", "git", "unshare") if shutil.which(program) is None]
    if missing:
        sys.exit(f"This needs {' and '.join(missing)}: sudo apt-get install debootstrap git util-linux")
    machine = Path(tempfile.mkdtemp(prefix="bare-machine-"))
    machine.chmod(0o755)  # it is the root of what is inside, which an ordinary user there passes through
    try:
        furnish(machine, options.suite)
        return max(start(machine, verb) for verb in options.verbs or ["run", "test"])
    finally:
        clear_away(machine)


def parser() -> argparse.ArgumentParser:
    """Describe the arguments."""
    described = argparse.ArgumentParser(description="Try dev.py on a bare Debian.")
    described.add_argument(
        "--suite", default="bookworm", help="which Debian: bookworm (Python 3.11), trixie (3.13), sid"
    )
    described.add_argument("verbs", nargs="*", metavar="VERB", help="run, test or both, which is the rule")
    return described


def furnish(machine: Path, suite: str) -> None:
    """Put a small Debian and the last commit into the folder."""
    do("debootstrap", "--variant=minbase", "--include=python3", suite, machine)
    for name in SETTINGS_FILES:
        copy(Path(name), machine / name.lstrip("/"))
    for setting in Path("/etc/apt/apt.conf.d").glob("99*"):
        copy(setting, machine / "etc/apt/apt.conf.d" / setting.name)
    copy(CERTIFICATES, machine / "srv/certificates.crt")
    do("git", "clone", "--quiet", "--no-hardlinks", CHECKOUT, machine / PLACE)


def copy(source: Path, target: Path) -> None:
    """Copy a file, if there is one, in the place of whatever stands there."""
    if source.is_file():
        target.unlink(missing_ok=True)
        shutil.copyfile(source, target)


def start(machine: Path, verb: str) -> int:
    """Start a verb of dev.py inside and return its exit code."""
    print(f"\n=== {verb}", flush=True)
    certificates = "PIP_CERT=/srv/certificates.crt" if (machine / "srv/certificates.crt").exists() else ""
    private = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"]
    inside = f"python3 packaging/dev.py {verb}"
    command = [*private, "sh", "-c", ENTER, "enter", str(machine), inside]
    code = subprocess.run(command, env={**os.environ, "SETTINGS": certificates}, check=False).returncode
    print(f"=== {verb}: exit code {code}", flush=True)
    return code


def clear_away(machine: Path) -> None:
    """Remove the bare machine, unless something is mounted in it: then removing could reach this computer's own."""
    mounted = [line.split()[1] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    if any(Path(place).is_relative_to(machine) for place in mounted):
        print(f"Something is still mounted in {machine}, so it stays. Unmount it before you remove it.")
        return
    do("rm", "-rf", "--one-file-system", machine)


def do(*command: str | Path) -> None:
    """Run a command and stop when it fails."""
    words: Sequence[str] = [str(word) for word in command]
    if subprocess.run(words, check=False, stdout=subprocess.DEVNULL).returncode:
        raise SystemExit(f"This failed: {' '.join(words)}")


if __name__ == "__main__":
    sys.exit(main())
