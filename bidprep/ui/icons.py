"""Icons by name, drawn in the colour of the text they stand beside and read only when first drawn."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)

from bidprep.paths import resources_folder

_Group = QPalette.ColorGroup
_Role = QPalette.ColorRole

# What the drawings say of themselves and we replace: drawn at the size it is shown in, a line is crisp.
_SIZE = b'width="24"\n  height="24"'
_COLOUR = b"currentColor"

_drawings: dict[str, bytes] = {}

# Qt owns a clone, yet PySide throws it away on its way to Qt unless somebody holds it, and the program ends.
# Only an icon that is changed is cloned, and ours are not, so these are few.
_clones: list[QIconEngine] = []


def icon(name: str) -> QIcon:
    """Return the icon of a drawing in ``resources/icons``; it follows the palette, whatever that becomes.

    To add an icon, put Lucide's SVG of that name, unchanged, into the folder.
    """
    return QIcon(_Drawing(name))


def icon_pixmap(name: str, size: int, ratio: float, colour: QColor) -> QPixmap:
    """Return an icon as a square picture of `size` logical pixels in one colour, for own painting."""
    pixels = round(size * ratio)
    key = f"bidprep {name} {pixels} {colour.rgba():x}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _draw(name, pixels, colour)
        QPixmapCache.insert(key, found)
    found.setDevicePixelRatio(ratio)
    return found


class _Drawing(QIconEngine):
    """Draws one icon. The colour is looked up at each drawing, so that a new palette needs no new icons."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        """Return a drawing of the same icon, for an icon that Qt is about to change."""
        made = _Drawing(self._name)
        _clones.append(made)
        return made

    def iconName(self) -> str:
        """Return the name of the icon."""
        return self._name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of a place."""
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        painter.drawPixmap(place, icon_pixmap(self._name, side, ratio, _colour(mode)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of a size in device pixels."""
        # Qt asks in device pixels and sets the ratio itself.
        return icon_pixmap(self._name, min(size.width(), size.height()), 1.0, _colour(mode))


def _colour(mode: QIcon.Mode) -> QColor:
    palette = QGuiApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(_Group.Disabled, _Role.WindowText)
    if mode == QIcon.Mode.Selected:
        return palette.color(_Group.Active, _Role.HighlightedText)
    return palette.color(_Group.Active, _Role.WindowText)


@cache
def _folder() -> Path:
    return resources_folder() / "icons"


def _draw(name: str, pixels: int, colour: QColor) -> QPixmap:
    drawing = _drawings.get(name)
    if drawing is None:
        drawing = _drawings[name] = (_folder() / f"{name}.svg").read_bytes()
    sized = drawing.replace(_SIZE, b'width="%d" height="%d"' % (pixels, pixels), 1)
    drawn = QPixmap()
    drawn.loadFromData(sized.replace(_COLOUR, colour.name().encode(), 1), "SVG")
    return drawn
