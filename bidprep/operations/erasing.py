"""Erase a person from everything that we hold, and certify it without naming them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bidprep import paths
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent
from bidprep.domain.dates import now
from bidprep.domain.erasing import known_by, without
from bidprep.domain.files import Attachment, KeptFile
from bidprep.domain.forms import BuyerForm
from bidprep.domain.kinds import KINDS, Record
from bidprep.domain.markdown import read_markdown
from bidprep.domain.materials import Material, Pin
from bidprep.domain.opportunities import Opportunity
from bidprep.domain.partners import Contact
from bidprep.domain.people import Person
from bidprep.domain.reviews import Remark, ReturnedCopy, ReviewCopy, SentAnswer, SignOff, Suggestion
from bidprep.domain.text import plain_block
from bidprep.domain.traces import Traces
from bidprep.operations.held import HANDED_IN, REFEREE, Held, Place, Subject, find_held, subject_of
from bidprep.operations.records import remove_with_all
from bidprep.operations.tombstones import note_tombstones
from bidprep.storage.backups import list_backups
from bidprep.storage.erasing import Erasure
from bidprep.storage.workspace import Workspace

_STAND_IN = "A file stood here. It was erased at somebody’s wish.\n"
OUT_OF_REACH = (
    "Copies of this workspace that were put elsewhere: on a stick, in another folder, on another computer.",
    "Word files, forms and other texts that were written from it and then kept elsewhere, sent or handed in.",
    "Copies that other programs make of this computer.",
    "Kept files that are open in another program: those copies go when the workspace is closed.",
)
"""What no erasing reaches, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: each place and whether it was cleared, and what is beyond our reach, in whole sentences."""

    stone: str
    at: datetime
    places: tuple[tuple[Place, bool], ...]
    out_of_reach: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every place was cleared."""
        return all(cleared for _, cleared in self.places)


def proposed(held: Held, *, keep_handed_in: bool = False) -> frozenset[tuple[str, str]]:
    """Return the keys of the places that are cleared unless somebody says otherwise: those that are certain."""
    return frozenset(
        place.key for place in held.places if place.is_certain and not (keep_handed_in and is_handed_in(place))
    )


def is_handed_in(place: Place) -> bool:
    """Whether a place is a copy of what was handed in, which may have to be kept."""
    return place.kind == "backup" and f"-{HANDED_IN.replace(' ', '-')}" in place.id


def erase(workspace: Workspace, held: Held, chosen: frozenset[tuple[str, str]]) -> Erased:
    """Clear the places chosen by their keys, end the history, and replace the older backups by one made afterwards.

    Backups of what was handed in stay where they are not chosen. None of it can be undone.
    """
    traces = Traces(held.subject.known)
    places = [place for place in held.places if place.key in chosen or place.kind in ("history", "index")]
    at = now()
    with workspace.erasing("Erase a person") as step:
        look_at = _answers_that_tell(workspace, held)
        _clear_rows(workspace, step, traces, places)
        stones = (held.subject.stone, *step.removed())
        for stone in stones:
            step.lay_tombstone(stone, at)
        note_tombstones(workspace, stones)
    left = _replace_backups(workspace, {place.id for place in places if place.kind == "backup"})
    left |= _clear_rescue_copies(traces, places)
    if any(map(traces.holds, workspace.index_texts())):
        left.add("index")  # because a record was left as it is
    cleared = tuple((place, place in places and place.id not in left) for place in held.places)
    return Erased(held.subject.stone, at, cleared, _beyond(workspace, held, traces, cleared, look_at))


def _clear_rows(workspace: Workspace, step: Erasure, traces: Traces, places: Iterable[Place]) -> None:
    """Clear what stands in the workspace file: own records first, then words, then files."""
    in_records = [place for place in places if place.kind in KINDS]
    for place in sorted(in_records, key=lambda place: not place.is_own):
        record = workspace.get(KINDS[place.kind], place.id)
        if record is not None and place.is_own:
            remove_with_all(workspace, step, record)
        elif record is not None:
            _clear_record(workspace, step, traces, record, also_parts=not place.is_certain)
    _clear_revisions(workspace, step, traces, [place for place in places if place.kind == "revision"])
    for place in places:
        if place.kind == "file":
            _drop_file(workspace, step, place.id)


def _clear_record(workspace: Workspace, step: Erasure, traces: Traces, record: Record, *, also_parts: bool) -> None:
    cleared: Record = without(record, traces, also_parts=also_parts)
    if isinstance(record, Material):
        for pin in workspace.find(Pin, material_id=record.id):
            step.put(replace(pin, start=traces.shifted(record.text, pin.start, also_parts=True)))
    step.put(cleared)


def _clear_revisions(workspace: Workspace, step: Erasure, traces: Traces, places: list[Place]) -> None:
    wanted = {place.id: not place.is_certain for place in places}
    revisions = [revision for revision in workspace.all_revisions() if revision.id in wanted] if wanted else []
    for revision in revisions:
        cleared = without(revision, traces, also_parts=wanted[revision.id])
        step.rewrite_revision(cleared)
        for sign_off in workspace.find(SignOff, revision_id=revision.id):
            if sign_off.text_digest == revision.digest:
                step.put(replace(sign_off, text_digest=cleared.digest))
        blocks = [plain_block(block) for block in read_markdown(revision.text).blocks]
        for sent in workspace.find(SentAnswer, revision_id=revision.id):
            said: tuple[Remark | Suggestion, ...] = (
                *workspace.find(Remark, sent_id=sent.id),
                *workspace.find(Suggestion, sent_id=sent.id),
            )
            for placed in said:
                step.put(_moved(placed, blocks, traces))


