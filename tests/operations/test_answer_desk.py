"""The answer page's desk: the question with its answers, what surrounds them, and case studies told in them."""

from datetime import UTC, date, datetime

import pytest

from bidprep.domain.bids import Limit, LimitUnit, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, ConsentScope, Telling
from bidprep.domain.counting import Count, count_text
from bidprep.domain.markdown import read_markdown
from bidprep.domain.opportunities import Stage
from bidprep.domain.text import EMPTY
from bidprep.errors import BidprepError
from bidprep.operations.answer_desk import read_answer_desk, served_text, tell_here, words_left
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.case_studies import use_case_study
from bidprep.operations.questions import remove_question
from bidprep.operations.records import add_record
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def test_the_desk_shows_the_variation_the_shared_answer_and_what_surrounds_them(
    workspace: Workspace, work: Work
) -> None:
    first, second, third = work.questions
    write_markdown_answer(workspace, second, None, "For all")
    write_markdown_answer(workspace, second, work.lots[2].id, "For C")
    desk = read_answer_desk(workspace, second.id, work.lots[2].id)
    assert desk.shared
    assert desk.answer
    assert (desk.shared.text, desk.answer.text) == ("For all\n", "For C\n")
    assert (desk.before, desk.after) == (first.id, third.id)
    assert desk.lots == work.lots  # A and B are chosen, C has a variation
    assert desk.varied == {work.lots[2].id}
    assert desk.fields["buyer"] == "Ministry of Justice"
    plain_desk = read_answer_desk(workspace, first.id, None)
    assert (plain_desk.lot, plain_desk.answer, plain_desk.before, plain_desk.after) == (
        None,
        None,
        None,
        second.id,
    )
    assert plain_desk.lots == work.lots[:2]
    assert read_answer_desk(workspace, third.id, None).after is None


def test_the_text_that_stands_in_the_editor_is_itself_where_the_answer_says_the_same(
    workspace: Workspace, work: Work
) -> None:
    question = work.questions[0]
    write_markdown_answer(workspace, question, None, "We **do** it.")
    desk = read_answer_desk(workspace, question.id, None)
    standing = read_markdown("We **do** it.")
    assert served_text(desk, standing) is standing
    other = read_markdown("We do it.")
    assert served_text(desk, other) == standing
    assert served_text(desk, None) == standing
    assert served_text(None, standing) == EMPTY


def test_the_desk_of_a_removed_question_says_so(workspace: Workspace, work: Work) -> None:
    remove_question(workspace, work.questions[0])
    with pytest.raises(BidprepError, match="not there any more"):
        read_answer_desk(workspace, work.questions[0].id, None)


def _study(workspace: Workspace, key: str, words: int = 40) -> CaseStudy:
    return add_record(workspace, CaseStudy(key, f"Story {key}", result="word " * words))


def test_the_desk_says_which_case_studies_the_bid_uses_where_and_whether_it_may(
    workspace: Workspace, work: Work
) -> None:
    first, second = _study(workspace, "a"), _study(workspace, "b")
    stage = workspace.get(Stage, work.bid.stage_id)
    assert stage
    with workspace.step("Set up") as step:
        step.put(Stage(stage.id, stage.opportunity_id, submit_by=datetime(2027, 5, 3, 12, tzinfo=UTC)))
        step.put(Consent("c", "a", "Ann", date(2026, 1, 1), scope=ConsentScope.PUBLIC, ends_on=date(2027, 5, 3)))
        step.put(Consent("d", "b", "Ben", date(2026, 1, 1), scope=ConsentScope.PUBLIC, ends_on=date(2027, 5, 2)))
    use_case_study(workspace, work.bid.id, second, work.questions[1].id)
    use_case_study(workspace, work.bid.id, first)
    stories = read_answer_desk(workspace, work.questions[0].id, None).stories
    assert [(story.study.id, story.number, story.fault) for story in stories] == [
        ("b", "2", "the consent of Ben has ended by then"),
        ("a", "", ""),
    ]


@pytest.mark.parametrize(
    ("limit", "used", "left"),
    [
        (None, Count(10), None),
        (Limit(LimitUnit.ITEMS, 3), Count(10), None),
        (Limit(LimitUnit.WORDS, 500), Count(120), 380),
        (Limit(LimitUnit.WORDS, 500), Count(501), 0),
        (Limit(LimitUnit.PAGES, 2), Count(300), 700),
        (Limit(LimitUnit.CHARACTERS, 1000), Count(60, 400), 100),
        (Limit(LimitUnit.CHARACTERS_WITHOUT_SPACES, 1000), Count(60, 400, 340), 110),
    ],
)
def test_what_a_limit_leaves_is_told_in_words(limit: Limit | None, used: Count, left: int | None) -> None:
    assert words_left(limit, used) == left


def test_a_case_study_is_told_in_the_length_that_fits_and_the_bid_uses_it_there(
    workspace: Workspace, work: Work
) -> None:
    study, question = _study(workspace, "a", 400), work.questions[1]
    for words in (150, 250):
        add_record(workspace, Telling(f"t{words}", study.id, words, "told " * words))
    assert count_text(tell_here(workspace, question, study, 200)).words == 150
    assert workspace.find(CaseStudyUse) == (
        CaseStudyUse(workspace.find(CaseStudyUse)[0].id, work.bid.id, study.id, 1, question.id),
    )
    assert count_text(tell_here(workspace, work.questions[2], study, None)).words > 400
    [use] = workspace.find(CaseStudyUse)
    assert use.question_id == work.questions[2].id  # the newest place counts
    workspace.undo()
    assert workspace.find(CaseStudyUse)[0].question_id == question.id


def test_a_case_study_without_a_story_is_not_used(workspace: Workspace, work: Work) -> None:
    study = add_record(workspace, CaseStudy("a", "Bare"))
    with pytest.raises(BidprepError, match="“Bare” has no story yet"):
        tell_here(workspace, work.questions[0], study, None)
    assert workspace.find(CaseStudyUse) == ()


def test_the_use_in_a_question_that_is_removed_goes_to_the_appendix(workspace: Workspace, work: Work) -> None:
    tell_here(workspace, work.questions[0], _study(workspace, "a"), None)
    removed: Question = work.questions[0]
    remove_question(workspace, removed)
    [story] = read_answer_desk(workspace, work.questions[1].id, None).stories
    assert (story.use.question_id, story.number) == (None, "")
