import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bidprep.domain.partners import Partner
from bidprep.errors import BidprepError
from bidprep.operations import workspaces
from bidprep.operations.records import add_record
from bidprep.storage.workspace import Workspace
from bidprep.ui.session import Session


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path / "home"))
    return tmp_path / "Ours.bidprep"


@pytest.fixture
def session(path: Path, qapp: QApplication) -> Iterator[Session]:
    """A session with a new workspace open."""
    session = Session()
    session.open(path, make=lambda: workspaces.new_workspace(path, "a test"))
    yield session
    session.close()


def adding(name: str) -> Callable[[Workspace], Partner]:
    return lambda workspace: add_record(workspace, Partner(name, name))


def names(workspace: Workspace) -> list[str]:
    return [partner.name for partner in workspace.find(Partner)]


class Gate:
    """Holds up the workspace’s thread until it is opened."""

    def __init__(self, session: Session) -> None:
        self._open = threading.Event()
        session.do(lambda _workspace: self._open.wait(10))

    def open(self) -> None:
        self._open.set()


def test_what_is_done_happens_in_the_order_it_was_asked_for(session: Session) -> None:
    for number in range(20):
        session.do(adding(f"{number:02}"))
    seen: list[str] = []
    session.ask(names, seen.extend)
    session.settle()
    assert seen == [f"{number:02}" for number in range(20)]


def test_a_newer_ask_of_a_topic_replaces_the_older_and_other_topics_stay(session: Session) -> None:
    got: list[str] = []
    gate = Gate(session)
    session.ask(lambda _workspace: "old", got.append, topic="page")
    session.ask(lambda _workspace: "other", got.append, topic="window")
    session.ask(lambda _workspace: "new", got.append, topic="page")
    session.ask(lambda _workspace: "without a topic", got.append)
    gate.open()
    session.settle()
    assert got == ["other", "new", "without a topic"]


def test_an_ask_that_has_run_but_is_not_delivered_yet_is_replaced_too(session: Session) -> None:
    got: list[str] = []
    ran = threading.Event()

    def read(_workspace: Workspace) -> str:
        ran.set()
        return "old"

    session.ask(read, got.append, topic="page")
    assert ran.wait(5)
    session.ask(lambda _workspace: "new", got.append, topic="page")
    session.settle()
    assert got == ["new"]


def test_what_arrives_after_closing_is_dropped(session: Session) -> None:
    got: list[str] = []
    release = threading.Event()
    session.in_background("Working…", lambda: str(release.wait(5)), got.append)
    QTimer.singleShot(50, release.set)
    session.settle()
    assert got == ["True"]
    session.ask(lambda _workspace: "late", got.append)
    session.close()
    session.ask(lambda _workspace: "after", got.append)
    session.do(lambda _workspace: got.append("written"))
    QApplication.processEvents()
    session.settle()
    assert "after" not in got
    assert "written" not in got


def test_a_failing_operation_is_told_to_who_asked_or_else_to_everybody(session: Session) -> None:
    def refuse(_workspace: Workspace) -> None:
        raise BidprepError("No.", "Ask again.")

    told: list[str] = []
    alone: list[str] = []
    session.failed.connect(lambda error: told.append(str(error)))
    session.do(refuse)
    session.do(refuse, or_else=lambda error: alone.append(error.do))
    session.ask(refuse, lambda _value: told.append("never"))
    session.settle()
    assert told == ["No. Ask again.", "No. Ask again."]
    assert alone == ["Ask again."]


def test_a_mistake_of_the_program_surfaces_instead_of_vanishing(session: Session, qtbot: QtBot) -> None:
    def stumble(_workspace: Workspace) -> None:
        raise ZeroDivisionError("a bug")

    got: list[str] = []
    with qtbot.capture_exceptions() as caught:
        session.do(stumble)
        session.ask(lambda _workspace: "still there", got.append)
        session.settle()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert got == ["still there"]


