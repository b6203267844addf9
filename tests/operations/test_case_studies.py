"""Case studies in bids: used, moved, stopped, told in the right length; and where each is used."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, ConsentScope, Figure, Telling
from bidprep.domain.counting import count_text
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Stage
from bidprep.domain.text import plain_text
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, check, read_bid, start_bid
from bidprep.operations.case_studies import move_use, stop_using, story_of, use_case_study, where_used
from bidprep.operations.records import add_record, change_record, remove_record
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


@pytest.fixture
def studies(workspace: Workspace) -> tuple[CaseStudy, ...]:
    """Three case studies, A, B and C, in which nobody could be recognised."""
    return tuple(add_record(workspace, CaseStudy(new_id(), title, needs_consent=False)) for title in "ABC")


def order(workspace: Workspace, bid: Bid) -> str:
    return "".join(case.study.title for case in read_bid(workspace, bid.id).case_studies)


def test_studies_are_used_in_the_order_they_were_chosen(
    workspace: Workspace, work: Work, studies: tuple[CaseStudy, ...]
) -> None:
    uses = [use_case_study(workspace, work.bid.id, study) for study in reversed(studies)]
    assert order(workspace, work.bid) == "CBA"
    assert [use.position for use in uses] == [1, 2, 3]
    assert workspace.undo().name == "Undo: Use case study A"
    assert order(workspace, work.bid) == "CB"


def test_a_study_used_already_is_moved_to_the_question_and_stays_in_its_place(
    workspace: Workspace, work: Work, studies: tuple[CaseStudy, ...]
) -> None:
    first = use_case_study(workspace, work.bid.id, studies[0])
    use_case_study(workspace, work.bid.id, studies[1])
    again = use_case_study(workspace, work.bid.id, studies[0], work.questions[0].id)
    assert again == replace(first, question_id=work.questions[0].id)
    assert order(workspace, work.bid) == "AB"
    workspace.undo()
    assert workspace.get(CaseStudyUse, first.id) == first


def test_what_is_no_longer_used_comes_back_to_its_place_by_undo(
    workspace: Workspace, work: Work, studies: tuple[CaseStudy, ...]
) -> None:
    uses = [use_case_study(workspace, work.bid.id, study) for study in studies]
    stop_using(workspace, uses[1])
    assert order(workspace, work.bid) == "AC"
    fourth = add_record(workspace, CaseStudy(new_id(), "D"))
    assert use_case_study(workspace, work.bid.id, fourth).position == 4
    for _ in range(3):
        workspace.undo()
    assert order(workspace, work.bid) == "ABC"


@pytest.mark.parametrize(
    ("which", "by", "after"),
    [(0, 1, "BAC"), (2, -1, "ACB"), (0, -1, "ABC"), (2, 1, "ABC"), (0, 2, "BCA"), (0, 99, "BCA"), (2, -99, "CAB")],
)
def test_a_study_is_moved_up_and_down_and_not_over_the_ends(
    workspace: Workspace, work: Work, studies: tuple[CaseStudy, ...], which: int, by: int, after: str
) -> None:
    uses = [use_case_study(workspace, work.bid.id, study) for study in studies]
    move_use(workspace, uses[which], by)
    assert order(workspace, work.bid) == after
    assert [case.use.position for case in read_bid(workspace, work.bid.id).case_studies] == [1, 2, 3]
    if after != "ABC":
        workspace.undo()
        assert order(workspace, work.bid) == "ABC"


def test_what_is_not_used_any_more_cannot_be_moved(
    workspace: Workspace, work: Work, studies: tuple[CaseStudy, ...]
) -> None:
    use = use_case_study(workspace, work.bid.id, studies[0])
    stop_using(workspace, use)
    with pytest.raises(BidprepError, match="not used in this bid any more"):
        move_use(workspace, use, 1)


def test_a_removed_question_leaves_its_study_to_the_appendix(
    workspace: Workspace, work: Work, studies: tuple[CaseStudy, ...]
) -> None:
    use = use_case_study(workspace, work.bid.id, studies[0], work.questions[0].id)
    remove_record(workspace, work.questions[0])
    assert workspace.get(CaseStudyUse, use.id) == replace(use, question_id=None)
    workspace.undo()
    assert workspace.get(CaseStudyUse, use.id) == use


def test_a_removed_study_is_used_nowhere_and_undo_brings_its_uses_back(
    workspace: Workspace, work: Work, studies: tuple[CaseStudy, ...]
) -> None:
    for study in studies:
        use_case_study(workspace, work.bid.id, study)
    remove_record(workspace, studies[1])
    assert order(workspace, work.bid) == "AC"
    workspace.undo()
    assert order(workspace, work.bid) == "ABC"


def test_the_qualification_is_content_with_exactly_two(workspace: Workspace, studies: tuple[CaseStudy, ...]) -> None:
    bid = start_bid(workspace, read_template("df-qualification"), NewBid("Q"))

    def counted() -> list[str]:
        return [finding.message for finding in check(workspace, bid.id) if finding.check == "case-study-count"]

    said = [counted()]
    for study in studies:
        use_case_study(workspace, bid.id, study)
        said.append(counted())
    sentence = "The buyer takes exactly two case studies; this bid uses {}."
    assert said == [[sentence.format("none")], [sentence.format("one")], [], [sentence.format("three")]]


# Where used


def begin(workspace: Workspace, name: str, buyer: str, submit_by: datetime | None) -> Bid:
    return start_bid(workspace, read_template("blank"), NewBid(name, buyer, name, submit_by))


def test_a_study_tells_the_bids_that_use_it_the_latest_first_and_why_it_may_not_be_told_there(
    workspace: Workspace, work: Work
) -> None:
    study = add_record(workspace, CaseStudy(new_id(), "Through the Gate"))
    ours = Consent(
        new_id(),
        study.id,
        "Danny",
        date(2026, 1, 1),
        scope=ConsentScope.THIS_BUYER,
        buyer="Leeds",
        ends_on=date(2026, 6, 30),
    )
    add_record(workspace, ours)
    early = begin(workspace, "Early", "Leeds", datetime(2026, 5, 1, 11, tzinfo=UTC))
    night = begin(workspace, "Night", "Leeds", datetime(2026, 6, 30, 23, tzinfo=UTC))  # midnight in summer: 1 July
    late = begin(workspace, "Late", "Leeds", datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    for bid in (late, early, work.bid, night):
        use_case_study(workspace, bid.id, study)
    use_case_study(workspace, work.bid.id, study, work.questions[0].id)
    ended = "the consent of Danny has ended by then"
    assert [(where.bid.name, where.buyer, where.fault) for where in where_used(workspace, study)] == [
        ("Late", "Leeds", ended),
        ("Night", "Leeds", ""),
        ("Early", "Leeds", ""),
        ("Call-off", "Ministry of Justice", where_used(workspace, study)[3].fault),
    ]
    last = where_used(workspace, study)[3]
    assert last.fault
    assert (last.question, last.submit_by, last.id) == (work.questions[0], None, last.use.id)


def test_withdrawing_a_consent_shows_at_every_place_and_in_the_checks(workspace: Workspace, work: Work) -> None:
    study = add_record(workspace, CaseStudy(new_id(), "Through the Gate"))
    consent = Consent(new_id(), study.id, "Danny", date(2026, 1, 1), scope=ConsentScope.PUBLIC)
    add_record(workspace, consent)
    use_case_study(workspace, work.bid.id, study)
    assert [where.fault for where in where_used(workspace, study)] == [""]
    assert "consent-missing" not in {finding.check for finding in check(workspace, work.bid.id)}
    change_record(workspace, replace(consent, withdrawn_on=date(2026, 2, 2)))
    assert [where.fault for where in where_used(workspace, study)] == ["the consent of Danny was withdrawn"]
    assert "consent-missing" in {finding.check for finding in check(workspace, work.bid.id)}
    workspace.undo()
    assert [where.fault for where in where_used(workspace, study)] == [""]


def test_a_study_that_no_bid_uses_is_used_nowhere(workspace: Workspace, studies: tuple[CaseStudy, ...]) -> None:
    assert where_used(workspace, studies[0]) == ()


def test_the_checks_and_the_list_of_places_agree_on_the_day(workspace: Workspace, work: Work) -> None:
    study = add_record(workspace, CaseStudy(new_id(), "Through the Gate"))
    add_record(
        workspace,
        Consent(new_id(), study.id, given_on=date(2026, 1, 1), scope=ConsentScope.PUBLIC, ends_on=date(2026, 12, 9)),
    )
    use_case_study(workspace, work.bid.id, study)
    for moment in (datetime(2026, 12, 10, tzinfo=UTC), datetime(2026, 12, 10, 0, 1, tzinfo=UTC), None):
        stage = workspace.get(Stage, work.bid.stage_id)
        assert stage
        change_record(workspace, replace(stage, submit_by=moment))
        stopped = "consent-missing" in {finding.check for finding in check(workspace, work.bid.id)}
        assert stopped == bool(where_used(workspace, study)[0].fault)


# Stories


def test_a_story_is_told_in_the_length_that_fits(workspace: Workspace) -> None:
    study = add_record(workspace, CaseStudy(new_id(), "A", need="need " * 30, result="result " * 30))
    add_record(workspace, Figure(new_id(), study.id, 1, "9 of 10", "Records"))
    for words in (10, 20):
        add_record(workspace, Telling(new_id(), study.id, words, "word " * words))
    full = story_of(workspace, study)
    assert "9 of 10 (source: Records)" in plain_text(full)
    assert count_text(full).words == 71
    for most, told in ((100, 71), (71, 71), (70, 20), (20, 20), (15, 10), (1, 10)):
        assert count_text(story_of(workspace, study, most)).words == told
