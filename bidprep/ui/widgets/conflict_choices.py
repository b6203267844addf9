"""Whose words to take, where two texts changed the same sentence in different ways."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from bidprep.domain.redline_changes import excerpt
from bidprep.domain.sentence_merge import Conflict, Side
from bidprep.domain.text import plain_block
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.headings import note


class ConflictChoices(QWidget):
    """For each conflict both wordings in full, and a box that says which is taken: ours, unless told otherwise."""

    changed = Signal()

    def __init__(self, ours: str, theirs: str) -> None:
        super().__init__()
        self._called = {Side.OURS: ours, Side.THEIRS: theirs}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Conflict, ...] = ()
        self._boxes: list[QComboBox] = []
        self.hide()

    def show_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        """Ask about these."""
        if conflicts == self._shown:
            return
        self._shown = conflicts
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        for number, conflict in enumerate(conflicts, 1):
            self._ask(number, conflict)
        self.setVisible(bool(conflicts))

    def sides(self) -> tuple[Side, ...]:
        """Return whose words are taken, in order."""
        return tuple(Side(box.currentData()) for box in self._boxes)

    def _ask(self, number: int, conflict: Conflict) -> None:
        box = ChoiceBox()
        box.setAccessibleName(f"Changed in both, {number} of {len(self._shown)}: whose words to take")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        for side, called in self._called.items():
            words = " ".join(plain_block(block) for block in conflict.blocks_of(side))
            told = note(f"{called}: {f'“{words}”' if words else 'nothing'}")
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._rows.addWidget(told)
            box.addItem(f"{called}: {f'“{excerpt(words)}”' if words else 'nothing'}", side)
        box.setAccessibleDescription(f"{box.itemText(0)} {box.itemText(1)}")
        box.activated.connect(lambda _at: self.changed.emit())
        self._rows.addWidget(box)
        self._boxes.append(box)
