"""What single sentences of forms say: limits, weightings, numbers, conditions, kinds, prompts."""

from decimal import Decimal

import pytest

from bidprep.documents.forms.headers import Role, role_of
from bidprep.documents.forms.kinds import kind_of
from bidprep.documents.forms.labels import is_identity
from bidprep.documents.forms.limits import limit_in, weighting_at_end, weighting_in
from bidprep.documents.forms.wording import (
    choices_in,
    condition_in,
    is_blank,
    is_cue,
    is_number,
    is_prompt,
    is_yes_no,
    split_number,
    ticked_in,
)
from bidprep.domain.bids import QuestionKind


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("Maximum word count: 500", "500 words"),
        ("(max 1,500 words)", "1,500 words"),
        ("Please answer in no more than [500] words.", "500 words"),
        ("Your response must not exceed 2 sides of A4.", "2 pages"),
        ("two A4 pages maximum", "2 pages"),
        ("Word limit – 350", "350 words"),
        ("Character limit (including spaces): 4000", "4,000 characters"),
        ("up to 3,000 characters excluding spaces", "3,000 characters without spaces"),
        ("three examples of no more than 250 words each", "250 words × 3"),
        ("between 200 and 400 words", "400 words"),
        ("200-400 words", "400 words"),
        ("500-word limit", "500 words"),
        ("Page limit: 3", "3 pages"),
        ("(500 words)", "500 words"),
        ("at least 300 words", ""),
        ("in other words, explain", ""),
        ("in the last 3 years", ""),
        ("There are 4,500 words in the specification.", ""),
        ("a turnover of £500,000", ""),
    ],
)
def test_a_limit_is_read_in_every_wording(words: str, limit: str) -> None:
    assert str(limit_in(words) or "") == limit


@pytest.mark.parametrize(
    ("words", "weighting"),
    [
        ("Weighting: 15%", "15"),
        ("weighted at 12.5%", "12.5"),
        ("20% of the total marks", "20"),
        ("Weighting XX%", None),
        ("within 30%", None),
    ],
)
def test_a_weighting_is_read_where_it_is_called_one(words: str, weighting: str | None) -> None:
    assert weighting_in(words) == (None if weighting is None else Decimal(weighting))


def test_a_weighting_may_end_a_title_or_stand_alone() -> None:
    assert weighting_at_end("Social Value – 10%") == 10
    assert weighting_at_end("Question 3 (7.5%)") == Decimal("7.5")
    assert weighting_in("25", in_its_own_cell=True) == 25
    assert weighting_in("Pass/Fail", in_its_own_cell=True) is None
    assert weighting_in("250%", in_its_own_cell=True) is None


@pytest.mark.parametrize(
    "number",
    [
        "1",
        "1.1",
        "1.1(a)",
        "1.1(b) – (i)",
        "4.1(j) –(iii)",
        "SV01",
        "Q4",
        "PQ1",
        "5(ii)",
        "A",
        "B2",
        "Principle 3",
        "(c)",
        "7.7 (e) (iv)",
    ],
)
def test_numbers_are_known_as_numbers(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "words", ["Date:", "Supplier:", "Yes", "Total", "Name", "N/A", "Lot 2a and Lot 2b", "", "12 staff", "Title"]
)
def test_words_are_not_taken_for_numbers(words: str) -> None:
    assert not is_number(words)


@pytest.mark.parametrize(
    ("words", "number", "rest"),
    [
        ("1. Confirm acceptance", "1", "Confirm acceptance"),
        ("2 Confirm you have", "2", "Confirm you have"),
        ("B2/ Do you have", "B2", "Do you have"),
        ("Q3: What?", "Q3", "What?"),
        ("Question 4.1 – Describe", "4.1", "Describe"),
        ("Method Statement 2: Explain", "2", "Explain"),
        ("(a) the policy", "(a)", "the policy"),
        ("3 years of accounts", "", "3 years of accounts"),
        ("Are you a charity?", "", "Are you a charity?"),
        ("2023 accounts", "", "2023 accounts"),
    ],
)
def test_a_number_is_told_from_the_words_after_it(words: str, number: str, rest: str) -> None:
    assert split_number(words) == (number, rest)


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("If you have answered yes to 3.1(a), please explain.", "If you have answered yes to 3.1(a)"),
        ("If yes to 4, give details", "If yes to 4"),
        ("If ‘YES’ please set out how", "If ‘YES’"),
        ("If no, why not?", "If no"),
        ("Describe it (only if yes above).", "only if yes above"),
        ("If documentary evidence is available, attach it.", ""),
        ("Registered name (if applicable)", ""),
    ],
)
def test_a_condition_is_kept_as_written(words: str, condition: str) -> None:
    assert condition_in(words) == condition


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Do you have a policy?", QuestionKind.YES_NO),
        ("Do you have a policy? Please describe it.", QuestionKind.TEXT),
        ("Please confirm whether you have insurance", QuestionKind.YES_NO),
        ("How many staff do you employ?", QuestionKind.NUMBER),
        ("Registration number", QuestionKind.TEXT),
        ("Date of registration", QuestionKind.DATE),
        ("Data protection", QuestionKind.TEXT),
        ("Annual turnover", QuestionKind.MONEY),
        ("Please attach a copy of your policy", QuestionKind.FILE),
        ("Please give the contact details of a referee", QuestionKind.CONTACT),
        ("I declare that the answers are true", QuestionKind.DECLARATION),
        ("How will you deliver the service?", QuestionKind.TEXT),
    ],
)
def test_the_kind_follows_from_the_words(words: str, kind: QuestionKind) -> None:
    assert kind_of(words, (), "")[0] is kind


