"""What all tests share: how hard they try, and a workspace in a folder of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bidprep.operations.workspaces import NOTING
from bidprep.storage.workspace import Keep, Workspace, make_workspace

FULL = os.environ.get("BIDPREP_FULL") == "1"

_slow_is_well = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile("short", max_examples=25, deadline=None, suppress_health_check=_slow_is_well)
settings.register_profile("full", max_examples=400, deadline=None, suppress_health_check=_slow_is_well)
settings.load_profile("full" if FULL else "short")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if FULL:
        return
    skip = pytest.mark.skip(reason="a long count: it runs only when BIDPREP_FULL=1")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Where the locks and backups of a test's workspaces are kept."""
    return Keep(tmp_path / "app data" / "locks", tmp_path / "app data" / "backups")


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    """Where the test's workspace is; the name has what real names have."""
    return tmp_path / "Our Charity’s bids.bidprep"


@pytest.fixture
def workspace(workspace_path: Path, keep: Keep) -> Iterator[Workspace]:
    """A new workspace, open for writing."""
    made = make_workspace(workspace_path, keep, "a test", noting=NOTING)
    yield made
    made.close()
