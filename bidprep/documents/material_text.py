"""The words of a material as values, so that whoever handles them need not load what reads them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MaterialText:
    """The words of a material: `lines` are paragraphs and rows. `title` is what the file calls itself, "" for nothing.

    `warnings` are whole sentences about what could not be read, or should be known of the file.
    """

    title: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines as one text, as `Material.text` keeps it."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class RoughText:
    """What a reader of one kind of file found, before it is cleaned and cut to measure."""

    lines: Iterable[str]
    title: str = ""
    warnings: tuple[str, ...] = ()
