"""Questions that are part of others: which number stands below which, and which rows only introduce those below them."""

import re
from collections.abc import Sequence

from bidprep.documents.forms.drafts import Draft
from bidprep.documents.forms.wording import asks, choices_in, is_blank

_PIECE = re.compile(r"[0-9]{1,4}|[a-z]{1,5}", re.I)
_INTRODUCES = re.compile(
    r"\b(?:following|below|listed|the above)\b[^\n]{0,200}|:\s{0,3}\Z|\bany of the (?:situations|offences|"
    r"statements|alternatives)\b",
    re.I,
)
_LETTER = re.compile(r"\(?[a-z]{1,4}\)?\Z")
_LOOSE_MARK = frozenset(("-", "–", "•", "*", "·", "▪"))


def settle_families(drafts: Sequence[Draft]) -> list[Draft]:
    """Give each question its parent, and leave out the rows that only introduce others."""
    kept: list[Draft] = []
    for place, draft in enumerate(drafts):
        below = drafts[place + 1 : place + 40]
        children = _children(draft, below)
        if children and _only_introduces(draft, children):
            for child in children:
                child.parent = child.parent or draft.number
            continue
        for child in children:
            child.parent = draft.number
        kept.append(draft)
    return kept


def _children(draft: Draft, below: Sequence[Draft]) -> list[Draft]:
    """Return the questions right below one that are part of it, by their numbers or by having none."""
    own = _pieces(draft.number)
    if not own:
        return []
    found: list[Draft] = []
    for each in below:
        if each.section != draft.section:
            break
        pieces = _pieces(each.number)
        deeper = len(pieces) > len(own) and pieces[: len(own)] == own
        deeper = deeper or (_LETTER.match(each.number) is not None and own[-1].isdecimal())
        loose = not pieces and _is_loose(each) and _is_loose_family(draft)
        if not (deeper or loose):
            break
        found.append(each)
    return found


def _is_loose(draft: Draft) -> bool:
    """Return whether a row carries a dash instead of a number, or nothing."""
    return draft.number.strip() in _LOOSE_MARK or not draft.number.strip()


def _is_loose_family(draft: Draft) -> bool:
    return (
        _INTRODUCES.search(draft.text) is not None and is_blank(draft.place_words) and not choices_in(draft.place_words)
    )


def _only_introduces(draft: Draft, children: Sequence[Draft]) -> bool:
    """Return whether a row above its parts asks nothing that they do not ask."""
    if (
        draft.answer
        or draft.offered
        or choices_in(draft.place_words)
        or draft.limit is not None
        or draft.weighting is not None
    ):
        return False
    first = draft.text.strip()
    if not asks(first):
        return True
    answered = sum(bool(child.offered or choices_in(child.place_words)) for child in children)
    return _INTRODUCES.search(first) is not None and (
        answered * 2 > len(children) or not draft.has_place or first.endswith(":") or "following" in first
    )


def _pieces(number: str) -> tuple[str, ...]:
    """Return a number's pieces: “1.1(g) – (ii)” is 1, 1, g, ii."""
    return tuple(piece.casefold() for piece in _PIECE.findall(number))
