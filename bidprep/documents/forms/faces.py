"""The font and size that a buyer wants answers in, for how much goes on a page depends on them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bidprep.documents.forms.drafts import Draft
from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.form_proposals import FormBlock
from bidprep.domain.page_estimate import FONTS

_FONT = re.compile(rf"\b(?P<font>{'|'.join(re.escape(name) for name in sorted(FONTS, key=len, reverse=True))})\b", re.I)
_SIZE = re.compile(
    r"(?:\bsize\s?(?:of\s)?|\bfont\s?[:\-–]?\s?|\bminimum\s(?:of\s)?)(?P<size>\d{1,2}(?:\.5)?)\b(?!\s?(?:words|pages|sides|cm|mm|%))"
    r"|\b(?P<points>\d{1,2}(?:\.5)?)\s?-?(?:pt|points?)\b",
    re.I,
)
_SIZE_AFTER_FONT = re.compile(
    r"[\s,(]{1,3}(?:size\s|font\s){0,2}(?P<size>\d{1,2}(?:\.5)?)\b(?!\s?(?:words|pages|sides|%))", re.I
)
_LEAST, _MOST = 6, 20  # points
_LONGEST = 600  # letters of a paragraph that may say it for the whole form


def face_in(words: str) -> tuple[str, float]:
    """Return the font and the size in points that a text names, "" and 0 for what it does not."""
    words = words[:_LONGEST]
    font = _FONT.search(words)
    size = _SIZE_AFTER_FONT.match(words[font.end() :]) if font else None
    size = size or _SIZE.search(words)
    told = next((float(each) for each in size.groups() if each), 0.0) if size else 0.0
    name = next((each for each in FONTS if font and each.casefold() == font["font"].casefold()), "")
    return name, told if _LEAST <= told <= _MOST else 0.0


def take_faces(drafts: Sequence[Draft], blocks: Sequence[FormBlock]) -> None:
    """Give each limit of pages its font and size: those beside it, or those that the form names once for all."""
    paged = [draft for draft in drafts if draft.limit is not None and draft.limit.unit is LimitUnit.PAGES]
    if not paged:
        return
    shared = ("", 0.0)
    for block in blocks:
        words = " ".join(block.words)
        if block.kind == "paragraph" and len(words) <= _LONGEST and (found := face_in(words))[0] and found[1]:
            shared = found
            break
    for draft in paged:
        own = face_in("\n".join((draft.text, draft.guidance, draft.place_words)))
        draft.limit = _with_face(draft.limit, own if any(own) else shared)


def _with_face(limit: Limit | None, face: tuple[str, float]) -> Limit | None:
    return replace(limit, font=limit.font or face[0], size=limit.size or face[1]) if limit is not None else None
