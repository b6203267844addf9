"""The manual: one set of Markdown files, shown in the window and read as they are."""

from dataclasses import dataclass
from pathlib import Path

from bidprep import paths
from bidprep.documents.reading import read_words


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of the manual; `title` is its first heading."""

    key: str
    title: str
    words: str


def help_folder() -> Path:
    """Return the folder of the manual."""
    return paths.resources_folder() / "help"


def read_help_pages() -> tuple[HelpPage, ...]:
    """Return the pages of the manual in their order, which is that of the file ``contents.txt``."""
    order = read_words(help_folder() / "contents.txt").split()
    return tuple(_read_page(key) for key in order)


def _read_page(key: str) -> HelpPage:
    words = read_words(help_folder() / f"{key}.md")
    return HelpPage(key, words.partition("\n")[0].removeprefix("# ").strip(), words)
