"""What is done bit by bit while nothing else is asked of the workspace, with a real session and real threads."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bidprep.app import set_program_aside
from bidprep.operations import workspaces
from bidprep.operations.bids import read_bid
from bidprep.operations.sample import fill_with_sample
from bidprep.storage.workspace import Workspace
from bidprep.ui import session as sessions
from bidprep.ui.session import Session
from bidprep.ui.while_idle import WhileIdle
from bidprep.ui.widgets.in_sight import ReadInSight, ReadWhenReached


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Session]:
    """A session with a new workspace open."""
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path / "home"))
    session = Session()
    session.open(tmp_path / "Ours.bidprep", make=lambda: workspaces.new_workspace(tmp_path / "Ours.bidprep", "a test"))
    yield session
    session.close()


def counting_up_to(most: int, done: list[str]) -> Callable[[Workspace], Iterator[None]]:
    """Return work of so many bits that says what it has done."""

    def work(_workspace: Workspace) -> Iterator[None]:
        done.append("begun")
        for number in range(most):
            done.append(str(number))
            yield

    return work


def test_it_goes_on_bit_by_bit_until_nothing_is_left(session: Session, qtbot: QtBot) -> None:
    done: list[str] = []
    work = WhileIdle(session, counting_up_to(3, done), between=1)
    work.start(after=1)
    assert work.is_due
    qtbot.waitUntil(lambda: done == ["begun", "0", "1", "2"] and not work.is_due and session.is_idle)


def test_it_leaves_room_for_what_is_asked(session: Session, qtbot: QtBot) -> None:
    done: list[str] = []
    work = WhileIdle(session, counting_up_to(1_000, done), between=1)
    work.start(after=1)
    qtbot.waitUntil(lambda: len(done) > 3)
    seen: list[int] = []
    session.ask(lambda _workspace: len(done), seen.append)
    session.settle()
    assert seen[0] < 1_000
    work.stop()
    session.settle()
    there = len(done)
    qtbot.wait(20)
    assert len(done) == there


def test_it_waits_until_nothing_was_asked_for_a_while(session: Session, qtbot: QtBot) -> None:
    done: list[str] = []
    work = WhileIdle(session, counting_up_to(3, done), between=1)
    work.start(after=1)
    work.put_off(quiet=100)
    qtbot.wait(40)
    assert done == []
    work.put_off(quiet=100)
    qtbot.wait(70)
    assert done == []
    qtbot.waitUntil(lambda: done == ["begun", "0", "1", "2"] and not work.is_due)
    work.put_off(quiet=1)
    assert not work.is_due  # what is over is not begun again


def test_what_is_asked_puts_off_what_a_session_does_while_idle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sessions, "SECONDS_BEFORE_LOOKING_AHEAD", (0, 0))
    monkeypatch.setattr(sessions, "_QUIET", 60_000)
    path = tmp_path / "Ours.bidprep"
    session = Session()
    session.open(path, make=lambda: workspaces.new_workspace(path, "a test"))
    session.ask(lambda _workspace: None, lambda _none: None)
    session.settle()
    qtbot.wait(50)
    assert not session.is_at_rest
    session.close()


def test_begun_anew_it_begins_at_the_beginning(session: Session, qtbot: QtBot) -> None:
    done: list[str] = []
    work = WhileIdle(session, counting_up_to(3, done), between=1)
    work.start(after=1)
    qtbot.waitUntil(lambda: "0" in done)
    work.start(after=1)
    qtbot.waitUntil(lambda: done.count("begun") == 2 and done[-1] == "2" and not work.is_due)


def test_a_fault_in_it_is_nobodys_concern_and_ends_it(session: Session, qtbot: QtBot) -> None:
    told: list[object] = []
    session.failed.connect(told.append)

    def work(workspace: Workspace) -> Iterator[None]:
        read_bid(workspace, "gone")
        yield

    idle = WhileIdle(session, work, between=1)
    idle.start(after=1)
    qtbot.waitUntil(lambda: not idle.is_due and session.is_idle)
    assert told == []


def test_a_session_looks_ahead_after_the_opening_and_is_at_rest_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sessions, "SECONDS_BEFORE_LOOKING_AHEAD", (0, 0))
    path = tmp_path / "Sample.bidprep"
    workspace = workspaces.new_workspace(path, "a test")
    fill_with_sample(workspace)
    workspace.close()
    session = Session()
    session.open(path)
    assert not session.is_at_rest
    qtbot.waitUntil(lambda: session.is_at_rest, timeout=20_000)
    session.close()


def test_what_stands_in_a_tab_is_read_once_it_is_in_sight(qtbot: QtBot) -> None:
    read: list[str] = []
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    parts = [ReadInSight(), ReadInSight()]
    for part in parts:
        tabs.addTab(part, "A tab")
    tabs.show()
    parts[0].read_in_sight(lambda: read.append("first"))
    parts[1].read_in_sight(lambda: read.append("second"))
    assert read == ["first"]
    parts[1].read_in_sight(lambda: read.append("second anew"))
    tabs.setCurrentIndex(1)
    assert read == ["first", "second anew"]
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    assert read == ["first", "second anew"]


def test_what_lies_below_is_read_once_it_is_scrolled_to(qtbot: QtBot) -> None:
    read: list[str] = []
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    rows = QVBoxLayout(page)
    parts = [ReadWhenReached() for _ in range(3)]
    for part in parts:
        part.setFixedSize(200, 400)
        rows.addWidget(part)
    area.setWidget(page)
    area.resize(300, 300)
    for at, part in enumerate(parts):
        part.read_in_sight(lambda at=at: read.append(str(at)))  # type: ignore[misc]
    assert read == []
    area.show()
    qtbot.waitUntil(lambda: read == ["0"])
    assert [part.is_waiting for part in parts] == [False, True, True]
    area.ensureWidgetVisible(parts[1])
    qtbot.waitUntil(lambda: read == ["0", "1"])
    parts[1].read_in_sight(lambda: read.append("1 anew"))
    assert read == ["0", "1", "1 anew"]
    parts[2].forget()
    area.ensureWidgetVisible(parts[2])
    qtbot.wait(30)
    assert read == ["0", "1", "1 anew"]


def test_the_program_itself_is_set_aside_from_the_look_for_cycles() -> None:
    try:
        set_program_aside()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
