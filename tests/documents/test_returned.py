"""Copies of ours that real programs gave back: what they say agrees with the program, and with what was sent."""

import re
from pathlib import Path

import pytest

from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.documents.reviewed.sent import as_returned
from bidprep.domain.markdown import read_markdown
from bidprep.domain.reviewed_changes import changes_in, suggestions_in
from bidprep.domain.reviewed_regions import accepted_text, comments_in, region_of, rejected_text
from bidprep.domain.reviewed_texts import Region
from bidprep.domain.reviewed_words import block_words
from tests.documents.returned.edits import EDITS, edited
from tests.documents.returned.sent import TEXTS, text_as_sent

FOLDER = Path(__file__).parent / "returned"
LIBREOFFICE = sorted(path.stem.removeprefix("libreoffice-") for path in FOLDER.glob("libreoffice-*.docx"))
ANCHORS = list(TEXTS)
WHITE = " \t\ufeff\u200d"
"""White space, and the sign by which LibreOffice remembers that a row was inserted."""
# What LibreOffice did without recording it, or records otherwise than it was.
NOT_AS_SENT = {
    ("untracked", "bp_staff"): "somebody typed with the recording off",
    (
        "paragraphs",
        "bp_staff",
    ): "LibreOffice gives a paragraph the style of one it is joined with, and records no such thing",
}


def regions(name: str) -> dict[str, Region]:
    """Return the regions of the answers of a returned copy by their anchors."""
    document = read_reviewed_here(FOLDER / f"{name}.docx")
    ends = [*(document.bookmarks[anchor].start for anchor in ANCHORS[1:]), None]
    return {
        anchor: region_of(document, document.bookmarks[anchor].start, end)
        for anchor, end in zip(ANCHORS, ends, strict=True)
    }


def told(name: str, anchor: str) -> list[tuple[str, str, str, str]]:
    """Return the suggestions in an answer: kind, author, words removed and words added."""
    return [
        (
            each.kind.value,
            each.author,
            each.removed,
            "".join(getattr(item, "text", "\n") for change in each.changes for item in change.added),
        )
        for each in suggestions_in(regions(name)[anchor])
    ]


@pytest.mark.parametrize("name", LIBREOFFICE)
@pytest.mark.parametrize("anchor", ANCHORS)
def test_reject_all_of_what_libreoffice_gave_back_is_the_text_as_sent(name: str, anchor: str) -> None:
    found = rejected_text(regions(f"libreoffice-{name}")[anchor])
    assert (found == as_returned(text_as_sent(anchor))) is ((name, anchor) not in NOT_AS_SENT)


@pytest.mark.parametrize("name", LIBREOFFICE)
@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_accept_all_and_reject_all_say_what_libreoffice_says(name: str, decision: str) -> None:
    document = read_reviewed_here(FOLDER / f"libreoffice-{name}.docx")
    ours = block_words(document, document.body, accepted=decision == "accepted").replace("\t", "\n").splitlines()
    theirs = (FOLDER / f"libreoffice-{name}.{decision}.txt").read_text(encoding="utf-8-sig").splitlines()
    listed = re.compile(r"^\s*(?:[•–◦]|\d+\.|[a-z]\.)\s+")  # as text, LibreOffice writes the signs of lists
    assert [line.strip() for line in ours if line.strip()] == [
        listed.sub("", line, count=1).strip() for line in theirs if line.strip(WHITE)
    ]


def test_words_changed_in_libreoffice_are_suggestions() -> None:
    assert told("libreoffice-words", "bp_staff") == [
        ("insertion", "Ann Trustee", "", " and five"),
        ("deletion", "Ann Trustee", "night shelter in ", ""),
        ("insertion", "Ann Trustee", "", "decades"),
        ("deletion", "Ann Trustee", "years", ""),
    ]


def test_a_paragraph_moved_in_libreoffice_is_one_move_although_it_names_none() -> None:
    found = suggestions_in(regions("libreoffice-move")["bp_staff"])
    away, here = found[:2]
    assert (away.kind.value, here.kind.value) == ("move-from", "move-to")
    assert away.changes[0].move == here.changes[0].move != found[2].changes[0].move


def test_a_deletion_from_one_answer_into_the_next_is_in_both() -> None:
    assert told("libreoffice-across", "bp_plan") == [
        ("deletion", "Ann Trustee", "Every plan is reviewed after six weeks.\n", "")
    ]
    assert told("libreoffice-across", "bp_words") == [("deletion", "Ann Trustee", "Ünïcode is", "")]


def test_comments_made_in_libreoffice_have_their_words_and_no_change_beside_them() -> None:
    found = regions("libreoffice-comments")
    told_of = [
        (placed.comment.author, placed.comment.text, placed.comment.quote, placed.comment.resolved)
        for region in found.values()
        for placed in comments_in(region)
    ]
    assert told_of == [
        ("Ann Trustee", "Since when?", "four or five", False),
        ("Ann Trustee", "Do they?", "They know the town", False),
        ("Ben Chair", "Is that Ben B.?", "Ben", False),
        ("Ann Trustee", "Why six?", "six weeks", True),
    ]
    assert told("libreoffice-comments", "bp_plan") == []


def test_rows_that_came_and_went_in_libreoffice_are_suggestions_with_their_words() -> None:
    assert told("libreoffice-table", "bp_plan") == [
        ("deletion", "Ann Trustee", "First ", ""),
        ("table", "Ann Trustee", "", "\t\t"),
        ("insertion", "Ann Trustee", "", " and signed"),
        ("table", "Ann Trustee", "Week 3AllReviewWeek 3\tAll\tReview", ""),
    ]


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("anchor", ANCHORS)
def test_a_comparison_gives_what_was_sent_and_what_was_made_of_it(name: str, anchor: str) -> None:
    region = regions(f"redlines-{name}")[anchor]
    assert accepted_text(region) == as_returned(read_markdown(edited(EDITS[name])[anchor]))
    # The comparison takes a run whose looks changed for one look before.
    assert (rejected_text(region) == as_returned(text_as_sent(anchor))) is ((name, anchor) != ("looks", "bp_staff"))


@pytest.mark.parametrize("name", ["libreoffice-words", "libreoffice-move", "libreoffice-table", "libreoffice-comments"])
def test_no_change_of_a_returned_copy_goes_uncounted(name: str) -> None:
    found = regions(name)
    document = next(iter(found.values())).document
    assert sum(len(changes_in(region)) for region in found.values()) == len(document.changes)
