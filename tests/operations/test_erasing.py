"""Erasing a person: gone from every byte we hold, not in undo, not in restore, and certified place by place."""

import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bidprep import paths
from bidprep.domain.answers import Answer, Revision, Snapshot, text_digest
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.dates import now, today
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.materials import Material, Pin
from bidprep.domain.organisation import Fact
from bidprep.domain.own_words import OwnWord
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.domain.people import Person
from bidprep.domain.reviews import Remark, ReturnedCopy, ReviewRound, SentAnswer, SignOff
from bidprep.domain.word_lists import WordList, word_list_id
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer
from bidprep.operations.attachments import attach_file, keep_content
from bidprep.operations.erasing import Erased, erase, proposed
from bidprep.operations.held import HANDED_IN, find_held, find_subject
from bidprep.operations.person_papers import export_held, write_certificate
from bidprep.operations.records_file import export_records, import_records
from bidprep.operations.rescue import keep_words
from bidprep.operations.workspaces import open_to_read, restore
from bidprep.storage.workspace import Workspace
from tests.documents.form_files import p, run
from tests.documents.material_files import pdf_file, word_document
from tests.operations.conftest import Work

NAME = "Zéphyrine O’Quill-Marsh"
EMAIL = "zephyrine.oquill@elsewhere.example"
PHONE = "07700 900461"


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step(f"Note {NAME}") as step:
        for record in records:
            step.put(record)


@pytest.fixture
def planted(workspace: Workspace, work: Work, tmp_path: Path) -> Contact:
    """A contact whose name stands in many kinds of place; returns the contact."""
    partner = Partner("partner", "Harbour Trust", notes="Ask for Z. O'Quill-Marsh first.")
    contact = Contact("contact", "partner", NAME, "Director", EMAIL, PHONE)
    text = "We met **Zephyrine** O'Quill-Marsh on the quay. Zéphyrine then agreed.\n"
    revision = Revision("revision", "answer", text, text_digest(text), (), now(), NAME)
    question = work.questions[0]
    put(
        workspace,
        partner,
        contact,
        LogEntry("entry", "partner", "contact", said="Ms O’Quill-Marsh rang from 07700-900461."),
    )
    put(workspace, Person("person", NAME.upper(), email=EMAIL), OwnWord("word", "O’Quill-Marsh"))
    put(workspace, WordList(word_list_id("outcomes"), "outcomes", ("Work", f"As {NAME} says")))
    put(workspace, CaseStudy("study", "A boat", referee=NAME, referee_contact=f"{EMAIL}, {PHONE}"))
    put(workspace, Consent("consent", "study", given_by="O’QUILL-MARSH, Zéphyrine"), Fact("fact", "Our link", EMAIL))
    with workspace.step("Write") as step:
        step.keep_revision(revision)
        step.put(Answer("answer", question.id, text=text, revision_id="revision"))
    put(
        workspace,
        SignOff("sign", "answer", "revision", revision.digest, name=NAME),
        Snapshot("snap", "revision", f"For {NAME}"),
    )
    copy = keep_content(workspace, "back.txt", b"A returned copy.")
    put(workspace, ReviewRound("round", work.bid.id), SentAnswer("sent", "round", question.id, revision_id="revision"))
    put(workspace, ReturnedCopy("returned", "round", copy.digest, reader=NAME))
    put(workspace, Remark("remark", "returned", "sent", author=NAME, text="Fine", block=0, start=38, end=46))
    material = f"The market day. {NAME} spoke. Lots were named."
    kept = keep_content(workspace, "pack.txt", material.encode())
    stage_id = work.bid.stage_id
    opportunity_id = workspace.rows("SELECT opportunity_id FROM stage WHERE id = ?", stage_id)[0][0]
    put(workspace, Material("material", str(opportunity_id), kept.digest, "pack.txt", text=material))
    put(workspace, Pin("pin", "material", question.id, material.index("Lots"), "Lots were named."))
    letter = tmp_path / "letter.docx"
    word_document(letter, p(run("Yours, Zéphyrine "), run("O’Quill-Marsh")))
    attach_file(workspace, "partner", letter)
    letter.unlink()
    page = pdf_file(tmp_path / "page.pdf", ["Written by Zephyrine O'Quill-Marsh", "for the charity"])
    attach_file(workspace, "partner", page)
    page.unlink()
    put(workspace, LogEntry("gone", "partner", said=f"{NAME} left a note."))
    with workspace.step("Remove") as step:
        step.remove(LogEntry, "gone")
    workspace.back_up("by hand", pinned=True)
    workspace.back_up(HANDED_IN, pinned=True)
    keep_words(f"Unsaved: {NAME} called.")
    return contact


