"""How far an answer is."""

from enum import StrEnum


class AnswerStatus(StrEnum):
    """How far an answer is, in the order it goes through."""

    NOT_STARTED = "not-started"
    DRAFTING = "drafting"
    READY = "ready"
    IN_REVIEW = "in-review"
    SIGNED_OFF = "signed-off"
    HANDED_IN = "handed-in"


STATUS_WORDS = {
    AnswerStatus.NOT_STARTED: "Not started",
    AnswerStatus.DRAFTING: "Drafting",
    AnswerStatus.READY: "Ready for review",
    AnswerStatus.IN_REVIEW: "In review",
    AnswerStatus.SIGNED_OFF: "Signed off",
    AnswerStatus.HANDED_IN: "Handed in",
}
"""What each status is called on screen and in Word."""
