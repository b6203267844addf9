"""Policies, insurances and accreditations: what stands behind the organisation's promises, and until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
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
        """Whether it has been issued and has not expired by a day; one without such dates always holds."""
        has_begun = self.issued_on is None or self.issued_on <= day
        return has_begun and (self.expires_on is None or day <= self.expires_on)


def policy_values(policies: Iterable[Policy], today_is: date) -> dict[str, str]:
    """Return the merge fields that policies give, by `field_key`: ``public liability cover``, ``… held``, ``… expiry``.

    Of several of one name one counts, see `counting_policies`. *Held* is empty for one that does not hold today. An
    insurance that the questionnaire asks for gives the fields of its usual name too, however it is called.
    """
    return {
        field_key(f"{name} {field}"): said
        for policy in counting_policies(policies, today_is)
        for name in (policy.name, usual_name(policy))
        if name.strip()
        for field, said in _fields_of(policy, today_is)
        if said
    }


def policy_fields(policies: Iterable[Policy]) -> Iterator[str]:
    """Yield the names of the merge fields that policies and the usual insurances give, with or without a value."""
    usual = (Policy("", PolicyKind.INSURANCE, name) for name in USUAL_INSURANCES)
    for policy in (*policies, *usual):
        if policy.name.strip():
            yield from (f"{' '.join(policy.name.split())} {field}" for field, _ in _fields_of(policy, date.min))


def usual_name(policy: Policy) -> str:
    """Return the name by which an insurance is asked for, “Public liability” for “Public Liability Insurance”; else its own."""
    if policy.kind is not PolicyKind.INSURANCE:
        return policy.name
    return _USUAL.get(_cover_key(policy.name), policy.name)


def _cover_key(name: str) -> frozenset[str]:
    """Return the words that tell which insurance it is: *employer* and *liability* of “Employer's Liability Cover”."""
    words = field_key(name).replace("’", "").replace("'", "").replace("-", " ").split()
    return frozenset(word.removesuffix("s") for word in words) - {"insurance", "cover", "policy", "certificate"}


_USUAL = {_cover_key(name): name for name in USUAL_INSURANCES}


def counting_policies(policies: Iterable[Policy], on: date) -> tuple[Policy, ...]:
    """Return the policies that count on a day: one of each name, and each without a name.

    Of several of one name that is the one of those that hold on the day which holds longest; where none does, of those
    that have begun the last to expire, else the first to begin.
    """
    return tuple(_counting(group, on) for group in _by_name(policies))


def policies_ending(policies: Iterable[Policy], on: date, until: date) -> tuple[tuple[Policy, date], ...]:
    """Return the policies that count on a day and end by another, each with its last day; those that have ended come too.

    A renewal that begins on the day after, or before, lets them hold on.
    """
    ending: list[tuple[Policy, date]] = []
    for group in _by_name(policies):
        policy = _counting(group, on)
        last = policy.expires_on
        for each in sorted(group, key=lambda each: each.issued_on or date.min):
            follows = last is not None and (each.issued_on is None or each.issued_on <= last + _A_DAY)
            if last is not None and follows and (each.expires_on is None or each.expires_on > last):
                last = each.expires_on
        if last is not None and last <= until:
            ending.append((policy, last))
    return tuple(ending)


_A_DAY = timedelta(days=1)


def _by_name(policies: Iterable[Policy]) -> list[list[Policy]]:
    groups: dict[str, list[Policy]] = {}
    for policy in policies:
        groups.setdefault(field_key(usual_name(policy)) or policy.id, []).append(policy)
    return list(groups.values())


def _counting(group: Iterable[Policy], on: date) -> Policy:
    def rank(policy: Policy) -> tuple[bool, bool, date]:
        if policy.issued_on is not None and policy.issued_on > on:
            return False, False, date.min + (date.max - policy.issued_on)
        return policy.holds_on(on), True, policy.expires_on or date.max

    return max(group, key=rank)


def _fields_of(policy: Policy, today_is: date) -> Iterator[tuple[str, str]]:
    cover, expiry = say_money(policy.cover), say_date(policy.expires_on)
    terms = ", ".join(filter(None, (cover, f"with {policy.issuer}" if policy.issuer else "")))
    until = f"until {expiry}" if expiry else ""
    yield "cover", cover
    yield "expiry", expiry
    yield "insurer" if policy.kind is PolicyKind.INSURANCE else "issuer", policy.issuer
    yield "held", ("Yes: " + ", ".join(filter(None, (terms, until)))).strip(": ") if policy.holds_on(today_is) else ""
