"""Run what nobody needs to watch: its words go into a file, and are shown only when it fails."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from common import BUILD, CHECKOUT, StopError, child_environment, say

LOG = BUILD / "set-up.log"
SECONDS_BETWEEN_SIGNS_OF_LIFE = 30
LINES_SHOWN = 8
WIDEST_LINE = 200

# How pip and apt-get say that they could not reach anything.
SIGNS_OF_NO_NETWORK = (
    "Retrying (Retry(",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Temporary failure resolving",
    "Could not resolve",
    "Unable to fetch some archives",
    "Network is unreachable",
    "timed out",
)
NO_NETWORK = "This step needs the internet. See whether this computer is online, then start again."


def run_quietly(
    command: Sequence[str | Path],
    complaint: str,
    *,
    extra: Mapping[str, str] | None = None,
    kept_open: Sequence[int] = (),
) -> None:
    """Run a command out of sight; when it fails, stop with ``complaint`` and the last of what it said.

    ``kept_open`` are file descriptors that the command holds on to.
    """
    words = [str(word) for word in command]
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("wb") as log:
        try:
            process = subprocess.Popen(
                words,
                cwd=CHECKOUT,
                env=child_environment(extra),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=tuple(kept_open),
            )
        except OSError as problem:
            raise StopError(f"{complaint}\n{words[0]} could not be started: {problem.strerror}.") from problem
        with process:
            code = wait(process)
    if code:
        raise StopError(explain(complaint, LOG.read_text(encoding="utf-8", errors="replace")))


def wait(process: subprocess.Popen[bytes], tell: Callable[[str], None] = say) -> int:
    """Wait for a command to end, with a word now and then so that nobody thinks it has died."""
    seconds = 0
    while True:
        try:
            return process.wait(timeout=SECONDS_BETWEEN_SIGNS_OF_LIFE)
        except subprocess.TimeoutExpired:
            seconds += SECONDS_BETWEEN_SIGNS_OF_LIFE
            tell(f"  still working, {seconds} s so far")
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise


def explain(complaint: str, output: str) -> str:
    """Put together what went wrong, and what to do or else the last of what was said."""
    where = LOG.relative_to(CHECKOUT).as_posix()
    # A certificate that is refused also ends in retries, but there the network is not what is missing.
    if any(sign in output for sign in SIGNS_OF_NO_NETWORK) and "CERTIFICATE" not in output:
        return f"{complaint}\n{NO_NETWORK}\nWhat was said is in {where}."
    lines = [line.rstrip()[:WIDEST_LINE] for line in output.splitlines() if line.strip()]
    if not lines:
        return f"{complaint} No reason was given."
    said = [f"    {line}" for line in lines[-LINES_SHOWN:]]
    return "\n".join([complaint, f"The last of what was said (the whole is in {where}):", *said])
