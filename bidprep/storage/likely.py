"""Records that speak of the same things as a question: found by the index, before they are looked at closely.

Each thing is looked up by itself, in titles and questions first; what stands nearly everywhere is left out, for it finds
everything and tells nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bidprep.domain.suggesting import rarity
from bidprep.storage.faults import damage_said
from bidprep.storage.workspace import Workspace

RAREST = 8
"""So many of the rarest things decide which records are looked at."""
_RAREST_IN_TEXT = 4
_MOST_LOOKED_UP = 20
_MOST_ROWS = 1_500
_LOOKED_AT = {"passage": 24, "question": 10, "case_study": 8, "partner": 6, "offer": 6, "fact": 5}


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that may fit, as the index keeps it."""

    kind: str
    id: str
    title: str
    words: str


@damage_said()
def find_likely(
    workspace: Workspace, wanted: Mapping[str, tuple[float, Sequence[str]]]
) -> tuple[tuple[Likely, ...], dict[str, float]]:
    """Return the records that may fit, and how much each thing says.

    `wanted` gives for each thing its weight, and the beginnings of words, or of phrases, that say it.
    """
    of = int(str(workspace.rows("SELECT count(*) FROM search_place")[0][0])) or 1
    weightiest = sorted(wanted, key=lambda thing: -wanted[thing][0])[:_MOST_LOOKED_UP]
    in_titles = {thing: _rows(workspace, "title", wanted[thing][1]) for thing in weightiest}
    rarities = {thing: rarity(len(rows), of) for thing, rows in in_titles.items()}
    told = sorted(weightiest, key=lambda thing: -wanted[thing][0] * rarities[thing])
    scores: dict[int, float] = {}
    for thing in [thing for thing in told if in_titles[thing]][:RAREST]:
        for row in in_titles[thing]:
            scores[row] = scores.get(row, 0.0) + wanted[thing][0] * rarities[thing]
    for thing in told[:_RAREST_IN_TEXT]:
        in_text = _rows(workspace, "words", wanted[thing][1])
        worth = 0.5 * wanted[thing][0] * rarity(len(in_text), of)
        for row in in_text:
            scores[row] = scores.get(row, 0.0) + worth
    best = sorted(scores, key=lambda row: (-scores[row], -row))
    return _looked_at(workspace, best), rarities


def _rows(workspace: Workspace, column: str, said_by: Sequence[str]) -> list[int]:
    """Return the newest rows whose column holds one of these; words begin with what is given."""
    any_of = " OR ".join(" + ".join(f'"{word}"*' if word == each.split(" ")[-1] else f'"{word}"' for word in each.split(" "))
                         for each in said_by if _is_plain(each))  # fmt: skip
    if not any_of:
        return []
    found = workspace.rows(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        f"{column} : ({any_of})",
        _MOST_ROWS,
    )
    return [int(str(row[0])) for row in found]


def _is_plain(words: str) -> bool:
    return '"' not in words and all(any(letter.isalnum() for letter in word) for word in words.split(" "))


def _looked_at(workspace: Workspace, best: Sequence[int]) -> tuple[Likely, ...]:
    found: list[Likely] = []
    room = dict(_LOOKED_AT)
    for start in range(0, min(len(best), 2_000), 200):
        some = best[start : start + 200]
        places = {
            int(str(row[0])): (str(row[1]), str(row[2]))
            for row in workspace.rows(
                f"SELECT id, kind, record_id FROM search_place WHERE id IN ({', '.join('?' * len(some))})", *some
            )
        }
        for row in some:
            kind, record_id = places.get(row, ("", ""))
            if room.get(kind, 0) > 0:
                room[kind] -= 1
                title, words = workspace.rows("SELECT title, words FROM search WHERE rowid = ?", row)[0]
                found.append(Likely(kind, record_id, str(title), str(words)))
        if not any(room.values()) or (start and not room["passage"]):
            break
    return tuple(found)
