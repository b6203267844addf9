"""Policies, insurances and accreditations: typed, expiring, proven by a file, and filled into answers."""

from datetime import timedelta
from pathlib import Path

import pytest

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.dates import say_date, today
from bidprep.domain.files import Attachment
from bidprep.domain.money import read_money
from bidprep.domain.policies import USUAL_INSURANCES, Policy, PolicyKind
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone
from bidprep.ui.pages.policies import PoliciesPage
from bidprep.ui.widgets.row_delegate import TONE_ROLE
from bidprep.ui.widgets.suggesting_line import SuggestingLine
from tests.journeys.hands import Hands, everything, start_blank_bid, words_on

HELD, REVIEW, COVER = 1, 2, 4


def put(hands: Hands, *policies: Policy) -> None:
    def add(workspace: Workspace) -> None:
        with workspace.step("Add policies") as step:
            for policy in policies:
                step.put(policy)

    hands.window.session.do(add)
    hands.settle()


def test_an_insurance_is_added_with_the_keyboard_alone_and_counted_in_the_navigation(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+7")
    page = hands.page(PoliciesPage)
    assert words_on(hands.focus) == "Add a policy"
    hands.press("Space")
    hands.press("Down")  # Insurance
    hands.fill(Name="Public liability", Insurer_or_issuer="Unity Mutual", Cover="5 million", Holds_until="4/12/2099")
    hands.press("Tab")
    assert words_on(page.form.editor("cover")) == "£5,000,000"
    assert words_on(page.form.editor("expires_on")) == "4 December 2099"
    hands.press("Alt+Left")
    assert page.list.model.index(0, COVER).data() == "£5,000,000"
    below_organisation = hands.window.navigation.topLevelItem(2)
    assert below_organisation is not None
    assert (below_organisation.text(0), below_organisation.text(1)) == ("Policies", "1")
    [policy] = everything(hands.close(), Policy)
    assert (policy.kind, policy.name, policy.cover, str(policy.expires_on)) == (
        PolicyKind.INSURANCE,
        "Public liability",
        read_money("5m"),
        "2099-12-04",
    )


def test_the_usual_covers_are_offered_and_others_may_be_typed(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+7", "Space")
    page = hands.page(PoliciesPage)
    line = page.form.editor("name")
    assert isinstance(line, SuggestingLine)
    assert line.suggestions == USUAL_INSURANCES
    hands.fill(Name="Cyber Essentials")
    [policy] = everything(hands.close(), Policy)
    assert policy.name == "Cyber Essentials"


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-1, f"Expired {say_date(today() - timedelta(1))}", Tone.BAD),
        (0, f"Today: {say_date(today())}", Tone.CAUTION),
        (60, f"In 60 days: {say_date(today() + timedelta(60))}", Tone.CAUTION),
        (61, say_date(today() + timedelta(61)), None),
    ],
)
def test_the_list_says_in_words_what_has_expired_and_what_soon_will(
    own: Hands, days: int, words: str, tone: Tone | None
) -> None:
    hands = own
    put(hands, Policy("p" * 26, name="Public liability", expires_on=today() + timedelta(days)))
    hands.press("Ctrl+7")
    index = hands.page(PoliciesPage).list.model.index(0, HELD)
    assert (index.data(), index.data(TONE_ROLE)) == (words, tone)


def test_a_review_that_is_overdue_is_pointed_out_but_is_no_fault(own: Hands) -> None:
    hands = own
    put(hands, Policy("p" * 26, name="Safeguarding", review_on=today() - timedelta(3)))
    hands.press("Ctrl+7")
    index = hands.page(PoliciesPage).list.model.index(0, REVIEW)
    assert index.data() == f"Due since {say_date(today() - timedelta(3))}"
    assert index.data(TONE_ROLE) == Tone.CAUTION


def test_the_page_says_which_merge_fields_it_gives_and_what_they_become(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+7", "Space")
    page = hands.page(PoliciesPage)
    assert "Give it a name" in page.merge_fields.text()
    hands.press("Down")
    hands.fill(Name="Public liability", Insurer_or_issuer="Unity Mutual", Cover="5m")
    hands.window.save_drafts()
    hands.settle()
    assert "{{public liability cover}} becomes “£5,000,000”" in page.merge_fields.text()
    assert "{{public liability insurer}} becomes “Unity Mutual”" in page.merge_fields.text()
    assert "{{public liability held}} becomes “Yes: £5,000,000, with Unity Mutual”" in page.merge_fields.text()


def test_a_question_that_asks_for_a_cover_is_answered_once_it_is_noted(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, Question("", "", number="7.1", text="Your cover?", fact="Public liability cover"))
    hands.press("Ctrl+7", "Space", "Down")
    hands.fill(Name="Public liability", Cover="5m")
    hands.press("Ctrl+1")
    [answer] = everything(hands.close(), Answer)
    assert answer.text == "{{Public liability cover}}\n"


def test_a_certificate_hangs_on_its_policy_goes_with_it_and_comes_back_with_it(own: Hands, tmp_path: Path) -> None:
    hands = own
    put(hands, Policy("p" * 26, name="Public liability"), Policy("q" * 26, name="Safeguarding"))
    certificate = tmp_path / "Certificate 2026.pdf"
    certificate.write_bytes(b"%PDF-1.7 certificate")
    hands.press("Ctrl+7", "Ctrl+Home", "Return")
    page = hands.page(PoliciesPage)
    page.files.add(certificate)
    hands.settle()
    assert page.files.list.current().name == "Certificate 2026.pdf"
    hands.press("Alt+Left", "Ctrl+Home", "Down", "Return")
    assert page.files.list.model.rowCount() == 0
    hands.press("Alt+Left", "Ctrl+Home", "Delete")
    hands.press("Ctrl+Z", "Ctrl+Home", "Return")
    assert page.files.list.current().name == "Certificate 2026.pdf"
    [attachment] = everything(hands.close(), Attachment)
    assert attachment.record_id == "p" * 26


def test_a_policy_removed_while_it_is_typed_is_not_written_again(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+7", "Space")
    hands.fill(Name="Public liability")
    hands.window.save_drafts()
    hands.settle()
    hands.choose("undo")
    hands.choose("undo")
    assert everything(hands.close(), Policy) == ()
