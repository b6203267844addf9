"""A ring round the button, box or tick that has the keyboard: by itself its edge only changes its colour a little."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFocusFrame, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

_RINGED = ("QPushButton", "QToolButton", "QComboBox", "QCheckBox", "QRadioButton")
_THICK = 3
_ROUND = 3


class ButtonFocus(QObject):
    """Has the one widget with the keyboard wear a ring, where it is of a kind that needs one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None

    def attend(self, focus: QWidget | None) -> None:
        """See to what has the keyboard now."""
        if focus is not None and any(map(focus.inherits, _RINGED)) and self._window.isAncestorOf(focus):
            if self._ring is None:
                self._ring = _Ring(self._window)
                self._ring.destroyed.connect(self._forget)  # it goes with what it stands in
            self._ring.setWidget(focus)
            self._ring.raise_()  # Qt puts it under the widget
        elif self._ring is not None:
            self._ring.setWidget(None)  # type: ignore[arg-type]  # Qt takes it for “nowhere”, the stubs do not know

    def _forget(self) -> None:
        self._ring = None


class _Ring(QFocusFrame):
    """The ring, in the colour of what is chosen: the widget's edge, a pixel within and, where there is room, one without."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._uncut = _Uncut("fusion")
        self._uncut.setParent(self)
        self.setStyle(self._uncut)

    # Qt's names

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        widget = self.widget()
        if widget is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().highlight(), _THICK))
        across, down = (self.width() - widget.width() + 1) / 2, (self.height() - widget.height() + 1) / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(across, down, -across, -down), _ROUND, _ROUND)
        painter.end()


class _Uncut(QProxyStyle):
    """Leaves the ring whole: Qt cuts out the widget, and one at the edge of what it stands in would show no ring there."""

    # Qt's names

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - as Qt calls it
    ) -> int:
        """Want no mask."""
        return 0 if hint == QStyle.StyleHint.SH_FocusFrame_Mask else super().styleHint(hint, option, widget, returnData)
