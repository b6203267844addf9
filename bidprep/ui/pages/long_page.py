"""How a long page is built: sections one below the other, with links to them at the top."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.ui.page import Page, scrolled
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.section_links import SectionLinks


def long_column(page: Page) -> QVBoxLayout:
    """Return the empty column of a page that scrolls."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolled(content))
    return column


def section(title: str, *widgets: QWidget) -> QWidget:
    """Return widgets one below the other under a heading of their own."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 8, 0, 0)
    column.addWidget(heading(title, 2))
    for widget in widgets:
        column.addWidget(widget)
    return made


def add_sections(column: QVBoxLayout, links: SectionLinks, *sections: tuple[str, QWidget]) -> None:
    """Put sections into a column, each with a link to it."""
    for words, each in sections:
        links.add_link(words, each)
        column.addWidget(each)
    column.addStretch(1)
