"""The sample charity, and what the window shows of it."""

from datetime import timedelta

import pytest

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.dates import days_until, now, today
from bidprep.domain.kinds import KINDS
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact, known_fact
from bidprep.domain.partners import LogEntry
from bidprep.errors import BidprepError
from bidprep.operations.answers import is_kept
from bidprep.operations.bids import check, read_bid, read_bids, remove_bid
from bidprep.operations.dashboard import read_overview
from bidprep.operations.help_pages import help_folder, read_help_pages
from bidprep.operations.rescue import keep_words
from bidprep.operations.sample import fill_with_sample
from bidprep.operations.window_state import read_window_state
from bidprep.storage.workspace import Workspace


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    fill_with_sample(workspace)
    return workspace


def test_the_sample_fills_every_page_and_undo_never_takes_it_away(filled: Workspace) -> None:
    def held() -> dict[str, object]:
        return {kind: filled.find(record_type) for kind, record_type in KINDS.items()}

    before = held()
    assert all(records or kind == "snapshot" for kind, records in before.items())
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
    assert all(fact.true_on == today() for fact in filled.find(Fact))


def test_the_sample_is_the_bundled_file_word_for_word(filled: Workspace) -> None:
    told = read_json_file(paths.resources_folder() / "sample" / "sample.json")
    known = (known_fact(name) for name in told["facts"])
    assert sum(fact is not None for fact in known) > 20
    assert len(filled.find(Fact)) == len(told["facts"])
    assert len(filled.find(Lot)) == sum(len(bid.get("lots", ())) for bid in told["bids"])
    assert len(filled.find(Answer)) == sum(len(bid["answers"]) for bid in told["bids"])
    assert all(is_kept(filled, answer) for answer in filled.find(Answer))
    assert len(filled.find(Opportunity)) == 1
    numbers = {question.number for question in filled.find(Question)}
    assert {answered["number"] for bid in told["bids"] for answered in bid["answers"]} <= numbers


def test_the_sample_shows_what_the_checks_find(filled: Workspace) -> None:
    found = {finding.check for bid in read_bids(filled) for finding in check(filled, bid.id)}
    assert found == {"unanswered", "over-limit", "placeholder", "unfilled-field"}


def test_the_dashboard_tells_the_sample_at_a_glance(filled: Workspace) -> None:
    overview = read_overview(filled)
    assert overview.organisation == "Netherfell Pathways"
    assert len(overview.bids) == 2
    assert overview.due
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
