"""Weightings, score scales, and what marks come to."""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.bidders import read_bidders, write_bidder
from bidprep.domain.bids import Question
from bidprep.domain.score_scales import (
    PASS_FAIL,
    PER_CENT,
    ScaleStep,
    ScoreScale,
    read_mark,
    read_scale,
    read_scales,
    write_scale,
)
from bidprep.domain.scores import Mark, MarkBy, SectionWeight
from bidprep.domain.scoring import (
    Bidder,
    QuestionScore,
    choose_marks,
    half_up,
    replay,
    say_points,
    score,
    score_price,
)
from bidprep.domain.weightings import find_parts_that_do_not_add_up, weigh
from bidprep.errors import BidprepError
from bidprep.operations.word_lists import bundled_entries

SCALES = read_scales(bundled_entries("scales"))
RM6232 = "100, 66, 33, 0"


def question(
    number: str,
    section: str = "",
    weighting: str | None = None,
    *,
    scale: str = RM6232,
    parent: str = "",
    minimum: Decimal | None = None,
    pass_fail: bool = False,
) -> Question:
    return Question(
        f"id {section} {number}",
        "bid",
        0,
        number,
        section,
        weighting=Decimal(weighting) if weighting else None,
        parent=parent,
        scale=scale,
        minimum=minimum,
        pass_fail=pass_fail,
    )


# RM6232 attachment 2, Table A: three sections with two questions each, 60% of all the marks.
TABLE_A = tuple(
    question(number, section, weighting)
    for section, weightings in (("Service Delivery", "80 20"), ("Account", "75 25"), ("Approach", "75 25"))
    for number, weighting in zip(("1", "2"), weightings.split(), strict=True)
)
SECTIONS = tuple(
    SectionWeight(section, "bid", at, section, envelope, Decimal(weighting))
    for at, (section, envelope, weighting) in enumerate((
        ("", "Technical", "60"), ("", "Price", "40"), ("Service Delivery", "Technical", "40"),
        ("Account", "Technical", "30"), ("Approach", "Technical", "30"),
    ))
)  # fmt: skip
A, B, C = "66 66 100 66 100 66", "33 100 66 66 66 33", "100 66 66 66 100 100"


def marks(words: str) -> dict[str, Decimal]:
    return {asked.id: Decimal(mark) for asked, mark in zip(TABLE_A, words.split(), strict=True)}


@pytest.mark.parametrize(
    ("given_marks", "exact", "technical", "weighted"),
    [(A, "81.30", "81.30", "48.78"), (B, "55.685", "55.69", "33.41"), (C, "87.08", "87.08", "52.25")],
)
def test_the_published_worked_example_comes_out_to_the_penny(
    given_marks: str, exact: str, technical: str, weighted: str
) -> None:
    scores = score(weigh(TABLE_A, SECTIONS), marks(given_marks), SCALES)
    [group] = [group for group in scores.groups if group.name == "Technical"]
    assert group.percent == Decimal(exact)
    assert say_points(group.percent) == technical
    assert say_points(group.weighted) == say_points(scores.total) == weighted
    assert scores.others == 40
    assert scores.left == 0
    without_envelope = tuple(
        SectionWeight(row.id, "bid", row.position, row.section, "", row.weighting) for row in SECTIONS if row.section
    )
    assert say_points(score(weigh(TABLE_A, without_envelope), marks(given_marks), SCALES).total) == technical


def test_the_shares_of_all_questions_are_those_of_table_a() -> None:
    whole = weigh(TABLE_A, SECTIONS)
    shares = [branch.share * 100 for branch in whole.all() if branch.question]
    assert shares == [Fraction(told) for told in ("19.2", "4.8", "13.5", "4.5", "13.5", "4.5")]
    assert not list(find_parts_that_do_not_add_up(whole))


def test_a_model_is_replayed_with_prices_and_the_best_comes_first() -> None:
    bidders = [
        Bidder("A", marks(A), Decimal(100_000)),
        Bidder("B", marks(B), Decimal(80_000)),
        Bidder("C", marks(C), Decimal(160_000)),
    ]
    found = replay(weigh(TABLE_A, SECTIONS), SCALES, bidders, Decimal(40))
    assert [say_points(row.price) for row in found] == ["32.00", "40.00", "20.00"]
    assert [say_points(row.total) for row in found] == ["80.78", "73.41", "72.25"]
    assert [row.place for row in found] == [1, 2, 3]


def test_a_price_scores_the_lowest_over_its_own() -> None:
    assert score_price(Decimal(200), Decimal(150)) == 75
    for own, lowest in ((0, 1), (1, 0), (-1, 1)):
        with pytest.raises(BidprepError, match="more than 0"):
            score_price(Decimal(own), Decimal(lowest))


