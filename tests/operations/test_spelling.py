"""Spelling in a workspace: its names and own words are known, and a bid is checked."""

import pytest

from bidprep.domain.own_words import OwnWord
from bidprep.domain.partners import Partner
from bidprep.domain.people import Person, PersonKind
from bidprep.domain.text import plain
from bidprep.errors import BidprepError
from bidprep.operations.answers import write_answer
from bidprep.operations.bids import NewBid, check, read_bid, start_bid
from bidprep.operations.spelling import add_own_word, change_own_words, list_own_words, read_spelling
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace


def _found(workspace: Workspace, bid_id: str) -> list[str]:
    return [finding.message for finding in check(workspace, bid_id) if finding.check == "spelling"]


def test_names_that_the_workspace_keeps_are_known(workspace: Workspace) -> None:
    assert not read_spelling(workspace).is_right("Thrumbleby")
    with workspace.step("Add") as step:
        step.put(Partner("partner-1", "The Thrumbleby wexford Trust"))
        step.put(Person("person-1", "Zqara Okwonkwe", PersonKind.STAFF))
    spelling = read_spelling(workspace)
    assert spelling.find("Thrumbleby’s Zqara Okwonkwe") == ()
    assert not spelling.is_right("thrumbleby")


def test_a_word_is_added_once_and_undone(workspace: Workspace) -> None:
    add_own_word(workspace, " desistify’s ")
    add_own_word(workspace, "desistify")
    assert [word.word for word in workspace.find(OwnWord)] == ["desistify"]
    assert read_spelling(workspace).is_right("Desistify")
    workspace.undo()
    workspace.undo()
    assert not read_spelling(workspace).is_right("desistify")


@pytest.mark.parametrize("word", ["", "two words", "123", "—"])
def test_what_is_no_word_is_refused_and_changes_nothing(workspace: Workspace, word: str) -> None:
    with pytest.raises(BidprepError):
        add_own_word(workspace, word)
    assert workspace.find(OwnWord) == ()


def test_a_whole_bid_is_checked_and_own_words_count_at_once(workspace: Workspace) -> None:
    bid = start_bid(workspace, read_template("df-qualification"), NewBid("Bid"))
    question = read_bid(workspace, bid.id).questions[0]
    write_answer(
        workspace, question, None, plain("We recieve and desistify. We recieve {{recieve}} from a@recieve.org.")
    )
    assert _found(workspace, bid.id) == [
        f"The answer to question {question.number} may have misspelt words: “recieve”, “desistify”."
    ]
    add_own_word(workspace, "desistify")
    assert "desistify" not in _found(workspace, bid.id)[0]
    write_answer(workspace, question, None, plain("We receive and desistify."))
    assert _found(workspace, bid.id) == []


def test_own_words_are_listed_and_those_taken_out_are_misspelt_again(workspace: Workspace) -> None:
    for word in ("desistify", "Thrumble", "befriendify"):
        add_own_word(workspace, word)
    assert list_own_words(workspace) == ("befriendify", "desistify", "Thrumble")
    kept = {word.word: word.id for word in workspace.find(OwnWord)}
    change_own_words(workspace, ["Thrumble", "upskillable’s", "Thrumble"])
    assert list_own_words(workspace) == ("Thrumble", "upskillable")
    assert next(word.id for word in workspace.find(OwnWord) if word.word == "Thrumble") == kept["Thrumble"]
    assert not read_spelling(workspace).is_right("desistify")
    workspace.undo()
    assert list_own_words(workspace) == ("befriendify", "desistify", "Thrumble")
    with pytest.raises(BidprepError, match="is not one word"):
        change_own_words(workspace, ["two words"])
    assert len(list_own_words(workspace)) == 3
    change_own_words(workspace, ())
    assert list_own_words(workspace) == ()
