"""Every record as JSON, out and in: nothing is lost, nothing here is harmed, and one undo takes all back."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidprep.domain.answers import Answer, Revision, Snapshot, text_digest
from bidprep.domain.bids import Question
from bidprep.domain.files import KeptFile
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import KINDS, POINTS_TO, Record
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Contact
from bidprep.domain.people import Person
from bidprep.domain.record_json import field_forms
from bidprep.errors import BidprepError
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.records_file import export_records, import_records, read_records
from bidprep.operations.sample import fill_with_sample
from bidprep.storage.workspace import Keep, Workspace, make_workspace
from tests import strategies
from tests.conftest import FULL
from tests.operations.conftest import Work

R = TypeVar("R")


@pytest.fixture
def other(tmp_path: Path, keep: Keep) -> Any:
    """A second workspace, as on another laptop."""
    made = make_workspace(tmp_path / "Other.bidprep", keep, "a test")
    yield made
    made.close()


def _all(workspace: Workspace) -> dict[str, Any]:
    """Everything that a workspace holds, whatever the order."""
    held: dict[str, Any] = {kind: set(workspace.find(record_type)) for kind, record_type in KINDS.items()}
    held["revision"] = set(workspace.all_revisions())
    held["file"] = {(kept, workspace.file_content(kept.digest)) for kept in workspace.kept_files()}
    return held


def _told(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def _keep_letterhead(workspace: Workspace) -> None:
    content = bytes(range(256))
    kept = KeptFile(sha256(content).hexdigest(), "Briefkopf ü.docx", 256, datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    with workspace.step("Keep") as step:
        step.keep_file(kept, content)


def test_the_sample_comes_whole_into_another_workspace(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    fill_with_sample(workspace)
    _keep_letterhead(workspace)
    path = tmp_path / "records.json"
    counts = export_records(workspace, path)
    taken = import_records(other, path)
    assert _all(other) == _all(workspace)
    assert sum(taken.added.values()) == sum(counts.values()) - counts["revision"] - counts["file"]
    assert (taken.changed, taken.unchanged) == ({}, 0)
    again = tmp_path / "again.json"
    export_records(other, again)
    assert _told(again)["records"] == _told(path)["records"]


def test_importing_twice_changes_nothing_and_leaves_no_step(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    fill_with_sample(workspace)
    path = tmp_path / "records.json"
    export_records(workspace, path)
    import_records(other, path)
    steps, held = other.past(), _all(other)
    again = import_records(other, path)
    assert (again.added, again.changed) == ({}, {})
    assert again.unchanged > 0
    assert (other.past(), _all(other)) == (steps, held)


def test_what_is_there_stays_and_one_undo_takes_all_back(
    workspace: Workspace, other: Workspace, work: Work, tmp_path: Path
) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "Ours")
    fill_with_sample(other)
    path = tmp_path / "records.json"
    export_records(other, path)
    before = _all(workspace)
    dry, _ = read_records(workspace, path)
    assert _all(workspace) == before
    taken = import_records(workspace, path)
    assert taken == dry
    held = _all(workspace)
    assert all(before[kind] <= held[kind] for kind in before)
    assert all(_all(other)[kind] <= held[kind] for kind in KINDS)
    assert workspace.list_backups()[0].reason == "before import"
    assert workspace.undo().name == "Undo: Import records"
    left = _all(workspace)
    assert {kind: left[kind] for kind in KINDS} == {kind: before[kind] for kind in KINDS}
    workspace.redo()
    assert _all(workspace) == held


def test_what_was_changed_elsewhere_is_changed_here_and_counted(
    workspace: Workspace, other: Workspace, work: Work, tmp_path: Path
) -> None:
    path = tmp_path / "records.json"
    export_records(workspace, path)
    import_records(other, path)
    with other.step("Edit") as step:
        step.put(replace(work.questions[0], text="Asked anew"))
        step.put(Person("new", "Nell"))
    export_records(other, path)
    taken = import_records(workspace, path)
    assert (taken.added, taken.changed) == ({"person": 1}, {"question": 1})
    question = workspace.get(Question, work.questions[0].id)
    assert question
    assert question.text == "Asked anew"


_OPTIONAL = ("contact_id", "owner_id", "lot_id", "base_id", "signed_id", "letterhead", "notice", "replaces_id")


def _linked(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[Revision, KeptFile, list[Record]]:
    """Draw one record of every kind, each pointing to the others as the schema has it."""
    ids = {kind: draw(st.just(new_id())) for kind in KINDS}
    text = draw(strategies.field_words)
    revision = replace(
        draw(strategies.records(Revision)),
        id=new_id(), answer_id=ids["answer"], text=text, digest=text_digest(text),
    )  # fmt: skip
    kept = KeptFile(sha256(b"kept").hexdigest(), "kept.txt", 4, datetime(2026, 1, 1, tzinfo=UTC))
    targets = ids | {"revision": revision.id, "file": kept.digest, "any": ids["policy"]}
    records: list[Record] = []
    for kind, record_type in KINDS.items():
        names = {form.name for form in field_forms(record_type)}
        points: dict[str, Any] = {name: targets[POINTS_TO[name]] for name in names & set(POINTS_TO)}
        for name in points:
            if name in _OPTIONAL and draw(st.booleans()):
                points[name] = None
        drawn: Any = draw(strategies.records(record_type))
        records.append(replace(drawn, id=ids[kind], **points))
    return revision, kept, records


@settings(max_examples=200 if FULL else 15)  # each makes two workspaces
@given(data=st.data())
def test_records_of_every_kind_survive_the_round_trip(tmp_path_factory: Any, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("trip")
    keep = Keep(folder / "locks", folder / "backups")
    revision, kept, records = _linked(data.draw)
    first = make_workspace(folder / "first.bidprep", keep, "a test")
    second = make_workspace(folder / "second.bidprep", keep, "a test")
    try:
        with second.step("Own") as step:
            step.put(Fact("own", "Own", "stays"))
        with first.step("All") as step:
            step.keep_revision(revision)
            step.keep_file(kept, b"kept")
            for record in records:
                step.put(record)
        path = folder / "records.json"
        export_records(first, path)
        import_records(second, path)
        held = _all(second)
        held["fact"].discard(Fact("own", "Own", "stays"))
        assert held == _all(first)
        steps = second.past()
        assert import_records(second, path).unchanged == len(records)
        assert second.past() == steps
        second.undo()
        assert [second.find(record_type) for record_type in KINDS.values()] == [
            (Fact("own", "Own", "stays"),),
            *[()] * (len(KINDS) - 1),
        ]
    finally:
        first.close()
        second.close()


def test_every_field_that_points_to_a_record_is_known() -> None:
    pointing = {
        form.name for record_type in KINDS.values() for form in field_forms(record_type) if form.name.endswith("_id")
    }
    assert pointing == set(POINTS_TO) - {"digest", "letterhead", "notice"}, "those point to a kept file"


def test_what_was_erased_is_not_taken_in_again(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    with other.step("Add") as step:
        step.put(Person("gone", "Gone"))
        step.put(Person("stays", "Stays"))
    path = tmp_path / "records.json"
    export_records(other, path)
    with workspace.step("Erase") as step:
        step.lay_tombstone("gone", datetime(2026, 1, 1, tzinfo=UTC))
    assert import_records(workspace, path).added == {"person": 1}
    assert [person.id for person in workspace.find(Person)] == ["stays"]
    export_records(workspace, path)
    assert _told(path)["erased"] == ["gone"]


def test_two_answers_to_one_question_are_never_mixed(
    workspace: Workspace, other: Workspace, work: Work, tmp_path: Path
) -> None:
    path = tmp_path / "records.json"
    export_records(workspace, path)
    import_records(other, path)
    write_markdown_answer(other, work.questions[0], None, "Theirs")
    write_markdown_answer(workspace, work.questions[0], None, "Ours")
    export_records(other, path)
    before = _all(workspace)
    for take_in in (read_records, import_records):
        with pytest.raises(BidprepError, match="an answer to question 1 where another stands already"):
            take_in(workspace, path)
    assert _all(workspace) == before


def test_answers_that_change_places_are_refused_whole(workspace: Workspace, work: Work, tmp_path: Path) -> None:
    for question, words in zip(work.questions, ("One", "Two"), strict=False):
        write_markdown_answer(workspace, question, None, words)
    path = tmp_path / "records.json"
    export_records(workspace, path)
    told = _told(path)
    first, second = told["records"]["answer"]
    first["question_id"], second["question_id"] = second["question_id"], first["question_id"]
    path.write_text(json.dumps(told), encoding="utf-8")
    before = _all(workspace)
    with pytest.raises(BidprepError, match="does not fit what is in this workspace"):
        import_records(workspace, path)
    assert _all(workspace) == before


def _spoil(told: dict[str, Any], kind: str, **fields: Any) -> None:
    told["records"][kind][0] |= fields


_FAULTS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no records": (lambda told: told.pop("records"), "is not a file of bidprep’s records"),
    "records are a list": (lambda told: told.update(records=[]), "is not a file of bidprep’s records"),
    "another format": (lambda told: told.update(bidprep=3), "made by another bidprep"),
    "an unknown kind": (lambda told: told["records"].update(spell=[]), "unknown kind “spell”"),
    "a kind that is no list": (lambda told: told["records"].update(person=7), "is damaged"),
    "a record that is no object": (lambda told: told["records"].update(person=[7]), "is damaged"),
    "a record without an id": (lambda told: told["records"]["person"][0].pop("id"), "lacks a field"),
    "an unknown field": (lambda told: _spoil(told, "person", shoe=9), "no field “shoe”"),
    "a number for a name": (lambda told: _spoil(told, "person", name=9), "not a value for name"),
    "an endless number": (lambda told: _spoil(told, "lot", position=10**400), "not a value for position"),
    "infinity": (lambda told: _spoil(told, "person", weekly_hours=float("inf")), "not a value for weekly"),
    "half a character": (lambda told: _spoil(told, "person", name="\ud800"), "not a value for name"),
    "a parent that is missing": (lambda told: _spoil(told, "lot", stage_id="nowhere"), "points to one that is"),
    "a revision that is missing": (lambda told: told["records"].update(revision=[]), "points to one that is"),
    "a revision that was tampered with": (lambda told: _spoil(told, "revision", text="Else"), "is damaged"),
    "a file that was tampered with": (
        lambda told: _spoil(told, "file", content=b64encode(b"else").decode()),
        "is damaged",
    ),
    "a file that is no base64": (lambda told: _spoil(told, "file", content="é"), "is damaged"),
    "a file without content": (lambda told: told["records"]["file"][0].pop("content"), "is damaged"),
    "a file that is no object": (lambda told: told["records"].update(file=["x"]), "is damaged"),
    "erased that is no list": (lambda told: told.update(erased=7), "is damaged"),
}


@pytest.fixture(scope="module")
def sample_words(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample charity, and a file it keeps, as a records file."""
    folder = tmp_path_factory.mktemp("sample")
    made = make_workspace(folder / "sample.bidprep", Keep(folder / "locks", folder / "backups"), "a test")
    fill_with_sample(made)
    _keep_letterhead(made)
    export_records(made, folder / "records.json")
    made.close()
    return (folder / "records.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", _FAULTS)