def test_the_kind_follows_from_the_place_before_the_words() -> None:
    assert kind_of("Insurance", (), "Yes / No") == (QuestionKind.YES_NO, ("Yes", "No"))
    assert kind_of("Insurance", ("Red", "Green"), "") == (QuestionKind.CHOICE, ("Red", "Green"))
    assert kind_of("Plan", (), "Attachment")[0] is QuestionKind.FILE
    assert kind_of("Cost", (), "£")[0] is QuestionKind.MONEY
    assert kind_of("Begin", (), "dd/mm/yyyy")[0] is QuestionKind.DATE
    assert kind_of("Which? Tick all that apply.", (), "☐ A ☐ B ☐ C")[0] is QuestionKind.MANY_CHOICES


@pytest.mark.parametrize("words", ["", " \n", "____", ". . . .", "…………", "-", "–", "\xa0"])
def test_room_to_write_is_blank(words: str) -> None:
    assert is_blank(words)


@pytest.mark.parametrize(
    "words",
    [
        "[Insert response]",
        "Click or tap here to enter text.",
        "TYPE RESPONSE HERE>>>>",
        "Text Box",
        "Attachment",
        "Your answer",
        "£",
        "Choose an item.",
    ],
)
def test_prompts_are_no_answers(words: str) -> None:
    assert is_prompt(words)


@pytest.mark.parametrize(
    "words",
    ["We are a charity.", "Please describe your charity?", "Ashford Trust", "Yes, we are insured with no exclusions."],
)
def test_answers_are_no_prompts(words: str) -> None:
    assert not is_prompt(words)
    assert not is_yes_no(words)
    assert not is_cue(words)


@pytest.mark.parametrize(
    "words",
    [
        "Supplier Response:",
        "Bidder’s response",
        "Your answer:",
        "Response",
        "Tenderer's Answer (max 500 words):",
        "Answer:",
    ],
)
def test_cues_announce_an_answer(words: str) -> None:
    assert is_cue(words)


def test_boxes_and_ticks_are_read() -> None:
    assert choices_in("Yes ☐ No ☐ N/A ☐") == ("Yes", "No", "N/A")
    assert choices_in("☐ Young people ☐ Older people") == ("Young people", "Older people")
    assert choices_in("Micro ☐  Small ☐") == ("Micro", "Small")
    assert ticked_in("☒ Young people ☐ Older people") == ("Young people",)
    assert ticked_in("Yes ☐ No ☒") == ("No",)
    assert ticked_in("no boxes") == ()


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Question No.", Role.NUMBER),
        ("Ref", Role.NUMBER),
        ("#", Role.NUMBER),
        ("Question", Role.QUESTION),
        ("Requirement", Role.QUESTION),
        ("Criteria", Role.QUESTION),
        ("Tenderer’s Response", Role.ANSWER),
        ("Your answer", Role.ANSWER),
        ("Comply (Y/N)", Role.ANSWER),
        ("Weighting (%)", Role.WEIGHTING),
        ("Marks available", Role.WEIGHTING),
        ("Max words", Role.LIMIT),
        ("Page limit", Role.LIMIT),
        ("Guidance", Role.GUIDANCE),
        ("Evaluation criteria", Role.CRITERIA),
        ("Score", Role.BUYER),
        ("For office use only", Role.BUYER),
        ("Unit price", Role.PRICE),
        ("Deadline", Role.DATE),
        ("Definition", Role.TERM),
        ("Contract 1", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_head(head: str, role: Role | None) -> None:
    assert role_of(head) is role


@pytest.mark.parametrize(
    "label",
    [
        "Name of organisation",
        "Signature",
        "Date",
        "Contact telephone number:",
        "Registered charity number",
        "Position",
        "E-mail address",
    ],
)
def test_labels_that_want_to_know_who_are_fields(label: str) -> None:
    assert is_identity(label)


@pytest.mark.parametrize(
    "label",
    [
        "Project title",
        "Amount requested",
        "Describe your organisation",
        "Start date of the project",
        "What is your name for it?",
        "Aims of your organisation",
    ],
)
def test_labels_that_ask_more_are_not(label: str) -> None:
    assert not is_identity(label)
