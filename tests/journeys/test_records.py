"""Case studies, partners, people: added, typed, found again, removed and brought back."""

from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.domain.people import Person
from bidprep.ui.pages.case_studies import CaseStudiesPage
from bidprep.ui.pages.dashboard import DashboardPage
from bidprep.ui.pages.partners import PartnersPage
from bidprep.ui.pages.people import PeoplePage
from bidprep.ui.widgets.link_row import LinkRow
from tests.journeys.hands import Hands, everything, words_on


def due_rows(hands: Hands) -> list[str]:
    return [
        row.accessibleName() for row in hands.page(DashboardPage).findChildren(LinkRow) if ": " in row.accessibleName()
    ]


def test_a_case_study_is_added_and_typed_with_the_keyboard_alone(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+3")
    page = hands.page(CaseStudiesPage)
    assert words_on(hands.focus) == "Add a case study"  # the list is empty: its one button has the keyboard
    hands.press("Space")
    assert hands.focus is page.form.editor("title")
    hands.write("Through the Gate")
    hands.fill(Service="Accommodation", Started="1/4/2024", Ended="31 March 2026")
    hands.fill(The_need="Forty men left prison with nowhere to go.", The_result="31 had a tenancy after a year.")
    assert page.title.text() == "Through the Gate"
    assert page.trail()[-1][0] == "Through the Gate"
    assert hands.window.windowTitle() == "Through the Gate – bidprep"
    hands.press("Alt+Left")
    assert page.list.model.rowCount() == 1
    [study] = everything(hands.close(), CaseStudy)
    assert (study.title, study.service, str(study.ended_on)) == ("Through the Gate", "Accommodation", "2026-03-31")
    assert (study.need, study.result) == (
        "Forty men left prison with nowhere to go.",
        "31 had a tenancy after a year.",
    )


def test_a_partner_with_contact_and_log_entry_is_due_on_the_dashboard_until_it_is_done(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    page = hands.page(PartnersPage)
    hands.write("Westmead Trust")
    hands.fill(Charity_number="1161234")
    hands.tab_to_called("Add a contact")
    hands.press("Space")
    assert hands.focus is page.contacts.form.editor("name")
    hands.write("Ada Brook")
    hands.fill(Role="Director", Telephone="01772 000000")
    hands.tab_to_called("Add a log entry")
    hands.press("Space")
    hands.fill(How="telephone", What_was_said="Interested in two lots.", Next_action="Send the outline", Due="1/3/2099")
    hands.press("Ctrl+1")
    assert due_rows(hands) == ["Westmead Trust: Send the outline, 1 March 2099"]
    row = next(row for row in hands.page(DashboardPage).findChildren(LinkRow) if "outline" in row.accessibleName())
    hands.tab_to(row)
    hands.press("Return")
    assert hands.page(PartnersPage).title.text() == "Westmead Trust"
    hands.tab_to(page.log.list.table)
    hands.press("Down", "Return")
    hands.tab_to_called("Done")
    hands.press("Space")
    hands.press("Ctrl+1")
    assert due_rows(hands) == []
    path = hands.close()
    [partner] = everything(path, Partner)
    [contact] = everything(path, Contact)
    [entry] = everything(path, LogEntry)
    assert (partner.name, partner.charity_number) == ("Westmead Trust", "1161234")
    assert (contact.partner_id, contact.name, contact.role) == (partner.id, "Ada Brook", "Director")
    assert (entry.said, entry.next_action, entry.done) == ("Interested in two lots.", "Send the outline", True)


def test_a_late_action_says_so_in_words(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    hands.write("Westmead Trust")
    hands.tab_to_called("Add a log entry")
    hands.press("Space")
    hands.fill(Next_action="Ring back", Due="1/3/2021")
    hands.press("Ctrl+1")
    assert due_rows(hands) == ["Westmead Trust: Ring back, late: 1 March 2021"]
    hands.press("Ctrl+4")
    page = hands.page(PartnersPage)
    assert page.list.model.index(0, 1).data() == "late, 1 March 2021: Ring back"


def test_a_removed_partner_comes_back_with_its_contacts_by_undo(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+4")
    page = hands.page(PartnersPage)
    before = page.list.model.rowCount()
    hands.press("Ctrl+Home", "Delete")
    assert page.list.model.rowCount() == before - 1
    assert "Undo brings it back" in hands.said
    hands.press("Ctrl+Z")
    assert page.list.model.rowCount() == before
    assert len(everything(hands.close(), Contact)) == 5


def test_hours_that_are_no_number_are_said_beside_the_field(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+5", "Space")
    page = hands.page(PeoplePage)
    hands.write("Priya Nair")
    hands.tab_to(page.form.editor("kind"))
    hands.press("Down", "Down")
    hands.fill(Hours_a_week_for_bids="many")
    hands.press("Tab")
    described = page.form.editor("weekly_hours").accessibleDescription()
    assert "“many” is not a number of hours. Type for example 7.5." in described
    hands.press("Shift+Tab", "Ctrl+A")
    hands.write("7,5")
    hands.press("Ctrl+5")
    [person] = everything(hands.close(), Person)
    assert (person.name, person.kind.value, person.weekly_hours) == ("Priya Nair", "trustee", 7.5)


def test_a_fault_does_not_follow_to_the_next_record(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+4", "Ctrl+Home", "Return")
    page = hands.page(PartnersPage)
    field = page.form.editor("charity_number")
    hands.fill(Charity_number="12ab")
    hands.press("Alt+Left", "Ctrl+Home", "Down", "Return")
    hands.tab_to(field)
    hands.press("Tab")
    assert "12ab" not in field.accessibleDescription()
    assert words_on(field) != "12ab"


def test_undo_from_the_menu_shows_also_in_the_field_that_has_the_keyboard(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+4", "Ctrl+Home", "Return")
    page = hands.page(PartnersPage)
    name = page.form.editor("name")
    assert hands.focus is name
    before = words_on(name)
    hands.press("End")
    hands.write(" of Lancaster")
    hands.window.save_drafts()
    hands.settle()
    hands.choose("undo")
    assert words_on(name) == before
    assert hands.focus is name
    hands.choose("redo")
    assert words_on(name) == f"{before} of Lancaster"


def test_a_contact_that_was_undone_is_not_written_again_by_typing(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    hands.write("Westmead Trust")
    hands.tab_to_called("Add a contact")
    hands.press("Space")
    page = hands.page(PartnersPage)
    hands.choose("undo")  # the name, which was saved last
    hands.choose("undo")
    assert page.contacts.list.model.rowCount() == 0
    assert not page.contacts.form.isVisible()
    assert everything(hands.close(), Contact) == ()
