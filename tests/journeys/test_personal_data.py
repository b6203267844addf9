"""Personal data: what we hold on somebody is shown, handed over and erased, with the keyboard alone."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bidprep.domain.dates import today
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.dashboard import DashboardPage
from bidprep.ui.pages.personal_data import PersonalDataPage
from bidprep.ui.widgets.link_row import LinkRow
from tests.journeys.hands import Hands, everything


def plant(hands: Hands) -> None:
    def put(workspace: Workspace) -> None:
        with workspace.step("Note Tamsin Vane") as step:
            step.put(Partner("partner", "Harbour Trust"))
            late = today() - timedelta(days=3)
            step.put(Contact("contact", "partner", "Tamsin Vane", email="t@vane.example", review_on=late))
            step.put(LogEntry("entry", "partner", "contact", said="Tamsin Vane agreed; T. Vane will write."))
            step.put(Fact("fact", "Sights", "the weather vane and Vane Hill"))

    hands.window.session.do(put)
    hands.settle()


def open_held(hands: Hands) -> PersonalDataPage:
    hands.choose("personal-data")
    page = hands.page(PersonalDataPage)
    assert page.people.model.data(page.people.model.index(0, 1)).startswith("Overdue: ")
    hands.press("Return")
    return page


def test_a_person_is_found_handed_over_and_erased(own: Hands, tmp_path: Path) -> None:
    plant(own)
    page = open_held(own)
    assert page.title.text() == "All that we hold on Tamsin Vane"
    ticked = {(place.kind, place.id) for place in page.places.ticked()}
    assert {("contact", "contact"), ("log_entry", "entry")} <= ticked
    assert ("fact", "fact") not in ticked
    with own.naming_a_file("Save all that we hold", str(tmp_path / "held.json")):
        own.press("Alt+S")
    assert "T. Vane will write" in (tmp_path / "held.json").read_text(encoding="utf-8")
    own.press("Alt+R")
    assert "cannot be undone" in page.question.text()
    assert own.focus is page.keep
    own.press("Alt+O")
    assert page.title.text() == "Erased"
    assert not own.window.undo_name
    with own.naming_a_file("Save the certificate", str(tmp_path / "certificate.json")):
        own.press("Alt+C")
    told = json.loads((tmp_path / "certificate.json").read_text(encoding="utf-8"))
    assert {place["kind"] for place in told["places"] if place["cleared"]} >= {"contact", "log_entry", "history"}
    path = own.close()
    assert everything(path, Contact) == ()
    assert everything(path, LogEntry)[0].said == "[erased] agreed; [erased] will write."
    assert everything(path, Fact, id="fact")[0].value == "the weather vane and Vane Hill"
    assert b"Tamsin" not in path.read_bytes()


def test_keeping_it_erases_nothing(own: Hands) -> None:
    plant(own)
    page = open_held(own)
    own.press("Alt+R", "Alt+K")
    assert page.erase.isVisible()
    assert not page.sure.isVisible()
    assert everything(own.close(), Contact)


def test_a_contact_leads_to_all_that_is_held(own: Hands) -> None:
    plant(own)
    own.press("Ctrl+4", "Return")
    own.tab_to_called("All that we hold…")
    own.press("Space")
    assert own.page(PersonalDataPage).title.text() == "All that we hold on Tamsin Vane"


@pytest.mark.parametrize(("days", "words"), [(-3, "late: review due"), (0, "review by"), (1, "")])
def test_the_dashboard_tells_of_details_to_be_reviewed_when_the_day_has_come(own: Hands, days: int, words: str) -> None:
    def put(workspace: Workspace) -> None:
        with workspace.step("Note Tamsin Vane") as step:
            step.put(Partner("partner", "Harbour Trust"))
            on = today() + timedelta(days=days)
            step.put(Contact("contact", "partner", "Tamsin Vane", review_on=on))

    own.window.session.do(put)
    own.go("dashboard")
    names = [link.accessibleName() for link in own.page(DashboardPage).findChildren(LinkRow)]
    said = [name for name in names if "Tamsin Vane" in name]
    assert len(said) == (days <= 0)
    assert all(words in line for line in said)
