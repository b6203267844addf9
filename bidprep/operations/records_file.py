"""Every record as JSON, out and in."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bidprep.documents.json_file import read_json_file, write_json_file
from bidprep.documents.reading import MEGABYTE
from bidprep.domain.answers import Answer, Revision, Snapshot, text_digest
from bidprep.domain.bids import Question
from bidprep.domain.dates import now
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import KINDS, POINTS_TO, Record
from bidprep.domain.older_records import bring_up_to_date
from bidprep.domain.record_json import as_json, field_forms, from_json
from bidprep.errors import BidprepError
from bidprep.operations.snapshots import keep_automatic_snapshot
from bidprep.storage.workspace import Workspace

FORMAT = 2
# A workspace of the size we promise to carry comes to 160 MB of JSON.
MOST_BYTES = 1024 * MEGABYTE


@dataclass(frozen=True, slots=True)
class RecordsTaken:
    """What taking in records does: how many of each kind are new, changed and as they were."""

    added: dict[str, int]
    changed: dict[str, int]
    unchanged: int


def export_records(workspace: Workspace, path: Path) -> dict[str, int]:
    """Write every record, revision and kept file as JSON; returns how many of each kind."""
    with workspace.one_view():
        found = {kind: workspace.find(record_type) for kind, record_type in KINDS.items()}
        revisions, erased = workspace.all_revisions(), list(workspace.tombstones())
        files = [(kept, workspace.file_content(kept.digest)) for kept in workspace.kept_files()]
    kinds = {kind: [as_json(record) for record in records] for kind, records in found.items()}
    kinds["revision"] = [as_json(revision) for revision in revisions]
    kinds["file"] = [as_json(kept) | {"content": b64encode(content).decode()} for kept, content in files]
    told = {"bidprep": FORMAT, "exported_at": now().isoformat(), "records": kinds, "erased": erased}
    write_json_file(told, path)
    return {kind: len(records) for kind, records in kinds.items()}


def read_records(workspace: Workspace, path: Path) -> tuple[RecordsTaken, "Incoming"]:
    """Return what taking in a records file would do, and what is in it; changes nothing."""
    erased, incoming = _read_without_erased(workspace, path)
    _refuse_dangling(workspace, incoming, path.name)
    _refuse_two_answers(workspace, incoming, path.name)
    added: dict[str, int] = {}
    changed: dict[str, int] = {}
    unchanged = 0
    for kind, records in incoming.records.items():
        there = {record.id: record for record in workspace.find(KINDS[kind])}
        for record in records:
            if record.id in erased:
                continue
            if record.id not in there:
                added[kind] = added.get(kind, 0) + 1
            elif there[record.id] != record:
                changed[kind] = changed.get(kind, 0) + 1
            else:
                unchanged += 1
    return RecordsTaken(added, changed, unchanged), incoming


def import_records(workspace: Workspace, path: Path) -> RecordsTaken:
    """Take in a records file in one undoable step, after a backup; what is not in it stays.

    Raises BidprepError where it is no such file, or a record in it is not whole; nothing is changed then.
    """
    taken, incoming = read_records(workspace, path)
    workspace.back_up("before import")
    erased = set(workspace.tombstones()) | set(incoming.erased)
    try:
        with workspace.step("Import records") as step:
            for bid_id in _bids_rewritten(workspace, incoming):
                keep_automatic_snapshot(step, workspace, bid_id, "Before importing records")
            for revision in incoming.revisions:
                step.keep_revision(revision)
            for kept, content in incoming.files:
                step.keep_file(kept, content)
            for records in incoming.records.values():
                for record in records:
                    if record.id not in erased:
                        step.put(record)
    except Exception as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_CONSTRAINT"):
            raise BidprepError(
                f"{path.name} does not fit what is in this workspace.", "Take it into a new workspace instead."
            ) from error
        raise
    return taken


def _read_without_erased(workspace: Workspace, path: Path) -> tuple[set[str], "Incoming"]:
    """Read a records file, without what tells of those who were erased here or where it was written."""
    incoming = _read(path)
    erased = set(workspace.tombstones()) | set(incoming.erased)
    if not erased:
        return erased, incoming
    from bidprep.operations.erased_people import without_erased

    # A referee's tombstone is on the case study, which may have a new one since: it counts for older files only.
    counting = {stone for stone in erased if "#" not in stone or stone not in incoming.erased}
    return erased, without_erased(incoming, counting, POINTS_TO)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a records file holds, parents before children."""

    records: dict[str, tuple[Record, ...]]
    revisions: tuple[Revision, ...]
    files: tuple[tuple[KeptFile, bytes], ...]
    erased: tuple[str, ...]


