"""What could tell who somebody is, told from what only looks like it."""

import pytest

from bidprep.domain.identifying import detail_key, find_identifying, find_names

FOUND = [
    ("write to dan.marsh@example.org today", "dan.marsh@example.org", "an e-mail address"),
    ("(D_Marsh+help@mail.example.co.uk)", "D_Marsh+help@mail.example.co.uk", "an e-mail address"),
    ("josé@exámple.org.", "josé@exámple.org", "an e-mail address"),
    ("his number AB123456C was lost", "AB123456C", "a National Insurance number"),
    ("AB 12 34 56 C", "AB 12 34 56 C", "a National Insurance number"),
    ("ab123456c", "ab123456c", "a National Insurance number"),
    ("JG\u00a010\u00a030\u00a050\u00a0A", "JG\u00a010\u00a030\u00a050\u00a0A", "a National Insurance number"),
    ("AB-12-34-56-D", "AB-12-34-56-D", "a National Insurance number"),
    ("Danny (A1234BC) said", "A1234BC", "a prison number"),
    ("prison number: G9876VX.", "G9876VX", "a prison number"),
    ("known as 2012/0052494Q", "2012/0052494Q", "a police record number"),
    ("PNC 99/123456B", "99/123456B", "a police record number"),
    ("CRN X320741", "CRN X320741", "a probation case number"),
    ("CRN: E123456", "CRN: E123456", "a probation case number"),
    ("NHS number 943 476 5919", "NHS number 943 476 5919", "an NHS number"),
    ("NHS no: 9434765919", "NHS no: 9434765919", "an NHS number"),
    ("ring 01632 960417", "01632 960417", "a telephone number"),
    ("ring 01632960417.", "01632960417", "a telephone number"),
    ("ring (01632) 960417", "(01632) 960417", "a telephone number"),
    ("ring (01632)960417", "(01632)960417", "a telephone number"),
    ("ring 01632 960 417", "01632 960 417", "a telephone number"),
    ("ring 01632-960-417", "01632-960-417", "a telephone number"),
    ("ring 0161 496 0745", "0161 496 0745", "a telephone number"),
    ("ring 020 7946 0123, or write", "020 7946 0123", "a telephone number"),
    ("ring 020 79460123", "020 79460123", "a telephone number"),
    ("ring 016977 12345", "016977 12345", "a telephone number"),
    ("ring 01697 73555", "01697 73555", "a telephone number"),
    ("mobile 07700 900417", "07700 900417", "a telephone number"),
    ("mobile 07700\u00a0900\u00a0417", "07700\u00a0900\u00a0417", "a telephone number"),
    ("mobile 07700 90 04 17", "07700 90 04 17", "a telephone number"),
    ("mobile 07700.900417", "07700.900417", "a telephone number"),
    ("mobile +44 7700 900417", "+44 7700 900417", "a telephone number"),
    ("mobile +447700900417", "+447700900417", "a telephone number"),
    ("office +44 (0)1632 960417", "+44 (0)1632 960417", "a telephone number"),
    ("office 0044 161 496 0745", "0044 161 496 0745", "a telephone number"),
    ("free on 0800 123456", "0800 123456", "a telephone number"),
    ("free on 0345 60 80 100", "0345 60 80 100", "a telephone number"),
    ("Tel.01632 960417", "01632 960417", "a telephone number"),
    ("01632 960417 2024", "01632 960417", "a telephone number"),
    ("lives at LA1 4AB", "LA1 4AB", "a postcode"),
    ("lives at M1 1AE,", "M1 1AE", "a postcode"),
    ("lives at EC1A 1BB", "EC1A 1BB", "a postcode"),
    ("lives at SW1W\u00a00NY", "SW1W\u00a00NY", "a postcode"),
    ("lives at LA14AB", "LA14AB", "a postcode"),
    ("born on 4 March 1987", "born on 4 March 1987", "a date of birth"),
    ("born on the 4th of March 1987", "born on the 4th of March 1987", "a date of birth"),
    ("was born 4/3/87.", "born 4/3/87", "a date of birth"),
    ("DOB: 04.03.1987", "DOB: 04.03.1987", "a date of birth"),
    ("d.o.b. 4-3-1987", "d.o.b. 4-3-1987", "a date of birth"),
    ("Date of birth – 1987-03-04", "Date of birth – 1987-03-04", "a date of birth"),
    ("her birthday is 4 Mar 1987", "birthday is 4 Mar 1987", "a date of birth"),
    ("born on Tuesday 4 March 1987", "born on Tuesday 4 March 1987", "a date of birth"),
    ("born March 4, 1987", "born March 4, 1987", "a date of birth"),
]

