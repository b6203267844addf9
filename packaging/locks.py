"""Write the locks: every package with its exact version and hashes, for every system we support."""

from __future__ import annotations

import re
import shutil

from common import CHECKOUT, LOCKS, StopError, run_or_stop, say

# The widest lock comes first and holds the others to the same versions, so that going from `run` to
# `test` adds packages and changes none.
ORDER = {"full": ["--group", "full"], "test": ["--group", "test"], "run": []}

# A lock names packages and hashes. Where they come from is each machine's own business.
TELLTALE = re.compile(r"://|^\s*-|/", re.MULTILINE)


def write_all(*, upgrade: bool) -> int:
    """Write the locks again and check that nothing of this machine has got into them."""
    uv = shutil.which("uv")
    if uv is None:
        raise StopError("This needs uv: pipx install uv, or see its own pages.")
    for name, group in ORDER.items():
        target = LOCKS / f"{name}.txt"
        command = [uv, "pip", "compile", "pyproject.toml", *group, "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--output-file", str(target)]
        if name != "full":
            command += ["--constraints", str(LOCKS / "full.txt")]
        if upgrade:
            command.append("--upgrade")
        run_or_stop(command, f"uv could not write the lock {name}")
        say(f"Wrote {target.relative_to(CHECKOUT).as_posix()}.")
        refuse_addresses(target.read_text(encoding="utf-8"), name)
    return 0


def refuse_addresses(text: str, name: str) -> None:
    """Stop when a lock holds an address, a path or an option other than a hash."""
    found = TELLTALE.search(re.sub(r"^ +--hash=sha256:[0-9a-f]{64}( \\)?$", "", text, flags=re.MULTILINE))
    if found:
        raise StopError(f"The lock {name} holds more than packages and hashes: {found.group().strip()!r}.")
