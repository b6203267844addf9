"""The bundled templates, and how much of the standard selection questionnaire answers itself."""

import csv
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import bidprep
from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.bids import QuestionKind, Respondent
from bidprep.domain.dates import today
from bidprep.domain.field_names import field_key
from bidprep.domain.ids import new_id
from bidprep.domain.merge_values import known_fields, same_field
from bidprep.domain.money import Money
from bidprep.domain.organisation import KNOWN_FACTS
from bidprep.domain.policies import USUAL_INSURANCES, Policy, PolicyKind
from bidprep.domain.text import merge_fields, plain_text
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, read_bid, start_bid
from bidprep.operations.facts import state_fact
from bidprep.operations.records import add_record
from bidprep.operations.templates import TEMPLATES, read_template, read_templates
from bidprep.operations.word_lists import read_word_lists
from bidprep.storage.workspace import Workspace

SHARED = Path(bidprep.__file__).parents[2] / "shared" / "data" / "sq_ppn0324.csv"

# How a row of the questionnaire names the fact that answers it: what stands before the dot says what sort it is.
PLAIN = ("org.", "fin.", "ins.", "pol.")
SIGNED_EACH_TIME = "org.signatory"

VALUES = {
    "Charity number": "9900417", "Company number": "99000417", "VAT number": "999000417", "Date of registration": "4/3/2004",
    "PPON": "PZZZ-0417-ZZZZ", "Postcode": "LA1 4AB", "Website": "netherfell.example.org", "E-mail": "bids@example.org",
    "Staff": "22", "Volunteers": "35", "Trustees": "8", "Telephone": "01632 960417",
}  # fmt: skip


def state_everything(workspace: Workspace) -> None:
    """State each known fact, a year of accounts and the four usual insurances."""
    for known in KNOWN_FACTS:
        state_fact(workspace, known.name, VALUES.get(known.name) or next(iter(known.choices), f"Our {known.name}"))
    add_record(workspace, AccountsYear(new_id(), today() - timedelta(days=200), Money(Decimal(812_400))))
    for name in USUAL_INSURANCES:
        expiry = today() + timedelta(days=200)
        add_record(
            workspace, Policy(new_id(), PolicyKind.INSURANCE, name, cover=Money(Decimal(5_000_000)), expires_on=expiry)
        )


