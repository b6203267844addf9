"""Notices read from files: real ones against an independent walk, twins for what these lack, and spoilt ones."""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bidprep.documents.json_file import MOST_DEPTH
from bidprep.documents.notices import files as notice_files_module
from bidprep.documents.notices import read_notices
from bidprep.documents.notices.parts import Budget, Doubts, Part
from bidprep.domain.money import Money, say_money
from bidprep.domain.notice_rules import compare_notices
from bidprep.domain.notice_weights import say_criteria
from bidprep.domain.notices import Notice, NoticeAward, NoticeCriterion, NoticeDate, NoticeLot
from bidprep.errors import BidprepError
from tests.conftest import FULL
from tests.documents import notice_files as made
from tests.documents.notice_twins import Period, Twin, TwinLot, draw_twin, spell

Json = Any
LONDON = ZoneInfo("Europe/London")
ACCIDENTS = 2_000 if FULL else 200
TWINS = 100 if FULL else 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notice.json"


Read = Callable[[Json], tuple[Notice, ...]]


@pytest.fixture
def read(path: Path) -> Read:
    return lambda value: read_notices(made.write(path, value))


def one(notices: tuple[Notice, ...]) -> Notice:
    (notice,) = notices
    return notice


# Real notices, read a second time by walking the raw JSON


def raw_releases(value: Json) -> Iterator[Json]:
    """The releases of a file as they stand: the compiled one of a record."""
    if isinstance(value, list):
        yield from value
    elif "records" in value:
        yield from (record["compiledRelease"] for record in value["records"])
    else:
        yield from value.get("releases", [value])


def newest_by_ocid(value: Json) -> dict[str, Json]:
    """The newest release of each process: Contracts Finder repeats the whole tender in each."""
    found: dict[str, Json] = {}
    for release in sorted(raw_releases(value), key=lambda release: datetime.fromisoformat(release["date"])):
        found[release["ocid"]] = release
    return found


def raw_money(value: Json) -> tuple[float, str] | None:
    return None if not value or "amount" not in value else (float(value["amount"]), value["currency"])


def our_money(money: Money | None) -> tuple[float, str] | None:
    return None if money is None else (float(money.amount), money.currency)


def raw_weight(criterion: Json) -> float | None:
    told = re.fullmatch(r"([\d.]+)%?", criterion.get("description", "").strip())
    return float(told[1]) if told else None


def raw_day(words: str | None) -> date | None:
    return date.fromisoformat(words[:10]) if words else None


@pytest.mark.parametrize("real", made.real_files(), ids=lambda path: path.name)
def test_every_lot_value_date_and_weight_of_a_real_file_agrees_with_the_raw_json(real: Path) -> None:
    raw = newest_by_ocid(json.loads(real.read_text(encoding="utf-8")))
    notices = {notice.ocid: notice for notice in read_notices(real)}
    assert list(notices) == list(dict.fromkeys(r["ocid"] for r in raw_releases(json.loads(real.read_bytes()))))
    for ocid, release in raw.items():
        notice, tender = notices[ocid], release.get("tender", {})
        assert notice.title == " ".join(tender["title"].split())
        assert notice.buyer == " ".join(release["buyer"]["name"].split())
        assert notice.reference == tender.get("id", "")
        procedure = tender.get("procurementMethodDetails") or tender.get("procurementMethod", "")
        assert notice.procedure == procedure.strip()
        assert our_money(notice.value) == raw_money(tender.get("value"))
        assert our_money(notice.least_value) == raw_money(tender.get("minValue"))
        deadline = tender.get("tenderPeriod", {}).get("endDate")
        assert notice.submit_by == (datetime.fromisoformat(deadline).astimezone(UTC) if deadline else None)
        period = tender.get("contractPeriod", {})
        assert (notice.starts_on, notice.ends_on) == (raw_day(period.get("startDate")), raw_day(period.get("endDate")))
        lots = sorted(tender.get("lots", []), key=lambda lot: int(lot["id"]))
        assert [lot.id for lot in notice.lots] == [lot["id"] for lot in lots]
        for ours, theirs in zip(notice.lots, lots, strict=True):
            agrees(ours, theirs)


def agrees(ours: NoticeLot, theirs: Json) -> None:
    assert ours.title == " ".join(theirs.get("title", "").split())
    assert our_money(ours.value) == raw_money(theirs.get("value"))
    period = theirs.get("contractPeriod", {})
    assert (ours.starts_on, ours.ends_on) == (raw_day(period.get("startDate")), raw_day(period.get("endDate")))
    assert (ours.days, ours.extends_on) == (period.get("durationInDays"), raw_day(period.get("maxExtentDate")))
    assert ours.status == theirs["status"]
    criteria = theirs.get("awardCriteria", {}).get("criteria", [])
    assert [criterion.kind for criterion in ours.criteria] == [criterion["type"] for criterion in criteria]
    weights = [None if c.weighting is None else float(c.weighting) for c in ours.criteria]
    assert weights == [*map(raw_weight, criteria)]


