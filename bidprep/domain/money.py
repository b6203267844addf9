"""Money: an amount and its currency, read from what people type and said as they write it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bidprep.errors import BidprepError


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money in a currency (ISO 4217 code)."""

    amount: Decimal
    currency: str = "GBP"


_SCALES = {"": 1, "k": 1_000, "m": 1_000_000, "million": 1_000_000}


def read_money(words: str) -> Money | None:
    """Read an amount of pounds typed as ``1,200,000``, ``£1200000`` or ``£1.2 million``; None for nothing typed.

    Raises BidprepError where the words are no amount, or a negative one.
    """
    typed = re.sub(r"[£,\s]", "", words).casefold()
    if not typed:
        return None
    told = re.fullmatch(r"([0-9]{1,15}(?:\.[0-9]{1,4})?)(million|m|k)?", typed)
    if told is None:
        raise BidprepError(f"“{words.strip()}” is not an amount of money.", "Type it in pounds, for example 1,200,000.")
    amount = Decimal(told[1]) * _SCALES[told[2] or ""]
    return Money(amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount)


def read_balance(words: str) -> Money | None:
    """Read an amount that may be a deficit, ``-12,000`` or ``(12,000)``; None for nothing typed.

    Raises BidprepError where the words are no amount.
    """
    owed = re.fullmatch(
        r"\s*(?:[-−–]\s?(?P<below>[^-−–()]+)|£?\((?P<inside>[^()]+)\)|£\s?[-−–]\s?(?P<after>[^-−–()]+))\s*", words
    )
    if owed is None:
        return read_money(words)
    money = read_money(owed["below"] or owed["inside"] or owed["after"])
    return Money(-money.amount, money.currency) if money else None


def say_money(money: Money | None) -> str:
    """Say an amount as ``£1,200,000`` or ``£12.50``; "" for none, and the code where it is not pounds."""
    if money is None:
        return ""
    whole = money.amount == money.amount.to_integral_value()
    digits = f"{abs(money.amount):,.0f}" if whole else f"{abs(money.amount):,.2f}"
    sign = "−" if money.amount < 0 else ""
    return f"{sign}£{digits}" if money.currency == "GBP" else f"{money.currency} {sign}{digits}"
