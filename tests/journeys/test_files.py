"""Files from the menu: a second window, damaged, newer and foreign files, backups and copies."""

import sqlite3
from pathlib import Path

import pytest

from bidprep import paths
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.partners import Partner
from bidprep.operations import workspaces
from bidprep.ui.pages.backups import BackupsPage
from bidprep.ui.pages.partners import PartnersPage
from bidprep.ui.pages.welcome import WelcomePage
from tests.journeys.conftest import Start
from tests.journeys.hands import Hands, everything, words_on


def damage(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[4096 : len(content) // 2] = b"\x5a" * (len(content) // 2 - 4096)
    path.write_bytes(content)
    return path


def test_a_second_window_says_who_has_the_file_and_shows_every_page_but_writes_nothing(
    held: Path, started: Start
) -> None:
    hands = Hands(started(held))
    hands.wait_until(lambda: bool(hands.said))
    assert f"{held.name} has been open in a bidprep window since " in hands.said
    assert hands.said.endswith("Until then you can read here, but not write.")
    assert hands.window.status.saved.text() == "Reading only"
    page = hands.go_to_answer("North West", "1")
    before = page.editor.toPlainText()
    assert before
    hands.write("Mine! ")
    hands.settle()
    assert page.editor.toPlainText() == before  # nothing can be typed that could not be saved
    assert hands.window.status.saved.text() == "Reading only"
    assert hands.window.close()
    assert not any("Mine!" in answer.text for answer in everything(held, Answer))


def test_a_reader_may_go_to_every_page(held: Path, started: Start) -> None:
    hands = Hands(started(held))
    for page in ("dashboard", "organisation", "case-studies", "partners", "people", "bids", "backups", "settings"):
        hands.go(page)
        assert hands.window.place.page == page
    hands.press("Ctrl+4", "Ctrl+Home", "Return")
    assert words_on(hands.page(PartnersPage).form.editor("name"))


@pytest.mark.parametrize("kind", ["damaged", "newer", "foreign", "missing"])
def test_a_file_that_cannot_be_opened_is_said_and_the_open_one_stays_usable(sample: Hands, kind: str) -> None:
    hands = sample
    bad = paths.workspaces_folder() / f"{kind}.bidprep"
    if kind == "foreign":
        bad.write_bytes(b"PK\x03\x04" + b"\0" * 5000)
    elif kind != "missing":
        hands.window.files.copy(bad)
        hands.settle()
    if kind == "newer":
        with sqlite3.connect(bad) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()
    if kind == "damaged":
        bad.write_bytes(bad.read_bytes()[:2000])
    content = bad.read_bytes() if bad.exists() else None
    path = hands.window.session.path
    hands.window.files.open(bad)
    hands.settle()
    assert hands.said.endswith(".")
    assert bad.name in hands.said or "damaged" in hands.said
    assert hands.window.session.path == path
    assert (bad.read_bytes() if bad.exists() else None) == content
    hands.press("Ctrl+3")
    hands.tab_to_called("Add a case study")
    hands.press("Space")
    hands.write("Still writing")
    assert "Still writing" in {study.title for study in everything(hands.close(), CaseStudy)}


def test_a_file_that_cannot_be_opened_at_the_start_leads_to_the_ways_to_begin(home: Path, started: Start) -> None:
    home.mkdir(parents=True)
    bad = home / "bad.bidprep"
    bad.write_bytes(b"nonsense" * 1000)
    hands = Hands(started(bad))
    hands.page(WelcomePage)
    assert "bad.bidprep" in hands.said
    hands.press("Space")
    assert hands.window.place.page == "dashboard"


def test_nothing_more_is_written_to_a_file_that_is_found_damaged(sample: Hands, started: Start) -> None:
    path = damage(sample.close())
    content = path.read_bytes()
    hands = Hands(started(path))
    if hands.window.session.is_open:
        hands.wait_until(lambda: bool(hands.said))
        assert "damaged" in hands.said
        hands.window.session.back_up(lambda _backup: None)
        hands.settle()
    assert "damaged" in hands.said
    hands.window.close()
    assert path.read_bytes() == content


def test_the_open_file_opened_again_says_so_or_opens_again_and_loses_nothing(own: Hands) -> None:
    hands = own
    path = hands.window.session.path
    assert path is not None
    hands.press("Ctrl+4", "Space")
    hands.write("Westmead Trust")
    hands.window.files.open(path)
    hands.settle()
    assert hands.window.session.path == path
    assert [partner.name for partner in everything(hands.close(), Partner)] == ["Westmead Trust"]


def test_a_backup_is_made_listed_and_restored_into_a_new_file(sample: Hands, tmp_path: Path) -> None:
    hands = sample
    original = hands.window.session.path
    hands.choose("back-up")
    assert hands.said.startswith("Backed up and checked: ")
    hands.choose("backups")
    page = hands.page(BackupsPage)
    assert page.list.model.index(0, 1).data() == "By hand"
    assert page.list.model.index(0, 2).data() == "For ever"
    backups = page.list.model.rowCount()
    hands.tab_to_called("Back up now")
    hands.press("Space")
    assert page.list.model.rowCount() == backups + 1
    hands.press("Ctrl+4", "Ctrl+Home", "Delete")
    backup = page.list.model.row(0)
    restored = tmp_path / "restored.bidprep"
    hands.window.files.restore(backup.path, restored)
    hands.settle()
    assert hands.window.session.path == restored
    assert original is not None
    assert hands.said == f"Restored, and open now: {restored}. {original.name} is as you left it."
    hands.press("Ctrl+4")
    assert hands.page(PartnersPage).list.model.rowCount() == 4
    hands.close()
    assert len(everything(original, Partner)) == 3
    assert len(everything(restored, Partner)) == 4
    assert "Last backup: " in hands.window.status.backup.text() or not hands.window.session.is_open


def test_a_backup_is_never_restored_over_a_file(sample: Hands) -> None:
    hands = sample
    path = hands.window.session.path
    assert path is not None
    hands.choose("back-up")
    backup = next(paths.backups_folder().rglob("*.bidprep"))
    hands.window.files.restore(backup, path)
    hands.settle()
    assert hands.window.session.path == path
    assert hands.said.endswith(".")
    assert len(everything(hands.close(), Bid)) == 2


def test_closing_after_a_change_leaves_a_backup(own: Hands) -> None:
    own.press("Ctrl+4", "Space")
    own.write("Westmead Trust")
    own.close()
    [backup] = paths.backups_folder().rglob("*.bidprep")
    restored = workspaces.restore(backup, paths.data_folder() / "restored")
    assert [partner.name for partner in everything(restored, Partner)] == ["Westmead Trust"]
