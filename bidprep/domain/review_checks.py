"""Checks of the review: what readers said that nobody has answered, and what was changed after it was signed off."""

from collections.abc import Iterator

from bidprep.domain.answers import Answer, text_digest
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.markdown import write_markdown
from bidprep.domain.reviews import SignOff
from bidprep.domain.whole_bid import WholeBid


def find_open_remarks(whole: WholeBid) -> Iterator[Finding]:
    """Yield the answers with remarks and suggestions that wait for a decision, and one finding for those on no answer."""
    for question in whole.questions:
        for (question_id, lot_id), count in whole.open_reviews.items():
            if question_id == question.id:
                lot = whole.lot_title(lot_id)
                yield _open(count, f"Question {question.number}" + (f" for {lot}" if lot else ""), question.id, lot_id)
    loose = whole.open_reviews.get(("", None), 0)
    if loose:
        yield _open(loose, "The tray of what found no answer", None, None)


def find_changed_since_sign_off(whole: WholeBid) -> Iterator[Finding]:
    """Yield the answers whose text is not the one that was signed off last."""
    newest = {each.answer_id: each for each in whole.sign_offs}
    if not newest:
        return
    for question in whole.questions:
        for answer in whole.answers_to(question):
            signed = newest.get(answer.id)
            if signed and is_changed_since(whole, answer, signed):
                lot = whole.lot_title(answer.lot_id)
                yield Finding(
                    "changed-since-sign-off",
                    Severity.STOPPER,
                    f"Question {question.number}{f' for {lot}' if lot else ''} has changed since"
                    f" {signed.name or 'somebody'} signed it off.",
                    "Show what has changed to who signed, and have it signed off again; or go back to the text signed.",
                    Place(question.id, answer.lot_id),
                )


def is_changed_since(whole: WholeBid, answer: Answer, signed: SignOff) -> bool:
    """Tell whether an answer says something else than what was signed; that a merge field is filled again is no change."""
    if text_digest(answer.text) == signed.text_digest:
        return False
    return text_digest(write_markdown(whole.filled(answer))) != signed.text_digest


def _open(count: int, where: str, question_id: str | None, lot_id: str | None) -> Finding:
    return Finding(
        "open-remarks",
        Severity.WARNING,
        f"{where} has {count:,} remark{'' if count == 1 else 's'} or suggested changes that nobody has decided on.",
        "Go through what came back: answer each remark, accept or reject each change.",
        Place(question_id, lot_id),
    )
