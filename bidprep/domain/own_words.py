"""Own words: what the spelling knows in this workspace beside the dictionary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word that is spelt right although no dictionary has it."""

    id: str
    word: str = ""