def bytes_held(*folders: Path) -> bytes:
    """Every byte under some folders, with everything unpacked that is packed in a file or a row of a database."""
    found = [path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()]
    for path in (path for folder in folders for path in folder.rglob("*.bidprep")):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            for (content,) in connection.execute("SELECT content FROM file"):
                if content.startswith(b"PK"):
                    with zipfile.ZipFile(io.BytesIO(content)) as package:
                        found += [package.read(name) for name in package.namelist()]
            found += [str(row).encode() for row in connection.execute("SELECT title, words FROM search")]
        connection.close()
    return b"\n".join(found)


def is_named(held: bytes) -> list[str]:
    """Return which of the telling words stand in some bytes, whatever their case and accents."""
    words = held.decode("utf-8", errors="ignore").casefold()
    telling = ("quill", "zéphyrine", "zephyrine", "900461", "900 461")
    return [word for word in telling if word in words]


def erase_contact(workspace: Workspace, *, keep_handed_in: bool = False) -> Erased:
    held = find_held(workspace, find_subject(workspace, NAME))
    return erase(workspace, held, proposed(held, keep_handed_in=keep_handed_in))


def test_a_person_planted_in_fourteen_kinds_of_place_is_gone_from_every_byte(
    workspace: Workspace, planted: Contact, tmp_path: Path
) -> None:
    assert is_named(bytes_held(tmp_path)) != []
    erased = erase_contact(workspace)
    workspace.close()
    assert is_named(bytes_held(tmp_path)) == []
    kinds = {place.kind for place, cleared in erased.places if cleared}
    assert kinds >= {
        "contact", "log_entry", "person", "own_word", "word_list", "case_study", "consent", "fact", "answer", "revision",
        "sign_off", "snapshot", "returned_copy", "remark", "material", "file", "attachment", "partner", "history", "index",
        "backup", "rescue_copy",
    } - {"attachment"}  # fmt: skip
    assert erased.is_complete


def test_undo_brings_nobody_back(workspace: Workspace, planted: Contact) -> None:
    erase_contact(workspace)
    assert workspace.past() == ()
    assert not workspace.undo()
    with pytest.raises(BidprepError, match="erased"), workspace.step("Put back") as step:
        step.put(planted)


def test_revisions_and_sign_offs_agree_after_an_erasure(workspace: Workspace, planted: Contact, work: Work) -> None:
    erase_contact(workspace)
    (revision,) = workspace.revisions("answer")
    assert revision.text == "We met **\\[erased\\]** on the quay. \\[erased\\] then agreed.\n"
    assert revision.digest == text_digest(revision.text)
    sign_off = workspace.get(SignOff, "sign")
    assert sign_off is not None
    assert (sign_off.text_digest, sign_off.name) == (revision.digest, "[erased]")
    answer = find_answer(workspace, work.questions[0].id)
    assert answer is not None
    assert answer.text == revision.text


def test_what_was_pinned_or_remarked_on_keeps_its_place(workspace: Workspace, planted: Contact) -> None:
    erase_contact(workspace)
    pin, material = workspace.get(Pin, "pin"), workspace.get(Material, "material")
    assert pin is not None
    assert material is not None
    assert material.text[pin.start :].startswith(pin.quote)
    assert workspace.file_content(material.digest).decode() == material.text
    remark = workspace.get(Remark, "remark")
    assert remark is not None
    assert "We met [erased] on the quay."[remark.start : remark.end] == "quay."


