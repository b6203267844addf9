"""What is taken in, without those who were erased: a file that still holds them says itself who they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bidprep.documents.file_words import words_of_file
from bidprep.domain.answers import Revision
from bidprep.domain.case_studies import CaseStudy, Consent, Figure, Telling
from bidprep.domain.erasing import known_by, known_of_story, without
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import Record
from bidprep.domain.partners import Contact
from bidprep.domain.people import Person
from bidprep.domain.record_json import field_forms
from bidprep.domain.traces import Known, Traces
from bidprep.errors import BidprepError
from bidprep.operations.held import REFEREE

if TYPE_CHECKING:
    from bidprep.operations.records_file import Incoming

_STAND_IN = b"A file stood here. It was erased at somebody's wish.\n"
_POINTING = ("digest", "letterhead", "notice")


def without_erased(incoming: "Incoming", erased: set[str], points_to: Iterable[str]) -> "Incoming":
    """Return what a records file holds without the words that name those who were erased, and without their files."""
    traces = [Traces(each) for each in _known(incoming.records, erased) if each]
    files, moved = _without_files(incoming.files, traces)
    records = {
        kind: tuple(
            _pointing(_cleared(left, traces), moved)
            for record in records
            if (left := _letting_go(record, erased, points_to)) is not None
        )
        for kind, records in incoming.records.items()
    }
    revisions: tuple[Revision, ...] = tuple(_cleared(revision, traces) for revision in incoming.revisions)
    return replace(incoming, records=records, revisions=revisions, files=files)


def _known(records: Mapping[str, tuple[Record, ...]], erased: set[str]) -> Iterable[Known]:
    everything = [record for of_kind in records.values() for record in of_kind]
    for record in everything:
        is_person = record.id in erased and isinstance(record, Contact | Person | Consent)
        if is_person or (record.id + REFEREE in erased and isinstance(record, CaseStudy)):
            yield known_by(record)
        if record.id in erased and isinstance(record, CaseStudy):
            of_it = [each for each in everything if getattr(each, "case_study_id", "") == record.id]
            yield known_of_story(
                record,
                (each for each in of_it if isinstance(each, Consent)),
                (each for each in of_it if isinstance(each, Telling)),
                (each for each in of_it if isinstance(each, Figure)),
            )


def _letting_go(record: Any, erased: set[str], points_to: Iterable[str]) -> Any:
    """Return a record that points to nothing erased; None where it was erased itself, or hangs on what was."""
    if record.id in erased:
        return None
    pointing = {form.name: form for form in field_forms(type(record)) if form.name in points_to}
    gone = [form for name, form in pointing.items() if getattr(record, name) in erased]
    if not all(form.optional for form in gone):
        return None
    return replace(record, **dict.fromkeys((form.name for form in gone), None)) if gone else record


def _cleared(record: Any, traces: list[Traces]) -> Any:
    for each in traces:
        record = without(record, each)
    return record


def _without_files(
    files: tuple[tuple[KeptFile, bytes], ...], traces: list[Traces]
) -> tuple[tuple[tuple[KeptFile, bytes], ...], dict[str, str]]:
    found: list[tuple[KeptFile, bytes]] = []
    moved: dict[str, str] = {}
    for kept, content in files:
        if _holds(kept, content, [each.holds for each in traces]):
            stand_in = KeptFile(sha256(_STAND_IN).hexdigest(), "Erased.txt", len(_STAND_IN), kept.kept_at)
            moved[kept.digest] = stand_in.digest
            found.append((stand_in, _STAND_IN))
        else:
            found.append((kept, content))
    return tuple(found), moved


def _holds(kept: KeptFile, content: bytes, tests: list[Callable[[str], bool]]) -> bool:
    try:
        return any(test(words) for words in (kept.name, *words_of_file(content, kept.name)) for test in tests)
    except BidprepError:
        return False  # it cannot be opened, and it was not opened here before


def _pointing(record: Any, moved: Mapping[str, str]) -> Any:
    changed = {name: moved[digest] for name in _POINTING if (digest := str(getattr(record, name, ""))) in moved}
    return replace(record, **changed) if changed else record
