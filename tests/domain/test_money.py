"""Amounts of money as people type them, and as they are said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.money import Money, read_balance, read_money, say_money
from bidprep.errors import BidprepError


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,200,000", "1200000"),
        ("£1200000", "1200000"),
        (" £ 1 200 000 ", "1200000"),
        ("£1.2 million", "1200000"),
        ("1.2M", "1200000"),
        ("812.4k", "812400"),
        ("12.50", "12.50"),
        ("12.00", "12"),
        ("0", "0"),
        ("£1.2345m", "1234500"),
        ("0.0001", "0.0001"),
        ("999999999999999 million", "999999999999999000000"),
    ],
)
def test_an_amount_is_read_however_it_is_typed(typed: str, amount: str) -> None:
    assert read_money(typed) == Money(Decimal(amount))


@pytest.mark.parametrize("typed", ["", "  ", "£", ", "])
def test_nothing_typed_is_no_amount(typed: str) -> None:
    assert read_money(typed) is None


@pytest.mark.parametrize("typed", ["-5", "£-5", "about 5", "5 6m 7", "1.23456", "1e6", "5bn", "٣", "1.2.3", "1" * 16])
def test_what_is_no_amount_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(BidprepError, match="is not an amount of money") as caught:
        read_money(f" {typed} ")
    assert caught.value.happened.startswith(f"“{typed}”")
    assert "1,200,000" in caught.value.do


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (None, ""),
        (Money(Decimal(1_200_000)), "£1,200,000"),
        (Money(Decimal("12.5")), "£12.50"),
        (Money(Decimal("12.00")), "£12"),
        (Money(Decimal(0)), "£0"),
        (Money(Decimal(5000), "EUR"), "EUR 5,000"),
    ],
)
def test_money_is_said_with_its_sign_and_no_more_pence_than_it_has(money: Money | None, said: str) -> None:
    assert say_money(money) == said


@given(st.decimals(0, 10**12, places=2, allow_nan=False, allow_infinity=False))
def test_what_is_said_is_read_as_the_same_amount(amount: Decimal) -> None:
    assert read_money(say_money(Money(amount))) == Money(amount)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("-12,000", "-12000"),
        ("−£1.5 million", "-1500000"),
        ("(12,000)", "-12000"),
        ("£(900)", "-900"),
        ("£-7", "-7"),
        ("12k", "12000"),
    ],
)
def test_a_balance_may_be_a_deficit_and_is_said_with_its_sign(typed: str, amount: str) -> None:
    money = read_balance(typed)
    assert money == Money(Decimal(amount))
    assert read_balance(say_money(money)) == money
    assert say_money(money).startswith("−£") == (Decimal(amount) < 0)


@pytest.mark.parametrize("typed", ["--12", "-", "()", "-(12)", "12-", "minus 12"])
def test_what_is_no_balance_is_refused(typed: str) -> None:
    with pytest.raises(BidprepError, match="is not an amount of money"):
        read_balance(typed)