def test_the_index_finds_the_rest_and_not_the_person(workspace: Workspace, planted: Contact) -> None:
    assert workspace.search("zephyrine")
    erase_contact(workspace)
    assert workspace.search("zephyrine") == ()
    assert [hit.id for hit in workspace.search("quay")] == ["answer"]


def test_a_copy_of_what_was_handed_in_is_kept_where_the_person_chooses_so(
    workspace: Workspace, planted: Contact
) -> None:
    erased = erase_contact(workspace, keep_handed_in=True)
    reasons = {backup.reason for backup in workspace.list_backups()}
    assert reasons == {HANDED_IN, "after erasing"}
    kept = [place.id for place, cleared in erased.places if not cleared]
    assert len(kept) == 1
    assert any(kept[0] in sentence and "kept on purpose" in sentence for sentence in erased.out_of_reach)


def test_the_certificate_lists_every_place_and_names_nobody(
    workspace: Workspace, planted: Contact, tmp_path: Path
) -> None:
    erased = erase_contact(workspace)
    as_json = write_certificate(workspace, erased, tmp_path / "certificate.json")
    as_word = write_certificate(workspace, erased, tmp_path / "certificate.docx")
    told = json.loads(as_json.read_text(encoding="utf-8"))
    assert len(told["places"]) == len(erased.places)
    assert all(place["cleared"] for place in told["places"])
    with zipfile.ZipFile(as_word) as package:
        body = package.read("word/document.xml").decode()
    assert all(place.id in body for place, _ in erased.places)
    assert is_named(as_json.read_bytes() + body.encode()) == []


@pytest.mark.parametrize("as_what", ["json", "docx"])
def test_all_that_is_held_is_written_for_the_person(
    workspace: Workspace, planted: Contact, tmp_path: Path, as_what: str
) -> None:
    held = find_held(workspace, find_subject(workspace, "contact"))
    path = export_held(workspace, held, tmp_path / f"held.{as_what}")
    if as_what == "json":
        told = json.loads(path.read_text(encoding="utf-8"))
        assert EMAIL in {record.get("email") for record in told["records"]}
        assert {place["kind"] for place in told["places"]} >= {"log_entry", "answer", "backup"}
    else:
        with zipfile.ZipFile(path) as package:
            assert "rang from 07700-900461" in package.read("word/document.xml").decode()


def test_restoring_an_older_copy_from_a_stick_does_not_bring_the_person_back(
    workspace: Workspace, planted: Contact, tmp_path: Path
) -> None:
    stick = tmp_path.parent / f"{tmp_path.name}-stick" / "old.bidprep"
    workspace.copy_to(stick)
    erase_contact(workspace)
    workspace.close()
    path = restore(stick, tmp_path / "restored.bidprep")
    assert is_named(bytes_held(tmp_path)) == []
    restored = open_to_read(path)
    assert restored.get(Contact, "contact") is None
    assert restored.get(Partner, "partner") is not None
    restored.close()


def test_taking_in_records_does_not_bring_the_person_back(
    workspace: Workspace, planted: Contact, tmp_path: Path
) -> None:
    older = tmp_path.parent / f"{tmp_path.name}.json"
    export_records(workspace, older)
    erase_contact(workspace)
    import_records(workspace, older)
    workspace.close()
    assert is_named(bytes_held(tmp_path)) == []


