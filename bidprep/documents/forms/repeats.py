"""Questions that several sheets repeat: one question with several places."""

from collections.abc import Sequence

from bidprep.documents.forms.drafts import Draft

_LONG_ENOUGH = 40  # letters of a text that are enough to be the same question under another number


def merge_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Return each question once; those that another sheet repeats word for word give it their places."""
    first: dict[tuple[str, str], Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        words = "".join(letter for letter in draft.text.casefold() if letter.isalnum())
        key = ("" if len(words) >= _LONG_ENOUGH else draft.number, words)
        known = first.get(key)
        parts = {place.part for place in draft.places}
        if known is None or not parts or parts & {place.part for place in known.places}:
            first.setdefault(key, draft)
            kept.append(draft)
        else:
            known.places += draft.places
    return kept
