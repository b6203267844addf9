"""Measure how much of each layer the tests reach, from the coverage tool's own JSON report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

# The window is held to less: what only a person's eye can judge is not worth a test for its own sake.
GATES = {
    "bidprep/domain": 95.0,
    "bidprep/storage": 95.0,
    "bidprep/documents": 95.0,
    "bidprep/operations": 95.0,
    "bidprep/ui": 85.0,
}


@dataclass
class Tally:
    """Lines and branches of one layer, and how many of each the tests reached."""

    lines: int = 0
    lines_reached: int = 0
    branches: int = 0
    branches_reached: int = 0

    def add(self, summary: dict[str, int]) -> None:
        """Add one file's figures."""
        self.lines += summary["num_statements"]
        self.lines_reached += summary["covered_lines"]
        self.branches += summary["num_branches"]
        self.branches_reached += summary["covered_branches"]


def share(reached: int, of: int) -> float:
    """Return a percentage; nothing to reach counts as all of it."""
    return 100.0 * reached / of if of else 100.0


def tally(report: Path) -> dict[str, Tally]:
    """Add up the report's files by layer; a layer may be a folder or, while small, a single module."""
    tallies = {layer: Tally() for layer in GATES}
    for name, figures in json.loads(report.read_text(encoding="utf-8"))["files"].items():
        plain = name.replace("\\", "/")
        for layer, found in tallies.items():
            if plain.startswith(f"{layer}/") or plain == f"{layer}.py":
                found.add(figures["summary"])
    return tallies


def check(report: Path) -> tuple[bool, list[str]]:
    """Return whether every layer reaches its gate, by lines and by branches, and a line on each."""
    if not report.is_file():
        return False, ["There is no coverage report."]
    good = True
    lines = []
    for layer, found in tally(report).items():
        by_line = share(found.lines_reached, found.lines)
        by_branch = share(found.branches_reached, found.branches)
        enough = found.lines > 0 and min(by_line, by_branch) >= GATES[layer]
        good = good and enough
        verdict = "enough" if enough else "TOO LITTLE" if found.lines else "NOTHING MEASURED"
        lines.append(
            f"  {layer:<20} lines {by_line:6.2f} %  branches {by_branch:6.2f} %  gate {GATES[layer]:.0f} %  {verdict}"
        )
    return good, lines
