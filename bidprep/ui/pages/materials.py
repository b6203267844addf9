"""The materials of a bid: what the buyer published, taken in, read, pinned to questions, and compared with older versions."""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from bidprep.documents.material_text import MaterialText
from bidprep.domain.dates import say_date
from bidprep.domain.material_rules import Difference, Passage, compare_texts, page_of
from bidprep.operations.materials import (
    MaterialsOfBid,
    MaterialTaken,
    OpenMaterial,
    PinnedTo,
    follow_pin,
    pin_passage,
    read_material_file,
    read_materials,
    read_open_material,
    remove_material,
    save_original,
    take_in_material,
    unpin,
)
from bidprep.storage.material_summaries import MaterialSummary
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.copies import Copies
from bidprep.ui.dropping import dropped_files
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.pages.material_changes import MaterialChanges
from bidprep.ui.pages.material_particulars import MaterialParticulars
from bidprep.ui.pages.material_place import CHANGES, MaterialPlace, material_place, read_material_place
from bidprep.ui.pages.material_reading import MaterialReading, excerpt, say_question
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.tabs import Tabs

LOW = 400
"""A page lower than this, in logical pixels, leaves out what the trail says."""
_CHARACTERS_A_WORD = 6
_TEXT, _PINNED, _CHANGED = 0, 1, 2
_FILES = "Word, Excel, PDF and text (*.docx *.xlsx *.pdf *.txt *.md)"


