"""How the window looks: Fusion with our own palettes, and text as large as the person wants it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QToolTip

from bidprep.settings import Appearance
from bidprep.ui.icons import icon, icon_pixmap
from bidprep.ui.palettes import (
    Look,
    Tone,
    contrast,
    look_of,
    make_edged_palette,
    make_menu_palette,
    make_palette,
    outline_colour,
    tone_colours,
)

__all__ = [
    "GRID",
    "Look",
    "Tone",
    "apply_appearance",
    "contrast",
    "frame_list",
    "icon",
    "icon_pixmap",
    "look_of",
    "outline_colour",
    "row_height",
    "tone_colours",
]

GRID = 8
"""Distances in the window are multiples of this many logical pixels."""

_ROW = 30
_ROOM_IN_ROW = 12
_LEAST_POINTS = 9.0

_SCHEMES = {
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
    Appearance.CONTRAST: Qt.ColorScheme.Dark,
}


# Qt takes the first that fits a widget in no certain order, so no two of these may inherit one another. No
# lists and tables: their headings fill what is left over with the colour that gives the edge.
_MENUS = ("QMenu", "QMenuBar")
_EDGED = (
    "QLineEdit",
    "QTextEdit",
    "QPlainTextEdit",
    "QComboBox",
    "QAbstractSpinBox",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QScrollBar",
)


def apply_appearance(appearance: Appearance, text_size: int) -> None:
    """Give the whole program its looks; `text_size` is in per cent of the system's text.

    Windows that are open already change with it, and `Appearance.SYSTEM` goes on following the system.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("The appearance needs a running QApplication.")
    if QApplication.style().name() != "fusion":
        QApplication.setStyle("Fusion")
    follower = application.findChild(_SystemFollower) or _SystemFollower(application)
    follower.wear(appearance)
    _resize_text(text_size)


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a row in a list, in logical pixels: 30, or more where the text is large."""
    return max(_ROW, metrics.height() + _ROOM_IN_ROW)


def frame_list(frame: QFrame) -> None:
    """Give a list an edge that can be seen in the look it wears, to be called again when its palette changes.

    Fusion draws the edge of a panel in a darker shade of Window, and there is none of black.
    """
    shape = QFrame.Shape.Box if look_of(frame.palette()) is Look.CONTRAST else QFrame.Shape.StyledPanel
    if frame.frameShape() != shape:
        frame.setFrameShape(shape)


class _SystemFollower(QObject):
    """Remembers which appearance is wanted, and colours the program again when the system changes its own."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._appearance = Appearance.SYSTEM
        hints = QGuiApplication.styleHints()
        # Queued, as Qt hands out the system's own menu colours just after it has told of the change.
        queued = Qt.ConnectionType.QueuedConnection
        hints.colorSchemeChanged.connect(self._colour, queued)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._colour, queued)

    def wear(self, appearance: Appearance) -> None:
        """Take on an appearance."""
        hints = QGuiApplication.styleHints()
        # The system draws the title bar and its own dialogs; this tells it in which scheme.
        if appearance is not Appearance.SYSTEM:
            hints.setColorScheme(_SCHEMES[appearance])
        elif self._appearance is not Appearance.SYSTEM:
            hints.unsetColorScheme()
        self._appearance = appearance
        self._colour()

    def _colour(self) -> None:
        look = _look_for(self._appearance)
        QApplication.setPalette(make_palette(look))
        for palette, classes in ((make_menu_palette(look), _MENUS), (make_edged_palette(look), _EDGED)):
            for called in classes:
                # The stubs of PySide ask for bytes, which PySide refuses.
                QApplication.setPalette(palette, called)  # type: ignore[arg-type]
        # Some systems have a palette of their own for these.
        QToolTip.setPalette(make_palette(look))


def _look_for(appearance: Appearance) -> Look:
    if appearance is Appearance.SYSTEM:
        hints = QGuiApplication.styleHints()
        if hasattr(hints, "accessibility") and (
            hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        ):
            return Look.CONTRAST
        return Look.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Look.LIGHT
    return {Appearance.LIGHT: Look.LIGHT, Appearance.DARK: Look.DARK}.get(appearance, Look.CONTRAST)


def _resize_text(text_size: int) -> None:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    # A font that is set in pixels has no points of its own.
    points = font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()
    font.setPointSizeF(max(_LEAST_POINTS, points * text_size / 100))
    if font != QApplication.font():
        QApplication.setFont(font)
        # Qt tells this to windows alone; a widget with a font of its own, such as a heading, would never hear of it.
        for widget in QApplication.allWidgets():
            if not widget.isWindow():
                QApplication.sendEvent(widget, QEvent(QEvent.Type.ApplicationFontChange))
