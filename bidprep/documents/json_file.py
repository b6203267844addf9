"""JSON files in and out."""

import json
from pathlib import Path
from typing import Any

from bidprep.documents.reading import MOST_BYTES, read_words
from bidprep.documents.saving import whole_file
from bidprep.errors import BidprepError

MOST_DEPTH = 60
_NESTED = frozenset((dict, list))


def read_json_file(path: Path, most_bytes: int = MOST_BYTES) -> Any:
    """Return what a JSON file holds; raises BidprepError where it is too large, no JSON or nested absurdly deep."""
    return read_json(read_words(path, most_bytes), path.name)


def read_json(words: str, called: str, *, lines_before: int = 0) -> Any:
    """Return what JSON says; `called` names it in the BidprepError raised where it is no JSON or nested absurdly deep.

    `lines_before` are those of the same file that stand before it.
    """
    try:
        value = json.loads(words)
    except RecursionError:
        raise _too_deep(called) from None
    except json.JSONDecodeError as error:
        raise BidprepError(
            f"{called} is not JSON: line {lines_before + error.lineno} cannot be read.",
            "Choose the file that was exported or downloaded.",
        ) from None
    except ValueError:  # Python refuses to read a whole number of thousands of digits
        raise BidprepError(
            f"{called} holds a number of thousands of digits, which cannot be read.", "Ask the sender for another file."
        ) from None
    if _is_deeper(value, MOST_DEPTH):
        raise _too_deep(called)
    return value


def write_json_file(value: Any, path: Path) -> None:
    """Write a JSON file whole or not at all."""
    with whole_file(path) as unfinished:
        unfinished.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _is_deeper(value: Any, most: int) -> bool:
    level = [value] if type(value) in _NESTED else []
    for _ in range(most):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) in _NESTED  # as `json` makes them, and nothing that is derived from them
        ]
        if not level:
            return False
    return bool(level)


def _too_deep(called: str) -> BidprepError:
    return BidprepError(f"{called} is nested too deeply to be read.", "Ask the sender for another file.")
