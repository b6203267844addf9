"""What a search finds is named as people know it."""

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, Figure
from bidprep.domain.clarifications import Clarification
from bidprep.domain.kinds import Record
from bidprep.domain.library import Passage
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.domain.policies import Policy
from bidprep.operations.search import KIND_WORDS, search_everything
from bidprep.storage.workspace import Workspace

_RECORDS: tuple[Record, ...] = (
    Fact("f", "Our zebra", "striped"),
    CaseStudy("c", "Zebra crossing"),
    Figure("fi", "c", 1, "12 zebra crossings"),
    Policy("po", name="Zebra policy"),
    Partner("pa", "Zebra Trust"),
    Contact("co", "pa", "Ann Zebra"),
    LogEntry("le", "pa", said="Talked of the zebra"),
    Passage("ps", question="How do you keep a zebra?", text="With care\n", source="Old bid"),
    Opportunity("o", "Zebra framework"),
    Stage("s", "o"),
    Lot("l", "s", title="Zebra lot"),
    Bid("b", "s", "Zebra bid"),
    Clarification("cl", "s", asked="Which zebra?"),
    Question("q", "b", number="2.1", text="What of the zebra?"),
    Answer("a", "q", "l", "A zebra answers\n"),
)


def test_everything_is_found_with_its_title_its_bid_and_where_it_is_seen(workspace: Workspace) -> None:
    with workspace.step("Fill") as step:
        for record in _RECORDS:
            step.put(record)
    found = {each.kind: each for each in search_everything(workspace, "zebra")}
    assert set(found) == {
        "fact", "case_study", "figure", "policy", "partner", "contact", "log_entry", "passage", "opportunity", "lot", "bid",
        "clarification", "question", "answer",
    }  # fmt: skip
    answer = found["answer"]
    assert (answer.title, answer.bid, answer.at_id, answer.lot_id) == (
        "Question 2.1 What of the zebra? (Zebra lot)", "Zebra bid", "q", "l",
    )  # fmt: skip
    assert answer.snippet == "A zebra answers"
    assert (found["figure"].title, found["figure"].at_id) == ("Zebra crossing", "c")
    assert (found["contact"].title, found["contact"].at_id) == ("Zebra Trust: Ann Zebra", "pa")
    assert (found["passage"].title, found["passage"].bid) == ("How do you keep a zebra?", "Old bid")
    assert (found["clarification"].bid, found["clarification"].at_id) == ("Zebra bid", "b")
    assert set(found) <= set(KIND_WORDS)
