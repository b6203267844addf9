"""Eligibility for a lot of a call-off: service category × region × financial threshold, by what we have qualified for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bidprep.domain.decisions import Qualified
from bidprep.domain.money import Money, say_money
from bidprep.domain.opportunities import Lot


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether we may bid for a lot, and in words why not. `may` is None where it is not noted what we qualified for."""

    may: bool | None
    words: str


NOT_NOTED = Eligibility(None, "")


def check_eligibility(
    lot: Lot, qualified: Iterable[Qualified], bundles: Mapping[str, tuple[str, ...]] | None = None
) -> Eligibility:
    """Return whether we may bid for a lot.

    `bundles` are the service categories that a contract type takes together, by its name: we must be qualified for each.
    What the buyer asks of our finances is the lot’s threshold, or its value where no threshold is stated.
    """
    held = tuple(qualified)
    if not held:
        return NOT_NOTED
    wanted = (bundles or {}).get(_key(lot.category), ()) or (lot.category,)
    if any(_key(record.category) == _key(lot.category) for record in held):
        wanted = (lot.category,)
    for category in wanted:
        fault = _fault(lot, category, held)
        if fault:
            return Eligibility(False, fault)
    return Eligibility(True, "Yes")


def _fault(lot: Lot, category: str, held: tuple[Qualified, ...]) -> str:
    """Return why we may not bid for one category of a lot; "" where we may."""
    of_category = [record for record in held if not record.category or _key(record.category) == _key(category)]
    if not of_category:
        return f"No: not qualified for {category or 'it'}"
    here = [record for record in of_category if _covers(record, lot)]
    if not here:
        return f"No: not qualified in {lot.region or lot.area}" + (f" for {category}" if category else "")
    asked = lot.threshold or lot.value
    if asked is None or any(_reaches(record.threshold, asked) for record in here):
        return ""
    most = max((record.threshold for record in here if record.threshold), key=lambda money: money.amount)
    return f"No: qualified up to {say_money(most)}, it takes {say_money(asked)}"


def _covers(record: Qualified, lot: Lot) -> bool:
    if not record.regions or not (lot.region or lot.area):
        return True
    return bool({_key(region) for region in record.regions} & {_key(lot.region), _key(lot.area)})


def _reaches(threshold: Money | None, asked: Money) -> bool:
    return threshold is None or threshold.currency != asked.currency or threshold.amount >= asked.amount


def _key(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


def bundle_key(contract_type: str) -> str:
    """Return the key under which `bundles` holds a contract type."""
    return _key(contract_type)
