"""The organisation: single facts, each stated once, that flow into answers as merge fields."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bidprep.domain.dates import read_date, say_date
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


class KnownFact(NamedTuple):
    """A fact that every organisation has: where it stands on the page and the form its value takes.

    `choices` are the usual values, where there are such. `read` returns the value as it is kept, or raises
    BidprepError saying what form it should have.
    """

    name: str
    section: str
    hint: str = ""
    lines: int = 1
    choices: tuple[str, ...] = ()
    read: Callable[[str], str] = str.strip

    @property
    def id(self) -> str:
        """The fixed id of this fact in every workspace."""
        return known_id(f"fact {field_key(self.name)}")


def read_charity_number(typed: str) -> str:
    """Read a charity number: six or seven digits (England and Wales, Northern Ireland) or SC and six (Scotland).

    A linked charity's suffix such as ``-1`` is kept. *Not registered* is an answer too. Source: the numbers in the three
    public registers.
    """
    return _not_registered(typed) or _read_form(
        typed,
        r"(SC\d{6}|(?:NIC)?\d{6,7})(-\d{1,3})?",
        "charity number",
        "six or seven digits, or SC and six digits",
    )


def read_company_number(typed: str) -> str:
    """Read a company number: eight characters; digits alone are filled up with zeros in front.

    *Not registered* is an answer too. Source: Companies House, uniform resource identifiers for companies: 8 digits or
    two letters and six digits.
    """
    compact = re.sub(r"\s", "", typed).upper()
    padded = compact.zfill(8) if compact.isascii() and compact.isdigit() else compact
    return _not_registered(typed) or _read_form(
        padded,
        r"\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]",
        "company number",
        "eight digits, or two letters and six digits",
    )


def read_vat_number(typed: str) -> str:
    """Read a United Kingdom VAT number: nine or twelve digits, with or without GB in front; or *Not registered*."""
    return _not_registered(typed) or _read_form(
        typed, r"(?:GB)?(\d{9}|\d{12})", "VAT number", "nine digits, with or without GB in front, or “Not registered”"
    )


def _not_registered(typed: str) -> str:
    """Return *Not registered* where that is said in any of the usual ways, else ""."""
    said = " ".join(typed.split()).strip(".").casefold()
    return "Not registered" if said in ("not registered", "none", "n/a", "na", "not applicable", "unregistered") else ""


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


def read_day(typed: str) -> str:
    """Read a date typed in any of the usual ways and say it as ``4 March 2004``."""
    return say_date(read_date(typed))


def read_count(typed: str) -> str:
    """Read a whole number of people, with or without commas; words before or after it are kept out of facts."""
    compact = re.sub(r"[,\s]", "", typed)
    if re.fullmatch(r"[0-9]{1,7}\.[0-9]+", compact):
        raise BidprepError(
            f"“{typed.strip()}” is not a number of people.",
            "Count everybody as one, part-time or not; full-time equivalents are a fact of your own.",
        )
    if compact and not re.fullmatch(r"[0-9]{1,7}", compact):
        raise BidprepError(f"“{typed.strip()}” is not a number of people.", "Type digits, for example 24.")
    return f"{int(compact):,}" if compact else ""


def read_email(typed: str) -> str:
    """Read an e-mail address: something, an at sign, and a place with a dot."""
    compact = typed.strip()
    if compact and not re.fullmatch(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,63}", compact):
        raise BidprepError(f"“{compact}” does not look like an e-mail address.", "For example bids@example.org.")
    return compact


def read_web_address(typed: str) -> str:
    """Read a web address; ``https://`` may be left out."""
    compact = typed.strip()
    if compact and not re.fullmatch(
        r"(https?://)?[^\s/@.]{1,63}(\.[^\s/@.]{1,63}){1,9}(/\S*)?", compact, re.IGNORECASE
    ):
        raise BidprepError(f"“{compact}” does not look like a web address.", "For example www.example.org.")
    return compact


def read_telephone(typed: str) -> str:
    """Read a telephone number as it is written: five to thirty digits, room for two, and perhaps words behind them."""
    compact = " ".join(typed.split())
    found = re.fullmatch(r"([+(]?\d[\d +()./-]*)([ ,;].{1,60})?", compact, re.ASCII)
    digits = len(re.sub(r"\D", "", found[1])) if found else 0
    if compact and not 5 <= digits <= 30:  # noqa: PLR2004 - the shortest there are, and two long ones
        raise BidprepError(f"“{compact}” does not look like a telephone number.", "For example 01632 960417.")
    return compact


