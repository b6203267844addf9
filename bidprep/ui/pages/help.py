"""Help: the manual, beside the work it is about."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser

from bidprep.operations.help_pages import HelpPage as ManualPage
from bidprep.operations.help_pages import help_folder, read_help_pages
from bidprep.ui.page import Page, Place
from bidprep.ui.session import Session
from bidprep.ui.widgets.text_size import follow_text

MARGIN = 24


class _Manual(QTextBrowser):
    """A page of the manual. Links between pages are followed; nothing is opened or fetched from elsewhere."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(MARGIN)
        # Always there, so that it takes no room from pictures that were fitted to the page without it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._go)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load a picture of the manual no wider than the page; nothing else is ever loaded."""
        path = help_folder() / (name.path() if isinstance(name, QUrl) else name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not path.is_file():
            return None
        picture = QImage(str(path))
        ratio = self.devicePixelRatioF()
        widest = round((self.viewport().width() - 2 * MARGIN) * ratio)
        if picture.width() > widest > 0:
            picture = picture.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _go(self, link: QUrl) -> None:
        if link.isRelative() and link.path().endswith(".md"):
            self.followed.emit(link.path().removesuffix(".md"))


class HelpPage(Page):
    """The contents of the manual at the left, the page at the right; links lead from page to page."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._pages: tuple[ManualPage, ...] = ()
        self.contents = QListWidget()
        self.contents.setAccessibleName("Contents of the manual")
        follow_text(self.contents, lambda it: it.setFixedWidth(34 * it.fontMetrics().averageCharWidth()))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setSpacing(3)
        self.contents.currentRowChanged.connect(self._turn)
        self.text = _Manual()
        self.text.setAccessibleName("Help page")
        self.text.setSearchPaths([str(help_folder())])
        self.text.followed.connect(self._follow)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.contents)
        layout.addWidget(self.text, 1)

    def reload(self) -> None:
        """Show the page that the place names, or the first."""
        if not self._pages:
            self._pages = read_help_pages()
            self.contents.addItems([page.title for page in self._pages])
        keys = [page.key for page in self._pages]
        self.contents.setCurrentRow(keys.index(self.place.id) if self.place.id in keys else 0)

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Help", Place("help")),)

    def focus_first(self) -> None:
        """Go to the text."""
        self.text.setFocus()

    def _turn(self, row: int) -> None:
        if row >= 0:
            self.text.document().setDefaultStyleSheet(f"a {{ color: {self.palette().link().color().name()}; }}")
            self.text.document().setMarkdown(
                self._pages[row].words, QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            )
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _follow(self, key: str) -> None:
        self.wanted.emit(Place("help", key))

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the page."""
        super().resizeEvent(event)
        self._turn(self.contents.currentRow())
