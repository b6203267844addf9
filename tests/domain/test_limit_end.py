"""Where a limit ends: what is before it keeps the limit, and one step more does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.counting import COUNTING_RULES, count_block, count_text, over_by
from bidprep.domain.limit_end import LimitEnd, find_limit_end
from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import Paragraph, Text, inlines_of, plain_block
from tests.strategies import texts

WORDS, CHARACTERS = LimitUnit.WORDS, LimitUnit.CHARACTERS


def _end(text: Text, limit: Limit, asked: str = "") -> LimitEnd | None:
    return find_limit_end([count_block(block) for block in text.blocks], text.blocks.__getitem__, limit, asked=asked)


@pytest.mark.parametrize(
    ("markdown", "limit", "end"),
    [
        ("one two three", Limit(WORDS, 3), None),
        ("one two three", Limit(WORDS, 2), LimitEnd(0, 8)),
        ("one\n\ntwo three\n\nfour", Limit(WORDS, 2), LimitEnd(1, 4)),
        ("one\n\ntwo", Limit(WORDS, 1), LimitEnd(1, 0)),
        ("one two", Limit(CHARACTERS, 5), LimitEnd(0, 5)),
        ("## head\n\none two", Limit(WORDS, 1, rule="no-headings"), LimitEnd(1, 4)),
        ("one\n\n| a b | c |\n| --- | --- |\n| d | e |\n", Limit(WORDS, 4), LimitEnd(1, 0, 1)),
        ("- one\n- two", Limit(CHARACTERS, 4, rule="portal-marks"), LimitEnd(0, 2)),
        ("word " * 1000, Limit(LimitUnit.PAGES, 1), None),
    ],
)
def test_the_end_is_where_one_would_count_it(markdown: str, limit: Limit, end: LimitEnd | None) -> None:
    found = _end(read_markdown(markdown), limit)
    if limit.unit is LimitUnit.PAGES:
        assert found is not None
        assert found.place > 1000
    else:
        assert found == end


def test_without_a_limit_or_words_there_is_no_end() -> None:
    assert find_limit_end([], lambda _number: Paragraph(()), Limit(WORDS, 1)) is None
    assert find_limit_end([count_block(Paragraph(inlines_of("a b")))], lambda _n: Paragraph(()), None) is None


def test_a_question_that_counts_moves_the_end() -> None:
    text = read_markdown("one two three")
    assert _end(text, Limit(WORDS, 4, rule="with-question"), "Who are you?") == LimitEnd(0, 4)


@given(texts, st.integers(1, 40), st.sampled_from([WORDS, CHARACTERS]), st.sampled_from(COUNTING_RULES))
def test_what_is_before_the_end_keeps_the_limit(text: Text, total: int, unit: LimitUnit, rule: object) -> None:
    limit = Limit(unit, total, rule=rule.name)  # type: ignore[attr-defined]  # a rule
    end = _end(text, limit)
    assert (end is None) == (over_by(limit, count_text(text)) == 0)
    if end is None:
        return
    block = text.blocks[end.block]
    if isinstance(block, Paragraph) and end.place:
        kept = Paragraph(inlines_of(plain_block(block)[: end.place].rstrip()), block.style)
        assert over_by(limit, count_text(Text((*text.blocks[: end.block], kept)))) == 0
