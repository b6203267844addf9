"""Long texts of notices: what is shown of a change."""

import pytest

from bidprep.domain.notice_texts import where_they_differ

LONG = " ".join(f"word{at}" for at in range(400))


def test_a_change_deep_in_a_long_text_is_shown_with_what_lies_beside_it() -> None:
    before, after = where_they_differ(LONG, LONG.replace("word200", "another thing"))
    assert before.startswith("…word19")
    assert before.endswith("word207…")
    assert " word199 word200 word201 " in before
    assert " word199 another thing word201 " in after


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "Support in Leeds.", ("", "Support in Leeds.")),
        ("Support in Leeds.", "", ("Support in Leeds.", "")),
        ("Support in Leeds.", "Support in York.", ("Support in Leeds.", "Support in York.")),
        ("One two", "One two three", ("One two", "One two three")),
        ("a a a", "a a", ("a a a", "a a")),
    ],
)
def test_short_texts_are_shown_whole(before: str, after: str, shown: tuple[str, str]) -> None:
    assert where_they_differ(before, after) == shown


def test_what_is_new_is_cut_between_words() -> None:
    _, after = where_they_differ("", LONG)
    assert 380 < len(after) <= 401
    assert LONG.startswith(after.removesuffix("…"))