def test_a_file_that_is_not_whole_changes_nothing(
    workspace: Workspace, sample_words: str, tmp_path: Path, fault: str
) -> None:
    told = json.loads(sample_words)
    spoil, said = _FAULTS[fault]
    spoil(told)
    path = tmp_path / "records.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    for take_in in (read_records, import_records):
        with pytest.raises(BidprepError, match=said):
            take_in(workspace, path)
    assert not any(_all(workspace).values())
    assert workspace.past() == ()
    assert workspace.list_backups() == ()


def test_kinds_may_be_left_out(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "few.json"
    people = [{"id": "p", "name": "Priya"}]
    path.write_text(json.dumps({"bidprep": 1, "records": {"person": people}}), encoding="utf-8")
    assert import_records(workspace, path).added == {"person": 1}
    assert workspace.find(Person) == (Person("p", "Priya"),)


def test_revisions_of_answers_that_were_removed_are_kept_too(
    workspace: Workspace, other: Workspace, work: Work, tmp_path: Path
) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "Gone")
    workspace.undo()
    path = tmp_path / "records.json"
    export_records(workspace, path)
    import_records(other, path)
    assert [revision.text for revision in other.all_revisions()] == ["Gone\n"]
    assert (other.find(Answer), other.find(Snapshot), other.find(Contact)) == ((), (), ())
