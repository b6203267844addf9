"""Noting: all that is noted of an answer's plain words, at once.

To note something more: a `Noted` beside the function that works it out, a line in `_NOTED`, and a new `NOTING_RULES`.
"""

import json
from typing import Any

from bidprep.domain.answer_checks import PLACEHOLDERS
from bidprep.domain.counting import WORD_COUNT
from bidprep.domain.evidence_checks import IDENTIFYING
from bidprep.domain.name_checks import CAPITALS
from bidprep.domain.noted import Noted
from bidprep.domain.said_figures import SAID
from bidprep.domain.spelling import Spelling

_NOTED: tuple[Noted[Any], ...] = (WORD_COUNT, PLACEHOLDERS, IDENTIFYING, SAID, CAPITALS)


def note_words(words: str, spelling: Spelling) -> str:
    """Return what is noted of plain words, as JSON; of the spelling only what the bundled dictionary lacks."""
    notes = {noted.name: noted.write(noted(words)) for noted in (*_NOTED, spelling.bundled.lacking)}
    return json.dumps(notes, ensure_ascii=False, separators=(",", ":"))


def read_notes(notes: str) -> dict[str, Any]:
    """Return what was noted, by name; nothing where it is no JSON object, for then it is worked out anew."""
    try:
        read = json.loads(notes)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
