"""From the first start to an exported qualification, with the keyboard alone and no word of help."""

from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.dates import today
from bidprep.domain.policies import Policy
from bidprep.operations.templates import read_template
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.checks import ChecksPage
from bidprep.ui.pages.organisation import OrganisationPage
from bidprep.ui.pages.word_out import WordOutPage
from tests.journeys.hands import Hands, everything, words_on

RECORD = {
    "1.1": "Northern Light Trust",
    "1.2": "Charity number 1161234; company number 01234567",
    "1.3": "Ann Lee, Head of services, ann@northernlight.example, 01772 555 010",
    "1.6": "£1,204,000",
}
"""What the organisation's record answers by itself."""

TYPED = {
    "1.4": "We help people who leave prison in the North West into a home and a job: 412 of them last year.",
    "1.5": "Eight trustees meet each month. The head of services answers to them for safeguarding.",
    "1.7": "We keep reserves of £310,000, which is three months of spending, and the trustees see them each month.",
    "2.3": "In Accommodation we find landlords and stay with each tenant for a year, in all of the North West.",
    "2.4": "Since 2011 we have met people at the gate of HMP Preston; last year 31 of 40 kept their first tenancy.",
    "2.5": "Women asked for a place of their own, so each Tuesday the centre in Lancaster is theirs.",
    "3.2": "We visit a partner twice before we sign, and pay each invoice within ten days.",
    "3.3": "Our safeguarding lead trains everybody once a year; the last time was in May.",
    "5.1": "Yes",
}
CHOSEN = {
    "2.1": {"accom": "Accommodation", "finance": "Finance, Benefits and Debt"},
    "2.2": {"north west": "North West", "wales": "Wales"},
    "3.1": {"lead": "Lead provider", "key sub": "Key subcontractor"},
}
"""What is typed of each choice, and the choice that is meant."""

STORIES = {
    "4.1": ("Keys", "Forty people left prison without a home.", "We stood surety for each of them."),
    "4.2": ("Kettle", "Women told us that they felt alone.", "We opened a kitchen on Fridays."),
}
FORGOTTEN = "1.7"


@pytest.fixture(autouse=True)
def _person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person whose folders are this test's: the dialogs for files begin there."""
    for name, folder in (("HOME", tmp_path), ("XDG_CONFIG_HOME", tmp_path / "settings")):
        monkeypatch.setenv(name, str(folder))


def say_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def set_up(hands: Hands) -> None:
    with hands.naming_a_file("New workspace", "Ours"):
        hands.press("Tab", "Return")
    hands.page(OrganisationPage)
    hands.fill(Legal_name="Northern Light Trust", Charity_number="1161234", Company_number="1234567")
    for name, words in (
        ("E-mail", "ann@northernlight.example"),
        ("Telephone", "01772 555 010"),
        ("Bid contact", "Ann Lee"),
        ("Bid contact role", "Head of services"),
    ):
        hands.tab_to_called(name)
        hands.write(words)
    hands.tab_to_called("Add a year")
    hands.press("Return")
    hands.write(say_day(today() - timedelta(days=200)))
    hands.fill(Income="1,204,000", Spending="1.15 million", Reserves="310,000")


def keep_policy(hands: Hands) -> None:
    hands.press("Ctrl+7", "Return", "Down")
    hands.fill(Name="Public liability", Cover="5 million", Holds_until=say_day(today() + timedelta(days=365)))


def keep_story(hands: Hands, title: str, need: str, done: str) -> None:
    hands.press("Ctrl+3")
    hands.tab_to_called("Add a case study")
    hands.press("Return")
    hands.write(title)
    hands.fill(
        Service="Accommodation", The_need=need, What_we_did=done, The_result="31 of 40 kept what they had found."
    )
    hands.tab_to_called("Add a consent")
    hands.press("Return")
    hands.fill(Given_by="Somebody in the story", Given_on="today", By_what_means="Signed form")
    hands.press("Tab", "Down", "Down")


def start_qualification(hands: Hands) -> None:
    hands.press("Ctrl+N")
    assert words_on(hands.focus) == "Dynamic Framework: qualification (18 questions)"
    hands.press("Tab")
    hands.write("Framework 2027")
    hands.fill(Hand_in_by=f"{say_day(today() + timedelta(days=100))} 12:00")
    hands.press("Tab", "Return")


def answer(hands: Hands, number: str) -> None:
    page = hands.page(AnswerPage)
    if number in CHOSEN:
        hands.press("Alt+A")
        for typed in CHOSEN[number]:
            hands.write(typed)
            hands.press("Return")
    elif number in STORIES:
        hands.press("F6")
        hands.tab_to(page.beside.story.line)
        hands.write(STORIES[number][0])
        hands.press("Return")
    elif number == "5.1":
        hands.press("Alt+A")
        hands.write(TYPED[number])
    elif number not in RECORD and number != FORGOTTEN:
        hands.write(TYPED[number])


def findings(page: ChecksPage) -> list[str]:
    rows = (page.list.model.row(at) for at in range(page.list.model.rowCount()))
    return [row.message for row in rows if row.severity.value == "stopper"]


def words_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_from_the_first_start_to_an_exported_qualification_with_the_keyboard_alone(
    hands: Hands, tmp_path: Path
) -> None:
    numbers = [str(question["number"]) for question in read_template("df-qualification").questions]
    assert {*numbers} == {*RECORD, *TYPED, *CHOSEN, *STORIES}

    set_up(hands)
    keep_policy(hands)
    for story in STORIES.values():
        keep_story(hands, *story)
    start_qualification(hands)
    assert hands.said == "Started. 4 of 18 questions are answered from your record."
    assert hands.page(BidPage).title.text() == "Framework 2027"

    hands.press("Return")
    for number in numbers:
        assert hands.page(AnswerPage).title.text().startswith(number)
        answer(hands, number)
        hands.press("Alt+N")

    hands.press("F7")
    checks = hands.page(ChecksPage)
    assert findings(checks) == [f"Question {FORGOTTEN} has no answer."]
    hands.press("Return")
    hands.write(TYPED[FORGOTTEN])
    hands.press("F7")
    assert findings(checks) == []

    hands.go_to_bid("Framework 2027")
    hands.press("Ctrl+Home", "Return")
    for _ in numbers:
        hands.press("Alt+S", "Down", "Down", "Down", "Alt+N")
    written = tmp_path / "Qualification.docx"
    hands.press("Ctrl+E")
    page = hands.page(WordOutPage)
    assert page.checks.text().startswith("The checks find no stoppers")
    with hands.naming_a_file("Export the submission", str(tmp_path / "Qualification")):
        hands.press("Return")
    hands.wait_until(lambda: bool(hands.said))
    assert hands.said == "Wrote Qualification.docx; every answer was found in it again, word for word."

    assert hands.window.messages.button.text() == "Open it"

    said = words_of(written)
    told = [words for _, *story in STORIES.values() for words in story]
    chosen = [words for choices in CHOSEN.values() for words in choices.values()]
    for words in (*RECORD.values(), *TYPED.values(), *chosen, *told):
        assert words in said
    file = hands.close()
    assert {answer.status for answer in everything(file, Answer)} == {AnswerStatus.SIGNED_OFF}
    assert [policy.name for policy in everything(file, Policy)] == ["Public liability"]
