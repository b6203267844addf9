"""Checks of the answers: unanswered, not finished."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.conditions import is_asked
from bidprep.domain.field_names import field_key
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.merge_values import known_fields, same_field
from bidprep.domain.noted import Noted, words_read
from bidprep.domain.text import merge_fields
from bidprep.domain.whole_bid import WholeBid


def find_unanswered(whole: WholeBid) -> Iterator[Finding]:
    """Find questions without an answer for every lot we bid for. An answer of white space is none.

    One that is asked only in some case is left alone where that case has not come, and pointed out where nobody can tell.
    """
    for question in whole.questions:
        shared = whole.answer_for(question, None)
        if shared and shared.is_written:
            continue
        asked = is_asked(question, whole.questions, partial(_said, whole))
        if asked is False:
            continue
        missing = [
            lot for lot in whole.chosen_lots if not ((answer := whole.answer_for(question, lot)) and answer.is_written)
        ]
        if missing or not whole.chosen_lots:
            names = [lot.title or lot.reference for lot in missing]
            among = f" for {_listed(names)}" if names and len(missing) < len(whole.chosen_lots) else ""
            place = Place(question.id, missing[0].id if among else None)
            if asked:
                yield Finding(
                    "unanswered",
                    Severity.STOPPER,
                    f"Question {question.number} has no answer{among}.",
                    "Write an answer, or remove the question if the buyer does not ask it.",
                    place,
                )
            else:
                yield Finding(
                    "unanswered",
                    Severity.WARNING,
                    f"Question {question.number} has no answer{among}. It is asked only in one case:"
                    f" “{_CONDITION_END.sub('', question.only_if)}”.",
                    "Answer it if that is your case; else leave it, or say that it does not apply.",
                    place,
                )


_CONDITION_END = re.compile(r"[\s.,;:–-]{0,10}\Z")


def _said(whole: WholeBid, question: Question) -> str:
    """Return the words of the shared answer to a question, "" where there are none."""
    answer = whole.answer_for(question, None)
    return whole.plain(answer) if answer else ""


_PLACEHOLDER = re.compile(
    r"\[[^\]\n]{0,60}\b(?i:TBC|TBD|insert|to follow|add|name|date|number|figure|xx+)\b[^\]\n]{0,60}\]"
    r"|\b(?:TBC|TBD|TODO|tbc|tbd)\b|\b[Xx]{2,}\b|\?{3,}|_{4,}|\b[Ii]nsert (?:here|name|text|figure|number|date)\b"
    r"|\b[Ll]orem ipsum\b"
)
# One of these stands in every placeholder; looked for first, because that is ten times as fast.
_SIGNS = ("[", "TBC", "TBD", "TODO", "tbc", "tbd", "XX", "xx", "Xx", "xX", "???", "____", "nsert ", "orem ipsum")


def find_placeholders(whole: WholeBid) -> Iterator[Finding]:
    """Find what was left to be filled in: ``[TBC]``, ``XX``, ``???``, *insert* and the like."""
    for question, answer in whole.counting_answers:
        for words in whole.worked_out(answer, PLACEHOLDERS):
            yield Finding(
                "placeholder",
                Severity.STOPPER,
                f"The answer to {called(whole, question, answer)} still has “{words}” in it.",
                "Replace it with what you meant to say.",
                Place(question.id, answer.lot_id, words),
            )


def find_unfilled_fields(whole: WholeBid) -> Iterator[Finding]:
    """Find merge fields that name no fact, or a fact without a value; a name that is misspelt gets the nearest one."""
    for question, answer in whole.counting_answers:
        for name in merge_fields(whole.filled(answer)) if "{{" in answer.text else ():
            fault, what_to_do = _why_unfilled(whole, name)
            yield Finding(
                "unfilled-field",
                Severity.STOPPER,
                f"The answer to {called(whole, question, answer)} uses {{{{{name}}}}}, which {fault}.",
                f"{what_to_do}, or write the words yourself.",
                Place(question.id, answer.lot_id, f"{{{{{name}}}}}"),
            )


def called(whole: WholeBid, question: Question, answer: Answer) -> str:
    """Say which answer this is: “question 2.1 (Leeds)”."""
    lot = whole.lot_title(answer.lot_id)
    return f"question {question.number}" + (f" ({lot})" if lot else "")


def _placeholders(words: str) -> tuple[str, ...]:
    return tuple(_PLACEHOLDER.findall(words)) if any(sign in words for sign in _SIGNS) else ()


PLACEHOLDERS = Noted("placeholders", _placeholders, list, words_read)
"""What is noted of plain words: the placeholders in them, in order."""


def _why_unfilled(whole: WholeBid, name: str) -> tuple[str, str]:
    """Return what is wrong with a merge field that could not be filled, and what to do."""
    known = known_fields(whole.organisation.facts, whole.organisation.policies)
    by_key = {field_key(known_name): known_name for known_name in known}
    key = same_field(name)
    if key in by_key:
        return "has no value", known[by_key[key]]
    nearest = get_close_matches(key, by_key, n=1, cutoff=0.75)
    if nearest:
        return "is no fact that is kept", f"Did you mean {{{{{by_key[nearest[0]]}}}}}? Put that in"
    return "is no fact that is kept", f"State “{name}” as a fact of your own on the Organisation page"


def _listed(names: list[str]) -> str:
    if len(names) > 3:  # noqa: PLR2004 - more would not fit a line
        return f"{', '.join(names[:2])} and {len(names) - 2} more lots"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
