"""A rounded frame with a heading: one thing to read or to do, set apart from its neighbours."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from bidprep.ui.appearance import GRID, outline_colour
from bidprep.ui.widgets.in_sight import ReadWhenReached

_RADIUS = 6.0


class Card(ReadWhenReached):
    """Shows a heading over some words, or over widgets that are added to it; it may read them once it is reached."""

    def __init__(self, heading: str = "", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As high as its words are in this width: Maximum would be the height in the width that it would like.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # What lies in the card stands on its colour, not on the window's.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._heading = _Plain(self)
        self._words = _Plain(self)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2, GRID * 3 // 2)
        self._rows.setSpacing(6)
        self._rows.addWidget(self._heading)
        self._rows.addWidget(self._words)
        self._embolden()
        self.set_heading(heading)
        self.set_words(words)

    @property
    def is_within_view(self) -> bool:
        """Whether it lies where one sees what stands below its heading: the edge of a card tells nobody to read on."""
        return self.visibleRegion().boundingRect().bottom() > self._heading.geometry().bottom()

    def heading(self) -> str:
        """Return the heading."""
        return self._heading.text()

    def words(self) -> str:
        """Return the words under the heading."""
        return self._words.text()

    def set_heading(self, heading: str) -> None:
        """Show another heading; an empty one takes no room."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self.setAccessibleName(heading)

    def set_words(self, words: str) -> None:
        """Show other words under the heading; they are shown as they are, not as HTML."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def add(self, child: QWidget) -> None:
        """Put a widget under what the card holds already."""
        self._rows.addWidget(child)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the heading bold in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._embolden()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(outline_colour(self.palette()))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

    def _embolden(self) -> None:
        bold = self.font()
        bold.setBold(True)
        self._heading.setFont(bold)


class _Plain(QLabel):
    """A label for what people wrote: never HTML, as long as it needs, and to be copied with the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
