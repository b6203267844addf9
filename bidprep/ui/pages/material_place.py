"""Where in the window a material is shown: its bid, itself, and what of it."""

from dataclasses import dataclass

from bidprep.ui.page import Place

CHANGES = "changes"


@dataclass(frozen=True)
class MaterialPlace:
    """A bid's materials; one of them where `material_id` is not empty.

    `at` is where in its text to begin, or `CHANGES` for what it changes of the version before, or "".
    """

    bid_id: str = ""
    material_id: str = ""
    at: str = ""

    @property
    def start(self) -> int | None:
        """Where in its text to begin, None where the place does not say."""
        return int(self.at) if self.at.isdecimal() else None

    def place(self) -> Place:
        """Return it as a place of the window."""
        return Place("materials", "/".join(filter(None, (self.bid_id, self.material_id, self.at))))


def read_material_place(place: Place) -> MaterialPlace:
    """Return which material a place of the window shows."""
    bid_id, material_id, at = (*place.id.split("/"), "", "")[:3]
    return MaterialPlace(bid_id, material_id, at)


def material_place(bid_id: str, material_id: str = "", at: int | str = "") -> Place:
    """Return the place of a bid's materials, or of one of them, or of somewhere in it."""
    return MaterialPlace(bid_id, material_id, str(at)).place()
