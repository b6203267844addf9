"""Notices made by code from what they are to say, in the ways that the four publishers write: the answer is known first.

A twin is drawn as plain facts (lots, values, days, weights), and then spelt: by Contracts Finder without lots, by Find a
Tender with structured weights and net and gross values, by Sell2Wales and Public Contracts Scotland with lots out of order
and weights as texts; with dates, amounts and ids in every form that occurs, in every wrapping and encoding.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

Json = Any

LONDON = ZoneInfo("Europe/London")
PUBLISHERS = ("contracts finder", "find a tender", "sell2wales", "scotland")
_FIRST_DAY, _MIDNIGHT, _LAST_SECOND = date(2025, 1, 1), time(), time(23, 59, 59)


@dataclass(frozen=True)
class Period:
    """From when to when a contract runs, and to when it may be extended; or only for how many days."""

    starts_on: date | None = None
    ends_on: date | None = None
    extends_on: date | None = None
    days: int | None = None


@dataclass(frozen=True)
class TwinLot:
    """What a lot is to say."""

    id: str
    title: str
    value: Decimal | None
    period: Period
    weights: tuple[int | None, ...]


@dataclass(frozen=True)
class Twin:
    """What a notice is to say of one process, lots in the order a person counts in."""

    ocid: str
    title: str
    publisher: str
    value: Decimal | None
    least_value: Decimal | None
    deadline: datetime
    period: Period
    lots: tuple[TwinLot, ...] = ()
    awards: tuple[tuple[str, Decimal | None, Period], ...] = ()


def draw_twin(chance: Random) -> Twin:
    """Return what a notice is to say."""
    publisher = chance.choice(PUBLISHERS)
    has_lots = publisher != "contracts finder"
    lots = tuple(_draw_lot(chance, number) for number in range(1, chance.choice((1, 1, 2, 3, 12, 31)) + 1))
    deadline = datetime.combine(_draw_day(chance), time(chance.choice((0, 9, 12, 17)), chance.choice((0, 30))), LONDON)
    awards = tuple(
        (f"Winner {number}", _draw_amount(chance), _draw_period(chance))
        for number in range(chance.choice((0, 0, 1, 3)))
    )
    return Twin(
        ocid=f"ocds-{publisher.replace(' ', '')}-{chance.randrange(10**6)}",
        title=f"Service {chance.randrange(1000)}",
        publisher=publisher,
        value=_draw_amount(chance),
        least_value=None if has_lots else _draw_amount(chance),
        deadline=deadline,
        period=Period() if has_lots else _draw_period(chance),
        lots=lots if has_lots else (),
        awards=awards,
    )


def _draw_lot(chance: Random, number: int) -> TwinLot:
    cut = chance.randrange(5, 96)
    weights = chance.choice(((cut, 100 - cut), (cut, 100 - cut), (60, 25, 15), (None, None), ()))
    return TwinLot(str(number), f"Lot {number}: area", _draw_amount(chance), _draw_period(chance), weights)


def _draw_day(chance: Random) -> date:
    return _FIRST_DAY + timedelta(days=chance.randrange(900))


def _draw_period(chance: Random) -> Period:
    if chance.random() < 1 / 4:
        return Period(days=chance.choice((90, 1080, 29970)))
    begins = _draw_day(chance)
    ends, extended = begins + timedelta(days=364), begins + timedelta(days=729)
    return chance.choice((Period(begins, ends), Period(begins, ends, extended), Period(begins), Period()))


def _draw_amount(chance: Random) -> Decimal | None:
    whole, pence = chance.randrange(10**7), Decimal(chance.randrange(100)) / 100
    return chance.choice((None, Decimal(0), Decimal("0.01"), Decimal(whole), whole + pence))


# Spelling


class Spelling:
    """One publisher's way of writing, as `chance` has it for this file."""

    def __init__(self, twin: Twin, chance: Random) -> None:
        self._chance = chance
        self._is_structured = twin.publisher == "find a tender"
        self._always_z = twin.publisher in ("sell2wales", "scotland")
        self._as_text = chance.random() < 1 / 4
        self._ids_are_numbers = chance.random() < 1 / 4
        self._says_null = chance.random() < 1 / 4
        self._clock = chance.choice(("%H:%M:%S", "%H:%M:%S", "%H:%M:%S.000"))

    def release(self, twin: Twin) -> Json:
        """Return a release that says what a twin is to say."""
        tender = {
            "title": twin.title,
            "value": self.money(twin.value),
            "minValue": self.money(twin.least_value),
            "tenderPeriod": {"endDate": self.moment(twin.deadline)},
            "contractPeriod": self.period(twin.period),
            "lots": [self.lot(lot) for lot in self._chance.sample(twin.lots, len(twin.lots))],
        }
        awards = [
            {
                "id": name,
                "suppliers": [{"name": name}],
                "value": self.money(value),
                "contractPeriod": self.period(period),
            }
            for name, value, period in twin.awards
        ]
        at = self.moment(twin.deadline - timedelta(days=40))
        told = {"ocid": twin.ocid, "id": "1", "date": at, "tag": ["tender"], "tender": self.without_gaps(tender)}
        return told | ({"awards": [*map(self.without_gaps, awards)]} if awards else {})

    def lot(self, lot: TwinLot) -> Json:
        """Return a lot with its award criteria."""
        criteria = [self.criterion(number, weight) for number, weight in enumerate(lot.weights)]
        return self.without_gaps(
            {
                "id": int(lot.id) if self._ids_are_numbers else lot.id,
                "title": lot.title,
                "value": self.money(lot.value),
                "contractPeriod": self.period(lot.period),
                "awardCriteria": {"criteria": criteria} if criteria else None,
            }
        )

    def criterion(self, number: int, weight: int | None) -> Json:
        """Return a criterion whose weight is a structured number or a text; the first is the price."""
        told: dict[str, Json] = {"type": "quality", "name": f"Quality {number}"} if number else {"type": "price"}
        if weight is None:
            return told | {"description": self._chance.choice(("See the documents", "", None))}
        if not self._is_structured:
            return told | {"description": self._chance.choice(("{}", "{}%", "{} %", "{}.0", "{:02}")).format(weight)}
        structured = (
            {"number": weight, "weight": "percentageExact"},
            {"number": weight / 100, "weight": "decimalExact"},
        )
        numbers = [self._chance.choice(structured), {"number": 3, "threshold": "minimumScore"}]
        return told | {"numbers": self._chance.sample(numbers, 2)}

    def money(self, amount: Decimal | None) -> Json:
        """Return an amount: net and gross, net or gross alone, as a number or a text."""
        if amount is None:
            return None
        told: Json = f"{amount:,}" if self._as_text else float(amount) if amount % 1 else int(amount)
        if self._is_structured and self._chance.random() < 1 / 3:
            return {"amountGross": told, "currency": "GBP"}
        gross = {"amountGross": float(amount) * 1.2} if self._is_structured else {}
        return gross | {"amount": told, "currency": "GBP"}

    def period(self, period: Period) -> Json:
        """Return a contract period: its first moment, its last second."""
        told = {
            "startDate": self.day(period.starts_on, _MIDNIGHT),
            "endDate": self.day(period.ends_on, _MIDNIGHT if self._always_z else _LAST_SECOND),
            "maxExtentDate": self.day(period.extends_on, _LAST_SECOND),
            "durationInDays": period.days,
        }
        return {key: said for key, said in told.items() if said is not None} or None

    def day(self, day: date | None, clock: time) -> str | None:
        """Return a day with a clock time that stands for it, or without any."""
        if day is None:
            return None
        if self._chance.random() < 1 / 10:
            return f"{day}{self._chance.choice(('', 'Z'))}"
        return self.moment(datetime.combine(day, clock, None if self._always_z else LONDON))

    def moment(self, at: datetime) -> str:
        """Return a time: with the offset of the season, in universal time, or without any where it is UK time."""
        if at.tzinfo is None:
            return f"{at:%Y-%m-%dT{self._clock}}Z"
        if self._always_z:
            return f"{at.astimezone(ZoneInfo('UTC')):%Y-%m-%dT{self._clock}}Z"
        offset = "+01:00" if at.utcoffset() else "Z"
        return f"{at:%Y-%m-%dT{self._clock}}{self._chance.choice((offset, offset, offset, ''))}"

    def without_gaps(self, told: dict[str, Json]) -> dict[str, Json]:
        """Return what is told, without what is not, or with null for it."""
        return told if self._says_null else {key: said for key, said in told.items() if said is not None}


def spell(twin: Twin, chance: Random) -> bytes:
    """Return a file that says what a twin is to say: alone, in a list, a package, a record, or as a release and its update."""
    release = Spelling(twin, chance).release(twin)
    links = [{"url": "https://www.example.org/1", "date": release["date"], "tag": ["tender"]}]
    record = {"ocid": twin.ocid, "releases": links, "compiledRelease": release | {"tag": ["compiled"]}}
    earlier = {
        "ocid": twin.ocid,
        "id": "0",
        "date": "2020-01-01T00:00:00Z",
        "tag": ["planning"],
        "tender": {"title": "?"},
    }
    wrapped = chance.choice(
        (release, [release], {"releases": [release]}, {"records": [record]}, {"releases": [release, earlier]},
         {"records": [{"ocid": twin.ocid, "releases": [earlier, release]}]})
    )  # fmt: skip
    words = json.dumps(wrapped, ensure_ascii=chance.random() < 1 / 2, indent=chance.choice((None, 2)))
    return words.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16")))
