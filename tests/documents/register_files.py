"""Extracts of a charity register made by code, with the fields that the real one has; every charity is invented."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ACTIVITIES = "We support people who leave prison, with advice, mentoring and a place to meet. " * 4


def charity(number: int, name: str = "", linked: int = 0, **more: Any) -> dict[str, Any]:
    """A charity as the extract's JSON tells it."""
    return {
        "date_of_extract": "2026-08-01T00:00:00",
        "organisation_number": number * 10 + linked,
        "registered_charity_number": number,
        "linked_charity_number": linked,
        "charity_name": name or f"THE CHARITY OF PLACE {number}",
        "charity_type": "Charitable company",
        "charity_registration_status": "Registered",
        "date_of_registration": "2004-03-04T00:00:00",
        "date_of_removal": None,
        "charity_reporting_status": "Submission Received",
        "latest_acc_fin_period_start_date": "2025-04-01T00:00:00",
        "latest_acc_fin_period_end_date": "2026-03-31T00:00:00",
        "latest_income": 512345.0,
        "latest_expenditure": 498001.5,
        "charity_contact_address1": "12 Mill Lane",
        "charity_contact_address2": "Westmarch",
        "charity_contact_address3": None,
        "charity_contact_address4": "",
        "charity_contact_address5": "",
        "charity_contact_postcode": "m11ae",
        "charity_contact_phone": "0161 496 0000",
        "charity_contact_email": "office@example.org",
        "charity_contact_web": "www.example.org",
        "charity_company_registration_number": "123456",
        "charity_insolvent": False,
        "charity_in_administration": False,
        "charity_previously_excepted": None,
        "charity_is_cdf_or_cif": None,
        "charity_is_cio": False,
        "cio_is_dissolved": None,
        "date_cio_dissolution_notice": None,
        "charity_activities": ACTIVITIES.strip(),
        "charity_gift_aid": True,
        "charity_has_land": False,
    } | more


def many(count: int) -> Iterator[dict[str, Any]]:
    """So many charities, numbered from 200001 on."""
    return (charity(200_000 + number) for number in range(1, count + 1))


def write_json(path: Path, rows: Iterator[dict[str, Any]] | list[dict[str, Any]], encoding: str = "utf-8-sig") -> Path:
    """Write rows as the extract's JSON array, one after the other."""
    with path.open("w", encoding=encoding) as file:
        between = "["
        for row in rows:
            file.write(between + json.dumps(row))
            between = ","
        file.write("]" if between == "," else "[]")
    return path


def write_csv(
    path: Path, rows: list[dict[str, Any]] | Iterator[dict[str, Any]], delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    """Write rows as a table with a heading row."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(charity(1)), delimiter=delimiter)
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
    return path
