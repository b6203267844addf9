"""The sample charity, and what the window shows of it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.case_studies import CaseStudy, Consent, Telling, consent_fault
from bidprep.domain.counting import count_text
from bidprep.domain.dates import days_until, now, today
from bidprep.domain.files import Attachment
from bidprep.domain.identifying import find_names
from bidprep.domain.kinds import KINDS
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import KNOWN_FACTS, Fact, known_fact
from bidprep.domain.partners import DUE_DILIGENCE, Contact, LogEntry, Partner
from bidprep.domain.policies import Policy
from bidprep.domain.reviews import ReviewRound
from bidprep.errors import BidprepError
from bidprep.operations.answers import is_kept
from bidprep.operations.bid_list import read_bids
from bidprep.operations.bids import Depth, check, read_bid, remove_bid
from bidprep.operations.dashboard import read_overview
from bidprep.operations.deciding import read_desk, read_three_texts
from bidprep.operations.help_pages import help_folder, read_help_pages
from bidprep.operations.rescue import keep_words
from bidprep.operations.review_rounds import read_round
from bidprep.operations.sample import fill_with_sample
from bidprep.operations.sign_offs import read_sign_offs
from bidprep.operations.window_state import read_window_state
from bidprep.storage.workspace import Workspace

# Kinds that no page shows yet; what a page shows, the sample has.
_NOT_SHOWN_YET = {
    "own_word",
}  # fmt: skip


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    fill_with_sample(workspace)
    return workspace


def test_the_sample_fills_every_page_and_undo_never_takes_it_away(filled: Workspace) -> None:
    def held() -> dict[str, object]:
        return {kind: filled.find(record_type) for kind, record_type in KINDS.items()}

    before = held()
    of_ones_own = {"snapshot", "word_list", "counting_rule", "buyer_form", "form_place"} | _NOT_SHOWN_YET
    assert {kind for kind, records in before.items() if not records} == of_ones_own
    assert not filled.undo()
    assert held() == before


def test_every_date_of_the_sample_lies_round_today(filled: Workspace) -> None:
    for stage in filled.find(Stage):
        assert stage.submit_by
        assert stage.clarify_by
        assert stage.published_on
        assert stage.award_on
        assert stage.published_on < today()
        assert now() < stage.submit_by < now() + timedelta(days=90)
        assert stage.clarify_by < stage.submit_by
        assert days_until(stage.submit_by, stage.award_on) < 0
        assert stage.starts_on is None or stage.award_on < stage.starts_on < today() + timedelta(days=1000)
    for entry in filled.find(LogEntry):
        assert entry.happened_on
        assert today() - timedelta(days=400) < entry.happened_on <= today()
    for study in filled.find(CaseStudy):
        assert study.started_on
        assert today() - timedelta(days=3000) < study.started_on < (study.ended_on or today())
    for policy in filled.find(Policy):
        assert policy.issued_on
        assert policy.issued_on < today() < (policy.expires_on or policy.review_on or today()) + timedelta(days=60)
    for consent in filled.find(Consent):
        assert consent.given_on
        assert today() - timedelta(days=400) < consent.given_on < today() <= (consent.ends_on or today())
    for partner in filled.find(Partner):
        assert all(getattr(partner, seen) is None or getattr(partner, seen) < today() for seen in DUE_DILIGENCE)
    for contact in filled.find(Contact):
        assert contact.review_on
        assert abs(contact.review_on - today()) < timedelta(days=400)
    assert all(attachment.added_on == today() for attachment in filled.find(Attachment))
    assert all(fact.true_on == today() for fact in filled.find(Fact))


def test_the_sample_is_the_bundled_file_word_for_word(filled: Workspace) -> None:
    told = read_json_file(paths.resources_folder() / "sample" / "sample.json")
    known = (known_fact(name) for name in told["facts"])
    assert {fact.name for fact in known if fact} == {fact.name for fact in KNOWN_FACTS}
    assert len(filled.find(Fact)) == len(told["facts"])
    assert len(filled.find(Lot)) == sum(len(bid["stage"]["lots"]) for bid in told["bids"])
    assert len(filled.find(Answer)) == sum(len(bid["answers"]) for bid in told["bids"])
    assert all(is_kept(filled, answer) for answer in filled.find(Answer))
    assert len(filled.find(Opportunity)) == 1
    numbers = {question.number for question in filled.find(Question)}
    assert {answered["question"] for bid in told["bids"] for answered in bid["answers"]} <= numbers
    assert all(read_markdown(answer.text) and "—" not in answer.text for answer in filled.find(Answer) if answer.text)


def test_the_lengths_on_hand_are_as_long_as_they_say(filled: Workspace) -> None:
    tellings = filled.find(Telling)
    assert {telling.case_study_id for telling in tellings} == {study.id for study in filled.find(CaseStudy)}
    for telling in tellings:
        text = read_markdown(telling.text)
        assert write_markdown(text) == telling.text
        assert telling.words * 0.9 <= count_text(text).words <= telling.words


def test_the_accounts_are_those_of_three_years_that_add_up(filled: Workspace) -> None:
    years = sorted(filled.find(AccountsYear), key=lambda year: str(year.ended_on), reverse=True)
    assert len(years) == 3
    ends = [year.ended_on for year in years if year.ended_on]
    assert [(end.month, end.day) for end in ends] == [(3, 31)] * 3
    assert [end.year for end in ends] == [ends[0].year, ends[0].year - 1, ends[0].year - 2]
    assert timedelta(days=90) <= today() - ends[0] <= timedelta(days=90 + 366)
    for later, earlier in pairwise(years):
        assert later.income
        assert later.spending
        assert later.reserves
        assert earlier.reserves
        assert later.reserves.amount - earlier.reserves.amount == later.income.amount - later.spending.amount


@pytest.mark.parametrize(
    ("day", "year_end"),
    [
        (date(2027, 3, 31), date(2026, 3, 31)),
        (date(2027, 6, 28), date(2026, 3, 31)),
        (date(2027, 6, 29), date(2027, 3, 31)),
        (date(2028, 2, 29), date(2027, 3, 31)),
    ],
)
def test_the_accounts_of_a_year_are_made_up_three_months_after_its_end(
    workspace: Workspace, day: date, year_end: date
) -> None:
    fill_with_sample(workspace, day)
    assert max(year.ended_on for year in workspace.find(AccountsYear) if year.ended_on) == year_end


def test_the_qualification_uses_exactly_two_case_studies_told_in_its_answers(filled: Workspace) -> None:
    wholes = {line.name: read_bid(filled, line.id, Depth.PARTNERS) for line in read_bids(filled)}
    qualification = wholes["Dynamic Framework qualification"]
    assert qualification.bid.case_studies == 2
    numbers = {question.id: question.number for question in qualification.questions}
    assert [numbers[case.use.question_id or ""] for case in qualification.case_studies] == ["4.1", "4.2"]
    (appended,) = wholes["North West call-off"].case_studies
    assert appended.use.question_id is None
    assert {partner.partner.name for partner in wholes["North West call-off"].partners} == {
        partner.name for partner in filled.find(Partner)
    }


def test_the_sample_has_a_consent_of_each_sort_and_a_story_that_needs_none(filled: Workspace) -> None:
    submit_by = min(stage.submit_by for stage in filled.find(Stage) if stage.submit_by)
    faults = {
        study.title.partition(":")[0]: consent_fault(
            study, filled.find(Consent, case_study_id=study.id), "Ministry of Justice", submit_by.date()
        )
        for study in filled.find(CaseStudy)
    }
    assert faults == {
        "Through the Gate": "",
        "The Kettle": "",
        "Steady Ground": "the consent of Lee Pickersgill has ended by then",
        "Keys": "",
        "Letters home": "the consent of Joel Whitham was withdrawn",
    }
    assert [study.title for study in filled.find(CaseStudy) if not study.needs_consent] == [
        "Keys: keeping a first tenancy"
    ]


def test_the_sample_shows_what_the_checks_find(filled: Workspace) -> None:
    found = {line.name: {finding.check for finding in check(filled, line.id)} for line in read_bids(filled)}
    assert found == {
        "Dynamic Framework qualification": {
            "unanswered", "over-limit", "placeholder", "unfilled-field", "policy-review", "open-remarks",
        },
        "North West call-off": {
            "unanswered", "placeholder", "consent-missing", "policy-expires", "policy-review", "identifying-detail",
            "missing-letter", "mobilisation", "late-steps",
            "figure-differs",
        },
    }  # fmt: skip


def test_the_only_figure_that_differs_in_the_sample_is_its_slip(filled: Workspace) -> None:
    found = [
        finding.message
        for line in read_bids(filled)
        for finding in check(filled, line.id)
        if finding.check in ("figure-differs", "figures-disagree")
    ]
    assert found == ["The answer to question 3 says “24 staff”, but your record has 22 as Staff."]


def test_the_slips_of_the_sample_are_those_it_owns_up_to(filled: Workspace) -> None:
    about = str(read_json_file(paths.resources_folder() / "sample" / "sample.json")["about"])
    for slip in (
        "over its limit",
        "TBC",
        "merge field",
        "telephone number",
        "past its review",
        "consent ends",
        "letters",
        "mobilisation plan",
    ):
        assert slip in about
    messages = [finding.message for line in read_bids(filled) for finding in check(filled, line.id)]
    said = "\n".join(messages)
    for words in (
        "{{partner safeguarding lead}}, which is no fact that is kept",
        "“07700 900417”",
        "Policy “Equality, diversity and inclusion” was to be reviewed",
        "Insurance “Public liability” expires on",
        "Accreditation “Cyber Essentials Plus” expires on",
        "“Steady Ground: groups for emotional wellbeing” may not be used",
        "Lunebank Women’s Space promised a letter of support for Women’s services – Lancashire, and it is not here yet.",
    ):
        assert words in said
    assert len([message for message in messages if "expires on" in message]) == 2
    assert len([message for message in messages if "letter of support" in message]) == 3


def test_each_person_named_in_the_samples_stories_bears_another_name(filled: Workspace) -> None:
    told = "\n".join(
        [study.result for study in filled.find(CaseStudy)]
        + [telling.text for telling in filled.find(Telling)]
        + [answer.text for answer in filled.find(Answer)]
    )
    assert [found.words for found in find_names(told, [consent.given_by for consent in filled.find(Consent)])] == []


def test_the_dashboard_tells_the_sample_at_a_glance(filled: Workspace) -> None:
    overview = read_overview(filled)
    assert overview.organisation == "Netherfell Pathways"
    assert len(overview.bids) == 2
    assert overview.due
    assert {(expiry.kind, expiry.what) for expiry in overview.expiries} == {
        ("policy", "expires"), ("policy", "review"), ("consent", "ends"), ("contact", "review"),
    }  # fmt: skip
    assert overview.last_backup is None
    filled.back_up("by hand")
    assert read_overview(filled).last_backup is not None


def test_the_window_knows_the_next_deadline_and_what_can_be_undone(filled: Workspace) -> None:
    bids = read_bids(filled)
    state = read_window_state(filled, bids[0].id)
    assert state.next_deadline == bids[0]
    assert len(state.questions) == bids[0].questions
    assert (state.undo, state.redo, state.last_backup) == ("", "", None)
    filled.back_up("by hand")
    for line in bids:
        remove_bid(filled, read_bid(filled, line.id).bid)
    filled.undo()
    one = read_window_state(filled, None)
    assert (one.next_deadline, one.questions) == (one.bids[0], ())
    assert one.undo == f"Remove bid {bids[0].name}"
    assert one.redo == f"Remove bid {bids[1].name}"
    assert one.last_backup is not None
    filled.redo()
    assert read_window_state(filled, None).next_deadline is None


def test_rescued_words_go_to_a_new_file_each_time() -> None:
    first, second = keep_words("One é"), keep_words("Two \ud800")
    assert first != second
    assert first.parent == second.parent == paths.rescue_folder()
    assert first.read_text(encoding="utf-8") == "One é"
    assert second.read_text(encoding="utf-8") == "Two ?"


def test_a_rescue_that_cannot_be_written_says_what_to_do() -> None:
    paths.rescue_folder().parent.mkdir(parents=True)
    paths.rescue_folder().write_text("in the way", encoding="utf-8")
    with pytest.raises(BidprepError, match="Copy your words into another program"):
        keep_words("One")


def test_every_page_of_the_manual_is_in_its_contents_once_and_has_a_title() -> None:
    pages = read_help_pages()
    assert sorted(page.key for page in pages) == sorted(path.stem for path in help_folder().glob("*.md"))
    assert all(page.title and page.words.startswith(f"# {page.title}\n") for page in pages)


def test_the_sample_has_a_review_with_something_open_decided_and_contradicting(filled: Workspace) -> None:
    (made,) = filled.find(ReviewRound)
    desk = read_desk(filled, made.id)
    whole = read_round(filled, made.id)
    assert [copy.name for copy in whole.awaited] == ["David Oyelaran"]
    assert 0 < len(whole.open_suggestions) < len(whole.suggestions)
    assert 0 < len(whole.open_remarks) < len(whole.remarks)
    assert sum(len(answer.contradictions) for answer in desk.answers) == 1
    for each in whole.open_suggestions:
        assert read_three_texts(filled, each.id).outcome is not None, each.added
    signed = [each for each in read_sign_offs(filled, made.bid_id) if each.sign_offs]
    assert [each.is_changed for each in signed] == [False]
