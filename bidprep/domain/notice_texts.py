"""Long texts of published notices, as they are shown where a later notice changes them."""

_MOST_SHOWN, _BESIDE = 400, 60


def on_a_line(words: str) -> str:
    """Return a text on one line: where a line ends in a description says nothing."""
    return " ".join(words.split())


def where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Return what lies about the change of two texts on one line each, with dots where more of them is left out."""
    first, second = before.split(" "), after.split(" ")
    same = _same(first, second) if before and after else 0
    ending = _same(first[same:][::-1], second[same:][::-1]) if before and after else 0
    return _about(first, same, ending), _about(second, same, ending)


def _same(first: list[str], second: list[str]) -> int:
    """Return how many words are the same at the beginning of both."""
    pairs = zip(first, second, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))


def _about(words: list[str], same: int, ending: int) -> str:
    """Return the words without those that are the same at both ends, but for a few beside what is not."""
    before, after = " ".join(words[:same]), " ".join(words[len(words) - ending :])
    changed = " ".join(words[same : len(words) - ending])
    if len(changed) > _MOST_SHOWN:
        changed, after = f"{changed[:_MOST_SHOWN].rsplit(' ', 1)[0]}…", ""
    if len(before) > _BESIDE:
        before = f"…{before[-_BESIDE:].split(' ', 1)[-1]}"
    if len(after) > _BESIDE:
        after = f"{after[:_BESIDE].rsplit(' ', 1)[0]}…"
    return " ".join(filter(None, (before, changed, after)))
