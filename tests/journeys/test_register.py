"""The organisation's details from the charity register, at the keyboard: found, compared, some of them taken in."""

from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtTest import QTest

from bidprep.domain.organisation import Fact, fact_values
from bidprep.operations.facts import state_fact
from bidprep.ui.pages.organisation import OrganisationPage
from bidprep.ui.pages.register import RegisterPage
from tests.documents.register_files import charity, many, write_json
from tests.journeys.hands import Hands, everything


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    rows = [charity(200_001, "A TRUST"), charity(200_002, "B TRUST"), charity(200_003, "B TRUST AND MORE")]
    return write_json(tmp_path / "extract.json", rows)


def look_in(hands: Hands, path: Path) -> RegisterPage:
    """Choose the extract and wait until it is read."""
    hands.window.take_in("register", path)
    hands.settle()
    return hands.page(RegisterPage)


def stated(path: Path) -> dict[str, str]:
    return fact_values(everything(path, Fact))


def test_the_charity_whose_number_we_state_is_found_and_some_of_its_details_taken_in(own: Hands, extract: Path) -> None:
    hands = own
    hands.window.session.do(lambda workspace: state_fact(workspace, "Charity number", "200002"))
    hands.window.session.do(lambda workspace: state_fact(workspace, "Postcode", "LA1 1AA"))
    hands.settle()
    hands.go("organisation")
    hands.tab_to_called("From the charity register")
    hands.press("Return")
    page = look_in(hands, extract)
    assert page.said.text() == "1 of 3 charities fit."
    assert hands.focus is page.changes.table
    changes = {change.field: (change.before, change.after) for change in page.changes.ticked()}
    assert changes["Postcode"] == ("LA1 1AA", "M1 1AE")
    assert changes["Legal name"] == ("", "B TRUST")
    for change in tuple(page.changes.ticked()):
        if change.field not in ("Legal name", "Income, year to 31 March 2026"):
            hands.press("Space")
        hands.press("Down")
    hands.tab_to(page.take)
    hands.press("Return")
    assert hands.said == "Took in 2 changes from the register. Undo takes them back."
    assert "Legal name" in page.same.text()
    hands.go("organisation")
    assert hands.page(OrganisationPage).years.list.model.rowCount() == 1
    assert stated(hands.close()) == {"charity number": "200002", "postcode": "LA1 1AA", "legal name": "B TRUST"}


def test_a_charity_is_found_by_a_part_of_its_name_and_picked_among_several(own: Hands, extract: Path) -> None:
    hands = own
    page = look_in(hands, extract)
    assert page.said.text().startswith("3 of 3 charities fit.")
    hands.tab_to(page.form.editor("name"), "Shift+Tab")
    hands.write("trust and")
    hands.tab_to(page.search)
    hands.press("Return")
    assert page.said.text() == "1 of 3 charities fit."
    hands.tab_to(page.form.editor("name"), "Shift+Tab")
    hands.press("Ctrl+A")
    hands.write("trust")
    hands.tab_to(page.search)
    hands.press("Return")
    hands.press("Down", "Down")
    assert page.changes_title.text() == "B TRUST AND MORE"


def test_a_number_that_no_charity_has_is_said_and_nothing_can_be_taken_in(own: Hands, extract: Path) -> None:
    hands = own
    page = look_in(hands, extract)
    hands.fill(Charity_number="999999")
    hands.tab_to(page.search)
    hands.press("Return")
    assert page.said.text() == "None of the 3 charities fits. Check the number or the name."
    assert not page.take.isVisible()


def test_a_file_that_is_no_extract_is_refused(own: Hands, tmp_path: Path) -> None:
    hands = own
    path = tmp_path / "poem.csv"
    path.write_text("Roses are red\n", encoding="utf-8")
    look_in(hands, path)
    assert hands.said == "poem.csv is no table. Choose the register’s extract as JSON or CSV."


def test_what_was_wrong_with_one_file_is_over_once_another_is_read(own: Hands, extract: Path, tmp_path: Path) -> None:
    hands = own
    path = tmp_path / "poem.csv"
    path.write_text("Roses are red\n", encoding="utf-8")
    look_in(hands, path)
    assert hands.said
    look_in(hands, extract)
    assert hands.said == ""


def test_enter_in_the_number_or_the_name_finds_the_charity(own: Hands, extract: Path) -> None:
    hands = own
    page = look_in(hands, extract)
    hands.fill(Charity_number="200002")
    hands.press("Return")
    assert page.said.text() == "1 of 3 charities fit."


def test_reading_says_how_far_it_is_and_can_be_cancelled(own: Hands, tmp_path: Path) -> None:
    hands = own
    path = write_json(tmp_path / "extract.json", many(60_000))
    hands.window.take_in("register", path)
    page = hands.page(RegisterPage)
    end = monotonic() + 20
    while "charities read" not in page.reading.words and monotonic() < end:
        QTest.qWait(5)
    assert page.reading.words.startswith("Reading extract.json… ")
    page.reading.cancel_button.click()
    hands.settle()
    assert page.reading.isHidden()
    assert page.said.text() == ""
