"""A counting rule is learnt from what a portal showed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.bids import LimitUnit
from bidprep.domain.counting import BUNDLED_RULES, CountingRule, count_by, count_text
from bidprep.domain.rule_learning import BULLETS, LINE_ENDS, TABS, Shown, learn_rules, nearest_figure, trial_text
from bidprep.domain.text import EMPTY, Paragraph, Run, Style, Text, plain, text_of
from tests.strategies import texts

TRIAL = trial_text()
all_rules = st.builds(
    CountingRule, st.just("hidden"), st.just("Hidden"), st.sampled_from(LINE_ENDS), st.sampled_from(TABS),
    st.sampled_from(BULLETS), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip


def shown_by(rule: CountingRule, text: Text, unit: LimitUnit = LimitUnit.CHARACTERS, question: str = "") -> Shown:
    counted = count_by(rule, count_text(text), question)
    figure = counted.words if unit is LimitUnit.WORDS else counted.characters
    return Shown(text, figure, unit, question)


def names(*samples: Shown) -> list[str]:
    return [rule.name or rule.label for rule in learn_rules(samples).rules]


@given(texts, all_rules, st.sampled_from([LimitUnit.CHARACTERS, LimitUnit.WORDS]))
def test_the_rule_by_which_the_portal_counted_is_among_those_offered(
    text: Text, rule: CountingRule, unit: LimitUnit
) -> None:
    sample = shown_by(rule, text, unit, "What will you do?")
    offered = learn_rules([sample]).rules
    assert offered
    assert all(shown_by(each, text, unit, sample.question).figure == sample.figure for each in offered)


@pytest.mark.parametrize("rule", BUNDLED_RULES.values(), ids=lambda rule: rule.name)
def test_the_trial_text_leaves_one_rule(rule: CountingRule) -> None:
    question = "A question that is too long to be taken for anything else. " * 9
    assert names(shown_by(rule, TRIAL, question=question)) == [rule.name]


@given(all_rules)
def test_no_two_rules_give_the_trial_text_the_same_number_of_characters(rule: CountingRule) -> None:
    [offered] = learn_rules([shown_by(rule, TRIAL)]).rules
    assert (offered.line_end, offered.bullet, offered.headings, offered.tables) == (
        rule.line_end, rule.bullet, rule.headings, rule.tables,
    )  # fmt: skip
    assert offered.tab == rule.tab or not rule.tables


def test_the_simplest_comes_first_and_a_second_text_tells_apart() -> None:
    first = Shown(text_of([Paragraph((Run("one"),)), Paragraph((Run("two"),), Style.BULLET_1)]), 7)
    assert names(first) == ["portal", "A list mark is one character."]
    second = Shown(plain("one\ntwo\nthree"), 13)
    assert names(first, second) == ["portal"]


def test_nothing_is_said_about_what_the_texts_do_not_hold() -> None:
    learnt = learn_rules([Shown(plain("one\ntwo"), 7)])
    assert [rule.name for rule in learnt.rules] == ["portal"]
    assert learnt.untold == ("tabs", "list marks", "sub-headings", "tables", "the question")
    words = learn_rules([Shown(TRIAL, count_text(TRIAL).words, LimitUnit.WORDS)])
    assert words.untold == ("line ends", "tabs", "the question")


def test_the_line_end_behind_a_question_that_counts_tells_of_line_ends() -> None:
    sample = Shown(plain("0"), 1 + len("Who?") + 2, question="Who?")
    [rule] = learn_rules([sample]).rules
    assert (rule.line_end, rule.question) == (2, True)
    assert names(Shown(plain("0"), 1, question="Who?")) == ["word"]


def test_a_rule_of_ones_own_is_offered_by_its_name() -> None:
    own = CountingRule("ours", "Ours", 1, 1, 3)
    assert learn_rules([shown_by(own, TRIAL)], [own]).rules == (own,)


def test_a_figure_that_no_rule_gives_gets_the_nearest_that_one_does() -> None:
    sample = Shown(plain("one two\nthree"), 20)
    assert learn_rules([sample]).rules == ()
    figure, rule = nearest_figure(sample)
    assert (figure, rule.line_end) == (14, 2)


def test_of_an_empty_text_nothing_is_learnt() -> None:
    assert learn_rules([Shown(EMPTY, 0)]).rules == (BUNDLED_RULES["word"],)
