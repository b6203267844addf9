"""What a question asks for, in single things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.asking import MOST_ASKS, asks_something, find_asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How will you staff the service?", ("How will you staff the service?",)),
        (
            "Please describe how you will recruit staff, including vetting, induction and supervision. Maximum 500 words.",
            ("Describe how you will recruit staff", "Vetting", "Induction", "Supervision"),
        ),
        (
            "Set out your plan and explain how risks are managed.",
            ("Set out your plan", "Explain how risks are managed"),
        ),
        (
            "Describe your approach. Your answer should cover:\n• governance;\n• quality assurance; and\n- complaints.",
            ("Describe your approach", "Governance", "Quality assurance; and", "Complaints"),
        ),
        (
            "1.2 What will you do, how will you do it and who will lead?",
            ("What will you do", "How will you do it", "Who will lead?"),
        ),
        ("The service runs for three years. Describe your team.", ("Describe your team",)),
        ("Staffing", ("Staffing",)),
        ("", ()),
        ("   \n ", ()),
    ],
)
def test_a_question_is_told_in_its_asks(question: str, asks: tuple[str, ...]) -> None:
    found = find_asks(question)
    assert tuple(each.removesuffix("; and").removesuffix("?") for each in found) == tuple(
        each.removesuffix("; and").removesuffix("?") for each in asks
    )


@pytest.mark.parametrize(
    "words", ["Describe your team.", "2.1 How many?", "Please outline the plan", "Who leads?", "Really?"]
)
def test_what_asks_is_known(words: str) -> None:
    assert asks_something(words)


@pytest.mark.parametrize("words", ["", "We describe our team here.", "Staff", "How we do it", "word " * 200 + "?"])
def test_what_tells_asks_nothing(words: str) -> None:
    assert not asks_something(words)


@given(question=st.text(max_size=400))
def test_whatever_is_asked_gives_a_few_asks_without_ends_of_space(question: str) -> None:
    found = find_asks(question)
    assert len(found) <= MOST_ASKS
    assert len(set(found)) == len(found)
    assert all(ask == ask.strip() and ask for ask in found)