def test_a_background_job_that_fails_is_told_and_nothing_stays_busy(session: Session, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise BidprepError("The disk is full.", "Free some space.")

    def stumble() -> None:
        raise ZeroDivisionError("a bug")

    told: list[str] = []
    busy: list[str] = []
    session.failed.connect(lambda error: told.append(str(error)))
    session.busy.connect(busy.append)
    session.in_background("Writing…", refuse, lambda _value: None)
    session.settle()
    QApplication.processEvents()
    assert told == ["The disk is full. Free some space."]
    assert (busy[0], busy[-1]) == ("Writing…", "")
    with qtbot.capture_exceptions() as caught:
        session.in_background("Writing…", stumble, lambda _value: None)
        session.settle()
        qtbot.waitUntil(lambda: busy[-1] == "")
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_slow_operation_leaves_the_windows_thread_alive(session: Session) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    session.do(lambda _workspace: time.sleep(0.3))
    session.settle()
    timer.stop()
    assert len(ticks) > 5


def test_news_and_saved_come_with_what_was_written_and_not_with_what_was_read(session: Session) -> None:
    kinds: list[frozenset[str]] = []
    saved: list[object] = []
    session.changed.connect(lambda changes: kinds.append(changes.kinds))
    session.saved.connect(saved.append)
    session.ask(names, lambda _names: None)
    session.settle()
    assert (kinds, saved) == ([], [])
    session.do(adding("Westmead"))
    session.settle()
    assert kinds == [frozenset({"partner"})]
    assert len(saved) == 1
    session.undo()
    session.redo()
    session.settle()
    assert kinds == [frozenset({"partner"})] * 3


def test_reading_leaves_the_file_unclaimed_until_something_is_written(path: Path, session: Session) -> None:
    session.close()
    session.open(path)
    writable: list[bool] = []
    session.ask(lambda workspace: workspace.is_writable, writable.append)
    session.do(lambda workspace: workspace.is_writable, writable.append)
    session.start_writing()
    session.settle()
    assert writable == [False, True]


def test_writing_is_claimed_after_a_reopening_even_where_it_was_asked_for_while_closed(
    path: Path, session: Session
) -> None:
    session.close()
    session.start_writing()
    session.open(path)
    session.do(adding("Westmead"))
    seen: list[str] = []
    session.ask(names, seen.extend)
    session.settle()
    assert seen == ["Westmead"]


def test_a_file_that_cannot_be_opened_leaves_the_open_one_open(path: Path, session: Session) -> None:
    told: list[str] = []
    session.failed.connect(lambda error: told.append(error.happened))
    session.open(path.with_name("missing.bidprep"))
    assert len(told) == 1
    assert session.path == path
    seen: list[str] = []
    session.do(adding("Westmead"))
    session.ask(names, seen.extend)
    session.settle()
    assert seen == ["Westmead"]


def test_a_mistake_while_opening_is_raised(session: Session, path: Path) -> None:
    def stumble() -> Workspace:
        raise ZeroDivisionError("a bug")

    with pytest.raises(ZeroDivisionError):
        session.open(path.with_name("other.bidprep"), make=stumble)


def test_closing_finishes_what_was_begun_and_leaves_a_backup(path: Path, session: Session) -> None:
    for number in range(5):
        session.do(adding(f"{number}"))
    session.close()
    session.close()
    assert not session.is_open
    workspace = workspaces.open_to_read(path)
    assert names(workspace) == ["0", "1", "2", "3", "4"]
    [backup] = workspace.list_backups()
    workspace.close()
    assert backup.reason == "closing"


def test_a_backup_while_working_lets_others_in_between_and_is_made_only_after_a_change(session: Session) -> None:
    made: list[bool] = []
    session.backed_up.connect(lambda: made.append(True))
    session._back_up()
    session.settle()
    listed: list[object] = []
    session.ask(lambda workspace: workspace.list_backups(), listed.extend)
    session.settle()
    assert listed == []
    session.do(adding("Westmead"))
    gate = Gate(session)
    session._back_up()
    seen: list[str] = []
    session.ask(names, seen.extend)
    gate.open()
    session.settle()
    assert seen == ["Westmead"]
    session.ask(lambda workspace: workspace.list_backups(), listed.extend)
    session.settle()
    assert len(listed) == 1
