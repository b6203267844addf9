"""Whether a question that is asked only in one case is asked."""

import pytest

from bidprep.domain.bids import Question
from bidprep.domain.conditions import is_asked

NUMBERS = ("1.1(g)(i)", "2.1(a)-1", "2.1(a)-2", "3.1(a)", "4", "4.2", "B1", "14")


def asked(only_if: str, **said: str) -> bool | None:
    """Return whether it is asked; `said` gives answers by the place of the number among those above: ``q0="Yes"``."""
    questions = [Question(f"q{at}", "b", at, number) for at, number in enumerate(NUMBERS)]
    question = Question("x", "b", 99, "x", only_if=only_if)
    return is_asked(question, [*questions, question], lambda each: said.get(each.id, ""))


@pytest.mark.parametrize(
    ("only_if", "said", "expected"),
    [
        ("", {}, True),
        ("If you answered yes to 1.1(g)(i)", {}, None),
        ("If you answered yes to 1.1(g)(i)", {"q0": "Yes, on the register"}, True),
        ("If you answered yes to 1.1(g)(i)", {"q0": "No"}, False),
        ("If yes to question 4, please give details", {"q4": "no."}, False),
        ("If yes to question 4, please give details", {"q4": "YES", "q7": "no"}, True),
        ("If you answered yes to any part of 2.1(a)", {"q1": "No"}, None),
        ("If you answered yes to any part of 2.1(a)", {"q1": "No", "q2": "No"}, False),
        ("If you answered yes to any part of 2.1(a)", {"q1": "No", "q2": "Yes"}, True),
        ("If you answered no to 3.1(a)", {"q3": "Yes"}, False),
        ("If you answered yes to 4, or no to 4.2", {"q4": "No", "q5": "Yes"}, False),
        ("If you answered yes to 4, or no to 4.2", {"q4": "No", "q5": "No"}, True),
        ("If Yes to B1", {"q6": "Yes"}, True),
        ("If you answered yes in the last 4 years", {"q4": "No"}, None),
        ("If yes to 3.1(a), in the last 4 years", {"q3": "Yes", "q4": "No"}, True),
        ("If you answered yes to questions 4 or B1", {"q4": "No", "q6": "Yes"}, True),
        ("If you answered yes to any of 4, 4.2 and B1", {"q4": "No", "q5": "No", "q6": "No"}, False),
        ("If you answered yes to 99", {}, None),
        ("If steel is part of the contract", {"q0": "Yes"}, None),
        ("If less than 95% was paid within 60 days", {}, None),
        ("If you answered yes to 4", {"q4": "Perhaps"}, None),
    ],
)
def test_a_condition_is_told_by_the_answers_that_it_names(
    only_if: str, said: dict[str, str], expected: bool | None
) -> None:
    assert asked(only_if, **said) is expected
