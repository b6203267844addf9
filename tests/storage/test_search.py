"""The index follows every write, and takes whatever is typed."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bidprep.domain.answers import Answer
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.organisation import Fact
from bidprep.domain.people import Person
from bidprep.storage.workspace import Workspace
from tests.storage.test_steps import InTheMiddleError, put, put_a_bid

STUDY = CaseStudy(
    "c",
    "Through the gate",
    need="The children's café in Łódź & Leeds",
    result="Over 120 people, “well-being” up",
)


def hits(workspace: Workspace, typed: str) -> list[str]:
    return [hit.id for hit in workspace.search(typed)]


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    put(workspace, "Add", STUDY, Fact("f", "Aims", "To help children"), Person("p", "Nobody searches people"))
    return workspace


@pytest.mark.parametrize(
    "typed",
    ["children's", "CHILDREN'S", "child", "gate through", "cafe", "café", "Leeds &", "120", "“well-being”",
     "well-be", 'the "gate', "gate\0", "gate – ", "Over * 120", "-gate", "^gate", "{gate}", "(gate)"],
)  # fmt: skip
def test_a_record_is_found_by_what_people_type(filled: Workspace, typed: str) -> None:
    assert "c" in hits(filled, typed)


@pytest.mark.parametrize("typed", ["gate AND", "gate OR horse", "NEAR(gate)", "title: gate", "gate NOT horse"])
def test_what_means_something_to_sqlite_is_words_like_any_other(filled: Workspace, typed: str) -> None:
    assert hits(filled, typed) == []


@pytest.mark.parametrize("typed", ["", "  ", "\0", '"', '""', "'", "*", "– …", "()", "\0 \0", "\ud83d"])
def test_nothing_to_look_for_finds_nothing(filled: Workspace, typed: str) -> None:
    assert hits(filled, typed) == []


@pytest.mark.parametrize("typed", ["childless", "gate horse", "Nobody", "hildren"])
def test_what_is_not_there_is_not_found(filled: Workspace, typed: str) -> None:
    assert hits(filled, typed) == []


def test_only_the_last_word_is_a_beginning(filled: Workspace) -> None:
    assert hits(filled, "gate thr") == ["c"]
    assert hits(filled, "thr gate") == []


def test_a_hit_says_what_it_is_and_shows_the_words_best_first(filled: Workspace) -> None:
    put(filled, "Add", Fact("g", "Children", "We work with families"))
    one, *others = filled.search("children")
    assert (one.kind, one.id, one.title) == ("fact", "g", "Children")
    assert all(hit.score <= one.score for hit in others)
    assert {hit.id for hit in others} == {"c", "f"}
    (study,) = [hit for hit in others if hit.id == "c"]
    assert "children's" in study.snippet
    assert filled.search("children", most=1) == (one,)


def test_the_index_follows_changes_removals_and_undo(filled: Workspace) -> None:
    put(filled, "Change", replace(STUDY, need="Housing"))
    assert (hits(filled, "Lodz"), hits(filled, "housing")) == ([], ["c"])
    with filled.step("Remove") as step:
        step.remove(CaseStudy, "c")
    assert hits(filled, "housing") == hits(filled, "gate") == []
    filled.undo()
    assert hits(filled, "housing") == ["c"]
    filled.undo()
    assert (hits(filled, "Leeds"), hits(filled, "housing")) == (["c"], [])
    filled.redo()
    assert hits(filled, "housing") == ["c"]


def test_a_record_that_lost_all_its_words_leaves_the_index_and_comes_back_with_new_ones(
    filled: Workspace,
) -> None:
    put(filled, "Empty", CaseStudy("c"))
    assert hits(filled, "gate") == []
    assert filled.rows("SELECT count(*) FROM search_place WHERE record_id = 'c'") == [(0,)]
    put(filled, "Fill", CaseStudy("c", "Anew"))
    assert hits(filled, "anew") == ["c"]


def test_a_failed_step_leaves_the_index_as_it_was(filled: Workspace) -> None:
    with suppress(InTheMiddleError), filled.step("Fail") as step:
        step.put(replace(STUDY, title="Unheard"))
        raise InTheMiddleError
    assert (hits(filled, "unheard"), hits(filled, "gate")) == ([], ["c"])


def test_an_answer_is_found_by_its_words_and_not_by_its_marks(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(workspace, "Edit", Answer("a", "q", text="We **sup**port [people](https://hidden.uk) with 5 \\* 6\n"))
    assert hits(workspace, "support") == ["a"]
    assert hits(workspace, "hidden") == []


@given(typed=st.text(st.characters(exclude_categories=[]), max_size=20))
@example("gate\ud83d")
@example("\ud83d gate")
def test_whatever_is_typed_searching_never_fails(workspace: Workspace, typed: str) -> None:
    workspace.search(typed)


@given(
    words=st.lists(
        st.text(st.characters(categories=["L", "N", "P", "Z", "S", "Mn"]), min_size=1, max_size=8), max_size=4
    )
)
def test_a_text_is_found_by_its_own_words(workspace: Workspace, words: list[str]) -> None:
    """As far as they have letters or digits of the Basic Latin script: FTS5 knows Unicode 6.1 only."""
    text = " ".join(words)
    put(workspace, "Add", CaseStudy("own", "Title", need=text))
    for word in text.split():
        if word.isascii() and any(character.isalnum() for character in word):
            assert "own" in hits(workspace, word)


def test_a_short_last_word_waits_for_more_letters_while_somebody_types(filled: Workspace) -> None:
    assert hits(filled, "gate zz") == ["c"]
    assert hits(filled, "gate zzz") == []
    assert hits(filled, "th") == ["c"]
    assert filled.search("gate zz", exactly=True) == ()


def test_a_word_that_is_finished_is_no_beginning(filled: Workspace) -> None:
    assert hits(filled, "child ") == []
    assert hits(filled, "children ") == ["f", "c"]


def test_of_many_matches_those_with_the_words_in_their_title_come_first_and_then_the_newest(
    workspace: Workspace,
) -> None:
    many = [CaseStudy(f"s{at:04}", "Study", need="We support people") for at in range(1200)]
    put(workspace, "Add", *many[:300], CaseStudy("titled", "Support in Leeds"), *many[300:])
    assert hits(workspace, "support")[:3] == ["titled", "s1199", "s1198"]
    assert hits(workspace, "people sup")[0] == "s1199"


def test_ranking_of_the_newest_and_of_all_finds_the_same_where_there_are_few(filled: Workspace) -> None:
    put(filled, "Add", Fact("g", "Children", "We work with families"))
    assert {hit.id for hit in filled.search("child")} == {hit.id for hit in filled.search("child", exactly=True)}
    assert filled.search("child", exactly=True)[0].id == "g"


def test_the_index_is_merged_in_bits_and_finds_the_same_after(workspace: Workspace) -> None:
    for at in range(40):
        put(workspace, "Add", CaseStudy(f"c{at}", f"Shelter {at}", need="words " * at))
    before = sorted(hits(workspace, "shelter"))
    bits = 0
    while workspace.tidy_index():
        bits += 1
        assert bits < 100
    assert sorted(hits(workspace, "shelter")) == before
