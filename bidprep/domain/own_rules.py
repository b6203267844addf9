"""Counting rules of the charity's own, learnt from a portal or typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A counting rule that was added to those bundled; see `bidprep.domain.counting.CountingRule` for what each part says."""

    id: str
    name: str = ""
    label: str = ""
    line_end: int = 0
    tab: int = 0
    bullet: int = 0
    headings: bool = True
    tables: bool = True
    question: bool = False
