"""A charity's row in the register's public extract, and the facts that it states.

Source of the field names: the Charity Commission's data definition of its register extract, table Charity.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.dates import read_date, say_date
from bidprep.domain.money import Money, say_money
from bidprep.domain.organisation import known_fact
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError

SOURCE = "Charity register"
"""Where a fact says it is from."""

_MOST_WORDS = 20_000
_EMPTY = frozenset({"", "null", "none", "n/a", "-"})

# Headings under which the fields stand in the tables that the register's own web pages give.
_OTHER_HEADINGS = {
    "charity_number": "registered_charity_number",
    "reg_charity_number": "registered_charity_number",
    "registration_number": "registered_charity_number",
    "regno": "registered_charity_number",
    "subno": "linked_charity_number",
    "group_subsid_suffix": "linked_charity_number",
    "name": "charity_name",
    "status": "charity_registration_status",
    "reg_status": "charity_registration_status",
    "income": "latest_income",
    "expenditure": "latest_expenditure",
    "spending": "latest_expenditure",
    "activities": "charity_activities",
    "company_number": "charity_company_registration_number",
    "email": "charity_contact_email",
    "phone": "charity_contact_phone",
    "website": "charity_contact_web",
    "web": "charity_contact_web",
    "postcode": "charity_contact_postcode",
    "address": "charity_contact_address1",
}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A charity as its row in the register tells it: the fields that say something, by their names in the extract."""

    fields: Mapping[str, str]

    @property
    def number(self) -> str:
        """The registered number, with the suffix of a linked charity: ``1089464`` or ``1089464-2``."""
        linked = self.linked
        return self.main_number + (f"-{linked}" if linked else "")

    @property
    def main_number(self) -> str:
        """The registered number, which a charity shares with those linked to it."""
        return fold_number(self.fields.get("registered_charity_number", ""))

    @property
    def linked(self) -> int:
        """The number of a linked charity among those of the main one; 0 for the main charity."""
        return _suffix(fold_number(self.fields.get("linked_charity_number", "")))

    @property
    def name(self) -> str:
        """The charity's name, as the register writes it."""
        return self.fields.get("charity_name", "")

    @property
    def is_removed(self) -> bool:
        """Whether the charity was taken off the register."""
        status = self.fields.get("charity_registration_status", "").casefold()
        return "removed" in status if status else "date_of_removal" in self.fields


def head_of(told: Mapping[Any, Any]) -> RegisterRow | None:
    """Return so much of a charity's row as a search looks at, which is quicker; None where `row_of` is None."""
    head = {field: told[field] for field in _HEAD if field in told}
    return row_of(head or told)


def row_of(told: Mapping[Any, Any]) -> RegisterRow | None:
    """Return the row of a charity, or None where it has neither a number nor a name."""
    fields: dict[str, str] = {}
    for heading, value in told.items():
        if value is None or isinstance(value, dict | list) or not isinstance(heading, str):
            continue
        words = value if isinstance(value, str) else _digits(value)
        if words.strip().casefold() not in _EMPTY:
            name = heading if heading in _FIELDS else _field_name(heading)
            fields.setdefault(name, words[:_MOST_WORDS])
    row = RegisterRow(fields)
    return row if row.main_number or row.name.strip() else None


