"""Laws of taking a copy in: whatever a reader does, all of it is told once, on the text as it was sent."""

import random
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bidprep.documents.paper import write_paper
from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.documents.reviewed.sent import as_returned
from bidprep.domain.answer_finding import ANCHOR, find_answers, heading_of
from bidprep.domain.ids import known_id
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.paper import Paper, Part
from bidprep.domain.returned_changes import find_suggestions
from bidprep.domain.returned_copies import ROUND_PROPERTY, PlacedCopy, SentRound, place_copy, without_known
from bidprep.domain.reviewed_regions import accepted_text, rejected_text, text_with
from bidprep.domain.reviewed_texts import Region
from bidprep.domain.reviewed_views import Views
from bidprep.domain.reviews import ReviewRound, SentAnswer, Suggestion
from bidprep.domain.sent_texts import UNWRITTEN
from bidprep.domain.suggested_texts import find_replacement, take_suggestion, text_reviewed, with_fields
from bidprep.domain.text import MergeField, Text, each_inlines, fill_fields, plain
from tests.documents.returned_laws import Reviewer
from tests.documents.samples import HOUSE_STYLE
from tests.strategies import texts

SENT = tuple(
    SentAnswer(known_id(f"sent {place}"), "round", f"q{place}", None, place, f"Question {place}", "r")
    for place in (1, 2)
)
FIRST = read_markdown("The first answer stays as it is.\n\n- One point of it.")


def sent_copy(text: Text, folder: Path) -> tuple[bytes, SentRound]:
    """Return a copy of a round with two answers as it is written, and the round."""
    # The reader rewrites all from the last heading on, and the bookmarks there go with it.
    bodies = (FIRST, as_returned(text) or UNWRITTEN)
    parts = tuple(
        Part(heading_of(sent), 2, body, plain("What do you do?"), (("Limit", "500 words"),), f"{ANCHOR}{sent.id}")
        for sent, body in zip(SENT, bodies, strict=True)
    )
    paper = Paper(
        "A bid", parts=(Part("Service"), *parts), cover=False, contents=False, tracked=True,
        properties=((ROUND_PROPERTY, "round"),),
    )  # fmt: skip
    path = folder / "sent.docx"
    write_paper(paper, path, house_style=HOUSE_STYLE)
    told = {sent.id: write_markdown(body) for sent, body in zip(SENT, bodies, strict=True)}
    return path.read_bytes(), SentRound("w", ReviewRound("round", "bid", "Round 1"), (), SENT, told)


def reviewed(text: Text, folder: Path, seed: int, times: int) -> tuple[bytes, SentRound, Reviewer]:
    content, sent_round = sent_copy(text, folder)
    reviewer = Reviewer(content, f"{ANCHOR}{SENT[1].id}", random.Random(seed))
    reviewer.edit(times)
    return reviewer.tracked(), sent_round, reviewer


def placed_of(content: bytes, sent_round: SentRound) -> PlacedCopy:
    return place_copy(read_reviewed_here(content), (sent_round,), "back.docx", "digest")


@given(texts, st.integers(0, 2**32), st.integers(1, 12))
def test_all_that_a_reader_did_is_counted_once_and_nothing_of_it_is_untracked(
    tmp_path: Path, text: Text, seed: int, times: int
) -> None:
    content, sent_round, reviewer = reviewed(text, tmp_path, seed, times)
    placed = placed_of(content, sent_round)
    assert placed.shown == placed.counts
    assert not [each for each in placed.suggestions if each.is_untracked]
    assert sorted(remark.text for remark in placed.remarks) == sorted(f"Number {each}" for each in reviewer.comments)
    assert [(each.position, each.sent_id) for each in placed.remarks if each.sent_id is None] == []
    again = without_known(placed_of(content, sent_round), (_with(sent_round, placed),))
    assert (again.remarks, again.suggestions) == ((), ())
    assert again.shown == again.counts


@given(texts, st.integers(0, 2**32), st.integers(1, 12))
def test_each_suggestion_comes_to_what_the_file_says_with_it_alone(
    tmp_path: Path, text: Text, seed: int, times: int
) -> None:
    content, sent_round, _ = reviewed(text, tmp_path, seed, times)
    document = read_reviewed_here(content)
    for found in find_answers(document, SENT, sent_round.texts):
        sent = read_markdown(sent_round.texts[found.sent_id])
        blocks = document.body[found.first : found.last]
        region = next(
            Region(document, blocks[start:], 2)
            for start in range(len(blocks) + 1)
            if rejected_text(Region(document, blocks[start:], 2)) == sent
        )
        for each in find_suggestions(Views(region), sent):
            made = _suggestion(each.place)
            assert text_reviewed(sent, made) == text_with(region, each.marks)
            if text_reviewed(sent, made) != sent:
                assert take_suggestion(sent, sent, sent, made) == text_with(region, each.marks)
        whole = find_replacement(sent, accepted_text(region))
        if whole is not None:
            assert text_reviewed(sent, _suggestion(whole)) == accepted_text(region)


@given(texts, texts)
def test_what_makes_one_text_the_other_is_found_and_makes_it_so(before: Text, after: Text) -> None:
    place = find_replacement(before, after)
    assert (place is None) == (before == after)
    if place is not None:
        assert text_reviewed(before, _suggestion(place)) == after


@given(texts, st.text("abc 1.", min_size=1, max_size=6), st.integers(0, 2**32))
def test_a_text_that_nobody_changed_has_all_its_fields_back(text: Text, value: str, seed: int) -> None:
    names = {item.name for inlines in each_inlines(text) for item in inlines if isinstance(item, MergeField)}
    from bidprep.domain.field_names import field_key

    filled = fill_fields(text, {field_key(name): value for name in names})
    assert with_fields(text, filled, filled) == text or len(filled.blocks) != len(text.blocks)
    changed = Text((*filled.blocks, *plain("One more paragraph.").blocks))
    kept = Counter(map(str, with_fields(text, filled, changed).blocks))
    if len(filled.blocks) == len(text.blocks):
        assert not Counter(map(str, text.blocks)) - kept or len(set(filled.blocks)) < len(filled.blocks)


def _with(sent_round: SentRound, placed: PlacedCopy) -> SentRound:
    return SentRound(
        "w", sent_round.round, (), SENT, sent_round.texts, placed.remarks, placed.suggestions, (placed.returned,)
    )


def _suggestion(place: object) -> Suggestion:
    names = ("block", "last_block", "start", "end", "removed", "added", "replacement")
    return Suggestion("s", "r", **{name: getattr(place, name) for name in names})
