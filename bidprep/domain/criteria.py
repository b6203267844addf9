"""Award criteria: what a buyer publishes of how a stage or a lot is judged."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Criterion:
    """One award criterion, of a lot or of a whole stage. `weighting` is in per cent, where it is told in figures."""

    id: str
    stage_id: str
    lot_id: str | None = None
    position: int = 0
    name: str = ""
    kind: str = ""
    weighting: Decimal | None = None
