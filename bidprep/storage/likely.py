"""Records that speak of the same things as a question: found by the index, before they are looked at closely.

Each thing is looked up by itself, in titles and questions first. What stands nearly everywhere finds everything and tells
nothing: it is looked up once, remembered as common, and left to the closer look. Only where all that is asked for is
common do its newest records stand for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bidprep.domain.suggesting import rarity
from bidprep.storage.faults import damage_said
from bidprep.storage.workspace import Workspace

RAREST = 8
"""So many of the rarest things decide which records are looked at."""
_RAREST_IN_TEXT = 2
_MOST_LOOKED_UP = 12
_MOST_ROWS = 1_000
"""Rows that are read of one thing; one that has as many is common."""
_MOST_RANKED = 300
_LOOKED_AT = {"passage": 24, "question": 10, "case_study": 8, "partner": 6, "offer": 6, "fact": 5}
_MOST_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that may fit, as the index keeps it."""

    kind: str
    id: str
    title: str
    words: str


_common: dict[tuple[str, str, str], float] = {}
"""How rare the things are that stand in too many records to be read, by workspace and column; they stay so."""


class _Index:
    """The index of one workspace as it is asked for one question: rows by thing, and which things are common."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._newest = int(str(workspace.rows("SELECT max(id) FROM search_place")[0][0] or 1))
        self._of = _count(workspace, self._newest)

    def rows(self, column: str, thing: str, said_by: Sequence[str]) -> tuple[list[str], float]:
        """Return the newest rows whose column speaks of a thing, none where it is common, and how rare it is there."""
        kept = _common.get((self._workspace.id, column, thing))
        if kept is not None:
            return [], kept
        rows = self.newest(column, said_by)
        if len(rows) < _MOST_ROWS:
            return rows, rarity(len(rows), self._of)
        share = len(rows) / (self._newest - int(rows[-1]) + 1)  # of the records as far back as was read
        kept = rarity(min(round(share * self._of), self._of), self._of)
        if len(_common) >= _MOST_REMEMBERED:
            _common.clear()
        _common[(self._workspace.id, column, thing)] = kept
        return [], kept

    def newest(self, column: str, said_by: Sequence[str]) -> list[str]:
        """Return the newest rows whose column holds one of these, the newest first; words begin with what is given.

        They stay the text that they come as: of thousands only the best are looked at.
        """
        any_of = " OR ".join(_phrase(each.split(" ")) for each in said_by if _is_plain(each))
        if not any_of:
            return []
        query = (
            "SELECT group_concat(rowid) FROM"  # one value for a thousand rows: each of them would cost more than finding it
            " (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)"
        )
        listed = self._workspace.rows(query, f"{column} : ({any_of})", _MOST_ROWS)[0][0]
        return str(listed).split(",") if listed else []


_counted: dict[str, tuple[int, int]] = {}
"""How many records the index of a workspace had when this was its newest row: counting them takes as long as three looks."""


def _count(workspace: Workspace, newest: int) -> int:
    at, count = _counted.get(workspace.id, (0, 0))
    if at != newest:
        count = int(str(workspace.rows("SELECT count(*) FROM search_place")[0][0])) or 1
        _counted.clear()
        _counted[workspace.id] = (newest, count)
    return count


@damage_said()
def find_likely(
    workspace: Workspace, wanted: Mapping[str, tuple[float, Sequence[str]]]
) -> tuple[tuple[Likely, ...], dict[str, float]]:
    """Return the records that may fit, and how much each thing says.

    `wanted` gives for each thing its weight, and the beginnings of words, or of phrases, that say it.
    """
    index = _Index(workspace)
    weightiest = sorted(wanted, key=lambda thing: -wanted[thing][0])[:_MOST_LOOKED_UP]
    in_titles = {thing: index.rows("title", thing, wanted[thing][1]) for thing in weightiest}
    rarities = {thing: rare for thing, (_, rare) in in_titles.items()}
    told = sorted(weightiest, key=lambda thing: -wanted[thing][0] * rarities[thing])
    worths = [(rows, wanted[thing][0] * rarities[thing]) for thing in told if (rows := in_titles[thing][0])][:RAREST]
    for thing in told[:_RAREST_IN_TEXT]:
        rows, rare = index.rows("words", thing, wanted[thing][1])
        worths.append((rows, 0.5 * wanted[thing][0] * rare))
    if not any(rows for rows, _ in worths):
        worths = [(index.newest("title", wanted[thing][1]), wanted[thing][0] * rarities[thing]) for thing in told[:2]]
    scores: dict[str, float] = {}
    so_far = scores.get
    for rows, worth in worths:
        if not scores:
            scores.update(dict.fromkeys(rows, worth))
            continue
        for row in rows:
            scores[row] = so_far(row, 0.0) + worth
    best = sorted(scores, key=scores.__getitem__, reverse=True)  # of equals, which speak of the same, the newest first
    return _looked_at(workspace, list(map(int, best[:_MOST_RANKED]))), rarities


def _phrase(words: Sequence[str]) -> str:
    """Return words in their order for MATCH; the last is the beginning of one."""
    return " + ".join(f'"{word}"*' if word == words[-1] else f'"{word}"' for word in words)


def _is_plain(words: str) -> bool:
    return '"' not in words and all(any(letter.isalnum() for letter in word) for word in words.split(" "))


def _looked_at(workspace: Workspace, best: Sequence[int]) -> tuple[Likely, ...]:
    """Return the best few of each kind, best first."""
    some_of = f"IN ({', '.join('?' * len(best))})"
    places = {
        row[0]: row for row in workspace.rows(f"SELECT id, kind, record_id FROM search_place WHERE id {some_of}", *best)
    }
    room = dict(_LOOKED_AT)
    chosen: list[tuple[object, ...]] = []
    for place in filter(None, map(places.get, best)):
        kind = str(place[1])
        if room.get(kind, 0) > 0:
            room[kind] -= 1
            chosen.append(place)
    rows = [int(str(row)) for row, _, _ in chosen]
    asked = f"SELECT rowid, title, words FROM search WHERE rowid IN ({', '.join('?' * len(rows))})"
    said = {row[0]: row for row in workspace.rows(asked, *rows)}
    return tuple(Likely(str(kind), str(id), str(said[row][1]), str(said[row][2])) for row, kind, id in chosen)
