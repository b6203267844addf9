"""Finding and replacing words in a text value: formatting and merge fields stay."""

from hypothesis import assume, given
from hypothesis import strategies as st

from bidprep.domain.finding_words import Sought, find_in_text, replace_in_text
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.text import Text, merge_fields, plain_text
from tests.strategies import texts


def _replaced(markdown: str, sought: Sought, words: str) -> str:
    return write_markdown(replace_in_text(read_markdown(markdown), sought, words)).strip()


def test_words_are_replaced_over_runs_in_the_formatting_of_their_first_letter() -> None:
    assert _replaced("We **work in Le**eds now.", Sought("leeds"), "York") == "We **work in York** now."


def test_merge_fields_are_neither_found_in_nor_lost() -> None:
    text = "Ask {{lead}} and lead {{lead}}."
    assert _replaced(text, Sought("lead"), "head") == "Ask {{lead}} and head {{lead}}."
    assert [
        hit.before + "[" + hit.found + "]" + hit.after for hit in find_in_text(read_markdown(text), Sought("LEAD"))
    ] == ["Ask {{lead}} and [lead] {{lead}}."]


def test_a_merge_field_can_be_put_in() -> None:
    made = replace_in_text(read_markdown("**Northshire** it is"), Sought("Northshire"), "{{buyer}}")
    assert merge_fields(made) == ("buyer",)
    assert write_markdown(made).strip() == "**{{buyer}}** it is"


def test_case_whole_words_and_both_kinds_of_apostrophe() -> None:
    assert _replaced("Cat cat concat", Sought("cat", match_case=True), "dog") == "Cat dog condog"
    assert _replaced("Cat cat concat", Sought("cat", whole_words=True), "dog") == "dog dog concat"
    assert _replaced("the women’s and women's", Sought("women's"), "men’s") == "the men’s and men’s"
    assert _replaced("a.b axb", Sought("a.b"), "c") == "c axb"


def test_only_chosen_places_are_replaced_also_in_tables_and_lists() -> None:
    text = read_markdown("cat\n\n- cat\n\n| cat | b |\n| --- | --- |\n| c | cat |\n")
    made = replace_in_text(text, Sought("cat"), "dog", {0, 3}.__contains__)
    assert plain_text(made) == "dog\ncat\ncat\tb\nc\tdog"


def test_a_hit_tells_its_sentence_and_no_more() -> None:
    [hit] = find_in_text(read_markdown("First one. The cat sat here. Last one."), Sought("cat"))
    assert (hit.before, hit.found, hit.after) == ("The ", "cat", " sat here.")
    [far] = find_in_text(read_markdown("w " * 200 + "cat" + " w" * 200), Sought("cat"))
    assert far.before.startswith("…")
    assert far.after.endswith("…")
    assert len(far.before) < 100


def test_nothing_sought_is_nowhere() -> None:
    assert find_in_text(read_markdown("cat"), Sought("")) == ()


@given(texts, st.sampled_from(["a", "e", " ", "the", "."]))
def test_replacing_with_the_same_words_changes_no_word_and_no_field(text: Text, words: str) -> None:
    # A space finds spaces of every kind, and those are not the same words.
    assume(words != " " or not any(letter.isspace() and letter not in " \n" for letter in plain_text(text)))
    made = replace_in_text(text, Sought(words, match_case=True), words)
    assert plain_text(made) == plain_text(text)
    assert merge_fields(made) == merge_fields(text)


@given(texts, st.sampled_from(["a", "e", "1"]))
def test_as_many_places_are_replaced_as_were_found(text: Text, words: str) -> None:
    hits = find_in_text(text, Sought(words, match_case=True))
    made = replace_in_text(text, Sought(words, match_case=True), "ⵣ")
    assert plain_text(made).count("ⵣ") == len(hits)
    assert [hit.number for hit in hits] == list(range(len(hits)))
