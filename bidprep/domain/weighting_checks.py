"""Checks of weightings: levels that do not add up."""

from collections.abc import Iterator

from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.weightings import Branch, Level, find_parts_that_do_not_add_up, weigh
from bidprep.domain.whole_bid import WholeBid


def find_weightings(whole: WholeBid) -> Iterator[Finding]:
    """Find weightings that do not add up, level by level: what the buyer stated was misread, or is wrong."""
    for branch in find_parts_that_do_not_add_up(weigh(whole.questions, whole.section_weights)):
        yield Finding(
            "weightings",
            Severity.WARNING,
            f"The weightings {_where(branch)} add up to {branch.total:f}%, not to {_wanted(branch)}.",
            _hint(branch),
            _place(branch, whole),
        )


def _where(branch: Branch) -> str:
    match branch.level:
        case Level.BID:
            return "of the bid"
        case Level.QUESTION:
            return f"of the parts of question {branch.name}"
        case _:
            return f"in “{branch.name}”"


def _wanted(branch: Branch) -> str:
    return "100%" if branch.stated is None or branch.stated == 100 else f"100% or to its own {branch.stated:f}%"  # noqa: PLR2004 - per cent


def _hint(branch: Branch) -> str:
    if branch.level is Level.BID:
        return (
            "Compare them with the buyer’s papers. Where the rest is for the price or a section of its own, "
            "state that on the bid’s Scores page."
        )
    return "Compare them with the buyer’s papers, and mend them on the questions’ pages or the bid’s Scores page."


def _place(branch: Branch, whole: WholeBid) -> Place:
    first = branch.question or next((below.question for below in branch.members() if below.question), None)
    return Place(kind="question", record_id=first.id) if first else Place(kind="bid", record_id=whole.bid.id)
