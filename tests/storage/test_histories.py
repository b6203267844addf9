"""Undo against a model: whatever is done, taking it back gives every record back as it was."""

import tempfile
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bidprep.domain.kinds import KINDS
from bidprep.domain.searching import searchable_words
from bidprep.storage.workspace import Keep, Workspace, make_workspace, open_workspace
from tests.conftest import FULL
from tests.storage.random_edits import State, keep_some_revisions, make_change, state_of


def test_300_random_edits_over_all_kinds_are_undone_one_by_one_with_a_close_and_open_in_between(
    workspace_path: Path, keep: Keep
) -> None:
    random = Random(20261123)
    workspace = make_workspace(workspace_path, keep, "a test")
    keep_some_revisions(workspace)
    states: list[State] = [state_of(workspace)]
    while len(states) <= 300:
        with workspace.step(f"Edit {len(states)}") as step:
            state = states[-1]
            for _ in range(random.randrange(1, 4)):
                state = make_change(random, state, step)
        if state != states[-1]:
            states.append(state)
    assert len({kind for state in states for kind, _ in state}) == len(KINDS), "every kind was edited"
    for count, (before, after) in enumerate(reversed(list(pairwise(states)))):
        if count in (50, 220):
            workspace.close()
            workspace = open_workspace(workspace_path, keep, "a test")
        assert state_of(workspace) == after
        workspace.undo()
        assert state_of(workspace) == before
    assert not workspace.undo()
    assert workspace.next_names() == ("", "Edit 1")
    for after in states[1:]:
        workspace.redo()
        assert state_of(workspace) == after
    assert not workspace.redo()
    workspace.close()


class HistoryMachine(RuleBasedStateMachine):
    """A workspace beside a model of it: the states it went through and where among them it stands."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "model.bidprep"
        self.keep = Keep(Path(self.folder.name) / "locks", Path(self.folder.name) / "backups")
        self.workspace: Workspace = make_workspace(self.path, self.keep, "a test")
        keep_some_revisions(self.workspace)
        self.states: list[State] = [{}]
        self.at = 0
        self.visit = ""

    @rule(
        random=st.randoms(use_true_random=False),
        changes=st.integers(1, 4),
        visit=st.sampled_from(["", "", "a", "b"]),
    )
    def edit(self, random: Random, changes: int, visit: str) -> None:
        state = self.states[self.at]
        with self.workspace.step("Edit", visit=visit) as step:
            for _ in range(changes):
                state = make_change(random, state, step)
        if state == self.states[self.at]:
            return
        if visit and visit == self.visit:
            del self.states[self.at]
            self.at -= 1
        self.states[self.at + 1 :] = [state]
        self.at += 1
        self.visit = visit
        if self.states[self.at] == self.states[self.at - 1]:  # a visit that came back to where it began
            del self.states[self.at]
            self.at -= 1
            self.visit = ""

    @rule(random=st.randoms(use_true_random=False))
    def edit_and_fail(self, random: Random) -> None:
        with suppress(KeyError), self.workspace.step("Edit") as step:
            make_change(random, self.states[self.at], step)
            raise KeyError

    @rule()
    def end_visit(self) -> None:
        self.workspace.end_visit()
        self.visit = ""

    @rule()
    def undo(self) -> None:
        self.visit = ""
        assert bool(self.workspace.undo()) == (self.at > 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.visit = ""
        assert bool(self.workspace.redo()) == (self.at + 1 < len(self.states))
        self.at = min(len(self.states) - 1, self.at + 1)

    @precondition(lambda self: hasattr(self, "workspace"))
    @rule()
    def close_and_open(self) -> None:
        self.workspace.close()
        self.workspace = open_workspace(self.path, self.keep, "a test")
        self.visit = ""

    @invariant()
    def every_record_is_as_the_model_says(self) -> None:
        if hasattr(self, "workspace"):
            assert state_of(self.workspace) == self.states[self.at]

    @invariant()
    def the_index_knows_the_records_that_are_there_and_no_others(self) -> None:
        if hasattr(self, "workspace"):
            indexed = {record_id for (record_id,) in self.workspace.rows("SELECT record_id FROM search_place")}
            state = self.states[self.at]
            assert indexed == {record.id for record in state.values() if any(searchable_words(record) or ())}

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            assert self.workspace.is_sound()
            self.workspace.close()
            self.folder.cleanup()


HistoryMachine.TestCase.settings = settings(
    settings.default, max_examples=300 if FULL else 8, stateful_step_count=60 if FULL else 25
)
test_any_order_of_edits_visits_failures_undo_redo_and_closing_agrees_with_the_model = HistoryMachine.TestCase
