"""What every page is: it shows a place, reloads when what it shows has changed, and asks to go elsewhere."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bidprep.storage.changes import Changes
from bidprep.ui.session import Session


@dataclass(frozen=True)
class Place:
    """Somewhere in the window: a page, the record it shows, the lot at hand, the file that it reads, the words looked for."""

    page: str
    id: str = ""
    lot: str | None = None
    file: str = ""
    words: str = ""


class Page(QWidget):
    """One screen. A subclass names the kinds of record it shows and overrides `show_place`, `reload` and `leave`."""

    wanted = Signal(object)  # the Place to go to
    told = Signal(str)  # a sentence for the message bar
    trail_changed = Signal()
    own_steps_changed = Signal()  # what `own_undo` and `own_redo` return

    kinds: frozenset[str] = frozenset()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.place = Place("")

    def show_place(self, place: Place) -> None:
        """Show a place of this page."""
        self.place = place
        self.reload()

    def reload(self) -> None:
        """Read anew what the page shows."""

    def hear(self, changes: Changes) -> None:
        """Take the news of a commit."""
        if changes.kinds & self.kinds:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed: the page goes out of sight."""

    def stop_typing(self) -> None:
        """Let nothing be typed any more: the workspace can only be read."""
        from bidprep.ui.widgets.form import Form

        for form in self.findChildren(Form):
            form.stop_typing()

    def unread(self) -> tuple[str, ...]:
        """Return what was typed here and cannot be read, so that it is not kept."""
        from bidprep.ui.widgets.form import Form

        return tuple(words for form in self.findChildren(Form) if form.isVisible() for words in form.unread())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return where this page hangs: words and places from the outermost to the page itself."""
        return ()

    def bid_id(self) -> str | None:
        """Return the bid that this page is about, for the commands on a bid."""
        return None

    def side(self) -> QWidget | None:
        """Return what belongs in the side pane while this page is shown."""
        return None

    def focus_beside(self, card: str = "") -> None:
        """Put the keyboard where work in the side pane begins, or into one of its cards."""
        side = self.side()
        if side is not None:
            side.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def editing_actions(self) -> tuple[QAction, ...]:
        """Return the page's own actions for the Edit menu."""
        return ()

    def own_undo(self) -> str | None:
        """Return the name of what Undo takes back on this page itself, "" for nothing; None where it is the workspace's."""
        return None

    def own_redo(self) -> str | None:
        """Return the name of what Redo does again on this page itself, "" for nothing; None where it is the workspace's."""
        return None

    def undo(self) -> None:
        """Take back the last of the page's own decisions. For a page with `own_undo`."""

    def redo(self) -> None:
        """Take the decision again that was taken back last. For a page with `own_redo`."""

    def surroundings(self) -> tuple[QWidget, ...]:
        """Return what focus mode hides, always shown otherwise; () for a page without focus mode."""
        return ()

    def in_one_line(self) -> str:
        """Return what focus mode says of this page in its one line."""
        return ""

    def focus_first(self) -> None:
        """Put the keyboard where work on this page begins."""
        self.setFocus()


def scrolled(inner: QWidget, sides: int = 24) -> QScrollArea:
    """Return a widget in a scroll area without a frame, margins round it; `sides` are those at the left and right."""
    holder = _Scrolled()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(sides, 16, sides, 24)
    # In a row, what may only be so wide is asked how high it is at that width, and not at the width of the pane.
    row = QHBoxLayout()
    row.addWidget(inner, 1)
    row.addStretch(0)
    layout.addLayout(row)
    layout.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    # The keys for scrolling come here from the fields inside; by itself it would be a stop of Tab that shows nothing.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    holder.area = area
    return area


class _Scrolled(QWidget):
    """What a scroll area shows. While it grows, what has the keyboard stays in view: a form that has just come, say."""

    # Asked for by `parentWidget`, it would make Qt's binding load every class there is, which costs a tenth of the start.
    area: QScrollArea | None = None

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll to what has the keyboard; all has its place by now."""
        super().resizeEvent(event)
        focus = QApplication.focusWidget()
        if self.area is not None and focus is not None and self.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus)
