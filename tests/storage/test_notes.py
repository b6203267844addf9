"""What is noted of an answer's words follows the answer, whatever is done to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.errors import BidprepError
from bidprep.storage.notes import Noting
from bidprep.storage.workspace import Keep, Workspace, make_workspace, open_workspace

SHOUT = Noting(1, str.upper)
COUNT = Noting(2, lambda words: str(len(words.split())))


@pytest.fixture
def noted(tmp_path: Path, keep: Keep) -> Iterator[Workspace]:
    made = _make(tmp_path / "a.bidprep", keep)
    yield made
    made.close()


def _make(path: Path, keep: Keep) -> Workspace:
    made = make_workspace(path, keep, "a test", noting=SHOUT)
    with made.step("Add") as step:
        step.put_all((
            Opportunity("o"), Stage("s", "o"), Bid("b", "s"), Lot("ours", "s", 1, choice=LotChoice.BID), Lot("other", "s", 2),
            Question("q", "b", 1), Question("r", "b", 2),
        ))  # fmt: skip
    return made


def _put(workspace: Workspace, *answers: Answer) -> None:
    with workspace.step("Write") as step:
        step.put_all(answers)


def test_what_is_noted_is_of_the_plain_words(noted: Workspace) -> None:
    _put(noted, Answer("a", "q", text="We *meet*\n\n- people"))
    assert noted.answer_notes("b") == ({"a": "WE MEET\nPEOPLE"}, {})


def test_the_notes_follow_writing_removing_undo_and_redo(noted: Workspace) -> None:
    _put(noted, Answer("a", "q", text="one"))
    _put(noted, Answer("a", "q", text="two"))
    assert noted.answer_notes("b")[0] == {"a": "TWO"}
    noted.undo()
    assert noted.answer_notes("b")[0] == {"a": "ONE"}
    noted.redo()
    assert noted.answer_notes("b")[0] == {"a": "TWO"}
    with noted.step("Remove") as step:
        step.remove(Answer, "a")
    assert noted.rows("SELECT * FROM answer_note") == []
    noted.undo()
    assert noted.answer_notes("b")[0] == {"a": "TWO"}


def test_only_answers_that_count_are_told_and_of_those_the_shared_ones_alone(noted: Workspace) -> None:
    _put(
        noted,
        Answer("a", "q", text="all"),
        Answer("v", "q", "ours", "ours"),
        Answer("w", "q", "other", "other"),
    )
    assert noted.answer_notes("b")[0] == {"a": "ALL", "v": "OURS"}
    assert noted.answer_notes("b", shared=True)[0] == {"a": "ALL"}
    assert noted.answer_notes("another bid") == ({}, {})


def test_nothing_is_noted_of_an_answer_with_merge_fields_and_its_words_are_told_instead(noted: Workspace) -> None:
    _put(noted, Answer("a", "q", text="We are {{Legal name}}"), Answer("e", "r"))
    assert noted.answer_notes("b") == ({}, {"a": "We are {{Legal name}}"})
    assert not noted.note_some(5)


def test_what_other_rules_noted_counts_as_not_there_until_it_is_noted_anew(noted: Workspace, keep: Keep) -> None:
    _put(noted, Answer("a", "q", text="one two"), Answer("e", "r", text="three {{x}}"), Answer("v", "q", "ours"))
    noted.close()
    for noting in (None, COUNT):
        workspace = open_workspace(noted.path, keep, "a test", noting)
        assert workspace.answer_notes("b") == ({}, {"a": "one two", "e": "three {{x}}"})
        workspace.note_some(0)
        if noting:
            mark = workspace.mark()
            assert workspace.note_some(2)
            assert not workspace.note_some(2)
            assert workspace.mark() == mark, "what is read is the same as before"
            assert not workspace.changed_since_backup
            assert workspace.answer_notes("b") == ({"a": "2"}, {"e": "three {{x}}"})
        workspace.close()


def test_without_a_way_to_note_no_stale_note_is_left(noted: Workspace, keep: Keep) -> None:
    _put(noted, Answer("a", "q", text="one"))
    noted.close()
    workspace = open_workspace(noted.path, keep, "a test")
    _put(workspace, Answer("a", "q", text="two"))
    workspace.close()
    workspace = open_workspace(noted.path, keep, noting=SHOUT)
    assert workspace.answer_notes("b") == ({}, {"a": "two"})
    with pytest.raises(BidprepError, match="open for reading only"):
        workspace.note_some(5)
    workspace.close()


def test_a_noting_that_fails_takes_the_step_back(tmp_path: Path, keep: Keep) -> None:
    def fail(_words: str) -> str:
        raise ValueError("cannot")

    _make(tmp_path / "a.bidprep", keep).close()
    workspace = open_workspace(tmp_path / "a.bidprep", keep, "a test", Noting(1, fail))
    with pytest.raises(ValueError, match="cannot"):
        _put(workspace, Answer("a", "q", text="one"))
    assert workspace.find(Answer) == ()
    workspace.close()


_TEXTS: tuple[str | bool, ...] = ("", "one", "two *three*", "{{four}}")


@given(st.lists(st.sampled_from((*_TEXTS, True, False)), max_size=12))
def test_whatever_is_done_the_notes_are_those_of_the_text(
    tmp_path_factory: pytest.TempPathFactory, doings: list[str | bool]
) -> None:
    folder = tmp_path_factory.mktemp("notes")
    workspace = _make(folder / "a.bidprep", Keep(folder / "locks", folder / "backups"))
    for doing in doings:
        if isinstance(doing, bool):
            workspace.undo() if doing else workspace.redo()
        elif workspace.get(Question, "q"):
            _put(workspace, Answer("a", "q", text=doing))
        there = workspace.get(Answer, "a")
        text = there.text if there else ""
        expected = {} if not text or "{{" in text else {"a": text.replace("*", "").upper()}
        assert workspace.answer_notes("b")[0] == expected
    workspace.close()
