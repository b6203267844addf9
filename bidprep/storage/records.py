"""Whole records, read from their rows.

Each function takes `rows`, which runs a SELECT in the open workspace and returns its rows.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from bidprep.domain.answers import Answer, Revision
from bidprep.domain.bids import Question
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import KIND_OF, Record
from bidprep.domain.library import PassageUse
from bidprep.domain.record_json import from_json
from bidprep.domain.reviews import SignOff
from bidprep.domain.scores import Mark
from bidprep.storage.rows import columns_of, from_row, order_of, row_json

R = TypeVar("R", bound=Record)
Rows = Callable[..., list[tuple[object, ...]]]


def find_records(rows: Rows, record_type: type[R], where: Mapping[str, str | int | None]) -> tuple[R, ...]:
    """Return the records whose columns equal the values given, in their kind's order."""
    kind = KIND_OF[record_type]
    conditions = " AND ".join(f'"{column}" IS ?' for column in where) or "1"
    query = f"SELECT {columns_of(record_type)} FROM {kind} WHERE {conditions} ORDER BY {order_of(kind)}"
    return tuple(from_row(record_type, row) for row in rows(query, *where.values()))


COUNTS = "(answer.lot_id IS NULL OR lot.choice = 'bid')"
"""What makes an answer count: it is shared, or varies for a lot we bid for."""


def find_answers_of_bid(rows: Rows, bid_id: str, *, counting: bool = False) -> tuple[Answer, ...]:
    """Return the answers to a bid's questions, shared ones and variations; with `counting` only those that count."""
    columns = ", ".join(f"answer.{column.strip()}" for column in columns_of(Answer).split(","))
    query = f"SELECT {columns} FROM question CROSS JOIN answer ON question_id = question.id"
    query += (
        f" LEFT JOIN lot ON lot.id = answer.lot_id WHERE bid_id = ? AND {COUNTS}" if counting else " WHERE bid_id = ?"
    )
    return tuple(from_row(Answer, row) for row in rows(query, bid_id))


def find_marks_of_bid(rows: Rows, bid_id: str) -> tuple[Mark, ...]:
    """Return all marks for a bid's questions."""
    columns = columns_of(Mark).replace('"id"', 'mark."id"')
    query = f"SELECT {columns} FROM question CROSS JOIN mark ON question_id = question.id WHERE bid_id = ?"
    return tuple(from_row(Mark, row) for row in rows(query, bid_id))


def find_hours_past(rows: Rows) -> list[tuple[float, int]]:
    """Return hours spent and words of each finished answer whose hours were noted; words about, by their characters."""
    query = (
        "SELECT hours_spent, length(text) / 6 FROM answer"
        " WHERE hours_spent > 0 AND status IN ('signed-off', 'handed-in') AND lot_id IS NULL"
    )
    return [(float(str(hours)), int(str(words))) for hours, words in rows(query)]


def find_passage_uses(rows: Rows, bid_id: str) -> tuple[PassageUse, ...]:
    """Return where passages of the library were put into the answers of a bid, in the order that they were."""
    columns = ", ".join(f"it.{column.strip()}" for column in columns_of(PassageUse).split(","))
    query = (
        f"SELECT {columns} FROM question CROSS JOIN answer ON question_id = question.id"
        " CROSS JOIN passage_use AS it ON it.answer_id = answer.id WHERE bid_id = ? ORDER BY it.used_on, it.rowid"
    )
    return tuple(from_row(PassageUse, row) for row in rows(query, bid_id))


def find_revisions(rows: Rows, answer_id: str) -> tuple[Revision, ...]:
    """Return the revisions of an answer, oldest first."""
    query = f"SELECT {columns_of(Revision)} FROM revision WHERE answer_id = ? ORDER BY made_at, rowid"
    return tuple(from_json(Revision, row_json(Revision, row)) for row in rows(query, answer_id))


def find_revisions_by_id(rows: Rows, ids: Sequence[str]) -> dict[str, Revision]:
    """Return the revisions of these ids, by id; those that are not there are left out."""
    return {
        revision.id: revision
        for row in _rows_of(rows, Revision, "revision", ids)
        for revision in (from_json(Revision, row_json(Revision, row)),)
    }


def find_records_by_id(rows: Rows, record_type: type[R], ids: Sequence[str]) -> dict[str, R]:
    """Return the records of these ids, by id; those that are not there are left out."""
    found = (from_row(record_type, row) for row in _rows_of(rows, record_type, KIND_OF[record_type], ids))
    return {record.id: record for record in found}


