"""Notices made by code to the standard's schema: what the real ones at hand lack, and spoilt ones.

Source of the shapes: Open Contracting Data Standard 1.1 and its extensions lots, award criteria and second stage.
"""

import json
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

Json = Any

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "notices"
"""Real notices, where they lie beside the checkout; they are no part of it."""

OCID = "ocds-h6vhtk-0twin1"


def real_files() -> list[Path]:
    """Return the real files that are there."""
    return sorted(REAL.glob("*.json"))


def write(path: Path, value: Json) -> Path:
    """Write JSON to a file; returns it."""
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def lot(number: int, **more: Json) -> Json:
    """A lot as Find a Tender writes it."""
    return {
        "id": f"LOT-{number:04}",
        "title": f"Area {number}",
        "status": "active",
        "value": {"amountGross": 120_000 * number, "amount": 100_000 * number, "currency": "GBP"},
        "contractPeriod": {"startDate": "2027-04-01T00:00:00+01:00", "endDate": "2030-03-31T23:59:59+01:00"},
        "secondStage": {"minimumCandidates": 3, "maximumCandidates": 5},
        "hasOptions": True,
        "options": {"description": "Two further years"},
        "awardCriteria": {
            "criteria": [
                {"type": "quality", "name": "Quality", "numbers": [{"number": 60, "weight": "percentageExact"}]},
                {"type": "price", "name": "Price", "numbers": [{"number": 0.4, "weight": "decimalExact"}]},
            ]
        },
    } | more


def tender_release(**more: Json) -> Json:
    """A tender release with twelve lots, written out of order."""
    lots = [lot(number) for number in (10, 2, 1, 12, 3, 4, 11, 5, 6, 7, 8, 9)]
    return {
        "ocid": OCID,
        "id": "000001-2026",
        "date": "2026-08-03T09:00:00+01:00",
        "tag": ["tender"],
        "initiationType": "tender",
        "language": "en",
        "buyer": {"id": "GB-PPON-AAAA-1111-BBBB"},
        "parties": [
            {"id": "GB-COH-1", "name": "Somebody else", "roles": ["reviewBody"]},
            {"id": "GB-PPON-AAAA-1111-BBBB", "name": "Westmarch Council", "roles": ["buyer"]},
        ],
        "tender": {
            "id": "WMC-0042",
            "title": "Resettlement support",
            "title_cy": "Cymorth ailsefydlu",
            "status": "active",
            "value": {"amount": 7_800_000, "currency": "GBP"},
            "procurementMethod": "open",
            "procurementMethodDetails": "Open procedure",
            "enquiryPeriod": {"endDate": "2026-08-20T17:00:00+01:00"},
            "tenderPeriod": {"endDate": "2026-09-14T12:00:00+01:00"},
            "awardPeriod": {"endDate": "2026-11-02T00:00:00Z"},
            "lots": lots,
            "items": [
                {
                    "id": "1",
                    "relatedLots": ["LOT-0001", "LOT-0002"],
                    "deliveryAddresses": [{"region": "UKD33"}, {"region": "UKD"}],
                    "deliveryLocation": {"description": "Westmarch and Eastmarch"},
                },
                {"id": "2", "relatedLot": "LOT-0003", "deliveryAddresses": [{"region": "UKL11"}]},
            ],
            "documents": [
                {"id": "1", "documentType": "tenderNotice", "url": "https://www.example.org/Notice/000001-2026"},
                {"id": "2", "title": "Specification", "url": "https://www.example.org/specification.docx"},
            ],
        },
    } | more


def update_release() -> Json:
    """An update that holds only what it changes: the deadline, one lot's value and weights, a lot cancelled, one added."""
    return {
        "ocid": OCID,
        "id": "000002-2026",
        "date": "2026-08-24T10:00:00+01:00",
        "tag": ["tenderUpdate"],
        "tender": {
            "tenderPeriod": {"endDate": "2026-09-28T12:00:00+01:00"},
            "enquiryPeriod": {"endDate": None},
            "lots": [
                {
                    "id": "LOT-0002",
                    "value": {"amount": 250_000, "currency": "GBP"},
                    "awardCriteria": {
                        "criteria": [
                            {"type": "quality", "name": "Quality", "description": "70%"},
                            {"type": "price", "name": "Price", "description": "30"},
                        ]
                    },
                },
                {"id": "LOT-0003", "status": "cancelled"},
                lot(13),
            ],
            "amendments": [{"id": "1", "description": "Lot 3 is withdrawn and the deadline is later"}],
            "documents": [{"id": "3", "title": "Answers to questions", "url": "https://www.example.org/answers.pdf"}],
        },
    }


def planning_release() -> Json:
    """An early notice: nothing can be handed in."""
    return {
        "ocid": "ocds-h6vhtk-0twin2",
        "id": "000003-2026",
        "date": "2026-05-01T09:00:00+01:00",
        "tag": ["planning"],
        "buyer": {"name": "Westmarch Council"},
        "planning": {
            "milestones": [{"id": "1", "title": "Engagement ends", "dueDate": "2026-06-01T23:59:59+01:00"}],
            "documents": [{"id": "1", "documentType": "planningNotice", "url": "https://www.example.org/Notice/3"}],
        },
        "tender": {
            "id": "WMC-0043",
            "title": "Women’s centre",
            "status": "planned",
            "communication": {"futureNoticeDate": "2026-10-01T00:00:00+01:00"},
        },
    }


