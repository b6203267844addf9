"""Who decides on remarks: one of our people, chosen once and remembered on this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from bidprep import paths
from bidprep.domain.people import Person
from bidprep.settings import read_settings
from bidprep.ui.widgets.choice_box import ChoiceBox


class Decider(QWidget):
    """Asks who sits here; the name goes with every decision. `chosen` tells the id of another person, "" for nobody.

    What is remembered is the id of the record, no name: who is erased is nobody here, too.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.box = ChoiceBox()
        self.box.setAccessibleName("You are")
        self.box.setAccessibleDescription("Your name goes with what you decide")
        self.box.activated.connect(lambda _at: self.chosen.emit(self.box.currentData()))
        label = QLabel("You are")
        label.setBuddy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.box)

    @property
    def person(self) -> str:
        """The name of who decides, "" where that was not said."""
        return self.box.currentText() if self.box.currentData() else ""

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer these; hidden where there are none."""
        named = [each for each in people if each.name.strip()]
        self.box.clear()
        self.box.addItem("not said", "")
        for each in sorted(named, key=lambda each: each.name.casefold()):
            self.box.addItem(" ".join(each.name.split()), each.id)
        self.box.setCurrentIndex(max(0, self.box.findData(read_settings(paths.settings_file()).me)))
        self.box.fit()
        self.setVisible(bool(named))
