"""Pages: what opening each costs in a workspace of the largest size, over opening it in one with hardly anything.

CPU time of the whole process, painting included. The floor of a page is the 100 ms that it may cost more than empty; that of
a key in the filter of a list is 50 ms, at which typing still feels at once. A page is opened for the first time a few
seconds after the start, when the likeliest bids were looked ahead to; again; after an answer was saved; and, those of the bid
with lots, at once and a second after the start, each in a process of its own: at once nothing was looked ahead to yet.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bidprep.app import set_program_aside, start
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.partners import Partner
from bidprep.domain.policies import Policy
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.workspaces import new_workspace, open_to_read
from bidprep.storage.summaries import summarise_bids
from bidprep.storage.workspace import Workspace
from bidprep.ui.main_window import MainWindow
from bidprep.ui.page import Place
from bidprep.ui.places import PAGES
from bidprep.ui.widgets.record_list import RecordList
from tests.large_workspace import make_large_workspace

ROUNDS = 3
A_PAGE, A_KEY = 0.1, 0.05
A_SECOND = 1.0
OF_THE_BID = ("bid", "checks", "word-out", "answer", "coverage", "lot")
_OF_A_RECORD: dict[str, type[Record]] = {
    "bid": Bid, "checks": Bid, "word-out": Bid, "question": Question, "answer": Question, "lot": Lot,
    "coverage": Bid, "clarifications": Bid, "mobilisation": Bid, "timeline": Bid,
}  # fmt: skip
_RECORDS: tuple[tuple[str, type[Record]], ...] = (
    *_OF_A_RECORD.items(), ("case-studies", CaseStudy), ("partners", Partner), ("policies", Policy),
)  # fmt: skip

Times = dict[str, float]


def measure() -> list[tuple[str, float, float | None]]:
    """Return rows of what was measured, its share of what it may cost, and 1 as the aim."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BIDPREP_HOME"] = folder
        large, made = Path(folder) / "large.bidprep", os.environ.get("BIDPREP_LARGE_WORKSPACE")
        if made:
            shutil.copy(made, large)  # it is written into
        else:
            make_large_workspace(large)
        nearly_empty = _make_empty(Path(folder) / "empty.bidprep")
        _opened(nearly_empty, application.processEvents)  # from here on the modules of all pages are loaded
        first_empty, empty, _ = _opened(nearly_empty, application.processEvents)
        in_a_second = {name: _in_process_of_its_own(nearly_empty, large, name, A_SECOND) for name in OF_THE_BID}
        at_once = {name: _in_process_of_its_own(nearly_empty, large, name, 0.0) for name in OF_THE_BID}
        first_full, full, keys = _opened(large, application.processEvents)
        saved = _opened_after_saving(large, application.processEvents)
    rows: list[tuple[str, float, float | None]] = [
        (f"{name}, more than empty", max(took - empty[name], 0.0) / A_PAGE, 1.0) for name, took in full.items()
    ]
    rows += [
        (f"{name}, opened first", max(took - first_empty[name], 0.0) / A_PAGE, 1.0) for name, took in first_full.items()
    ]
    rows += [(f"{name}, after a save", max(took - empty[name], 0.0) / A_PAGE, 1.0) for name, took in saved.items()]
    for when, times in (("a second after the start", in_a_second), ("at once after the start", at_once)):
        rows += [(f"{name}, {when}", max(took - first_empty[name], 0.0) / A_PAGE, 1.0) for name, took in times.items()]
    return rows + [(f"a key in the filter of {name}", took / A_KEY, 1.0) for name, took in keys.items()]


def _make_empty(path: Path) -> Path:
    """Make a workspace with one record of each kind that has a page of its own."""
    workspace = new_workspace(path, "a benchmark")
    opportunity = Opportunity(new_id(), "Framework")
    stage = Stage(new_id(), opportunity.id)
    bid = Bid(new_id(), stage.id, "Bid")
    with workspace.step("Add") as step:
        for record in (
            opportunity, stage, bid, Question(new_id(), bid.id, 1, "1"), Lot(new_id(), stage.id, 1, "1"),
            CaseStudy(new_id()), Partner(new_id()), Policy(new_id()),
        ):  # fmt: skip
            step.put(record)
    workspace.close()
    return path