def rows_of(path: Path) -> list[tuple[str, str]]:
    """Return number and key of each row of a table of the questionnaire."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["number"], row["org_fact_key"]) for row in csv.DictReader(file)]


def start_sq(workspace: Workspace) -> WholeBid:
    return read_bid(workspace, start_bid(workspace, read_template("standard-sq"), NewBid("SQ")).id)


def check_answers(whole: WholeBid, rows: Iterable[tuple[str, str]]) -> int:
    """Check what is answered by itself against the rows of a table; return how many rows a plain fact answers."""
    questions = {question.number: question for question in whole.questions}
    plain = 0
    for number, key in rows:
        answer = whole.answer_for(questions[number], None)
        if key.startswith(PLAIN) and key != SIGNED_EACH_TIME:
            plain += 1
            assert answer, number
            assert answer.status is AnswerStatus.DRAFTING
            filled = whole.filled(answer)
            assert plain_text(filled).strip(), number
            assert not merge_fields(filled), number
        else:
            assert answer is None, number
        assert (questions[number].kind is QuestionKind.DECLARATION) == (
            key.startswith("decl.") or key == SIGNED_EACH_TIME
        ), number
    return plain


def test_every_row_of_the_questionnaire_that_asks_for_a_plain_fact_answers_itself(workspace: Workspace) -> None:
    if not SHARED.is_file():
        pytest.skip("the questionnaire’s table lies outside the checkout and is not there")
    state_everything(workspace)
    whole = start_sq(workspace)
    rows = rows_of(SHARED)
    assert [question.number for question in whole.questions] == [number for number, _ in rows]
    assert len(rows) == 77
    assert check_answers(whole, rows) == 23


def test_every_question_of_the_template_that_names_a_fact_answers_itself(workspace: Workspace, tmp_path: Path) -> None:
    table = tmp_path / "sq.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["number", "org_fact_key"])
        for told in read_template("standard-sq").questions:
            declared = told["kind"] == "declaration"
            writer.writerow([told["number"], "decl.x" if declared else "org.x" if told.get("fact") else ""])
    state_everything(workspace)
    assert check_answers(start_sq(workspace), rows_of(table)) == 23


def test_nothing_answers_itself_where_nothing_is_stated(workspace: Workspace) -> None:
    for key in TEMPLATES:
        bid = start_bid(workspace, read_template(key), NewBid("A bid"))
        assert read_bid(workspace, bid.id).answers == ()


def test_a_declaration_is_never_answered_though_its_fact_is_stated(workspace: Workspace) -> None:
    state_fact(workspace, "Signatory", "Helen Marsden, Chief executive")
    whole = start_sq(workspace)
    assert sum(question.kind is QuestionKind.DECLARATION for question in whole.questions) == 23
    assert [question.number for question in whole.questions if question.fact == "Signatory"] == ["DECL"]
    assert whole.answers == ()


def test_every_fact_that_a_template_names_is_one_that_is_kept() -> None:
    known = {field_key(name) for name in known_fields((), ())}
    for template in read_templates():
        for told in template.questions:
            assert not told.get("fact") or same_field(told["fact"]) in known, told["number"]


def test_a_question_with_choices_offers_those_that_its_fact_can_have() -> None:
    choices = {known.name: set(known.choices) for known in KNOWN_FACTS if known.choices}
    asked = {
        told["fact"]: set(told["choices"])
        for told in read_template("standard-sq").questions
        if told.get("fact") in choices
    }
    assert asked == choices


def test_the_questionnaire_tells_which_parts_every_member_of_a_group_answers() -> None:
    for told in read_template("standard-sq").questions:
        part_1_or_2 = told["number"] == "DECL" or told["number"][0] in "1234"
        bidding_model = told["number"] in ("1.2", "1.3", "1.4")
        expected = Respondent.EACH if part_1_or_2 and not bidding_model else Respondent.LEAD
        assert Respondent(told["who"]) is expected, told["number"]


@pytest.mark.parametrize("key", TEMPLATES)
def test_every_question_of_a_template_can_be_asked(workspace: Workspace, key: str) -> None:
    template = read_template(key)
    questions = template.make_questions("bid", read_word_lists(workspace))
    assert len({question.id for question in questions}) == len(questions)
    assert [question.position for question in questions] == list(range(1, len(questions) + 1))
    assert len({question.number for question in questions}) == len(questions)
    for question in questions:
        assert question.text.endswith(("?", ".")), question.number
        if question.kind is not QuestionKind.DECLARATION:
            assert bool(question.choices) == (question.kind in _WITH_CHOICES), question.number


_WITH_CHOICES = (QuestionKind.YES_NO, QuestionKind.CHOICE, QuestionKind.MANY_CHOICES)


def test_what_is_not_the_buyers_own_says_so() -> None:
    for key in ("df-qualification", "df-call-off"):
        about = read_template(key).about
        assert "typical" in about.casefold()
        assert "not official" in about
        assert "Source:" in about
    assert "Open Government Licence" in read_template("standard-sq").about


def test_the_weightings_of_the_call_off_add_up_and_its_sections_are_those_of_a_lot() -> None:
    questions = read_template("df-call-off").questions
    assert sum(Decimal(told["weighting"]) for told in questions) == 100
    sections = {told["section"] for told in questions}
    assert sections >= {
        "Service delivery", "Staffing and vetting", "Mobilisation", "Partnerships", "Outcomes and performance", "Social value",
    }  # fmt: skip


def test_the_qualification_takes_two_case_studies_and_its_bid_knows(workspace: Workspace) -> None:
    bids = [start_bid(workspace, template, NewBid("A bid")) for template in read_templates()]
    assert [bid.case_studies for bid in bids] == [2, None, None, None]


def test_the_qualification_begins_with_what_the_record_answers(workspace: Workspace) -> None:
    state_everything(workspace)
    whole = read_bid(workspace, start_bid(workspace, read_template("df-qualification"), NewBid("Q")).id)
    answered = {question.number: whole.answer_for(question, None) for question in whole.questions}
    said = {number: plain_text(whole.filled(answer)) for number, answer in answered.items() if answer}
    assert said == {
        "1.1": "Our Legal name",
        "1.2": "Charity number 9900417; company number 99000417",
        "1.3": "Our Bid contact, Our Bid contact role, bids@example.org, 01632 960417",
        "1.6": "£812,400",
    }


def test_a_template_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(BidprepError, match="There is no template “sq”") as caught:
        read_template("sq")
    assert "standard-sq" in caught.value.do
