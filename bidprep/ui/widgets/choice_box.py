"""A box with a few choices, one of which stands; it changes only where somebody means it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class ChoiceBox(QComboBox):
    """A combo box that leaves to the page what Qt would take for typing or turning.

    Alt and a letter belong to a button or a menu, also where that cannot be pressed now; the wheel scrolls the page
    unless the box has the keyboard.
    """

    def fit(self) -> None:
        """Ask the layout for the width of the widest choice; to be called when the choices have changed.

        Qt's own `AdjustToContents` then makes the box that wide itself, behind the layout's back, so that for a moment
        it covers what stands beside it. It only does so while that is its policy 20 milliseconds later.
        """
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)

    # Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no letter that comes with Alt: Qt would choose by it."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() not in _OPENING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the choices only where the box has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
