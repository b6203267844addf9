"""JSON files in and out."""

import json
from pathlib import Path
from typing import Any

from bidprep.documents.reading import MOST_BYTES, read_words
from bidprep.documents.saving import whole_file
from bidprep.errors import BidprepError

MOST_DEPTH = 60


def read_json_file(path: Path, most_bytes: int = MOST_BYTES) -> Any:
    """Return what a JSON file holds; raises BidprepError where it is too large, no JSON or nested absurdly deep."""
    words = read_words(path, most_bytes)
    try:
        value = json.loads(words)
    except RecursionError:
        raise _too_deep(path) from None
    except ValueError as error:
        place = f": line {error.lineno} cannot be read" if isinstance(error, json.JSONDecodeError) else ""
        raise BidprepError(
            f"{path.name} is not JSON{place}.", "Choose the file that was exported or downloaded."
        ) from None
    if _is_deeper(value, MOST_DEPTH):
        raise _too_deep(path)
    return value


def write_json_file(value: Any, path: Path) -> None:
    """Write a JSON file whole or not at all."""
    with whole_file(path) as unfinished:
        unfinished.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _is_deeper(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return any(isinstance(value, dict | list) for value in level)


def _too_deep(path: Path) -> BidprepError:
    return BidprepError(f"{path.name} is nested too deeply to be read.", "Ask the sender for another file.")
