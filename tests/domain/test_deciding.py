"""What criteria of our own come to, what hours are needed, and whether we may bid for a lot."""

from datetime import date
from decimal import Decimal

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.capacity import (
    SHORT_HOURS,
    USUAL_HOURS,
    VARIATION_SHARE,
    Pace,
    hours_of,
    learn_pace,
    measure_capacity,
    say_hours,
    words_wanted,
)
from bidprep.domain.deciding import CriterionView, judge, priority_scores, view_criteria
from bidprep.domain.decisions import (
    Absence,
    CriterionPurpose,
    CriterionScore,
    DecisionCriterion,
    DecisionOutcome,
    Qualified,
)
from bidprep.domain.eligibility import bundle_key, check_eligibility
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot
from bidprep.domain.people import Person
from bidprep.domain.working_days import WorkingDays

WORKING = WorkingDays([date(2026, 12, 25), date(2026, 12, 28)])
FIVE_HUNDRED = Limit(LimitUnit.WORDS, 500)


def view(score: int | None, weight: int = 1, *, breaker: bool = False) -> CriterionView:
    return CriterionView("id", CriterionPurpose.GO, "bid", weight=weight, is_deal_breaker=breaker, score=score)


def test_scores_are_weighted_over_those_that_are_scored() -> None:
    verdict = judge((view(5, 3), view(2, 1), view(None, 6), view(None, 0), view(4, breaker=True)))
    assert verdict.percent == Decimal(85)
    assert (verdict.scored, verdict.among) == (2, 3)
    assert judge(()).percent is None


@pytest.mark.parametrize(
    ("views", "proposal"),
    [
        ((view(3), view(3)), DecisionOutcome.GO),
        ((view(2), view(3)), DecisionOutcome.UNDECIDED),
        ((view(1), view(2)), DecisionOutcome.NO_GO),
        ((view(5), view(None)), DecisionOutcome.UNDECIDED),
        ((view(5), view(None, breaker=True)), DecisionOutcome.UNDECIDED),
        ((view(5), view(0, breaker=True)), DecisionOutcome.NO_GO),
        ((view(5), view(1, breaker=True)), DecisionOutcome.GO),
        ((), DecisionOutcome.UNDECIDED),
    ],
)
def test_a_broken_deal_breaker_says_no_whatever_the_others_say(
    views: tuple[CriterionView, ...], proposal: DecisionOutcome
) -> None:
    assert judge(views).proposal is proposal


def test_each_lot_comes_to_its_own_score() -> None:
    criteria = (
        DecisionCriterion("a", CriterionPurpose.LOT, 1, "Fit", 3),
        DecisionCriterion("b", CriterionPurpose.LOT, 2, "Value", 1),
    )
    scores = (
        CriterionScore("1", "a", "bid", "north", 5), CriterionScore("2", "b", "bid", "north", 1),
        CriterionScore("3", "a", "bid", "south", 2), CriterionScore("4", "a", "other", "south", 5),
        CriterionScore("5", "a", "bid", None, 5),
    )  # fmt: skip
    found = priority_scores(criteria, scores, "bid")
    assert {lot: verdict.percent for lot, verdict in found.items()} == {"north": Decimal(80), "south": Decimal(40)}
    assert [seen.score for seen in view_criteria(criteria, scores, "bid", "south")] == [2, None]


def asked(limit: Limit | None = FIVE_HUNDRED, kind: QuestionKind = QuestionKind.TEXT, fact: str = "") -> Question:
    return Question("q", "bid", kind=kind, limit=limit, fact=fact)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (asked(), 500),
        (asked(Limit(LimitUnit.WORDS, 500, 3)), 1500),
        (asked(Limit(LimitUnit.CHARACTERS, 3000)), 500),
        (asked(None), 400),
        (asked(Limit(LimitUnit.ITEMS, 3)), 400),
        (asked(kind=QuestionKind.YES_NO), 0),
    ],
)
def test_a_limit_says_how_many_words_are_wanted(question: Question, words: int) -> None:
    assert words_wanted(question) == words


@pytest.mark.parametrize(
    ("status", "written", "left"),
    [
        (AnswerStatus.NOT_STARTED, 0, 4.0),
        (AnswerStatus.DRAFTING, 250, 2.8),
        (AnswerStatus.DRAFTING, 900, 1.6),
        (AnswerStatus.READY, 500, 1.2),
        (AnswerStatus.SIGNED_OFF, 500, 0.0),
    ],
)
def test_what_is_left_follows_how_far_an_answer_is(status: AnswerStatus, written: int, left: float) -> None:
    answer = Answer("a", "q", text="words" if written else "", status=status, owner_id="p")
    found = hours_of(asked(), (answer,), written, Pace())
    assert found.whole == USUAL_HOURS
    assert found.left == pytest.approx(left)
    assert found.owner_id == "p"


def test_what_a_person_said_of_an_answer_goes_before_the_estimate() -> None:
    found = hours_of(asked(), (Answer("a", "q", hours_needed=10.0),), 0, Pace())
    assert (found.whole, found.left, found.is_stated) == (10.0, 10.0, True)


