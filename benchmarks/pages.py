"""Pages: what opening each costs in a workspace of the largest size, over opening it in one with hardly anything.

CPU time of the whole process, painting included. The floor of a page is the 100 ms that it may cost more than empty,
also when it is opened for the first time; that of a key in the filter of a list is 50 ms, at which typing still feels at
once. The workspace is claimed for writing, checked, and the likeliest bids are looked ahead to, before anything is
measured, as they are a few seconds after the start.
"""

import os
import tempfile
import time
from collections.abc import Callable
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
from bidprep.operations.workspaces import new_workspace, open_to_read
from bidprep.storage.summaries import summarise_bids
from bidprep.ui.main_window import MainWindow
from bidprep.ui.page import Place
from bidprep.ui.places import PAGES
from bidprep.ui.widgets.record_list import RecordList
from tests.large_workspace import make_large_workspace

ROUNDS = 3
A_PAGE, A_KEY = 0.1, 0.05
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
        large = Path(os.environ.get("BIDPREP_LARGE_WORKSPACE") or make_large_workspace(Path(folder) / "large.bidprep"))
        nearly_empty = _make_empty(Path(folder) / "empty.bidprep")
        _opened(nearly_empty, application.processEvents)  # from here on the modules of all pages are loaded
        first_empty, empty, _ = _opened(nearly_empty, application.processEvents)
        first_full, full, keys = _opened(large, application.processEvents)
    rows: list[tuple[str, float, float | None]] = [
        (f"{name}, more than empty", max(took - empty[name], 0.0) / A_PAGE, 1.0) for name, took in full.items()
    ]
    rows += [
        (f"{name}, opened first", max(took - first_empty[name], 0.0) / A_PAGE, 1.0) for name, took in first_full.items()
    ]
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
    window = start(path)
    window.resize(1366, 768)
    window.show()
    window.session.start_writing()
    set_program_aside()
    while not window.session.is_at_rest:
        time.sleep(0.01)
        settle()
    first: Times = {}
    times: Times = {}
    for _ in range(ROUNDS):
        for name, place in places.items():
            window.go(Place("settings"))
            _settle(window, settle)
            began = time.process_time()
            window.go(place)
            _settle(window, settle)
            took = time.process_time() - began
            first.setdefault(name, took)
            times[name] = min(times.get(name, 9.0), took)
    keys = {name: key for name, place in places.items() if (key := _key_in_filter(window, place, settle)) is not None}
    window.close()
    return first, times, keys


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
