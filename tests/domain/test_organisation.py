"""The organisation's facts, and the form that its numbers take."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.field_names import field_key
from bidprep.domain.ids import ID_LENGTH, known_id, new_id
from bidprep.domain.organisation import (
    KNOWN_FACTS,
    Fact,
    fact_values,
    known_fact,
    organisation_name,
    read_charity_number,
    read_company_number,
    read_count,
    read_day,
    read_email,
    read_postcode,
    read_ppon,
    read_telephone,
    read_vat_number,
    read_web_address,
)
from bidprep.errors import BidprepError

_READERS = (read_charity_number, read_company_number, read_vat_number, read_postcode, read_ppon)


@pytest.mark.parametrize(
    ("read", "typed", "kept"),
    [
        (read_charity_number, " 1234567 ", "1234567"),
        (read_charity_number, "123456", "123456"),
        (read_charity_number, "sc 012345", "SC012345"),
        (read_charity_number, "NIC100123", "NIC100123"),
        (read_charity_number, "1234567-1", "1234567-1"),
        (read_company_number, "1234567", "01234567"),
        (read_company_number, "sc123456", "SC123456"),
        (read_company_number, "IP12345R", "IP12345R"),
        (read_vat_number, "GB 123 4567 89", "GB123456789"),
        (read_vat_number, " not  registered. ", "Not registered"),
        (read_company_number, "None", "Not registered"),
        (read_charity_number, "n/a", "Not registered"),
        (read_vat_number, "123456789", "123456789"),
        (read_vat_number, "123456789012", "123456789012"),
        (read_postcode, "m11ae", "M1 1AE"),
        (read_postcode, "EC1A 1BB", "EC1A 1BB"),
        (read_postcode, "w1a0ax", "W1A 0AX"),
        (read_ppon, "abcd1234efgh", "ABCD-1234-EFGH"),
        (read_ppon, "ABCD-1234-EFGH", "ABCD-1234-EFGH"),
    ],
)
def test_a_number_is_kept_in_its_own_form(read: Callable[[str], str], typed: str, kept: str) -> None:
    assert read(typed) == kept
    assert read(kept) == kept


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (read_charity_number, "12345"),
        (read_charity_number, "12345678"),
        (read_charity_number, "SC12345"),
        (read_charity_number, "1234567-"),
        (read_company_number, "123456789"),
        (read_company_number, "ABC12345"),
        (read_vat_number, "GB12345678"),
        (read_vat_number, "1234567890"),
        (read_postcode, "M1"),
        (read_postcode, "12345"),
        (read_ppon, "ABCD-123-EFGH"),
    ],
)
def test_what_does_not_have_the_form_is_answered_with_the_form(read: Callable[[str], str], typed: str) -> None:
    with pytest.raises(BidprepError, match="does not look like") as caught:
        read(typed)
    assert typed.replace("-", "") in caught.value.happened.replace("-", "")
    assert caught.value.do.startswith("It should be")


@pytest.mark.parametrize("read", _READERS)
@pytest.mark.parametrize("typed", ["", "  "])
def test_nothing_typed_is_nothing_kept(read: Callable[[str], str], typed: str) -> None:
    assert read(typed) == ""


@given(st.sampled_from(_READERS), st.text(max_size=15))
def test_whatever_is_typed_is_kept_in_a_stable_form_or_answered_with_a_sentence(
    read: Callable[[str], str], typed: str
) -> None:
    try:
        kept = read(typed)
    except BidprepError:
        return
    assert read(kept) == kept


def test_known_facts_have_names_and_ids_of_their_own_and_are_found_by_any_spelling() -> None:
    assert len({known.id for known in KNOWN_FACTS}) == len(KNOWN_FACTS)
    for known in KNOWN_FACTS:
        assert known_fact(f"  {known.name.upper().replace(' ', '_')} ") is known
        assert known.read("") == ""
    assert known_fact("Patron") is None


def test_two_laptops_give_a_known_fact_the_same_id() -> None:
    legal_name = known_fact("Legal name")
    assert legal_name
    assert legal_name.id == known_id("fact legal name") == "5vv3eskic454d2dykm3lnl4hiy"


def test_ids_are_26_letters_and_digits_and_never_the_same() -> None:
    made = {new_id() for _ in range(200)}
    assert len(made) == 200
    for one in (*made, known_id("x")):
        assert len(one) == ID_LENGTH
        assert set(one) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_only_facts_with_a_value_fill_fields() -> None:
    facts = [Fact("a", "Charity_Number", "123"), Fact("b", "Staff", " ")]
    assert fact_values(facts) == {field_key("charity number"): "123"}


def test_an_organisation_goes_by_its_trading_name_else_by_its_legal_name() -> None:
    legal, trading = Fact("a", "Legal name", "The Trust"), Fact("b", "Trading name", "Trusty")
    assert organisation_name([legal, trading]) == "Trusty"
    assert organisation_name([legal]) == "The Trust"
    assert organisation_name([]) == ""


@pytest.mark.parametrize(
    ("read", "typed", "kept"),
    [
        (read_count, " 1 200 ", "1,200"),
        (read_count, "0022", "22"),
        (read_day, "4/3/2004", "4 March 2004"),
        (read_day, "4 Mar 2004", "4 March 2004"),
        (read_email, " bids@example.org ", "bids@example.org"),
        (read_web_address, "www.example.org/a?b=c", "www.example.org/a?b=c"),
        (read_web_address, "https://example.org", "https://example.org"),
        (read_telephone, " 01632  960417 ", "01632 960417"),
        (read_telephone, "+44 (0)1632 960417", "+44 (0)1632 960417"),
        (read_telephone, "(01632) 960-417", "(01632) 960-417"),
        (read_telephone, "116 123", "116 123"),
        (read_telephone, "01632 960417 ext. 12", "01632 960417 ext. 12"),
        (read_telephone, "01632 960417, weekdays", "01632 960417, weekdays"),
        (read_telephone, "01632 960417 (ask for Jo)", "01632 960417 (ask for Jo)"),
        (read_telephone, "01632 960417 / 07700 900417", "01632 960417 / 07700 900417"),
    ],
)
def test_numbers_of_people_days_and_addresses_are_kept_in_one_form(
    read: Callable[[str], str], typed: str, kept: str
) -> None:
    assert read(typed) == kept
    assert read(kept) == kept
    assert read(" ") == ""


@pytest.mark.parametrize(
    ("read", "typed", "happened"),
    [
        (read_count, "about 20", "is not a number of people"),
        (read_count, "12345678", "is not a number of people"),
        (read_day, "the spring of 2004", "is not a date"),
        (read_email, "bids at example.org", "does not look like an e-mail address"),
        (read_email, "bids@example", "does not look like an e-mail address"),
        (read_web_address, "our website", "does not look like a web address"),
        (read_web_address, "someone@example.org", "does not look like a web address"),
        (read_telephone, "hello", "does not look like a telephone number"),
        (read_telephone, "the office", "does not look like a telephone number"),
        (read_telephone, "0163", "does not look like a telephone number"),
        (read_telephone, "01a32 960417", "does not look like a telephone number"),
        (read_telephone, "office@example.org", "does not look like a telephone number"),
        (read_telephone, "0" * 31, "does not look like a telephone number"),
    ],
)
def test_what_is_no_number_day_or_address_is_answered_with_an_example(
    read: Callable[[str], str], typed: str, happened: str
) -> None:
    with pytest.raises(BidprepError, match=happened) as caught:
        read(typed)
    assert caught.value.do


def test_full_time_equivalents_are_told_apart_from_a_number_of_people() -> None:
    with pytest.raises(BidprepError, match="is not a number of people") as caught:
        read_count("12.5")
    assert "full-time equivalents are a fact of your own" in caught.value.do