def test_questions_may_be_weighted_as_shares_of_the_whole_or_of_their_section_or_question() -> None:
    section = (
        SectionWeight("s", "bid", 0, "Quality", "", Decimal(30)),
        SectionWeight("p", "bid", 1, "Price", "", Decimal(70)),
    )
    of_whole = (question("1", "Quality", "10"), question("2", "Quality", "20"))
    of_section = (question("1", "Quality", "40"), question("2", "Quality", "60"))
    parts = (
        question("1", "Quality", "40"), question("1a", "Quality", "25", parent="1"),
        question("1b", "Quality", "75", parent="1"), question("2", "Quality", "60"),
    )  # fmt: skip

    def shares(questions: tuple[Question, ...]) -> list[Fraction]:
        whole = weigh(questions, section)
        assert not list(find_parts_that_do_not_add_up(whole))
        return [branch.share * 100 for branch in whole.all() if branch.question]

    assert shares(of_whole) == [10, 20]
    assert shares(of_section) == [12, 18]
    assert shares(parts) == [12, 3, 9, 18]
    found = score(weigh(parts, section), {"id Quality 1a": Decimal(100), "id Quality 2": Decimal(33)}, SCALES)
    assert [scored.question.number for scored in found.questions] == ["1a", "1b", "2"]
    assert found.total == Decimal("8.94")
    assert [found.marked, found.left, found.others] == [21, 9, 70]


def test_a_heading_without_weighting_leaves_its_parts_to_the_section() -> None:
    whole = weigh((question("1"), question("1a", "", "50", parent="1"), question("1b", "", "50", parent="1")), ())
    assert [branch.share for branch in whole.all() if branch.question] == [1, Fraction(1, 2), Fraction(1, 2)]
    assert not list(find_parts_that_do_not_add_up(whole))


def test_parts_that_go_in_a_circle_and_parts_of_nothing_stand_by_themselves() -> None:
    circle = (question("1", "", "50", parent="2"), question("2", "", "50", parent="1"), question("3", parent="9"))
    whole = weigh(circle, ())
    assert [branch.share for branch in whole.all() if branch.question] == [Fraction(1, 2), Fraction(1, 2), 0]


def test_levels_that_do_not_add_up_are_found_by_name() -> None:
    wrong = (question("1", "Quality", "40"), question("2", "Quality", "50"), question("3", "", "10"))
    section = (SectionWeight("s", "bid", 0, "Quality", "", Decimal(80)),)
    assert [(branch.name, branch.total) for branch in find_parts_that_do_not_add_up(weigh(wrong, section))] == [
        ("", Decimal(90)), ("Quality", Decimal(90)),
    ]  # fmt: skip
    thirds = tuple(question(str(at), "", "33.33") for at in range(3))
    assert not list(find_parts_that_do_not_add_up(weigh(thirds, ())))
    assert not list(find_parts_that_do_not_add_up(weigh((question("1"), question("2")), ())))


def test_a_mark_below_the_least_puts_the_bid_out() -> None:
    banded = question("1", "", "100", scale="0 to 10 in bands")
    gate = question("2", scale="", pass_fail=True)
    own = question("3", scale="0 to 5", minimum=Decimal(2))
    whole = weigh((banded, gate, own), ())

    def out(*given_marks: int) -> list[str]:
        asked = dict(zip((banded.id, gate.id, own.id), map(Decimal, given_marks), strict=True))
        return [scored.question.number for scored in score(whole, asked, SCALES).failed]

    assert out(4, 1, 2) == []
    assert out(3, 0, 1) == ["1", "2", "3"]
    bidders = (Bidder("Out", {banded.id: Decimal(3)}), Bidder("In", {banded.id: Decimal(4)}))
    assert [row.place for row in replay(whole, SCALES, bidders, Decimal(0))] == [None, 1]


def test_the_marks_for_a_lot_go_before_those_for_all() -> None:
    given_marks = (
        Mark("1", "q", "lot", MarkBy.OWN, Decimal(5)), Mark("2", "q", None, MarkBy.OWN, Decimal(3)),
        Mark("3", "q", None, MarkBy.BUYER, Decimal(1)), Mark("4", "r", None, MarkBy.OWN, None, "not sure"),
    )  # fmt: skip
    assert choose_marks(given_marks, MarkBy.OWN, "lot") == {"q": 5}
    assert choose_marks(given_marks, MarkBy.OWN) == choose_marks(given_marks, MarkBy.OWN, "other") == {"q": 3}
    assert choose_marks(given_marks, MarkBy.BUYER, "lot") == {"q": 1}


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_full_marks_come_to_all_that_the_questions_have(weightings: list[int]) -> None:
    total = sum(weightings)
    asked = tuple(question(str(at), "", str(weighting), scale="") for at, weighting in enumerate(weightings))
    scores = score(weigh(asked, ()), {one.id: Decimal(100) for one in asked}, {})
    assert scores.total == Decimal(total)
    assert sum(scored.weighted or 0 for scored in scores.questions) == Decimal(total)


def test_half_is_rounded_up() -> None:
    assert half_up(Decimal("55.685")) == Decimal("55.69")
    assert say_points(Decimal("0.005")) == "0.01"
    assert say_points(None) == ""


