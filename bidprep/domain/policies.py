"""Policies, insurances and accreditations: what stands behind the organisation's promises, and until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bidprep.domain.dates import say_date
from bidprep.domain.field_names import field_key
from bidprep.domain.money import Money, say_money


class PolicyKind(StrEnum):
    """What a policy is: our own rule, a cover that we buy, or a mark that somebody gave us."""

    POLICY = "policy"
    INSURANCE = "insurance"
    ACCREDITATION = "accreditation"


POLICY_WORDS = {
    PolicyKind.POLICY: "Policy",
    PolicyKind.INSURANCE: "Insurance",
    PolicyKind.ACCREDITATION: "Accreditation",
}
"""What each kind is called on screen and in Word."""

USUAL_INSURANCES = ("Employers’ liability", "Public liability", "Professional indemnity", "Product liability")
"""The covers that the standard selection questionnaire asks for, question 7.1 (PPN 03/24)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, insurance or accreditation.

    It holds through the day `expires_on`. `issuer` is the insurer or the body that accredits; `kept_at` says where
    the original lies.
    """

    id: str
    kind: PolicyKind = PolicyKind.POLICY
    name: str = ""
    issuer: str = ""
    reference: str = ""
    cover: Money | None = None
    issued_on: date | None = None
    expires_on: date | None = None
    review_on: date | None = None
    kept_at: str = ""
    notes: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it has not expired by a day; one without an expiry never does."""
        return self.expires_on is None or day <= self.expires_on


def policy_values(policies: Iterable[Policy], today_is: date) -> dict[str, str]:
    """Return the merge fields that policies give, by `field_key`: ``public liability cover``, ``… held``, ``… expiry``.

    Of several of one name the one that holds longest counts. *Held* is empty for one that has expired.
    """
    return {
        field_key(f"{policy.name} {field}"): said
        for policy in counting_policies(policies)
        if policy.name.strip()
        for field, said in _fields_of(policy, today_is)
        if said
    }


def policy_fields(policies: Iterable[Policy]) -> Iterator[str]:
    """Yield the names of the merge fields that policies and the usual insurances give, with or without a value."""
    usual = (Policy("", PolicyKind.INSURANCE, name) for name in USUAL_INSURANCES)
    for policy in (*policies, *usual):
        if policy.name.strip():
            yield from (f"{' '.join(policy.name.split())} {field}" for field, _ in _fields_of(policy, date.min))


def counting_policies(policies: Iterable[Policy]) -> tuple[Policy, ...]:
    """Return the policies that count: of several of one name the one that holds longest; each one without a name."""
    by_expiry = sorted(policies, key=lambda policy: policy.expires_on or date.max)
    return tuple({field_key(policy.name) or policy.id: policy for policy in by_expiry}.values())


def _fields_of(policy: Policy, today_is: date) -> Iterator[tuple[str, str]]:
    cover, expiry = say_money(policy.cover), say_date(policy.expires_on)
    terms = ", ".join(filter(None, (cover, f"with {policy.issuer}" if policy.issuer else "")))
    until = f"until {expiry}" if expiry else ""
    yield "cover", cover
    yield "expiry", expiry
    yield "insurer" if policy.kind is PolicyKind.INSURANCE else "issuer", policy.issuer
    yield "held", ("Yes: " + ", ".join(filter(None, (terms, until)))).strip(": ") if policy.holds_on(today_is) else ""
