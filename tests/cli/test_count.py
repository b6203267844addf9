"""The command `count` with the rules of a workspace."""

from pathlib import Path

import pytest

from bidprep.domain.counting import CountingRule
from bidprep.operations.counting_rules import add_rule
from bidprep.operations.workspaces import open_to_write
from tests.cli.conftest import Run


@pytest.fixture
def ours(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "ours.bidprep"
    assert run("new", path).code == 0
    workspace = open_to_write(path, "a test")
    add_rule(workspace, CountingRule("", "", line_end=2, bullet=3, tables=False), "Northshire")
    workspace.close()
    return path


def test_the_rules_are_listed_with_what_they_say_and_those_of_a_workspace_with_them(run: Run, ours: Path) -> None:
    bundled = run("count", "--rules", "--json").json
    assert bundled[1]["line_end"] == 1
    listed = run("count", "--rules", ours, "--json").json
    assert listed[:-1] == bundled
    assert listed[-1] == {
        "name": "northshire", "label": "Northshire", "line_end": 2, "tab": 0, "bullet": 3, "headings": True, "tables": False,
        "question": False, "reason": "Your own. A line end is two characters, a list mark is three characters; tables are "
        "left out.",
    }  # fmt: skip
    assert run("count", "--rules", "--workspace", ours, "--json").json == listed
    assert "northshire: Northshire. Your own." in run("count", "--rules", ours).out


def test_a_file_is_counted_by_a_rule_of_the_workspace(run: Run, ours: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("One\ttwo\nthree\n", encoding="utf-8")
    told = run("count", "--rule", "northshire", "--workspace", ours, file, "--json").json
    assert told == {"words": 3, "characters": 14, "characters_without_spaces": 11, "rule": "northshire"}
    assert run("count", file, "--json").json["characters"] == 12
    assert "no counting rule “northshire”" in run("count", "--rule", "northshire", file).refused()
    assert "northshire" in run("count", "--rule", "poem", "--workspace", ours, file).refused()
