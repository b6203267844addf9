"""Reading ease and hints: what is pointed out, and what is left in peace."""

import pytest
from hypothesis import given

from bidprep.domain.markdown import read_markdown
from bidprep.domain.readability import count_syllables, read_over, split_sentences
from bidprep.domain.text import Text, plain_text
from tests.strategies import texts


def _hints(markdown: str) -> list[str]:
    return [hint.what for hint in read_over(read_markdown(markdown)).hints]


def test_sentences_end_at_full_stops_and_not_at_figures() -> None:
    assert list(split_sentences("We saw 2.5 of 3. “Did it help?” Yes! At example.org too. ...")) == [
        "We saw 2.5 of 3.", "“Did it help?”", "Yes!", "At example.org too.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"), [("we", 1), ("people", 2), ("service", 2), ("resettlement", 4), ("made", 1), ("shh", 1)]
)
def test_syllables(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_plain_words_are_easier_than_official_ones() -> None:
    easy = read_over(read_markdown("We meet each man at the gate. We walk with him to his first day at work."))
    hard = read_over(
        read_markdown("Organisational prioritisation necessitates comprehensive multidisciplinary interventions.")
    )
    assert easy.ease is not None
    assert hard.ease is not None
    assert easy.ease > 90
    assert hard.ease < 0
    assert easy.say().startswith("Reading ease")
    assert "easy. 17 words in 2 sentences" in easy.say()
    assert "very hard" in hard.say()


def test_a_text_without_sentences_has_no_ease() -> None:
    for markdown in ("", "## Only a heading", "123"):
        reading = read_over(read_markdown(markdown))
        assert reading.ease is None
        assert reading.say() == "There are no sentences to look at yet."


def test_long_sentences_are_pointed_out_with_words_to_find_them_by() -> None:
    [hint] = read_over(read_markdown("Short one. " + "word " * 26 + "end.")).hints
    assert hint.what == "A long sentence: 27 words"
    assert hint.sentence.startswith(hint.quote)
    assert len(hint.quote) <= 60
    assert _hints("word " * 25) == []


def test_paragraphs_mostly_in_the_passive_are_pointed_out() -> None:
    passive = "Support is given daily. Plans were written by staff. We help."
    assert _hints(passive) == ["Mostly passive: 2 of 3 sentences of the paragraph"]
    assert _hints("Support is given. We help. We stay. Plans are written.") == []
    assert _hints("It is good. We are here.") == []


def test_acronyms_are_pointed_out_once_unless_explained_or_known_to_all() -> None:
    assert _hints("We use ABC. ABC works.") == ["ABC is not explained"]
    assert _hints("Better Care (ABC) is ours. ABC works in the NHS.") == []
    assert _hints("ABC (a better care) works.") == []


def test_hints_come_in_the_order_of_the_text() -> None:
    assert _hints("ABC is ours. " + "word " * 30 + "end. XYZ too.") == [
        "ABC is not explained", "A long sentence: 31 words", "XYZ is not explained",
    ]  # fmt: skip


@given(texts)
def test_any_text_can_be_read_over_and_hints_quote_it(text: Text) -> None:
    words = plain_text(text)
    for hint in read_over(text).hints:
        assert hint.quote in hint.sentence
        assert hint.sentence in words
