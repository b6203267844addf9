"""Notices: what reading a package of 100 published notices costs, against parsing its JSON."""

import json
import math
import tempfile
import time
from pathlib import Path

NOTICES = 100
LOTS = 4
"""As Sell2Wales and Scotland have them; Contracts Finder, whose packages hold 100 notices, has none."""
ROUNDS = 15
AIM = 10.0


def measure() -> list[tuple[str, float, float | None]]:
    """Return the ratio of reading to parsing, in CPU time, of notices without lots and with some."""
    return [
        (f"read {NOTICES} notices", _ratio(0), AIM),
        (f"read {NOTICES} notices of {LOTS} lots each", _ratio(LOTS), None),
    ]


def _ratio(lots: int) -> float:
    """Return the ratio; reading and parsing take turns, because a machine's speed changes."""
    from bidprep.documents.notices.files import read_notices

    words = json.dumps({"releases": [_release(number, lots) for number in range(NOTICES)]}, indent=2)
    parsing = reading = math.inf
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package.json"
        package.write_text(words, encoding="utf-8")
        for _ in range(ROUNDS):
            begun = time.process_time()
            json.loads(words)
            parsed = time.process_time()
            assert len(read_notices(package)) == NOTICES
            parsing, reading = min(parsing, parsed - begun), min(reading, time.process_time() - parsed)
    return reading / parsing


def _release(number: int, lots: int) -> dict[str, object]:
    """Return a release as such a package has it, with its texts of a usual length."""
    ocid = f"ocds-b5fd17-{number:08}"
    about = "The provider supports people who leave prison in finding and keeping a home. " * 32
    told_lots = [
        {
            "id": f"LOT-{lot:04}",
            "title": f"Area {lot}",
            "description": about[:300],
            "value": {"amount": 250_000 + lot, "currency": "GBP"},
            "contractPeriod": {"startDate": "2027-04-01T00:00:00+01:00", "endDate": "2030-03-31T23:59:59+01:00"},
        }
        for lot in range(1, lots + 1)
    ]
    tender: dict[str, object] = {
        "id": f"T-{number}",
        "title": f"Resettlement services {number}",
        "description": about,
        "status": "active",
        "value": {"amount": 1_000_000, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2026-12-18T12:00:00+00:00"},
        "documents": [
            {"id": f"{number}-{at}", "documentType": "biddingDocuments", "url": f"https://example.org/{number}/{at}"}
            for at in range(2)
        ],
    }
    if told_lots:
        tender["lots"] = told_lots
    parties = [{"id": "GB-1", "name": "A council", "roles": ["buyer"], "address": {"postalCode": "LS1 1AA"}}]
    told = {"ocid": ocid, "id": f"{ocid}-1", "date": "2026-11-02T09:00:00Z", "tag": ["tender"], "tender": tender}
    return told | {"buyer": {"id": "GB-1", "name": "A council"}, "parties": parties}
