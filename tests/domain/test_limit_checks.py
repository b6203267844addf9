"""Checks of limits: by rules that read the formatting, for items, in pages, and with a rule that is gone."""

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.checks import check_bid
from bidprep.domain.findings import Finding
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.whole_bid import Organisation, WholeBid

LISTED = "## Our plan\n\nWe start.\n\n- one\n- two\n\n| a | b |\n| --- | --- |\n| c | d |\n"


def whole_bid(limit: Limit, text: str, *own: OwnRule, asked: str = "") -> WholeBid:
    question = Question("q", "bid", 1, "1.1", text=asked, limit=limit)
    return WholeBid(
        Bid("bid", "stage"), Stage("stage", "opp"), Opportunity("opp", "Framework", "Ministry"), (question,),
        (Answer("a", "q", None, text),), (), Organisation((Fact("f", "Staff", "twenty four"),)), own_rules=own,
    )  # fmt: skip


def found(limit: Limit, text: str, *own: OwnRule, asked: str = "") -> list[Finding]:
    return list(check_bid(whole_bid(limit, text, *own, asked=asked)))


def said(limit: Limit, text: str, *own: OwnRule, asked: str = "") -> list[str]:
    return [
        f"{finding.severity.value} {finding.check}: {finding.message}"
        for finding in found(limit, text, *own, asked=asked)
    ]


def test_a_rule_that_reads_the_formatting_is_kept_in_the_checks() -> None:
    whole = whole_bid(Limit(LimitUnit.WORDS, 1), LISTED)
    question, answer = whole.questions[0], whole.answers[0]
    assert whole.used(question, answer) == 10
    for rule, used in (("no-tables", 6), ("no-headings", 8), ("portal-marks", 12)):
        other = whole_bid(Limit(LimitUnit.WORDS, 1, rule=rule), LISTED)
        assert (other.used(other.questions[0], answer), other.over(other.questions[0], answer)) == (used, used - 1)


def test_a_rule_of_ones_own_counts_the_question_and_list_marks_with_fields_filled_in() -> None:
    own = OwnRule("r", "ours", "Ours", line_end=2, bullet=2, question=True)
    limit = Limit(LimitUnit.CHARACTERS, 10, rule="ours")
    text = "- {{staff}} people\n- two\n"
    [finding] = found(limit, text, own, asked="Who?")
    used = len("Who?") + 2 + len("- twenty four people") + 2 + len("- two")
    assert finding.message == f"The answer to question 1.1 is {used - 10} characters over its limit of 10 characters."


def test_pages_that_may_be_over_are_a_warning_and_those_that_are_a_stopper() -> None:
    limit = Limit(LimitUnit.PAGES, 2)
    assert said(limit, "word " * 1000) == []
    assert said(limit, "word " * 1100) == [
        "warning over-limit: The answer to question 1.1 is by our estimate 0.2 pages over its limit of 2 pages."
    ]
    [finding] = found(limit, "word " * 1200)
    assert finding.severity.value == "stopper"
    assert "See in Word" in finding.hint


def test_the_font_and_size_of_a_limit_in_pages_matter() -> None:
    words = "word " * 560
    assert said(Limit(LimitUnit.PAGES, 1, font="Times New Roman", size=12), words) == []
    assert said(Limit(LimitUnit.PAGES, 1, font="Verdana", size=12), words)


def test_an_item_that_has_more_than_its_share_is_found_where_the_whole_is_within_the_limit() -> None:
    text = "## Staff\n\none two three four\n\n## Places\n\none\n"
    assert said(Limit(LimitUnit.WORDS, 4, 2), text) == [
        "stopper item-over-limit: Item 1 (“Staff”) of the answer to question 1.1 is 1 word over its share of 4 words."
    ]
    assert said(Limit(LimitUnit.WORDS, 5, 2), text) == []
    assert said(Limit(LimitUnit.WORDS, 4, 3), text) == []


def test_a_limit_whose_rule_is_gone_is_counted_as_word_counts_and_said_once() -> None:
    limit = Limit(LimitUnit.CHARACTERS, 5, rule="council")
    assert said(limit, "one\n\ntwo\n") == [
        "stopper over-limit: The answer to question 1.1 is 1 character over its limit of 5 characters.",
        "warning missing-rule: The limit of question 1.1 names the counting rule “council”, which is not there any more; "
        "it is counted as Word counts.",
    ]
    assert (
        said(Limit(LimitUnit.CHARACTERS, 9, rule="council"), "one\n\ntwo\n", OwnRule("r", "council", line_end=2)) == []
    )
