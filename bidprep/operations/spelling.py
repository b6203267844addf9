"""Spelling as a workspace has it: the bundled dictionary, the workspace's names, and the words that were added to it."""

import zlib
from collections.abc import Iterable
from functools import cache, lru_cache

from bidprep import paths
from bidprep.domain.dictionary import Dictionary
from bidprep.domain.ids import new_id
from bidprep.domain.own_words import OwnWord
from bidprep.domain.spelling import Spelling, names_in
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.operations.kept import read_once
from bidprep.storage.changes import Changes
from bidprep.storage.known_names import read_names, read_own_words
from bidprep.storage.workspace import Workspace

KINDS = frozenset({
    "own_word", "fact", "person", "partner", "contact", "policy", "opportunity", "stage", "lot", "bid", "case_study",
    "word_list",
})  # fmt: skip
"""The kinds of record that spelling knows words of."""


@cache
def bundled_spelling() -> Spelling:
    """Return the spelling of the bundled dictionary alone, read once; it takes a hundredth of a second and a megabyte."""
    packed = (paths.resources_folder() / "dictionary" / "british.words").read_bytes()
    return Spelling(Dictionary(zlib.decompress(packed)))


def read_spelling(workspace: Workspace) -> Spelling:
    """Return the spelling that knows this workspace's names and own words."""
    return read_once(workspace, "spelling", lambda of: _spelling(read_own_words(of), read_names(of)))


def read_own_word(typed: str) -> str:
    """Return a word as it is kept, without the ending of a possessive; raises BidprepError where it is not one word."""
    cleaned = clean_characters(typed).strip().replace("’", "'").removesuffix("'s")
    if not cleaned or any(letter.isspace() for letter in cleaned) or not any(letter.isalpha() for letter in cleaned):
        raise BidprepError(f"“{typed.strip()}” is not one word.", "Type a single word, as it is to be spelt.")
    return cleaned


def list_own_words(workspace: Workspace) -> tuple[str, ...]:
    """Return the words that were added to the spelling of this workspace, by the alphabet."""
    return tuple(sorted(read_own_words(workspace), key=lambda word: (word.casefold(), word)))


def change_own_words(workspace: Workspace, words: Iterable[str]) -> Changes:
    """Let these be the words added to the spelling, and no others; raises BidprepError where one is no word."""
    wanted = dict.fromkeys(map(read_own_word, words))
    with workspace.step("Edit the words of the spelling", visit="own words") as step:
        for there in workspace.find(OwnWord):
            if there.word in wanted:
                del wanted[there.word]
            else:
                step.remove(OwnWord, there.id)
        for word in wanted:
            step.put(OwnWord(new_id(), word))
    return step.changes()


def add_own_word(workspace: Workspace, word: str) -> Changes:
    """Add a word to the spelling of this workspace; raises BidprepError where it is none."""
    cleaned = read_own_word(word)
    with workspace.step(f"Add “{cleaned}” to the spelling") as step:
        if cleaned not in read_own_words(workspace):
            step.put(OwnWord(new_id(), cleaned))
    return step.changes()


@lru_cache(maxsize=2)
def _spelling(own: frozenset[str], names: frozenset[str]) -> Spelling:
    return bundled_spelling().with_words(own, names_in(names))
