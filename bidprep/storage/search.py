"""The full-text index. The write gate feeds it; it holds plain words, never Markdown."""

import sqlite3
from dataclasses import dataclass

_LONG = 20_000  # characters


@dataclass(frozen=True, slots=True)
class Hit:
    """A record in which words were found; `snippet` shows them in their sentence, `score` is higher for better."""

    kind: str
    id: str
    title: str
    snippet: str
    score: float


def feed(connection: sqlite3.Connection, kind: str, record_id: str, record: object | None) -> None:
    """Bring the index up to date with one record; None where it was removed."""
    from bidprep.domain.searching import searchable_words

    place = connection.execute("SELECT id FROM search_place WHERE record_id = ?", (record_id,)).fetchone()
    words = searchable_words(record) if record is not None else None
    if place:
        connection.execute("DELETE FROM search WHERE rowid = ?", place)
    if words and any(words):
        if not place:
            cursor = connection.execute("INSERT INTO search_place (kind, record_id) VALUES (?, ?)", (kind, record_id))
            place = (cursor.lastrowid,)
        connection.execute("INSERT OR REPLACE INTO search (rowid, title, words) VALUES (?, ?, ?)", (*place, *words))
    elif place:
        connection.execute("DELETE FROM search_place WHERE id = ?", place)


def find_words(connection: sqlite3.Connection, typed: str, most: int = 50) -> tuple[Hit, ...]:
    """Find the records that hold all the words typed, the last one as a beginning; best first."""
    query = _match_of(typed)
    if not query:
        return ()
    # SQLite looks at every place of a word for the best snippet: in long texts that takes seconds.
    rows = connection.execute(
        "SELECT place.kind, place.record_id, title,"
        f" iif(length(words) <= {_LONG}, snippet(search, 1, '', '', '…', 16), NULL), -bm25(search, 4.0, 1.0),"
        f" iif(length(words) <= {_LONG}, '', words)"
        " FROM search JOIN search_place AS place ON place.id = search.rowid WHERE search MATCH ?"
        " ORDER BY bm25(search, 4.0, 1.0) LIMIT ?",
        (query, most),
    )
    return tuple(
        Hit(kind, record_id, title, _snippet_of(words, typed) if snippet is None else snippet, score)
        for kind, record_id, title, snippet, score, words in rows
    )


def _snippet_of(words: str, typed: str) -> str:
    from bidprep.domain.material_rules import show_in_sentence

    return show_in_sentence(words, typed)


def _match_of(typed: str) -> str:
    from bidprep.domain.text import clean_characters

    words = [word.replace('"', '""') for word in clean_characters(typed.replace("\0", " ")).split()]
    if not any(any(character.isalnum() for character in word) for word in words):
        return ""
    return " ".join(f'"{word}"' for word in words) + "*"
