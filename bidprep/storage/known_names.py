"""The names that a workspace keeps, told by SQL: spelling knows them, and reads no whole records for that."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidprep.storage.workspace import Workspace

# Where names stand. A line here makes one known.
_NAMED = (
    ("own_word", ("word",)),
    ("fact", ("name", "value")),
    ("person", ("name", "role")),
    ("partner", ("name", "brings")),
    ("contact", ("name", "role")),
    ("policy", ("name", "issuer")),
    ("opportunity", ("name", "buyer", "reference")),
    ("stage", ("name",)),
    ("lot", ("reference", "title", "category", "region", "area", "incumbent", "subcontractors")),
    ("bid", ("name",)),
    ("case_study", ("title", "service", "region", "funder", "referee")),
    ("word_list", ("entries",)),
)


def read_own_words(workspace: "Workspace") -> frozenset[str]:
    """Return the words that were added to the spelling."""
    return frozenset(str(word) for (word,) in workspace.rows("SELECT word FROM own_word"))


def read_names(workspace: "Workspace") -> frozenset[str]:
    """Return every name of a person, body, place, lot or opportunity that the workspace keeps, as it stands there."""
    query = " UNION ".join(f"SELECT {column} FROM {table}" for table, columns in _NAMED[1:] for column in columns)
    return frozenset(str(name) for (name,) in workspace.rows(query) if name)