def _bids_rewritten(workspace: Workspace, incoming: Incoming) -> list[str]:
    """Return the bids of which a records file changes an answer that is there."""
    answers = [record for record in incoming.records.get("answer", ()) if isinstance(record, Answer)]
    changed = [each for each in answers if (there := workspace.get(Answer, each.id)) and there.text != each.text]
    questions = [workspace.get(Question, answer.question_id) for answer in changed]
    return list(dict.fromkeys(question.bid_id for question in questions if question))


def _read(path: Path) -> Incoming:
    told = read_json_file(path, MOST_BYTES)
    if not isinstance(told, dict) or not isinstance(told.get("records"), dict):
        raise BidprepError(f"{path.name} is not a file of bidprep’s records.", "Choose one made by “export records”.")
    form = told.get("bidprep")
    if not isinstance(form, int) or not 1 <= form <= FORMAT:
        raise BidprepError(f"{path.name} was made by another bidprep.", "Install the newest bidprep and try again.")
    kinds: dict[str, Any] = told["records"]
    unknown = set(kinds) - set(KINDS) - {"revision", "file"}
    if unknown:
        raise BidprepError(
            f"{path.name} holds records of an unknown kind “{min(unknown)}”.", "Install the newest bidprep."
        )
    try:
        kinds = bring_up_to_date(kinds, form)
        records = {
            kind: tuple(from_json(record_type, values) for values in kinds.get(kind, ()))
            for kind, record_type in KINDS.items()
        }
        revisions = tuple(from_json(Revision, values) for values in kinds.get("revision", ()))
        files = tuple(
            (
                from_json(KeptFile, {name: value for name, value in values.items() if name != "content"}),
                b64decode(values["content"], validate=True),
            )
            for values in kinds.get("file", ())
        )
        erased = tuple(map(str, told.get("erased") or ()))
    except (TypeError, KeyError, ValueError, AttributeError):
        raise _damaged(path) from None
    whole = (
        *(revision.digest == text_digest(revision.text) for revision in revisions),
        *((kept.digest, kept.size) == (sha256(content).hexdigest(), len(content)) for kept, content in files),
    )
    if not all(whole):
        raise _damaged(path)
    return Incoming(records, revisions, files, erased)


def _damaged(path: Path) -> BidprepError:
    return BidprepError(f"{path.name} is damaged: a record in it is not whole.", "Export it again.")


def _refuse_dangling(workspace: Workspace, incoming: Incoming, called: str) -> None:
    """Raise BidprepError where a record points to one that is neither in the file nor in the workspace."""
    known = {
        kind: {record.id for record in (*workspace.find(record_type), *incoming.records[kind])}
        for kind, record_type in KINDS.items()
    }
    here = [*workspace.find(Answer), *workspace.find(Snapshot)]
    known["revision"] = {revision.id for revision in incoming.revisions}
    known["revision"] |= {
        getattr(record, name, "") for record in here for name in ("revision_id", "base_id", "signed_id")
    }
    known["file"] = {kept.digest for kept in (*workspace.kept_files(), *(kept for kept, _ in incoming.files))}
    known["any"] = set().union(*known.values())
    for kind, records in incoming.records.items():
        pointing = [form.name for form in field_forms(KINDS[kind]) if form.name in POINTS_TO]
        for record in records:
            for name in pointing:
                told = getattr(record, name)
                if told is not None and told not in known[POINTS_TO[name]]:
                    raise BidprepError(
                        f"{called} is not whole: a record in it ({kind} {record.id}) points to one that is missing.",
                        "Export it again.",
                    )


def _refuse_two_answers(workspace: Workspace, incoming: Incoming, called: str) -> None:
    """Raise BidprepError where two answers would stand in the same place: one question and lot has one answer."""
    answers = {answer.id: answer for answer in (*workspace.find(Answer), *_answers(incoming))}
    places: set[tuple[str, str | None]] = set()
    for answer in answers.values():
        if (answer.question_id, answer.lot_id) in places:
            question = workspace.get(Question, answer.question_id)
            raise BidprepError(
                f"{called} holds an answer to question {question.number if question else answer.question_id}"
                " where another stands already.",
                "Take the file into a new workspace instead.",
            )
        places.add((answer.question_id, answer.lot_id))


def _answers(incoming: Incoming) -> list[Answer]:
    return [record for record in incoming.records["answer"] if isinstance(record, Answer)]
