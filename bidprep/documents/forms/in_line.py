"""A question and the place of its answer in one breath: “… costs?  Yes ☐  No ☐”, “Amount requested: £”."""

import re

from bidprep.documents.forms.wording import choices_in, has_boxes, is_blank, line_to_write_on

_YES_NO_AT_END = re.compile(
    r"[\s(\[\t]{1,20}(?:please (?:circle|tick|delete)[^\n]{0,30}\s)?y(?:es)?\s{0,3}[/|"
    r"\\]\s{0,3}n(?:o)?(?:\s{0,3}[/|\\]\s{0,3}n\s?/?\s?a)?[\s)\].*]{0,5}\Z",
    re.I,
)
_MONEY_AT_END = re.compile(r"[:?\t]\s{0,4}£\s{0,4}\Z")
_BOX = re.compile(r"[☐☒☑□▢❑❒◻⬜✓✔■]|\[ ?\]")
_LAST_CHOICE = re.compile(r"[\s:\-–]{1,6}(?:yes|no|y|n)\s{0,2}\Z", re.I)
_MOST = 2_000  # letters that are looked at


def parted(words: str) -> tuple[str, str] | None:
    """Return what is asked and what stands there for the answer; None where the words leave no room."""
    words = words[:_MOST].strip()
    box = _BOX.search(words)
    if (at := _YES_NO_AT_END.search(words[-80:])) is not None:
        cut = max(0, len(words) - 80) + at.start()
    elif box is not None and has_boxes(words) and len(choices_in(words)) > 1:
        last = _LAST_CHOICE.search(words[: box.start()])
        cut = last.start() if last is not None else box.start()
    elif (at := _MONEY_AT_END.search(words)) is not None or (
        (at := line_to_write_on(words)) is not None and is_blank(words[at.start() :])
    ):
        cut = at.start()
    else:
        return None
    asked = words[:cut].strip(" \t:-–\n")
    return (asked, words[cut:]) if not is_blank(asked) else None
