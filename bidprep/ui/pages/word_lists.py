"""Lists: the regions, services and the like that forms offer, and the words added to the spelling, to be changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.word_lists import WORD_LISTS
from bidprep.errors import BidprepError
from bidprep.operations.spelling import list_own_words
from bidprep.operations.word_lists import (
    bundled_entries,
    change_word_list,
    check_scales,
    read_word_lists,
    word_list_source,
)
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.pages.own_words import OwnWordsBox
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import heading, note

Entries = tuple[str, ...]

_LINES = 7


def read_entries(typed: str) -> Entries:
    """Read one entry a line; blank lines and what stands there twice are left out.

    Raises BidprepError where nothing is left.
    """
    entries = tuple(dict.fromkeys(filter(None, (" ".join(line.split()) for line in typed.splitlines()))))
    if not entries:
        raise BidprepError("A list needs an entry.", "Type one, or use the bundled list again.")
    return entries


def read_scale_entries(typed: str) -> Entries:
    """Read one score scale a line; raises BidprepError where one cannot be read."""
    entries = read_entries(typed)
    check_scales(entries)
    return entries


class WordListsPage(Page):
    """Each list as a box, one entry a line."""

    kinds = frozenset({"word_list", "own_word"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.lists = {name: _ListBox(session, name) for name in WORD_LISTS}
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(heading("Lists"))
        layout.addWidget(
            note(
                "These words are offered where a form asks for a region, a service and the like. Write one entry a line. "
                "What you have noted already stays as it is, and anything else may still be typed in a form. Last come "
                "the words that you added to the spelling."
            )
        )
        for box in self.lists.values():
            layout.addWidget(box)
        self.own_words = OwnWordsBox(session)
        layout.addWidget(self.own_words)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def reload(self) -> None:
        """Read the lists anew."""
        self.session.ask(_read_offers, self._show, topic="word lists")
        self.session.ask(list_own_words, self.own_words.show_words, topic="own words")

    def leave(self) -> None:
        """Save what is being typed."""
        for draft in (*(box.draft for box in self.lists.values()), self.own_words.draft):
            draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Lists", Place("word-lists")),)

    def focus_first(self) -> None:
        """Go to the first list."""
        next(iter(self.lists.values())).form.focus_first()

    def _show(self, offers: dict[str, "_Offer"]) -> None:
        for name, offer in offers.items():
            self.lists[name].show_offer(offer)


@dataclass(frozen=True)
class _Offer:
    """What a list offers, whether it is the bundled one, and where that comes from."""

    entries: Entries
    is_bundled: bool
    source: str


class _ListBox(QWidget):
    """One list: a box, where the bundled entries come from, and a button to go back to them."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self._name = name
        self._entries: Entries = ()
        title = WORD_LISTS[name]
        read = read_scale_entries if name == "scales" else read_entries
        label = "One scale a line" if name == "scales" else "One entry a line"
        field = Field("entries", label, lines=_LINES, read=read, write="\n".join, section=title)
        self.form = Form((field,), title)
        self.form.editor("entries").setAccessibleName(title)
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: "\n".join(self._entries), self)
        self.state = note("")
        self.bundled = QPushButton(icon("undo-2"), "Use the bundled list again")
        self.bundled.setAccessibleName(f"Use the bundled list again: {title}")
        self.bundled.clicked.connect(self.use_bundled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self.state)
        layout.addWidget(self.bundled, 0, Qt.AlignmentFlag.AlignLeft)

    def show_offer(self, offer: _Offer) -> None:
        """Show what the list offers, unless it is being typed in."""
        self.state.setText(
            f"Bundled: {offer.source}"
            if offer.is_bundled
            else f"This list is your own. The bundled one: {offer.source}"
        )
        self.bundled.setEnabled(not offer.is_bundled)
        if not self.draft.is_unsaved:
            self._entries = offer.entries
            self.form.show_values({"entries": offer.entries})

    def use_bundled(self) -> None:
        """Offer the bundled entries again; undo brings the charity's own back."""
        self.form.forget_typing()
        self._session.do(lambda workspace: _offer_bundled(workspace, self._name))

    def _edit(self, _name: str, entries: Any) -> None:
        self._entries = entries
        self.draft.touch()

    def _take(self) -> Operation | None:
        return _changing(self._name, self._entries)


def _read_offers(workspace: Workspace) -> dict[str, _Offer]:
    return {
        name: _Offer(entries, entries == bundled_entries(name), word_list_source(name))
        for name, entries in read_word_lists(workspace).items()
    }


def _offer_bundled(workspace: Workspace, name: str) -> Changes:
    workspace.end_visit()  # so that undo takes back this alone, and not what was typed before it too
    return change_word_list(workspace, name, ())


def _changing(name: str, entries: Entries) -> Callable[[Workspace], Changes]:
    return lambda workspace: change_word_list(workspace, name, entries)