PASSED_OVER = [
    "Charity number 9900417",
    "Charity number 1089464-1",
    "Company number 01234567",
    "Company number SC012345 or NI012345",
    "VAT number GB012345678",
    "VAT 012 3456 78",
    "PPON PZZZ-0417-ZZZZ",
    "ICO registration ZA012345",
    "ICO registration ZZ000417",
    "£1,200,000 over three years",
    "£0123456789",
    "£01632 960417",
    "€07700900417 and $07700900417",
    "0.01632960417",
    "1,01632960417",
    "The average was 0.123 456 7890",
    "an income of £812,400, up from £768,900",
    "on 4 March 2024 we opened",
    "from 04/03/2024 to 05/03/2024",
    "01.02.2024 03.04.2024",
    "2024-03-04 2025-03-04",
    "The hub was born in Preston",
    "born in 1987 and 1991",
    "a plan born of hope, 4 people in 2024",
    "09:30 to 10:30, 0930 1030 1130",
    "open 0900 1300 1700",
    "Lots NW-01, NW-03 and NW-05",
    "Lot 3 of 12, L1 and M25 4 miles on",
    "course CS101AB, EN102 and BTEC 600/1234/5",
    "course PG1234AB",
    "Level 2 course 603/0123/4",
    "ISO 9001 and ISO 27001:2022",
    "PPN 03/24, question 7.1(a)",
    "ocds-h6vhtk-0417ab",
    "2026/S 000-012345",
    "reference C-0123456789",
    "reference 2026/0123456789",
    "sort code 01-23-45, account 12345678",
    "COVID19, A4 paper, Windows 11 and H2O",
    "B12 vitamins and E10 petrol",
    "Unit b2 3rd floor",
    "the n1 4th time",
    "QQ123456C is not in use",
    "BG123456A, GB123456A, TN123456A",
    "AB123456E",
    "ab 12 34 56 c of them",
    "@netherfell on social media",
    "two @ three, a@b",
    "prices at 10 @ 2.50",
    "12 of 14 on the scale; 156 of 186 men",
    "A12 B34 C56",
    "Annex A1234B",
    "NHS number unknown",
    "CRN not yet known",
    "24/7 cover and 9/10 satisfied",
    "planning 23/01234/FUL",
    "0 1 2 3 4 5 6 7 8 9 10 11",
    "00 44 11 22",
    "0123456789012345",
    "",
]

LONG = 100_000
SLOW = [
    "0", "01632 ", "a.", "a@", "a@a.", "a", "a-b+c.", "a@b.c.d.e-.", "à@", "born on the ", "date of birth:",
    "born on monday ", "dob (1/1/", "AB12 ", "AB 12 34 56", "ab12345", "+44 (0) ", "+44", "0 1", "(0", "(01", "01632) ",
    "0161 496 ", "07700 90 01 2", "07700900123", "2012/0", "12/", "A1", "A1234B", "L1 1", "CRN ", "NHS no ", " ", "\n",
]  # fmt: skip


def test_the_lists_are_long_enough_to_mean_something() -> None:
    assert len(FOUND) >= 40
    assert len(PASSED_OVER) >= 40


@pytest.mark.parametrize(("words", "detail", "looks_like"), FOUND)
def test_what_gives_somebody_away_is_found_whole_and_once(words: str, detail: str, looks_like: str) -> None:
    assert [(found.words, found.looks_like) for found in find_identifying(words)] == [(detail, looks_like)]


@pytest.mark.parametrize("words", PASSED_OVER)
def test_numbers_of_bodies_money_and_dates_give_nobody_away(words: str) -> None:
    assert list(find_identifying(words)) == []


def test_a_detail_that_stands_there_twice_is_told_once() -> None:
    assert [found.words for found in find_identifying("LA1 4AB, and LA1 4AB again, but M1 1AE")] == [
        "LA1 4AB",
        "M1 1AE",
    ]


@pytest.mark.parametrize("piece", SLOW)
def test_looking_through_a_text_however_odd_comes_to_an_end(piece: str) -> None:
    words = (piece * (LONG // len(piece) + 1))[:LONG]
    # A pattern that goes back and forth would take hours over it.
    assert len(list(find_identifying(words))) <= LONG
    assert len(list(find_names(words, ["Craig Fairhurst", "01632 a@"]))) <= LONG


@pytest.mark.parametrize(
    "spelt", ["01632 960417", "(01632) 960417", "01632960417", "+44 1632 960417", "+44 (0)1632 960417", "0044 1632-960417"]
)  # fmt: skip
def test_one_number_is_the_same_however_it_is_spelt(spelt: str) -> None:
    assert detail_key(spelt) == "01632960417"


def test_other_details_keep_what_tells_them_apart() -> None:
    assert detail_key("LA1 4AB") == detail_key("la14ab") != detail_key("LA1 4AC")
    assert detail_key("a@example.org") != detail_key("b@example.org")


def test_a_name_is_found_whole_and_a_first_name_alone_is_not() -> None:
    words = "Craig\nFairhurst was met by Craig. Mary-Ann Fairhurstson was not. will young people come?"
    names = ["Craig  Fairhurst", "Craig", "Ann Fairhurst", "Will Young", "", "Craig Fairhurst"]
    assert [found.words for found in find_names(words, names)] == ["Craig\nFairhurst"]