@pytest.mark.parametrize("real", made.real_files(), ids=lambda path: path.name)
def test_real_midnights_and_short_windows_are_pointed_out_and_no_others(real: Path) -> None:
    for release in raw_releases(json.loads(real.read_text(encoding="utf-8"))):
        deadline = release.get("tender", {}).get("tenderPeriod", {}).get("endDate", "")
        alone = real.parent / real.name
        notice = next(notice for notice in read_notices(alone) if notice.ocid == release["ocid"])
        assert any("at midnight at the start of" in told for told in notice.warnings) == ("T00:00:00" in deadline)
        published = release.get("tender", {}).get("datePublished") or (
            release["date"] if release.get("tag") == ["tender"] else None
        )
        if published and deadline:
            days = (datetime.fromisoformat(deadline) - datetime.fromisoformat(published)).days
            assert any("fewer than 28" in told for told in notice.warnings) == (0 <= days < 28), release["ocid"]


# Twins


def test_lots_are_in_the_order_a_person_counts_in(read: Read) -> None:
    notice = one(read(made.tender_release()))
    assert [lot.id for lot in notice.lots] == [f"LOT-{number:04}" for number in range(1, 13)]


def test_structured_weights_values_dates_and_places_are_read(read: Read) -> None:
    notice = one(read(made.tender_release()))
    second = notice.lots[1]
    assert [(c.name, c.kind, c.weighting) for c in second.criteria] == [
        ("Quality", "quality", Decimal(60)), ("Price", "price", Decimal(40)),
    ]  # fmt: skip
    assert second.value == Money(Decimal(200_000))
    assert (second.starts_on, second.ends_on) == (date(2027, 4, 1), date(2030, 3, 31))
    assert (second.region, second.area, notice.lots[2].region) == ("North West", "Westmarch and Eastmarch", "Wales")
    assert notice.clarify_by == datetime(2026, 8, 20, 16, tzinfo=UTC)
    assert notice.award_on == date(2026, 11, 2)
    assert notice.website == "https://www.example.org/Notice/000001-2026"
    assert len(notice.documents) == 2
    assert notice.warnings == ()


def test_the_buyer_is_the_party_that_the_release_points_to(read: Read) -> None:
    assert one(read(made.tender_release())).buyer == "Westmarch Council"
    without = made.tender_release()
    del without["buyer"]
    assert one(read(without)).buyer == "Westmarch Council"


@pytest.mark.parametrize("order", [1, -1])
def test_an_update_with_only_changed_fields_is_merged_whatever_the_order_in_the_file(read: Read, order: int) -> None:
    notice = one(read(made.package(*[made.tender_release(), made.update_release()][::order])))
    lots = {lot.id: lot for lot in notice.lots}
    assert len(lots) == 13
    assert notice.submit_by == datetime(2026, 9, 28, 11, tzinfo=UTC)
    assert notice.clarify_by is None
    assert notice.published_at == datetime(2026, 8, 3, 8, tzinfo=UTC)
    assert (notice.title, notice.value) == ("Resettlement support", Money(Decimal(7_800_000)))
    assert lots["LOT-0002"].value == Money(Decimal(250_000))
    assert lots["LOT-0002"].title == "Area 2"
    assert [c.weighting for c in lots["LOT-0002"].criteria] == [Decimal(70), Decimal(30)]
    assert lots["LOT-0003"].status == "cancelled"
    assert lots["LOT-0003"].value == Money(Decimal(300_000))
    assert len(notice.documents) == 3
    assert "The buyer has cancelled LOT-0003." in notice.warnings
    assert "The buyer says of the change: Lot 3 is withdrawn and the deadline is later." in notice.warnings


def test_an_update_alone_states_what_it_changes_and_takes_back_what_is_null(read: Read) -> None:
    before = one(read(made.tender_release()))
    after = one(read(made.update_release()))
    assert after.emptied == {"clarify_by"}
    changed = {(change.field, change.lot) for change in compare_notices(before, after)}
    assert changed == {
        ("clarify_by", ""), ("submit_by", ""), ("value", "LOT-0002"), ("criteria", "LOT-0002"), ("status", "LOT-0003"),
        ("lot", "LOT-0013"),
    }  # fmt: skip
    assert not any("fewer than 28" in told for told in after.warnings)  # nobody knows when the window began


def test_records_are_read_compiled_merged_and_versioned(read: Read) -> None:
    merged = one(read(made.record_package(made.tender_release(), made.update_release())))
    assert one(read(made.package(made.tender_release(), made.update_release()))) == merged
    compiled = made.tender_release(tag=["compiled"])
    linked = one(
        read(made.record_package(made.tender_release(), made.update_release(), compiled=compiled, linked=True))
    )
    assert len(linked.lots) == 12
    assert linked.tags == ("tenderUpdate",)
    assert linked.published_at == datetime(2026, 8, 3, 8, tzinfo=UTC)
    versions = [{"releaseDate": "1", "value": "Old"}, {"releaseDate": "2", "value": "New"}]
    versioned = {"ocid": "o", "versionedRelease": {"tender": {"id": "1", "title": versions}}}
    assert one(read({"records": [versioned]})).title == "New"


