"""What a person has set: kept in one small file, read once, with a default for everything."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path


class Appearance(StrEnum):
    """How the window looks."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `text_size` is in per cent of the system's; `workspace` is the one opened last, or "".

    `me` is the id of who sits here, one of the people of a workspace, or "".
    """

    appearance: Appearance = Appearance.SYSTEM
    text_size: int = 100
    workspace: str = ""
    side_pane: bool = True
    me: str = ""


LEAST_TEXT_SIZE, MOST_TEXT_SIZE = 80, 200


def read_settings(path: Path) -> Settings:
    """Return the settings in a file; what is missing or damaged there takes its default."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(told, dict):
        return Settings()
    found: dict[str, object] = {}
    for field in fields(Settings):
        value = told.get(field.name)
        if type(value) is type(asdict(Settings())[field.name]) or field.name == "appearance":
            found[field.name] = value
    with suppress(ValueError, KeyError):
        found["appearance"] = Appearance(str(found["appearance"]))
    if not isinstance(found.get("appearance"), Appearance):
        found["appearance"] = Appearance.SYSTEM
    size = found.get("text_size")
    found["text_size"] = min(MOST_TEXT_SIZE, max(LEAST_TEXT_SIZE, size if isinstance(size, int) else 100))
    return Settings(**found)  # type: ignore[arg-type] # each value was checked against its default's type


def write_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; a folder that cannot be written loses no more than the settings."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".tmp")
        unfinished.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
        unfinished.replace(path)
