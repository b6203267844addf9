"""Erasing what hangs on kept files, who is a referee, and marks of two people; whoever is listed is whom we keep."""

from datetime import date
from pathlib import Path

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy, Consent
from bidprep.domain.files import Attachment
from bidprep.domain.forms import BuyerForm
from bidprep.domain.kinds import Record
from bidprep.domain.materials import Material
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person
from bidprep.domain.reviews import ReturnedCopy, ReviewCopy, ReviewRound
from bidprep.errors import BidprepError
from bidprep.operations.attachments import keep_content
from bidprep.operations.erasing import Erased, erase, proposed
from bidprep.operations.held import find_held, find_subject, list_people, subject_of
from bidprep.operations.person_papers import export_held, held_paper
from bidprep.operations.records_file import export_records, import_records
from bidprep.operations.workspaces import open_to_read, restore
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work

NAME = "Ottoline Bexhill"


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Note") as step:
        for record in records:
            step.put(record)


def erase_named(workspace: Workspace, name: str = NAME) -> Erased:
    held = find_held(workspace, find_subject(workspace, name))
    return erase(workspace, held, proposed(held))


def test_a_file_that_names_the_person_goes_from_whatever_hangs_by_it(workspace: Workspace, work: Work) -> None:
    kept = keep_content(workspace, "letter.txt", f"Yours, {NAME}".encode())
    stage = workspace.get(Stage, work.bid.stage_id)
    assert stage is not None
    opportunity = workspace.get(Opportunity, stage.opportunity_id)
    assert opportunity is not None
    put(
        workspace,
        Person("person", NAME),
        Opportunity(opportunity.id, opportunity.name, notice=kept.digest),
        Bid(work.bid.id, stage.id, work.bid.name, letterhead=kept.digest),
        BuyerForm("form", work.bid.id, kept.digest, "form.docx"),
        Material("material", opportunity.id, kept.digest, "plan"),
        ReviewRound("round", work.bid.id),
        ReviewCopy("copy", "round", digest=kept.digest),
        ReturnedCopy("returned", "round", kept.digest, name="back.docx"),
        Attachment("file", work.bid.id, kept.digest, "letter.txt"),
    )
    assert erase_named(workspace).is_complete
    assert kept.digest not in {each.digest for each in workspace.kept_files()}
    form, material = workspace.get(BuyerForm, "form"), workspace.get(Material, "material")
    assert form is not None
    assert material is not None
    assert (form.name, material.name) == ("form.txt", "plan.txt")
    assert b"erased" in workspace.file_content(form.digest)
    assert workspace.find(Attachment) == ()
    assert workspace.find(Bid)[0].letterhead is None


def test_a_referee_is_erased_and_neither_an_older_copy_nor_older_records_bring_them_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, CaseStudy("study", "A boat", referee=NAME, referee_contact="The quay, Whitby"))
    older, records = tmp_path / "older" / "old.bidprep", tmp_path / "older.json"
    workspace.copy_to(older)
    export_records(workspace, records)
    erase_named(workspace)
    (study,) = workspace.find(CaseStudy)
    assert (study.referee, study.referee_contact, study.title) == ("", "", "A boat")
    import_records(workspace, records)
    assert workspace.find(CaseStudy)[0].referee == ""
    restored = open_to_read(restore(older, tmp_path / "new.bidprep"))
    assert restored.find(CaseStudy)[0].referee == ""
    restored.close()


def test_a_withdrawn_story_is_not_brought_back_by_older_records(workspace: Workspace, tmp_path: Path) -> None:
    day = date(2026, 1, 1)
    put(workspace, CaseStudy("study", "A boat", need="She came by boat in the middle of a very dark night."))
    put(workspace, Consent("consent", "study", NAME, day, withdrawn_on=day))
    kept = keep_content(workspace, "signed.txt", f"Signed: {NAME}".encode())
    put(workspace, Attachment("file", "consent", kept.digest, "signed.txt"), Person("other", "Somebody Else"))
    export_records(workspace, tmp_path / "older.json")
    erase_named(workspace, "study")
    import_records(workspace, tmp_path / "older.json")
    assert (workspace.find(CaseStudy), workspace.find(Consent), workspace.find(Attachment)) == ((), (), ())
    assert not any(b"Ottoline" in workspace.file_content(each.digest) for each in workspace.kept_files())


def test_a_file_that_cannot_be_opened_is_named_and_not_cleared(workspace: Workspace, tmp_path: Path) -> None:
    keep_content(workspace, "broken.docx", b"PK\x03\x04 nothing of a package")
    put(workspace, Person("person", NAME), Person("sister", "Clara Bexhill"))
    held = find_held(workspace, find_subject(workspace, "person"))
    assert held.unread == ("broken.docx",)
    headings = [part.heading for part in held_paper(workspace, held).parts]
    assert headings == [
        "What names the person", "What may be about somebody else", "Files that could not be looked into",
    ]  # fmt: skip
    erased = erase(workspace, held, proposed(held))
    assert any("cannot be opened" in sentence for sentence in erased.out_of_reach)
    with pytest.raises(BidprepError, match="neither a Word document nor JSON"):
        export_held(workspace, held, tmp_path / "held.pdf")


def test_everybody_whose_details_are_kept_is_listed_the_nearest_review_first(workspace: Workspace) -> None:
    put(workspace, Partner("p", "Harbour Trust"), Contact("c", "p", "Ann", reason_held="Joint bid"))
    put(workspace, Contact("d", "p", "Bo", review_on=date(2026, 1, 2)), Contact("e", "p"), Person("f", "Cy"))
    put(workspace, CaseStudy("s", "A boat", referee="Di"), Consent("k", "s", "Ed", ends_on=date(2026, 1, 1)))
    assert [(row.name, row.kind) for row in list_people(workspace)] == [
        ("Ed", "In a case study"), ("Bo", "Contact"), ("Ann", "Contact"), ("Cy", "One of our own"), ("Di", "Referee"),
    ]  # fmt: skip
    assert subject_of(workspace, Person("f", "Cy")).name == "Cy"
    with pytest.raises(BidprepError, match="no name"):
        subject_of(workspace, Contact("e", "p"))


def test_a_backup_that_cannot_be_read_counts_as_holding_the_person_and_goes(workspace: Workspace) -> None:
    put(workspace, Person("person", NAME))
    broken = workspace.back_up("by hand", pinned=True)
    broken.path.write_bytes(b"SQLite format 3\x00 and nothing more")
    held = find_held(workspace, find_subject(workspace, NAME))
    assert broken.path.name in {place.id for place in held.places if place.kind == "backup"}
    erase(workspace, held, proposed(held))
    assert not broken.path.exists()


def test_a_file_taken_in_that_cannot_be_opened_stays_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    kept = keep_content(workspace, "broken.docx", b"PK\x03\x04 nothing of a package")
    put(workspace, Person("person", NAME))
    export_records(workspace, tmp_path / "older.json")
    erase_named(workspace)
    import_records(workspace, tmp_path / "older.json")
    assert kept.digest in {each.digest for each in workspace.kept_files()}
