"""What is noted of the answers' plain words, kept beside them so that no page works it out again.

The write gate feeds it, as it feeds the index. What is noted is no concern of storage: it is given how to note, and keeps
with each note the number of the rules it was made by. What other rules noted counts as not there.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bidprep.storage.records import Rows


class Noting(NamedTuple):
    """How to note: the number of the rules, and what notes of plain words."""

    rules: int
    note: Callable[[str], str]


def feed_notes(
    connection: sqlite3.Connection, answer_id: str, text: str | None, words: str, noting: Noting | None
) -> None:
    """Bring the notes of an answer up to date with its text and its plain words; None for the text where it was removed.

    Of an answer with merge fields nothing is noted, for what it says changes with the facts.
    """
    if noting is None or text is None:
        connection.execute("DELETE FROM answer_note WHERE answer_id = ?", (answer_id,))
        return
    noted = noting.note(words) if text and "{{" not in text else ""
    connection.execute("INSERT OR REPLACE INTO answer_note VALUES (?, ?, ?)", (answer_id, noting.rules, noted))


def find_notes(rows: "Rows", bid_id: str, rules: int, *, shared: bool) -> dict[str, str]:
    """Return what these rules noted of the answers of a bid that count, by the answers' ids; with `shared` of those only."""
    from bidprep.storage.records import COUNTS  # only now: opening a file needs no records

    query = (
        "SELECT answer_id, noted FROM question CROSS JOIN answer ON question_id = question.id"
        " CROSS JOIN answer_note ON answer_id = answer.id LEFT JOIN lot ON lot.id = answer.lot_id"
        f" WHERE bid_id = ? AND rules = ? AND noted <> '' AND {'answer.lot_id IS NULL' if shared else COUNTS}"
    )
    return {str(answer_id): str(notes) for answer_id, notes in rows(query, bid_id, rules)}


def note_some(connection: sqlite3.Connection, noting: Noting, most: int) -> bool:
    """Note some of the answers of which these rules have noted nothing; whether there may be more. Within a transaction."""
    found = connection.execute(
        "SELECT id FROM answer WHERE NOT EXISTS"
        " (SELECT 1 FROM answer_note WHERE answer_id = answer.id AND rules = ?) LIMIT ?",
        (noting.rules, most),
    ).fetchall()
    for (answer_id,) in found:
        text, words = connection.execute(
            "SELECT text, search.words FROM answer LEFT JOIN search_place ON record_id = answer.id"
            " LEFT JOIN search ON search.rowid = search_place.id WHERE answer.id = ?",
            (answer_id,),
        ).fetchone()
        feed_notes(connection, answer_id, text, words or "", noting)
    return len(found) == most
