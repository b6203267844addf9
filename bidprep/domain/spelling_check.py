"""The check of spelling: words of the answers that are in no dictionary and that the workspace does not know."""

from collections.abc import Iterator

from bidprep.domain.answer_checks import called
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.whole_bid import WholeBid

_MOST_NAMED = 4


def find_misspelt(whole: WholeBid) -> Iterator[Finding]:
    """Find answers with words that may be misspelt: one warning an answer, which leads to the first of them."""
    spelling = whole.spelling
    if spelling is None:
        return
    for question, answer in whole.counting_answers:
        # What the dictionary lacks is noted; what the workspace knows may change every day.
        lacking = whole.worked_out(answer, spelling.bundled.lacking)
        words = [word for word in lacking if not spelling.is_right(word)]
        if words:
            named = ", ".join(f"“{word}”" for word in words[:_MOST_NAMED])
            more = f" and {len(words) - _MOST_NAMED} more" if len(words) > _MOST_NAMED else ""
            yield Finding(
                "spelling",
                Severity.WARNING,
                f"The answer to {called(whole, question, answer)} may have misspelt words: {named}{more}.",
                "Correct them, or add those that are right to the spelling: Ctrl+. on the word.",
                Place(question.id, answer.lot_id, words[0]),
            )
