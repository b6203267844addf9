"""The board’s papers: the remark-and-reply table, sign-offs, and what the checks say of both."""

from pathlib import Path

import docx
import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.people import Person
from bidprep.domain.reviews import RemarkState, SignOff, Suggestion
from bidprep.domain.text import plain_text
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, set_status, write_markdown_answer
from bidprep.operations.bids import check
from bidprep.operations.deciding import accept_all_of, read_desk, reply_to
from bidprep.operations.facts import state_fact
from bidprep.operations.records import add_record
from bidprep.operations.reply_tables import export_reply_table, list_replies, make_reply_table, say_suggestion
from bidprep.operations.sign_offs import export_sign_off_sheet, read_sign_offs, sign_off
from bidprep.storage.workspace import Workspace
from tests.operations.review_stories import Review, start_review


@pytest.fixture
def review(workspace: Workspace, tmp_path: Path) -> Review:
    state_fact(workspace, "Legal name", "Netherfell Trust")
    return start_review(workspace, tmp_path, ["We are {{legal name}}, for 120 women.", "We listen to each."])


def findings(review: Review, name: str) -> list[str]:
    return [each.message for each in check(review.workspace, review.bid.id) if each.check == name]


def test_the_reply_table_tells_everything_that_came_back_and_what_was_done(review: Review, tmp_path: Path) -> None:
    empty = make_reply_table(review.workspace, review.bid.id)
    assert plain_text(empty.parts[-1].body) == "Nothing has come back yet."
    ann = review.copy_of("Ann")
    first = ann.comment(review.anchor(1), "120", "Is {{this}} right?", resolved=True)
    ann.comment(review.anchor(1), "120", "I think so.", reply_to=first)
    ann.comment_nowhere("Thank you.")
    ann.replace(review.anchor(1), "women", "people")
    ann.insert(review.anchor(2), "listen", " closely")
    ann.replace(review.anchor(2), "each", "")
    ann.embolden(review.anchor(2), "We")
    ann.type_over(review.anchor(1), "We are ", "We were ")
    review.take(ann.save(tmp_path / "back.docx"))
    remark = read_desk(review.workspace, review.round.id).answers[0].threads[0].remark
    reply_to(review.workspace, remark.id, "Yes.", RemarkState.DONE, "Cy")
    accept_all_of(review.workspace, review.round.id, "Ann")
    rows = list_replies(review.workspace, review.bid.id, review.round.id)
    assert [row.said for row in rows] == [
        "Is {{this}} right?\nAnn: I think so.\n(marked as resolved by the readers)",
        "Put “were” for “are” (not tracked)",
        "Put “people” for “women”",
        "Look of “We”: bold",
        "Put in “ closely”",
        "Take out “each”",
        "Thank you.",
    ]
    assert [row.is_open for row in rows] == [False] * 6 + [True]
    assert rows[0].done.startswith("Done, ")
    assert rows[0].done.endswith("by Cy")
    path = export_reply_table(make_reply_table(review.workspace, review.bid.id, review.round.id), tmp_path / "r.docx")
    words = [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]
    assert {row.said for row in rows} <= set(words)
    assert findings(review, "open-remarks") == [
        "The tray of what found no answer has 1 remark or suggested changes that nobody has decided on."
    ]


def test_open_remarks_and_suggestions_are_a_warning_at_their_answer(review: Review, tmp_path: Path) -> None:
    assert findings(review, "open-remarks") == []
    ann = review.copy_of("Ann")
    ann.comment(review.anchor(1), "120", "Right?")
    ann.replace(review.anchor(1), "women", "people")
    review.take(ann.save(tmp_path / "back.docx"))
    assert findings(review, "open-remarks") == [
        "Question 1 has 2 remarks or suggested changes that nobody has decided on."
    ]


