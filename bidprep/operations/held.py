"""All that we hold on a person: who is meant, and every place in which they can be known again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bidprep import paths
from bidprep.documents.file_words import words_of_file
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.erasing import (
    find_fields,
    is_about,
    kind_of,
    known_by,
    known_of_story,
    words_of_field,
)
from bidprep.domain.files import Attachment
from bidprep.domain.kinds import KIND_OF, KINDS, Record
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person
from bidprep.domain.traces import Known, Traces
from bidprep.errors import BidprepError
from bidprep.operations.naming import choose
from bidprep.storage.backups import Backup
from bidprep.storage.erasing import file_holds
from bidprep.storage.workspace import Workspace

HANDED_IN = "as handed in"
"""The reason of the backups that show what was handed in: those stay where the person chooses so."""

REFEREE = "#referee"
"""What follows the id of a case study on the tombstone of its referee."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom "all that we hold" is about: by what they are known, and the records that are theirs and go as a whole.

    `stone` is what their tombstone says; `name` is for the screen only.
    """

    name: str
    stone: str
    known: Known
    own: tuple[tuple[type[Record], str], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One place that holds something on a person.

    `kind` is a kind of record, or ``revision``, ``file``, ``history``, ``index``, ``backup`` or ``rescue_copy``; `fields`
    are those of the record. `is_own` where the record as a whole is the person's. `is_certain` is false where only a bare
    first name or surname stands there, which may be somebody else's.
    """

    kind: str
    id: str
    where: str
    fields: tuple[str, ...] = ()
    words: str = ""
    is_own: bool = False
    is_certain: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other place."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Held:
    """All that we hold on a person. `unread` names the files that could not be looked into."""

    subject: Subject
    places: tuple[Place, ...]
    unread: tuple[str, ...] = ()


def find_subject(workspace: Workspace, who: str) -> Subject:
    """Return whom an id or a name means: a contact, a person, a case study, or who gave a consent or a reference.

    Raises BidprepError where nobody is, or more than one, or a case study whose consent is not withdrawn.
    """
    subjects = _subjects(workspace)
    wanted = " ".join(who.split()).casefold()
    found = [subject for subject in subjects if who in (subject.stone, *(own_id for _, own_id in subject.own))]
    found = found or [subject for subject in subjects if " ".join(subject.name.split()).casefold() == wanted]
    is_one = len({subject.name.casefold() for subject in found}) == 1 and not any(map(_is_study, found))
    if is_one and not _are_namesakes(found):
        return _together(found)
    if not found:
        # Told as the command line always tells it: what is there to choose from.
        names = {subject.stone: subject for subject in subjects}
        chosen = choose(tuple(map(_Named, names.values())), who, "person", lambda named: (named.subject.name,))
        found = [chosen.subject]
    if len(found) > 1:
        raise BidprepError(f"More than one is called “{who}”.", "Give the id instead.")
    if _is_study(found[0]):
        _refuse_standing_consent(workspace, found[0])
    return found[0]


