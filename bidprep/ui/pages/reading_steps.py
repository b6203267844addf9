"""The three steps in which a page takes a stranger's file in: choosing it, waiting while it is read, looking through it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from bidprep.ui.page import scrolled
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.text_size import follow_text

BEGIN, READ, REVIEW = range(3)


class ReadingSteps(QStackedWidget):
    """Shows one step at a time; the keyboard goes along where it was in the step before.

    `reading` is a title and what shows the reading, `review` what is looked through and the row that stays below it,
    whose first widget takes the room that is left. `focus` puts the keyboard where the step at hand begins.
    """

    def __init__(
        self,
        beginning: QWidget,
        reading: tuple[str, FileReading],
        review: tuple[QWidget, tuple[QWidget, ...]],
        focus: Callable[[], None],
    ) -> None:
        super().__init__()
        self._focus = focus
        title, bar = reading
        waiting, inner = column(60)
        inner.addWidget(heading(title))
        inner.addWidget(bar)
        for step in (scrolled(beginning), scrolled(waiting), _reviewing(*review)):
            self.addWidget(step)

    @property
    def step(self) -> int:
        """How far the person is: choosing, waiting, or looking through."""
        return self.currentIndex()

    def go_to(self, step: int) -> None:
        """Show another step."""
        focus = QApplication.focusWidget()
        # What shows the reading hides before this, and the keyboard goes astray.
        had_focus = self.step == READ or (focus is not None and self.isAncestorOf(focus))
        self.setCurrentIndex(step)
        if had_focus and self.isVisible():
            self._focus()


def column(characters: int) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty column of at most so many characters, and its layout."""
    content = QWidget()
    follow_text(content, lambda it: it.setMaximumWidth(characters * it.fontMetrics().averageCharWidth()))
    inner = QVBoxLayout(content)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(12)
    return content, inner


def _reviewing(pane: QWidget, row: tuple[QWidget, ...]) -> QWidget:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(24, 12, 24, 8)
    inner.addWidget(pane)
    area.setWidget(holder)
    below = QHBoxLayout()
    below.setContentsMargins(24, 8, 24, 12)
    for at, widget in enumerate(row):
        below.addWidget(widget, 0 if at else 1)
    step = QWidget()
    outer = QVBoxLayout(step)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(area, 1)
    outer.addLayout(below)
    return step
