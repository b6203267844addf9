"""The trail above the page: where it hangs, each step a link."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from bidprep.ui.page import Place


class Trail(QWidget):
    """Bids › North West call-off › Question 2. Hidden where the page stands by itself."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Where this page is")
        self._steps: tuple[tuple[str, Place], ...] = ()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 6, 16, 0)
        self._layout.setSpacing(2)

    def show_steps(self, steps: Sequence[tuple[str, Place]]) -> None:
        """Show the steps from the outermost to the page itself."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, place in steps[:-1]:
            self._layout.addWidget(self._link(words, place))
            self._layout.addWidget(QLabel("›"))
        if steps:
            here = QLabel(_short(steps[-1][0]))
            here.setContentsMargins(3, 0, 0, 0)
            here.setTextFormat(Qt.TextFormat.PlainText)
            self._layout.addWidget(here)
        self._layout.addStretch(1)
        self.setVisible(len(steps) > 1)

    def _link(self, words: str, place: Place) -> QToolButton:
        link = QToolButton()
        link.setText(_short(words).replace("&", "&&"))
        link.setAutoRaise(True)
        link.setAccessibleName(f"Go to {words}")
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        link.clicked.connect(lambda: self.wanted.emit(place))
        return link


def _short(words: str) -> str:
    return words if len(words) <= 44 else words[:43] + "…"  # noqa: PLR2004 - fits the smallest window
