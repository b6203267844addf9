"""A step is a transaction, an undo entry and a piece of news in one."""

import json
import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bidprep.domain.answers import Answer, Revision, text_digest
from bidprep.domain.bids import Bid, Question
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.storage.changes import STEPS_KEPT, Changes
from bidprep.storage.workspace import Keep, Workspace, open_workspace

ANN = Person("ann", "Ann")


class InTheMiddleError(Exception):
    """What goes wrong in the middle of a step."""


@pytest.fixture
def news(workspace: Workspace) -> list[Changes]:
    told: list[Changes] = []
    workspace.tell = told.append
    return told


def put(workspace: Workspace, name: str, *records: object, visit: str = "") -> None:
    with workspace.step(name, visit=visit) as step:
        for record in records:
            step.put(record)  # type: ignore[arg-type]  # they are records


def text_of(workspace: Workspace, record_id: str = "a") -> str:
    answer = workspace.get(Answer, record_id)
    assert answer
    return answer.text


def put_a_bid(workspace: Workspace) -> None:
    """Put an opportunity with two lots, a bid, a question and its shared answer, in a step of their own."""
    put(
        workspace,
        "Start a bid",
        Opportunity("o", "Framework"),
        Stage("s", "o"),
        Lot("leeds", "s", 1),
        Lot("york", "s", 2),
        Bid("b", "s"),
        Question("q", "b", 1, "1.1"),
        Answer("a", "q"),
    )


# A transaction


def test_an_exception_inside_a_step_takes_all_back_and_tells_nobody(workspace: Workspace, news: list[Changes]) -> None:
    put(workspace, "Add", ANN)
    news.clear()
    with suppress(InTheMiddleError), workspace.step("Fail") as step:
        step.put(replace(ANN, name="Anna"))
        step.put(Person("bob"))
        step.keep_revision(Revision("r", "a", "", text_digest(""), (), datetime(2026, 1, 1, tzinfo=UTC)))
        raise InTheMiddleError
    assert workspace.find(Person) == (ANN,)
    assert workspace.all_revisions() == ()
    assert news == []
    assert [step.name for step in workspace.past()] == ["Add"]
    put(workspace, "Goes on", Person("bob"))


def test_an_interrupted_step_is_taken_back(workspace: Workspace) -> None:
    with suppress(KeyboardInterrupt), workspace.step("Fail") as step:
        step.put(ANN)
        raise KeyboardInterrupt
    assert workspace.find(Person) == ()


