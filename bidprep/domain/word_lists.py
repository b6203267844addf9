"""Word lists: the regions, services and the like that forms offer; the charity's to edit."""

from collections.abc import Iterable
from dataclasses import dataclass

from bidprep.domain.ids import known_id
from bidprep.domain.text import clean_characters


@dataclass(frozen=True, slots=True)
class WordList:
    """A list that the charity has made its own. Until then the bundled one is offered."""

    id: str
    name: str = ""
    entries: tuple[str, ...] = ()


WORD_LISTS = {
    # To add a list: a line here, and its bundled entries in `bidprep.operations.word_lists`.
    "regions": "Regions",
    "areas": "Areas",
    "services": "Service categories",
    "complexity": "Complexity levels",
    "outcomes": "Outcomes",
    "scales": "Score scales",
}
"""The lists there are, and their titles."""


def word_list_id(name: str) -> str:
    """Return the id that a list has in every workspace."""
    return known_id(f"word list {name}")


def split_entries(words: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the entries typed one a line or with commas between, each once, spelt as in the list of those known.

    An entry of the list keeps its own commas: “Kent, Surrey and Sussex” is one region.
    """
    spelt = {" ".join(entry.split()).casefold(): entry for entry in known}
    found: list[str] = []
    for line in clean_characters(words).split("\n"):
        parts = [part for part in (" ".join(part.split()) for part in line.split(",")) if part]
        while parts:
            length = next(
                (length for length in range(len(parts), 1, -1) if ", ".join(parts[:length]).casefold() in spelt), 1
            )
            entry = ", ".join(parts[:length])
            found.append(spelt.get(entry.casefold(), entry))
            parts = parts[length:]
    return tuple(dict.fromkeys(found))
