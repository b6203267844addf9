"""What cannot be read is met by a plain sentence beside its field, and stands in the way of nothing else."""

import pytest
from PySide6.QtWidgets import QApplication

from bidprep.domain.bids import Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.opportunities import Lot
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
from bidprep.ui.drafts import Draft
from bidprep.ui.pages.organisation import OrganisationPage
from bidprep.ui.pages.partners import PartnersPage
from bidprep.ui.widgets.form import Form
from tests.journeys.hands import Hands, everything

DIGITS = "9" * 5_000  # more than Python reads as a number
STRANGE = ("9" * 60, DIGITS, "NaN", "inf", "1e999", "-5", "²", "<b>bold</b>", "one\x0btwo\x00three", "\u202eשלום")
FIELDS = (
    ("lot", Lot, "Preference", "is not a place in an order"),
    ("question", Question, "Weighting", "is not a weighting"),
    ("policies", Policy, "Cover", "is not an amount of money"),
    ("policies", Policy, "Holds until", "is not a date"),
    ("case-studies", CaseStudy, "Words wanted", "is not a number of words"),
    ("partners", Partner, "Company number", "does not look like a company number"),
    ("partners", Partner, "Website", "does not look like a web address"),
    ("people", Person, "E-mail", "does not look like an e-mail address"),
)


def paste(hands: Hands, words: str) -> None:
    QApplication.clipboard().setText(words)
    hands.press("Ctrl+A", "Ctrl+V")


def issuer(hands: Hands) -> str:
    found: list[tuple[Policy, ...]] = []
    hands.window.session.ask(lambda workspace: workspace.find(Policy), found.append)
    hands.settle()
    return found[0][0].issuer


@pytest.mark.parametrize(("page", "kind", "field", "said"), FIELDS)
def test_what_is_pasted_into_a_field_is_refused_in_a_sentence_and_kept_out_of_the_file(
    sample: Hands, page: str, kind: type, field: str, said: str
) -> None:
    hands = sample
    found: list[tuple[Lot, ...]] = []
    hands.window.session.ask(lambda workspace: workspace.find(kind), found.append)
    hands.settle()
    hands.go(page, found[0][0].id)
    hands.tab_to_called(field)
    editor = hands.focus
    for words in STRANGE:
        paste(hands, words)
        hands.press("Tab")
        fault = editor.accessibleDescription()
        assert said in fault, words
        assert len(fault) < 300, "what was typed is not said all over again"
        hands.tab_to(editor, "Shift+Tab")
    hands.go("dashboard")
    assert not any(draft.is_unsaved for draft in hands.window.findChildren(Draft))
    assert hands.said.startswith(f"Not kept, for it could not be read: {field}: “")
    assert everything(hands.close(), kind) == found[0]


def test_words_of_any_script_are_taken_and_undo_takes_them_back(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+7", "Return")
    form = hands.window.page.findChild(Form) if hands.window.page else None
    assert form is not None
    taken = "👩‍👩‍👧 Café \u202eשלום\u200f 123"
    for words, kept in ((taken, taken), ("one\x0btwo\x00", "one two"), ("x" * 10_000, "x" * 10_000)):
        hands.tab_to(form.editor("issuer"))
        paste(hands, words)
        hands.press("Ctrl+1")
        assert " ".join(issuer(hands).split()) == kept
        hands.press("Ctrl+Z")
        assert issuer(hands) == ""
        hands.press("Alt+Left")


def test_who_leaves_a_page_with_something_that_cannot_be_read_is_told_that_it_is_not_kept(sample: Hands) -> None:
    hands = sample
    found: list[tuple[Policy, ...]] = []
    hands.window.session.ask(lambda workspace: workspace.find(Policy), found.append)
    hands.settle()
    hands.go("policies", found[0][0].id)
    hands.tab_to_called("Cover")
    hands.press("Ctrl+A")
    hands.write("abc")
    hands.press("Ctrl+1")
    assert "Cover: “abc”" in hands.window.messages.words


def test_a_contacts_address_and_telephone_number_say_what_form_they_should_have(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    hands.tab_to_called("Add a contact")
    hands.press("Space")
    form = hands.page(PartnersPage).contacts.form
    for field, typed, said in (
        ("email", "nonsense", "“nonsense” does not look like an e-mail address. For example bids@example.org."),
        ("phone", "hello", "“hello” does not look like a telephone number. For example 01632 960417."),
    ):
        hands.tab_to(form.editor(field))
        hands.write(typed)
        hands.press("Tab")
        assert said in form.editor(field).accessibleDescription()
    hands.tab_to(form.editor("email"), "Shift+Tab")
    hands.press("Ctrl+A")
    hands.write("ada@example.org")
    hands.press("Tab")
    assert form.editor("email").accessibleDescription() == ""
    [contact] = everything(hands.close(), Contact)
    assert (contact.email, contact.phone) == ("ada@example.org", "")


def test_staff_counted_in_full_time_equivalents_are_told_where_these_belong(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    form = hands.page(OrganisationPage).form
    hands.tab_to_called("Staff")
    editor = hands.focus
    hands.write("12.5")
    hands.press("Tab")
    assert "Count everybody as one, part-time or not" in editor.accessibleDescription()
    assert form.has_faults
    assert [fact for fact in everything(hands.close(), Fact) if fact.name == "Staff" and fact.value] == []
