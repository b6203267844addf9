"""What was edited in the copy before it was compared with itself as sent."""

from tests.documents.returned.sent import TEXTS

EDITS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "words": (
        ("bp_staff", "four runs", "four and five run"),
        ("bp_staff", "for years", "for decades"),
        ("bp_words", "naïve ", ""),
    ),
    "paragraphs": (
        ("bp_staff", "Each of them", "A new paragraph.\n\nEach of them"),
        ("bp_plan", "Every plan is reviewed after six weeks.", ""),
        ("bp_plan", "2. Then we plan together", "2. Then we talk\n3. Then we plan together"),
    ),
    "table": (
        ("bp_plan", "| Week 3 | All | Review |\n", ""),
        ("bp_plan", "First visit", "Second visit"),
        ("bp_plan", "| Week 2", "| Week 1½ | Cy | Call |\n| Week 2"),
    ),
    "looks": (("bp_staff", "lived here", "**lived here**"), ("bp_staff", "*trained*", "trained")),
}


def edited(edits: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    """Return the texts of the copy with some words replaced by others."""
    texts = dict(TEXTS)
    for anchor, old, new in edits:
        assert old in texts[anchor], old
        texts[anchor] = texts[anchor].replace(old, new)
    return texts
