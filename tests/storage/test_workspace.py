"""Making, opening and closing a workspace, and reading what is in it."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from bidprep.domain.answers import Answer, Revision, text_digest
from bidprep.domain.bids import Bid, Question
from bidprep.domain.files import KeptFile
from bidprep.domain.opportunities import Lot, Opportunity, Stage, StageKind
from bidprep.domain.organisation import KNOWN_FACTS, Fact, known_fact
from bidprep.domain.partners import LogEntry, Partner
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.storage.summaries import count_records, due_actions, organisation_called, recent_answers, summarise_bids
from bidprep.storage.workspace import Keep, Workspace, make_workspace, open_workspace
from tests.storage.child import said_by
from tests.storage.test_steps import ANN, put, put_a_bid


def test_after_closing_one_file_is_left(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    assert {path.name for path in workspace.path.parent.glob("*.bidprep*")} == {
        workspace.path.name,
        workspace.path.name + "-journal",
    }
    workspace.close()
    assert list(workspace.path.parent.glob("*.bidprep*")) == [workspace.path]
    workspace.close()


def test_a_workspace_is_made_with_its_folders_and_opens_again_as_the_same(tmp_path: Path, keep: Keep) -> None:
    path = tmp_path / "new" / "deep" / "a b % # ?.bidprep"
    made = make_workspace(path, keep, "a test", made_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert made.rows("SELECT value FROM workspace WHERE key = 'made_at'") == [("2026-01-01T00:00:00+00:00",)]
    made.close()
    again = open_workspace(path, keep)
    assert again.id == made.id
    assert again.backup_folder == keep.backups / made.id
    again.close()


def test_making_never_replaces_a_file(workspace: Workspace, keep: Keep) -> None:
    put(workspace, "Add", ANN)
    with pytest.raises(BidprepError, match="is there already"):
        make_workspace(workspace.path, keep, "a test")
    with pytest.raises(BidprepError, match="is there already"):
        workspace.copy_to(workspace.path)
    assert workspace.find(Person) == (ANN,)


def test_what_was_left_half_made_does_not_stand_in_the_way(tmp_path: Path, keep: Keep) -> None:
    (tmp_path / "a.bidprep.tmp").write_bytes(b"half")
    make_workspace(tmp_path / "a.bidprep", keep, "a test").close()
    assert not (tmp_path / "a.bidprep.tmp").exists()


def test_a_workspace_that_cannot_be_made_leaves_nothing(tmp_path: Path, keep: Keep) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BidprepError):
        make_workspace(tmp_path / "file" / "a.bidprep", keep, "a test")
    (tmp_path / "b.bidprep.tmp").mkdir()
    with pytest.raises(BidprepError, match="could not be made"):
        make_workspace(tmp_path / "b.bidprep", keep, "a test")
    assert {path.name for path in tmp_path.iterdir()} == {"file", "b.bidprep.tmp"}


def test_the_file_is_kept_the_way_that_loses_nothing(workspace: Workspace) -> None:
    """TRUNCATE and FULL: see the module's own words, and the power cuts in `power_cuts.py`."""
    pragmas = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "mmap_size": 0,
    }
    for name, value in pragmas.items():
        assert workspace.rows(f"PRAGMA {name}") == [(value,)]


@pytest.mark.parametrize("who", ["", "a test"])
def test_a_file_that_another_program_set_to_wal_is_set_back(workspace: Workspace, keep: Keep, who: str) -> None:
    put(workspace, "Add", ANN)
    workspace.close()
    connection = sqlite3.connect(workspace.path)
    assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    connection.close()
    again = open_workspace(workspace.path, keep, who)
    assert again.find(Person) == (ANN,)
    assert again.rows("PRAGMA journal_mode") == [("truncate",)]
    again.close()
    beside = set(workspace.path.parent.glob("*.bidprep*")) - {workspace.path}
    assert all(path.stat().st_size == 0 for path in beside), "no words are left outside the file"
    assert not who or not beside


def test_a_reader_that_starts_writing_may_write(workspace: Workspace, keep: Keep) -> None:
    workspace.close()
    again = open_workspace(workspace.path, keep)
    again.start_writing("a test")
    again.start_writing("a test")
    put(again, "Add", ANN)
    assert again.find(Person) == (ANN,)
    again.close()


def test_who_stops_writing_goes_on_reading_and_lets_others_write(workspace: Workspace, keep: Keep) -> None:
    put(workspace, "Add", ANN)
    workspace.stop_writing()
    workspace.stop_writing()
    assert not workspace.is_writable
    with pytest.raises(BidprepError, match="open for reading only"):
        put(workspace, "Add", Person("bob"))
    assert said_by("write", workspace.path, keep) == "written"
    assert [person.name for person in workspace.find(Person)] == ["Ann", "Bob"]
    workspace.start_writing("a test")
    assert workspace.rows("PRAGMA journal_mode") == [("truncate",)]
    put(workspace, "Add", Person("cat", "Cat"))
    assert len(workspace.find(Person)) == 3
    workspace.stop_writing()
    workspace.close()
    assert list(workspace.path.parent.glob("*.bidprep*")) == [workspace.path]


def test_the_organisation_goes_by_its_trading_name_else_by_its_legal_name(workspace: Workspace) -> None:
    legal, trading = known_fact("Legal name"), known_fact("Trading name")
    assert legal
    assert trading
    assert organisation_called(workspace) == ""
    put(workspace, "State", Fact(legal.id, "Legal name", "The Trust"))
    assert organisation_called(workspace) == "The Trust"
    put(workspace, "State", Fact(trading.id, "Trading name", "Trusty"))
    assert organisation_called(workspace) == "Trusty"


