"""The list of bids: read once, until something in it changes."""

from datetime import timedelta

import pytest

from bidprep.domain.dates import now
from bidprep.operations import bid_list
from bidprep.operations.bid_list import read_bids
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace


def test_it_is_read_anew_when_a_bid_comes(workspace: Workspace) -> None:
    assert read_bids(workspace) == ()
    start_bid(workspace, read_template("blank"), NewBid("First", "Northshire"))
    first = read_bids(workspace)
    assert [line.name for line in first] == ["First"]
    assert read_bids(workspace) is first


def test_it_is_read_anew_when_a_deadline_goes_by(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    template = read_template("blank")
    soon = now() + timedelta(hours=1)
    start_bid(workspace, template, NewBid("Soon", "Northshire", submit_by=soon))
    start_bid(workspace, template, NewBid("Later", "Northshire", submit_by=soon + timedelta(hours=1)))
    before = read_bids(workspace)
    assert [line.name for line in before] == ["Soon", "Later"]
    monkeypatch.setattr(bid_list, "now", lambda: soon - timedelta(seconds=1))
    assert read_bids(workspace) is before
    monkeypatch.setattr(bid_list, "now", lambda: soon + timedelta(seconds=1))
    assert read_bids(workspace) is not before