def _read_form(typed: str, form: str, called: str, wanted: str) -> str:
    compact = re.sub(r"\s", "", typed).upper()
    if compact and not re.fullmatch(form, compact, re.ASCII):
        raise BidprepError(f"“{typed.strip()}” does not look like a {called}.", f"It should be {wanted}.")
    return compact


TRADING_STATUSES = (
    "Third sector", "Private limited company", "Public limited company", "Limited liability partnership",
    "Other partnership", "Sole trader", "Other",
)  # fmt: skip
"""The kinds of body that the standard selection questionnaire tells apart, question 1.1(c) (PPN 03/24)."""

CLASSIFICATIONS = (
    "Voluntary, community or social enterprise", "Sheltered workshop", "Public service mutual", "None of these",
)  # fmt: skip
"""The classes of question 1.1(i) of the same questionnaire."""

KNOWN_FACTS: tuple[KnownFact, ...] = (
    # To add a fact: a line here is all. It appears on the Organisation page and as a merge field.
    KnownFact("Legal name", "Names", "As on the register"),
    KnownFact("Trading name", "Names", "If different"),
    KnownFact("Kind of body", "Names", "For example charitable incorporated organisation"),
    KnownFact("Trading status", "Names", "As forms ask for it", choices=TRADING_STATUSES),
    KnownFact("VCSE classification", "Names", "As forms ask for it", choices=CLASSIFICATIONS),
    KnownFact("Small or medium enterprise", "Names", "Fewer than 250 staff: yes", choices=("Yes", "No")),
    KnownFact("Charity number", "Registrations", "On the Charity Commission’s register", read=read_charity_number),
    KnownFact("Company number", "Registrations", "At Companies House", read=read_company_number),
    KnownFact("Date of registration", "Registrations", "Or of formation, if not registered", read=read_day),
    KnownFact("VAT number", "Registrations", "If registered for VAT", read=read_vat_number),
    KnownFact("PPON", "Registrations", "From the central digital platform: ABCD-1234-EFGH", read=read_ppon),
    KnownFact("Share code", "Registrations", "Of your record on the central digital platform"),
    KnownFact("ICO registration", "Registrations", "At the Information Commissioner’s Office"),
    KnownFact("Address", "Where we are", lines=3),
    KnownFact("Postcode", "Where we are", read=read_postcode),
    KnownFact("Website", "Where we are", "For example www.example.org", read=read_web_address),
    KnownFact("Bid contact", "Who to ask", "Name of the person the buyer may contact"),
    KnownFact("Bid contact role", "Who to ask"),
    KnownFact("E-mail", "Who to ask", read=read_email),
    KnownFact("Telephone", "Who to ask", read=read_telephone),
    KnownFact("Signatory", "Who to ask", "Who signs for the organisation, and in what role"),
    KnownFact("Aims", "What we do", "Our charitable objects, in two or three sentences", lines=4),
    KnownFact("Services", "What we do", lines=3),
    KnownFact("Areas", "What we do", "Where we work", lines=2),
    KnownFact("Founded", "What we do", "Year"),
    KnownFact("Staff", "Size", "How many people are paid; part-time counts as one", read=read_count),
    KnownFact("Volunteers", "Size", "Number of volunteers", read=read_count),
    KnownFact("Trustees", "Size", "Number of trustees", read=read_count),
    KnownFact("Persons with significant control", "Control", "Who controls a quarter or more, or “None”", lines=3),
    KnownFact("Immediate parent", "Control", "Name, address and numbers, or “None”", lines=2),
    KnownFact("Ultimate parent", "Control", "Name, address and numbers, or “None”", lines=2),
    KnownFact("Accounts online", "Accounts and assurance", "Web address where the accounts can be seen"),
    KnownFact("Accounts by copy", "Accounts and assurance", "Which files hold the accounts of the last two years"),
    KnownFact(
        "Data protection resources",
        "Accounts and assurance",
        "People and technology are in place",
        choices=("Yes", "No"),
    ),
    KnownFact("Data protection measures", "Accounts and assurance", "How personal data is kept safe", lines=4),
    KnownFact("Health and safety arrangements", "Accounts and assurance", "How serious risks are managed", lines=4),
    KnownFact(
        "Carbon reduction plan",
        "Accounts and assurance",
        "Where it is published, its target year, or why there is none",
        lines=2,
    ),
    KnownFact(
        "Modern slavery statement", "Accounts and assurance", "Where it is published, or why there is none", lines=2
    ),
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
