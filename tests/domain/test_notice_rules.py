"""Rules of notices: merging, order, weights, notes."""

from datetime import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.notice_rules import (
    doubt_state,
    doubt_window,
    merge_releases,
    name_lot,
    natural_key,
    note,
    order_lots,
    read_noted,
)
from bidprep.domain.notices import NoticeLot


def release(day: int, **tender: Any) -> dict[str, Any]:
    return {"ocid": "o", "date": f"2026-01-{day:02}T00:00:00Z", "tender": tender}


def test_merging_takes_the_newest_of_each_field_by_date() -> None:
    merged = merge_releases([release(2, title="New"), release(1, title="Old", id="7")])
    assert merged["tender"] == {"title": "New", "id": "7"}


def test_merging_joins_arrays_of_objects_by_id_and_replaces_others() -> None:
    first = release(1, lots=[{"id": "1", "title": "A"}, {"id": "2", "title": "B"}], tags=["x"], plain=[{"a": 1}])
    second = release(2, lots=[{"id": 2, "title": "C"}, {"id": "3"}], tags=["y"], plain=[{"b": 2}])
    merged = merge_releases([first, second])["tender"]
    assert [(lot["id"], lot.get("title")) for lot in merged["lots"]] == [("1", "A"), (2, "C"), ("3", None)]
    assert (merged["tags"], merged["plain"]) == (["y"], [{"b": 2}])


def test_merging_takes_back_what_is_null_until_it_is_told_again() -> None:
    assert merge_releases([release(1, value={"amount": 1}), release(2, value=None)])["tender"]["value"] is None
    three = [release(1, value={"amount": 1}), release(2, value=None), release(3, value={"currency": "GBP"})]
    assert merge_releases(three)["tender"]["value"] == {"currency": "GBP"}


@given(st.integers(0, 10_000))
def test_merging_does_not_change_what_it_is_given_and_knows_no_order(seed: int) -> None:
    releases = [release(day, lots=[{"id": str(day % 3), "title": str(day)}]) for day in range(1, 9)]
    before = repr(releases)
    mixed = Random(seed).sample(releases, len(releases))
    assert {lot["id"]: lot for lot in merge_releases(mixed)["tender"]["lots"]} == {
        lot["id"]: lot for lot in merge_releases(releases)["tender"]["lots"]
    }
    assert repr(releases) == before


@pytest.mark.parametrize(
    "ordered",
    [
        ["Lot 1", "Lot 2", "Lot 10"], ["LOT-0002", "LOT-0010"], ["1", "1a", "1b", "2", "11"], ["A", "B", "C"],
        ["1.2", "1.10"], ["", "x"],
    ],
)  # fmt: skip
def test_ids_are_ordered_as_a_person_counts(ordered: list[str]) -> None:
    mixed = [*reversed(ordered)]
    assert sorted(mixed, key=natural_key) == ordered
    assert [lot.id for lot in order_lots(map(NoticeLot, mixed))] == ordered


def test_random_ids_without_numbered_titles_stay_in_the_files_order() -> None:
    ids = ["9f0c0a52-6a0e-4c0e-8a6e-2f6d1f3b7a11", "1f0c0a52-6a0e-4c0e-8a6e-2f6d1f3b7a11"]
    assert [lot.id for lot in order_lots([NoticeLot(ids[0], "South"), NoticeLot(ids[1], "Lot 1")])] == ids


@pytest.mark.parametrize("tag", ["award", "awardUpdate", "contractTermination", "implementation"])
def test_after_the_award_nothing_can_be_bid_for(tag: str) -> None:
    assert [*doubt_state("", [tag], [])] == ["The contract has been awarded: this can no longer be bid for."]


def test_a_lot_is_named_once() -> None:
    assert [name_lot(told) for told in ("2", "LOT-0002", "Lot 2")] == ["Lot 2", "LOT-0002", "Lot 2"]


def test_a_noted_line_is_put_in_changed_and_taken_out_and_leaves_ours_alone() -> None:
    ours = "Ask Amina.\nStatus: we like it"
    noted = note(ours, "Published status", "cancelled")
    assert noted == f"{ours}\nPublished status: cancelled"
    assert read_noted(noted, "Published status") == "cancelled"
    assert note(noted, "Published status", "withdrawn").endswith("Published status: withdrawn")
    assert note(noted, "Published status", "") == ours
    assert note(ours, "Published status", "") == ours


@pytest.mark.parametrize(
    ("published", "deadline", "days"),
    [
        ("2025-03-14T12:00+00:00", "2025-04-11T12:00+01:00", None),  # the clocks go forward
        ("2025-03-14T12:00+00:00", "2025-04-11T11:59+01:00", 27),
        ("2025-10-10T12:00+01:00", "2025-11-07T11:30+00:00", 27),  # and back: 28 times 24 hours, and not 28 days
        ("2025-10-10T12:00+01:00", "2025-11-07T12:00+00:00", None),
        ("2025-06-02T09:00+01:00", "2025-06-25T12:00+01:00", 23),
        ("2025-06-02T09:00+01:00", "2025-06-03T10:00+01:00", 1),
        ("2025-06-02T09:00+01:00", "2025-06-01T10:00+01:00", None),  # before it was published: another deadline
    ],
)
def test_the_time_to_answer_is_counted_by_the_calendar(published: str, deadline: str, days: int | None) -> None:
    said = list(doubt_window(datetime.fromisoformat(deadline), datetime.fromisoformat(published)))
    counted = "1 day" if days == 1 else f"{days} days"
    wanted = f"From publication to the deadline there are only {counted}, fewer than 28."
    assert said == ([] if days is None else [wanted])