def _rows_of(rows: Rows, record_type: type, table: str, ids: Sequence[str]) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(ids), _MOST_VALUES):
        wanted = ids[start : start + _MOST_VALUES]
        some_of = f"IN ({', '.join('?' * len(wanted))})"
        yield from rows(f"SELECT {columns_of(record_type)} FROM {table} WHERE id {some_of}", *wanted)


_MOST_VALUES = 500  # SQLite takes at least 999 in one statement


def find_sign_offs_of_bid(rows: Rows, bid_id: str) -> tuple[SignOff, ...]:
    """Return the sign-offs of a bid's answers, oldest first."""
    columns = ", ".join(f"sign_off.{name}" for name in columns_of(SignOff).split(", "))
    query = (
        f"SELECT {columns} FROM question CROSS JOIN answer ON question_id = question.id"
        " CROSS JOIN sign_off ON answer_id = answer.id WHERE bid_id = ? ORDER BY signed_at, sign_off.rowid"
    )
    return tuple(from_row(SignOff, row) for row in rows(query, bid_id))


def count_open_reviews(rows: Rows, bid_id: str) -> dict[tuple[str, str | None], int]:
    """Return how many remarks and suggestions of a bid's reviews are open, by question and lot; ("", None): on none."""
    query = " UNION ALL ".join(
        "SELECT question_id, lot_id FROM review_round JOIN returned_copy ON returned_copy.round_id = review_round.id"
        f" JOIN {kind} ON returned_id = returned_copy.id LEFT JOIN sent_answer ON sent_id = sent_answer.id"
        f" WHERE bid_id = ? AND state = 'open'{also}"
        for kind, also in (("remark", " AND parent_id IS NULL"), ("suggestion", ""))
    )
    counts = Counter(
        (str(question or ""), None if lot is None else str(lot)) for question, lot in rows(query, bid_id, bid_id)
    )
    return dict(counts)


def find_all_revisions(rows: Rows) -> tuple[Revision, ...]:
    """Return every revision, oldest first."""
    query = f"SELECT {columns_of(Revision)} FROM revision ORDER BY made_at, rowid"
    return tuple(from_json(Revision, row_json(Revision, row)) for row in rows(query))


def find_kept_files(rows: Rows) -> tuple[KeptFile, ...]:
    """Return the files kept in the workspace, without their content."""
    query = f"SELECT {columns_of(KeptFile)} FROM file ORDER BY kept_at, digest"
    return tuple(from_json(KeptFile, row_json(KeptFile, row)) for row in rows(query))


def find_questions_asking_for_facts(rows: Rows) -> tuple[Question, ...]:
    """Return the questions of all bids that a fact answers."""
    query = f"SELECT {columns_of(Question)} FROM question WHERE fact <> '' ORDER BY bid_id, position"
    return tuple(from_row(Question, row) for row in rows(query))


_ANSWER_WORDS = f"""
SELECT answer.id, search.words FROM question CROSS JOIN answer ON question_id = question.id
    CROSS JOIN search_place ON search_place.record_id = answer.id CROSS JOIN search ON search.rowid = search_place.id
    LEFT JOIN lot ON lot.id = answer.lot_id WHERE bid_id = ? AND {COUNTS}
"""
_PLAIN = re.compile(r"[a-z0-9]+")
_MOST_RUNS = 6


def find_answer_words(rows: Rows, bid_id: str, *, saying: Sequence[str] | None = None) -> dict[str, str]:
    """Return the plain words of the answers of a bid that count, as the index keeps them, by the answers' ids.

    With `saying` only those that may say one of some names: that hold each run of plain letters and digits in it. The index
    itself is not asked, for it takes some signs to be parts of words that Python does not.
    """
    runs = [_PLAIN.findall(name.lower())[:_MOST_RUNS] for name in saying or ()]
    if saying is None or not all(runs):
        found = rows(_ANSWER_WORDS, bid_id)
    elif runs:
        held = " OR ".join(" AND ".join(["instr(lower(search.words), ?)"] * len(run)) for run in runs)
        found = rows(f"{_ANSWER_WORDS} AND ({held})", bid_id, *(part for run in runs for part in run))
    else:
        found = []
    return {str(answer_id): str(words) for answer_id, words in found}


def find_words_not_noted(rows: Rows, bid_id: str, rules: int, *, shared: bool) -> dict[str, str]:
    """Return the plain words of those answers of a bid that count of which no note by these rules tells anything.

    With `shared` only of those shared by all lots.
    """
    query = (
        f"{_ANSWER_WORDS}{' AND answer.lot_id IS NULL' if shared else ''} AND NOT EXISTS"
        " (SELECT 1 FROM answer_note WHERE answer_id = answer.id AND rules = ? AND noted <> '')"
    )
    return {str(answer_id): str(words) for answer_id, words in rows(query, bid_id, rules)}
