"""What was published: kept in one spelling, taken together with updates, told apart from news."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bidprep.documents.notices import read_notices
from bidprep.domain.notices import Notice, NoticeDocument
from bidprep.domain.published_notices import news_of, read_spelt_notice, spell_notice, with_update, without_changes
from bidprep.errors import BidprepError
from tests.conftest import FULL
from tests.documents import notice_files as made


def read(path: Path, value: object) -> Notice:
    (notice,) = read_notices(made.write(path / "notice.json", value))
    return notice


def test_what_was_published_is_read_as_it_was_spelt_and_spelt_always_alike(tmp_path: Path) -> None:
    for seed in range(200 if FULL else 30):
        path = made.write(tmp_path / "notice.json", made.spoil(made.tender_release(), Random(seed)))
        try:
            notices = read_notices(path)
        except BidprepError:
            continue
        for notice in notices:
            spelt = spell_notice(notice)
            assert read_spelt_notice(spelt) == notice
            assert spell_notice(read_spelt_notice(spelt)) == spelt


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"ocid": "x", "lots": 1}', b'{"ocid": "x", "a": 1}', b"\xff", b"[" * 100_000]
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(BidprepError, match="cannot be read"):
        read_spelt_notice(content)


def test_the_same_again_is_no_news_and_changes_nothing(tmp_path: Path) -> None:
    notice = read(tmp_path, made.tender_release())
    published = with_update(None, notice)
    news = news_of(notice, published)
    assert (news.title, news.submit_by, news.lots, news.criteria) == ("", None, (), ())
    assert with_update(published, notice) == published
    assert with_update(published, news) == published


def test_an_update_is_joined_field_by_field_and_lot_by_lot(tmp_path: Path) -> None:
    before, update = read(tmp_path, made.tender_release()), read(tmp_path, made.update_release())
    after = with_update(with_update(None, before), update)
    assert (after.title, after.buyer, after.submit_by, after.clarify_by) == (
        before.title, before.buyer, update.submit_by, None,
    )  # fmt: skip
    lots = {lot.id: lot for lot in after.lots}
    assert len(lots) == 13
    assert (lots["LOT-0002"].title, lots["LOT-0002"].value) == ("Area 2", update.lots[0].value)
    assert (lots["LOT-0003"].status, lots["LOT-0003"].value) == ("cancelled", before.lots[2].value)
    assert [document.title for document in after.documents][-1] == "Answers to questions"
    assert (len(after.documents), after.published_at) == (3, before.published_at)
    assert news_of(update, after).lots == ()
    assert news_of(update, after).emptied == frozenset()


def test_two_lots_with_one_id_stay_two(tmp_path: Path) -> None:
    twins = [made.lot(1), made.lot(1, title="The other")]
    notice = read(tmp_path, made.tender_release() | {"tender": {"title": "Twins", "lots": twins}})
    published = with_update(None, notice)
    assert [lot.title for lot in published.lots] == ["Area 1", "The other"]
    assert news_of(notice, published).lots == ()


def test_leaving_nothing_out_leaves_a_notice_as_it_is(tmp_path: Path) -> None:
    notice = read(tmp_path, made.update_release())
    assert without_changes(notice, ()) == notice
    assert json.loads(spell_notice(replace(notice, lots=())))["emptied"] == ["clarify_by"]


@pytest.mark.parametrize(
    ("title", "kind", "called"),
    [
        ("The specification", "technicalSpecifications", "The specification"),
        ("", "economicSelectionCriteria", "Economic selection criteria"),
        ("", "Link", "Link"),
        ("", "", "Without a name"),
    ],
)
def test_a_document_without_a_title_is_called_by_the_words_of_its_kind(title: str, kind: str, called: str) -> None:
    assert NoticeDocument(title, "https://example.org", kind).called == called
