"""Case studies with all that hangs on them: figures, lengths, consents, files, and where they are used."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, ConsentScope, Figure, Telling
from bidprep.domain.dates import say_date, today
from bidprep.domain.files import Attachment
from bidprep.domain.ids import known_id
from bidprep.domain.kinds import Record
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.case_studies import CaseStudiesPage
from bidprep.ui.widgets.row_delegate import TONE_ROLE
from tests.journeys.hands import Hands, everything, start_blank_bid, words_on

STUDY = CaseStudy(known_id("study"), "Through the Gate", "Accommodation", "Wales")
CONSENT_COLUMN, USED_COLUMN, MAY_COLUMN = 1, 2, 3
TODAY = today()


def put(hands: Hands, *records: Record) -> None:
    def add(workspace: Workspace) -> None:
        with workspace.step("Add records") as step:
            for record in records:
                step.put(record)

    hands.window.session.do(add)
    hands.settle()


def opened_study(hands: Hands, *records: Record) -> CaseStudiesPage:
    put(hands, STUDY, *records)
    hands.go("case-studies", STUDY.id)
    return hands.page(CaseStudiesPage)


def consent(scope: ConsentScope = ConsentScope.PUBLIC, ends: int | None = None, **more: object) -> Consent:
    made = Consent(
        known_id("consent"), STUDY.id, "Mark", TODAY - timedelta(100), "Signed form", scope,
        ends_on=None if ends is None else TODAY + timedelta(ends),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # fields of a consent by name


def test_figures_lengths_and_consents_are_added_with_the_keyboard_alone(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+3", "Space")
    page = hands.page(CaseStudiesPage)
    hands.write("Through the Gate")
    hands.fill(Service="Accommodation", Region="Wales")
    hands.tab_to_called("Add a figure")
    hands.press("Space")
    assert hands.focus is page.figures.form.editor("figure")
    hands.write("31 of 40 had a tenancy")
    hands.fill(Where_it_comes_from="Rent accounts")
    hands.tab_to_called("Add a length")
    hands.press("Space")
    hands.write("3")
    hands.tab_to_called("Text")
    hands.write("We met him at the gate [well]")
    hands.tab_to_called("Add a consent")
    hands.window.save_drafts()
    hands.settle()
    assert page.tellings.list.model.index(0, 1).data() == "7 words, 4 too many"
    assert page.tellings.list.model.index(0, 1).data(TONE_ROLE) == Tone.CAUTION
    hands.press("Space")
    hands.write("Mark")
    hands.fill(Given_on="1/4/2024", By_what_means="Signed form")
    hands.tab_to_called("Who may be told")
    hands.press("End")
    hands.tab_to_called("Name")
    hands.press("Space")
    hands.press("Ctrl+3")
    assert page.list.model.index(0, CONSENT_COLUMN).data() == "Good"
    path = hands.close()
    [figure] = everything(path, Figure)
    [telling] = everything(path, Telling)
    [given] = everything(path, Consent)
    assert (figure.figure, figure.source, figure.position) == ("31 of 40 had a tenancy", "Rent accounts", 1)
    assert (telling.words, telling.text) == (3, "We met him at the gate \\[well\\]\n")
    assert (given.given_by, str(given.given_on), given.means) == ("Mark", "2024-04-01", "Signed form")
    assert (given.scope, given.named, given.withdrawn_on) == (ConsentScope.PUBLIC, True, None)


def test_figures_keep_the_order_in_which_they_were_added(own: Hands) -> None:
    hands = own
    page = opened_study(hands)
    for words in ("first", "second", "third"):
        page.figures.add()
        hands.settle()
        hands.write(words)
    hands.press("Ctrl+1")
    hands.go("case-studies", STUDY.id)
    assert [page.figures.list.model.row(at).figure for at in range(3)] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("consents", "words", "tone"),
    [
        ((), "Missing", Tone.BAD),
        ((consent(),), "Good", Tone.GOOD),
        ((consent(ends=61),), f"Good until {say_date(TODAY + timedelta(61))}", Tone.GOOD),
        ((consent(ends=60),), f"Ends soon: {say_date(TODAY + timedelta(60))}", Tone.CAUTION),
        ((consent(ends=-1),), f"Ended {say_date(TODAY - timedelta(1))}", Tone.BAD),
        ((consent(withdrawn_on=TODAY),), "Withdrawn", Tone.BAD),
        ((consent(given_on=None),), "Not given yet", Tone.BAD),
        ((consent(ConsentScope.INTERNAL),), "Within our organisation only", Tone.CAUTION),
        ((consent(ConsentScope.THIS_BUYER, buyer="Northshire Council"),), "Good, for one buyer", Tone.GOOD),
    ],
)
def test_the_list_says_in_words_where_consent_stands(
    own: Hands, consents: tuple[Consent, ...], words: str, tone: Tone
) -> None:
    hands = own
    put(hands, STUDY, *consents)
    hands.press("Ctrl+3")
    index = hands.page(CaseStudiesPage).list.model.index(0, CONSENT_COLUMN)
    assert (index.data(), index.data(TONE_ROLE)) == (words, tone)


def test_a_story_in_which_nobody_could_be_recognised_needs_no_consent(own: Hands) -> None:
    hands = own
    page = opened_study(hands)
    hands.tab_to(page.form.editor("needs_consent"))
    hands.press("Space", "Ctrl+3")
    assert page.list.model.index(0, CONSENT_COLUMN).data() == "Not needed"


def test_withdrawing_a_consent_shows_every_bid_that_may_not_tell_the_story_any_more(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    page = opened_study(hands, consent(), CaseStudyUse(known_id("use"), bid.id, STUDY.id, 1))
    assert [page.uses.model.index(0, at).data() for at in (0, 1, MAY_COLUMN)] == ["Village grant", "Appendix", "Yes"]
    hands.tab_to(page.consents.list.table)
    hands.fill(Withdrawn_on="today")
    hands.press("Tab")
    assert words_on(page.consents.form.editor("withdrawn_on")) == say_date(TODAY)
    hands.window.save_drafts()
    hands.settle()
    index = page.uses.model.index(0, MAY_COLUMN)
    assert index.data() == "No: the consent of Mark was withdrawn"
    assert index.data(TONE_ROLE) == Tone.BAD
    hands.choose("undo")
    assert page.uses.model.index(0, MAY_COLUMN).data() == "Yes"


def test_saying_that_no_consent_is_needed_changes_where_it_may_be_told_at_once(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    page = opened_study(hands, CaseStudyUse(known_id("use"), bid.id, STUDY.id, 1))
    assert page.uses.model.index(0, MAY_COLUMN).data() == "No: nobody’s consent is noted"
    hands.tab_to(page.form.editor("needs_consent"))
    hands.press("Space")
    hands.window.save_drafts()
    hands.settle()
    assert page.uses.model.index(0, MAY_COLUMN).data() == "Yes"


def test_a_line_of_where_it_is_used_leads_to_the_bid(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    page = opened_study(hands, CaseStudyUse(known_id("use"), bid.id, STUDY.id, 1))
    hands.tab_to(page.uses.table)
    hands.press("Return")
    assert hands.page(BidPage).place.id == bid.id
    hands.press("Ctrl+3")
    assert page.list.model.index(0, USED_COLUMN).data() == "1 bid"


def test_the_buyers_of_our_bids_are_offered_for_a_consent(own: Hands) -> None:
    hands = own
    start_blank_bid(hands)
    page = opened_study(hands, consent())
    buyer = page.consents.form.editor("buyer")
    assert getattr(buyer, "suggestions", None) == ("Northshire Council",)


def test_a_removed_case_study_comes_back_with_all_that_hangs_on_it(own: Hands, tmp_path: Path) -> None:
    hands = own
    bid = start_blank_bid(hands)
    page = opened_study(
        hands,
        consent(),
        Figure(known_id("figure"), STUDY.id, 1, "31 of 40"),
        Telling(known_id("telling"), STUDY.id, 150, "Short.\n"),
        CaseStudyUse(known_id("use"), bid.id, STUDY.id, 1),
    )
    picture = tmp_path / "Garden.png"
    picture.write_bytes(b"\x89PNG")
    page.files.add(picture)
    hands.settle()
    hands.press("Ctrl+3", "Ctrl+Home", "Delete")
    assert page.list.model.rowCount() == 0
    hands.press("Ctrl+Z")
    path = hands.close()
    for kind in (CaseStudy, Consent, Figure, Telling, CaseStudyUse, Attachment):
        assert len(everything(path, kind)) == 1, kind


def test_the_list_of_300_case_studies_is_read_in_a_few_queries(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    studies = [CaseStudy(known_id(f"study {at}"), f"Story {at}") for at in range(300)]
    given = [Consent(known_id(f"consent {at}"), study.id, "Mark", TODAY) for at, study in enumerate(studies)]
    uses = [CaseStudyUse(known_id(f"use {at}"), bid.id, study.id, at) for at, study in enumerate(studies)]
    put(hands, *studies, *given, *uses)
    asked: list[str] = []

    def read(workspace: Workspace) -> int:
        workspace._connection.set_trace_callback(asked.append)
        rows = hands.page(CaseStudiesPage).read_rows(workspace)
        workspace._connection.set_trace_callback(None)
        return len(rows)

    hands.press("Ctrl+3")
    counted: list[int] = []
    hands.window.session.ask(read, counted.append)
    hands.settle()
    assert counted == [300]
    assert 0 < len(asked) < 20  # and not one a row
