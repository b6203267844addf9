"""The library: it fills from answers, its passages go into others, and what becomes of them is known."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import today
from bidprep.domain.decisions import Result, ResultState
from bidprep.domain.findings import Finding
from bidprep.domain.kinds import Record
from bidprep.domain.library import Passage, PassageUse
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.near_duplicates import shared_share
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.people import Person
from bidprep.domain.scores import MarkBy
from bidprep.errors import BidprepError
from bidprep.operations.answers import drop_variation, set_status, vary_answer, write_markdown_answer
from bidprep.operations.bids import check
from bidprep.operations.library import (
    confirm_tailored,
    keep_in_library,
    near_duplicates,
    passages_in,
    put_answer_into,
    put_passage_into,
    unconfirmed_uses,
    where_passage_used,
)
from bidprep.operations.passages import follow_result
from bidprep.operations.scores import give_mark
from bidprep.operations.suggestions import suggest_for
from bidprep.storage.passage_summaries import summarise_passages
from bidprep.storage.workspace import Workspace

QUESTION = Question("q", "b", number="2.1", section="Staff", text="How do you vet staff?")
WORDS = "We vet everybody before the first shift starts.\n\nReferences are taken up by telephone every time.\n"


@pytest.fixture
def bid(workspace: Workspace) -> Workspace:
    put(
        workspace, Opportunity("o", "Framework", "Leeds"), Stage("s", "o"), Bid("b", "s", "Night shelter"), QUESTION,
        Passage("p", "Vetting", "How is vetting done?", WORDS),
    )  # fmt: skip
    return workspace


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Add") as step:
        for record in records:
            step.put(record)


def found(workspace: Workspace, name: str) -> list[Finding]:
    return [finding for finding in check(workspace, "b") if finding.check == name]


def use_it(workspace: Workspace) -> None:
    text = put_passage_into(workspace, QUESTION, None, "p")
    write_markdown_answer(workspace, QUESTION, None, write_markdown(text))


def test_what_is_handed_in_joins_the_library_with_its_fields_bid_buyer_and_day(bid: Workspace) -> None:
    put(bid, Fact("f", "Manager", "Ann"))
    write_markdown_answer(bid, QUESTION, None, "Ask {{Manager}} about it.")
    set_status(bid, QUESTION, None, AnswerStatus.HANDED_IN)
    (passage,) = [each for each in bid.find(Passage) if each.id != "p"]
    assert (passage.title, passage.question) == ("Staff", QUESTION.text)
    assert passage.text.strip() == "Ask {{Manager}} about it."
    assert (passage.source, passage.buyer, passage.written_on) == ("Night shelter", "Leeds", today())
    bid.undo()
    assert [each.id for each in bid.find(Passage)] == ["p"]


def test_an_answer_kept_again_is_the_same_passage_with_newer_words(bid: Workspace) -> None:
    with pytest.raises(BidprepError, match="no answer to keep"):
        keep_in_library(bid, QUESTION, None)
    write_markdown_answer(bid, QUESTION, None, "Once.")
    first = keep_in_library(bid, QUESTION, None)
    write_markdown_answer(bid, QUESTION, None, "Twice.")
    again = keep_in_library(bid, QUESTION, None)
    assert (first.id, again.text.strip()) == (again.id, "Twice.")
    assert len(bid.find(Passage)) == 2


def test_result_and_marks_follow_the_buyers(bid: Workspace) -> None:
    write_markdown_answer(bid, QUESTION, None, "Ours.")
    passage = keep_in_library(bid, QUESTION, None)
    give_mark(bid, QUESTION, MarkBy.BUYER, Decimal(80))
    result = Result("r", "b", state=ResultState.WON)
    with bid.step("Note") as step:
        step.put(result)
        follow_result(bid, step, result)
        follow_result(bid, step, replace(result, state=ResultState.AWAITED))
    now = bid.get(Passage, passage.id)
    assert now
    assert (now.marks, now.most_marks, now.result) == (Decimal(80), Decimal(100), ResultState.WON)
    give_mark(bid, QUESTION, MarkBy.BUYER, None)
    taken_back = bid.get(Passage, passage.id)
    assert taken_back
    assert taken_back.marks is None
    give_mark(bid, QUESTION, MarkBy.BUYER, Decimal(70))
    again = keep_in_library(bid, QUESTION, None)
    assert (again.marks, again.result) == (Decimal(70), ResultState.WON)


def test_text_of_the_library_is_recycled_until_it_is_edited(bid: Workspace) -> None:
    use_it(bid)
    (finding,) = found(bid, "recycled")
    assert "question 2.1" in finding.message
    (here,) = passages_in(bid, bid.find(Answer)[0])
    assert len(here.left) == 2
    write_markdown_answer(bid, QUESTION, None, "We vet all before they start.\n\nReferences come by telephone, always.")
    assert found(bid, "recycled") == []
    assert passages_in(bid, bid.find(Answer)[0]) == ()
    assert passages_in(bid, None) == ()


def test_text_of_the_library_is_recycled_until_somebody_confirms_it(bid: Workspace) -> None:
    use_it(bid)
    (where,) = where_passage_used(bid, "p")
    assert (where.question.number, where.is_tailored) == ("2.1", False)
    confirm_tailored(bid, where.use.id)
    assert found(bid, "recycled") == []
    assert where_passage_used(bid, "p")[0].is_tailored
    bid.undo()
    assert len(found(bid, "recycled")) == 1
    assert not confirm_tailored(bid, "gone")


def test_stale_text_is_pointed_out_where_it_is_used(bid: Workspace) -> None:
    use_it(bid)
    assert found(bid, "stale") == []
    passage = bid.find(Passage)[0]
    put(bid, replace(passage, review_on=today() - timedelta(days=1)))
    assert "was to be reviewed by" in found(bid, "stale")[0].message
    put(bid, replace(passage, text="It says something else by now.\n"))
    assert "has changed in the library" in found(bid, "stale")[0].message


def test_a_passage_that_is_gone_or_empty_is_not_put_in(bid: Workspace) -> None:
    put(bid, Passage("empty", "Nothing"))
    for passage_id in ("gone", "empty"):
        with pytest.raises(BidprepError, match="not there any more"):
            put_passage_into(bid, QUESTION, None, passage_id)
    assert bid.find(PassageUse) == ()


def test_the_list_tells_of_each_passage_without_reading_its_text(bid: Workspace) -> None:
    use_it(bid)
    put(bid, Passage("u", question="What\nelse?"))
    rows = {row.id: row for row in summarise_passages(bid)}
    assert (rows["p"].called, rows["p"].uses) == ("Vetting", 1)
    assert (rows["u"].called, rows["u"].uses, rows["u"].marks) == ("What else?", 0, "")


def test_the_list_of_a_thousand_passages_is_by_title_and_takes_three_queries(bid: Workspace) -> None:
    put(bid, Person("o", "Ada"), *(Passage(f"p{at:03}", f"title {999 - at:03}", owner_id="o") for at in range(1000)))
    put(bid, Passage("first", "", "A question"), Passage("capital", "Title 000"))
    asked: list[str] = []
    bid._connection.set_trace_callback(asked.append)
    rows = summarise_passages(bid)
    bid._connection.set_trace_callback(None)
    assert [row.id for row in rows[:4]] == ["first", "capital", "p999", "p998"]
    assert {row.owner for row in rows[2:]} == {"Ada", ""}
    assert len(asked) == 3
    assert not any("text" in query for query in asked)


def test_near_duplicates_are_found_and_others_are_not(bid: Workspace) -> None:
    put(
        bid,
        Passage("twin", "Vetting again", "How is vetting done here?", WORDS.replace("every time", "always")),
        Passage("other", "Vetting of vans", "How is vetting of vans done?", "Vans are looked at by a garage in May.\n"),
    )
    (near,) = near_duplicates(bid, bid.find(Passage, id="p")[0])
    assert near.passage.id == "twin"
    assert 0.7 < near.alike < 1


def test_texts_without_words_are_like_nothing() -> None:
    assert shared_share("", "We are here") == 0
    assert shared_share("We are", "we are") == 1
    assert read_markdown("") is not None


def test_a_variation_has_to_be_tailored_too_where_its_shared_answer_has(bid: Workspace) -> None:
    other = Passage("p2", "Shifts", "How are shifts run?", "Two people are on every shift, by day and by night.\n")
    lot = Lot("l", "s", title="Leeds")
    put(bid, other, lot)
    for passage_id in ("p", "p2"):
        put_passage_into(bid, QUESTION, None, passage_id)
    write_markdown_answer(bid, QUESTION, None, f"{WORDS}\n{other.text}")
    (shared,) = bid.find(Answer)
    confirm_tailored(bid, next(use.id for use in bid.find(PassageUse) if use.passage_id == "p2"))
    variation = vary_answer(bid, QUESTION, lot)
    assert [(each.used.passage.id, len(each.left)) for each in passages_in(bid, variation)] == [("p", 2)]
    (there,) = passages_in(bid, variation)
    confirm_tailored(bid, there.used.use.id)
    assert passages_in(bid, variation) == ()
    assert [each.used.passage.id for each in passages_in(bid, shared)] == ["p"]


def test_a_variation_goes_with_what_was_put_into_it_and_comes_back_with_it(bid: Workspace) -> None:
    lot = Lot("l", "s", title="Leeds")
    put(bid, lot)
    variation = vary_answer(bid, QUESTION, lot)
    put_passage_into(bid, QUESTION, "l", "p")
    drop_variation(bid, QUESTION, lot)
    assert bid.find(PassageUse) == ()
    bid.undo()
    assert [use.answer_id for use in bid.find(PassageUse)] == [variation.id]


def test_an_earlier_answer_is_put_in_as_a_passage_in_one_step(bid: Workspace) -> None:
    other = Question("q2", "b", number="7", text="How do you handle complaints?")
    put(bid, other, Fact("f", "charity number", "123"))
    text = "Complaints of {{charity number}} go to the manager within a day.\n"
    write_markdown_answer(bid, other, None, text)
    (earlier,) = bid.find(Answer, question_id="q2")
    assert "answer" in [each.kind for each in suggest_for(bid, replace(QUESTION, text="How are complaints handled?"))]
    assert write_markdown(put_answer_into(bid, QUESTION, None, earlier.id)) == text
    write_markdown_answer(bid, QUESTION, None, text)
    (answer,) = bid.find(Answer, question_id="q")
    (there,) = passages_in(bid, answer)
    assert (there.used.passage.question, there.used.passage.source, there.stale) == (other.text, "Night shelter", "")
    assert [finding.message for finding in found(bid, "recycled")] != []
    again = suggest_for(bid, replace(QUESTION, text="How are complaints handled?"))
    assert "answer" not in [each.kind for each in again]  # its passage stands for it
    bid.undo()
    bid.undo()
    assert bid.find(PassageUse) == ()
    assert [passage.id for passage in bid.find(Passage)] == ["p"]


def test_a_passage_that_an_earlier_answer_became_is_not_rewritten_by_using_the_answer(bid: Workspace) -> None:
    other = Question("q2", "b", number="7", text="How do you handle complaints?")
    put(bid, other)
    write_markdown_answer(bid, other, None, "Complaints go to the manager within a day.")
    kept = keep_in_library(bid, other, None)
    write_markdown_answer(bid, other, None, "Complaints go to the manager within an hour.")
    (earlier,) = bid.find(Answer, question_id="q2")
    assert (
        write_markdown(put_answer_into(bid, QUESTION, None, earlier.id))
        == "Complaints go to the manager within an hour.\n"
    )
    assert bid.get(Passage, kept.id) == kept
    (use,) = bid.find(PassageUse)
    assert (use.passage_id, use.text) == (kept.id, "Complaints go to the manager within an hour.\n")


def test_an_answer_that_is_gone_or_empty_cannot_be_put_in(bid: Workspace) -> None:
    other = Question("q2", "b", number="7", text="How do you handle complaints?")
    put(bid, other, Answer("empty", "q2"))
    for answer_id in ("empty", "gone"):
        with pytest.raises(BidprepError, match="is not there any more, or says nothing"):
            put_answer_into(bid, QUESTION, None, answer_id)
    assert bid.find(PassageUse) == ()


def test_uses_of_a_passage_are_known_until_confirmed_whatever_the_text_says(bid: Workspace) -> None:
    assert unconfirmed_uses(bid, None) == ()
    put_passage_into(bid, QUESTION, None, "p")
    write_markdown_answer(bid, QUESTION, None, "Other words altogether.")
    (answer,) = bid.find(Answer)
    (used,) = unconfirmed_uses(bid, answer)
    assert used.passage.id == "p"
    assert passages_in(bid, answer) == ()
    confirm_tailored(bid, used.use.id)
    assert unconfirmed_uses(bid, answer) == ()