def test_a_sign_off_holds_for_the_exact_text_and_a_later_edit_is_pointed_out(review: Review, tmp_path: Path) -> None:
    chair = add_record(review.workspace, Person("chair", "Ada Chair", role="Chair"))
    answers = [(question, None) for question in review.questions]
    sign_off(review.workspace, answers, chair)
    signed, other = read_sign_offs(review.workspace, review.bid.id)
    assert [(each.name, each.role) for each in signed.sign_offs] == [("Ada Chair", "Chair")]
    assert signed.signed
    assert plain_text(signed.signed) == "We are Netherfell Trust, for 120 women."
    assert not signed.is_changed
    assert findings(review, "changed-since-sign-off") == []
    set_status(review.workspace, review.questions[0], None, AnswerStatus.DRAFTING)
    assert findings(review, "changed-since-sign-off") == [], "the merge field is back, and says the same"
    write_markdown_answer(review.workspace, review.questions[1], None, "We listen to all.")
    assert findings(review, "changed-since-sign-off") == ["Question 2 has changed since Ada Chair signed it off."]
    changed = read_sign_offs(review.workspace, review.bid.id)[1]
    assert changed.is_changed
    assert changed.signed
    assert (plain_text(changed.signed), plain_text(changed.now)) == ("We listen to each.", "We listen to all.")
    path = export_sign_off_sheet(review.workspace, review.bid.id, tmp_path / "sheet.docx")
    cells = [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]
    assert "Changed since sign-off" in cells
    assert other.sign_offs[0].text_digest[:16] in cells
    sign_off(review.workspace, [(review.questions[1], None)], name="Bo", role="Treasurer")
    assert findings(review, "changed-since-sign-off") == []
    review.workspace.undo()
    assert len(review.workspace.find(SignOff)) == 2


def test_a_sign_off_needs_a_name_a_text_and_values_for_its_fields(review: Review, tmp_path: Path) -> None:
    question = review.questions[0]
    with pytest.raises(BidprepError, match="needs the name"):
        sign_off(review.workspace, [(question, None)])
    write_markdown_answer(review.workspace, question, None, "For {{nobody}}.")
    with pytest.raises(BidprepError, match="has no value"):
        sign_off(review.workspace, [(question, None)], name="Bo")
    write_markdown_answer(review.workspace, question, None, "")
    with pytest.raises(BidprepError, match="no answer yet"):
        sign_off(review.workspace, [(review.questions[1], None), (question, None)], name="Bo")
    answer = find_answer(review.workspace, review.questions[1].id)
    assert answer
    assert answer.status is not AnswerStatus.SIGNED_OFF
    sign_off(review.workspace, [(review.questions[1], None)], name="Bo")
    sign_off(review.workspace, [(review.questions[1], None)], name="Cy")
    (signed,) = read_sign_offs(review.workspace, review.bid.id)
    assert [each.name for each in signed.sign_offs] == ["Cy", "Bo"]
    assert signed.signed is not None


@pytest.mark.parametrize(
    ("suggestion", "said"),
    [
        (Suggestion("s", "c", kind="formatting", removed="work\n"), "Look of “work”: changed"),
        (Suggestion("s", "c", kind="formatting", removed="work", added="bold"), "Look of “work”: bold"),
        (Suggestion("s", "c", kind="table", removed="a row"), "Table: a row"),
        (Suggestion("s", "c", kind="move-from", removed="one"), "Move away “one”"),
        (Suggestion("s", "c", kind="move-to", added="one"), "Move here “one”"),
        (Suggestion("s", "c", removed="120", added="135"), "Put “135” for “120”"),
        (Suggestion("s", "c", removed="120", is_untracked=True), "Take out “120” (not tracked)"),
        (Suggestion("s", "c", added="135"), "Put in “135”"),
        (Suggestion("s", "c", added="\n"), "Part or join paragraphs"),
    ],
)
def test_every_kind_of_suggestion_is_said_in_words(suggestion: Suggestion, said: str) -> None:
    assert say_suggestion(suggestion) == said
