from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bidprep import paths
from bidprep.errors import BidprepError
from bidprep.operations import workspaces
from bidprep.storage.workspace import Workspace
from bidprep.ui import drafts
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.session import Session


class Paper(QObject):
    """Something typed on, saved to a list; it can be made to fail."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.words = ""
        self.saved: list[str] = []
        self.told: list[str] = []
        self.fails = False
        self.has_nothing = False
        self.draft = Draft(session, self._take, lambda: self.words, self)
        session.failed.connect(lambda error: self.told.append(str(error)))

    def type(self, words: str) -> None:
        self.words += words
        self.draft.touch()

    def _take(self) -> Operation | None:
        if self.has_nothing:
            return None
        words = self.words

        def save(_workspace: Workspace) -> None:
            if self.fails:
                raise BidprepError("The disk is full.", "Free some space.")
            self.saved.append(words)

        return save


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Session]:
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path / "home"))
    session = Session()
    path = tmp_path / "Ours.bidprep"
    session.open(path, make=lambda: workspaces.new_workspace(path, "a test"))
    yield session
    session.close()


@pytest.fixture
def paper(session: Session) -> Paper:
    return Paper(session)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time goes fifty times as fast."""
    for name in ("AFTER_LAST_KEY", "AFTER_FIRST_KEY", "BEFORE_ANOTHER_TRY"):
        monkeypatch.setattr(drafts, name, getattr(drafts, name) // 50)


def test_nothing_is_saved_before_there_is_a_pause(session: Session, paper: Paper) -> None:
    paper.type("a")
    session.settle()
    assert paper.saved == []
    assert paper.draft.is_unsaved


def test_a_pause_saves_and_so_do_two_seconds_without_one(quick: None, session: Session, qtbot: QtBot) -> None:
    paper = Paper(session)
    paper.type("a")
    qtbot.waitUntil(lambda: paper.saved == ["a"])

    def go_on_typing() -> None:
        paper.type("b")
        assert len(paper.saved) >= 2

    qtbot.waitUntil(go_on_typing)


def test_flush_saves_once_and_only_what_is_unsaved(session: Session, paper: Paper) -> None:
    paper.draft.flush()
    paper.type("a")
    paper.draft.flush()
    paper.draft.flush()
    session.settle()
    paper.draft.flush()
    session.settle()
    assert paper.saved == ["a"]
    assert not paper.draft.is_unsaved


def test_what_is_typed_while_saving_is_under_way_is_still_unsaved(session: Session, paper: Paper) -> None:
    paper.type("a")
    paper.draft.flush()
    paper.type("b")
    session.settle()
    assert paper.saved == ["a"]
    assert paper.draft.is_unsaved
    paper.draft.flush()
    session.settle()
    assert paper.saved == ["a", "ab"]
    assert not paper.draft.is_unsaved


def test_where_there_is_nothing_to_save_nothing_is_unsaved(session: Session, paper: Paper) -> None:
    paper.has_nothing = True
    paper.type("a")
    paper.draft.flush()
    assert not paper.draft.is_unsaved


def test_news_comes_when_it_becomes_unsaved_and_when_it_is_saved(session: Session, paper: Paper) -> None:
    states: list[bool] = []
    paper.draft.state_changed.connect(lambda: states.append(paper.draft.is_unsaved))
    paper.type("a")
    paper.type("b")
    paper.draft.flush()
    session.settle()
    assert states == [True, False]


def test_words_for_a_rescue_are_those_of_the_saving_that_failed_and_made_only_then(session: Session) -> None:
    paper = Paper(session)
    made: list[str] = []

    def words() -> Callable[[], str]:
        there = paper.words

        def make() -> str:
            made.append(there)
            return there

        return make

    paper.draft = Draft(session, paper._take, words, paper)
    paper.type("a")
    paper.draft.flush()
    session.settle()
    assert made == []
    paper.fails = True
    paper.type("b")
    paper.draft.flush()
    paper.type("c")
    session.settle()
    assert made == ["ab"]
    assert paper.draft.rescue_copy is not None
    assert paper.draft.rescue_copy.read_text(encoding="utf-8") == "ab"


def test_words_that_cannot_be_saved_are_rescued_and_tried_again(quick: None, session: Session, qtbot: QtBot) -> None:
    paper = Paper(session)
    paper.fails = True
    paper.type("precious")
    paper.draft.flush()
    session.settle()
    assert paper.draft.is_unsaved
    assert paper.draft.rescue_copy is not None
    assert paper.draft.rescue_copy.read_text(encoding="utf-8") == "precious"
    assert paper.told == ["The disk is full. Free some space."]
    paper.fails = False
    qtbot.waitUntil(lambda: not paper.draft.is_unsaved)
    assert paper.saved == ["precious"]
    assert not paper.draft.is_unsaved
    assert paper.draft.rescue_copy is None


def test_words_that_were_left_are_tried_again_as_they_were_and_before_newer_ones(
    session: Session, paper: Paper
) -> None:
    paper.fails = True
    paper.type("first")
    paper.draft.leave()
    session.settle()
    paper.words = ""
    paper.fails = False
    assert paper.draft.is_unsaved
    paper.type("second")
    paper.draft.flush()
    session.settle()
    assert paper.saved == ["first", "second"]
    assert not paper.draft.is_unsaved


def test_the_copy_holds_the_words_as_they_were_when_saving_began(session: Session, paper: Paper) -> None:
    paper.fails = True
    paper.type("first")
    paper.draft.leave()
    paper.words = "something else"
    session.settle()
    [copy] = paths.rescue_folder().glob("*.txt")
    assert copy.read_text(encoding="utf-8") == "first"


def test_where_not_even_a_copy_can_be_written_the_first_fault_is_told(session: Session, paper: Paper) -> None:
    paths.rescue_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.rescue_folder().write_text("a file where the folder should be", encoding="utf-8")
    paper.fails = True
    paper.type("precious")
    paper.draft.flush()
    session.settle()
    assert paper.told == ["The disk is full. Free some space."]
    assert paper.draft.rescue_copy is None
    assert paper.draft.is_unsaved
