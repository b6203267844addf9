"""Checks lead to their places and go away when mended; the submission holds every answer."""

from pathlib import Path

import docx

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Limit, LimitUnit, Question
from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import plain_block
from bidprep.ui.page import Place
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.checks import ChecksPage
from tests.journeys.hands import Hands, everything, start_blank_bid

ASKED = (
    Question("", "", number="1", text="Who are you?", limit=Limit(LimitUnit.WORDS, 5)),
    Question("", "", number="2", text="What will you do?"),
)


def findings(page: ChecksPage) -> list[str]:
    return [page.list.model.row(at).message for at in range(page.list.model.rowCount())]


def test_enter_on_a_finding_goes_to_its_place_and_mending_it_makes_it_go_away(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, *ASKED)
    hands.go_to_bid("Village grant")
    hands.press("F7")
    page = hands.page(ChecksPage)
    assert findings(page) == ["Question 1 has no answer.", "Question 2 has no answer."]
    assert page.about.text().startswith("2 stoppers to settle before handing in, no warnings to look at.")
    hands.press("Ctrl+Home", "Return")
    assert hands.page(AnswerPage).asked.text() == "Who are you?"
    hands.write("We are [TBC], and many more than five words")
    hands.press("Alt+Left")
    assert findings(page) == [
        "The answer to question 1 is 4 words over its limit of 5 words.",
        "The answer to question 1 still has “[TBC]” in it.",
        "Question 2 has no answer.",
    ]
    hands.press("Ctrl+Home", "Return", "Ctrl+A")
    hands.write("A small charity")
    hands.press("Alt+N")
    hands.tab_to(hands.page(AnswerPage).editor)
    hands.write("Help people home.")
    hands.press("F7")
    assert findings(page) == []
    shown = [label.text() for label in page.list.findChildren(type(page.title)) if label.isVisible()]
    assert "Nothing found" in shown


def test_the_exported_submission_holds_every_answer_word_for_word(sample: Hands, tmp_path: Path) -> None:
    hands = sample
    hands.go_to_bid("North West")
    written = tmp_path / "submission.docx"
    hands.window.files.export_submission(written)
    hands.settle()
    assert hands.said == "Wrote submission.docx; every answer was found in it again, word for word."
    assert hands.window.messages.button.text() == "Open it"
    assert not hands.window.status.busy.isVisible()
    document = docx.Document(str(written))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
    bid_id = hands.window.bid_id
    path = hands.close()
    numbers = {question.id for question in everything(path, Question, bid_id=bid_id)}
    answers = [
        answer for answer in everything(path, Answer) if answer.question_id in numbers and "{{" not in answer.text
    ]
    assert len(answers) > 3
    for answer in answers:
        first = plain_block(read_markdown(answer.text).blocks[0])
        assert first in words


def test_a_place_where_nothing_can_be_written_is_said_and_nothing_is_left(sample: Hands, tmp_path: Path) -> None:
    hands = sample
    hands.go_to_bid("North West")
    taken = tmp_path / "a folder.docx"
    taken.mkdir()
    hands.window.files.export_submission(taken)
    hands.settle()
    assert hands.said
    assert "Wrote" not in hands.said
    assert not hands.window.status.busy.isVisible()
    assert list(taken.iterdir()) == []


def test_findings_that_are_many_are_filtered(sample: Hands) -> None:
    hands = sample
    hands.go_to_bid("Dynamic Framework")
    hands.press("F7")
    page = hands.page(ChecksPage)
    assert page.list.model.rowCount() == len(findings(page)) > 0
    severities = {page.list.model.index(at, 0).data() for at in range(page.list.model.rowCount())}
    assert severities <= {"Stopper", "Warning"}  # said in words, whatever the colour


def test_a_mobilisation_plan_that_does_not_fit_is_found_and_enter_leads_to_it(sample: Hands) -> None:
    hands = sample
    hands.go_to_bid("North West")
    bid_id = hands.window.bid_id
    hands.press("F7")
    page = hands.page(ChecksPage)
    at = page.list.model.find(lambda finding: finding.check == "mobilisation")
    hands.press("Ctrl+Home", *["Down"] * at, "Return")
    assert hands.window.place == Place("mobilisation", bid_id or "")