def test_a_place_that_means_somebody_else_stays(workspace: Workspace, work: Work) -> None:
    put(workspace, Person("one", "Anne Green"), Fact("other", "Our patron", "Anne Green, Baroness"))
    put(workspace, Fact("place", "Where", "Green Park"), Fact("word", "Aim", "greener streets and a green van"))
    held = find_held(workspace, find_subject(workspace, "one"))
    assert {place.id for place in held.places if place.is_certain} >= {"one", "other"}
    assert [place.id for place in held.places if not place.is_certain] == ["place"]
    erased = erase(workspace, held, proposed(held) - {("fact", "other")})
    other, place = workspace.get(Fact, "other"), workspace.get(Fact, "place")
    assert other is not None
    assert place is not None
    assert (other.value, place.value) == ("Anne Green, Baroness", "Green Park")
    assert not erased.is_complete


def test_a_case_study_goes_with_its_story_once_its_consent_is_withdrawn(
    workspace: Workspace, work: Work, tmp_path: Path
) -> None:
    story = "After the flood she walked to our door and asked for a tent."
    put(
        workspace,
        CaseStudy("study", "A tent", what_we_did=story),
        Consent("consent", "study", "Danuta Wójcik", today()),
    )
    put(workspace, Figure("figure", "study", 1, "12 nights"), Telling("telling", "study", 10, f"{story}\n"))
    put(workspace, CaseStudyUse("use", work.bid.id, "study", 1, work.questions[1].id))
    put(workspace, Answer("answer", work.questions[1].id, text=f"We help. {story} It works.\n"))
    with pytest.raises(BidprepError, match="not withdrawn"):
        find_subject(workspace, "A tent")
    put(workspace, replace(workspace.find(Consent)[0], withdrawn_on=today()))
    held = find_held(workspace, find_subject(workspace, "A tent"))
    erased = erase(workspace, held, proposed(held))
    answer = workspace.get(Answer, "answer")
    assert answer is not None
    assert answer.text == "We help. \\[erased\\] It works.\n"
    assert [workspace.find(kind) for kind in (CaseStudy, Figure, Telling, Consent, CaseStudyUse)] == [()] * 5
    assert any("question 2" in sentence for sentence in erased.out_of_reach)
    workspace.close()
    held_bytes = bytes_held(tmp_path).decode(errors="ignore")
    assert "Wójcik" not in held_bytes
    assert "asked for a tent" not in held_bytes


def test_a_fault_while_erasing_leaves_everything_as_it_was(
    workspace: Workspace, planted: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(workspace.past())
    paths.backups_folder().mkdir(parents=True, exist_ok=True)
    held = find_held(workspace, find_subject(workspace, "contact"))
    files = [place.id for place in held.places if place.kind == "file"]
    with pytest.raises(BidprepError, match="erased"):
        _begin_and_fail(workspace, files[0])
    assert len(workspace.past()) == before
    assert workspace.get(Contact, "contact") == planted


def _begin_and_fail(workspace: Workspace, digest: str) -> None:
    with workspace.erasing("Erase") as step:
        step.drop_file(digest)
        step.lay_tombstone("new", now())
        step.put(Person("new", "Somebody"))


def test_a_namesake_with_contact_details_of_their_own_is_only_proposed(workspace: Workspace) -> None:
    put(workspace, Partner("p", "Trust"), Contact("a", "p", "Sam Ferris", email="sam@one.example"))
    put(workspace, Contact("b", "p", "Sam Ferris", email="s.ferris@two.example"))
    with pytest.raises(BidprepError, match="More than one"):
        find_subject(workspace, "Sam Ferris")
    held = find_held(workspace, find_subject(workspace, "a"))
    erase(workspace, held, proposed(held))
    assert [contact.id for contact in workspace.find(Contact)] == ["b"]


def test_nobody_of_that_name_is_a_plain_sentence(workspace: Workspace, planted: Contact) -> None:
    with pytest.raises(BidprepError, match="no person"):
        find_subject(workspace, "Nobody Atall")


def test_an_id_made_anew_is_not_an_erased_one(workspace: Workspace, planted: Contact) -> None:
    erase_contact(workspace)
    with workspace.step("Add") as step:
        step.put(Contact(new_id(), "partner", "Somebody New"))
    assert len(workspace.find(Contact)) == 1