@pytest.mark.parametrize("entry", bundled_entries("scales"))
def test_every_bundled_scale_is_read_and_written_the_same(entry: str) -> None:
    scale = read_scale(entry)
    assert write_scale(scale) == entry
    for step in scale.steps:
        assert read_mark(scale.say(step.high), scale) == step.high
        assert scale.meaning_of(step.high) == step.meaning != ""


def test_scales_of_points_per_cent_bands_and_pass_or_fail_take_their_own_marks_alone() -> None:
    banded = SCALES["0 to 10 in bands"]
    assert [banded.top, banded.minimum] == [10, 4]
    assert banded.marks_words == "0–3, 4, 5–6, 7–8, 9–10"
    assert read_mark(" 7 ", banded) == 7
    assert read_mark("66%", SCALES[RM6232]) == 66
    assert read_mark("87.5", PER_CENT) == Decimal("87.5")
    assert read_mark("", PER_CENT) is None
    assert [read_mark(typed, PASS_FAIL) for typed in ("Pass", "fail", "YES")] == [1, 0, 1]
    refused = {"50": SCALES[RM6232], "11": banded, "1": PASS_FAIL, "good": PER_CENT, "-1": PER_CENT, "1e9": PER_CENT}
    for typed, scale in refused.items():
        with pytest.raises(BidprepError, match="no mark on this scale"):
            read_mark(typed, scale)


@pytest.mark.parametrize(
    "entry", ["", "Only a name", "A:", "A: x = y", "A: 0 = nothing", ": 1 = one", "A: Pass; 3 = x"]
)
def test_a_line_that_is_no_scale_is_refused_with_an_example(entry: str) -> None:
    with pytest.raises(BidprepError, match="0 to 2"):
        read_scale(entry)


def test_a_scale_may_have_a_least_mark_and_bands() -> None:
    scale = read_scale("Ours:  0-2 = no ; 3 – 5 = yes; at least 3")
    assert scale == ScoreScale(
        "Ours", (ScaleStep(Decimal(0), Decimal(2), "no"), ScaleStep(Decimal(3), Decimal(5), "yes")), Decimal(3)
    )


def test_every_scale_met_in_real_documents_has_its_bundled_twin() -> None:
    table = Path(__file__).parents[3] / "shared" / "data" / "score_scales.csv"
    if not table.is_file():
        pytest.skip("the table of real scales is not here")
    twins = {
        "100/66/33/0": RM6232, "100/50/0": "100, 50, 0", "100/66/33/0 by count": "100, 66, 33, 0 by count",
        "0-5": "0 to 5", "1-10 bands": "0 to 10 in bands", "pass/fail": "Pass or fail", "0-4": "0 to 4",
    }  # fmt: skip
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            scale = SCALES[twins[row["scale"]]]
            assert read_mark(row["score"].split("-")[-1], scale) is not None, row


def scored_questions() -> tuple[QuestionScore, ...]:
    return score(weigh(TABLE_A, SECTIONS), {}, SCALES).questions


def test_bidders_are_read_one_a_line_and_written_the_same() -> None:
    questions = scored_questions()
    typed = f"A; £100,000; {A}\nHarbour; ; 66 - 100\n\nC; 1.6k"
    first, second, third = read_bidders(typed, questions)
    assert (first.name, first.price, dict(first.marks)) == ("A", Decimal(100_000), marks(A))
    assert (second.price, [*second.marks.values()]) == (None, [Decimal(66), Decimal(100)])
    assert (third.price, dict(third.marks)) == (Decimal(1600), {})
    for bidder in (first, second, third):
        assert read_bidders(write_bidder(bidder, questions), questions) == (bidder,)


@pytest.mark.parametrize(
    ("line", "said"),
    [("A; 1; 50", "no mark"), ("A; much; 66", "no amount|not an amount"), (f"A; 1; {A} 66", "has 7 marks")],
)
def test_a_bidder_that_cannot_be_read_is_said(line: str, said: str) -> None:
    with pytest.raises(BidprepError, match=said):
        read_bidders(line, scored_questions())


def test_bidders_without_prices_are_ranked_by_quality_alone() -> None:
    found = replay(weigh(TABLE_A, SECTIONS), SCALES, [Bidder("A", marks(A)), Bidder("B", marks(A))], Decimal(40))
    assert [(row.id, row.price, row.place) for row in found] == [("A", Decimal(0), 1), ("B", Decimal(0), 1)]


def test_what_a_scale_says_of_marks_is_in_words() -> None:
    assert PASS_FAIL.marks_words == "Pass or Fail"
    assert (PASS_FAIL.say(Decimal(0)), PER_CENT.say(None), PER_CENT.meaning_of(Decimal(200))) == ("Fail", "", "")
    assert write_scale(PASS_FAIL) == "Pass or fail: Pass; Fail"
    assert read_scale("Long " * 20 + ": 0; 1").top == 1
    with pytest.raises(BidprepError, match="…"):
        read_scale("Long " * 20)
