"""Questions that are part of others: which number stands below which, and which rows only introduce those below them."""

import re
from collections.abc import Sequence

from bidprep.documents.forms.drafts import Draft, join
from bidprep.documents.forms.wording import asks, choices_in, is_blank, is_number, tidy_number
from bidprep.domain.form_proposals import FormBlock

_PIECE = re.compile(r"[0-9]{1,4}|[a-z]{1,5}", re.I)
_INTRODUCES = re.compile(
    r"\b(?:following|below|listed|the above)\b[^\n]{0,200}|:\s{0,3}\Z|\bany of the (?:situations|offences|"
    r"statements|alternatives)\b",
    re.I,
)
_LETTER = re.compile(r"\(?[a-z]{1,4}\)?\Z")
_LEAST_PIECES = 2
_MOST_ABOVE = 40
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
                child.stem = join(child.stem, draft.text)
            continue
        for child in children:
            child.parent = draft.number
        kept.append(draft)
    return kept


def add_stems(drafts: Sequence[Draft], blocks: Sequence[FormBlock]) -> None:
    """Give each part of a question the words that introduce it, where they stand in a row with no room for an answer.

    “5 | Please give the percentage of invoices paid:” over “5(i) | within 30 days | ____”.
    """
    asked = {draft.block for draft in drafts}
    for draft in drafts:
        own = _pieces(draft.number)
        lettered = _LETTER.match(draft.number) is not None and not draft.parent
        if draft.stem or (len(own) < _LEAST_PIECES and not lettered):
            continue
        for at in range(draft.block - 1, max(draft.block - _MOST_ABOVE, -1), -1):
            block = blocks[at]
            if block.part != blocks[draft.block].part or block.kind == "heading":
                break
            words = [cell.strip() for cell in block.words if cell.strip()]
            above = _pieces(words[0]) if len(words) > 1 and is_number(words[0]) else ()
            if lettered and above and above[-1].isdecimal():
                if at not in asked:
                    draft.parent, draft.stem = tidy_number(words[0]), words[1]
                break
            if at in asked or not above or len(above) >= len(own):
                continue
            if own[: len(above)] == above:
                draft.parent = draft.parent or tidy_number(words[0])
                draft.stem = words[1]
            break


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
        deeper = len(pieces) > len(own) and pieces[: len(own)] == own and _has_its_case(draft, each)
        deeper = deeper or (_LETTER.match(each.number) is not None and own[-1].isdecimal())
        loose = not pieces and _is_loose(each) and _is_loose_family(draft)
        if not (deeper or loose):
            break
        found.append(each)
    return found


def _has_its_case(draft: Draft, below: Draft) -> bool:
    """Return whether a number below one that is a mere letter has that letter: “B2” is no part of “b)”."""
    letter = draft.number.strip("(). ")
    return len(letter) > 1 or not letter.isalpha() or below.number.lstrip("( ").startswith(letter)


def _is_loose(draft: Draft) -> bool:
    """Return whether a row carries a dash instead of a number, or nothing."""
    return draft.number.strip() in _LOOSE_MARK or not draft.number.strip()


def _is_loose_family(draft: Draft) -> bool:
    return (
        _INTRODUCES.search(draft.text) is not None
        and not draft.is_grid
        and is_blank(draft.place_words)
        and not choices_in(draft.place_words)
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
