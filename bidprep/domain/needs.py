"""Needs: what a lot takes to deliver, held against who brings it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """A service that a lot needs, or every lot of a stage. `is_ours` says that we bring it ourselves."""

    id: str
    stage_id: str
    lot_id: str | None = None
    position: int = 0
    service: str = ""
    is_ours: bool = False
    notes: str = ""