def test_a_record_of_links_alone_says_what_to_download(read: Read) -> None:
    with pytest.raises(BidprepError, match=r"only links to its releases\. Download"):
        read(made.record_package(made.tender_release(), linked=True))
    both = made.record_package(made.tender_release())
    both["records"].append({"ocid": "other", "releases": [{"url": "https://www.example.org"}]})
    assert "1 records of this file only link to their releases and were left out." in one(read(both)).warnings


def test_early_award_and_cancelled_notices_say_so(read: Read) -> None:
    early, awarded = read([made.planning_release(), made.award_release()])
    assert early.submit_by is None
    assert early.warnings == (
        "This is an early notice: nothing can be handed in yet.",
        "The buyer expects to publish the invitation on 1 October 2026.",
        "Engagement ends: 1 June 2026.",
    )
    assert (awarded.title, awarded.lots) == ("Mentoring", ())
    assert awarded.warnings == ("The contract has been awarded: this can no longer be bid for.",)
    cancelled = one(read(made.tender_release(tag=["tenderCancellation"])))
    assert cancelled.status == "cancelled"
    assert "The buyer has ended this process without a contract (cancelled)." in cancelled.warnings


def test_languages_are_english_first(read: Read) -> None:
    release = made.tender_release()
    tender = release["tender"]
    del tender["title"]
    assert one(read(release)).title == "Cymorth ailsefydlu"
    tender["title_en"] = "Resettlement"
    assert one(read(release)).title == "Resettlement"
    tender["title"] = {"cy": "Cymorth", "en": "Support"}
    assert one(read(release)).title == "Support"


@pytest.mark.parametrize(
    ("written", "utc", "says"),
    [
        ("2026-12-04T00:00:00Z", "2026-12-04T00:00", "3 December 2026 is the last full day"),
        ("2026-07-04T00:00:00+01:00", "2026-07-03T23:00", "3 July 2026 is the last full day"),
        ("2026-07-04T00:00:00Z", "2026-07-04T00:00", "3 July 2026 is the last full day"),
        ("2026-12-04", "2026-12-04T00:00", "gives the day of the deadline and no time"),
        ("2026-12-04Z", "2026-12-04T00:00", "gives the day of the deadline and no time"),
        ("2026-07-04+01:00", "2026-07-03T23:00", "gives the day of the deadline and no time"),
        ("2026-12-04T12:00:00z", "2026-12-04T12:00", ""),
        ("2026-12-03T24:00:00Z", "2026-12-04T00:00", "3 December 2026 is the last full day"),
        ("2026-12-04T23:59:60Z", "2026-12-04T23:59:59", ""),
        ("2026-07-04T12:00:00", "2026-07-04T11:00", ""),
        ("2026-07-04T12:00:00Z", "2026-07-04T12:00", "written as 12:00 without summer time, which is 13:00"),
        ("2026-12-04T23:59:59Z", "2026-12-04T23:59:59", ""),
        ("4/12/2026 12:00", "2026-12-04T12:00", ""),
        ("2026-13-45", None, "cannot be read and was left out"),
        ("0001-01-01T00:00:00Z", None, "cannot be read and was left out"),
        (20261204, None, "cannot be read and was left out"),
    ],
)
def test_a_deadline_is_read_and_doubted_as_it_deserves(read: Read, written: Json, utc: str | None, says: str) -> None:
    release = made.tender_release()
    release["tender"]["tenderPeriod"]["endDate"] = written
    release["date"] = "2026-05-01T00:00:00Z"
    notice = one(read(release))
    assert notice.submit_by == (datetime.fromisoformat(utc).replace(tzinfo=UTC) if utc else None)
    assert [told for told in notice.warnings if says in told] != [] if says else notice.warnings == ()


def test_the_deadline_for_requests_to_take_part_counts_where_there_is_no_other(read: Read) -> None:
    release = made.tender_release()
    release["tender"]["expressionOfInterestDeadline"] = release["tender"].pop("tenderPeriod")["endDate"]
    assert one(read(release)).submit_by == datetime(2026, 9, 14, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("criterion", "weight"),
    [
        ({"description": "80"}, 80), ({"description": "17,5 %"}, Decimal("17.5")), ({"description": "Weighting: 30%"}, 30),
        ({"weight": 40}, 40), ({"weight": "40%"}, 40), ({"name": "Quality (60%)"}, 60),
        ({"numbers": [{"number": 55, "weight": "percentageRangeMiddle"}]}, 55),
        ({"numbers": [{"number": 1, "weight": "orderImportance"}]}, None),
        ({"numbers": [{"number": 300, "weight": "pointsExact"}]}, None),
        ({"numbers": [{"number": "60%", "weight": "percentageExact"}]}, 60),
        ({"numbers": [{"number": 1, "weight": "orderImportance"}], "description": "80"}, 80),
        ({"numbers": [{"number": "most", "weight": "percentageExact"}]}, None),
        ({"description": "Price: 30"}, 30), ({"description": "Weighting (%): 30"}, 30), ({"description": "%30"}, 30),
        ({"description": "Section 4"}, None), ({"description": "60 out of 100"}, 60),
        ({"description": "33.3333333%"}, Decimal("33.3333333")),
        ({"description": "60 marks"}, None),
        ({"numbers": [{"number": 50, "threshold": "minimumScore"}], "description": "80"}, 80),
        ({"description": "At least 50% must be reached"}, None), ({"description": "See the documents"}, None),
        ({"description": "700"}, None), ({"description": ["80"]}, None), ({}, None),
    ],
)  # fmt: skip
def test_a_weight_is_read_wherever_it_stands(read: Read, criterion: Json, weight: Decimal | int | None) -> None:
    release = made.tender_release()
    release["tender"]["lots"] = [made.lot(1, awardCriteria={"criteria": [{"type": "quality"} | criterion]})]
    (found,) = one(read(release)).lots[0].criteria
    assert found.weighting == weight


