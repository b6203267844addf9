"""Contradictions: suggestions of different people that want different things of the same words."""

from collections.abc import Iterable

from bidprep.domain.reviews import Suggestion, SuggestionState


def find_contradictions(suggestions: Iterable[Suggestion]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of suggestions that contradict one another, in groups, in the order of the text.

    A contradiction lasts while one of them is open: what was accepted of another reader is why the open one no longer
    fits. What was rejected contradicts nobody any more.

    Two contradict where they are by different people, on the same answer, reach over or touch the same words, and do not
    come to the same. A third that contradicts either of two is in their group.
    """
    placed = [
        each
        for each in suggestions
        if each.state is not SuggestionState.REJECTED and each.sent_id is not None and each.block is not None
    ]
    placed.sort(key=lambda each: (each.sent_id or "", _start(each)))
    groups: list[list[Suggestion]] = []
    for each in placed:
        touched = [group for group in groups if any(_contradict(each, other) for other in group)]
        joined = [other for group in touched for other in group]
        groups = [group for group in groups if group not in touched]
        groups.append([*joined, each])
    return tuple(
        tuple(each.id for each in group)
        for group in groups
        if len(group) > 1 and any(each.state is SuggestionState.OPEN for each in group)
    )


def _contradict(one: Suggestion, other: Suggestion) -> bool:
    if one.sent_id != other.sent_id or _who(one) == _who(other) or _is_same(one, other):
        return False
    return _start(one) <= _end(other) and _start(other) <= _end(one) and _reach(one, other)


def _reach(one: Suggestion, other: Suggestion) -> bool:
    """Whether two that touch do more than stand side by side: one of them only puts in, or their words overlap."""
    puts_in = _start(one) == _end(one) or _start(other) == _end(other)
    return puts_in or (_start(one) < _end(other) and _start(other) < _end(one))


def _who(each: Suggestion) -> str:
    return each.author.casefold() or each.returned_id


def _is_same(one: Suggestion, other: Suggestion) -> bool:
    return (one.block, one.last_block, one.replacement) == (other.block, other.last_block, other.replacement)


def _start(each: Suggestion) -> tuple[int, int]:
    return (each.block or 0, each.start)


def _end(each: Suggestion) -> tuple[int, int]:
    last = each.last_block if each.last_block is not None else each.block or 0
    return max((last, each.end), _start(each))