def award_release() -> Json:
    """An award without a tender section."""
    return {
        "ocid": "ocds-b5fd17-twin3",
        "id": "4",
        "date": "2026-05-01T09:00:00Z",
        "tag": ["award"],
        "buyer": {"name": "Westmarch Council"},
        "awards": [{"id": "1", "title": "Mentoring", "status": "active", "value": {"amount": 5, "currency": "GBP"}}],
    }


def outcome_release() -> Json:
    """A contract details notice of Find a Tender: an award of two lots, and the contract signed under it."""
    period = {"startDate": "2027-04-01T00:00:00+01:00", "endDate": "2030-03-31T23:59:59+01:00"}
    return {
        "ocid": OCID,
        "id": "000009-2026",
        "date": "2026-12-01T10:00:00Z",
        "tag": ["award", "contract"],
        "tender": {"id": "WMC-0042", "title": "Resettlement support"},
        "awards": [
            {
                "id": 1,
                "date": "2026-11-05T00:00:00Z",
                "status": "active",
                "suppliers": [{"id": "GB-CHC-1", "name": "Harbour Trust"}, {"id": "GB-CHC-2"}],
                "relatedLots": ["LOT-0001", 2],
                "standstillPeriod": {"endDate": "2026-11-16T23:59:59Z"},
                "milestones": [{"id": "1", "type": "futureSignatureDate", "dueDate": "2026-11-20T00:00:00Z"}],
            },
            {"id": "2", "amendments": [{"id": "1"}]},
        ],
        "contracts": [
            {
                "id": "c1",
                "awardID": "1",
                "title": "Resettlement support, west",
                "status": "active",
                "value": {"amountGross": 360_000, "amount": 300_000, "currency": "GBP"},
                "period": period | {"maxExtentDate": "2032-03-31T23:59:59+01:00"},
                "dateSigned": "2026-11-20T00:00:00Z",
            },
            {"id": "c2", "awardID": "7", "period": {"durationInDays": 90}},
        ],
    }


def package(*releases: Json) -> Json:
    """A release package."""
    return {"uri": "https://www.example.org", "version": "1.1", "releases": list(releases)}


def record_package(*releases: Json, compiled: Json = None, linked: bool = False) -> Json:
    """A record package of one process; `linked` releases are addresses only."""
    told = [{"url": f"https://www.example.org/{r['id']}", "date": r["date"], "tag": r["tag"]} for r in releases]
    record = {"ocid": releases[0]["ocid"], "releases": told if linked else list(releases)}
    return {"version": "1.1", "records": [record | ({"compiledRelease": compiled} if compiled else {})]}


# Spoiling

_JUNK: tuple[Json, ...] = (
    None, True, 0, -1, 1e400, float("nan"), 10**40, 10**400, "", " ", "x", "2026-13-45", "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00", "\x00\ud800", "A" * 5000, "100%", [], {}, [[]], [None], [{}], {"id": None}, {"id": {}},
    {"amount": "1e999"}, {"amount": "much"}, [{"id": 1}, {"id": "1"}],
    {"en": "x"}, [{"releaseDate": 1}], {"criteria": [{"description": "1" * 400}]},
)  # fmt: skip
_STOPS = 0.15
_KEYS = (
    "tender", "lots", "id", "ocid", "date", "tag", "value", "amount", "awardCriteria", "criteria", "numbers", "endDate",
    "tenderPeriod", "parties", "buyer", "documents", "releases", "records", "compiledRelease", "versionedRelease", "status",
)  # fmt: skip


def spoil(value: Json, chance: Random) -> Json:
    """Return a copy of a JSON value with one to eight accidents in it: things lost, doubled, swapped or of a wrong kind."""
    spoilt = [deepcopy(value)]
    for _ in range(chance.randint(1, 8)):
        holder, key = _place(spoilt, chance)
        match chance.randrange(7):
            case 0:
                holder[key] = deepcopy(chance.choice(_JUNK))
            case 1:
                holder[key] = [holder[key]]
            case 2:
                holder[key] = {chance.choice(_KEYS): holder[key]}
            case 3 if isinstance(holder, dict):
                holder[chance.choice(_KEYS)] = holder.pop(key)
            case 4 if isinstance(holder, list) and holder is not spoilt:
                holder.insert(0, deepcopy(holder[key]))
            case 5:
                other, other_key = _place(spoilt, chance)
                holder[key] = deepcopy(other[other_key])
            case _ if isinstance(holder, dict):
                del holder[key]
    return spoilt[0]


def _place(spoilt: list[Json], chance: Random) -> tuple[Json, Json]:
    """Return a random place in a value: what holds it, and the key under which."""
    holder: Json = spoilt
    key: Json = 0
    while True:
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or (holder is not spoilt and chance.random() < _STOPS):
            return holder, key
        holder, key = inner, chance.choice(list(inner) if isinstance(inner, dict) else range(len(inner)))


def as_text(value: Json) -> str:
    """Spell a value that may hold what JSON cannot: NaN and lone surrogates, as strangers' files do."""
    return json.dumps(value)
