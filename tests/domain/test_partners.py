"""Partners: what we have seen of them, their shares, and the files and lists that stand beside."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bidprep.domain.partners import DUE_DILIGENCE, LogEntry, Partner, read_share, say_share
from bidprep.errors import BidprepError


def test_what_was_not_seen_yet_is_told_in_the_words_of_the_screen() -> None:
    assert Partner("p").unseen == ("Insurance", "Safeguarding", "Data protection", "References", "Finances")
    some = replace(Partner("p"), insurance_seen_on=date(2026, 1, 1), finances_seen_on=date(2026, 1, 1))
    assert some.unseen == ("Safeguarding", "Data protection", "References")
    assert Partner("p", **dict.fromkeys(DUE_DILIGENCE, date(2026, 1, 1))).unseen == ()  # type: ignore[arg-type]  # dates only


@pytest.mark.parametrize(
    ("typed", "share", "said"),
    [
        ("40", "40", "40%"),
        (" 12.5 % ", "12.5", "12.5%"),
        ("12,50", "12.5", "12.5%"),
        ("0", "0", "0%"),
        ("100%", "100", "100%"),
        ("10.00", "10", "10%"),
    ],
)
def test_a_share_is_read_in_per_cent(typed: str, share: str, said: str) -> None:
    read = read_share(typed)
    assert read == Decimal(share)
    assert say_share(read) == said


@pytest.mark.parametrize("typed", ["", "  ", "%"])
def test_nothing_typed_is_no_share(typed: str) -> None:
    assert read_share(typed) is None
    assert say_share(None) == ""


@pytest.mark.parametrize("typed", ["101", "-1", "half", "1.2.3", "1e1", "٣", "100.01", "NaN"])
def test_what_is_no_share_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(BidprepError, match="is not a share") as caught:
        read_share(typed)
    assert "25" in caught.value.do


@pytest.mark.parametrize(
    ("entry", "is_due"),
    [
        (LogEntry("l", "p"), False),
        (LogEntry("l", "p", next_action=" "), False),
        (LogEntry("l", "p", next_action="Ring"), True),
        (LogEntry("l", "p", next_action="Ring", done=True), False),
    ],
)
def test_a_next_action_is_due_until_it_is_done(entry: LogEntry, *, is_due: bool) -> None:
    assert entry.is_due == is_due
