"""Checks of what published notices have changed: texts that were settled before, and steps that no longer fit."""

from collections.abc import Iterator

from bidprep.domain.answer_checks import called
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer, text_digest
from bidprep.domain.bids import Question
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.notices import TouchedText
from bidprep.domain.timelines import say_steps
from bidprep.domain.whole_bid import WholeBid


def find_changed_by_notice(whole: WholeBid) -> Iterator[Finding]:
    """Find answers that were signed off or handed in before a notice changed what they were written for.

    One that was signed off again since, or whose text is another by now, is no finding.
    """
    touched = {each.answer_id: each for each in whole.touched}
    if not touched:
        return
    signed = {each.answer_id: each.signed_at for each in whole.sign_offs}
    for question in whole.questions:
        for answer in whole.answers_to(question):
            each = touched.get(answer.id)
            signed_at = signed.get(answer.id)
            is_as_it_was = each is not None and answer.is_settled and text_digest(answer.text) == each.digest
            if each and is_as_it_was and not (signed_at and signed_at >= each.at):
                yield _finding(whole, question, answer, each)


def _finding(whole: WholeBid, question: Question, answer: Answer, touched: TouchedText) -> Finding:
    was = "handed in" if answer.status is AnswerStatus.HANDED_IN else "signed off"
    return Finding(
        "changed-by-notice",
        Severity.WARNING,
        f"The answer to {called(whole, question, answer)} was {was} before the buyer changed something: {touched.reason}",
        "Read it against the change. Then have it signed off again, or put it back to drafting.",
        Place(question.id, answer.lot_id),
    )


def find_late_steps(whole: WholeBid) -> Iterator[Finding]:
    """Find that steps of the timeline can no longer be done before the bid is handed in, as where a deadline was moved.

    Once the day for handing in has passed, nothing of it is to be said.
    """
    late = [timed for timed in whole.timed if timed.is_late] if whole.submission_on >= whole.as_at else []
    if late:
        yield Finding(
            "late-steps",
            Severity.WARNING,
            f"The timeline does not fit: {say_steps(late)}",
            "The timeline shows by when each step must begin and be done.",
            Place(kind="plan_step", record_id=late[0].id),
        )