def test_a_record_without_its_parent_is_refused_and_what_follows_still_works(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(workspace, "Add", Contact("c", "nobody"))
    put(workspace, "Add", ANN)
    assert workspace.find(Contact) == ()


def test_a_parent_is_not_removed_from_under_its_children(workspace: Workspace) -> None:
    put(workspace, "Add", Partner("p"), Contact("c", "p"))
    with pytest.raises(sqlite3.IntegrityError), workspace.step("Remove") as step:
        step.remove(Partner, "p")
    assert workspace.get(Partner, "p")


def test_there_is_one_answer_to_a_question_for_a_lot(workspace: Workspace) -> None:
    put_a_bid(workspace)
    for again in (Answer("x", "q"), Answer("y", "q", "leeds")):
        if again.lot_id:
            put(workspace, "Vary", Answer("z", "q", "leeds"))
        with pytest.raises(sqlite3.IntegrityError):
            put(workspace, "Again", again)


def test_a_step_inside_a_step_is_a_bug(workspace: Workspace) -> None:
    with (
        pytest.raises(RuntimeError, match="a step is open already"),
        workspace.step("Outer"),
        workspace.step("Inner"),
    ):
        pass
    put(workspace, "Add", ANN)


def test_what_is_open_for_reading_is_not_written(workspace: Workspace, keep: Keep) -> None:
    workspace.close()
    reading = open_workspace(workspace.path, keep)
    assert not reading.is_writable
    for write in (lambda: put(reading, "Add", ANN), reading.undo, reading.redo):
        with pytest.raises(BidprepError, match="open for reading only"):
            write()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reading._connection.execute("DELETE FROM person")
    assert reading.next_names() == ("", "")
    reading.end_visit()
    reading.close()


def test_a_nul_among_the_words_is_kept_like_any_character(workspace: Workspace) -> None:
    put(workspace, "Add", Person("p", "before\0after"))
    put(workspace, "Change", Person("p", "other"))
    workspace.undo()
    assert workspace.find(Person) == (Person("p", "before\0after"),)
    assert workspace.is_sound()


# News


def test_there_is_one_piece_of_news_a_commit_and_it_comes_after_it(workspace: Workspace) -> None:
    told: list[tuple[Changes, int]] = []
    workspace.tell = lambda changes: told.append((changes, len(workspace.find(Person))))
    put(workspace, "Add two", ANN, Person("bob"), Partner("p"))
    assert told == [
        (Changes("Add two", frozenset({"person", "partner"}), frozenset({"ann", "bob", "p"})), 2),
    ]


def test_undo_and_redo_are_told_by_their_names(workspace: Workspace, news: list[Changes]) -> None:
    put(workspace, "Add", ANN)
    assert workspace.undo() == news[-1] == Changes("Undo: Add", frozenset({"person"}), frozenset({"ann"}))
    assert workspace.redo() == news[-1] == Changes("Redo: Add", frozenset({"person"}), frozenset({"ann"}))


def test_a_step_that_changes_nothing_is_neither_told_nor_entered(workspace: Workspace, news: list[Changes]) -> None:
    put(workspace, "Add", ANN)
    news.clear()
    put(workspace, "Same again", ANN)
    with workspace.step("There and back") as step:
        step.put(replace(ANN, name="Anna"))
        step.put(ANN)
        step.put(Person("bob"))
        step.remove(Person, "bob")
        step.remove(Person, "nobody")
    with workspace.step("Nothing"):
        pass
    assert news == []
    assert [step.name for step in workspace.past()] == ["Add"]


def test_undo_with_no_history_does_nothing_and_is_not_told(workspace: Workspace, news: list[Changes]) -> None:
    assert not workspace.undo()
    assert not workspace.redo()
    assert news == []


# Undo and redo


def test_undo_goes_back_in_order_and_redo_forth_in_order(workspace: Workspace) -> None:
    for name in ("One", "Two", "Three"):
        put(workspace, name, replace(ANN, name=name))
    assert workspace.next_names() == ("Three", "")
    assert [workspace.undo().name, workspace.undo().name] == ["Undo: Three", "Undo: Two"]
    assert workspace.next_names() == ("One", "Two")
    assert workspace.find(Person) == (replace(ANN, name="One"),)
    assert [workspace.redo().name, workspace.redo().name] == ["Redo: Two", "Redo: Three"]
    assert workspace.find(Person) == (replace(ANN, name="Three"),)


def test_a_new_step_ends_what_could_be_redone(workspace: Workspace) -> None:
    put(workspace, "One", ANN)
    put(workspace, "Two", Person("bob"))
    workspace.undo()
    put(workspace, "Other", Person("cat"))
    assert not workspace.redo()
    assert [(step.name, step.undone) for step in workspace.past()] == [("Other", False), ("One", False)]
    assert {person.id for person in workspace.find(Person)} == {"ann", "cat"}


def test_undo_survives_closing_the_file(workspace: Workspace, keep: Keep) -> None:
    put(workspace, "One", ANN)
    put(workspace, "Two", replace(ANN, role="Director"))
    workspace.undo()
    workspace.close()
    again = open_workspace(workspace.path, keep, "a test")
    assert again.next_names() == ("One", "Two")
    again.redo()
    assert again.find(Person) == (replace(ANN, role="Director"),)
    again.undo()
    again.undo()
    assert again.find(Person) == ()
    again.close()


def test_at_least_500_steps_are_undone_and_the_history_is_capped(workspace: Workspace) -> None:
    for number in range(1, STEPS_KEPT + 6):
        put(workspace, f"Step {number}", replace(ANN, name=str(number)))
    assert len(workspace.past(5000)) == STEPS_KEPT >= 500
    (changes,) = workspace.rows("SELECT count(*) FROM step_change")
    assert changes == (STEPS_KEPT,)
    for _ in range(600):
        workspace.undo()
    assert workspace.find(Person) == (replace(ANN, name=str(STEPS_KEPT + 5 - 600)),)


def test_going_back_and_forth_does_not_eat_up_the_history(workspace: Workspace) -> None:
    """Ids of steps are never used again, so the cap must count steps, not ids."""
    for number in range(30):
        put(workspace, f"Step {number}", replace(ANN, name=str(number)))
    workspace._connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'step'", (10 * STEPS_KEPT,))
    put(workspace, "Last", replace(ANN, name="last"))
    assert len(workspace.past()) == 31


def test_undo_takes_back_parents_with_their_children_and_redo_brings_both(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(workspace, "Add partner", Partner("p"), Contact("c", "p"), LogEntry("l", "p", "c"))
    with workspace.step("Remove partner") as step:
        step.remove(LogEntry, "l")
        step.remove(Contact, "c")
        step.remove(Partner, "p")
    workspace.undo()
    assert workspace.get(LogEntry, "l") == LogEntry("l", "p", "c")
    workspace.undo()
    workspace.undo()
    assert not workspace.find(Partner)
    assert not workspace.find(Opportunity)
    workspace.redo()
    workspace.redo()
    assert workspace.get(Contact, "c")
    assert workspace.get(Answer, "a")


def test_undo_gives_two_variations_that_changed_places_their_own_back(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(workspace, "Vary", Answer("x", "q", "leeds", "for Leeds"), Answer("y", "q", "york", "for York"))
    with workspace.step("Change places") as step:
        step.remove(Answer, "x")
        step.put(Answer("y", "q", "leeds", "for York"))
        step.put(Answer("x", "q", "york", "for Leeds"))
    workspace.undo()
    assert workspace.get(Answer, "x") == Answer("x", "q", "leeds", "for Leeds")
    assert workspace.get(Answer, "y") == Answer("y", "q", "york", "for York")
    workspace.redo()
    assert workspace.get(Answer, "y") == Answer("y", "q", "leeds", "for York")
    assert workspace.get(Answer, "x") == Answer("x", "q", "york", "for Leeds")


def test_a_forgotten_history_undoes_nothing_and_a_new_one_begins(workspace: Workspace, keep: Keep) -> None:
    put(workspace, "Add", ANN, visit="one")
    put(workspace, "Add", Person("bob"), visit="two")
    workspace.undo()
    workspace.forget_history()
    assert not workspace.undo()
    assert not workspace.redo()
    assert workspace.past() == ()
    put(workspace, "Change", replace(ANN, name="Anna"), visit="one")
    workspace.close()
    again = open_workspace(workspace.path, keep, "a test")
    assert [step.name for step in again.past()] == ["Change"]
    again.undo()
    assert again.find(Person) == (ANN,)
    again.close()


def test_words_of_a_forgotten_history_are_not_left_in_the_file(workspace: Workspace) -> None:
    put(workspace, "Add", Person("p", "Unforgettable Surname"))
    put(workspace, "Change", Person("p", "Somebody"))
    workspace.forget_history()
    workspace.close()
    assert b"Unforgettable" not in workspace.path.read_bytes()


def test_order_comes_back_with_what_was_removed(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(workspace, "Ask", *(Question(f"q{number}", "b", number) for number in range(2, 6)))
    before = workspace.find(Question, bid_id="b")
    with workspace.step("Remove") as step:
        step.remove(Question, "q3")
    workspace.undo()
    assert workspace.find(Question, bid_id="b") == before
    assert [question.position for question in before] == [1, 2, 3, 4, 5]


def test_a_field_that_came_into_the_schema_later_takes_its_default_when_an_old_step_is_undone(
    workspace: Workspace,
) -> None:
    put(workspace, "Add", ANN)
    put(workspace, "Change", replace(ANN, name="Anna"))
    old = json.dumps({"id": "ann", "name": "Ann", "field_of_another_version": 1})
    workspace._connection.execute("UPDATE step_change SET before = ? WHERE before IS NOT NULL", (old,))
    workspace.undo()
    assert workspace.find(Person) == (ANN,)


# Visits


def test_a_visit_is_one_entry_however_often_it_saves(workspace: Workspace, news: list[Changes]) -> None:
    put_a_bid(workspace)
    news.clear()
    for text in ("o", "on", "one"):
        put(workspace, "Edit answer", Answer("a", "q", text=text), visit="a")
    assert len(news) == 3
    assert [step.name for step in workspace.past()] == ["Edit answer", "Start a bid"]
    workspace.undo()
    assert text_of(workspace) == ""
    workspace.redo()
    assert text_of(workspace) == "one"


def test_another_step_ends_a_visit(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(workspace, "Edit answer", Answer("a", "q", text="one"), visit="a")
    put(workspace, "Add", ANN)
    put(workspace, "Edit answer", Answer("a", "q", text="one two"), visit="a")
    assert [step.name for step in workspace.past()][:3] == ["Edit answer", "Add", "Edit answer"]
    workspace.undo()
    assert text_of(workspace) == "one"


@pytest.mark.parametrize("end", ["end_visit", "undo and redo", "close"])
def test_a_visit_ends_when_the_person_leaves(workspace: Workspace, keep: Keep, end: str) -> None:
    put_a_bid(workspace)
    put(workspace, "Edit answer", Answer("a", "q", text="one"), visit="a")
    if end == "end_visit":
        workspace.end_visit()
    elif end == "close":
        workspace.close()
        workspace = open_workspace(workspace.path, keep, "a test")
    else:
        workspace.undo()
        workspace.redo()
    put(workspace, "Edit answer", Answer("a", "q", text="one two"), visit="a")
    workspace.undo()
    assert text_of(workspace) == "one"
    workspace.close()


def test_another_visit_is_another_entry(workspace: Workspace) -> None:
    put(workspace, "Edit", ANN, visit="one")
    put(workspace, "Edit", Person("bob"), visit="two")
    assert len(workspace.past()) == 2


def test_a_visit_widens_over_records_that_came_into_it_later(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(workspace, "Edit answer", Answer("a", "q", text="one"), visit="a")
    put(workspace, "Edit answer", Answer("x", "q", "leeds", "varied"), visit="a")
    put(workspace, "Edit answer", Answer("a", "q", text="two"), visit="a")
    workspace.undo()
    assert workspace.find(Answer) == (Answer("a", "q"),)


def test_a_visit_typed_back_to_where_it_began_leaves_no_entry_that_undoes_nothing(
    workspace: Workspace,
) -> None:
    put_a_bid(workspace)
    for text in ("one", ""):
        put(workspace, "Edit answer", Answer("a", "q", text=text), visit="a")
    assert workspace.next_names() == ("Start a bid", "")
    put(workspace, "Edit answer", Answer("a", "q", text="anew"), visit="a")
    assert workspace.undo()
    assert text_of(workspace) == ""


def test_a_visit_that_fails_once_goes_on(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(workspace, "Edit answer", Answer("a", "q", text="one"), visit="a")
    with suppress(InTheMiddleError), workspace.step("Edit answer", visit="a") as step:
        step.put(Answer("a", "q", text="lost"))
        raise InTheMiddleError
    put(workspace, "Edit answer", Answer("a", "q", text="two"), visit="a")
    workspace.undo()
    assert text_of(workspace) == ""


# Revisions, files and tombstones stand outside undo


def revision(record_id: str, text: str) -> Revision:
    return Revision(record_id, "a", text, text_digest(text), (), datetime(2026, 1, 1, tzinfo=UTC), "Ann")


def test_revisions_are_only_ever_added(workspace: Workspace) -> None:
    first = revision("r", "first")
    with workspace.step("Keep") as step:
        step.put(Fact("f", "Staff", "12"))
        step.keep_revision(first)
    with workspace.step("Again") as step:
        step.keep_revision(replace(first, text="other", digest=text_digest("other")))
        step.keep_revision(replace(revision("r2", "second"), parents=("r",)))
    workspace.undo()
    assert workspace.find(Fact) == ()
    assert workspace.revisions("a") == (first, replace(revision("r2", "second"), parents=("r",)))
    assert workspace.all_revisions() == workspace.revisions("a")
    assert workspace.revisions("other") == ()


def test_a_tombstone_refuses_to_take_the_record_in_again_but_not_to_change_others(
    workspace: Workspace,
) -> None:
    put(workspace, "Add", ANN)
    with workspace.step("Erase") as step:
        step.remove(Person, "ann")
        step.lay_tombstone("ann", datetime(2026, 1, 1, tzinfo=UTC))
        step.lay_tombstone("ann", datetime(2026, 1, 2, tzinfo=UTC))
    assert workspace.tombstones() == ("ann",)
    with pytest.raises(BidprepError, match="erased at somebody’s wish"):
        put(workspace, "Add again", ANN)
    put(workspace, "Add", Person("bob"))
    assert [person.id for person in workspace.find(Person)] == ["bob"]


def test_many_records_put_at_once_are_found_undone_and_done_again_like_each_by_itself(
    workspace: Workspace, news: list[Changes]
) -> None:
    put(workspace, "Before", ANN, Person("bob", "Bob"))
    trust, log = Partner("trust", "Harbour Trust"), LogEntry("log", "trust", said="We met at the harbour.")
    people = [Person(f"p{number}", f"Person {number}") for number in range(250)]
    with workspace.step("Many") as step:
        step.put_all([trust, replace(ANN, name="Anne"), Person("bob", "Bob"), *people, log])
        step.put_all([replace(people[0], name="Zoe"), people[1], replace(people[0], name="Zoë")])
        step.put_all(())
    told = news[-1]
    assert told.kinds == {"partner", "person", "log_entry"}
    assert told.ids == {"trust", "ann", "log", *(each.id for each in people)}
    after = workspace.find(Person)
    assert {each.name for each in after} == {"Anne", "Bob", "Zoë", *(each.name for each in people[1:])}
    assert [found.id for found in workspace.search("harbour")] == ["trust", "log"]
    workspace.undo()
    assert {each.name for each in workspace.find(Person)} == {"Ann", "Bob"}
    assert not workspace.find(Partner)
    workspace.redo()
    assert workspace.find(Person) == after
    assert workspace.find(LogEntry) == (log,)


def test_of_many_records_none_is_kept_where_one_may_not_be(workspace: Workspace) -> None:
    with workspace.step("Erase") as step:
        step.lay_tombstone("gone", datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(BidprepError, match="erased at somebody’s wish"), workspace.step("Many") as step:
        step.put_all([ANN, Person("gone", "Gone")])
    assert workspace.find(Person) == ()
    with pytest.raises(sqlite3.IntegrityError), workspace.step("Many") as step:
        step.put_all([ANN, LogEntry("log", "nobody")])
    assert workspace.find(Person) == ()


def test_reading_while_a_step_is_open_sees_what_it_wrote(workspace: Workspace) -> None:
    with workspace.step("Add") as step:
        step.put(ANN)
        assert workspace.get(Person, "ann") == ANN


def test_the_history_says_when(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    (step,) = workspace.past()
    assert abs((datetime.now(UTC) - step.made_at).total_seconds()) < 60
    assert workspace.past(0) == ()


def test_what_two_workspaces_do_is_their_own(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    from bidprep.storage.workspace import make_workspace

    other = make_workspace(tmp_path / "other.bidprep", keep, "a test")
    put(workspace, "Add", ANN)
    assert other.find(Person) == ()
    assert other.id != workspace.id
    other.close()
