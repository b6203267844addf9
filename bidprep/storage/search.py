"""The full-text index. The write gate feeds it; it holds plain words, never Markdown.

While somebody types, only the newest matches are ranked, by their rarer words: words that stand in most records say
nothing about which of them is meant, and ranking by them costs more than all the rest. `exactly` ranks all of them.
"""

import sqlite3
from typing import NamedTuple

MOST_RANKED = 1000
"""So many of the newest matches are ranked while somebody types; a word that stands in as many is a common one."""
LEAST_BEGINNING = 3
"""A last word of fewer letters than this is only the beginning of one, and waits for more unless it stands alone."""
_PAGES_MERGED = 200


class Hit(NamedTuple):
    """A record in which words were found; `snippet` shows them in their sentence, `score` is higher for better."""

    kind: str
    id: str
    title: str
    snippet: str
    score: float


def feed(connection: sqlite3.Connection, kind: str, record_id: str, record: object | None) -> str:
    """Bring the index up to date with one record, None where it was removed; return its plain words but for the title."""
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
    return words[1] if words else ""


def put_off_merging(connection: sqlite3.Connection) -> None:
    """Let no save wait until parts of the index are merged: `merge_some` does that when there is time."""
    there = connection.execute("SELECT v FROM search_config WHERE k = 'automerge'").fetchone()
    if there is None or there[0] != 0:
        connection.execute("INSERT INTO search (search, rank) VALUES ('automerge', 0)")


def merge_some(connection: sqlite3.Connection) -> bool:
    """Merge some parts of the index; whether there is more to merge. Within a transaction."""
    before = connection.total_changes
    connection.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (_PAGES_MERGED,))
    return connection.total_changes - before > 1


def find_words(
    connection: sqlite3.Connection, typed: str, most: int = 50, *, exactly: bool = False, snippets: int = 20
) -> tuple[Hit, ...]:
    """Find the records that hold all the words typed, the last one as a beginning; best first.

    Only the first `snippets` have one. `exactly` ranks all matches and takes a short last word as a beginning, too.
    """
    words = _words_of(typed)
    is_begun = bool(words) and not typed[-1:].isspace()
    if is_begun and not exactly and len(words) > 1 and len(words[-1]) < LEAST_BEGINNING:
        words, is_begun = words[:-1], False
    if not words:
        return ()
    parts = [f'"{word}"' for word in words]
    parts[-1] += "*" if is_begun else ""
    ranked = _rank_all(connection, parts, most) if exactly else _rank_newest(connection, parts, most)
    return _hits(connection, ranked, typed, snippets)


Ranked = list[tuple[int, float]]


def _rank_all(connection: sqlite3.Connection, parts: list[str], most: int) -> Ranked:
    return connection.execute(
        "SELECT rowid, -bm25(search, 4.0, 1.0) FROM search WHERE search MATCH ? ORDER BY 2 DESC LIMIT ?",
        (" ".join(parts), most),
    ).fetchall()


def _rank_newest(connection: sqlite3.Connection, parts: list[str], most: int) -> Ranked:
    """Rank the newest matches: by the rarer words, else those first that have the words in their title, then by age."""
    match = " ".join(parts)
    newest = _newest(connection, match)
    if not newest:
        return []
    is_capped = len(newest) == MOST_RANKED
    rare = [part for part in parts if not part.endswith("*") and len(_newest(connection, part)) < MOST_RANKED]
    if not rare and not is_capped and parts[-1].endswith("*"):
        rare = parts[-1:]
    oldest = newest[-1]
    if rare:
        wanted = set(newest)
        ranked: Ranked = connection.execute(
            "SELECT rowid, -bm25(search, 4.0, 1.0) FROM search WHERE search MATCH ? AND rowid >= ? ORDER BY 2 DESC",
            (" ".join(rare), oldest),
        ).fetchall()
        return [(rowid, score) for rowid, score in ranked if rowid in wanted][:most]
    titled = [
        int(row[0])
        for row in connection.execute(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?",
            (f"title : ({match})", oldest, most),
        )
    ]
    others = [rowid for rowid in newest[:most] if rowid not in set(titled)]
    return [(rowid, 1.0 if at < len(titled) else 0.0) for at, rowid in enumerate((titled + others)[:most])]


def _newest(connection: sqlite3.Connection, match: str) -> list[int]:
    found = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (match, MOST_RANKED)
    )
    return [rowid for (rowid,) in found]


def _hits(connection: sqlite3.Connection, ranked: Ranked, typed: str, snippets: int) -> tuple[Hit, ...]:
    from bidprep.domain.material_rules import show_in_sentence

    shown = {rowid for rowid, _ in ranked[:snippets]}
    hits = []
    for rowid, score in ranked:
        kind, record_id = connection.execute(
            "SELECT kind, record_id FROM search_place WHERE id = ?", (rowid,)
        ).fetchone()
        title, words = connection.execute(
            f"SELECT title, {'words' if rowid in shown else repr('')} FROM search WHERE rowid = ?", (rowid,)
        ).fetchone()
        hits.append(Hit(kind, record_id, title, show_in_sentence(words, typed), score))
    return tuple(hits)


def _words_of(typed: str) -> list[str]:
    from bidprep.domain.text import clean_characters

    words = [word.replace('"', '""') for word in clean_characters(typed.replace("\0", " ")).split()]
    return [word for word in words if any(character.isalnum() for character in word)]
