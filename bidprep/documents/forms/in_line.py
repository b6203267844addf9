"""A question and the place of its answer in one breath: “… costs?  Yes ☐  No ☐”, “Amount requested: £”."""

import re
from dataclasses import dataclass

from bidprep.documents.forms.measures import HEAD
from bidprep.documents.forms.shapes import Line
from bidprep.documents.forms.wording import (
    asks,
    asks_plainly,
    choices_in,
    first_box,
    has_boxes,
    is_blank,
    is_prompt,
    line_to_write_on,
)

BOXES = tuple("☐☒☑□▢❑❒◻⬜✓✔■[")
"""What a line of choices may begin with."""
_YES_NO_AT_END = re.compile(
    r"[\s(\[\t]{1,20}(?:please (?:circle|tick|delete)[^\n]{0,30}\s)?y(?:es)?\s{0,3}[/|"
    r"\\]\s{0,3}n(?:o)?(?:\s{0,3}[/|\\]\s{0,3}n\s?/?\s?a)?[\s)\].*]{0,5}"
    r"(?:[(\[](?:please )?(?:delete|circle|tick|select)\b[^\n)\]]{0,40}[)\]]\s{0,3})?\Z",
    re.I,
)
_MONEY_AT_END = re.compile(r"[:?\t]\s{0,4}£\s{0,4}\Z")
_TO_CIRCLE = re.compile(
    r"[(\[](?:please )?(?:circle|tick|select|delete|choose)\b[^)\]\n]{0,30}[)\]]\s?:?"
    r"(?P<choices>\s[^\n/?]{1,60}(?:/[^\n/?]{1,60}){1,6})\Z",
    re.I,
)
"""“Kind of home (please circle): flat / shared house / none”."""
_YES_BEFORE_ITS_BOX = re.compile(r"(?<=[\t?:])\s{0,9}(?:yes|no)\Z", re.I)
_YES_AT_END = re.compile(r"\s(?:yes|no)\Z", re.I)
_LAST_CHOICE = re.compile(r"[\s:\-–]{1,6}(?:yes|no|y|n)\s{0,2}\Z", re.I)
_MOST = 2_000  # letters that are looked at


def parted(words: str) -> tuple[str, str] | None:
    """Return what is asked and what stands there for the answer; None where the words leave no room."""
    words = words[:_MOST].strip()
    box = first_box(words)
    if (at := _YES_NO_AT_END.search(words[-80:])) is not None:
        cut = max(0, len(words) - 80) + at.start()
    elif has_boxes(words) and len(choices_in(words)) > 1:
        last = _LAST_CHOICE.search(words[:box])
        cut = last.start() if last is not None else box
    elif (at := _MONEY_AT_END.search(words)) is not None or (
        (at := line_to_write_on(words)) is not None and is_blank(words[at.start() :])
    ):
        cut = at.start()
    else:
        return None
    asked = words[:cut].strip(" \t:-–\n")
    return (asked, words[cut:]) if not is_blank(asked) else None


@dataclass(frozen=True)
class PlaceInLine:
    """The place of an answer in the line that asks for it.

    `label` is what asks, `rest` what stands there for the answer; `line` is whether that is a line to write on with a
    sign before it, so that a few words may be its label; `is_pick` whether there is something to pick from.
    """

    label: str
    rest: str
    place_words: str = ""
    offered: tuple[str, ...] = ()
    has_line: bool = False
    is_pick: bool = False
    is_announced: bool = True


def place_in(line: Line, words: str) -> PlaceInLine | None:
    """Return the place that a paragraph has for its own answer: “Name: ____”, “… Yes/No”, “Date: ” before a form field."""
    at = line_to_write_on(words)
    boxes = has_boxes(words) and not is_blank(words[:6]) and words[:1] not in BOXES
    yes_no = _YES_NO_AT_END.search(words)
    has_gap = bool(line.gaps) and bool(words) and not is_prompt(words)
    circled = _TO_CIRCLE.search(words) if not (at or boxes or yes_no or has_gap) else None
    money = _MONEY_AT_END.search(words)
    ended = at or yes_no or circled or money
    if not (ended or boxes or has_gap):
        return None
    asked = words[: ended.start() + (ended is money)] if ended else words
    label = asked.strip(" \t:.-–\n")
    in_pounds = label.endswith("£") and label != "£"
    if in_pounds:
        label = label.rstrip("£ \t:.-–")  # “State the price of a meal.  £____”
    told, _, last = label.rpartition(". ")
    if at and told.count(" ") > 1 and len(last) <= HEAD and not asks_plainly(last):
        label = last  # an instruction stands before it: “Complete one form for each lot. Lot number: ____”
    if boxes:
        label = words[: first_box(words)].rstrip(" \t:-–")
        if choices_in(words):
            label = (_YES_BEFORE_ITS_BOX if asks(label) else _YES_AT_END).sub("", label).rstrip()
    rest = words[len(asked) :] if ended else words[len(label) :]
    return PlaceInLine(
        label,
        rest,
        "Yes/No" if yes_no else "£" if in_pounds or (ended is money and money) else rest if has_boxes(rest) else "",
        tuple(choice.strip() for choice in circled["choices"].split("/")) if circled else (),
        at is not None,
        bool(yes_no or boxes),
        at is None or _is_announced(words, at),
    )


def _is_announced(words: str, at: re.Match[str]) -> bool:
    """Return whether a line to write on follows a label, and does not stand in the midst of a sentence."""
    before, after = words[: at.start()].rstrip(" "), words[at.end() :].strip(" .\t")
    return before[-1:] in (":", "\t", "?", "–", "-") and not after[:1].islower()
