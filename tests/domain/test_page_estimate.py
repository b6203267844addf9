"""Pages are estimated from words, by font and size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.counting import Count, over_by, used_of
from bidprep.domain.page_estimate import FONTS, PAGE_MARGIN, estimate_pages, words_a_page


@pytest.mark.parametrize(("words", "pages"), [(0, 0), (1, 0.1), (500, 1), (501, 1), (900, 1.8), (1100, 2.2)])
def test_pages_are_estimated_at_500_words_where_the_buyer_says_nothing_of_letters(words: int, pages: float) -> None:
    assert used_of(Limit(LimitUnit.PAGES, 1), Count(words=words)) == pages


def test_fewer_words_go_on_a_page_in_larger_letters_and_in_wider_ones() -> None:
    assert words_a_page("Arial", 10) > words_a_page("Arial", 11) > words_a_page("Arial", 12)
    assert words_a_page("Times New Roman", 12) > words_a_page("Arial", 12) > words_a_page("Verdana", 12)


def test_a_font_is_known_by_its_name_in_any_case_and_by_its_twins() -> None:
    assert (
        words_a_page(" times  new roman", 12)
        == words_a_page("Liberation Serif", 12)
        == words_a_page("Times New Roman", 12)
    )
    assert words_a_page("helvetica", 11) == words_a_page("Arial", 11)


def test_a_font_that_is_not_known_is_taken_as_arial_and_a_size_that_is_not_said_as_eleven() -> None:
    assert words_a_page("Comic Neue", 12) == words_a_page("", 12) == words_a_page("Arial", 12)
    assert words_a_page("Arial") == words_a_page("Arial", 11)


@pytest.mark.parametrize(
    ("width", "line", "size", "measured"),
    [
        # Words a page in LibreOffice 7.4 by paragraphs of 40 and of 80 words, 6 points between them, at 5.3 characters a word.
        (0.5005, 1.164, 11, (589, 692)),
        (0.5005, 1.164, 14, (401, 436)),
        (0.5074, 1.164, 11, (589, 668)),
        (0.4501, 1.164, 11, (646, 742)),
    ],
)
def test_what_was_measured_lies_within_the_margin(
    width: float, line: float, size: float, measured: tuple[int, int]
) -> None:
    FONTS["Measured"] = type(FONTS["Arial"])(width, line)
    try:
        estimated = words_a_page("Measured", size) * 6.2 / 5.3
    finally:
        del FONTS["Measured"]
    assert all(abs(each - estimated) <= PAGE_MARGIN * each for each in measured)


@given(st.integers(0, 5000), st.sampled_from(sorted(FONTS)), st.integers(4, 72))
def test_more_words_never_take_fewer_pages(words: int, font: str, size: int) -> None:
    assert estimate_pages(words, font, size) <= estimate_pages(words + 1, font, size)
    assert (estimate_pages(words, font, size) > 0) == (words > 0)


def test_what_is_over_is_said_in_tenths_of_a_page() -> None:
    assert over_by(Limit(LimitUnit.PAGES, 2), Count(words=1150)) == 0.3
    assert over_by(Limit(LimitUnit.PAGES, 2), Count(words=1010)) == 0
