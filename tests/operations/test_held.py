"""Who is meant by a name, and where something on them is held: namesakes apart, unreadable files named."""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from bidprep import paths
from bidprep.domain.case_studies import CaseStudy, Consent
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import Record
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.operations.held import find_held, find_subject, kind_words, list_people, subject_of
from bidprep.storage.workspace import Workspace


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Add") as step:
        for record in records:
            step.put(record)


@pytest.fixture
def known(workspace: Workspace) -> Workspace:
    put(
        workspace,
        Partner("p", "Roof Trust"),
        Contact("c1", "p", "Ada Field", email="ada@example.org"),
        Contact("c2", "p", "Bo Hill", email="bo@example.org"),
        Person("o1", "Bo Hill", email="bo@example.org"),
        Person("nameless"),
        CaseStudy("s", "The Kettle", referee="Cy Lane"),
        Consent("k", "s", "Dee Ray", date(2026, 1, 5)),
    )
    return workspace


def test_one_person_in_two_roles_is_one_subject(known: Workspace) -> None:
    subject = find_subject(known, "  bo   HILL ")
    assert {record_id for _, record_id in subject.own} == {"c2", "o1"}
    assert find_subject(known, "c1").name == "Ada Field"


def test_namesakes_with_details_of_their_own_are_asked_apart(known: Workspace) -> None:
    put(known, Contact("c3", "p", "Ada Field", email="another@example.org"))
    with pytest.raises(BidprepError, match="More than one is called “Ada Field”") as refused:
        find_subject(known, "Ada Field")
    assert refused.value.do == "Give the id instead."
    assert find_subject(known, "c3").own == ((Contact, "c3"),)


def test_a_story_cannot_be_asked_for_while_its_consent_stands(known: Workspace) -> None:
    with pytest.raises(BidprepError, match="is not withdrawn"):
        find_subject(known, "The Kettle")
    put(known, Consent("k", "s", "Dee Ray", date(2026, 1, 5), withdrawn_on=date(2026, 6, 1)))
    assert find_subject(known, "The Kettle").stone == "s"


def test_a_record_without_a_name_is_about_nobody(known: Workspace) -> None:
    with pytest.raises(BidprepError, match="There is no name to look for"):
        subject_of(known, Person("nameless"))
    assert subject_of(known, known.find(CaseStudy)[0]).name == "The Kettle"
    assert [row.name for row in list_people(known)] == ["Ada Field", "Bo Hill", "Bo Hill", "Cy Lane", "Dee Ray"]


def test_a_file_that_cannot_be_opened_is_named_and_one_that_names_the_person_is_found(known: Workspace) -> None:
    at = datetime(2026, 11, 2, tzinfo=UTC)
    with known.step("Keep") as step:
        for name, content in (
            ("Broken.docx", b"PK\x03\x04 no zip"),
            ("Note.txt", b"Ada Field rang."),
            ("Other.txt", b"Rain."),
        ):
            step.keep_file(KeptFile(sha256(content).hexdigest(), name, len(content), at), content)
    held = find_held(known, find_subject(known, "Ada Field"))
    assert held.unread == ("Broken.docx",)
    assert [place.words for place in held.places if place.kind == "file"] == ["Note.txt"]


def test_words_kept_when_they_could_not_be_saved_are_looked_at(known: Workspace) -> None:
    folder = paths.rescue_folder()
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text("Ada Field said so.", encoding="utf-8")
    (folder / "two.txt").write_text("Nobody said so.", encoding="utf-8")
    held = find_held(known, find_subject(known, "Ada Field"))
    assert [place.id for place in held.places if place.kind == "rescue_copy"] == ["one.txt"]


def test_every_kind_of_place_has_a_name_for_people() -> None:
    assert (kind_words("log_entry"), kind_words("rescue_copy")) == ("Log entry", "Rescue copy")
