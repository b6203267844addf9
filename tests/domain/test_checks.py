"""Each check finds what it is for, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from bidprep.domain.answer_checks import find_placeholders, find_unanswered, find_unfilled_fields
from bidprep.domain.answers import Answer, text_digest
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.checks import CHECKS, check_bid
from bidprep.domain.findings import Finding, Severity
from bidprep.domain.limit_checks import find_over_limit
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.policies import Policy, PolicyKind
from bidprep.domain.whole_bid import Organisation, WholeBid

Check = Callable[[WholeBid], Iterator[Finding]]

LEEDS = Lot("leeds", "stage", 1, title="Leeds", choice=LotChoice.BID)
YORK = Lot("york", "stage", 2, title="York", choice=LotChoice.BID)
HULL = Lot("hull", "stage", 3, title="Hull", choice=LotChoice.NO_BID)


def whole_bid(
    *answers: Answer,
    questions: tuple[Question, ...] = (Question("q1", "bid", 1, "1.1"),),
    lots: tuple[Lot, ...] = (),
    facts: tuple[Fact, ...] = (),
) -> WholeBid:
    opportunity = Opportunity("opp", "Dynamic Framework", "Ministry of Justice")
    return WholeBid(
        Bid("bid", "stage"), Stage("stage", "opp"), opportunity, questions, answers, lots, Organisation(facts)
    )


def answered(text: str, lot_id: str | None = None) -> Answer:
    return Answer(f"a-{lot_id}", "q1", lot_id, text)


def found(check: Check, whole: WholeBid) -> list[str]:
    return [finding.message for finding in check(whole)]


# Unanswered


def test_a_question_without_a_word_is_unanswered() -> None:
    assert found(find_unanswered, whole_bid()) == ["Question 1.1 has no answer."]
    assert found(find_unanswered, whole_bid(answered(" \n"))) == ["Question 1.1 has no answer."]


def test_a_shared_answer_answers_for_every_lot() -> None:
    assert not found(find_unanswered, whole_bid(answered("yes"), lots=(LEEDS, YORK)))


def test_a_question_answered_for_one_lot_only_is_unanswered_for_the_other() -> None:
    whole = whole_bid(answered("yes", "leeds"), lots=(LEEDS, YORK))
    (finding,) = find_unanswered(whole)
    assert finding.message == "Question 1.1 has no answer for York."
    assert finding.place.lot_id == "york"


def test_lots_we_do_not_bid_for_need_no_answer() -> None:
    assert not found(find_unanswered, whole_bid(answered("yes", "leeds"), lots=(LEEDS, HULL)))
    assert found(find_unanswered, whole_bid(answered("yes", "hull"), lots=(LEEDS, HULL))) == [
        "Question 1.1 has no answer."
    ]


def test_many_missing_lots_are_said_shortly() -> None:
    many = tuple(replace(YORK, id=f"l{number}", title=f"Lot {number}", position=number) for number in range(1, 7))
    whole = whole_bid(answered("yes", "l1"), lots=many)
    assert found(find_unanswered, whole) == ["Question 1.1 has no answer for Lot 2, Lot 3 and 3 more lots."]
    three = whole_bid(answered("yes", "l1"), lots=many[:4])
    assert found(find_unanswered, three) == ["Question 1.1 has no answer for Lot 2, Lot 3 and Lot 4."]


# Over the limit


def limited(limit: Limit | None) -> tuple[Question, ...]:
    return (Question("q1", "bid", 1, "1.1", limit=limit),)


def test_an_answer_is_over_its_limit_by_what_is_too_much_and_not_at_it() -> None:
    questions = limited(Limit(LimitUnit.WORDS, 3))
    assert not found(find_over_limit, whole_bid(answered("one two three"), questions=questions))
    (message,) = found(find_over_limit, whole_bid(answered("one two three four five"), questions=questions))
    assert message == "The answer to question 1.1 is 2 words over its limit of 3 words."


def test_merge_fields_are_counted_as_filled() -> None:
    questions = limited(Limit(LimitUnit.WORDS, 3))
    facts = (Fact("f", "Legal name", "The Long Named Trust"),)
    assert found(find_over_limit, whole_bid(answered("{{legal name}}"), questions=questions, facts=facts))


def test_formatting_costs_nothing() -> None:
    questions = limited(Limit(LimitUnit.CHARACTERS, 4))
    assert not found(find_over_limit, whole_bid(answered("**bold**"), questions=questions))


def test_a_variation_over_the_limit_names_its_lot_and_one_for_a_lot_we_leave_is_not_looked_at() -> None:
    questions = limited(Limit(LimitUnit.WORDS, 1))
    whole = whole_bid(
        answered("one"),
        answered("one two", "york"),
        answered("a b c", "hull"),
        lots=(LEEDS, YORK, HULL),
        questions=questions,
    )
    (finding,) = find_over_limit(whole)
    assert "(York)" in finding.message
    assert finding.place.lot_id == "york"


def test_without_a_limit_nothing_is_too_long() -> None:
    assert not found(find_over_limit, whole_bid(answered("word " * 5000), questions=limited(None)))


# Placeholders


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We employ [TBC] people", "[TBC]"),
        ("We employ XX people", "XX"),
        ("by xxx", "xxx"),
        ("Founded in ????", "????"),
        ("Name: ____", "____"),
        ("insert figure", "insert figure"),
        ("Insert here", "Insert here"),
        ("[add number of staff]", "[add number of staff]"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("TODO", "TODO"),
        ("costs tbd", "tbd"),
    ],
)
def test_what_was_left_to_fill_in_is_found(text: str, quote: str) -> None:
    from bidprep.domain.markdown import write_markdown
    from bidprep.domain.text import plain

    (finding,) = find_placeholders(whole_bid(answered(write_markdown(plain(text)))))
    assert finding.place.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "Why do they offend? Because …",
        "XXL shirts", "Xanthe", "our taxi", "exxon", "Max", "Who? What??",
        "[see appendix 2]", "[sic]", "as [one participant] said",
        "We insert a clause in each contract.",
        "Please add your name to the list.",
        "to follow the guidance", "snake_case_name", "todo el mundo", "A _ B",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_placeholders(text: str) -> None:
    from bidprep.domain.markdown import write_markdown
    from bidprep.domain.text import plain

    assert not found(find_placeholders, whole_bid(answered(write_markdown(plain(text)))))


# Merge fields


def test_a_field_without_a_value_is_found_and_one_with_a_value_is_not() -> None:
    facts = (Fact("f", "Staff", "12"), Fact("g", "Volunteers", ""))
    whole = whole_bid(answered("{{staff}} {{Volunteers}} {{nobody}}"), facts=facts)
    assert [finding.place.quote for finding in find_unfilled_fields(whole)] == [
        "{{Volunteers}}",
        "{{nobody}}",
    ]


def why_unfilled(text: str, organisation: Organisation = Organisation()) -> tuple[str, str]:  # noqa: B008 - frozen
    (finding,) = find_unfilled_fields(replace(whole_bid(answered(text)), organisation=organisation))
    assert finding.check == "unfilled-field"
    return finding.message.partition("}}, which ")[2], finding.hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("trustees", "State it on the Organisation page"),
        ("Legal_Name", "State it on the Organisation page"),
        ("full address", "State what it is made of on the Organisation page"),
        ("registration numbers", "State what it is made of on the Organisation page"),
        ("Annual income", "Add the year’s accounts on the Organisation page"),
        ("annual income 2024", "Add the year’s accounts on the Organisation page"),
        ("employers' liability held", "Note the policy with its cover and dates on the Policies page"),
        ("public liability insurer", "Note the policy with its cover and dates on the Policies page"),
        ("reference", "Fill in the particulars on the bid’s page and choose the lots there"),
        ("lots", "Fill in the particulars on the bid’s page and choose the lots there"),
    ],
)
def test_a_known_fact_without_a_value_says_where_it_is_stated(name: str, hint: str) -> None:
    assert why_unfilled(f"{{{{{name}}}}}") == ("has no value.", f"{hint}, or write the words yourself.")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("trustee", "Trustees"),
        ("legal nmae", "Legal name"),
        ("charity no", "Charity number"),
        ("anual income", "Annual income"),
        ("public liability covers", "Public liability cover"),
        ("cyber essential held", "Cyber Essentials held"),
        ("volunteers traned", "Volunteers trained"),
    ],
)
def test_a_name_that_nothing_has_gets_the_nearest_one_proposed(name: str, nearest: str) -> None:
    organisation = Organisation(
        (Fact("f", "Volunteers trained"),),
        (),
        (Policy("p", PolicyKind.ACCREDITATION, "Cyber  Essentials"), Policy("q")),
    )
    fault, hint = why_unfilled(f"{{{{{name}}}}}", organisation)
    assert fault == "is no fact that is kept."
    assert hint == f"Did you mean {{{{{nearest}}}}}? Put that in, or write the words yourself."


def test_a_name_that_is_like_no_other_is_to_be_stated_as_a_fact() -> None:
    assert why_unfilled("{{partner safeguarding lead}}") == (
        "is no fact that is kept.",
        "State “partner safeguarding lead” as a fact of your own on the Organisation page, or write the words yourself.",
    )


def test_the_buyer_and_the_opportunity_fill_fields_by_themselves() -> None:
    assert not found(find_unfilled_fields, whole_bid(answered("{{Buyer}} {{opportunity}}")))
    assert found(find_unfilled_fields, whole_bid(answered("{{reference}}")))


def test_a_stated_fact_goes_before_the_opportunitys_own() -> None:
    whole = whole_bid(facts=(Fact("f", "Buyer", "HMPPS"),))
    assert whole.fields["buyer"] == "HMPPS"


# All together


def test_nothing_is_found_in_a_bid_that_is_ready() -> None:
    assert check_bid(whole_bid(answered("We do."), questions=limited(Limit(LimitUnit.WORDS, 2)))) == ()


def test_findings_come_in_the_order_of_the_questions() -> None:
    questions = (Question("q1", "bid", 1, "1"), Question("q2", "bid", 2, "2"), Question("q3", "bid", 3, "3"))
    whole = whole_bid(Answer("a", "q2", text="TBC {{x}}"), questions=questions)
    findings = check_bid(whole)
    assert [finding.place.question_id for finding in findings] == ["q1", "q2", "q2", "q3"]
    assert all(finding.severity is Severity.STOPPER and finding.hint for finding in findings)


def test_the_names_of_the_checks_are_stable() -> None:
    questions = (Question("q0", "bid", 0, "0"), *limited(Limit(LimitUnit.WORDS, 1)))
    findings = check_bid(whole_bid(answered("TBC {{x}}"), questions=questions))
    assert {finding.check for finding in findings} >= {
        "unanswered",
        "over-limit",
        "placeholder",
        "unfilled-field",
    }
    assert len(CHECKS) >= 4


def test_a_lots_answer_is_its_variation_else_the_shared_one() -> None:
    shared, varied = answered("shared"), answered("varied", "york")
    whole = whole_bid(varied, shared, lots=(LEEDS, YORK))
    (question,) = whole.questions
    assert whole.answers_to(question) == (shared, varied)
    assert whole.answer_for(question, YORK) == varied
    assert whole.answer_for(question, LEEDS) == whole.answer_for(question, None) == shared
    assert whole_bid().answer_for(question, None) is None
    assert (whole.lot_title("york"), whole.lot_title(None), whole.lot_title("gone")) == ("York", "", "")


def test_chosen_lots_come_in_our_order_of_preference_then_in_the_buyers() -> None:
    first = replace(YORK, preference=1)
    assert whole_bid(lots=(HULL, LEEDS, first)).chosen_lots == (first, LEEDS)


def test_a_texts_digest_is_the_sha_256_of_its_markdown() -> None:
    assert text_digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_digest("é") != text_digest("e")