def subject_of(workspace: Workspace, record: Record) -> Subject:
    """Return the subject that a record is about; raises BidprepError where it names nobody."""
    if isinstance(record, CaseStudy):
        return _study_subject(workspace, record)
    known = known_by(record)
    if not any(name.strip() for name in known.names):
        raise BidprepError("There is no name to look for.", "Write the name first.")
    return Subject(known.names[0], record.id, known, ((type(record), record.id),))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody whose details we keep: as what, why, and by when that is to be looked at again."""

    id: str
    name: str
    kind: str
    where: str = ""
    reason: str = ""
    review_on: date | None = None


def list_people(workspace: Workspace) -> tuple[PersonRow, ...]:
    """Return everybody whose details we keep, those to be reviewed first at the top."""
    partners = {partner.id: partner.name for partner in workspace.find(Partner)}
    studies = {study.id: study for study in workspace.find(CaseStudy)}
    found = [
        PersonRow(
            contact.id, contact.name, "Contact", partners[contact.partner_id], contact.reason_held, contact.review_on
        )
        for contact in workspace.find(Contact)
    ]
    found += (PersonRow(person.id, person.name, "One of our own", person.role) for person in workspace.find(Person))
    for consent in workspace.find(Consent):
        where = studies[consent.case_study_id].title
        found.append(PersonRow(consent.id, consent.given_by, "In a case study", where, "Consent", consent.ends_on))
    found += (
        PersonRow(study.id + REFEREE, study.referee, "Referee", study.title, "Confirms a case study")
        for study in studies.values()
    )
    named = [row for row in found if row.name.strip()]
    return tuple(sorted(named, key=lambda row: (row.review_on or date.max, row.name.casefold())))


def find_held(workspace: Workspace, subject: Subject) -> Held:
    """Return every place that holds something on a person, the certain ones first."""
    traces = Traces(subject.known)
    own = {(KIND_OF[record_type], record_id) for record_type, record_id in subject.own}
    # What hangs on the person's own records is theirs, whatever it says: a signed form is a picture of their name.
    hanging = [file for _, record_id in sorted(own) for file in workspace.find(Attachment, record_id=record_id)]
    own |= {("attachment", file.id) for file in hanging}
    places = [place for kind in KINDS for place in _in_records(workspace, kind, traces, own)]
    places += _in_revisions(workspace, traces)
    in_files, unread = _in_files(workspace, traces, {file.digest for file in hanging})
    places += in_files
    if any(map(traces.holds, workspace.history_texts())):
        places.append(Place("history", "history", "What can be undone", words="It ends with the erasing."))
    if any(map(traces.holds, workspace.index_texts())):
        places.append(Place("index", "index", "The index of the search", words="It is written anew."))
    places += (Place("backup", backup.path.name, f"Backup {backup.reason}") for backup in _backups(workspace, traces))
    places += _in_rescue_copies(traces)
    return Held(subject, tuple(sorted(places, key=lambda place: not place.is_certain)), unread)


def content_holds(traces: Traces, content: bytes, called: str) -> bool:
    """Whether a file names the person for certain; one that cannot be opened counts as naming them."""
    try:
        return any(map(traces.holds, words_of_file(content, called)))
    except BidprepError:
        return True


@dataclass(frozen=True, slots=True)
class _Named:
    """A subject as `choose` takes it."""

    subject: Subject

    @property
    def id(self) -> str:
        return self.subject.stone


def _subjects(workspace: Workspace) -> list[Subject]:
    found: list[Subject] = []
    for record_type in (Contact, Person, Consent):
        for record in workspace.find(record_type):
            known = known_by(record)
            if known.names[0].strip():
                found.append(Subject(known.names[0], record.id, known, ((record_type, record.id),)))
    for study in workspace.find(CaseStudy):
        known = known_by(study)
        if study.referee.strip():
            found.append(Subject(study.referee, study.id + REFEREE, known))
        found.append(_study_subject(workspace, study))
    return found


def _study_subject(workspace: Workspace, study: CaseStudy) -> Subject:
    """Return a case study as a subject: the story goes, with whoever is in it and gave consent."""
    consents = workspace.find(Consent, case_study_id=study.id)
    tellings = workspace.find(Telling, case_study_id=study.id)
    figures = workspace.find(Figure, case_study_id=study.id)
    known = known_of_story(study, consents, tellings, figures)
    children: tuple[Record, ...] = (
        *consents, *tellings, *figures, *workspace.find(CaseStudyUse, case_study_id=study.id)
    )  # fmt: skip
    own = ((CaseStudy, study.id), *((type(child), child.id) for child in children))
    return Subject(study.title or "Case study", study.id, known, own)


def _is_study(subject: Subject) -> bool:
    return any(record_type is CaseStudy for record_type, _ in subject.own)


def _refuse_standing_consent(workspace: Workspace, subject: Subject) -> None:
    consents = workspace.find(Consent, case_study_id=subject.stone)
    if consents and not any(consent.withdrawn_on for consent in consents):
        raise BidprepError(
            "The consent to use this case study is not withdrawn.",
            "Note the day on which it was withdrawn, or remove the case study in the window.",
        )


def _are_namesakes(found: list[Subject]) -> bool:
    """Whether two contacts, or two of our own, have one name and contact details apart."""
    by_kind: dict[type[Record], set[tuple[str, ...]]] = {}
    for subject in found:
        for record_type, _ in subject.own:
            by_kind.setdefault(record_type, set()).add(subject.known.details)
    return any(len(details - {()}) > 1 for details in by_kind.values())


def _together(found: list[Subject]) -> Subject:
    """Return those of one name as one: a contact who is a referee too is one person."""
    known = Known(
        tuple(dict.fromkeys(name for subject in found for name in subject.known.names)),
        tuple(dict.fromkeys(detail for subject in found for detail in subject.known.details)),
    )
    own = tuple(dict.fromkeys(own for subject in found for own in subject.own))
    return replace(found[0], known=known, own=own)


def _in_records(workspace: Workspace, kind: str, traces: Traces, own: set[tuple[str, str]]) -> Iterator[Place]:
    own_kinds = {own_kind for own_kind, _ in own}
    for record in workspace.find(KINDS[kind]):
        certain, perhaps = find_fields(record, traces)
        is_own = (kind, record.id) in own
        if is_own or is_about(record, traces):
            place = _place(record, certain, is_own=True)
            yield replace(place, is_certain=is_own or not (kind in own_kinds and _is_namesake(record, traces)))
        elif certain:
            yield _place(record, certain)
        elif perhaps:
            yield replace(_place(record, perhaps), is_certain=False)


def _is_namesake(record: Record, traces: Traces) -> bool:
    """Whether a record of the same name has contact details of its own, and so may be another person's."""
    details = known_by(record).details
    return bool(details and traces.known.details) and not any(map(traces.holds, details))


