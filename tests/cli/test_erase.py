"""The commands on personal data."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, content


@pytest.fixture
def named(sample: Path, run: Run) -> str:
    """The name of a contact of the sample."""
    told = sample.with_name("all.json")
    run("export", "records", sample, "--to", told)
    contacts = json.loads(told.read_text(encoding="utf-8"))["records"]["contact"]
    told.unlink()
    return str(contacts[0]["name"])


def test_a_dry_run_lists_places_and_changes_nothing(sample: Path, run: Run, named: str) -> None:
    before = content(sample)
    told = run("erase", sample, named, "--dry-run", "--json").json
    assert {place["kind"] for place in told["places"]} >= {"contact", "index"}
    assert not any(place["cleared"] for place in told["places"])
    assert told["out_of_reach"]
    assert content(sample) == before


def test_erasing_clears_every_place_and_writes_the_certificate(sample: Path, run: Run, named: str) -> None:
    certificate = sample.with_name("certificate.json")
    said = run("erase", sample, named, "--every-name", "--certificate", certificate, "--json")
    assert said.code == 0
    assert all(place["cleared"] for place in said.json["places"])
    assert named not in certificate.read_text(encoding="utf-8")
    assert run("erase", sample, named).code == 2
    assert named.encode() not in content(sample)
    assert run("undo", sample).code == 2


def test_all_that_is_held_is_written(sample: Path, run: Run, named: str) -> None:
    target = sample.with_name("held.json")
    assert run("export", "person", sample, named, "--to", target, "--json").json["places"] > 0
    assert json.loads(target.read_text(encoding="utf-8"))["name"] == named


def test_a_wrong_ending_of_the_certificate_is_refused_before_anything_is_erased(
    sample: Path, run: Run, named: str
) -> None:
    before = content(sample)
    said = run("erase", sample, named, "--certificate", sample.with_name("certificate.pdf"))
    assert "Word document or JSON" in said.refused()
    assert content(sample) == before


def test_an_unknown_name_is_refused_with_those_there_are(sample: Path, run: Run) -> None:
    assert "There is no person" in run("erase", sample, "Nobody Atall").refused()
