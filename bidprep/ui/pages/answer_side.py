"""Beside the answer: how it is scored, and the buyer's notes."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from bidprep.domain.bids import Question
from bidprep.ui.widgets.card import Card


class AnswerSide(QScrollArea):
    """Cards with what the buyer says about a question."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Guidance and criteria")
        self._criteria = Card()
        self._guidance = Card()
        self._limit = Card()
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(12)
        for card, words in (
            (self._criteria, "How it is scored"),
            (self._guidance, "Guidance"),
            (self._limit, "Limit"),
        ):
            card.set_heading(words)
            layout.addWidget(card)
        layout.addStretch(1)
        self.setWidget(holder)

    def show_question(self, question: Question) -> None:
        """Show what the buyer says about a question."""
        self._criteria.set_words(question.criteria or "The buyer does not say how this is scored. You may ask.")
        self._guidance.set_words(question.guidance or "The buyer gives no guidance.")
        self._limit.set_words(f"{question.limit}" if question.limit else "The buyer sets no limit.")
