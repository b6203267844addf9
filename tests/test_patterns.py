"""Regular expressions mean the same on every Python that the program runs on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "bidprep"
# An escaped character, or a class of characters: what is in them is no sign of the pattern.
_LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def patterns() -> Iterator[tuple[str, str]]:
    """Yield each pattern that is compiled with the program, as far as it is written out, with where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "compile":
                for part in ast.walk(node):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield f"{path.relative_to(PACKAGE)}:{part.lineno}", part.value


def test_no_pattern_has_a_possessive_group_which_python_before_3_11_5_matches_wrongly() -> None:
    """CPython’s issue 106052: what is inside such a group is not tried again where it should be."""
    found = [where for where, pattern in patterns() if _POSSESSIVE_GROUP.search(_LITERAL.sub("x", pattern))]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "is_found"),
    [
        (r"(?:a|b)*+", True),
        (r"(a){1,30}+\Z", True),
        (r"(?>a)", True),
        (r"[)]*+", False),
        (r"\)*+", False),
        (r"a*+", False),
    ],
)
def test_a_possessive_group_is_told_from_a_possessive_character(pattern: str, is_found: bool) -> None:
    assert bool(_POSSESSIVE_GROUP.search(_LITERAL.sub("x", pattern))) is is_found
