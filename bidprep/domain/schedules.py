"""Schedules: when pieces of work that wait for one another can begin at the earliest and must begin at the latest.

All is counted in whole days from a first day, 0; what a day is, working or not, is the caller's. A piece of work
takes the days from its start up to, but without, its end; the next may start on that end. The forward and backward
pass are those of the critical path method (Kelley and Walker, 1959).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work: its id, how many days it takes, the ids it waits for, and the day it cannot start before."""

    id: str
    days: int = 1
    after: tuple[str, ...] = ()
    not_before: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """When a piece of work starts and ends at the earliest and at the latest."""

    start: int
    end: int
    latest_start: int
    latest_end: int

    @property
    def slack(self) -> int:
        """By how many days it can move before the whole is late; below 0 where it is late already."""
        return self.latest_start - self.start


class CircleError(Exception):
    """Pieces of work that wait for one another in a circle: `ids`, each waiting for the one before, the first for the last."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__(" ".join(ids))
        self.ids = tuple(ids)


def put_in_order(works: Iterable[Work]) -> tuple[Work, ...]:
    """Return the works so that each stands after all that it waits for, else as they came; raises CircleError.

    What waits for an id that is none of theirs does not wait for it.
    """
    by_id = {work.id: work for work in works}
    placed: dict[str, Work] = {}
    for first in by_id.values():
        way: dict[str, Iterator[str]] = {}
        following: str | None = first.id
        while following is not None:
            if following not in placed and following not in way:
                way[following] = iter([other for other in by_id[following].after if other in by_id])
            following = _next_on(way, placed, by_id)
    return tuple(placed.values())


def _next_on(way: dict[str, Iterator[str]], placed: dict[str, Work], by_id: Mapping[str, Work]) -> str | None:
    """Return what the last work on the way still waits for; where that is nothing place it, and go a step back."""
    while way:
        last = next(reversed(way))
        for other in way[last]:
            if other in way:
                on_way = list(way)
                raise CircleError(tuple(reversed(on_way[on_way.index(other) :])))
            if other not in placed:
                return other
        placed[last] = by_id[last]
        del way[last]
    return None


def schedule(works: Iterable[Work], deadline: int | None = None) -> dict[str, Span]:
    """Return the span of each work by its id; raises CircleError.

    All must have ended by the start of the day `deadline`; without one, by the earliest end of all.
    """
    ordered = put_in_order(works)
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for work in ordered:
        starts[work.id] = max([work.not_before, 0, *(ends[other] for other in work.after if other in ends)])
        ends[work.id] = starts[work.id] + work.days
    last = max(ends.values(), default=0) if deadline is None else deadline
    latest_ends = dict.fromkeys(starts, last)
    for work in reversed(ordered):
        for other in work.after:
            if other in latest_ends:
                latest_ends[other] = min(latest_ends[other], latest_ends[work.id] - work.days)
    return {
        work.id: Span(starts[work.id], ends[work.id], latest_ends[work.id] - work.days, latest_ends[work.id])
        for work in ordered
    }


def critical_chain(works: Iterable[Work], spans: Mapping[str, Span]) -> tuple[str, ...]:
    """Return the ids of the chain that makes the whole as long as it is, first to last.

    It ends with what ends last; before each stands what it waited for, back to what waited for nothing. Of several
    that take equally long it is the one that stands first.
    """
    works = tuple(works)
    if not works:
        return ()
    by_id = {work.id: work for work in works}
    at: Work | None = max(works, key=lambda work: (spans[work.id].end, spans[work.id].end - spans[work.id].start))
    chain: list[str] = []
    while at is not None:
        chain.append(at.id)
        start = spans[at.id].start
        held_up_by = [by_id[other] for other in at.after if other in by_id and spans[other].end == start]
        at = max(held_up_by, key=lambda work: work.days, default=None)
    return tuple(reversed(chain))
