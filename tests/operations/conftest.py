"""A bid with three questions and three lots, and an app-data folder of the test's own."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BIDPREP_HOME", str(folder))
    return folder


@dataclass(frozen=True)
class Work:
    """A bid at work: its questions 1, 2 and 3, and its lots A and B, which we bid for, and C, which we do not."""

    bid: Bid
    questions: tuple[Question, ...]
    lots: tuple[Lot, ...]


@pytest.fixture
def work(workspace: Workspace) -> Work:
    bid = start_bid(workspace, read_template("blank"), NewBid("Call-off", "Ministry of Justice", "Framework"))
    limit = Limit(LimitUnit.WORDS, 500)
    questions = tuple(
        Question(new_id(), bid.id, place, str(place), "Service", f"Describe part {place}.", limit=limit)
        for place in (1, 2, 3)
    )
    choices = (LotChoice.BID, LotChoice.BID, LotChoice.UNDECIDED)
    lots = tuple(
        Lot(new_id(), bid.stage_id, place, f"L-{letter}", f"Lot {letter}", choice=choice)
        for place, (letter, choice) in enumerate(zip("ABC", choices, strict=True), 1)
    )
    with workspace.step("Set up") as step:
        records: tuple[Record, ...] = (*questions, *lots)
        for record in records:
            step.put(record)
    return Work(bid, questions, lots)
