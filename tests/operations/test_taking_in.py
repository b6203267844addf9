"""Taking review copies in: whose they are, what is in them, under which answer, and nothing twice or lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bidprep.domain.ids import new_id
from bidprep.domain.markdown import write_markdown
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person
from bidprep.domain.returned_copies import SentRound
from bidprep.domain.reviews import MatchedBy, Remark, ReturnedCopy, ReviewCopy, Suggestion
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.facts import state_fact
from bidprep.operations.records import add_record, change_record
from bidprep.operations.review_copies import export_copy, note_written, prepare_copy, proposed_copy_name
from bidprep.operations.review_rounds import add_reader, find_possible_readers, read_round, send_round, start_round
from bidprep.operations.taking_in import place, read_returned, read_sent_rounds
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from tests.operations.review_stories import Review, start_review

ANSWERS = [
    "We support **120 women** a year in three prisons across the north. Each has a mentor of her own.\n\n"
    "- First, we listen.\n- Then, we plan.",
    "Staff are vetted before they start. The centre opens at eight in the morning on weekdays and at ten on Saturdays.",
    "| Month | Women |\n| --- | --- |\n| May | 12 |\n| June | 14 |",
]


@pytest.fixture
def review(workspace: Workspace, tmp_path: Path) -> Review:
    return start_review(workspace, tmp_path, ANSWERS, ("Ann", "Bob"))


def _forgetting(review: Review) -> tuple[SentRound, ...]:
    """Return the rounds as if nothing had come back."""
    return tuple(replace(each, remarks=(), suggestions=(), returned=()) for each in read_sent_rounds(review.workspace))


def counts_agree(review: Review, path: Path) -> None:
    (copy,) = review.read(path).copies
    assert copy.shown == copy.counts


def test_an_untouched_copy_brings_nothing(review: Review, tmp_path: Path) -> None:
    path = review.copy_of("Ann").save(tmp_path / "back.docx")
    (copy,) = review.read(path).copies
    assert (copy.remarks, copy.suggestions) == ((), ())
    assert set(copy.matched.values()) == {MatchedBy.BOOKMARK}
    assert copy.returned.copy_id == review.copies["Ann"].id


def test_every_change_and_remark_lands_under_its_answer(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    first = ann.comment(review.anchor(1), "three prisons", "Which?")
    ann.comment(review.anchor(1), "three prisons", "The northern ones.", reply_to=first, resolved=True)
    ann.replace(review.anchor(1), "120", "135")
    ann.insert(review.anchor(2), "before they start", " work")
    ann.add_paragraph(review.anchor(2), "Staff are vetted", "Volunteers too.")
    ann.embolden(review.anchor(2), "vetted")
    ann.replace(review.anchor(3), "14", "15")
    ann.comment_nowhere("In general: good.")
    path = ann.save(tmp_path / "renamed by me.docx")
    counts_agree(review, path)
    taken = review.take(path)
    assert taken.said == (
        "“renamed by me.docx” from Ann has 2 comments, 1 reply, 8 tracked changes. 1 found no answer and waits in the tray.",
    )
    whole = read_round(review.workspace, review.round.id)
    by_id = {sent.id: number for number, sent in enumerate(review.sent, 1)}
    assert [(by_id.get(each.sent_id or ""), each.kind, each.removed, each.added) for each in whole.suggestions] == [
        (1, "replacement", "120", "135"),
        (2, "formatting", "vetted", "bold"),
        (2, "insertion", "", " work"),
        (2, "insertion", "", "Volunteers too.\n"),
        (3, "replacement", "14", "15"),
    ]
    assert [(by_id.get(each.sent_id or ""), each.text, each.quote, each.is_resolved) for each in whole.remarks] == [
        (1, "Which?", "three prisons", False),
        (1, "The northern ones.", "", True),
        (None, "In general: good.", "", False),
    ]
    remark = whole.remarks[0]
    assert (remark.block, remark.start, remark.end) == (0, 31, 44)
    assert whole.remarks[1].parent_id == remark.id
    review.workspace.undo()
    assert not review.workspace.find(ReturnedCopy)
    assert not review.workspace.find(Remark)


def test_the_same_file_twice_is_said_and_nothing_doubled(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "120", "135")
    ann.comment(review.anchor(2), "eight", "Why so early?")
    path = ann.save(tmp_path / "one.docx")
    other = tmp_path / "two.docx"
    other.write_bytes(path.read_bytes())
    assert len(review.read(path, other).copies) == 1
    review.take(path)
    assert "taken in already" in review.read(other).refused[0]
    ann.comment(review.anchor(3), "May", "And in April?")
    later = ann.save(tmp_path / "later.docx")
    counts_agree(review, later)
    (copy,) = review.read(later).copies
    assert [remark.text for remark in copy.remarks] == ["And in April?"]
    assert not copy.suggestions
    assert copy.returned.known == 3


def test_a_copy_handed_on_from_reader_to_reader_does_not_double_the_first_one_s_words(
    review: Review, tmp_path: Path
) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "120", "135")
    path = ann.save(tmp_path / "ann.docx")
    bob = type(ann).of(path, "Bob")
    bob.number = 40_000
    bob.replace(review.anchor(1), "mentor", "guide")
    handed = bob.save(tmp_path / "bob.docx")
    read = review.read(path, handed)
    assert [[each.added for each in copy.suggestions] for copy in read.copies] == [["135"], ["guide"]]


def test_a_copy_that_nobody_touched_is_told_from_one_that_came_back(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    export_copy(prepare_copy(review.workspace, review.copies["Ann"].id), path)
    note_written(review.workspace, review.copies["Ann"].id, path)
    assert "just as it was written" in review.read(path).refused[0]


def test_answers_are_found_by_their_headings_where_bookmarks_are_lost(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(2), "eight", "nine")
    ann.lose_bookmarks()
    path = ann.save(tmp_path / "google.docx")
    counts_agree(review, path)
    (copy,) = review.read(path).copies
    assert set(copy.matched.values()) == {MatchedBy.HEADING}
    assert [(each.sent_id, each.removed, each.added) for each in copy.suggestions] == [
        (review.sent[1].id, "eight", "nine")
    ]
    assert copy.returned.reader == "Ann"


def test_answers_are_found_by_likeness_where_headings_are_lost_too(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(2), "eight", "nine")
    ann.lose_bookmarks()
    ann.lose_headings()
    path = ann.save(tmp_path / "pasted.docx")
    counts_agree(review, path)
    (copy,) = review.read(path).copies
    assert copy.matched[review.sent[0].id] is MatchedBy.LIKENESS
    assert copy.matched[review.sent[1].id] is MatchedBy.LIKENESS
    assert [(each.sent_id, each.removed, each.added) for each in copy.suggestions] == [
        (review.sent[1].id, "eight", "nine")
    ]


def test_what_was_typed_with_tracking_off_is_an_untracked_edit(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.type_over(review.anchor(2), "Saturdays", "Sundays")
    ann.replace(review.anchor(2), "eight", "nine")
    path = ann.save(tmp_path / "back.docx")
    counts_agree(review, path)
    (copy,) = review.read(path).copies
    tracked, untracked = copy.suggestions
    assert (tracked.is_untracked, tracked.removed, tracked.added) == (False, "eight", "nine")
    assert "Sundays" not in tracked.replacement
    assert (untracked.is_untracked, untracked.removed, untracked.added) == (True, "Saturdays", "Sundays")
    assert "eight" in untracked.replacement


def test_a_remark_on_the_question_belongs_to_its_answer_and_one_on_the_reading_pack_to_none(
    review: Review, tmp_path: Path
) -> None:
    ann = review.copy_of("Ann")
    ann.comment(review.anchor(2), "Describe part 2.", "Is that all they ask?")
    ann.replace(review.anchor(2), "Describe part 2.", "Describe it all.")
    path = ann.save(tmp_path / "back.docx")
    counts_agree(review, path)
    (copy,) = review.read(path).copies
    assert [(each.sent_id, each.block) for each in copy.remarks] == [(review.sent[1].id, None)]
    assert {(each.sent_id, each.block) for each in copy.suggestions} == {(review.sent[1].id, None)}


def test_what_found_no_answer_can_be_put_under_one_by_hand(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.comment_nowhere("Say more of vetting.")
    review.take(ann.save(tmp_path / "back.docx"))
    (remark,) = read_round(review.workspace, review.round.id).not_placed
    place(review.workspace, [remark.id], review.sent[1].id)
    there = review.workspace.get(Remark, remark.id)
    assert there
    assert (there.sent_id, there.matched_by) == (review.sent[1].id, MatchedBy.PERSON)
    assert read_round(review.workspace, review.round.id).not_placed == ()


def test_an_old_round_is_recognised_and_its_open_remarks_go_out_with_the_next(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.comment(review.anchor(2), "eight", "Why so early?")
    ann.comment(review.anchor(1), "mentor", "Paid?")
    review.take(ann.save(tmp_path / "first.docx"))
    second = start_round(review.workspace, review.bid.id)
    copy = add_reader(review.workspace, second.id, name="Ann", with_earlier=True)
    send_round(review.workspace, second.id)
    path = tmp_path / "second.docx"
    export_copy(prepare_copy(review.workspace, copy.id), path)
    again = type(ann).of(path, "Ann")
    whole = read_round(review.workspace, second.id)
    again.comment(f"bp_{whole.sent[2].id}", "May", "And April?")
    back = again.save(tmp_path / "second back.docx")
    counts_agree(review, back)
    (placed,) = review.read(back).copies
    assert [remark.text for remark in placed.remarks] == ["And April?"]
    assert placed.known == {"comments": 2}
    ann.replace(review.anchor(2), "eight", "nine")
    (old,) = review.read(ann.save(tmp_path / "late.docx")).copies
    assert old.returned.round_id == review.round.id
    assert "an earlier round, Round 1" in old.returned.note


def test_a_folder_stands_for_the_word_files_in_it_and_a_stranger_among_them_hinders_nothing(
    review: Review, tmp_path: Path
) -> None:
    folder = tmp_path / "back"
    folder.mkdir()
    for name in ("Ann", "Bob"):
        reader = review.copy_of(name)
        reader.replace(review.anchor(1), "120", "135" if name == "Ann" else "140")
        reader.save(folder / f"{name}.docx")
    (folder / "~$Ann.docx").write_bytes(b"open")
    (folder / "broken.docx").write_bytes(b"not a Word file")
    read = read_returned([folder], read_sent_rounds(review.workspace))
    assert [copy.returned.reader for copy in read.copies] == ["Ann", "Bob"]
    assert len(read.refused) == 1
    (tmp_path / "empty").mkdir()
    assert "There is no Word file" in review.read(tmp_path / "empty").refused[0]


def test_a_copy_of_another_workspace_and_any_other_file_are_refused(review: Review, tmp_path: Path) -> None:
    rounds = read_sent_rounds(review.workspace)
    path = review.copy_of("Ann").save(tmp_path / "back.docx")
    elsewhere = tuple(
        replace(each, workspace_id="other", round=replace(each.round, id="r"), sent=(), copies=()) for each in rounds
    )
    assert "another workspace" in read_returned([path], elsewhere, apart=False).refused[0]
    # The same bid, begun anew in another workspace from the same template, asks and says the same.
    alike = tuple(
        replace(
            each, workspace_id="other", round=replace(each.round, id="r"), copies=(),
            sent=tuple(replace(sent, id=f"other{at}") for at, sent in enumerate(each.sent)),
            texts={f"other{at}": each.texts[sent.id] for at, sent in enumerate(each.sent)},
        )
        for each in rounds
    )  # fmt: skip
    assert "another workspace" in read_returned([path], alike, apart=False).refused[0]
    other = Path("resources/house-style/house-style.docx").absolute()
    assert "no copy of a review round" in review.read(other).refused[0]


def test_a_copy_holds_the_text_as_it_was_sent_whatever_becomes_of_answer_and_facts(
    workspace: Workspace, tmp_path: Path
) -> None:
    state_fact(workspace, "Legal name", "Netherfell Trust")
    review = start_review(workspace, tmp_path, ["We are {{legal name}}, in {{nowhere}}."])
    state_fact(workspace, "Legal name", "Another Trust")
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "We are", "We always were")
    (copy,) = review.read(ann.save(tmp_path / "back.docx")).copies
    assert [each.is_untracked for each in copy.suggestions] == [False]
    assert copy.suggestions[0].replacement == "We always were Netherfell Trust, in {{nowhere}}.\n"


def test_a_round_without_questions_or_readers_without_names_are_refused(review: Review) -> None:
    with pytest.raises(BidprepError):
        add_reader(review.workspace, review.round.id, name=" ")
    with pytest.raises(BidprepError):
        add_reader(review.workspace, review.round.id, name="ann")
    later = start_round(review.workspace, review.bid.id)
    copy = add_reader(review.workspace, later.id, name="Ann")
    with pytest.raises(BidprepError):
        prepare_copy(review.workspace, copy.id)
    assert send_round(review.workspace, review.round.id).kinds == frozenset()


def test_large_print_is_large_and_tracking_is_on(review: Review, tmp_path: Path) -> None:
    import docx
    from docx.oxml.ns import qn

    copy = review.workspace.get(ReviewCopy, review.copies["Bob"].id)
    assert copy
    change_record(review.workspace, replace(copy, large_print=True))
    path = export_copy(prepare_copy(review.workspace, copy.id), tmp_path / "large.docx")
    document = docx.Document(str(path))
    assert document.settings.element.find(qn("w:trackRevisions")) is not None
    sizes = [int(each.get(qn("w:val"))) for each in document.styles.element.iter(qn("w:sz"))]
    assert min(sizes) >= 18
    assert 36 in sizes


def test_suggestions_are_kept_with_what_they_come_to(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.move(review.anchor(1), "Each has a mentor of her own.", review.anchor(2), "on Saturdays.")
    path = ann.save(tmp_path / "back.docx")
    counts_agree(review, path)
    review.take(path)
    one, other = review.workspace.find(Suggestion)
    assert (one.kind, other.kind) == ("move-from", "move-to")
    assert one.move == other.move != ""
    assert one.sent_id != other.sent_id
    for mark in ann.root.iter():
        mark.attrib.pop("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name", "")
    nameless = ann.save(tmp_path / "nameless.docx")
    counts_agree(review, nameless)
    (copy,) = read_returned([nameless], _forgetting(review), apart=False).copies
    assert [each.kind for each in copy.suggestions] == ["move-from", "move-to"]
    assert copy.suggestions[0].move == copy.suggestions[1].move != ""
    assert write_markdown(review.text(1)).startswith("We support")


def test_what_stands_in_a_header_is_told_and_found_no_answer(review: Review, tmp_path: Path) -> None:
    import zipfile

    path = review.copy_of("Ann").save(tmp_path / "back.docx")
    marked = tmp_path / "marked.docx"
    gone = b'<w:del w:id="9" w:author="Ann"><w:r><w:delText>old</w:delText></w:r></w:del>'
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(marked, "w") as target:
        for name in package.namelist():
            content = package.read(name)
            if name.startswith("word/header"):
                at = content.index(b"</w:p>")
                content = content[:at] + gone + content[at:]
            target.writestr(name, content)
    counts_agree(review, marked)
    (copy,) = review.read(marked).copies
    assert [(each.sent_id, each.kind, each.removed) for each in copy.suggestions] == [(None, "deletion", "old")]
    taken = review.take(marked)
    (loose,) = read_round(review.workspace, review.round.id).not_placed
    place(review.workspace, [loose.id], review.sent[0].id)
    assert read_round(review.workspace, review.round.id).not_placed == ()
    assert len(taken.returned) == 1
    with pytest.raises(BidprepError):
        place(review.workspace, [loose.id], "gone")


def test_an_answer_below_a_question_without_its_style_is_still_found(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(2), "eight", "nine")
    for style in [*ann.root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pStyle")]:
        if style.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val") in (
            "Question",
            "Particulars",
        ):
            style.getparent().remove(style)  # type: ignore[union-attr]  # a style stands in its paragraph
    path = ann.save(tmp_path / "plain.docx")
    counts_agree(review, path)
    (copy,) = review.read(path).copies
    assert [(each.is_untracked, each.removed, each.added) for each in copy.suggestions] == [(False, "eight", "nine")]


def test_an_answer_that_was_cut_out_is_told(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    body = ann.root[0]
    heads = [block for block in body if "[ref 3]" in "".join(str(words) for words in block.itertext())]
    for block in [*heads[0].itersiblings()][:-1]:
        body.remove(block)
    body.remove(heads[0])
    (copy,) = review.read(ann.save(tmp_path / "cut.docx")).copies
    assert copy.matched[review.sent[2].id] is MatchedBy.NOTHING
    assert copy.returned.note == "Not found in it: Question 3."


def test_a_comment_on_words_that_were_typed_over_keeps_its_answer(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.comment(review.anchor(2), "eight", "Early.")
    ann.comment(review.anchor(1), "mentor", "Good.")
    ann.type_over(review.anchor(2), "Saturdays", "Sundays")
    ann.type_over(review.anchor(1), "Then, we", "Next, we")
    (copy,) = review.read(ann.save(tmp_path / "back.docx")).copies
    assert {(each.text, each.sent_id, each.block) for each in copy.remarks} == {
        ("Early.", review.sent[1].id, None),
        ("Good.", review.sent[0].id, 0),
    }


def test_a_copy_has_a_name_to_save_it_by_and_a_gone_one_is_refused(review: Review, tmp_path: Path) -> None:
    assert proposed_copy_name(review.workspace, review.copies["Ann"].id) == "Call-off - Round 1 - Ann.docx"
    for ask in (prepare_copy, proposed_copy_name):
        with pytest.raises(BidprepError):
            ask(review.workspace, "gone")
    assert note_written(review.workspace, "gone", tmp_path).kinds == frozenset()
    with pytest.raises(BidprepError):
        read_round(review.workspace, "gone")
    whole = read_round(review.workspace, review.round.id)
    assert not whole.is_late
    change_record(
        review.workspace, replace(review.round, return_by=date(2020, 1, 1), note="Dear all", risks="Time\nCost")
    )
    late = read_round(review.workspace, review.round.id)
    assert late.is_late
    assert len(late.awaited) == 2
    headings = [part.heading for part in prepare_copy(review.workspace, review.copies["Ann"].id).paper.parts]
    assert headings[:3] == ["What we ask of you", "Risks to know of", "Service"]
    with pytest.raises(BidprepError):
        send_round(
            review.workspace,
            start_round(review.workspace, start_bid(review.workspace, read_template("blank"), NewBid("Empty")).id).id,
        )


def test_our_people_and_contacts_at_partners_may_read(workspace: Workspace) -> None:
    person, partner = Person(new_id(), "Grace Osei"), Partner(new_id(), "Harbour Trust")
    for record in (person, partner, Contact(new_id(), partner.id, "Jo Reed"), Contact(new_id(), partner.id, " ")):
        add_record(workspace, record)
    found = find_possible_readers(workspace)
    assert [each.words for each in found] == ["Grace Osei", "Jo Reed (Harbour Trust)"]
    assert [each.person for each in found] == [person, None]