def test_variations_take_a_share_and_short_answers_hardly_any() -> None:
    varied = hours_of(asked(), (Answer("a", "q"), Answer("b", "q", "lot")), 0, Pace())
    assert varied.whole == pytest.approx(USUAL_HOURS * (1 + VARIATION_SHARE))
    assert hours_of(asked(kind=QuestionKind.DATE), (), 0, Pace()).left == SHORT_HOURS
    assert hours_of(asked(kind=QuestionKind.TEXT, limit=None), (), 0, Pace()).left == pytest.approx(3.2)
    assert hours_of(asked(kind=QuestionKind.DATE, fact="VAT number"), (), 0, Pace()).left == 0


def test_our_own_pace_is_believed_once_there_is_enough_of_it() -> None:
    assert learn_pace([(3.0, 500), (3.0, 500)]) == Pace()
    assert learn_pace([(3.0, 500), (3.0, 500), (0.0, 500), (9.0, 0)]) == Pace()
    own = learn_pace([(3.0, 500), (5.0, 500), (4.0, 1000)])
    assert (own.hours, own.answers, own.words, own.is_own) == (3.0, 3, 2000, True)


def test_hours_there_are_the_week_over_working_days_without_holidays_and_leave() -> None:
    people = (Person("p", "Jo", weekly_hours=10.0), Person("r", "Sam", weekly_hours=5.0), Person("t", "Lee"))
    leave = (
        Absence("1", "p", date(2026, 12, 17), date(2026, 12, 20)), Absence("2", "p", date(2026, 12, 18), None),
        Absence("3", "r", None, None), Absence("4", "r", date(2027, 1, 1), date(2027, 2, 1)),
        Absence("5", "r", date(2026, 12, 20), date(2026, 12, 18)),
    )  # fmt: skip
    answers = (
        hours_of(asked(), (Answer("a", "q", owner_id="p"),), 0, Pace()),
        hours_of(asked(), (), 0, Pace()),
    )
    found = measure_capacity(answers, people, leave, WORKING, (date(2026, 12, 14), date(2026, 12, 29)), Pace())
    jo, sam, lee = found.people
    assert (jo.days, jo.away, jo.there, jo.needed, jo.spare) == (10, 2, 16.0, 4.0, 12.0)
    assert (sam.days, sam.away, sam.there) == (10, 0, 10.0)
    assert lee.there == 0
    assert (found.needed, found.there, found.unowned, found.is_enough) == (8.0, 26.0, 4.0, True)


def test_a_deadline_that_is_past_leaves_no_hours() -> None:
    past = (date(2026, 12, 14), date(2026, 12, 1))
    assert measure_capacity((), (Person("p", weekly_hours=10.0),), (), WORKING, past, Pace()).there == 0


def test_hours_are_said_to_the_half() -> None:
    assert [say_hours(hours) for hours in (1.0, 7.4, 1234.0, 0.1)] == ["1 hour", "7.5 hours", "1,234 hours", "0 hours"]


HELD = (
    Qualified("1", "o", "Accommodation", ("Wales", "North West"), Money(Decimal(500_000))),
    Qualified("2", "o", "Social Inclusion"),
)
WELLBEING = {bundle_key("Personal Wellbeing"): ("Social Inclusion", "Emotional Wellbeing")}


@pytest.mark.parametrize(
    ("category", "region", "value", "words"),
    [
        ("Accommodation", "Wales", 500_000, "Yes"),
        ("accommodation", "north  west", None, "Yes"),
        ("Accommodation", "Wales", 500_001, "No: qualified up to £500,000, it takes £500,001"),
        ("Accommodation", "London", 1, "No: not qualified in London for Accommodation"),
        ("Restorative Justice", "Wales", 1, "No: not qualified for Restorative Justice"),
        ("Social Inclusion", "London", 9_000_000, "Yes"),
        ("Personal Wellbeing", "Wales", 1, "No: not qualified for Emotional Wellbeing"),
        ("Accommodation", "", 1, "Yes"),
    ],
)
def test_eligibility_says_why_not(category: str, region: str, value: int | None, words: str) -> None:
    lot = Lot("l", "s", category=category, region=region, value=None if value is None else Money(Decimal(value)))
    found = check_eligibility(lot, HELD, WELLBEING)
    assert (found.words, found.may) == (words, words == "Yes")


def test_a_threshold_goes_before_the_value_and_nothing_noted_says_nothing() -> None:
    lot = Lot(
        "l", "s", category="Accommodation", region="Wales", value=Money(Decimal(9_000_000)), threshold=Money(Decimal(1))
    )
    assert check_eligibility(lot, HELD).may
    assert check_eligibility(lot, ()).may is None
    whole = (*HELD, Qualified("3", "o", "Personal Wellbeing"))
    assert check_eligibility(Lot("l", "s", category="Personal Wellbeing"), whole, WELLBEING).may


def test_capacity_says_more_of_odd_questions_and_people() -> None:
    pages = Limit(LimitUnit.PAGES, 2)
    assert words_wanted(asked(pages)) > 500
    answered = hours_of(asked(kind=QuestionKind.DATE), (Answer("a", "q", text="1/1/2027"),), 2, Pace())
    assert answered.left == 0
    varied = hours_of(asked(), (Answer("b", "q", "lot", "Varied", AnswerStatus.DRAFTING),), 0, Pace())
    assert varied.left < varied.whole
    assert (varied.id, varied.variations) == ("q", 1)
    capacity = measure_capacity((varied,), (Person("p"),), (), WORKING, (date(2026, 12, 1), date(2026, 12, 2)), Pace())
    assert capacity.people[0].id == "p"
    assert not capacity.is_enough
