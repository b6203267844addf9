"""Tab goes through a pane as the eye does: down its layouts, whenever its rows were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_by_sight(pane: QWidget) -> None:
    """Let Tab go from a pane that takes the keyboard through all in it, as its layouts show them.

    Qt goes in the order in which widgets came; one that comes anew would be the last of the window.
    """
    for before, after in pairwise((pane, *_controls(pane))):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def order_pane_of(widget: QWidget) -> None:
    """Order the pane that a widget stands in, once rows have come to it; without a pane nothing happens."""
    within = widget.parentWidget()
    while within is not None and not isinstance(within, QScrollArea):
        within = within.parentWidget()
    if within is not None:
        order_by_sight(within)


def _controls(holder: QWidget) -> Iterator[QWidget]:
    inner = holder.widget() if isinstance(holder, QScrollArea) else holder
    layout = inner.layout() if inner is not None else None
    if layout is not None:
        yield from _controls_in(layout)


def _controls_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        if widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from _controls(widget)
        elif item is not None and (within := item.layout()) is not None:
            yield from _controls_in(within)