def _opened(path: Path, settle: Callable[[], None]) -> tuple[Times, Times, Times]:
    """Return the CPU seconds that opening each place takes for the first time and later, the least of some.

    Then those of a key in the filter of each list.
    """
    places = _places(path)
    window = _started(path)
    set_program_aside()
    while not window.session.is_at_rest:
        time.sleep(0.01)
        settle()
    first: Times = {}
    times: Times = {}
    for _ in range(ROUNDS):
        for name, place in places.items():
            took = _opening(window, place, settle)
            first.setdefault(name, took)
            times[name] = min(times.get(name, 9.0), took)
    keys = {name: key for name, place in places.items() if (key := _key_in_filter(window, place, settle)) is not None}
    window.close()
    return first, times, keys


def _opened_after_saving(path: Path, settle: Callable[[], None]) -> Times:
    """Return the CPU seconds that opening pages takes right after an answer of the bid with lots was saved."""
    places = _places(path)
    window = _started(path)
    _settle(window, settle)
    times: Times = {}
    for round_ in range(ROUNDS):
        for name in (*OF_THE_BID, "library", "one of partners", "dashboard"):
            said = f"Our team meets people at the gate, as in round {round_} of {name}."
            window.session.do(partial(_write, question_id=places["answer"].id, said=said))
            took = _opening(window, places[name], settle)
            times[name] = min(times.get(name, 9.0), took)
    window.close()
    return times


def _write(workspace: Workspace, question_id: str, said: str) -> None:
    question = workspace.get(Question, question_id)
    if question is not None:
        write_markdown_answer(workspace, question, None, said)


def _in_process_of_its_own(nearly_empty: Path, large: Path, name: str, after: float) -> float:
    """Return the CPU seconds that opening a page takes so many seconds after the start."""
    command = [sys.executable, "-m", "benchmarks.pages", str(nearly_empty), str(large), name, str(after)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _opened_soon(nearly_empty: Path, large: Path, name: str, after: float) -> float:
    application = QApplication([])
    _opened(nearly_empty, application.processEvents)  # from here on the modules of all pages are loaded
    place = _places(large)[name]
    window = _started(large)
    _settle(window, application.processEvents)
    begins = time.monotonic() + after
    while time.monotonic() < begins:
        time.sleep(0.01)
        application.processEvents()
    if after:
        set_program_aside()  # as the program has done by then
    return _opening(window, place, application.processEvents)


def _started(path: Path) -> MainWindow:
    window = start(path)
    window.resize(1366, 768)
    window.show()
    window.session.start_writing()
    return window


def _opening(window: MainWindow, place: Place, settle: Callable[[], None]) -> float:
    """Return the CPU seconds of going to a place, from another page."""
    window.go(Place("settings"))
    _settle(window, settle)
    began = time.process_time()
    window.go(place)
    _settle(window, settle)
    return time.process_time() - began


def _places(path: Path) -> dict[str, Place]:
    workspace = open_to_read(path)
    places = {name: Place(name) for name in PAGES if name not in _OF_A_RECORD and name != "welcome"}
    with_lots = max(summarise_bids(workspace), key=lambda bid: bid.lots).id  # in the large workspace the one worked on
    for name, record_type in _RECORDS:
        if name in PAGES:
            of_bid = (
                {"id": with_lots} if record_type is Bid else {"bid_id": with_lots} if record_type is Question else {}
            )
            found: tuple[Record, ...] = workspace.find(record_type, **of_bid)
            places[f"one of {name}" if name in places else name] = Place(name, found[0].id)
    workspace.close()
    return places


def _key_in_filter(window: MainWindow, place: Place, settle: Callable[[], None]) -> float | None:
    window.go(place)
    _settle(window, settle)
    page = window.page
    every: list[RecordList] = page.findChildren(RecordList) if page else []
    lists = [found for found in every if found.filter.isVisible()]
    if not lists:
        return None
    took = 9.0
    for letter in ("e", "n", "o"):
        lists[0].filter.clear()
        _settle(window, settle)
        began = time.process_time()
        QTest.keyClick(lists[0].filter, Qt.Key(ord(letter.upper())))
        _settle(window, settle)
        took = min(took, time.process_time() - began)
    lists[0].filter.clear()
    return took


def _settle(window: MainWindow, settle: Callable[[], None]) -> None:
    for _ in range(3):
        window.session.settle()  # waits as the program does: looking out for news would count as work of the page
        settle()


if __name__ == "__main__":
    print(_opened_soon(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], float(sys.argv[4])), flush=True)
    os._exit(0)
