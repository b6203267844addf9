"""Lots: take them in from a table, choose among them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bidprep.documents.table_file import read_table_file
from bidprep.domain.bids import Bid
from bidprep.domain.dates import read_date
from bidprep.domain.ids import new_id
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace

# The headings under which each field of a lot is looked for, in lower case, the surest first.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "reference": ("reference", "contract_reference", "lot reference", "lot number", "lot no", "lot id", "lot", "id", "ref"),
    "title": ("title", "lot title", "intervention_title", "lot name", "name", "description"),
    "category": ("category", "service category", "contract_type", "contract type", "service", "cpv"),
    "region": ("region", "probation_region", "probation region", "nhs region"),
    "area": ("area", "pcc_area", "pcc area", "police area", "local authority", "district", "location"),
    "value": ("value", "lot value", "contract value", "estimated value", "total value", "amount"),
    "starts_on": ("starts_on", "start", "start date", "contract start", "service start"),
    "ends_on": ("ends_on", "end", "end date", "contract end", "service end"),
    "conditions": ("conditions", "condition", "who for", "cohort"),
    "incumbent": ("incumbent", "prime_provider", "prime provider", "current provider", "provider", "supplier"),
    "subcontractors": ("subcontractors", "subcontractor", "partners"),
    "notes": ("notes", "note", "comment", "comments"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LotsTaken:
    """What taking in a table of lots does: the lots as they will be, and how many are new or changed."""

    lots: tuple[Lot, ...]
    added: int
    changed: int
    unchanged: int


class NoTitlesError(BidprepError):
    """A table has no heading by which lots could be called."""


def read_lots(workspace: Workspace, bid: Bid, path: Path, columns: Mapping[str, str]) -> LotsTaken:
    """Return what taking in a table would do, without doing it.

    `columns` maps a field of a lot to the heading it stands under, where the usual headings do not find it. A lot
    whose reference is there already is changed, keeping our choice and notes and what the table has no column for.
    Raises BidprepError naming row and cell.
    """
    table = read_table_file(path)
    places = _places(table.headings, columns)
    there = {lot.reference: lot for lot in workspace.find(Lot, stage_id=bid.stage_id) if lot.reference}
    first = max((lot.position for lot in workspace.find(Lot, stage_id=bid.stage_id)), default=0) + 1
    taken: dict[str, Lot] = {}
    for number, row in zip(table.numbers, table.rows, strict=True):
        try:
            values = _values_of(row, places)
        except BidprepError as error:
            raise BidprepError(f"Row {number}: {error.happened}", error.do) from None
        reference = values.pop("reference", "") or f"Lot {len(taken) + 1}"
        if reference in taken:
            raise BidprepError(f"Row {number}: the reference {reference} stands there twice.", "Give each lot its own.")
        before = there.get(reference) or Lot(new_id(), bid.stage_id, first + len(taken), reference)
        taken[reference] = replace(before, **values)
    changed = sum(lot != there[reference] for reference, lot in taken.items() if reference in there)
    added = sum(reference not in there for reference in taken)
    return LotsTaken(tuple(taken.values()), added, changed, len(taken) - added - changed)


def import_lots(workspace: Workspace, bid: Bid, path: Path, columns: Mapping[str, str]) -> LotsTaken:
    """Take in the lots of a table in one undoable step, after a backup."""
    taken = read_lots(workspace, bid, path, columns)
    workspace.back_up("before import")
    with workspace.step(f"Import {len(taken.lots)} lots") as step:
        for lot in taken.lots:
            step.put(lot)
    return taken


def choose_lots(workspace: Workspace, lots: tuple[Lot, ...], choice: LotChoice) -> Changes:
    """Say of some lots whether we bid for them."""
    named = lots[0].title or lots[0].reference if len(lots) == 1 else f"{len(lots)} lots"
    with workspace.step(f"Choose {named}") as step:
        for lot in lots:
            step.put(replace(lot, choice=choice))
    return step.changes()


def _places(headings: tuple[str, ...], columns: Mapping[str, str]) -> dict[str, str]:
    by_key = {_key(heading): heading for heading in headings}
    places: dict[str, str] = {}
    for field, usual in _HEADINGS.items():
        told = columns.get(field)
        if told is not None and _key(told) not in by_key:
            raise BidprepError(f"The table has no column “{told}”.", f"It has: {', '.join(headings)}.")
        found = [told] if told else [name for name in usual if _key(name) in by_key]
        if found:
            places[field] = by_key[_key(found[0])]
    unknown = set(columns) - set(_HEADINGS)
    if unknown:
        raise BidprepError(f"A lot has no field “{min(unknown)}”.", f"Its fields are: {', '.join(_HEADINGS)}.")
    if "title" not in places and "reference" not in places:
        raise NoTitlesError(
            "The table has no column with the lots’ titles or references.",
            "Say which it is: --column title=HEADING.",
        )
    return places


def _key(heading: str) -> str:
    return re.sub(r"[\s_]+", " ", heading).strip().casefold()


def _values_of(row: Mapping[str, str], places: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a lot that a row tells: those the table has a column for."""
    values = {field: _READERS.get(field, _one_line)(row[heading]) for field, heading in places.items()}
    conditions = values.get("conditions") or _conditions(row)
    kept = {field: value for field, value in values.items() if field != "notes" or value}
    return kept | ({"conditions": conditions} if conditions else {})


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _names(words: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_one_line, re.split("[;|\n]", words))))


def _money(words: str) -> Money | None:
    compact = re.sub(r"[£,\s]", "", words)
    if not compact:
        return None
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,4})?", compact):
        raise BidprepError(f"“{words}” is not an amount of money.", "Write it as 1,200,000 or £1200000.")
    return Money(Decimal(compact))


# How a cell is read where it is not a line of words.
_READERS: dict[str, Callable[[str], object]] = {
    "value": _money,
    "starts_on": read_date,
    "ends_on": read_date,
    "subcontractors": _names,
    "notes": str,
}


def _conditions(row: Mapping[str, str]) -> str:
    """Say in words who a lot of the probation contracts is for: their table tells sex and ages in columns of their own."""
    women, men = (row.get(f"allows_{sex}", "").casefold() for sex in ("female", "male"))
    parts: list[str] = []
    if women and men and women != men:
        parts.append("women only" if women == "true" else "men only")
    least, most = row.get("minimum_age", ""), row.get("maximum_age", "")
    if least and most:
        parts.append(f"aged {least} to {most}")
    elif least:
        parts.append(f"aged {least} and over")
    elif most:
        parts.append(f"aged up to {most}")
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]
