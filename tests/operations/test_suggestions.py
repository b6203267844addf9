"""What fits a question comes first, whatever words it is asked in, and says why."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.dates import today
from bidprep.domain.decisions import ResultState
from bidprep.domain.kinds import Record
from bidprep.domain.library import Passage
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.partners import Offer, Partner
from bidprep.domain.suggesting import Suggestion
from bidprep.operations.suggestions import suggest_for
from bidprep.storage.workspace import Workspace
from tests.operations.labelled_questions import TOPICS

_BID: tuple[Record, ...] = (Opportunity("o", "Framework", "Leeds"), Stage("s", "o"), Bid("b", "s", "Ours"))


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    """A workspace with the passages of all topics, each once with its question and twice as many others."""
    put(workspace, *_BID)
    put(
        workspace,
        *(
            Passage(topic, title, asked, text + "\n")
            for topic, (title, asked, text, _) in TOPICS.items()
        ),
    )  # fmt: skip
    return workspace


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Add") as step:
        for record in records:
            step.put(record)


def suggested(workspace: Workspace, text: str, guidance: str = "") -> tuple[Suggestion, ...]:
    return suggest_for(workspace, Question("asked", "b", text=text, guidance=guidance))


def _labelled() -> Iterator[tuple[str, str]]:
    for topic, (_, _, _, questions) in TOPICS.items():
        yield from ((topic, question) for question in questions)


def test_the_passage_meant_is_among_the_first_three_for_nine_questions_in_ten(library: Workspace) -> None:
    missed = [
        question
        for topic, question in _labelled()
        if topic not in [each.id for each in suggested(library, question)][:3]
    ]
    assert len(missed) <= len(list(_labelled())) // 10, missed


def test_a_passage_is_found_by_its_text_where_it_has_no_question(workspace: Workspace) -> None:
    put(workspace, *_BID)
    put(workspace, *(Passage(topic, text=text + "\n") for topic, (_, _, text, _) in TOPICS.items()))
    assert "data" in [each.id for each in suggested(workspace, "How do you comply with data protection law?")][:2]


def test_the_reasons_say_what_is_shared_for_whom_it_was_and_how_it_went(workspace: Workspace) -> None:
    last_week = today() - timedelta(days=7)
    put(
        workspace,
        *_BID,
        Passage("p", "Vetting", "How do you vet staff?", "We vet them.\n", buyer="leeds", result=ResultState.WON,
                marks=Decimal(8), most_marks=Decimal(10), review_on=last_week),
    )  # fmt: skip
    (found,) = suggested(workspace, "Describe the vetting of your workforce.")
    assert found.reasons[:4] == ("Shares “vetting” and “workforce”", "Same buyer: leeds", "Scored 8 of 10", "Won")
    assert found.reasons[4].startswith("Stale: to be reviewed by ")


def test_of_two_alike_the_one_that_won_with_more_marks_comes_first(workspace: Workspace) -> None:
    common = {
        "title": "Vetting",
        "question": "How do you vet staff?",
        "text": "We vet them.\n",
        "most_marks": Decimal(10),
    }
    put(
        workspace,
        *_BID,
        Passage("lost", result=ResultState.LOST, marks=Decimal(4), **common),  # type: ignore[arg-type]  # mixed values
        Passage("won", result=ResultState.WON, marks=Decimal(9), **common),  # type: ignore[arg-type]  # mixed values
        Passage("stale", review_on=date(2020, 1, 1), marks=Decimal(4), **common),  # type: ignore[arg-type]  # mixed values
    )
    assert [each.id for each in suggested(workspace, "How is vetting done?")] == ["won", "lost", "stale"]


def test_earlier_answers_case_studies_and_partners_are_suggested_but_not_the_question_itself(
    workspace: Workspace,
) -> None:
    put(
        workspace,
        *_BID,
        Bid("old", "s", "Last year’s"),
        Question("asked", "b", text="How will you house people leaving prison?"),
        Answer("own", "asked", text="We house them.\n"),
        Question("q", "old", number="4", text="How do you find housing?"),
        Answer("a", "q", text="With landlords.\n"),
        Question("empty", "old", number="5", text="How do you find housing again?"),
        CaseStudy("c", "A home after prison", need="Homeless on release"),
        Partner("p", "Roof Trust"),
        Offer("of", "p", "Housing advice"),
    )
    found = {each.kind: each for each in suggested(workspace, "How will you house people leaving prison?")}
    assert (found["answer"].id, found["answer"].title) == ("a", "Last year’s, question 4")
    assert "Answered in Last year’s" in found["answer"].reasons
    assert (found["case_study"].id, found["partner"].id) == ("c", "p")


@pytest.mark.parametrize("text", ["", "   ", "?", "Describe your approach.", "“quotes” \" ' * AND OR", "😀"])
def test_whatever_is_asked_suggesting_never_fails(library: Workspace, text: str) -> None:
    suggested(library, text, guidance=text)


def test_what_stands_in_a_thousand_records_does_not_hide_the_one_meant(workspace: Workspace) -> None:
    put(
        workspace, *_BID, Passage("meant", "Housing and vetting", "How do you house people?", "We house and vet them.\n"),
        *(Passage(f"p{at}", f"Housing {at}", "How do you house people?", "We house them.\n") for at in range(1_020)),
    )  # fmt: skip
    asked = "How do you find housing, and how are staff vetted?"
    assert suggested(workspace, asked)[0].id == "meant"
    assert suggested(workspace, asked)[0].id == "meant"  # now housing is known to be common, and not looked up
    newest = suggested(workspace, "How do you find housing?")
    assert [each.id for each in newest][:1] == ["p1019"]
