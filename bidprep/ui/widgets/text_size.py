"""Rooms measured in characters and lines, which follow the size of the text."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)

_FONT_CHANGE = QEvent.Type.FontChange  # looked up once, as each event of the widget asks


def follow_text(widget: W, fit: Callable[[W], None]) -> None:
    """Fit a widget to its font, now and whenever the size of the text changes.

    `fit` is given the widget, and is not to hold it: it would keep it alive for ever.
    """
    _Follower(widget, fit)
    fit(widget)


class _Follower(QObject):
    """Hears of the widget's fonts for as long as there is the widget, whose child it is."""

    def __init__(self, widget: QWidget, fit: Callable[[Any], None]) -> None:
        super().__init__(widget)
        self._fit = fit
        widget.installEventFilter(self)

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the widget anew; Qt has given it its font before it tells of it."""
        if event.type() is _FONT_CHANGE:
            self._fit(watched)
        return super().eventFilter(watched, event)
