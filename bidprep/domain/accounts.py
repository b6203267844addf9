"""Accounts: income, spending and reserves, year by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bidprep.domain.dates import say_date
from bidprep.domain.field_names import field_key
from bidprep.domain.money import Money, say_money


@dataclass(frozen=True, slots=True)
class AccountsYear:
    """One year's accounts, named by the day the year ended. `reserves` are the unrestricted ones on that day."""

    id: str
    ended_on: date | None = None
    income: Money | None = None
    spending: Money | None = None
    reserves: Money | None = None
    audited: bool = False
    notes: str = ""


ACCOUNTS_FIELDS = ("Annual income", "Annual spending", "Reserves", "Year end")
"""The merge fields that accounts give, each also with the number of a year behind."""


def accounts_values(years: Iterable[AccountsYear]) -> dict[str, str]:
    """Return the merge fields that accounts give, by `field_key`.

    The newest year with a figure gives ``annual income``, ``annual spending``, ``reserves`` and ``year end``; each
    year gives them with its number behind: ``annual income 2025``.
    """
    values: dict[str, str] = {}
    for year in sorted(years, key=lambda year: year.ended_on or date.min):
        figures = (year.income, year.spending, year.reserves)
        told = (*map(say_money, figures), say_date(year.ended_on) if any(figures) else "")
        for name, said in zip(ACCOUNTS_FIELDS, told, strict=True):
            if said:
                values[field_key(name)] = said
                if year.ended_on:
                    values[field_key(f"{name} {year.ended_on.year}")] = said
    return values
