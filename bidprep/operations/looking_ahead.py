"""Look ahead: what the pages of a bid will want is read and worked out before anybody asks for it."""

from collections.abc import Iterator
from dataclasses import replace

from bidprep.domain.bids import Question
from bidprep.domain.checks import check_bid
from bidprep.domain.whole_bid import WholeBid
from bidprep.operations.bid_list import read_bids
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.coverage import read_bid_coverage
from bidprep.operations.library import list_passages
from bidprep.operations.next_hour import read_next_hours
from bidprep.operations.suggestions import suggest_for
from bidprep.storage.summaries import recent_answers
from bidprep.storage.workspace import Workspace

AT_ONCE = 20
"""How many answers are looked at in one bit of it: some hundredths of a second where the texts are long."""
MOST_BIDS = 2


def look_ahead(workspace: Workspace) -> Iterator[None]:
    """Read the bids that will likely be opened next, look through their answers, and list the library, a bit at each step.

    These are the bid that was worked on last and the one with the next deadline. `read_bid` keeps what it read until the
    workspace changes, and what a check works out of a text is kept by the text’s digest. Before that, what is not noted of
    the answers yet is noted: those of an older file, or of older rules.
    """
    while workspace.is_writable and workspace.note_some(AT_ONCE):
        yield
    for bid_id in likeliest_bids(workspace):
        whole = read_bid(workspace, bid_id, Depth.PARTNERS)
        yield
        for part in _parts(whole):
            check_bid(part)
            yield
        read_bid_coverage(workspace, bid_id)
        read_next_hours(workspace, bid_id)
        yield
    for question in _worked_on_last(workspace):
        suggest_for(workspace, question)  # from now on it is known what stands nearly everywhere and tells nothing
        yield
    list_passages(workspace)


def likeliest_bids(workspace: Workspace) -> tuple[str, ...]:
    """Return the ids of the bids that will likely be opened next, the likeliest first, at most `MOST_BIDS`."""
    ids = [question.bid_id for question in _worked_on_last(workspace)]
    ids += [bid.id for bid in read_bids(workspace)]
    return tuple(dict.fromkeys(ids))[:MOST_BIDS]


def _worked_on_last(workspace: Workspace) -> list[Question]:
    """Return the question whose answer was worked on last, if there is one."""
    questions = (workspace.get(Question, answer.question_id) for answer in recent_answers(workspace, 1))
    return [question for question in questions if question]


def _parts(whole: WholeBid) -> Iterator[WholeBid]:
    """Yield a bid that has only some of the answers, and nothing that stands beside them, until all were in one."""
    bare = replace(whole, case_studies=(), partners=(), mobilisation=None, passages=(), needs=())
    counting = whole.counting_answers
    for at in range(0, len(counting), AT_ONCE):
        some = counting[at : at + AT_ONCE]
        questions = tuple(dict.fromkeys(question for question, _ in some))
        yield replace(bare, questions=questions, answers=tuple(answer for _, answer in some))
