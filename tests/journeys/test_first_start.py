"""The first start: nothing is there yet."""

import pytest
from PySide6.QtWidgets import QPushButton

from bidprep import paths
from bidprep.app import show
from bidprep.domain.bids import Bid
from bidprep.domain.organisation import Fact
from bidprep.ui.pages.dashboard import DashboardPage
from bidprep.ui.pages.organisation import OrganisationPage
from bidprep.ui.pages.welcome import WelcomePage
from bidprep.ui.widgets.link_row import LinkRow
from tests.journeys.conftest import Start
from tests.journeys.hands import Hands, everything, words_on


def test_the_first_start_offers_four_ways_to_begin_and_enter_opens_the_sample(hands: Hands) -> None:
    page = hands.page(WelcomePage)
    offered = [button.text().replace("&", "") for button in page.findChildren(QPushButton) if button.isVisible()]
    assert offered == ["Try the sample bid", "Set up your organisation", "Open a workspace", "Open a backup"]
    assert hands.focus is page.buttons[0]
    hands.press("Space")
    rows = [row.accessibleName() for row in hands.page(DashboardPage).findChildren(LinkRow)]
    assert any("North West call-off" in row for row in rows)
    assert any("Lunebank Women’s Space: Send the draft memorandum" in row for row in rows)
    assert "North West call-off" in hands.window.status.deadline.text() or hands.window.status.deadline.text()
    path = hands.close()
    assert {bid.name for bid in everything(path, Bid)} == {"Dynamic Framework qualification", "North West call-off"}


def test_the_status_bar_is_on_the_screen_from_the_first_moment_however_small_that_is(hands: Hands) -> None:
    window = hands.window
    for width, height in ((window.screen().availableSize().width(), 600), (1366, 300), (1366, 2000)):
        window.hide()
        window.resize(width, height)
        show(window)
        hands.settle()
        assert window.isMaximized()
        assert window.screen().availableGeometry().contains(window.geometry())
        window.showNormal()
    window.hide()
    window.resize(700, 500)
    show(window)
    assert not window.isMaximized()


def test_what_needs_a_workspace_cannot_be_chosen_before_there_is_one(hands: Hands) -> None:
    for key in ("dashboard", "bids", "start-bid", "check", "export-submission", "import-lots", "backups", "undo"):
        assert not hands.command(key).isEnabled(), key
    for key in ("new", "open", "sample", "restore", "settings", "palette", "help"):
        assert hands.command(key).isEnabled(), key
    assert not hands.window.navigation.isEnabled()


def test_an_own_organisation_is_set_up_by_typing_its_facts(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    page = hands.page(OrganisationPage)
    hands.fill(Legal_name="Northern Light Trust", Charity_number="1161234", Company_number="1234567")
    hands.press("Tab")
    hands.press("Ctrl+1")
    assert hands.page(DashboardPage).title.text() == "Northern Light Trust"
    hands.press("Ctrl+2")
    assert page is hands.window.page
    facts = {fact.name: fact.value for fact in everything(hands.close(), Fact) if fact.value}
    assert facts == {
        "Legal name": "Northern Light Trust",
        "Charity number": "1161234",
        "Company number": "01234567",
    }


def test_a_fact_that_cannot_be_read_is_said_beside_its_field_and_takes_nothing_else_with_it(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    form = hands.page(OrganisationPage).form
    hands.fill(Legal_name="Northern Light Trust", Charity_number="12ab")
    charity = form.editor("Charity number")
    assert "12ab" not in charity.accessibleDescription()  # not while it is being typed
    hands.press("Tab")
    assert "“12ab” does not look like a charity number." in charity.accessibleDescription()
    hands.fill(Postcode="PR1 2HE")
    hands.press("Ctrl+1", "Ctrl+2")
    assert words_on(form.editor("Charity number")) == "12ab"
    hands.fill(Charity_number="1161234")
    hands.press("Tab")
    assert "does not look" not in charity.accessibleDescription()
    facts = {fact.name: fact.value for fact in everything(hands.close(), Fact) if fact.value}
    assert facts == {"Legal name": "Northern Light Trust", "Charity number": "1161234", "Postcode": "PR1 2HE"}


def test_a_fact_of_its_own_is_stated_with_the_day_it_was_true(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    page = hands.page(OrganisationPage)
    hands.tab_to_called("Add a fact")
    hands.press("Space")
    assert hands.focus is page.own_form.editor("name")
    hands.write("Volunteers trained")
    hands.fill(Value="87", True_as_at="4/12/2026", Source="Training register")
    hands.press("Ctrl+1", "Ctrl+2")
    assert page.own_list.model.rowCount() == 1
    fact = next(fact for fact in everything(hands.close(), Fact) if fact.name == "Volunteers trained")
    assert (fact.value, str(fact.true_on), fact.source) == ("87", "2026-12-04", "Training register")


def test_the_workspace_of_last_time_is_open_again_at_the_next_start(own: Hands, started: Start) -> None:
    path = own.close()
    again = started(None)
    assert again.session.path == path
    assert again.place.page == "dashboard"


def test_a_start_after_the_last_workspace_was_moved_away_offers_the_ways_to_begin(own: Hands, started: Start) -> None:
    own.close().rename(paths.data_folder() / "elsewhere.bidprep")
    assert started(None).place.page == "welcome"


def test_the_sample_goes_into_the_bin_and_an_own_workspace_cannot(
    sample: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = sample
    monkeypatch.setenv("XDG_DATA_HOME", str(paths.data_folder()))  # the bin of this test's own
    path = hands.window.session.path
    assert path is not None
    assert path.exists()
    hands.choose("remove-sample")
    assert not path.exists()
    assert hands.window.place.page == "welcome"
    assert hands.said.startswith("The sample is")
    hands.window.files.new(paths.workspaces_folder() / "Ours")
    hands.settle()
    assert not hands.command("remove-sample").isEnabled()