def _place(record: Record, found: tuple[str, ...], *, is_own: bool = False) -> Place:
    words = " … ".join(" ".join(words_of_field(record, name).split()) for name in found)
    return Place(kind_of(record), record.id, kind_words(kind_of(record)), found, words, is_own)


def _in_revisions(workspace: Workspace, traces: Traces) -> Iterator[Place]:
    for revision in workspace.all_revisions():
        certain, perhaps = find_fields(revision, traces)
        if certain or perhaps:
            words = " ".join(words_of_field(revision, (certain or perhaps)[0]).split())
            where = "An earlier text of an answer"
            yield Place("revision", revision.id, where, certain or perhaps, words, is_certain=bool(certain))


def _in_files(workspace: Workspace, traces: Traces, own: set[str]) -> tuple[list[Place], tuple[str, ...]]:
    found: list[Place] = []
    unread: list[str] = []
    for kept in workspace.kept_files():
        try:
            holds = (
                kept.digest in own
                or traces.holds(kept.name)
                or any(map(traces.holds, words_of_file(workspace.file_content(kept.digest), kept.name)))
            )
        except BidprepError:
            holds = False
            unread.append(kept.name)
        if holds:
            found.append(Place("file", kept.digest, "A kept file", words=kept.name))
    return found, tuple(unread)


def _backups(workspace: Workspace, traces: Traces) -> Iterable[Backup]:
    """Yield the backups that hold the person."""
    for backup in workspace.list_backups():
        if file_holds(backup.path, traces.holds, lambda content, called: content_holds(traces, content, called)):
            yield backup


def _in_rescue_copies(traces: Traces) -> Iterator[Place]:
    folder = paths.rescue_folder()
    for path in sorted(folder.glob("*.txt")) if folder.is_dir() else ():
        words = path.read_text(encoding="utf-8", errors="replace")
        if traces.holds(words):
            yield Place("rescue_copy", path.name, "Words kept when they could not be saved", words=words[:200])


def kind_words(kind: str) -> str:
    """Say what a kind of record is, for a person: “Log entry”."""
    from bidprep.operations.records import CALLED

    if kind not in KINDS:
        return kind.replace("_", " ").capitalize()
    words = CALLED[KINDS[kind]][0]
    return words[:1].upper() + words[1:]
