"""How statements name their values."""

import ast
import re
from pathlib import Path

STORAGE = Path(__file__).parents[2] / "bidprep" / "storage"


def statements() -> list[str]:
    """Return the strings of storage that are SQL."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in STORAGE.glob("*.py")]
    strings = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return [
        words for words in strings if isinstance(words, str) and re.search(r"\b(?:SELECT|WHERE|UPDATE|INSERT)\b", words)
    ]


def test_no_value_has_a_number_for_some_pythons_take_that_for_a_name() -> None:
    found = statements()
    assert len(found) > 50
    assert [words for words in found if re.search(r"\?\d", words)] == []
