"""Checks of limits: answers that are too long, items that are, and rules that are gone."""

from collections.abc import Iterator

from bidprep.domain.answer_checks import called
from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.counting import say_amount
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.page_estimate import PAGE_MARGIN
from bidprep.domain.whole_bid import WholeBid


def find_over_limit(whole: WholeBid) -> Iterator[Finding]:
    """Find answers that are longer than the buyer allows, merge fields counted as filled.

    Pages are an estimate: what lies within its margin is a warning.
    """
    for question, answer in whole.counting_answers:
        over = whole.over(question, answer)
        if not over or question.limit is None:
            continue
        is_sure, hint = _sureness(question.limit, over, "Shorten it: what lies beyond the limit may not be read.")
        about = "by our estimate " if question.limit.unit is LimitUnit.PAGES else ""
        yield Finding(
            "over-limit",
            Severity.STOPPER if is_sure else Severity.WARNING,
            f"The answer to {called(whole, question, answer)} is {about}{say_amount(over, question.limit.unit)} "
            f"over its limit of {question.limit}.",
            hint,
            Place(question.id, answer.lot_id),
        )


def find_items_over(whole: WholeBid) -> Iterator[Finding]:
    """Find items that have more than their share where a limit is for several, each under a sub-heading of its own."""
    for question, answer in whole.counting_answers:
        limit = question.limit
        for number, title, over in whole.items_over(question, answer) if limit else ():
            if limit is None:
                continue
            share = Limit(limit.unit, limit.value, font=limit.font, size=limit.size)
            is_sure, hint = _sureness(
                share, over, "Shorten it, or ask the buyer whether the limit is for all together."
            )
            yield Finding(
                "item-over-limit",
                Severity.STOPPER if is_sure else Severity.WARNING,
                f"Item {number} (“{title}”) of the answer to {called(whole, question, answer)} is "
                f"{say_amount(over, limit.unit)} over its share of {share}.",
                hint,
                Place(question.id, answer.lot_id, title),
            )


def find_missing_rules(whole: WholeBid) -> Iterator[Finding]:
    """Find limits whose counting rule is gone; they are counted as Word counts."""
    for question in whole.questions:
        if question.limit is not None and question.limit.rule not in whole.rules:
            yield Finding(
                "missing-rule",
                Severity.WARNING,
                f"The limit of question {question.number} names the counting rule “{question.limit.rule}”, "
                "which is not there any more; it is counted as Word counts.",
                "Choose another rule on the question’s page, or add the rule again on the Counting rules page.",
                Place(kind="question", record_id=question.id),
            )


def _sureness(limit: Limit, over: float, hint: str) -> tuple[bool, str]:
    """Return whether it is sure that a limit is exceeded, and what to do."""
    if limit.unit is not LimitUnit.PAGES:
        return True, hint
    in_word = "See in Word how long it is, in the buyer’s font and size, and shorten it where it is over."
    return over > limit.total * PAGE_MARGIN, in_word
