"""JSON files in and out."""

import json
from pathlib import Path
from typing import Any

from bidprep.documents.reading import read_words
from bidprep.documents.saving import whole_file
from bidprep.errors import BidprepError

MOST_DEPTH = 60


def read_json_file(path: Path) -> Any:
    """Return what a JSON file holds; raises BidprepError where it is no JSON or nested absurdly deep."""
    words = read_words(path)
    try:
        return json.loads(words)
    except RecursionError:
        raise BidprepError(
            f"{path.name} is nested too deeply to be read.", "Ask the sender for another file."
        ) from None
    except ValueError as error:
        place = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BidprepError(
            f"{path.name} is not JSON{place}.", "Choose the file that was exported or downloaded."
        ) from None


def write_json_file(value: Any, path: Path) -> None:
    """Write a JSON file whole or not at all."""
    with whole_file(path) as unfinished:
        unfinished.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
