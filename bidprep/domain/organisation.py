"""The organisation: single facts, each stated once, that flow into answers as merge fields."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bidprep.domain.field_names import field_key
from bidprep.domain.ids import known_id
from bidprep.errors import BidprepError


@dataclass(frozen=True, slots=True)
class Fact:
    """A single stated fact and since when it is true. Its name is also the name of its merge field."""

    id: str
    name: str = ""
    value: str = ""
    true_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that every organisation has: where it stands on the page and the form its value takes.

    `read` returns the value as it is kept, or raises BidprepError saying what form it should have.
    """

    name: str
    section: str
    hint: str = ""
    lines: int = 1
    read: Callable[[str], str] = str.strip

    @property
    def id(self) -> str:
        """The fixed id of this fact in every workspace."""
        return known_id(f"fact {field_key(self.name)}")


def read_charity_number(typed: str) -> str:
    """Read a charity number: six or seven digits (England and Wales, Northern Ireland) or SC and six (Scotland).

    A linked charity's suffix such as ``-1`` is kept. Source: the numbers in the three public registers.
    """
    return _read_form(
        typed,
        r"(SC\d{6}|(?:NIC)?\d{6,7})(-\d{1,3})?",
        "charity number",
        "six or seven digits, or SC and six digits",
    )


def read_company_number(typed: str) -> str:
    """Read a company number: eight characters; digits alone are filled up with zeros in front.

    Source: Companies House, uniform resource identifiers for companies: 8 digits or two letters and six digits.
    """
    compact = re.sub(r"\s", "", typed).upper()
    padded = compact.zfill(8) if compact.isdigit() else compact
    return _read_form(
        padded,
        r"\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]",
        "company number",
        "eight digits, or two letters and six digits",
    )


def read_vat_number(typed: str) -> str:
    """Read a United Kingdom VAT number: nine or twelve digits, with or without GB in front."""
    return _read_form(typed, r"(?:GB)?(\d{9}|\d{12})", "VAT number", "nine digits, with or without GB in front")


def read_postcode(typed: str) -> str:
    """Read a United Kingdom postcode and return it in capitals with its space."""
    compact = re.sub(r"\s", "", typed).upper()
    _read_form(compact, r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", "postcode", "for example M1 1AE")
    return f"{compact[:-3]} {compact[-3:]}".strip()


def read_ppon(typed: str) -> str:
    """Read a public procurement organisation number, ``AAAA-0000-AAAA``."""
    compact = re.sub(r"[\s-]", "", typed).upper()
    _read_form(compact, r"[A-Z]{4}\d{4}[A-Z]{4}", "PPON", "four letters, four digits, four letters: ABCD-1234-EFGH")
    return "-".join(filter(None, (compact[:4], compact[4:8], compact[8:])))


def _read_form(typed: str, form: str, called: str, wanted: str) -> str:
    compact = re.sub(r"\s", "", typed).upper()
    if compact and not re.fullmatch(form, compact):
        raise BidprepError(f"“{typed.strip()}” does not look like a {called}.", f"It should be {wanted}.")
    return compact


KNOWN_FACTS: tuple[KnownFact, ...] = (
    # To add a fact: a line here is all. It appears on the Organisation page and as a merge field.
    KnownFact("Legal name", "Names", "As on the register"),
    KnownFact("Trading name", "Names", "If different"),
    KnownFact("Kind of body", "Names", "For example charitable incorporated organisation"),
    KnownFact("Charity number", "Registrations", "On the Charity Commission’s register", read=read_charity_number),
    KnownFact("Company number", "Registrations", "At Companies House", read=read_company_number),
    KnownFact("VAT number", "Registrations", read=read_vat_number),
    KnownFact("PPON", "Registrations", "From the central digital platform", read=read_ppon),
    KnownFact("ICO registration", "Registrations", "At the Information Commissioner’s Office"),
    KnownFact("Address", "Where we are", lines=3),
    KnownFact("Postcode", "Where we are", read=read_postcode),
    KnownFact("Website", "Where we are"),
    KnownFact("Bid contact", "Who to ask", "Name of the person the buyer may contact"),
    KnownFact("Bid contact role", "Who to ask"),
    KnownFact("E-mail", "Who to ask"),
    KnownFact("Telephone", "Who to ask"),
    KnownFact("Aims", "What we do", "Our charitable objects, in two or three sentences", lines=4),
    KnownFact("Services", "What we do", lines=3),
    KnownFact("Areas", "What we do", "Where we work", lines=2),
    KnownFact("Founded", "What we do", "Year"),
    KnownFact("Staff", "Size", "Number of paid staff"),
    KnownFact("Volunteers", "Size", "Number of volunteers"),
    KnownFact("Trustees", "Size", "Number of trustees"),
    KnownFact("Annual income", "Size", "Latest accounts, in pounds"),
    KnownFact("Reserves", "Size", "Unrestricted, in pounds"),
)

_BY_KEY = {field_key(known.name): known for known in KNOWN_FACTS}


def known_fact(name: str) -> KnownFact | None:
    """Return the known fact of this name, whatever its case and spacing; None for one of the charity's own."""
    return _BY_KEY.get(field_key(name))


def fact_values(facts: Iterable[Fact]) -> dict[str, str]:
    """Return the value of each stated fact by `field_key` of its name; facts without a value are left out."""
    return {field_key(fact.name): fact.value for fact in facts if fact.value.strip()}


def organisation_name(facts: Iterable[Fact]) -> str:
    """Return the name the organisation goes by: the trading name, else the legal name, else ""."""
    values = fact_values(facts)
    return values.get("trading name") or values.get("legal name", "")
