"""A chart under its heading, what its bars mean above it, and the words of the current bar below it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.ui.widgets.gantt_chart import Bar, GanttChart
from bidprep.ui.widgets.headings import heading, note


class ChartPart(QWidget):
    """The part of a page that is a chart; it is hidden where there is too little to show."""

    def __init__(self, called: str, title: str, meaning: str) -> None:
        super().__init__()
        self.chart = GanttChart(called)
        self.chart.picked.connect(lambda _at: self._say_current())
        self.said = note("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for each in (heading(title, 2), note(meaning), self.chart, self.said):
            column.addWidget(each)

    def show_bars(self, bars: Sequence[Bar], due_on: date | None, *, least: int) -> None:
        """Show these bars, and the day on which all must be done; nothing where there are fewer than `least`."""
        self.setVisible(len(bars) >= least)
        self.chart.show_bars(bars, due_on)
        self._say_current()

    def _say_current(self) -> None:
        bar = self.chart.current()
        self.said.setText(bar.words if bar else "")
