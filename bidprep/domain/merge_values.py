"""What merge fields are filled with: the organisation's record, and the bid's own particulars."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from bidprep.domain.accounts import ACCOUNTS_FIELDS, AccountsYear, accounts_values
from bidprep.domain.field_names import field_key
from bidprep.domain.opportunities import Lot, Opportunity
from bidprep.domain.organisation import KNOWN_FACTS, Fact, fact_values
from bidprep.domain.policies import Policy, policy_fields, policy_values


def record_values(
    facts: Iterable[Fact], years: Iterable[AccountsYear], policies: Iterable[Policy], today_is: date
) -> dict[str, str]:
    """Return the values that the organisation's record gives, by `field_key`: a stated fact before what is worked out."""
    told = accounts_values(years) | policy_values(policies, today_is) | fact_values(facts)
    return _stated(_composed(told)) | told


def merge_values(record: Mapping[str, str], opportunity: Opportunity, lots: Iterable[Lot]) -> dict[str, str]:
    """Return what merge fields of a bid are filled with: `record_values`, the opportunity's names and the lots chosen."""
    return _stated(_particulars(opportunity, lots)) | dict(record)


def known_fields(facts: Iterable[Fact], policies: Iterable[Policy]) -> dict[str, str]:
    """Return the names that a merge field may have, and what a person does to give each a value."""
    groups: tuple[tuple[Iterable[str], str], ...] = (
        (_particulars(Opportunity(""), ()), "Fill in the particulars on the bid’s page and choose the lots there"),
        (_composed({}), "State what it is made of on the Organisation page"),
        (ACCOUNTS_FIELDS, "Add the year’s accounts on the Organisation page"),
        (policy_fields(policies), "Note the policy with its cover and dates on the Policies page"),
        ([*(known.name for known in KNOWN_FACTS), *(fact.name for fact in facts)], "State it on the Organisation page"),
    )
    return {name: what_to_do for names, what_to_do in groups for name in names if name.strip()}


def same_field(name: str) -> str:
    """Return the key under which a merge field’s name is known, whichever year of the accounts it asks for."""
    key = field_key(name)
    without_year = re.sub(r" \d{4}$", "", key)
    return without_year if without_year in map(field_key, ACCOUNTS_FIELDS) else key


def _particulars(opportunity: Opportunity, lots: Iterable[Lot]) -> dict[str, str]:
    return {
        "buyer": opportunity.buyer,
        "opportunity": opportunity.name,
        "reference": opportunity.reference,
        "lots": "\n".join(" ".join(filter(None, (lot.reference, lot.title))) for lot in lots),
    }


def _composed(told: Mapping[str, str]) -> dict[str, str]:
    """Return fields that forms ask for in one line and the record keeps in several."""
    charity, company = told.get("charity number"), told.get("company number")
    numbers = (f"charity number {charity}" if charity else "", f"company number {company}" if company else "")
    return {
        "full address": ", ".join(_lines(told, "address", "postcode")),
        "registration numbers": _sentence_case("; ".join(filter(None, numbers))),
        "contact details": ", ".join(_lines(told, "bid contact", "bid contact role", "e-mail", "telephone"))
        if told.get("bid contact")
        else "",
    }


def _stated(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _lines(told: Mapping[str, str], *names: str) -> list[str]:
    return [line.strip(" ,") for name in names for line in told.get(name, "").split("\n") if line.strip(" ,")]


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
