"""After a power cut at any moment the file is sound and every commit that had returned is in it."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.conftest import FULL
from tests.storage.child import ROOT

HOW_TO_GET_IT = "apsw is not installed: it comes with the dependency group “full” in pyproject.toml"


@pytest.fixture(autouse=True)
def apsw_is_there() -> None:
    if find_spec("apsw") is None:
        if FULL:
            pytest.fail(HOW_TO_GET_IT)
        pytest.skip(HOW_TO_GET_IT)


def cut_power(images: int, synchronous: str = "") -> dict[str, int]:
    """Cut the power of a program that syncs as ours does, or as said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.power_cuts", str(images), *filter(None, [synchronous])],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    print(f"synchronous={synchronous or 'as the program does'}:", done.stdout)
    found: dict[str, int] = json.loads(done.stdout)
    assert found["images"] == images
    assert found["commits"] > 60, "too little was saved to prove anything"
    return found


def test_after_40_power_cuts_nothing_that_was_saved_is_lost() -> None:
    assert cut_power(40)["whole"] == 40


def test_the_same_power_cuts_break_a_file_that_is_not_synced() -> None:
    found = cut_power(40, "OFF")
    assert found.get("broken", 0) + found.get("lost", 0) > 10, "the simulation cannot find what it looks for"


@pytest.mark.full
def test_after_1000_power_cuts_nothing_that_was_saved_is_lost() -> None:
    assert cut_power(1000)["whole"] == 1000


@pytest.mark.full
@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_1000_power_cuts_find_what_less_syncing_loses(synchronous: str) -> None:
    found = cut_power(1000, synchronous)
    assert found["whole"] < 1000
