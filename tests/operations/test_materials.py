"""Materials kept with an opportunity: taken in once, versions, pins that go along or are pointed out, search, undo."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bidprep.documents.material_text import MaterialText
from bidprep.domain.files import KeptFile
from bidprep.domain.material_rules import Change, Passage, page_line
from bidprep.domain.materials import Material, Pin
from bidprep.domain.text import plain
from bidprep.errors import BidprepError
from bidprep.operations.answers import write_answer
from bidprep.operations.bids import NewBid, remove_bid, start_bid
from bidprep.operations.materials import (
    MaterialTaken,
    change_material,
    find_in_materials,
    find_material,
    follow_pin,
    has_materials,
    opportunity_of,
    pin_passage,
    pins_to_look_at,
    read_materials,
    read_open_material,
    read_passages,
    remove_material,
    save_original,
    take_in_material,
    unpin,
)
from bidprep.operations.questions import remove_question
from bidprep.operations.records import remove_with_all
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work

FIRST = (page_line(1), "Staffing", "At least three staff are on shift.", "Vetting takes twelve weeks.", "Clause to go.")
SECOND = (page_line(1), "Staffing", "At least four staff are on shift.", "Vetting takes twelve weeks.", "A new clause.")


def take(
    workspace: Workspace, work: Work, name: str, lines: tuple[str, ...], replaces: str = "guess", title: str = ""
) -> MaterialTaken:
    content = "\n".join((name, *lines)).encode()
    return take_in_material(
        workspace, opportunity_of(workspace, work.bid), name, content, MaterialText(title, lines), replaces
    )


def pin(workspace: Workspace, material: Material, quote: str, work: Work, question: int = 0) -> Pin:
    place = Passage(material.text.index(quote), quote)
    return pin_passage(workspace, material.id, place, work.questions[question].id)


def test_a_file_is_kept_once_with_its_words_and_title(workspace: Workspace, work: Work, tmp_path: Path) -> None:
    taken = take(workspace, work, "Spec v1.docx", FIRST, title="Specification")
    assert taken.is_new
    assert (taken.material.title, taken.material.text) == ("Specification", "\n".join(FIRST))
    again = take(workspace, work, "Spec v1.docx", FIRST)
    assert not again.is_new
    assert again.material == taken.material
    assert len(workspace.find(Material)) == len(workspace.kept_files()) == 1
    saved = save_original(workspace, taken.material, tmp_path / "copy.docx")
    assert saved.read_bytes().startswith(b"Spec v1.docx")
    assert take(workspace, work, "Notes.txt", ("x",)).material.title == "Notes"


def test_taking_in_is_one_step_to_undo_and_to_do_again(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    pinned = pin(workspace, first, "twelve weeks", work)
    second = take(workspace, work, "Spec v2.docx", SECOND).material
    assert workspace.get(Pin, pinned.id) is not None
    assert workspace.undo().name == "Undo: Take in material Spec v2.docx"
    assert workspace.find(Material) == (first,)
    assert workspace.find(Pin) == (pinned,)
    workspace.redo()
    assert {each.id for each in workspace.find(Material)} == {first.id, second.id}


@pytest.mark.parametrize(
    ("name", "title", "lines", "is_version"),
    [
        ("Spec v2.docx", "", SECOND, True), ("Spec v1.docx", "", ("All new",), True), ("Other.pdf", "Spec v3", SECOND, True),
        ("Spec v2.docx", "", ("All new",), False), ("Other.pdf", "", SECOND, False),
    ],
)  # fmt: skip
def test_a_newer_version_is_known_by_its_name_and_words(
    workspace: Workspace, work: Work, name: str, title: str, lines: tuple[str, ...], is_version: bool
) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    taken = take(workspace, work, name, lines, title=title)
    assert (taken.replaced == first) is is_version
    assert taken.material.replaces_id == (first.id if is_version else None)


def test_the_person_may_say_which_version_it_replaces(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec.docx", FIRST).material
    opportunity_id = opportunity_of(workspace, work.bid)
    assert find_material(workspace, opportunity_id, "spec") == first.id
    assert find_material(workspace, opportunity_id, "None") == ""
    assert take(workspace, work, "Else.pdf", ("Words",), replaces=first.id).replaced == first
    assert take(workspace, work, "Spec.docx", (*FIRST, "x"), replaces="").replaced is None


def test_pins_on_what_is_unchanged_go_along_and_the_others_are_pointed_out(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    stays = pin(workspace, first, "twelve weeks", work)
    changed = pin(workspace, first, "three staff", work, 1)
    gone = pin(workspace, first, "Clause to go.", work, 2)
    taken = take(workspace, work, "Spec v2.docx", SECOND)
    second = taken.material
    assert [each.change for each in taken.differences] == [Change.CHANGED, Change.REMOVED, Change.ADDED]
    moved = workspace.get(Pin, stays.id)
    assert moved is not None
    assert (moved.material_id, second.text[moved.start :][: len(moved.quote)]) == (second.id, "twelve weeks")
    assert [(look.pin, look.question.number, look.now and look.now.quote) for look in taken.to_look_at] == [
        (changed, "2", "four staff"), (gone, "3", None),
    ]  # fmt: skip
    assert taken.to_look_at == pins_to_look_at(workspace, second.id) == pins_to_look_at(workspace, first.id)
    assert read_materials(workspace, work.bid.id).to_look_at == {second.id: 2}
    assert read_passages(workspace, work.questions[0].id)[0].has_changed is False
    assert read_passages(workspace, work.questions[1].id)[0].has_changed is True


def test_a_changed_pin_follows_or_is_taken_off_and_undo_brings_it_back(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    changed, gone = pin(workspace, first, "three staff", work, 1), pin(workspace, first, "Clause to go.", work, 2)
    second = take(workspace, work, "Spec v2.docx", SECOND).material
    moved = follow_pin(workspace, changed.id)
    assert (moved.material_id, moved.quote, moved.start) == (second.id, "four staff", second.text.index("four staff"))
    with pytest.raises(BidprepError, match="Nothing is left"):
        follow_pin(workspace, gone.id)
    unpin(workspace, gone.id)
    assert pins_to_look_at(workspace, second.id) == ()
    assert workspace.undo().name == "Undo: Unpin a passage"
    assert workspace.undo().name == "Undo: Pin what changed to question 2"
    assert [look.pin for look in pins_to_look_at(workspace, second.id)] == [changed, gone]


def test_a_pin_left_behind_is_looked_for_in_the_newest_version(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    changed = pin(workspace, first, "three staff", work)
    take(workspace, work, "Spec v2.docx", SECOND)
    third = take(
        workspace, work, "Spec v3.docx", (*SECOND[:2], "At least five staff are on shift.", *SECOND[3:])
    ).material
    (look,) = pins_to_look_at(workspace, third.id)
    assert (look.pin, look.newest_id, look.now and look.now.quote) == (changed, third.id, "five staff")


def test_only_words_that_stand_there_can_be_pinned_and_only_once(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    pinned = pin(workspace, first, "twelve weeks", work)
    assert pin(workspace, first, "twelve weeks", work) == pinned
    for start, quote in ((0, "twelve weeks"), (0, ""), (5, "  ")):
        with pytest.raises(BidprepError):
            pin_passage(workspace, first.id, Passage(start, quote), work.questions[0].id)
    with pytest.raises(BidprepError, match="question is not there"):
        pin_passage(workspace, first.id, Passage(pinned.start, pinned.quote), "gone")
    with pytest.raises(BidprepError, match="material is not there"):
        pin_passage(workspace, "gone", Passage(0, "x"), work.questions[0].id)


def test_removing_a_version_gives_its_pins_back_to_the_one_before(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    kept = pin(workspace, first, "twelve weeks", work)
    second = take(workspace, work, "Spec v2.docx", SECOND).material
    lost = pin(workspace, second, "A new clause.", work)
    third = take(workspace, work, "Spec v3.docx", (*SECOND, "More")).material
    pins = workspace.find(Pin)
    remove_material(workspace, second.id)
    assert workspace.get(Material, third.id) != third
    assert [each.replaces_id for each in workspace.find(Material)] == [None, first.id]
    remove_material(workspace, third.id)
    assert workspace.find(Pin) == (kept,)
    workspace.undo()
    workspace.undo()
    assert set(workspace.find(Pin)) == set(pins)
    assert workspace.get(Pin, lost.id) is not None
    remove_question(workspace, work.questions[0])
    assert workspace.find(Pin) == ()


def test_saying_later_that_it_is_a_newer_version_takes_the_pins_along(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "One.docx", FIRST).material
    kept = pin(workspace, first, "twelve weeks", work)
    second = take(workspace, work, "Two.docx", SECOND).material
    change_material(workspace, second.id, "Two", first.id)
    moved = workspace.get(Pin, kept.id)
    assert moved is not None
    assert moved.material_id == second.id
    with pytest.raises(BidprepError, match="newer version of the other"):
        change_material(workspace, first.id, "One", second.id)
    shown = read_open_material(workspace, work.bid.id, first.id)
    assert shown is not None
    assert shown.newest is not None
    assert shown.newest.id == second.id
    assert shown.others == ()


def test_words_are_found_in_the_newest_versions_of_this_opportunity_alone(workspace: Workspace, work: Work) -> None:
    take(workspace, work, "Spec v1.docx", FIRST)
    second = take(workspace, work, "Spec v2.docx", SECOND).material
    other = start_bid(workspace, read_template("blank"), NewBid("Other", "Somebody"))
    take(workspace, Work(other, (), ()), "Elsewhere.txt", ("Staff elsewhere",))
    (found, *more) = find_in_materials(workspace, work.bid.id, "staff shift")
    assert more == []
    assert (found.material.id, found.sentence.words, found.sentence.page) == (
        second.id, "At least four staff are on shift.", "Page 1",
    )  # fmt: skip
    assert len(workspace.search("staff")) == 3
    assert {hit.snippet for hit in workspace.search("staff elsewhere")} == {"Staff elsewhere"}


def test_the_list_tells_pages_and_length_without_reading_texts(workspace: Workspace, work: Work) -> None:
    take(workspace, work, "B.pdf", (page_line(1), "x", page_line(2), "y"))
    take(workspace, work, "a.txt", ("Words",))
    found = read_materials(workspace, work.bid.id).materials
    assert [(each.called, each.pages, each.characters) for each in found] == [("a", 0, 5), ("B", 2, 25)]


def test_saving_goes_through_none_of_twenty_long_materials_which_are_found_all_the_same(
    workspace: Workspace, work: Work
) -> None:
    line = "The provider delivers the service to people on probation and reports on outcome {} every quarter. "
    asked: list[str] = []
    write_answer(workspace, work.questions[0], None, plain("Words before"))
    workspace._connection.set_trace_callback(asked.append)
    write_answer(workspace, work.questions[0], None, plain("Words without materials"))
    without = len(asked)
    workspace._connection.set_trace_callback(None)
    with workspace.step("Take in many") as step:
        step.keep_file(KeptFile("0" * 64, "x", 1, datetime(2026, 1, 1, tzinfo=UTC)), b"x")
        for at in range(20):
            text = "\n".join(line.format(f"{at}x{number}") * 5 for number in range(1_000))
            step.put(
                Material(
                    f"m{at:025}", opportunity_of(workspace, work.bid), "0" * 64, f"{at}.docx", f"M{at}", None, text
                )
            )
    asked.clear()
    workspace._connection.set_trace_callback(asked.append)
    write_answer(workspace, work.questions[0], None, plain("Words beside materials"))
    workspace._connection.set_trace_callback(None)
    assert len(asked) < without + 10  # nothing for each of the twenty
    hits = workspace.search("7x12 outc")
    assert hits[0].title in ("M7", "M17")
    assert "outcome" in hits[0].snippet
    assert len(hits[0].snippet) < 400


def test_what_is_gone_is_told_in_a_sentence_or_not_there(workspace: Workspace, work: Work) -> None:
    taken = take(workspace, work, "Spec v1.docx", FIRST)
    assert has_materials(workspace, work.bid.id)
    assert not has_materials(workspace, "gone")
    assert pins_to_look_at(workspace, "gone") == ()
    assert read_open_material(workspace, work.bid.id, "gone") is None
    assert read_passages(workspace, "gone") == ()
    for read in (read_materials, lambda there, bid_id: find_in_materials(there, bid_id, "staff")):
        with pytest.raises(BidprepError, match="That bid is not there any more"):
            read(workspace, "gone")
    with pytest.raises(BidprepError, match="That bid is not there any more"):
        opportunity_of(workspace, replace(work.bid, stage_id="gone"))
    remove_bid(workspace, work.bid)
    assert workspace.get(Material, taken.material.id) is None


def test_a_material_of_an_opportunity_without_a_bid_waits_for_one(workspace: Workspace, work: Work) -> None:
    taken = take(workspace, work, "Spec v1.docx", FIRST)
    with workspace.step("Remove") as step:
        remove_with_all(workspace, step, work.bid)
    assert read_open_material(workspace, work.bid.id, taken.material.id) is None


def test_a_material_cannot_be_the_newer_version_of_what_replaces_it(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    second = take(workspace, work, "Spec v2.docx", SECOND, replaces=first.id).material
    with pytest.raises(BidprepError, match="each of the two the newer version of the other"):
        change_material(workspace, first.id, "First", second.id)
    change_material(workspace, second.id, "Second", first.id)
    change_material(workspace, second.id, "Second", None)
    assert [each.replaces_id for each in workspace.find(Material)] == [None, None]


def test_only_so_many_sentences_are_found(workspace: Workspace, work: Work) -> None:
    many = tuple(f"Clause {at} is about staff." for at in range(250))
    take(workspace, work, "Long.docx", many)
    take(workspace, work, "Another.docx", FIRST, replaces="")
    found = find_in_materials(workspace, work.bid.id, "staff")
    assert len(found) == 30


def test_pins_of_a_question_that_was_removed_are_not_pointed_out(workspace: Workspace, work: Work) -> None:
    first = take(workspace, work, "Spec v1.docx", FIRST).material
    pin(workspace, first, "Clause to go.", work)
    second = take(workspace, work, "Spec v2.docx", SECOND, replaces=first.id).material
    assert len(pins_to_look_at(workspace, second.id)) == 1
    remove_question(workspace, work.questions[0])
    assert pins_to_look_at(workspace, second.id) == ()
