"""The command line: the work of the window, without one.

Without arguments it opens the window; with a command it does the work and never loads Qt. Others script
against the commands, their JSON and their exit codes: 0 done, 1 done and something needs attention,
2 not done.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bidprep.errors import BidprepError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or _is_workspace(words):
        from bidprep.app import run

        return run(Path(words[0]) if words else None)
    from bidprep.cli.parsing import read_command

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file’s name may hold bytes that are no text; they are shown as escapes, which JSON takes too.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return read_command(words)()
    except BidprepError as error:
        return _not_done(str(error))
    except KeyboardInterrupt:
        return _not_done("Stopped before it was finished; nothing was changed.")
    except BrokenPipeError:
        # Whoever read what was printed has gone: nothing more is said, nor at the end when Python empties its buffers.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception as error:
        return _not_done(
            f"bidprep made a mistake ({type(error).__name__}: {error}); nothing was changed. Please report it."
        )


def _is_workspace(words: list[str]) -> bool:
    return len(words) == 1 and words[0].endswith(".bidprep")


def _not_done(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201 - the command line speaks here
    return 2
