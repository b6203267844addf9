"""The commands of the window, as a table: menu, words, keys, what they do and when they can be done.

To add a command: a line here. It is then in its menu, in the command palette and in the list of keys in the manual.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidprep.ui.page import Place

if TYPE_CHECKING:
    from bidprep.ui.main_window import MainWindow


@dataclass(frozen=True)
class Command:
    """One thing that can be done in the window. `shown` puts it on the toolbar as well.

    The menu shows `keys`; `or_keys` do the same.
    """

    key: str
    menu: str
    words: str
    do: Callable[["MainWindow"], None]
    keys: str = ""
    symbol: str = ""
    is_possible: Callable[["MainWindow"], bool] = lambda _window: True
    shown: bool = False
    parted: bool = False
    or_keys: str = ""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """All its keys, the one that the menu shows first."""
        return tuple(filter(None, (self.keys, self.or_keys)))


def _is_open(window: "MainWindow") -> bool:
    return window.session.is_open


def _has_bid(window: "MainWindow") -> bool:
    return window.bid_id is not None


def _is_at_answer(window: "MainWindow") -> bool:
    return window.session.is_open and window.place.page == "answer"


def _go(page: str) -> Callable[["MainWindow"], None]:
    return lambda window: window.go(Place(page))


def _remove_sample(window: "MainWindow") -> None:
    if window.files.remove_sample():
        window.go(Place("welcome"))


# Within each menu an underlined letter stands once; a test says where one does not.
MENUS = ("&File", "&Edit", "&Go", "&Bid", "&View", "&Help")

COMMANDS: tuple[Command, ...] = (
    Command("new", "&File", "&New workspace…", lambda window: window.files.new(), "Ctrl+Shift+N", "plus"),
    Command("open", "&File", "&Open a workspace…", lambda window: window.files.open(), "Ctrl+O"),
    Command("sample", "&File", "Open the sa&mple", lambda window: window.files.open_sample()),
    Command("remove-sample", "&File", "Put the samp&le in the bin", _remove_sample,
            is_possible=lambda window: window.is_sample),
    Command("copy", "&File", "Save a &copy…", lambda window: window.files.copy(), is_possible=_is_open, parted=True),
    Command("back-up", "&File", "&Back up now", lambda window: window.files.back_up(), is_possible=_is_open, symbol="archive"),
    Command("backups", "&File", "Back&ups", _go("backups"), is_possible=_is_open),
    Command("restore", "&File", "&Restore a backup…", lambda window: window.files.restore()),
    Command("settings", "&File", "&Settings", _go("settings"), "Ctrl+,", "settings", parted=True),
    Command("quit", "&File", "&Quit", lambda window: window.quit(), "Ctrl+Q", parted=True),
    Command("undo", "&Edit", "&Undo", lambda window: window.undo(), "Ctrl+Z", "undo-2",
            is_possible=lambda window: bool(window.undo_name), shown=True),
    Command("redo", "&Edit", "&Redo", lambda window: window.redo(), "Ctrl+Shift+Z", "redo-2",
            is_possible=lambda window: bool(window.redo_name), or_keys="Ctrl+Y"),
    Command("asks", "&Bid", "What is &asked", lambda window: window.focus_beside("asks"), "Ctrl+Shift+A", "list-checks",
            _is_at_answer),
    Command("spelling-suggestions", "&Edit", "Spelling su&ggestions",
            lambda window: window.spelling.open_suggestions(), "Ctrl+.", is_possible=_is_open, parted=True),
    Command("next-misspelt", "&Edit", "Next misspelt &word", lambda window: window.spelling.go_to_next(), "Alt+F7",
            is_possible=_is_open),
    Command("replace", "&Edit", "Replace in the &bid", lambda window: window.go(Place("replace", window.bid_id or "")),
            "Ctrl+Shift+H", "search", _has_bid),
    Command("readability", "&Edit", "Rea&ding ease",
            lambda window: window.go(Place("readability", window.place.id, window.place.lot)),
            is_possible=lambda window: window.place.page == "answer"),
    Command("palette", "&Go", "&Command palette", lambda window: window.open_palette(), "Ctrl+K", "command"),
    Command("search", "&Go", "Search e&verything", _go("search"), "Ctrl+Shift+F", "search", _is_open),
    Command("back", "&Go", "&Back", lambda window: window.go_back(), "Alt+Left", "chevron-left", parted=True,
            is_possible=lambda window: window.has_been_elsewhere),
    Command("next-pane", "&Go", "Ne&xt pane", lambda window: window.focus_next_pane(), "F6"),
    Command("dashboard", "&Go", "&Dashboard", _go("dashboard"), "Ctrl+1", "layout-dashboard", _is_open, parted=True),
    Command("organisation", "&Go", "&Organisation", _go("organisation"), "Ctrl+2", "building-2", _is_open),
    Command("case-studies", "&Go", "Case &studies", _go("case-studies"), "Ctrl+3", "library", _is_open),
    Command("partners", "&Go", "&Partners", _go("partners"), "Ctrl+4", "handshake", _is_open),
    Command("people", "&Go", "P&eople", _go("people"), "Ctrl+5", "users", _is_open),
    Command("bids", "&Go", "B&ids", _go("bids"), "Ctrl+6", "briefcase", _is_open),
    Command("policies", "&Go", "Po&licies", _go("policies"), "Ctrl+7", "shield-check", _is_open),
    Command("personal-data", "&Go", "Perso&nal data", _go("personal-data"), "", "shield-check", _is_open),
    Command("library", "&Go", "Librar&y", _go("library"), "Ctrl+8", "book-open", _is_open),
    Command("old-bid", "&Go", "T&ake in an old bid…", _go("old-bid"), "", "file-text", _is_open),
    Command("suggestions", "&Bid", "S&uggestions for this question", lambda window: window.focus_beside(),
            "Ctrl+Shift+S", "library", _is_at_answer),
    Command("word-lists", "&Go", "Lis&ts", _go("word-lists"), "", "list", _is_open, parted=True),
    Command("counting-rules", "&Go", "Counting &rules", _go("counting-rules"), is_possible=_is_open),
    Command("register", "&Go", "C&harity register", _go("register"), "", "shield-check", _is_open),
    Command("start-bid", "&Bid", "&Start a bid", _go("start-bid"), "Ctrl+N", "plus", _is_open, shown=True),
    Command("notice", "&Bid", "&Take in a notice…", lambda window: window.take_in("notice"), "", "file-text", _is_open),
    Command("check", "&Bid", "&Check the bid", lambda window: window.go(Place("checks", window.bid_id or "")), "F7",
            "list-checks", _has_bid, shown=True),
    Command("export-submission", "&Bid", "&Export the submission…",
            lambda window: window.go(Place("word-out", window.bid_id or "")), "Ctrl+E", "file-output", _has_bid, shown=True),
    Command("export-lot", "&Bid", "Export for the &lot at hand…",
            lambda window: window.go(Place("word-out", window.bid_id or "", window.place.lot)),
            is_possible=lambda window: _has_bid(window) and window.place.lot is not None),
    Command("decision", "&Bid", "&Go or no-go", lambda window: window.go(Place("decision", window.bid_id or "")),
            "Ctrl+Shift+G", "shield-check", _has_bid),
    Command("scores", "&Bid", "Sc&ores", lambda window: window.go(Place("scores", window.bid_id or "")),
            is_possible=_has_bid, symbol="list-ordered"),
    Command("take-in-form", "&Bid", "Take in the buyer’s &form…", lambda window: window.go(Place("form", window.bid_id or "")),
            is_possible=_has_bid, symbol="file-text"),
    Command("materials", "&Bid", "&Materials", lambda window: window.go(Place("materials", window.bid_id or "")),
            "Ctrl+Shift+D", "book-open", _has_bid),
    Command("timeline", "&Bid", "Timeli&ne", lambda window: window.go(Place("timeline", window.bid_id or "")),
            "", "calendar-clock", _has_bid),
    Command("mobilisation", "&Bid", "Mo&bilisation plan", lambda window: window.go(Place("mobilisation", window.bid_id or "")),
            "", "calendar-clock", _has_bid),
    Command("clarifications", "&Bid", "Cla&rifications",
            lambda window: window.go(Place("clarifications", window.bid_id or "")), symbol="list", is_possible=_has_bid),
    Command("coverage", "&Bid", "Co&verage", lambda window: window.go(Place("coverage", window.bid_id or "")),
            symbol="handshake", is_possible=_has_bid),
    Command("reviews", "&Bid", "Revie&ws", lambda window: window.go(Place("reviews", window.bid_id or "")), "Ctrl+Shift+R",
            "users", _has_bid),
    Command("remarks", "&Bid", "Remar&ks of readers", lambda window: window.go(Place("remarks", window.bid_id or "")),
            is_possible=_has_bid),
    Command("import-lots", "&Bid", "&Import lots…", lambda window: window.files.import_lots(), is_possible=_has_bid),
    Command("side-pane", "&View", "&Side pane", lambda window: window.toggle_side(), "F9", "panel-right"),
    Command("focus-mode", "&View", "&Focus mode", lambda window: window.focus_mode.toggle(), "F11",
            is_possible=lambda window: window.place.page == "answer"),
    Command("larger", "&View", "&Larger text", lambda window: window.resize_text(10), "Ctrl++"),
    Command("smaller", "&View", "S&maller text", lambda window: window.resize_text(-10), "Ctrl+-"),
    Command("help", "&Help", "&Help on this page", lambda window: window.open_help(), "F1", "book-open"),
    Command("manual", "&Help", "&Manual", _go("help")),
)  # fmt: skip
