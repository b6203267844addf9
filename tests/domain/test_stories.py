"""Case studies told: in full, or in the length on hand that fits."""

from bidprep.domain.case_studies import CaseStudy, Figure, Telling
from bidprep.domain.counting import count_text
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.stories import tell_case_study

STUDY = CaseStudy(
    "s", "Title", need="Men came home alone.", what_we_did="We met them.\n\x07And walked along.", result=" "
)
FIGURES = (
    Figure("a", "s", 1, "84%  kept\nit", "Their\nrecords"),
    Figure("b", "s", 2, "  ", "Nothing"),
    Figure("c", "s", 3, "9 stayed"),
)


def telling(words: int) -> Telling:
    return Telling(f"t{words}", "s", words, "word " * words)


def test_a_story_in_full_has_a_heading_for_each_part_that_has_words() -> None:
    assert write_markdown(tell_case_study(STUDY, FIGURES)) == (
        "## The need\n\nMen came home alone.\n\n## What we did\n\nWe met them.\n\nAnd walked along.\n\n"
        "## The evidence\n\n- 84% kept it (source: Their records)\n- 9 stayed\n"
    )
    assert not tell_case_study(CaseStudy("s"), ())


def test_what_is_short_enough_is_told_in_full() -> None:
    full = tell_case_study(STUDY, FIGURES)
    words = count_text(full).words
    assert tell_case_study(STUDY, FIGURES, [telling(words - 1)], words) == full


def test_the_longest_length_on_hand_that_fits_is_told() -> None:
    tellings = [telling(9), telling(3), telling(6), Telling("empty", "s", 5, " \n")]
    for most, told in ((9, 9), (8, 6), (6, 6), (5, 3)):
        assert count_text(tell_case_study(STUDY, FIGURES, tellings, most)).words == told


def test_where_nothing_fits_the_shortest_is_told() -> None:
    assert tell_case_study(STUDY, FIGURES, [telling(9), telling(7)], 5) == read_markdown("word " * 7)
    full = tell_case_study(STUDY, FIGURES)
    assert tell_case_study(STUDY, FIGURES, [telling(500)], 5) == full
    assert tell_case_study(STUDY, FIGURES, (), 5) == full
