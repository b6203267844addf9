"""A whole answer written at the desk, from an empty page, by somebody who never touches the mouse."""

from itertools import cycle
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.asks import Tick
from bidprep.domain.bids import Limit, LimitUnit, Question
from bidprep.domain.case_studies import CaseStudyUse
from bidprep.domain.library import PassageUse
from bidprep.domain.markdown import read_markdown
from bidprep.domain.recycling import paragraphs_of, recycled_paragraphs
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.widgets.link_row import LinkRow
from tests.journeys.hands import Hands, everything, start_blank_bid

W = TypeVar("W", bound=QWidget)

ASKED = "Describe how you recruit and vet your staff, how you supervise them, and how you learn from mistakes."
RECRUIT = "We advertise every post where people who have been through the justice system will see it."
SUPERVISE = "Each worker sits down with a manager every fortnight, and the notes say what was agreed and by whom."
LEARN = "When something goes wrong we write down within two days what happened, and within a month what we changed."
FILLING = (
    "The manager of each centre looks at caseloads on Monday and moves work before anybody is worn out.",
    "A new colleague shadows two others for a fortnight, and begins with three people and not thirty.",
    "Nobody works alone in the evening, and whoever visits a home says where they are going and when they are back.",
    "Once a quarter the trustees read five files with the names taken out and tell us what they would not have done.",
)


def shown(holder: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in holder.findChildren(kind) if widget.isVisible()]


CLOSING = (
    "All of this is written down and read through once a year by people who use the service and are paid for their time, "
    "and what they ask us to change is on the wall of each centre until it is done or somebody has told them why not."
)
WANTED = 480


def words_of(page: AnswerPage) -> int:
    return len(page.editor.toPlainText().split())


def tick(hands: Hands, page: AnswerPage, sentence: str, at: int) -> None:
    """Find a sentence in the answer, and tick the ask at this place of the list with it."""
    hands.press("Ctrl+F", "Ctrl+A")
    hands.write(sentence[:40])
    hands.press("Return", "Escape")
    assert hands.focus is page.editor
    hands.press("Ctrl+Shift+A")
    hands.tab_to(shown(page.asks.rows, QCheckBox)[at])
    hands.press("Space")
    assert shown(page.asks.rows, QCheckBox)[at].accessibleDescription() == f"Given by: {sentence}"


def write_on(hands: Hands, page: AnswerPage) -> None:
    """Write whole sentences while there is room for them, and end at the number of words that is wanted."""
    for sentence in cycle(FILLING):
        if words_of(page) + len(sentence.split()) > WANTED:
            break
        hands.write(f"{sentence} ")
    left = CLOSING.split()[: WANTED - words_of(page)]
    hands.write(f"{' '.join(left).rstrip('.,')}.")


def tailor_all(hands: Hands, page: AnswerPage) -> None:
    """Go to each paragraph that stands as it came, from the card beside, and add to its end what makes it ours."""
    page.draft.flush()
    hands.settle()
    tailored = 0
    while left := shown(page.library.recycled, LinkRow):
        hands.press("F6")
        hands.tab_to(left[0])
        hands.press("Space")
        assert hands.focus is page.editor
        hands.press("Right", "Backspace")
        hands.write(", in this service as in our others.")
        page.draft.flush()
        hands.settle()
        tailored += 1
    assert tailored == 2


def test_a_whole_answer_is_written_from_an_empty_page_without_the_mouse(sample: Hands) -> None:
    hands = sample
    question = Question("", "", 1, "1", text=ASKED, limit=Limit(LimitUnit.WORDS, 500))
    bid = start_blank_bid(hands, question)
    page = hands.go_to_answer(bid.name, "1")
    assert page.editor.toPlainText() == ""
    assert hands.focus is page.editor

    hands.write(RECRUIT)
    hands.press("Return")
    hands.write(f"{SUPERVISE} {LEARN}")
    hands.press("Ctrl+Shift+S")
    put = hands.focus
    assert isinstance(put, QPushButton)
    assert put.accessibleName() == "Put “Recruitment, vetting and induction” into the answer"
    hands.press("Space")
    assert hands.focus is page.editor
    tailor_all(hands, page)

    hands.press("F6")
    hands.tab_to(page.beside.story.line)
    hands.write("Kettle")
    hands.press("Return")
    assert hands.focus is page.editor
    assert "in this answer" in page.beside.stories.words()
    hands.press("Ctrl+End", "Return")
    write_on(hands, page)
    assert page.limit.words() == "480 of 500 words"

    for at, sentence in enumerate((RECRUIT, SUPERVISE, LEARN)):
        tick(hands, page, sentence, at)
    assert page.asks.words().startswith("3 of 3 given.")
    hands.press("Alt+S")
    assert hands.focus is page.status
    hands.write("Ready")
    hands.settle()
    hands.wait_until(lambda: "Saved" in hands.window.status.saved.text())

    path = hands.close()
    (answer,) = everything(path, Answer, question_id=page.place.id)
    assert answer.status is AnswerStatus.READY
    assert RECRUIT in answer.text
    (use,) = everything(path, PassageUse, answer_id=answer.id)
    assert not use.is_tailored  # nobody had to say so: no paragraph stands as it came
    assert recycled_paragraphs(use, paragraphs_of(read_markdown(answer.text))) == ()
    (cited,) = everything(path, CaseStudyUse, bid_id=bid.id)
    assert cited.question_id == page.place.id
    assert {tick.sentence for tick in everything(path, Tick, answer_id=answer.id)} == {RECRUIT, SUPERVISE, LEARN}