@pytest.mark.parametrize(
    ("value", "money"),
    [
        ({"amount": "£150,000.50", "currency": "GBP"}, Money(Decimal("150000.50"))),
        ({"amount": "GBP 900"}, Money(Decimal(900))), ({"amount": "1\u00a0900 GBP"}, Money(Decimal(1900))),
        ({"amount": "£1.2 million"}, Money(Decimal(1_200_000))), ({"amount": " "}, None), ({"amount": "£"}, None),
        ({"amountGross": 12, "currency": "eur"}, Money(Decimal(12), "EUR")),
        ({"amount": 0.1, "currency": "x"}, Money(Decimal("0.1"))),
        ({"amount": -1}, None), ({"amount": True}, None), ({"amount": "a lot"}, None), ("1000", None), (None, None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_number_or_text(read: Read, value: Json, money: Money | None) -> None:
    release = made.tender_release()
    release["tender"]["value"] = value
    assert one(read(release)).value == money


def test_lots_of_random_ids_go_by_their_titles_and_doubled_ids_are_pointed_out(read: Read) -> None:
    release = made.tender_release()
    ids = ["9f0c0a52-6a0e-4c0e-8a6e-2f6d1f3b7a11", "1f0c0a52-6a0e-4c0e-8a6e-2f6d1f3b7a11"]
    release["tender"]["lots"] = [
        made.lot(1, id=ids[1], title="Lot 10: South"),
        made.lot(1, id=ids[0], title="Lot 2 – N"),
    ]
    assert [lot.id for lot in one(read(release)).lots] == ids
    release["tender"]["lots"] = [made.lot(1, id=1), made.lot(2, id=1)]
    notice = one(read(release))
    assert [lot.title for lot in notice.lots] == ["Area 1", "Area 2"]
    assert "Two lots have the id 1: compare them with the notice itself." in notice.warnings


def test_awards_and_the_contracts_signed_under_them_are_read(read: Read) -> None:
    notice = one(read(made.outcome_release()))
    suppliers, lots = ("Harbour Trust",), ("LOT-0001", "2")
    award = NoticeAward("1", suppliers=suppliers, lots=lots, status="active", decided_on=date(2026, 11, 5))
    assert notice.awards == (award,)
    contract = replace(
        award, id="c1", title="Resettlement support, west", value=Money(Decimal(300_000)), decided_on=date(2026, 11, 20),
        starts_on=date(2027, 4, 1), ends_on=date(2030, 3, 31), extends_on=date(2032, 3, 31),
    )  # fmt: skip
    assert notice.contracts == (contract, NoticeAward("c2", days=90))
    assert notice.dates == (
        NoticeDate("Standstill ends", datetime(2026, 11, 16, 23, 59, 59, tzinfo=UTC)),
        NoticeDate("Future signature date", datetime(2026, 11, 20, tzinfo=UTC)),
    )


def test_other_dates_are_read_with_what_they_are_unless_they_repeat_the_deadline(read: Read) -> None:
    release = made.tender_release()
    deadline = release["tender"]["tenderPeriod"]["endDate"]
    release["tender"] |= {
        "expressionOfInterestDeadline": "2026-08-28T12:00:00+01:00",
        "bidOpening": {"date": deadline},
        "awardPeriod": {"startDate": "2026-10-01T00:00:00Z"},
        "submissionTerms": {"bidValidityPeriod": {"endDate": "2026-12-31"}, "languages": ["en"]},
        "techniques": {"frameworkAgreement": {"openFrameworkSchemeEndDate": "2034-03-31T23:59:59Z"}},
        "milestones": [
            {"title": "Site visit", "dueDate": "2026-08-12T10:30:00+01:00"},
            {"title": "Site visit", "dueDate": "2026-08-13T10:30:00+01:00"}, {"id": "3"},
        ],
    }  # fmt: skip
    told = {date.what: date.at.astimezone(LONDON).isoformat() for date in one(read(release)).dates}
    assert told == {
        "Requests to take part by": "2026-08-28T12:00:00+01:00", "Award not before": "2026-10-01T00:00:00+01:00",
        "Bids valid until": "2026-12-31T00:00:00+00:00", "Framework scheme ends": "2034-03-31T23:59:59+01:00",
        "Site visit": "2026-08-12T10:30:00+01:00",
    }  # fmt: skip


def test_a_value_that_is_given_with_vat_only_is_pointed_out(read: Read) -> None:
    release = made.tender_release()
    told = "Values are given with VAT where the notice gives none without."
    assert told not in one(read(release)).warnings
    release["tender"]["lots"] = [made.lot(1, value={"amountGross": 120, "currency": "GBP"})]
    assert told in one(read(release)).warnings
    release["tender"]["lots"] = [made.lot(1, value={"amountGross": 0, "currency": "GBP"})]
    assert told not in one(read(release)).warnings


def test_points_that_make_up_whole_hundreds_are_shares_of_these(read: Read) -> None:
    release = made.tender_release()

    def weights(*points: Json) -> list[Decimal | None]:
        criteria = [
            {"type": "quality", "name": "Q", "numbers": [{"number": p, "weight": "pointsExact"}]} for p in points
        ]
        release["tender"]["lots"] = [made.lot(1, awardCriteria={"criteria": criteria})]
        return [criterion.weighting for criterion in one(read(release)).lots[0].criteria]

    assert weights(60, 40) == [60, 40]
    assert weights(700, 200, 100) == [70, 20, 10]
    assert weights(200, 400, 0) == [Decimal("33.3333"), Decimal("66.6667"), 0]
    assert weights(60, 30) == [None, None]
    assert weights(0, 0) == [None, None]


def test_criteria_told_in_words_only_and_what_lots_are_worth_together_are_read(read: Read) -> None:
    release = made.tender_release()
    words = {"weightingDescription": "Quality 60%\nPrice 40%"}
    release["tender"]["lots"] = [made.lot(1, awardCriteria=words), made.lot(2, status="unsuccessful")]
    release["tender"]["lotGroups"] = [
        {"id": "1", "relatedLots": ["LOT-0001", "LOT-0002"], "maximumValue": {"amount": 250_000, "currency": "GBP"}},
        {"id": "2", "relatedLots": ["LOT-0001"], "maximumValue": None},
    ]
    notice = one(read(release))
    assert notice.lots[0].criteria == (
        NoticeCriterion("Quality", "", Decimal(60)), NoticeCriterion("Price", "", Decimal(40)),
    )  # fmt: skip
    release["tender"] |= {"awardCriteria": "ratedCriteria", "awardCriteriaDetails": "Price 70%; quality 30%"}
    assert [told.weighting for told in one(read(release)).criteria] == [70, 30]
    assert "Together, LOT-0001 and LOT-0002 are worth at most £250,000." in notice.warnings
    assert "Nobody has won LOT-0002." in notice.warnings


def test_a_price_without_a_name_is_called_by_its_kind_whatever_is_said_of_it(read: Read) -> None:
    release = made.tender_release()
    told = [{"type": "price", "description": "See the documents"}, {"type": "quality", "description": "Workforce"}]
    release["tender"]["lots"] = [made.lot(1, awardCriteria={"criteria": told})]
    assert [criterion.name for criterion in one(read(release)).lots[0].criteria] == ["Price", "Workforce"]


def test_lots_that_share_an_id_stay_several_when_an_update_is_merged(read: Read) -> None:
    release, update = made.tender_release(), made.update_release()
    release["tender"]["lots"] = [made.lot(2), made.lot(2, title="The other")]
    update["tender"]["lots"] = [{"id": "LOT-0002", "title": "The first"}]
    assert [lot.title for lot in one(read([release, update])).lots] == ["The first", "The other"]


def test_an_archive_of_one_release_in_each_line_is_read(read: Read) -> None:
    lines = [json.dumps(release) for release in (made.tender_release(), made.planning_release())]
    assert [notice.title for notice in read("\n".join([*lines, ""]))] == ["Resettlement support", "Women’s centre"]
    with pytest.raises(BidprepError, match="is not JSON"):
        read(f"{lines[0]}\n{{'no': 'JSON'}}")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2027-11-01T00:00:00+01:00", date(2027, 11, 1)), ("2027-06-30T23:59:59Z", date(2027, 6, 30)),
        ("2027-06-30T23:30:00Z", date(2027, 7, 1)), ("2027-06-30T22:59:59Z", date(2027, 6, 30)),
    ],
)  # fmt: skip
def test_the_first_and_the_last_minute_mean_the_day_that_is_written(read: Read, written: str, day: date) -> None:
    release = made.tender_release()
    release["tender"]["lots"] = [made.lot(1, contractPeriod={"endDate": written})]
    assert one(read(release)).lots[0].ends_on == day


# Twins, whose answer is known before they are written


@pytest.mark.parametrize("chunk", range(4))
def test_every_lot_value_date_and_weight_of_a_twin_is_read_however_it_is_spelt(path: Path, chunk: int) -> None:
    for seed in range(chunk * TWINS, (chunk + 1) * TWINS):
        twin = draw_twin(Random(seed))
        path.write_bytes(spell(twin, Random(-seed)))
        notice = one(read_notices(path))
        assert as_twin(notice, twin) == twin, f"twin {seed}"


def as_twin(notice: Notice, twin: Twin) -> Twin:
    """What was read, in the words of a twin; who publishes is not read."""

    def amount(money: Money | None) -> Decimal | None:
        assert money is None or money.currency == "GBP"
        return money.amount if money else None

    def period(told: Notice | NoticeLot | NoticeAward) -> Period:
        return Period(told.starts_on, told.ends_on, told.extends_on, told.days)

    lots = tuple(
        TwinLot(
            lot.id,
            lot.title,
            amount(lot.value),
            period(lot),
            tuple(None if criterion.weighting is None else int(criterion.weighting) for criterion in lot.criteria),
        )
        for lot in notice.lots
    )
    assert notice.submit_by is not None
    return Twin(
        notice.ocid, notice.title, twin.publisher, amount(notice.value), amount(notice.least_value),
        notice.submit_by.astimezone(LONDON), period(notice), lots,
        tuple((award.suppliers[0], amount(award.value), period(award)) for award in notice.awards),
    )  # fmt: skip


# What strangers send


def test_what_has_the_wrong_form_is_left_out_and_said(read: Read) -> None:
    release = made.tender_release()
    release["tender"]["lots"] = "none"
    release["tender"]["documents"] = 7
    release["parties"] = ["x"]
    notice = one(read(release))
    assert (notice.title, notice.lots, notice.documents) == ("Resettlement support", (), ())
    for place in ("tender.lots", "tender.documents", "parties"):
        assert f"“{place}” has not the form it should have and was left out." in notice.warnings


def _set(release: Any, where: str, value: Any) -> None:
    *outer, last = where.split(".")
    for key in outer:
        release = release[int(key)] if isinstance(release, list) else release[key]
    release[last] = value


@pytest.mark.parametrize(
    ("changed", "what", "said"),
    [
        ({"tender.value": {"amount": "1,200,000.50"}}, "value", "£1,200,000.50"),
        ({"tender.value": {"amount": "£1.2 million"}}, "value", "£1,200,000"),
        ({"tender.value": {"amount": 5000, "currency": "eur"}}, "value", "EUR 5,000"),
        ({"buyer": "Westmarch"}, "buyer", "Westmarch"),
        ({"buyer": None, "parties": {"name": "Alone"}}, "buyer", "Alone"),
        ({"buyer": None, "parties": [{"name": "One"}, {"name": "Two"}]}, "buyer", ""),
        ({"buyer": None, "parties": [{"name": "A", "roles": "supplier"}, {"name": "B", "roles": "buyer"}]}, "buyer", "B"),
        ({"tender.title": 42}, "title", "42"),
        ({"tender.title": {"cy": "Cym", "en": "Eng"}}, "title", "Eng"),
        ({"tender.tenderPeriod.endDate": "2026-12-04"}, "submit_by", "2026-12-04T00:00:00+00:00"),
        ({"tender.tenderPeriod.endDate": "2026-12-04T12:00:00.0000000Z"}, "submit_by", "2026-12-04T12:00:00+00:00"),
        ({"tender.tenderPeriod.endDate": "2026-12-04T12Z"}, "submit_by", "2026-12-04T12:00:00+00:00"),
        ({"tender.tenderPeriod.endDate": "20261204T120000Z"}, "submit_by", "2026-12-04T12:00:00+00:00"),
        ({"tender.tenderPeriod.endDate": "2026-09-04T12:00:00+0100"}, "submit_by", "2026-09-04T11:00:00+00:00"),
        ({"tender.lots": {"id": 3, "title": "All"}}, "lots", "3 All"),
        ({"tender.lots": [{"id": 3.0, "title": "All"}, None, {"title": "Rest"}]}, "lots", "3 All"),
        ({"awards": {"id": 1, "relatedLot": "A", "suppliers": {"name": "Us"}}}, "awards", "1 Us A"),
        ({"tender.documents": {"title": "One", "url": "u"}}, "documents", "One"),
        ({"tag": "tender", "tender.status": "CANCELLED"}, "status", "CANCELLED"),
    ],
    ids=str,
)  # fmt: skip
def test_dialects_of_the_standard_are_read(read: Read, changed: dict[str, Any], what: str, said: str) -> None:
    release = made.tender_release()
    for where, value in changed.items():
        _set(release, where, value)
    notice = one(read(release))
    found = {
        "value": say_money(notice.value),
        "submit_by": notice.submit_by.isoformat() if notice.submit_by else "",
        "lots": " ".join((notice.lots[-1].id, notice.lots[-1].title)) if notice.lots else "",
        "awards": " ".join(f"{each.id} {' '.join((*each.suppliers, *each.lots))}" for each in notice.awards),
        "documents": " ".join(document.called for document in notice.documents),
    }
    assert found.get(what, getattr(notice, what)) == said
    assert not [warning for warning in notice.warnings if "form" in warning]
    has_time = "T" in changed.get("tender.tenderPeriod.endDate", "T")
    assert any("and no time" in warning for warning in notice.warnings) is not has_time


def test_criteria_that_name_the_lots_they_are_for_belong_to_these(read: Read) -> None:
    release = made.tender_release()
    for lot in release["tender"]["lots"]:
        if lot["id"] != "LOT-0003":
            del lot["awardCriteria"]
    release["tender"]["awardCriteria"] = [
        {"name": "Quality", "weight": "70", "relatedLots": "LOT-0001"},
        {"name": "Price", "weight": "30%", "relatedLots": ["LOT-0001"]},
        {"name": "Cost", "weight": 100, "relatedLot": "LOT-0002"},
        {"name": "Nothing", "weight": 100, "relatedLots": "LOT-0003"},
        {"name": "Everything", "weight": 100},
    ]
    notice = one(read(release))
    assert [say_criteria(lot.criteria) for lot in notice.lots[:4]] == [
        "Quality 70%, Price 30%", "Cost 100%", "Quality 60%, Price 40%", "",
    ]  # fmt: skip
    assert say_criteria(notice.criteria) == "Everything 100%"


@pytest.mark.parametrize("wrap", [
    lambda older, newer: [newer, older],
    lambda older, newer: {"releases": [newer, older]},
    lambda older, newer: {"records": [{"ocid": made.OCID, "releases": [newer, older]}]},
    lambda older, newer: {"records": {"releases": [newer, older]}},
    lambda older, newer: {"ocid": made.OCID, "releases": [newer, older]},
    lambda older, newer: [{"release": newer}, {"notice": older}],
    lambda older, newer: [newer | {"date": older["date"]}, older],  # the one that amends is the newer one
    lambda older, newer: "\n".join(map(json.dumps, (newer, older))),
    lambda older, newer: "\ufeff" + json.dumps([newer, older]),
])  # fmt: skip
def test_releases_of_one_process_are_merged_whatever_their_order_and_wrapping(read: Read, wrap: Any) -> None:
    notice = one(read(wrap(made.tender_release(), made.update_release())))
    assert notice.submit_by == datetime(2026, 9, 28, 11, tzinfo=UTC)
    assert (notice.title, len(notice.lots)) == ("Resettlement support", 13)


def test_a_record_with_one_release_alone_is_read(read: Read) -> None:
    assert one(read({"ocid": made.OCID, "releases": made.tender_release()})).title == "Resettlement support"


def test_of_objects_on_lines_the_one_that_cannot_be_read_is_told_by_its_line(path: Path) -> None:
    made.write(path, json.dumps(made.tender_release()) + "\n\n{oops}\n")
    with pytest.raises(BidprepError, match="is not JSON: line 3 cannot be read"):
        read_notices(path)


def test_of_a_list_only_what_has_the_wrong_form_is_left_out(read: Read) -> None:
    release = made.tender_release()
    release["tender"]["lots"][3] = "LOT-0012"
    release["tender"]["items"][0]["relatedLots"].append({})
    notice = one(read(release))
    assert len(notice.lots) == 11
    assert [warning for warning in notice.warnings if "form" in warning] == [
        "Some of what stands in “tender.items.relatedLots” has not the form it should have and was left out.",
        "Some of what stands in “tender.lots” has not the form it should have and was left out.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "2026-08-20T00:00:00+01:00",
            "The clarification deadline is at midnight at the start of 20 August 2026: 19 August 2026 is",
        ),
        (
            "2026-08-20T00:00:00Z",
            "The clarification deadline is at midnight at the start of 20 August 2026: 19 August 2026 is",
        ),
        ("2026-08-20", "The notice gives the day by which questions must be asked and no time: ask the day before."),
        ("2026-08-20T17:00:00+01:00", ""),
    ],
)
def test_a_midnight_at_the_end_of_questions_is_pointed_out(read: Read, written: str, said: str) -> None:
    release = made.tender_release()
    release["tender"]["enquiryPeriod"] = {"endDate": written}
    warnings = one(read(release)).warnings
    assert [warning.startswith(said) for warning in warnings] == ([True] if said else [])