def _moved(placed: Remark | Suggestion, blocks: list[str], traces: Traces) -> Remark | Suggestion:
    """Return what was said of a text, at its place in the text without the person."""
    last = placed.last_block if isinstance(placed, Suggestion) and placed.last_block is not None else placed.block
    if placed.block is None or last is None or not 0 <= placed.block <= last < len(blocks):
        return placed
    start = traces.shifted(blocks[placed.block], placed.start, also_parts=True)
    return replace(placed, start=start, end=traces.shifted(blocks[last], placed.end, also_parts=True))


def _drop_file(workspace: Workspace, step: Erasure, digest: str) -> None:
    """Drop a kept file with what hangs by it; where a record cannot be without one, a line says that it was erased."""
    for attachment in workspace.find(Attachment, digest=digest):
        step.remove(Attachment, attachment.id)
    for opportunity in workspace.find(Opportunity, notice=digest):
        step.put(replace(opportunity, notice=None))
    for bid in workspace.find(Bid, letterhead=digest):
        step.put(replace(bid, letterhead=None))
    for copy in workspace.find(ReviewCopy, digest=digest):
        step.put(replace(copy, digest=None))
    needing: tuple[Material | BuyerForm | ReturnedCopy, ...] = (
        *workspace.find(Material, digest=digest),
        *workspace.find(BuyerForm, digest=digest),
        *workspace.find(ReturnedCopy, digest=digest),
    )
    for record in needing:
        content = (record.text if isinstance(record, Material) and record.text else _STAND_IN).encode()
        name = record.name.rpartition(".")[0] or record.name
        kept = KeptFile(sha256(content).hexdigest(), f"{name}.txt", len(content), now())
        step.keep_file(kept, content)
        step.put(replace(record, digest=kept.digest, name=kept.name))
    step.drop_file(digest)


def _replace_backups(workspace: Workspace, gone: set[str]) -> set[str]:
    """Make a backup of what is left and remove those before it; returns the names of those that are still there.

    Of the copies of what was handed in, which are the charity's proof, only those in `gone` go.
    """
    older = list_backups(workspace.backup_folder)
    workspace.back_up("after erasing")
    for backup in older:
        if backup.reason != HANDED_IN or backup.path.name in gone:
            with suppress(OSError):
                backup.path.unlink()
    return {backup.path.name for backup in older if backup.path.exists()}


def _clear_rescue_copies(traces: Traces, places: Iterable[Place]) -> set[str]:
    left: set[str] = set()
    for place in places:
        if place.kind == "rescue_copy":
            path = paths.rescue_folder() / place.id
            try:
                path.write_text(traces.clear(path.read_text(encoding="utf-8", errors="replace")), encoding="utf-8")
            except OSError:
                left.add(place.id)
    return left


def _answers_that_tell(workspace: Workspace, held: Held) -> list[str]:
    """Name the questions whose answers told an erased story, perhaps in words of their own."""
    found: list[str] = []
    for record_type, record_id in held.subject.own:
        use = workspace.get(CaseStudyUse, record_id) if record_type is CaseStudyUse else None
        question = workspace.get(Question, use.question_id) if use and use.question_id else None
        if question:
            found.append(
                f"The answer to question {question.number} told this story: read whether its own words still do."
            )
    return found


def _beyond(
    workspace: Workspace, held: Held, traces: Traces, cleared: tuple[tuple[Place, bool], ...], look_at: list[str]
) -> tuple[str, ...]:
    left = [place for place, is_cleared in cleared if not is_cleared]
    kept = [
        f"The copy of what was handed in, {place.id}, was kept on purpose." for place in left if is_handed_in(place)
    ]
    stay = sum(not is_handed_in(place) for place in left)
    told = [*OUT_OF_REACH, *kept, *look_at]
    if stay:
        told.append(f"Places left as they are by choice, or because only a part of the name stands there: {stay}.")
    if held.unread:
        told.append(f"Kept files that cannot be opened, so that nobody can say what they hold: {len(held.unread)}.")
    if traces.holds(str(workspace.path)):
        told.append("The name of the workspace file or its folder: rename it.")
    return tuple(told)


def obey_tombstones(workspace: Workspace, stones: frozenset[str]) -> int:
    """Erase from a restored workspace whoever was erased since it was made; returns how many that are."""
    count = 0
    for record_type in (CaseStudy, Contact, Person, Consent):
        for record in workspace.find(record_type):
            if record.id in stones and workspace.get(record_type, record.id) is not None:
                held = find_held(workspace, subject_of(workspace, record))
                erase(workspace, held, proposed(held))
                count += 1
    for study in workspace.find(CaseStudy):
        if study.id + REFEREE in stones - set(workspace.tombstones()) and study.referee.strip():
            subject = Subject(study.referee, study.id + REFEREE, known_by(study))
            held = find_held(workspace, subject)
            erase(workspace, held, proposed(held))
            count += 1
    return count