class MaterialsPage(Page):
    """The list of the materials of a bid's opportunity, and the one that is open."""

    kinds = frozenset({"material", "pin", "question", "bid", "stage", "opportunity"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._shelf: MaterialsOfBid | None = None
        self._open: OpenMaterial | None = None
        self._waiting: list[Path] = []
        self._compared: tuple[str, str] = ("", "")
        self._gone_to: Place | None = None
        self._copies = Copies(session)
        self.reading = FileReading(session)
        self.reading.ended.connect(self._read_next)
        self.list = self._material_list()
        self.title = heading("")
        self.text = MaterialReading()
        self.text.pinned.connect(self._pin)
        self.pins = self._pin_list()
        self.changes = MaterialChanges()
        self.changes.followed.connect(self._follow)
        self.changes.unpinned.connect(self._unpin)
        self.changes.place_wanted.connect(self._read_on)
        self.changes.question_wanted.connect(lambda question_id: self.wanted.emit(Place("answer", question_id)))
        self.particulars = MaterialParticulars(session)
        self.tabs = Tabs()
        self._changes_tab = scrolled(self.changes)
        for widget, words in (
            (self.text, "&Text"),
            (self.pins, "&Pinned passages"),
            (self._changes_tab, "What &changed"),
            (scrolled(self.particulars), "Part&iculars"),
        ):
            self.tabs.addTab(widget, words)
        self.tabs.currentChanged.connect(lambda _at: self._compare())
        self.newer = QPushButton(icon("chevron-right"), "&See the newer version")
        self.newer.clicked.connect(self._go_to_newest)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_side())
        self._stack.addWidget(self._material_side())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)
        self.setAcceptDrops(True)

    @property
    def _at(self) -> MaterialPlace:
        return read_material_place(self.place)

    def take_in(self, path: Path | None = None) -> None:
        """Take in a file, or those that the person chooses."""
        if self._shelf is None:
            return
        self._waiting += (path,) if path else self._files_to_read()
        if self.reading.isHidden():
            self._read_next()

    def remove(self, material_id: str, called: str) -> None:
        """Remove a material; undo brings it back."""
        self.session.do(
            lambda workspace: remove_material(workspace, material_id),
            lambda _changes: self.told.emit(f"Removed “{called}” with its pins. Undo brings it back."),
        )

    def show_place(self, place: Place) -> None:
        """Show the materials of a bid, or one of them."""
        if place != self.place:
            self.particulars.draft.leave()
            self._gone_to = place
            if read_material_place(place).material_id != self._at.material_id:
                self._open = None
        super().show_place(place)
        self._stack.setCurrentIndex(1 if self._at.material_id else 0)

    def reload(self) -> None:
        """Read the list, or the open material, anew."""
        at = self._at
        if at.material_id:
            self.session.ask(
                lambda workspace: read_open_material(workspace, at.bid_id, at.material_id), self._show, topic="material"
            )
        elif at.bid_id:
            self.session.ask(lambda workspace: read_materials(workspace, at.bid_id), self._show_list, topic="materials")
        else:
            self._shelf = None
            self.list.show_rows(())

    def leave(self) -> None:
        """Save what is being typed."""
        self.particulars.draft.leave()
        self.text.end_pin()
        self.session.do(lambda workspace: workspace.end_visit())

    def stop_typing(self) -> None:
        """Let nothing be changed any more."""
        super().stop_typing()
        self.reload()

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid, its materials, and the one that is open."""
        bids = ("Bids", Place("bids"))
        bid = self._open.bid if self._open else self._shelf.bid if self._shelf else None
        if bid is None or not self.place.id:
            return (bids, ("Materials", self.place))
        steps = (bids, (bid.name, Place("bid", bid.id)), ("Materials", material_place(bid.id)))
        return (*steps, (self._name(), self.place)) if self._open and self._at.material_id else steps

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        if self._at.material_id:
            return self._open.bid.id if self._open else None
        return self._at.bid_id or None

    def focus_first(self) -> None:
        """Go to the list, or to the words."""
        if not self._at.material_id:
            self.list.focus_first()
        elif self.tabs.currentIndex() == _CHANGED:
            self.changes.focus_first()
        else:
            self.text.words.setFocus()

    def _list_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(heading("Materials"))
        layout.addWidget(note("What the buyer published for this opportunity. All of its bids share it."))
        layout.addWidget(self.reading)
        layout.addWidget(self.list, 1)
        return side

    def _material_list(self) -> RecordList:
        empty = EmptyState(
            "No materials yet",
            "Keep here what the buyer published: the specification, guidance, market engagement packs. Their words are "
            "searched, and what concerns a question can be pinned to it. You can also drop a file here.",
            "Take in a file…",
        )
        empty.begun.connect(lambda: self.take_in())
        columns = (
            Column("Title", lambda row: row.called, stretch=True),
            Column("File", lambda row: row.name, width=32),
            Column("Added", lambda row: say_date(row.added_on), key=lambda row: row.added_on, width=22),
            Column("Length", _length, key=lambda row: row.characters, width=20),
            Column("Version", self._version, width=34),
            Column("Pins", self._say_pins, key=lambda row: row.pins, width=22, tone=self._pins_tone),
        )
        materials = RecordList("materials", columns, empty)
        materials.opened.connect(lambda row: self.wanted.emit(self._place_of(row)))
        materials.removal_asked.connect(lambda row: self.remove(row.id, row.called))
        self.take = QPushButton(icon("plus"), "Ta&ke in a file…")
        self.take.clicked.connect(lambda: self.take_in())
        materials.add_button(self.take)
        return materials

    def _pin_list(self) -> RecordList:
        columns = (
            Column("Passage", lambda row: excerpt(row.pin.quote), stretch=True, wrap=True),
            Column("Where", self._page_of_pin, key=lambda row: row.pin.start, width=16),
            Column("Question", lambda row: say_question(row.question.number, excerpt(row.question.text, 120), row.bid),
                   width=50, wrap=True),
        )  # fmt: skip
        empty = EmptyState(
            "Nothing pinned yet",
            "Choose words in the text, press “Pin to a question…”, and they stand beside the answer to that question.",
        )
        pins = RecordList("pinned passages", columns, empty)
        pins.opened.connect(self._go_to_pin)
        pins.removal_asked.connect(lambda row: self._unpin(row.pin.id))
        for symbol, words, act in (
            ("chevron-right", "Go to it in the text", self._go_to_pin),
            ("pencil", "Go to the &answer", lambda row: self.wanted.emit(Place("answer", row.question.id))),
            ("x", "&Unpin", lambda row: self._unpin(row.pin.id)),
        ):
            button = QPushButton(icon(symbol), words)
            button.clicked.connect(lambda _checked=False, act=act: act(pins.current()) if pins.current() else None)
            pins.add_button(button)
        return pins

    def _material_side(self) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addStretch()
        top.addWidget(self.newer)
        for symbol, words, act in (
            ("file-text", "Open the &original", self._open_original),
            ("trash-2", "Re&move", self._remove_open),
        ):
            button = QPushButton(icon(symbol), words)
            button.clicked.connect(act)
            top.addWidget(button)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addLayout(top)
        layout.addWidget(self.tabs, 1)
        return side

    # The list

    def _show_list(self, shelf: MaterialsOfBid) -> None:
        self._shelf = shelf
        self.list.show_rows(shelf.materials)
        self.take.setEnabled(not self.session.is_read_only)
        if self._at.material_id:
            return  # gone on meanwhile
        if self._gone_to == self.place:
            self.focus_first()
            self._gone_to = None
        self.trail_changed.emit()

    def _version(self, row: MaterialSummary) -> str:
        materials = self._shelf.materials if self._shelf else ()
        newer = next((each for each in materials if each.replaces_id == row.id), None)
        if newer is not None:
            return f"Replaced by {newer.name if newer.called == row.called else newer.called}"
        older = next((each for each in materials if each.id == row.replaces_id), None)
        return f"Newer than {older.name if older.called == row.called else older.called}" if older else ""

    def _say_pins(self, row: MaterialSummary) -> str:
        again = self._shelf.to_look_at.get(row.id, 0) if self._shelf else 0
        parts = (f"{row.pins}" if row.pins else "", f"{again} to look at" if again else "")
        return ", ".join(filter(None, parts))

    def _pins_tone(self, row: MaterialSummary) -> Tone | None:
        return Tone.CAUTION if self._shelf and self._shelf.to_look_at.get(row.id) else None

    def _place_of(self, row: MaterialSummary) -> Place:
        again = self._shelf.to_look_at.get(row.id, 0) if self._shelf else 0
        return material_place(self._at.bid_id, row.id, CHANGES if again else "")

    # Taking in

    def _read_next(self) -> None:
        if not self._waiting or self._shelf is None:
            return
        path, bid_id, opportunity_id = self._waiting.pop(0), self._shelf.bid.id, self._shelf.opportunity_id

        def take(read: tuple[bytes, MaterialText]) -> None:
            content, text = read
            self.session.do(
                lambda workspace: take_in_material(workspace, opportunity_id, path.name, content, text),
                lambda taken: self._say_taken(taken, text, bid_id),
            )

        self.reading.begin(
            f"Reading {path.name}…",
            lambda tell, is_cancelled: read_material_file(path, tell, is_cancelled),
            take,
            self.session.failed.emit,
        )

    def _say_taken(self, taken: MaterialTaken, text: MaterialText, bid_id: str) -> None:
        self.told.emit(" ".join((_said(taken), *text.warnings)))
        if taken.replaced is not None and not self._waiting and self.place == material_place(bid_id):
            self.wanted.emit(material_place(bid_id, taken.material.id, CHANGES))
        elif self._shelf is not None:
            self.list.pick(lambda row: row.id == taken.material.id)

    def _files_to_read(self) -> tuple[Path, ...]:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
        chosen, _ = QFileDialog.getOpenFileNames(self, "Take in materials", folder, _FILES)
        return tuple(Path(name) for name in chosen)

    # The open one

    def _show(self, shown: OpenMaterial | None) -> None:
        if shown is None:
            self.wanted.emit(material_place(self._at.bid_id) if self._at.bid_id else Place("bids"))
            self.told.emit("That material is not there any more. Choose another, or undo its removal.")
            return
        if shown.material.id != self._at.material_id:
            return  # gone on meanwhile
        self._open = shown
        may_write = not self.session.is_read_only
        self.title.setText(self._name())
        self.newer.setVisible(shown.newest is not None)
        self.text.show_material(shown, may_write=may_write)
        self.pins.show_rows(shown.pins)
        self.tabs.setTabText(_PINNED, f"&Pinned passages ({len(shown.pins)})" if shown.pins else "&Pinned passages")
        again = len(shown.to_look_at)
        self.tabs.setTabText(_CHANGED, f"What &changed ({again} pinned)" if again else "What &changed")
        self.tabs.setTabVisible(_CHANGED, shown.older is not None)
        self.changes.show_material(shown)
        self.particulars.show_material(shown, may_write=may_write)
        if self._gone_to == self.place:
            self._gone_to = None
            self._go_to_place()
        self._compare()
        self.trail_changed.emit()

    def _go_to_place(self) -> None:
        """Show what of the material the place names."""
        at = self._at
        self.tabs.setCurrentIndex(_CHANGED if at.at == CHANGES and self._open and self._open.older else _TEXT)
        if at.start is not None and self._open is not None:
            pin = next((each.pin for each in self._open.pins if each.pin.start == at.start), None)
            self.text.go_to(at.start, len(pin.quote) if pin else 0)
        elif not at.at:
            self.text.go_to(0)
        self.focus_first()

    def _compare(self) -> None:
        """Work out what changed, once its tab is looked at."""
        shown = self._open
        if shown is None or shown.older is None or self.tabs.currentIndex() != _CHANGED:
            return
        pair = (shown.older.digest, shown.material.digest)
        if pair == self._compared:
            return
        self._compared = pair
        old, new = shown.older.text, shown.material.text

        def show(differences: tuple[Difference, ...]) -> None:
            if self._compared == pair:
                self.changes.show_differences(differences)
                self.changes.focus_first()

        self.session.in_background("Comparing the versions…", lambda: compare_texts(old, new), show)

    def _name(self) -> str:
        material = self._open.material if self._open else None
        return (material.title or material.name or "Untitled") if material else ""

    def _find(self) -> None:
        if self._at.material_id:
            self.tabs.setCurrentIndex(_TEXT)
            self.text.finder.setFocus()
            self.text.finder.selectAll()

    def _read_on(self, start: int, length: int) -> None:
        self.tabs.setCurrentIndex(_TEXT)
        self.text.go_to(start, length)
        self.text.words.setFocus()

    def _page_of_pin(self, row: PinnedTo) -> str:
        return page_of(self._open.material.text, row.pin.start) if self._open else ""

    def _go_to_pin(self, row: PinnedTo) -> None:
        self._read_on(row.pin.start, len(row.pin.quote))

    def _pin(self, passage: Passage, question_id: str) -> None:
        if self._open is None:
            return
        material_id = self._open.material.id
        number = next((each.number for each, _ in self._open.questions if each.id == question_id), "")
        self.session.do(
            lambda workspace: pin_passage(workspace, material_id, passage, question_id),
            lambda _pin: self.told.emit(f"Pinned to question {number}. It stands beside its answer now."),
        )

    def _unpin(self, pin_id: str) -> None:
        self.session.do(
            lambda workspace: unpin(workspace, pin_id), lambda _changes: self.told.emit("Unpinned. Undo pins it again.")
        )

    def _follow(self, pin_id: str) -> None:
        self.session.do(
            lambda workspace: follow_pin(workspace, pin_id),
            lambda _pin: self.told.emit("The question has the words of the newer version now."),
        )

    def _go_to_newest(self) -> None:
        if self._open is not None and self._open.newest is not None:
            self.wanted.emit(material_place(self._open.bid.id, self._open.newest.id, CHANGES))

    def _open_original(self) -> None:
        if self._open is not None:
            material = self._open.material
            self._copies.open(material.name, lambda workspace, target: save_original(workspace, material, target))

    def _remove_open(self) -> None:
        if self._open is not None:
            material, bid = self._open.material, self._open.bid
            self.wanted.emit(material_place(bid.id))
            self.remove(material.id, material.title or material.name)

    # Qt's names

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over it."""
        if dropped_files(event.mimeData()) and self._shelf is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking them."""
        if dropped_files(event.mimeData()) and self._shelf is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the files that are dropped on it."""
        event.acceptProposedAction()
        for path in dropped_files(event.mimeData()):
            self.take_in(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the room in a low window: the title stands in the trail."""
        super().resizeEvent(event)
        self.title.setHidden(self.height() < LOW)


def _length(row: MaterialSummary) -> str:
    if row.pages:
        return "1 page" if row.pages == 1 else f"{row.pages:,} pages"
    return f"About {max(1, row.characters // _CHARACTERS_A_WORD):,} words" if row.characters else "No words"


def _said(taken: MaterialTaken) -> str:
    name = taken.material.title or taken.material.name
    if not taken.is_new:
        return f"“{taken.material.name}” is there already, as “{name}”. Nothing was changed."
    if taken.replaced is None:
        return f"Took in “{name}”."
    again = len(taken.to_look_at)
    told = "nothing" if not taken.differences else f"{len(taken.differences):,} paragraphs"
    if len(taken.differences) == 1:
        told = "1 paragraph"
    pins = (
        ""
        if not again
        else " Look at the pin that is touched."
        if again == 1
        else f" Look at the {again} pins that are touched."
    )
    return f"Took in “{name}”, a newer version of {taken.replaced.name}; it changes {told}.{pins}"