def _digits(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    try:
        return str(value)
    except ValueError:  # Python refuses to spell a whole number of thousands of digits
        return ""


def _field_name(heading: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "_", heading.casefold()).strip("_")
    return _OTHER_HEADINGS.get(name, name)


# Searching


@dataclass(frozen=True, slots=True)
class RegisterSearch:
    """What is looked for in a register: a number, or else a name; nothing at all finds every row."""

    number: str = ""
    name: str = ""

    PARTLY: ClassVar[int] = 2

    def rank(self, row: RegisterRow) -> int | None:
        """Return how well a row fits, 0 best; None where it does not.

        A number with a suffix means that linked charity; without one the main charity, then those linked to it.
        """
        if self.number.strip():
            wanted, _, suffix = self.number.strip().partition("-")
            if row.main_number != fold_number(wanted) or not row.main_number:
                return None
            return 0 if row.linked == _suffix(suffix.strip()) else None if suffix.strip() else 1
        if not self.name.strip():
            return 0
        wanted, there = fold_name(self.name), fold_name(row.name)
        if not wanted or f" {wanted}" not in f" {there}":
            return None
        return (1 if row.is_removed else 0) if wanted == there else self.PARTLY


def _suffix(digits: str) -> int:
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_SUFFIX else 0


_MOST_SUFFIX = 4


def fold_number(typed: str) -> str:
    """Return a charity number as it is compared: no spaces, no zeros in front, no “.0” of a spreadsheet."""
    compact = re.sub(r"\s+", "", typed).upper().removesuffix(".0")
    return compact.lstrip("0")


_NO_LETTER = re.compile(r"[^\w\s]|_")
_LITTLE = re.compile(r"^the | the$| (?:ltd|limited)\b")


def fold_name(name: str) -> str:
    """Return a name as it is compared: case, “The”, “Ltd”, “&” and punctuation do not matter."""
    words = " ".join(
        _NO_LETTER.sub(" ", name.casefold().replace("'", "").replace("’", "").replace("&", " and ")).split()
    )
    return _LITTLE.sub("", words)


# What a row states


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What a row states in our words: values by the names of known facts, the accounts, and what to know of it.

    `years` is the latest year's accounts, not yet a record: its id is "". `true_on` is the day of the extract.
    """

    facts: Mapping[str, str]
    year: AccountsYear | None
    true_on: date | None
    warnings: tuple[str, ...]


def facts_of(row: RegisterRow) -> RegisterFacts:
    """Return what a row states; what has not the form that it should have is left out and said so."""
    warnings = [*_doubts(row)]
    facts: dict[str, str] = {}
    for name, read in _FACTS.items():
        known = known_fact(name)
        words = clean_characters(read(row)).strip()
        try:
            value = known.read(words) if known else words
        except BidprepError as error:
            warnings.append(f"{name} was left out: {error.happened[:1].lower()}{error.happened[1:]}")
            continue
        if value:
            facts[name] = value
    year = _year(row, warnings)
    return RegisterFacts(facts, year, _day(row, "date_of_extract"), tuple(warnings))


def _doubts(row: RegisterRow) -> Iterator[str]:
    fields = row.fields
    if row.is_removed:
        removed_on = _day(row, "date_of_removal")
        yield f"This charity was removed from the register{f' on {say_date(removed_on)}' if removed_on else ''}."
    for field, said in (
        ("charity_insolvent", "The register says that this charity is insolvent."),
        ("charity_in_administration", "The register says that this charity is in administration."),
        ("cio_is_dissolved", "The register says that this charity is to be dissolved."),
    ):
        if fields.get(field, "").casefold() in ("true", "1", "yes"):
            yield said
    reporting = fields.get("charity_reporting_status", "")
    if reporting and not reporting.casefold().startswith(("submission received", "new", "not required", "removed")):
        yield f"The register says of its reports: {reporting}."


def _line(field: str) -> Callable[[RegisterRow], str]:
    return lambda row: " ".join(row.fields.get(field, "").split())


def _address(row: RegisterRow) -> str:
    lines = (" ".join(row.fields.get(f"charity_contact_address{number}", "").split()) for number in range(1, 6))
    return "\n".join(filter(None, lines))


def _kind(row: RegisterRow) -> str:
    told = " ".join(row.fields.get("charity_type", "").split())
    is_cio = row.fields.get("charity_is_cio", "").casefold() in ("true", "1", "yes")
    if told.casefold() == "cio" or (not told and is_cio):
        return "Charitable incorporated organisation"
    return "" if told.casefold() == "other" else told


def _day_words(field: str) -> Callable[[RegisterRow], str]:
    return lambda row: row.fields.get(field, "").strip().partition("T")[0].partition(" ")[0]


# Which fact of ours each field states. What the trustees say they do is our services; the objects, which are our
# aims, stand in another table.
_FACTS: dict[str, Callable[[RegisterRow], str]] = {
    "Legal name": _line("charity_name"),
    "Kind of body": _kind,
    "Charity number": lambda row: row.number,
    "Company number": _line("charity_company_registration_number"),
    "Date of registration": _day_words("date_of_registration"),
    "Address": _address,
    "Postcode": _line("charity_contact_postcode"),
    "Website": _line("charity_contact_web"),
    "E-mail": _line("charity_contact_email"),
    "Telephone": _line("charity_contact_phone"),
    "Services": lambda row: row.fields.get("charity_activities", ""),
}

_HEAD = ("registered_charity_number", "linked_charity_number", "charity_name", "charity_registration_status")
_FIELDS = frozenset(
    {
        "organisation_number", "registered_charity_number", "linked_charity_number", "charity_name", "charity_type",
        "charity_registration_status", "date_of_registration", "date_of_removal", "charity_reporting_status",
        "latest_acc_fin_period_start_date", "latest_acc_fin_period_end_date", "latest_income", "latest_expenditure",
        "charity_contact_address1", "charity_contact_address2", "charity_contact_address3", "charity_contact_address4",
        "charity_contact_address5", "charity_contact_postcode", "charity_contact_phone", "charity_contact_email",
        "charity_contact_web", "charity_company_registration_number", "charity_insolvent", "charity_in_administration",
        "charity_previously_excepted", "charity_is_cdf_or_cif", "charity_is_cio", "cio_is_dissolved",
        "date_cio_dissolution_notice", "charity_activities", "charity_gift_aid", "charity_has_land", "date_of_extract",
    }
)  # fmt: skip


def _day(row: RegisterRow, field: str) -> date | None:
    try:
        return read_date(_day_words(field)(row))
    except BidprepError:
        return None


def _year(row: RegisterRow, warnings: list[str]) -> AccountsYear | None:
    ended_on = _day(row, "latest_acc_fin_period_end_date")
    income, spending = _money(row, "latest_income", warnings), _money(row, "latest_expenditure", warnings)
    if income is None and spending is None:
        warnings.append("The register has no accounts of this charity.")
        return None
    if ended_on is None:
        warnings.append("The register does not say to which year its income and spending belong: add the year’s end.")
    return AccountsYear("", ended_on, income, spending, notes=f"From the {SOURCE[:1].lower()}{SOURCE[1:]}")


def _money(row: RegisterRow, field: str, warnings: list[str]) -> Money | None:
    words = row.fields.get(field, "").replace(",", "").replace("£", "").strip()
    if not words:
        return None
    try:
        amount = Decimal(words)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount < _MOST_AMOUNT:
        warnings.append(f"“{words[:40]}” is no amount of money: the {field.replace('_', ' ')} was left out.")
        return None
    return Money(amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount)


_MOST_AMOUNT = Decimal(10) ** 15

# Comparing


def is_same(name: str, ours: str, theirs: str) -> bool:
    """Whether what we state and what the register states say the same: capitals and punctuation do not count."""
    if name == "Telephone":
        return re.sub(r"\D", "", ours) == re.sub(r"\D", "", theirs)
    if name == "Website":
        return _bare_address(ours) == _bare_address(theirs)
    return _NO_LETTER.sub(" ", ours.casefold()).split() == _NO_LETTER.sub(" ", theirs.casefold()).split()


def _bare_address(address: str) -> str:
    return re.sub(r"^https?://(www\.)?|^www\.|/+$", "", address.strip().casefold())


def say_year(year: AccountsYear | None) -> dict[str, str]:
    """Return what a year's accounts say, in words by the name of the change that they would be."""
    if year is None:
        return {}
    ended = f", year to {say_date(year.ended_on)}" if year.ended_on else ""
    told = {f"Income{ended}": say_money(year.income), f"Spending{ended}": say_money(year.spending)}
    return {name: said for name, said in told.items() if said}
