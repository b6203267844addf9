"""Schedules: forward and backward pass, the critical chain, circles."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.schedules import CircleError, Work, critical_chain, put_in_order, schedule


def random_plan(seed: int) -> tuple[Work, ...]:
    """Return up to forty works without a circle, told in any order."""
    random = Random(seed)
    count = random.randint(1, 40)
    works = [
        Work(
            f"w{at}",
            random.choice((0, 1, 1, 2, 3, 5, 8, 20)),
            tuple(f"w{other}" for other in random.sample(range(at), random.randint(0, min(at, 3)))),
            random.choice((0, 0, 0, 0, random.randint(0, 60))),
        )
        for at in range(count)
    ]
    random.shuffle(works)
    return tuple(works)


def by_hand(works: tuple[Work, ...], deadline: int) -> dict[str, tuple[int, int]]:
    """Return earliest and latest starts by moving works until nothing moves any more: slow, and plainly right."""
    earliest = {work.id: work.not_before for work in works}
    latest = {work.id: deadline - work.days for work in works}
    days = {work.id: work.days for work in works}
    moved = True
    while moved:
        moved = False
        for work in works:
            for other in work.after:
                if earliest[other] + days[other] > earliest[work.id]:
                    earliest[work.id], moved = earliest[other] + days[other], True
                if latest[other] + days[other] > latest[work.id]:
                    latest[other], moved = latest[work.id] - days[other], True
    return {work.id: (earliest[work.id], latest[work.id]) for work in works}


@pytest.mark.parametrize("seeds", [range(at, at + 50) for at in range(0, 200, 50)])
def test_schedules_agree_with_moving_each_work_until_nothing_moves(seeds: range) -> None:
    for seed in seeds:
        works, deadline = random_plan(seed), Random(seed + 1).randint(0, 120)
        spans = schedule(works, deadline)
        assert {id_: (span.start, span.latest_start) for id_, span in spans.items()} == by_hand(works, deadline)


@pytest.mark.full
def test_a_thousand_schedules_agree_with_networkx() -> None:
    networkx = pytest.importorskip("networkx", reason="networkx calculates the schedules independently")
    for seed in range(1000):
        works, deadline = random_plan(seed), Random(seed + 1).randint(0, 120)
        graph = networkx.DiGraph()
        for work in works:
            graph.add_edge("begin", work.id, days=work.not_before)
            graph.add_edge(work.id, "end", days=work.days)
            for other in work.after:
                graph.add_edge(other, work.id, days=next(found.days for found in works if found.id == other))
        order = list(networkx.topological_sort(graph))
        into = {"begin": 0}
        for node in order[1:]:
            into[node] = max(into[before] + graph.edges[before, node]["days"] for before in graph.predecessors(node))
        out = {"end": 0}
        for node in reversed(order[:-1]):
            out[node] = max(out[next_] + graph.edges[node, next_]["days"] for next_ in graph.successors(node))
        spans = schedule(works, deadline)
        assert into["end"] == networkx.dag_longest_path_length(graph, weight="days")
        assert max(span.end for span in spans.values()) == into["end"]
        assert {id_: span.start for id_, span in spans.items()} == {work.id: into[work.id] for work in works}
        assert {id_: span.latest_start for id_, span in spans.items()} == {
            work.id: deadline - out[work.id] for work in works
        }


@given(st.integers(0, 100_000))
def test_the_critical_chain_is_as_long_as_the_whole_and_has_no_gap(seed: int) -> None:
    works = random_plan(seed)
    by_id = {work.id: work for work in works}
    spans = schedule(works)
    chain = critical_chain(works, spans)
    assert spans[chain[-1]].end == max(span.end for span in spans.values())
    assert spans[chain[0]].start == by_id[chain[0]].not_before
    for before, after in pairwise(chain):
        assert before in by_id[after].after
        assert spans[before].end == spans[after].start
    assert all(spans[id_].slack == 0 for id_ in chain)


@given(st.integers(0, 100_000))
def test_an_order_puts_each_work_after_what_it_waits_for(seed: int) -> None:
    works = random_plan(seed)
    place = {work.id: at for at, work in enumerate(put_in_order(works))}
    assert len(place) == len(works)
    assert all(place[other] < place[work.id] for work in works for other in work.after)


@given(st.integers(0, 100_000), st.integers(2, 6))
def test_a_circle_is_found_and_named_in_its_order(seed: int, length: int) -> None:
    circle = [Work(f"c{at}", 1, (f"c{(at - 1) % length}",)) for at in range(length)]
    works = list(random_plan(seed)) + circle
    Random(seed).shuffle(works)
    with pytest.raises(CircleError) as found:
        schedule(works)
    ids = found.value.ids
    assert sorted(ids) == sorted(work.id for work in circle)
    by_id = {work.id: work for work in works}
    assert all(before in by_id[after].after for before, after in zip(ids, (*ids[1:], ids[0]), strict=True))


def test_a_work_that_waits_for_itself_is_a_circle_of_one() -> None:
    with pytest.raises(CircleError) as found:
        put_in_order([Work("a", 1, ("a",))])
    assert found.value.ids == ("a",)


def test_a_chain_of_ten_thousand_works_is_scheduled() -> None:
    works = [Work(str(at), 1, (str(at + 1),)) for at in range(10_000)]
    assert max(span.end for span in schedule(works).values()) == 10_000


def test_what_is_waited_for_and_is_not_there_holds_nothing_up() -> None:
    assert schedule([Work("a", 3, ("gone",))])["a"].start == 0


def test_no_work_has_no_schedule_and_no_chain() -> None:
    assert schedule([]) == {}
    assert critical_chain([], {}) == ()
