"""Search everything: one line, and what is found as one types, best first, each with the words in their sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout

from bidprep.operations.search import KIND_WORDS, place_in_material, search_everything
from bidprep.storage.changes import Changes
from bidprep.storage.found import Found
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.material_place import material_place
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList

_SHOWN = 20
_PAUSE = 350  # milliseconds after the last key

_COLUMNS = (
    Column("Kind", lambda found: KIND_WORDS.get(found.kind, found.kind), width=15),
    Column("Found", lambda found: "\n".join(filter(None, (found.title, found.snippet))), stretch=True, wrap=True),
    Column("Bid", lambda found: found.bid, width=24, wrap=True),
)

# On which page a record of each kind is seen, by the id that `Found.at_id` gives.
_PAGES = {
    "fact": "organisation", "policy": "policies", "case_study": "case-studies", "figure": "case-studies",
    "telling": "case-studies", "partner": "partners", "offer": "partners", "contact": "partners", "log_entry": "partners",
    "question": "answer", "answer": "answer", "remark": "answer", "lot": "lot", "passage": "library", "bid": "bid",
    "opportunity": "bid", "clarification": "bid",
}  # fmt: skip


class SearchPage(Page):
    """A line to type in, and the places where all its words stand. Down goes to them, Enter opens one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search everything")
        self.line.setAccessibleName("Search everything")
        self.line.setClearButtonEnabled(True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.list = RecordList(
            "places found",
            _COLUMNS,
            EmptyState(
                "Nothing to show yet",
                "Type words that you remember: from an answer, a question, the library, a case study, a partner or what was "
                "said to them, a fact, a material or a remark. The last word may be only the beginning of one.",
            ),
        )
        self.list.opened.connect(self._open)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(lambda: self._look(exactly=True))
        self.line.textChanged.connect(self._type)
        self.line.returnPressed.connect(self._open_current)
        self.line.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        for widget in (heading("Search everything"), self.line, self.said):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)

    def reload(self) -> None:
        """Look again for what is typed."""
        self._look(exactly=True)

    def hear(self, changes: Changes) -> None:
        """Look again once something has changed."""
        if changes:
            self.reload()

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return this page."""
        return (("Search everything", self.place),)

    def focus_first(self) -> None:
        """Go to the line, with what it says chosen, so that typing replaces it."""
        self.line.setFocus()
        self.line.selectAll()

    def _type(self) -> None:
        self._look(exactly=False)
        self._pause.start()

    def _look(self, *, exactly: bool) -> None:
        self._pause.stop()
        typed = self.line.text()
        self.session.ask(
            lambda workspace: search_everything(workspace, typed, _SHOWN, exactly=exactly),
            lambda found: self._show(found, typed),
            topic="search everything",
        )

    def _show(self, found: Sequence[Found], typed: str) -> None:
        self.list.show_rows(found)
        self.list.filter.hide()
        self.list.count.hide()
        if found:
            self.list.table.setCurrentIndex(self.list.model.index(0, 0))
        more = "The best of them, best first; type more to narrow them down." if len(found) == _SHOWN else "Best first."
        nothing = "Nothing has all these words. Try fewer, or their beginnings." if typed.strip() else ""
        self.said.setText(more if found else nothing)
        self.said.setVisible(bool(self.said.text()))
        self.line.setAccessibleDescription(f"{len(found)} found. {self.said.text()}" if typed.strip() else "")

    def _open_current(self) -> None:
        found = self.list.current()
        if found is not None:
            self._open(found)

    def _open(self, found: Found) -> None:
        if found.kind == "material":
            typed = self.line.text()
            self.session.ask(
                lambda workspace: place_in_material(workspace, found.id, typed),
                lambda start: self.wanted.emit(material_place(found.bid_id, found.id, "" if start is None else start)),
                topic="open what was found",
            )
            return
        page = _PAGES.get(found.kind, "dashboard")
        if page in ("answer", "bid") and not found.at_id:
            return  # a remark that could not be placed, an opportunity without a bid
        words = self.line.text().strip() if found.kind == "answer" else ""
        self.wanted.emit(Place(page, found.at_id, found.lot_id if page == "answer" else None, words=words))

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Down and Up in the line to the list, so that a hand need not leave the keys."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.model.rowCount():
                table = self.list.table
                at = table.currentIndex().row() + step
                if 0 <= at < self.list.model.rowCount():
                    table.setCurrentIndex(self.list.model.index(at, 0))
                return True
        return super().eventFilter(watched, event)
