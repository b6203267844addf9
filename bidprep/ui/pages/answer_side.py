"""Beside the answer: who answers, what the record says, how it is scored, the buyer's notes, and the case studies."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from bidprep.domain.bids import RESPONDENT_WORDS, Question, QuestionKind
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.field_names import field_key
from bidprep.domain.text import Text, merge_fields
from bidprep.operations.answer_desk import AnswerDesk, StoryInBid
from bidprep.ui.appearance import icon
from bidprep.ui.pages.bid_case_studies import say_case_study
from bidprep.ui.tab_order import order_by_sight
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.chooser import Chooser

_LONGEST_HELD = 1_000


class AnswerSide(QScrollArea):
    """Cards with what the buyer says about a question, and what we have to answer it with; Escape goes back to the text."""

    field_wanted = Signal(str)  # the name of the merge field to put into the answer
    story_wanted = Signal(object)  # the CaseStudy to tell in the answer
    done = Signal()  # the keyboard is wanted back in the text

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Guidance and criteria")
        self._fact = ""
        self.who = Card()
        self.record = Card()
        self._criteria = Card()
        self._guidance = Card()
        self._limit = Card()
        self.stories = Card()
        self.put = QPushButton(icon("plus"), "Put it into the answer")
        self.put.clicked.connect(lambda: self.field_wanted.emit(self._fact))
        self.record.add(self.put)
        self.story = Chooser("Case study", "Tell it here")
        self.story.chosen.connect(self.story_wanted)
        self.stories.add(self.story)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(12)
        for card, words in (
            (self.who, "Who answers"),
            (self.record, "From your record"),
            (self._criteria, "How it is scored"),
            (self._guidance, "Guidance"),
            (self._limit, "Limit"),
            (self.stories, "Case studies"),
        ):
            card.set_heading(words)
            layout.addWidget(card)
        layout.addStretch(1)
        self._cards = layout
        self._all = [self.who, self.record, self._criteria, self._guidance, self._limit, self.stories]
        self._holder = holder
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.timeout.connect(self.let_go)
        self.setWidget(holder)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._read_for_keyboard)

    def add_cards(self, *cards: Card, on_top: Sequence[Card] = ()) -> None:
        """Put more cards below the others, and above them."""
        self._all += (*cards, *on_top)
        for card in cards:
            self._cards.insertWidget(self._cards.count() - 1, card)
        for card in on_top:
            self._cards.insertWidget(0, card)
        order_by_sight(self)

    def hold(self) -> None:
        """Lay nothing out until `let_go`, a second at the most: each card reads for itself, and all move when one grows."""
        self._held.start(_LONGEST_HELD)
        self._holder.setUpdatesEnabled(False)
        self._cards.setEnabled(False)

    def read_reached(self) -> bool:
        """Let those cards read that wait for it and would be seen as all is laid out now; return whether there are any."""
        self._lay_out()
        reached = [card for card in self._waiting() if card.is_within_view]
        for card in reached:
            card.read_now()
        return bool(reached)

    def let_go(self) -> None:
        """Lay out what the cards hold now, and draw it."""
        self._held.stop()
        self._lay_out()
        self._holder.setUpdatesEnabled(True)

    def _lay_out(self) -> None:
        self._cards.setEnabled(True)
        self._cards.invalidate()
        self._cards.activate()

    def _waiting(self) -> list[Card]:
        """Return the cards that have not read yet what they show."""
        return [card for card in self._all if card.is_waiting]

    def _read_for_keyboard(self, _left: QWidget | None, reached: QWidget | None) -> None:
        """Let all cards read once the keyboard is among them: it is to find what they hold."""
        if reached is not None and self._holder.isAncestorOf(reached):
            for card in self._waiting():
                card.read_now()

    def show_desk(self, desk: AnswerDesk, text: Text, *, may_write: bool) -> None:
        """Show what surrounds an answer that says `text` now."""
        question = desk.question
        self.who.setVisible(question.who is not None)
        self.who.set_words(RESPONDENT_WORDS[question.who] + "." if question.who else "")
        self._criteria.set_words(question.criteria or "The buyer does not say how this is scored. You may ask.")
        self._guidance.set_words(question.guidance or "The buyer gives no guidance.")
        self._limit.set_words(f"{question.limit}" if question.limit else "The buyer sets no limit.")
        self._show_record(desk, text, may_write=may_write)
        told_here = any(story.use.question_id == question.id for story in desk.stories)
        self.stories.setVisible(question.kind is QuestionKind.TEXT or told_here)
        self.stories.set_words("\n\n".join(_say_story(story, question) for story in desk.stories) or _NO_STORIES)
        self.story.setEnabled(may_write)

    def offer_stories(self, studies: Sequence[CaseStudy]) -> None:
        """Offer these case studies to be told here."""
        self.story.show_choices([(study, say_case_study(study)) for study in studies], "No case studies yet")

    def _show_record(self, desk: AnswerDesk, text: Text, *, may_write: bool) -> None:
        self._fact = desk.question.fact
        key = field_key(self._fact)
        follows = key in map(field_key, merge_fields(text))
        is_made = desk.question.kind is QuestionKind.DECLARATION
        self.record.setVisible(bool(self._fact))
        self.record.set_words(
            "\n".join((_say_value(self._fact, desk.fields.get(key, "")), _say_use(desk, is_made, follows)))
        )
        self.put.setVisible(bool(self._fact) and not is_made and not follows)
        self.put.setEnabled(may_write)

    # Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text on Escape, which closes the message above it as well."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()


_NO_STORIES = "This bid uses none yet. Tell one here in the length that the limit leaves room for."


def _say_value(fact: str, value: str) -> str:
    return f"{fact}: {value}" if value else f"“{fact}” is not stated yet. State it on the Organisation page."


def _say_use(desk: AnswerDesk, is_made: bool, follows: bool) -> str:
    answer = desk.answer or desk.shared
    if is_made:
        return "This is a declaration: a person makes it each time, so it is never filled in for you."
    if follows:
        return "The answer follows it."
    if answer and answer.is_settled:
        return "The answer keeps what it said when it was signed off."
    return "The answer does not follow it."


def _say_story(story: StoryInBid, question: Question) -> str:
    where = (
        "the appendix"
        if not story.number
        else "this answer"
        if story.use.question_id == question.id
        else (f"question {story.number}")
    )
    title = story.study.title or "Untitled"
    return f"“{title}”, in {where}." + (f" It may not be used: {story.fault}." if story.fault else "")
