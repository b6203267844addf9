"""Word lists: the bundled regions, services and the like, until the charity makes a list its own."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.score_scales import FAIL, PASS, ScaleStep, ScoreScale, read_scale, read_scales, write_scale
from bidprep.domain.text import clean_characters
from bidprep.domain.word_lists import WORD_LISTS, WordList, word_list_id
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


def read_word_lists(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return the entries of each list by its name: the charity's own, else the bundled ones."""
    own = {words.name: words.entries for words in workspace.find(WordList)}
    return {name: own.get(name) or bundled_entries(name) for name in WORD_LISTS}


def bundled_entries(name: str) -> tuple[str, ...]:
    """Return the entries of a bundled list; raises BidprepError where there is no such list."""
    if name not in _BUNDLED:
        raise BidprepError(f"There is no list “{name}”.", f"Choose one of: {', '.join(WORD_LISTS)}.")
    file, entries = _BUNDLED[name]
    return entries(_read(file))


def word_list_source(name: str) -> str:
    """Return where a bundled list comes from, with its licence."""
    return str(_read(_BUNDLED[name][0])["source"])


def change_word_list(workspace: Workspace, name: str, entries: tuple[str, ...]) -> Changes:
    """Make a list the charity's own; without entries, or with the bundled ones, the bundled list is offered again."""
    kept = tuple(dict.fromkeys(filter(None, (" ".join(clean_characters(entry).split()) for entry in entries))))
    if name == "scales":
        check_scales(kept)
    record = WordList(word_list_id(name), name)
    with workspace.step(f"Edit the list {WORD_LISTS[name].lower()}", visit=record.id) as step:
        if kept and kept != bundled_entries(name):
            step.put(replace(record, entries=kept))
        else:
            step.remove(WordList, record.id)
    return step.changes()


def check_scales(entries: Iterable[str]) -> None:
    """Raise BidprepError where an entry of the list of score scales cannot be read as one."""
    for entry in entries:
        read_scale(entry)


def read_score_scales(workspace: Workspace) -> dict[str, ScoreScale]:
    """Return the score scales by their names: those of the charity’s own list, else the bundled ones."""
    own = next(iter(workspace.find(WordList, name="scales")), None)
    return read_scales((own and own.entries) or bundled_entries("scales"))


@cache
def _read(file: str) -> Any:
    return read_json_file(paths.resources_folder() / "lists" / f"{file}.json")


def _categories(told: Any) -> tuple[str, ...]:
    return tuple(category["name"] for category in told["categories"])


def _levels(told: Any) -> tuple[str, ...]:
    return tuple(
        f"{category['name']}, {level}: {words}"
        for category in told["categories"]
        for level, words in category["complexity"].items()
    )


def _outcomes(told: Any) -> tuple[str, ...]:
    return tuple(
        f"{category['name']}: {outcome}" for category in told["categories"] for outcome in category["outcomes"]
    )


def _scales(told: Any) -> tuple[str, ...]:
    return tuple(write_scale(_scale(scale)) for scale in told["scales"])


def _scale(told: Any) -> ScoreScale:
    if told["kind"] == "pass-fail":
        marks = {"Pass": PASS, "Fail": FAIL}
        steps = tuple(ScaleStep(marks[step["score"]], marks[step["score"]], step["meaning"]) for step in told["scores"])
        return ScoreScale(told["name"], steps, PASS, is_pass_fail=True)
    steps = tuple(ScaleStep(Decimal(step["from"]), Decimal(step["to"]), step["meaning"]) for step in told["scores"])
    return ScoreScale(told["name"], steps, Decimal(told["minimum"]) if "minimum" in told else None)


_BUNDLED: dict[str, tuple[str, Callable[[Any], tuple[str, ...]]]] = {
    "regions": ("regions", lambda told: tuple(region["name"] for region in told["regions"])),
    "areas": ("areas", lambda told: tuple(area["name"] for area in told["areas"])),
    "services": ("service_categories", _categories),
    "complexity": ("service_categories", _levels),
    "outcomes": ("service_categories", _outcomes),
    "scales": ("score_scales", _scales),
}