@pytest.mark.parametrize("chunk", range(4))
def test_accidents_in_notices_never_end_in_a_traceback_or_a_hang(path: Path, chunk: int) -> None:
    sound = [json.loads(real.read_text(encoding="utf-8")) for real in made.real_files()]
    tender, update = made.tender_release(), made.update_release()
    sound += [tender, made.package(tender, update), made.record_package(tender, update), made.planning_release()]
    sound += [made.record_package(tender, compiled=tender), [tender, made.award_release()], made.award_release()]
    read = 0
    for number in range(chunk, ACCIDENTS, 4):
        chance = Random(number)
        made.write(path, made.spoil(sound[number // 4 % len(sound)], chance))
        start = time.monotonic()
        try:
            notices = read_notices(path)
        except BidprepError:
            continue
        finally:
            assert time.monotonic() - start < 5
        read += 1
        for notice in notices[:3]:
            compare_notices(notices[-1], notice)
            assert all(told.endswith(".") for told in notice.warnings), notice.warnings
    assert read > ACCIDENTS / 4 / 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "is not JSON"), ("{", "is not JSON"), ("1" * 5000, "a number of thousands of digits"), ("[]", "holds no notice"),
        ("{}", "holds no notice"), ("null", "holds no notice"), ('["tender"]', "holds no notice"),
        ('{"releases": "many"}', "holds no notice"), ("[" * 5000 + "]" * 5000, "nested too deeply"),
        ('{"a":' * (MOST_DEPTH + 1) + "1" + "}" * (MOST_DEPTH + 1), "nested too deeply"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_notice_is_a_sentence(read: Read, words: str, says: str) -> None:
    with pytest.raises(BidprepError, match=says):
        read(words)


def test_too_many_values_are_refused_before_they_are_parsed(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_files_module, "MOST_VALUES", 1000)
    with pytest.raises(BidprepError, match="holds too many values"):
        read("[" + "[]," * 1000 + "[]]")


def test_more_entries_than_any_notice_has_are_left_out_and_said() -> None:
    doubts = Doubts(Budget(3))
    notice = Part({"lots": [{}] * 5, "items": [{}]}, doubts)
    assert len([*notice.parts("lots"), *notice.parts("items")]) == 3
    assert [*doubts.sentences] == ["This file holds more than can be read at once: what came last was left out."]


def test_numbers_of_any_size_do_no_harm(read: Read) -> None:
    digits = "9" * 4000
    lot = f'{{"id": 1, "contractPeriod": {{"durationInDays": {digits}}}, "value": {{"amount": -{digits}}}}}'
    (found,) = one(read(f'{{"ocid": "o", "tender": {{"lots": [{lot}]}}}}')).lots
    assert (found.days, found.value) == (None, None)


def test_too_many_releases_are_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_files_module, "MOST_RELEASES", 3)
    with pytest.raises(BidprepError, match="holds more than 3 releases"):
        read([made.award_release()] * 4)
    assert len(read([made.award_release()] * 3)) == 1


def test_doubled_keys_and_nan_do_no_harm(read: Read) -> None:
    notice = one(
        read('{"ocid": "a", "ocid": "b", "tender": {"id": 7, "value": {"amount": NaN}, "lots": [{"id": 1e400}]}}')
    )
    assert (notice.ocid, notice.reference, notice.value) == ("b", "7", None)


def test_thousands_of_releases_of_one_process_are_merged(read: Read) -> None:
    releases = [
        {"ocid": "o", "date": f"2026-01-01T00:00:{number % 60:02}Z", "tender": {"documents": [{"id": str(number)}]}}
        for number in range(notice_files_module.MOST_RELEASES)
    ]
    assert len(one(read(releases)).documents) == notice_files_module.MOST_RELEASES


def test_a_versioned_value_stands_as_its_last_version_said(read: Read) -> None:
    release = made.tender_release()
    release["tender"] = {
        "title": [{"releaseDate": "2026-01-01", "value": "Old"}, {"releaseDate": "2026-02-01", "value": "New"}]
    }
    ocid = release["ocid"]
    found = one(read({"records": [{"ocid": ocid, "versionedRelease": release}]}))
    assert found.title == "New"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"en": "English", "cy": "Cymraeg"}, "English"),
        ({"cy": "Cymraeg", "gd": "Gàidhlig"}, "Cymraeg"),
        ("one\r\ntwo", "one two"),
    ],
)
def test_a_title_in_languages_or_of_lines_is_one_english_line(read: Read, said: Json, title: str) -> None:
    release = made.tender_release()
    release["tender"]["title"] = said
    assert one(read(release)).title == title


def test_an_item_for_no_lot_and_a_change_without_words_say_nothing_and_lots_are_limited(read: Read) -> None:
    release = made.tender_release()
    tender = release["tender"]
    tender["items"] = [{"id": "1", "deliveryAddresses": [{"region": "UKF"}]}]
    tender["amendments"] = [{"id": "1"}, None, {"id": "2", "rationale": "A date."}]
    tender["lotDetails"] = {"maximumLotsBidPerSupplier": 2}
    found = one(read(release))
    assert [note for note in found.warnings if "change" in note] == ["The buyer says of the change: A date."]
    assert "At most 2 of the 12 lots may be bid for." in found.warnings
    tender["lotDetails"] = {"maximumLotsBidPerSupplier": 12}
    assert not [note for note in one(read(release)).warnings if "may be bid for" in note]


def test_doubts_that_nobody_would_read_to_their_end_are_not_all_kept() -> None:
    doubts = Doubts(Budget(10))
    for number in range(1_000):
        doubts.say(f"Doubt {number}")
    assert 0 < len(doubts.sentences) < 1_000
