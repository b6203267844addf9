"""An OCDS file: a release, an array of releases, a release package or a record package."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bidprep.documents.json_file import read_json
from bidprep.documents.notices.parts import Budget
from bidprep.documents.notices.releases import Origin, origin_of, read_release
from bidprep.documents.reading import read_words
from bidprep.documents.uncollected import uncollected
from bidprep.domain.notice_rules import merge_releases
from bidprep.domain.notices import Notice
from bidprep.errors import BidprepError

# Each comma and bracket begins a value at most, so that counting them bounds what parsing can take.
MOST_VALUES = 750_000
MOST_RELEASES = 20_000
_MOST_WRAPPINGS = 4
_SAYS_SOMETHING = ("tender", "awards", "contracts", "planning", "buyer")
_OF_A_RECORD = ("compiledRelease", "versionedRelease", "releases")
_WRAPPERS = ("releases", "records", "results", "data", "items", "release", "record", "notice")


@uncollected()
def read_notices(path: Path) -> tuple[Notice, ...]:
    """Return the notices in an OCDS file, one for each process (`ocid`), in the file's order.

    Several releases of one process are merged. What has the wrong form is left out with a warning on its notice.
    Raises BidprepError where the file is no JSON, too large, or holds no notice.
    """
    words = read_words(path)
    if len(words) > MOST_VALUES and sum(map(words.count, ",[{")) > MOST_VALUES:
        raise BidprepError(f"{path.name} holds too many values to be a notice.", "Download fewer notices at a time.")
    found = _parse(words, path.name)
    links = 0
    processes: dict[object, _Process] = {}
    for number, process in enumerate(_find(found), 1):
        if number > MOST_RELEASES:
            raise BidprepError(
                f"{path.name} holds more than {MOST_RELEASES:,} releases.", "Download fewer notices at a time."
            )
        if not process.releases:
            links += 1
        elif process.ocid in processes:
            processes[process.ocid].join(process)
        else:
            processes[process.ocid or object()] = process
    if not processes:
        raise BidprepError(
            f"{path.name} only links to its releases." if links else f"{path.name} holds no notice.",
            "Download the releases themselves, or a record with a compiled release."
            if links
            else "Choose an OCDS file: a release, a release package or a record package.",
        )
    budget = Budget()
    notices = tuple(process.read(budget) for process in processes.values())
    if links:
        told = f"{links:,} records of this file only link to their releases and were left out."
        return (replace(notices[0], warnings=(*notices[0].warnings, told)), *notices[1:])
    return notices


def _parse(words: str, called: str) -> object:
    """Return what a file says: JSON, or one JSON object in each line, as archives of notices are kept."""
    first = words[: words.find("\n")].strip()
    if first[:1] == "{" and first[-1:] == "}":
        lines = enumerate(words.split("\n"))
        return [read_json(line, called, lines_before=number) for number, line in lines if line.strip()]
    return read_json(words, called)


class _Process:
    """The releases of one contracting process, and what is known of when they were made."""

    def __init__(self, ocid: str, releases: list[dict[str, Any]], known: list[Any]) -> None:
        self.ocid = ocid
        self.releases = releases
        self._known = known

    def join(self, other: "_Process") -> None:
        """Take in the releases of the same process that stood elsewhere in the file."""
        self.releases.extend(other.releases)
        self._known.extend(other._known)

    def read(self, budget: Budget) -> Notice:
        """Return what the releases say together."""
        origin: Origin = origin_of(self._known)
        held = self.releases[0] if len(self.releases) == 1 else merge_releases(self.releases)
        notice = read_release(held, origin, budget)
        if notice.ocid:
            return notice
        told = "This notice has no identifier (ocid): a later update cannot be matched to it."
        return replace(notice, warnings=(*notice.warnings, told))


def _find(found: object, depth: int = 0) -> Iterator[_Process]:
    """Yield the processes that stand in a file, whatever they are wrapped in."""
    if depth > _MOST_WRAPPINGS:
        return
    if isinstance(found, list):
        for entry in found:
            yield from _find(entry, depth + 1)
    elif isinstance(found, dict):
        if isinstance(found.get("ocid"), str) and _is_record(found):
            yield _of_record(found)
        elif _is_release(found):
            yield _Process(_ocid(found), [found], [found])
        else:
            for key in _WRAPPERS:
                if isinstance(found.get(key), list | dict):
                    yield from _find(found[key], depth + 1)


def _is_record(found: dict[str, Any]) -> bool:
    return not found.keys().isdisjoint(_OF_A_RECORD) and "tender" not in found


def _is_release(found: dict[str, Any]) -> bool:
    return any(isinstance(found.get(key), (dict, list)) for key in _SAYS_SOMETHING)


def _of_record(record: dict[str, Any]) -> _Process:
    """Return the process of a record: its compiled release, else its releases, else the last of each version."""
    listed = record.get("releases")
    releases = [release for release in (listed if isinstance(listed, list) else [listed]) if isinstance(release, dict)]
    ocid = _ocid(record)
    compiled = record.get("compiledRelease")
    versioned = record.get("versionedRelease")
    if isinstance(compiled, dict):
        return _Process(ocid, [{"ocid": ocid} | compiled], releases or [compiled])
    if whole := [{"ocid": ocid} | release for release in releases if _is_release(release)]:
        return _Process(ocid, whole, releases)
    if isinstance(versioned, dict) and isinstance(newest := _newest(versioned), dict):
        return _Process(ocid, [{"ocid": ocid} | newest], releases)
    return _Process(ocid, [], releases)


def _newest(value: object) -> object:
    """Return a versioned release as it stands: of each list of versions the last value."""
    if isinstance(value, dict):
        return {key: _newest(inner) for key, inner in value.items()}
    if isinstance(value, list):
        if value and all(isinstance(entry, dict) and "releaseDate" in entry for entry in value):
            return value[-1].get("value")
        return [_newest(entry) for entry in value]
    return value


def _ocid(found: dict[str, Any]) -> str:
    ocid = found.get("ocid")
    return ocid if isinstance(ocid, str) else ""
