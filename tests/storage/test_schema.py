"""The schema: its digest, what is planted in it, migrations, and the old files that open for ever."""

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from bidprep.domain.answers import Revision
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import KINDS
from bidprep.domain.older_records import bring_up_to_date
from bidprep.domain.record_json import as_json, field_forms, from_json
from bidprep.errors import BidprepError
from bidprep.storage.backups import list_backups
from bidprep.storage.header import APPLICATION_ID
from bidprep.storage.rows import order_of, table_of
from bidprep.storage.schema import SCHEMA_DIGESTS, SCHEMA_VERSION, migrate, schema_digest
from bidprep.storage.workspace import Keep, Workspace, open_workspace

OLD_FILES = Path(__file__).parents[1] / "old_files"


def test_a_new_file_has_the_digest_and_the_version_of_the_newest_schema(workspace: Workspace) -> None:
    assert workspace.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert workspace.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
    assert schema_digest(workspace._connection) == SCHEMA_DIGESTS[SCHEMA_VERSION]


def test_every_version_there_was_has_its_digest_and_its_old_file() -> None:
    assert sorted(SCHEMA_DIGESTS) == list(range(1, SCHEMA_VERSION + 1))
    for version in SCHEMA_DIGESTS:
        assert (OLD_FILES / f"schema-{version}.bidprep.gz").is_file()
        assert (OLD_FILES / f"schema-{version}.json").is_file()


def test_every_field_of_every_kind_has_its_column(workspace: Workspace) -> None:
    for record_type in (*KINDS.values(), Revision, KeptFile):
        table = {Revision: "revision", KeptFile: "file"}.get(record_type) or table_of(record_type)
        columns = {row[1] for row in workspace.rows(f"PRAGMA table_info({table})")}
        assert columns - {"content"} == {form.name for form in field_forms(record_type)}
        if record_type in KINDS.values():
            workspace.rows(f"SELECT id FROM {table} ORDER BY {order_of(table)}")


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER leak AFTER INSERT ON person BEGIN DELETE FROM person; END",
        "CREATE TRIGGER search_delete AFTER INSERT ON person BEGIN DELETE FROM person; END",
        "CREATE TRIGGER search_idx_ AFTER INSERT ON person BEGIN DELETE FROM person; END",
        "CREATE TRIGGER _sqlite_x AFTER INSERT ON person BEGIN DELETE FROM person; END",
        "CREATE VIEW people AS SELECT * FROM person",
        "CREATE VIEW search_copy AS SELECT * FROM person",
        "CREATE TABLE extra (words)",
        "CREATE TABLE _sqlite_extra (words)",
        "CREATE TABLE search_in (words)",
        "CREATE INDEX extra ON person (name)",
        "ALTER TABLE person ADD COLUMN extra TEXT",
        "DROP TABLE snapshot",
        "DROP INDEX answer_place",
    ],
)
@pytest.mark.parametrize("who", ["", "a test"])
def test_a_file_with_something_planted_in_it_is_refused_and_not_touched(
    workspace: Workspace, keep: Keep, planted: str, who: str
) -> None:
    workspace.close()
    connection = sqlite3.connect(workspace.path)
    connection.execute(planted)
    connection.close()
    before = workspace.path.read_bytes()
    with pytest.raises(BidprepError, match="has been changed by another program and is not opened, to be safe"):
        open_workspace(workspace.path, keep, who)
    assert workspace.path.read_bytes() == before
    assert list(workspace.path.parent.glob("*.bidprep*")) == [workspace.path]


def test_what_sqlite_itself_adds_when_it_optimises_is_no_plant(workspace: Workspace, keep: Keep) -> None:
    workspace.close()
    connection = sqlite3.connect(workspace.path)
    connection.execute("ANALYZE")
    connection.close()
    open_workspace(workspace.path, keep, "a test").close()


def test_migrating_what_is_up_to_date_changes_nothing(workspace: Workspace) -> None:
    db, _ = workspace._writing()
    migrate(db)
    assert schema_digest(workspace._connection) == SCHEMA_DIGESTS[SCHEMA_VERSION]
    assert workspace.rows("PRAGMA foreign_keys") == [(1,)]


def test_a_migration_that_leaves_a_child_without_its_parent_is_stopped(workspace: Workspace) -> None:
    db, _ = workspace._writing()
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute("INSERT INTO contact VALUES ('c', 'nobody', '', '', '', '', '', NULL)")
    with pytest.raises(BidprepError, match="could not be brought up to date"):
        migrate(db)
    assert workspace.rows("PRAGMA foreign_keys") == [(1,)]


# In which form of the records file each schema's content is told, and the last schema whose history ended with it.
_FORM_OF_RECORDS = {1: 1, 2: 2, 3: 2, 4: 2, 5: 2}
_HISTORY_ENDED_WITH = 1


@pytest.mark.parametrize("version", sorted(SCHEMA_DIGESTS))
def test_an_old_file_opens_for_ever_with_all_that_is_in_it(version: int, tmp_path: Path, keep: Keep) -> None:
    path = tmp_path / "old.bidprep"
    path.write_bytes(gzip.decompress((OLD_FILES / f"schema-{version}.bidprep.gz").read_bytes()))
    told = json.loads((OLD_FILES / f"schema-{version}.json").read_text(encoding="utf-8"))
    told = bring_up_to_date(told, _FORM_OF_RECORDS[version])
    for who in ("a test", ""):
        workspace = open_workspace(path, keep, who)
        assert workspace.is_sound()
        for kind, record_type in KINDS.items():
            expected = {from_json(record_type, values) for values in told.get(kind, [])}
            assert expected or version < SCHEMA_VERSION, f"the old file holds no {kind}"
            assert set(workspace.find(record_type)) == expected
        assert [as_json(revision) for revision in workspace.all_revisions()] == told["revision"]
        assert [as_json(kept) for kept in workspace.kept_files()] == told["file"]
        assert [workspace.file_content(kept.digest).decode() for kept in workspace.kept_files()] == told["content"]
        assert list(workspace.tombstones()) == told["tombstone"]
        for typed, found in told["search"].items():
            assert sorted(hit.id for hit in workspace.search(typed)) == found
        if who and version > _HISTORY_ENDED_WITH:
            before = {kind: workspace.find(kind) for kind in KINDS.values()}
            while workspace.undo():
                pass
            assert not any(workspace.find(kind) for kind in KINDS.values())
            while workspace.redo():
                pass
            assert {kind: workspace.find(kind) for kind in KINDS.values()} == before
        workspace.close()


def test_an_older_file_is_backed_up_for_ever_before_it_is_brought_up_to_date(tmp_path: Path, keep: Keep) -> None:
    path = tmp_path / "old.bidprep"
    path.write_bytes(gzip.decompress((OLD_FILES / "schema-1.bidprep.gz").read_bytes()))
    reading = open_workspace(path, keep)
    assert reading.is_writable, "an upgrade needs it"
    assert reading.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    (backup,) = reading.list_backups()
    assert (backup.reason, backup.pinned) == ("before upgrade", True)
    reading.close()
    assert int.from_bytes(backup.path.read_bytes()[60:64], "big") == 1
    again = open_workspace(path, keep, "a test")
    assert list_backups(again.backup_folder) == (backup,)
    again.close()