def test_the_connection_belongs_to_one_thread(workspace: Workspace) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool, pytest.raises(sqlite3.ProgrammingError, match="thread"):
        pool.submit(workspace.find, Person).result()


def test_records_are_found_by_their_fields_in_their_kinds_order(workspace: Workspace) -> None:
    put(workspace, "Add", Person("a", "bee", role="x"), Person("b", "Ann", role="x"), Person("c", "Cat"))
    assert [person.name for person in workspace.find(Person)] == ["Ann", "bee", "Cat"]
    assert [person.name for person in workspace.find(Person, role="x")] == ["Ann", "bee"]
    assert [person.name for person in workspace.find(Person, role="x", name="bee")] == ["bee"]
    assert workspace.get(Person, "c") == Person("c", "Cat")
    assert workspace.get(Person, "nobody") is None
    put_a_bid(workspace)
    put(workspace, "Vary", Answer("x", "q", "leeds"))
    assert [answer.id for answer in workspace.find(Answer, lot_id=None)] == ["a"]
    assert [lot.id for lot in workspace.find(Lot, stage_id="s")] == ["leeds", "york"]


def test_a_bids_answers_are_found_and_no_others(workspace: Workspace) -> None:
    put_a_bid(workspace)
    put(
        workspace, "More",
        Answer("x", "q", "leeds", "varied"), Bid("b2", "s"), Question("q2", "b2"), Answer("other", "q2"),
    )  # fmt: skip
    assert set(workspace.answers_of_bid("b")) == {Answer("a", "q"), Answer("x", "q", "leeds", "varied")}
    assert workspace.answers_of_bid("nobody") == ()


def test_a_file_is_kept_once_whatever_its_name(workspace: Workspace) -> None:
    content = b"letterhead"
    digest = sha256(content).hexdigest()
    kept = KeptFile(digest, "letterhead.docx", len(content), datetime(2026, 1, 1, tzinfo=UTC))
    with workspace.step("Keep") as step:
        step.keep_file(kept, content)
        step.keep_file(KeptFile(digest, "again.docx", len(content), datetime(2026, 1, 2, tzinfo=UTC)), content)
    assert workspace.kept_files() == (kept,)
    assert workspace.file_content(digest) == content
    with pytest.raises(BidprepError, match="is not kept in this workspace"):
        workspace.file_content("0" * 64)


# Summaries


def test_a_bid_is_summarised_by_what_is_in_it_the_nearest_deadline_first(workspace: Workspace) -> None:
    put_a_bid(workspace)
    far, near = datetime(2998, 1, 1, tzinfo=UTC), datetime(2997, 1, 1, tzinfo=UTC)
    put(
        workspace,
        "Fill",
        Answer("a", "q", text="words"),
        Answer("x", "q", "leeds", "varied"),
        Question("q2", "b", 2),
        Stage("s2", "o", StageKind.CALL_OFF, "Leeds", submit_by=far),
        Stage("s3", "o", StageKind.CALL_OFF, "York", submit_by=near),
        Stage("s4", "o", StageKind.CALL_OFF, "Past", submit_by=datetime(2001, 1, 1, tzinfo=UTC)),
        Bid("b2", "s2"), Bid("b3", "s3"), Bid("b4", "s4"),
    )  # fmt: skip
    found = summarise_bids(workspace)
    assert [summary.id for summary in found] == ["b3", "b2", "b4", "b"]
    assert found[0].submit_by == near
    last = found[-1]
    assert (last.lots, last.chosen_lots, last.questions, last.answered, last.signed) == (2, 0, 2, 1, 0)
    assert (last.opportunity, last.submit_by) == ("Framework", None)


def test_next_actions_that_are_done_or_empty_are_not_due(workspace: Workspace) -> None:
    put(
        workspace,
        "Add",
        Partner("p", "Shelter"),
        LogEntry("undated", "p", next_action="write"),
        LogEntry("late", "p", next_action="ring", due_on=date(2020, 1, 1)),
        LogEntry("done", "p", next_action="met", done=True),
        LogEntry("none", "p", said="hello"),
    )
    late, undated = due_actions(workspace)
    assert (late.log_entry_id, late.due_on, late.partner) == ("late", date(2020, 1, 1), "Shelter")
    assert (undated.log_entry_id, undated.due_on) == ("undated", None)
    assert due_actions(workspace, most=1) == (late,)


def test_the_answers_worked_on_last_come_first_and_once_each(workspace: Workspace) -> None:
    put_a_bid(workspace)
    write(workspace, Answer("x", "q", "leeds"), "one")
    write(workspace, Answer("a", "q"), "two")
    write(workspace, Answer("a", "q"), "three")
    assert [answer.lot_id for answer in recent_answers(workspace)] == [None, "leeds"]
    workspace.undo()
    workspace.undo()
    assert [answer.lot_id for answer in recent_answers(workspace)] == ["leeds"]


def write(workspace: Workspace, answer: Answer, text: str) -> None:
    """Write an answer and keep it as a revision."""
    revision = Revision(f"{answer.id} {text}", answer.id, text, text_digest(text), (), datetime(2026, 1, 1, tzinfo=UTC))
    with workspace.step("Write") as step:
        step.keep_revision(revision)
        step.put(replace(answer, text=text, revision_id=revision.id))


def test_records_are_counted(workspace: Workspace) -> None:
    put(
        workspace,
        "Add",
        ANN,
        *(Fact(known.id, known.name, "12") for known in KNOWN_FACTS[:1]),
        Fact("f", "A fact of our own", "12"),
        Fact("g", "Another, not stated"),
        Partner("p"),
        Opportunity("o"),
    )
    counts = count_records(workspace)
    assert (counts.facts_stated, counts.case_studies, counts.partners, counts.bids, counts.people) == (
        1,
        0,
        1,
        0,
        1,
    )
