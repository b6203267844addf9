"""The main window: navigation, the page, the side pane, menus, message bar and status bar, wired in one block."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bidprep import paths
from bidprep.errors import BidprepError
from bidprep.operations.window_state import WindowState, read_window_state
from bidprep.settings import LEAST_TEXT_SIZE, MOST_TEXT_SIZE, Settings, read_settings, write_settings
from bidprep.storage.changes import Changes
from bidprep.ui.appearance import apply_appearance, icon
from bidprep.ui.commands import COMMANDS, MENUS
from bidprep.ui.drafts import Draft
from bidprep.ui.dropping import dropped_files, take_dropped
from bidprep.ui.message_bar import MessageBar
from bidprep.ui.navigation import Navigation
from bidprep.ui.page import Page, Place
from bidprep.ui.places import PAGES
from bidprep.ui.session import Session
from bidprep.ui.status_line import StatusLine
from bidprep.ui.trail import Trail

if TYPE_CHECKING:
    from bidprep.ui.button_focus import ButtonFocus
    from bidprep.ui.command_palette import CommandPalette
    from bidprep.ui.file_commands import FileCommands
    from bidprep.ui.focus_mode import FocusMode
    from bidprep.ui.spelling import WindowSpelling
    from bidprep.ui.undo_keys import UndoKeys

SMALLEST = (640, 360)
TEXT_BOXES = ("QTextEdit", "QPlainTextEdit")
"""The classes of text boxes whose spelling is seen to."""
FIELDS = ("QLineEdit", "QPlainTextEdit")
"""The classes of fields that keep the keys for Undo to themselves."""
ROOM_FOR_SIDE = 1000
"""Windows narrower than this, in logical pixels, go without the side pane unless it is asked for."""
ROOM_FOR_TOOLBAR = 480
"""Windows lower than this, in logical pixels, go without the toolbar."""
PLACES_REMEMBERED = 50
BEFORE_CLAIMING = 500


class MainWindow(QMainWindow):
    """The window. It knows the pages only as pages; they ask it to go elsewhere by signal."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.bid_id: str | None = None
        self._undo_name: str = ""
        self.is_sample: bool = False
        self._redo_name: str = ""
        self.navigation = Navigation()
        self.trail = Trail()
        self.messages = MessageBar()
        self.status = StatusLine()
        self._pages: dict[str, Page] = {}
        self._been: list[Place] = []
        self._page: Page | None = None
        self._state: WindowState | None = None
        self._stack = QStackedWidget()
        self._side = QStackedWidget()
        self._panes = QSplitter()
        self._actions = self._make_menus()
        self._arrange()
        self._wire()
        self._show_possible()

    @cached_property
    def palette_box(self) -> "CommandPalette":
        """The command palette, made when it is first wanted."""
        from bidprep.ui.command_palette import CommandPalette

        return CommandPalette(self)

    @cached_property
    def files(self) -> "FileCommands":
        """The commands that take a file, loaded when one is first wanted."""
        from bidprep.ui.file_commands import FileCommands

        begin = self._going(Place("organisation"))
        return FileCommands(self.session, self, lambda: self.bid_id, self.messages.tell, self.let_go, begin)

    @cached_property
    def spelling(self) -> "WindowSpelling":
        """The spelling, loaded with the first text box that is written in."""
        from bidprep.ui.spelling import WindowSpelling

        return WindowSpelling(self.session, self)

    @cached_property
    def button_focus(self) -> "ButtonFocus":
        """What draws a ring round the button that has the keyboard."""
        from bidprep.ui.button_focus import ButtonFocus

        return ButtonFocus(self)

    @cached_property
    def undo_keys(self) -> "UndoKeys":
        """What sees to the keys for Undo in fields, loaded with the first field that has the keyboard."""
        from bidprep.ui.undo_keys import UndoKeys

        return UndoKeys(self)

    @cached_property
    def focus_mode(self) -> "FocusMode":
        """Focus mode, made when it is first wanted."""
        from bidprep.ui.focus_mode import FocusMode

        return FocusMode(self, self._panes, self._stack)

    @property
    def undo_name(self) -> str:
        """What Undo would take back: a decision on the page that is shown, else the newest step; "" for nothing."""
        own = self._page.own_undo() if self._page else None
        return own or self._undo_name

    @property
    def redo_name(self) -> str:
        """What Redo would do again, as `undo_name`."""
        own = self._page.own_redo() if self._page else None
        return self._redo_name if own is None else own

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def place(self) -> Place:
        """The place that is shown."""
        return self._page.place if self._page else Place("")

    @property
    def has_been_elsewhere(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._been)

    def go(self, place: Place) -> None:
        """Go to a place. What was wrong with one file is over once another is to be read."""
        if place.file:
            self.messages.hide()
        if self._page is not None and self._page.place not in (place, Place("")):
            self._been = [*self._been[-PLACES_REMEMBERED:], self._page.place]
        self._show(place)

    def take_in(self, page: str, path: Path | None = None) -> None:
        """Take a file to the page of this name, which reads what others publish; asks for one where none is told."""
        chosen = path or self.files.choose_to_take_in(page)
        if chosen is not None:
            self.go(Place(page, file=str(chosen)))

    def go_back(self) -> None:
        """Go to the place shown before this one."""
        if self._been:
            self._show(self._been.pop())

    def undo(self) -> None:
        """Take back the newest step; what is being typed is saved first, and so is part of it.

        A page whose decisions are no steps yet takes back the last of these instead. Where none is left, it is said what
        else would go, for a step may be what the page stands on.
        """
        own = self._page.own_undo() if self._page else None
        if own is None:
            self.save_drafts()
            self.session.undo()
        elif own and self._page:
            self._page.undo()
        else:
            self.messages.tell(
                f"No decision is left to take back here. To undo “{self._undo_name}”, leave this page first."
            )

    def redo(self) -> None:
        """Do again what was taken back last; on a page whose decisions are no steps yet, one of these."""
        if self._page and self._page.own_redo() is not None:
            self._page.redo()
            return
        self.save_drafts()
        self.session.redo()

    def save_drafts(self) -> None:
        """Save whatever is being typed."""
        for draft in self._drafts():
            draft.flush()

    def let_go(self) -> bool:
        """Save what is being typed and wait until it is on the disk; False, once, where that fails and was said."""
        if self._page is not None:
            self._page.leave()
        self.save_drafts()
        self.session.settle()
        is_lost = any(draft.is_unsaved for draft in self._drafts())
        may_go = not is_lost or self._warned_of_loss
        self._warned_of_loss = is_lost
        return may_go

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self.close()

    def open_palette(self) -> None:
        """Open the command palette with every command and place that can be had now."""
        from bidprep.ui.command_palette import Entry

        entries = [
            Entry(
                action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"),  # two stand for one
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.trigger,
            )
            for action in (*self._actions.values(), *(self._page.editing_actions() if self._page else ()))
            if action.isEnabled()
        ]
        if self._state is not None:
            entries += [Entry(f"Bid: {bid.name}", "", self._going(Place("bid", bid.id))) for bid in self._state.bids]
            entries += [
                Entry(
                    f"Question {question.number}: {question.text}",
                    "",
                    self._going(Place("answer", question.id)),
                )
                for question in self._state.questions
            ]
        self.palette_box.open(entries)

    def open_help(self) -> None:
        """Open the manual at the page about what is shown."""
        self.go(Place("help", self.place.page))

    def focus_next_pane(self) -> None:
        """Put the keyboard into the next of navigation, page and side pane."""
        panes = [pane for pane in (self.navigation, self._stack, self._side) if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next(
            (index for index, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))),
            -1,
        )
        following = panes[(at + 1) % len(panes)]
        if following is self._stack and self._page is not None:
            self._page.focus_first()
        elif following is self.navigation:
            following.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            (self._side.currentWidget() or following).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_side(self) -> None:
        """Show or hide the side pane; in a narrow window it takes the place of the navigation."""
        if self.width() < ROOM_FOR_SIDE:
            self._side_in_narrow = not self._side_in_narrow
        else:
            self.change_setting("side_pane", not self.settings.side_pane)
        self._show_side()

    def focus_beside(self, card: str = "") -> None:
        """Put the keyboard into the side pane, where work there begins, or into a card; it is shown if it is not."""
        if self._page is not None and self._page.side() is not None:
            if not self._side.isVisible():
                self.toggle_side()
            self._page.focus_beside(card)

    def resize_text(self, by: int) -> None:
        """Make all text larger or smaller, by per cent of the system's size."""
        size = min(MOST_TEXT_SIZE, max(LEAST_TEXT_SIZE, self.settings.text_size + by))
        self.change_setting("text_size", size)

    def change_setting(self, name: str, value: Any) -> None:
        """Change one setting, keep it, and let it take effect."""
        self.settings = replace(self.settings, **{name: value})
        write_settings(self.settings, paths.settings_file())
        if name in ("appearance", "text_size"):
            apply_appearance(self.settings.appearance, self.settings.text_size)
            self._show_backup()

    # How it is put together

    def _make_menus(self) -> dict[str, QAction]:
        menus: dict[str, QMenu] = {words: self.menuBar().addMenu(words) for words in MENUS}
        bar = self.addToolBar("Commands")
        self._toolbar = bar
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.words, self)
            action.setObjectName(command.key)
            action.setShortcuts([QKeySequence(keys) for keys in command.all_keys])
            if command.symbol:
                action.setIcon(icon(command.symbol))
            action.triggered.connect(lambda _checked=False, command=command: command.do(self))
            if command.parted:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(action)
            if command.shown:
                bar.addAction(action)
            actions[command.key] = action
        self._formatting = menus["&Edit"].addMenu("&Format")
        for menu in menus.values():
            menu.aboutToShow.connect(self._show_possible)
        return actions

    def _arrange(self) -> None:
        self.setWindowTitle("bidprep")
        self.setMinimumSize(*SMALLEST)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.messages, self.trail):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumSize(280, 120)
        self.navigation.setMinimumWidth(150)
        self._side.setMinimumWidth(180)
        for pane in (self.navigation, middle, self._side):
            self._panes.addWidget(pane)
        self._panes.setChildrenCollapsible(False)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes([270, 790, 300])
        self._panes.setHandleWidth(1)
        self._side.hide()
        self.setCentralWidget(self._panes)
        self.setStatusBar(self.status)
        self.resize(1366, 768)
        self.setAcceptDrops(True)

    def _wire(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)
        session.closed.connect(self._on_closed)
        session.changed.connect(self._on_changed)
        session.failed.connect(self._on_failed)
        session.saved.connect(self.status.note_saved)
        session.saved.connect(lambda _at: self._show_saving())
        session.backed_up.connect(self._read_state)
        session.busy.connect(self.status.show_busy)
        session.read_only.connect(self._on_read_only)
        self.navigation.wanted.connect(self.go)
        self.trail.wanted.connect(self.go)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focus)

    def _make_page(self, name: str) -> Page:
        page = PAGES[name](self.session)
        page.wanted.connect(self.go)
        page.told.connect(self.messages.tell)
        page.trail_changed.connect(self._show_trail)
        page.own_steps_changed.connect(self._show_possible)
        for draft in page.findChildren(Draft):
            draft.state_changed.connect(self._show_saving)
        for signal, act in (
            ("sample_wanted", lambda: self.files.open_sample()),
            ("new_wanted", lambda: self.files.new()),
            ("open_wanted", lambda: self.files.open()),
            ("backup_wanted", lambda: self.files.restore()),
            ("restore_wanted", lambda backup: self.files.restore(backup)),
            ("set_wanted", self.change_setting),
            ("export_wanted", lambda lot_id: self.files.export_submission(lot_id=lot_id)),
            ("paper_wanted", lambda: self.files.export_decision()),
            ("letterhead_wanted", lambda: self.files.choose_letterhead()),
            ("file_wanted", self.take_in),
        ):
            if hasattr(page, signal):
                getattr(page, signal).connect(act)
        self._stack.addWidget(page)  # before its side pane: in this order Tab goes through them
        side = page.side()
        if side is not None:
            self._side.addWidget(side)
        self._pages[name] = page
        if self.session.is_read_only:
            page.stop_typing()
        return page

    # What happens

    def _say_unread(self, page: Page) -> None:
        """Say of a page that is left what was typed into it and could not be kept, unless its record was removed."""
        unread = page.unread()
        if unread and not self.messages.is_news_of_last_place:
            self.messages.warn(f"Not kept, for it could not be read: {'; '.join(unread)}. Go back to mend it.")

    def _show(self, place: Place) -> None:
        if not self.session.is_open and place.page not in ("welcome", "settings", "help"):
            place = Place("welcome")
        page = self._pages.get(place.page) or self._make_page(place.page)
        if self._page is not None and self._page.place != place:
            self._page.leave()
            self.messages.go_on()
            self._say_unread(self._page)
        self._page = page
        page.show_place(place)  # before it comes into sight, so that nothing is read for the place shown before
        self._stack.setCurrentWidget(page)
        self._show_trail()
        self._show_side()
        self._formatting.clear()
        self._formatting.addActions(list(page.editing_actions()))
        self._formatting.setEnabled(bool(page.editing_actions()))
        page.focus_first()

    def _show_trail(self) -> None:
        if self._page is None:
            return
        steps = self._page.trail()
        self.trail.show_steps(steps)
        self.setWindowTitle(f"{steps[-1][0]} – bidprep" if steps and steps[-1][0] else "bidprep")
        bid_id = self._page.bid_id()
        if bid_id is not None and bid_id != self.bid_id:
            self.bid_id = bid_id
            self._read_state()
        self.navigation.show_current(self._page.place, bid_id)
        self._show_possible()

    def _show_side(self) -> None:
        side = self._page.side() if self._page else None
        if side is not None:
            self._side.setCurrentWidget(side)
        is_narrow = self.width() < ROOM_FOR_SIDE
        is_wanted = self._side_in_narrow if is_narrow else self.settings.side_pane
        is_shown = side is not None and is_wanted and not self.is_bare
        self.navigation.setHidden(self.is_bare or (is_shown and is_narrow))  # there is room for two
        self._side.setVisible(is_shown)
        if is_shown and is_narrow:
            self._panes.setSizes([0, self.width() * 3 // 5, self.width() * 2 // 5])

    def _show_backup(self) -> None:
        """Leave the last backup out of the status line where large text or a small window has no room for it."""
        self.status.backup.setVisible(self.width() * 100 >= ROOM_FOR_SIDE * self.settings.text_size)

    def _show_possible(self) -> None:
        for command in COMMANDS:
            self._actions[command.key].setEnabled(command.is_possible(self))
        for key, words, name in (("undo", "&Undo", self.undo_name), ("redo", "&Redo", self.redo_name)):
            self._actions[key].setText(f"{words}: {name.replace('&', '&&')}" if name else words)
        self._actions["undo"].setIconText("Undo")

    def _show_saving(self) -> None:
        if self.session.is_open:
            unsaved = any(draft.is_unsaved for draft in self._drafts())
            self._warned_of_loss &= unsaved
            if not self.session.is_read_only:
                self.status.show_saving(unsaved=unsaved)

    def _read_state(self) -> None:
        bid_id = self.bid_id
        self.session.ask(lambda workspace: read_window_state(workspace, bid_id), self._on_state, topic="window")

    def _on_state(self, state: WindowState) -> None:
        self._state = state
        self._undo_name, self._redo_name = state.undo, state.redo
        self.is_sample = state.is_sample
        self.navigation.show_state(state)
        self.status.show_state(state)
        if self.bid_id is None and len(state.bids) == 1:
            self.bid_id = state.bids[0].id  # there is but one, so it is at hand
            self._read_state()
        if self._page is not None:
            self.navigation.show_current(self._page.place, self._page.bid_id())
        self._show_possible()

    def _show_focus(self, before: QWidget | None, focus: QWidget | None) -> None:
        """Scroll to what has the keyboard, as Qt does only where Tab stays within the scroll area; see to its spelling."""
        # Asked by name: the classes of text boxes are not loaded before there is one.
        if focus is not None and any(map(focus.inherits, TEXT_BOXES)) and self.isAncestorOf(focus):
            self.spelling.attend(focus)
        if focus is not None and any(map(focus.inherits, FIELDS)):
            self.undo_keys.attend(focus)
        if before is not None or "button_focus" in vars(self):  # the first window is not to wait for it
            self.button_focus.attend(focus)
        if before is None:
            return  # the window has come to the front: nothing was left, so nothing needs finding
        within = focus.parentWidget() if focus else None
        while within is not None and within is not self:
            if isinstance(within, QScrollArea) and focus is not None:
                within.ensureWidgetVisible(focus)
            within = within.parentWidget()

    def _on_opened(self) -> None:
        self._been = []
        self.bid_id = None
        self.messages.hide()
        self.navigation.setEnabled(True)
        self.status.show_saving(unsaved=False)
        if self.settings.workspace != str(self.session.path):
            self.change_setting("workspace", str(self.session.path))
        self._read_state()
        self._show(Place("dashboard"))
        # What writing needs is loaded once the window has been painted, and at the latest with the first thing done.
        QTimer.singleShot(BEFORE_CLAIMING, self.session.start_writing)

    def _on_closing(self) -> None:
        if self._page is not None:
            self._page.leave()
        self.save_drafts()

    def _on_closed(self) -> None:
        self.status.show_nothing()
        self.bid_id = None
        self._undo_name = self._redo_name = ""
        self.is_sample = False
        for page in self._pages.values():
            side = page.side()
            if side is not None:
                self._side.removeWidget(side)
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages, self._page = {}, None

    def _on_changed(self, changes: Changes) -> None:
        if self._page is not None:
            self._page.hear(changes)
        self._read_state()

    def _on_failed(self, error: BidprepError) -> None:
        copies = [draft.rescue_copy for draft in self._drafts() if draft.rescue_copy]
        safe = f" A copy of your words is safe in {copies[0]}." if copies else ""
        self.messages.warn(str(BidprepError(f"{error.happened}{safe}", error.do)))
        self._show_saving()

    def _on_read_only(self, error: BidprepError) -> None:
        self.messages.warn(f"{error} Until then you can read here, but not write.")
        self.status.show_read_only()
        for page in self._pages.values():
            page.stop_typing()

    def _going(self, place: Place) -> Any:
        return lambda: self.go(place)

    def _drafts(self) -> list[Draft]:
        return [draft for page in self._pages.values() for draft in page.findChildren(Draft)]

    # Qt's names

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed first; where that fails, stay open and say so."""
        if not self.let_go():
            event.ignore()
            return
        self.session.close()
        event.accept()

    _warned_of_loss = False
    _side_in_narrow = False
    is_bare = False  # whether focus mode is on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard on Enter too, as Qt does only in dialogs; Escape closes the message."""
        button = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        elif event.key() == Qt.Key.Key_Escape:
            if self.is_bare and self.messages.isHidden():
                self.focus_mode.leave()
            self.messages.hide()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files be dropped wherever nothing else takes them."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a file to what reads its like, or say what to do."""
        event.acceptProposedAction()
        try:
            take_dropped(self, dropped_files(event.mimeData()))
        except BidprepError as error:
            self.messages.warn(str(error))

    def resizeEvent(self, event: Any) -> None:
        """Give up in a small window what can be had elsewhere: the side pane, the toolbar, the last backup."""
        super().resizeEvent(event)
        self._side_in_narrow &= self.width() < ROOM_FOR_SIDE
        self.make_room()

    def make_room(self) -> None:
        """Show what surrounds the page as far as there is room for it."""
        self._show_side()
        self._toolbar.setVisible(self.height() >= ROOM_FOR_TOOLBAR and not self.is_bare)
        self._show_backup()
        if self.width() < ROOM_FOR_SIDE and not self._side_in_narrow:
            self._panes.setSizes([self.width() // 4, self.width() * 3 // 4, 0])


def open_window(session: Session) -> MainWindow:
    """Return the window with the settings of this person, its appearance applied; not shown yet."""
    settings = read_settings(paths.settings_file())
    apply_appearance(settings.appearance, settings.text_size)
    return MainWindow(session, settings)
