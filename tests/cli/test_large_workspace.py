"""The command line at the largest size that bidprep must carry."""

from pathlib import Path

import pytest

from bidprep.domain.markdown import read_markdown, write_markdown
from tests.cli.conftest import Run
from tests.large_workspace import BIDS, CASE_STUDIES, LOTS, PARTNERS, QUESTIONS, make_large_workspace

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_large_workspace(tmp_path_factory.mktemp("large") / "Large.bidprep")


def test_everything_is_counted(run: Run, large: Path) -> None:
    told = run("info", large, "--json").json
    assert (len(told["bids"]), told["case_studies"], told["partners"]) == (BIDS, CASE_STUDIES, PARTNERS)
    assert all((bid["questions"], bid["answered"]) == (QUESTIONS, QUESTIONS) for bid in told["bids"])
    assert sum(bid["lots"] for bid in told["bids"]) == LOTS


def test_every_question_of_the_bid_with_lots_is_listed_with_its_variations(run: Run, large: Path) -> None:
    questions = run("list", "questions", large, "Bid 00", "--json").json
    answers = [answer for question in questions for answer in question["answers"]]
    assert len(questions) == QUESTIONS
    assert sum(answer["lot"] is not None for answer in answers) == QUESTIONS * LOTS // 10
    assert 400 < sum(answer["used"] for answer in answers) / len(answers) < 600
    assert run("check", large, "Bid 00", "--json").code in (0, 1)
    assert len(run("list", "lots", large, "Bid 00", "--json").json) == LOTS


def test_its_texts_are_spelt_as_bidprep_spells_them(run: Run, large: Path) -> None:
    shown = run("show", large, "Bid 07/30", "--json").json["text"] + "\n"
    assert write_markdown(read_markdown(shown)) == shown


def test_all_of_it_goes_out_as_records_and_comes_in_again(run: Run, large: Path, tmp_path: Path) -> None:
    told = run("export", "records", large, "--to", tmp_path / "records.json", "--json").json
    assert told["records"]["revision"] == 10 * told["records"]["answer"] > 35_000
    assert run("new", tmp_path / "Again").code == 0
    taken = run("import", "records", tmp_path / "Again.bidprep", tmp_path / "records.json", "--json").json
    assert taken["changed"] == {}
    assert sum(taken["added"].values()) == sum(told["records"].values()) - told["records"]["revision"]
    assert run("info", tmp_path / "Again.bidprep", "--json").json == run("info", large, "--json").json
