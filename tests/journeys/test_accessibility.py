"""Every page for everybody: names, Tab, room, contrast, words beside colours."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QFocusFrame,
    QLabel,
    QMenu,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from bidprep.domain.bids import Bid, Question
from bidprep.domain.opportunities import Lot
from bidprep.settings import Appearance
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import apply_appearance, contrast
from bidprep.ui.main_window import MainWindow
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.coverage import CoveragePage
from bidprep.ui.pages.personal_data import PersonalDataPage
from bidprep.ui.pages.records import RecordsPage
from bidprep.ui.places import PAGES
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.row_delegate import TONE_ROLE
from tests.journeys.hands import Hands, start_blank_bid

SMALL = (683, 384)


def each_page(hands: Hands) -> Iterator[str]:
    """Go to every page there is, in the workspace that is open, and say its name."""
    found: list[dict[str, str]] = []

    def read(workspace: Workspace) -> dict[str, str]:
        lots = workspace.find(Lot)
        bids = workspace.find(Bid)
        bid = next((bid for bid in bids if lots and bid.stage_id == lots[0].stage_id), bids[0])
        question = workspace.find(Question, bid_id=bid.id)[0].id
        pages = (
            "bid", "clarifications", "coverage", "form", "materials", "checks", "word-out", "mobilisation", "timeline",
            "decision", "scores", "reviews", "remarks", "replace",
        )  # fmt: skip
        of_bid = dict.fromkeys(pages, bid.id)
        of_question = dict.fromkeys(("question", "answer", "snapshots", "readability"), question)
        return of_bid | of_question | ({"lot": lots[0].id} if lots else {})

    hands.window.session.ask(read, found.append)
    hands.settle()
    for name in PAGES:
        if name == "lot" and "lot" not in found[0]:
            continue
        hands.go(name, found[0].get(name, ""))
        assert hands.window.place.page == name
        yield name
        if name == "coverage":
            coverage = hands.page(CoveragePage)
            coverage.tabs.setCurrentWidget(coverage.board)
            hands.settle()
            yield "coverage, board"
        if name == "bid":
            for tab in (1, 2, 3):
                hands.page(BidPage).tabs.setCurrentIndex(tab)
                hands.settle()
                yield f"{name}, tab {tab + 1}"
    hands.go("personal-data")
    people = hands.page(PersonalDataPage).people
    if people.model.rowCount():
        people.opened.emit(people.model.row(0))
        hands.settle()
        yield "personal-data, one open"
    for name in ("policies", "partners", "case-studies", "people"):
        hands.go(name)
        records = hands.page(RecordsPage).list
        if records.model.rowCount():
            records.opened.emit(records.model.row(0))
            hands.settle()
            yield f"{name}, one open"


def controls(inside: QWidget) -> list[QWidget]:
    """The controls that can be seen, used and reached with Tab."""
    return [
        widget
        for widget in inside.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (isinstance(widget, QRadioButton) and widget.group() is not None and not widget.isChecked())
        and widget.objectName() != "qt_menubar_ext_button"
    ]


def called(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {called(widget)!r}"


def shown_part(widget: QWidget) -> QRect:
    # What scrolls is covered by its viewport.
    seen = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return seen.visibleRegion().boundingRect()


@pytest.fixture(params=["sample", "empty"])
def everywhere(request: pytest.FixtureRequest) -> Hands:
    """Hands on a window with the sample open, or with hardly anything in it."""
    if request.param == "sample":
        found: Hands = request.getfixturevalue("sample")
        return found
    own: Hands = request.getfixturevalue("own")
    start_blank_bid(own, Question("", "", number="1", text="Who are you?"))
    return own


def test_every_control_on_every_page_has_a_name(everywhere: Hands) -> None:
    nameless = {
        f"{page}: {type(widget).__name__} in {type(widget.parent()).__name__}"
        for page in each_page(everywhere)
        for widget in controls(everywhere.window)
        if not called(widget).strip()
    }
    assert nameless == set()


def test_tab_comes_to_every_control_of_every_page_and_round_again(everywhere: Hands) -> None:
    hands = everywhere
    missed: list[str] = []
    for page in each_page(hands):
        wanted = set(controls(hands.window))
        begun = hands.focus
        been: list[QWidget] = []
        for _ in range(3 * len(wanted) + 10):
            been.append(hands.focus)
            hands.press("Tab")
            if hands.focus is begun and len(set(been)) > 1:  # the manual’s own links are within one widget
                break
        else:
            missed.append(f"{page}: Tab does not come back to {described(begun)}")
        missed += [f"{page}: {described(widget)}" for widget in wanted - set(been)]
    assert missed == []


def test_shift_tab_goes_back_out_of_every_text_box(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    hands.press("Shift+Tab")
    assert hands.focus is not page.editor
    hands.press("Tab")
    assert hands.focus is page.editor
    assert "\t" not in page.editor.toPlainText()


@pytest.mark.parametrize("size", [(1366, 768), SMALL])
def test_nothing_lies_outside_the_window_that_cannot_be_scrolled_to(sample: Hands, size: tuple[int, int]) -> None:
    hands = sample
    hands.window.resize(*size)
    hands.settle()
    assert (hands.window.width(), hands.window.height()) == size
    outside: list[str] = []
    for page in each_page(hands):
        areas = hands.window.findChildren(QScrollArea)
        for widget in controls(hands.window):
            area = next((area for area in areas if area is not widget and area.isAncestorOf(widget)), None)
            if area is not None:
                # Down is well; to the right would have to be scrolled for every line.
                holder = area.widget()
                assert holder is not None
                right = widget.mapTo(holder, QPoint(widget.width(), 0)).x()
                if right > max(area.viewport().width(), holder.minimumSizeHint().width()):
                    outside.append(f"{page}: {described(widget)} to the right")
                continue
            place = QRect(widget.mapTo(hands.window, QPoint(0, 0)), widget.size())
            if not hands.window.rect().contains(place):
                outside.append(f"{page}: {described(widget)} at {place}")
    assert outside == []


def test_nothing_overlaps_in_the_smallest_window(sample: Hands) -> None:
    hands = sample
    hands.window.resize(*SMALL)
    hands.settle()
    overlapping: list[str] = []
    for page in each_page(hands):
        assert hands.window.page is not None
        for parent in [hands.window.page, *hands.window.page.findChildren(QWidget)]:
            layout = parent.layout()
            if layout is None or not parent.isVisible() or isinstance(parent, QAbstractItemView):
                continue
            children = [
                child
                for child in parent.children()
                if isinstance(child, QWidget)
                and not isinstance(child, QFocusFrame)  # stands round one of the others, as it should
                and child.isVisible()
                and not child.geometry().isEmpty()
            ]
            for index, child in enumerate(children):
                overlapping += [
                    f"{page}: {described(child)} {child.geometry()} and {described(other)} {other.geometry()}"
                    for other in children[index + 1 :]
                    if child.geometry().intersects(other.geometry())
                ]
    assert overlapping == []


def test_what_has_the_keyboard_can_be_seen_in_the_smallest_window(sample: Hands) -> None:
    hands = sample
    hands.window.resize(*SMALL)
    hands.settle()
    unseen: list[str] = []
    for page in each_page(hands):
        for _ in range(len(controls(hands.window))):
            seen = shown_part(hands.focus)
            least = min(hands.focus.height(), 16)
            if seen.height() < least or seen.width() < min(hands.focus.width(), 16):
                unseen.append(f"{page}: {described(hands.focus)} {seen}")
            hands.press("Tab")
    assert unseen == []


def rooms_given(hands: Hands) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """The least and the greatest size that each part of each page is given, as far as it is in sight."""
    found: dict[tuple[str, str], tuple[int, int, int, int]] = {}

    def measure(page: str, widget: QWidget, where: str) -> None:
        least, most = widget.minimumSize(), widget.maximumSize()
        found[page, where] = (least.width(), least.height(), most.width(), most.height())
        alike: Counter[str] = Counter()
        for child in widget.children():
            # Qt sees to the bars of what scrolls.
            if isinstance(child, QWidget) and child.isVisible() and not child.objectName().endswith("container"):
                called = f"{type(child).__name__} {child.accessibleName()}"
                alike[called] += 1
                measure(page, child, f"{where} > {called} {alike[called]}")

    for page in each_page(hands):
        measure(page, hands.page(Page), "page")
        side = hands.page(Page).side()
        if side is not None:
            measure(page, side, "side")
    return found


def test_parts_of_pages_follow_the_size_of_the_text_as_if_they_were_begun_with_it(
    sample: Hands, started: Callable[[Path | None], MainWindow]
) -> None:
    hands = sample
    for _page in each_page(hands):
        pass  # all are there before the text grows
    hands.window.change_setting("text_size", 200)
    hands.settle()
    grown = rooms_given(hands)
    hands.close()
    begun = rooms_given(Hands(started(None)))
    known = grown.keys() & begun.keys()
    assert len(known) > 1000
    assert [f"{at}: {grown[at]}, begun so {begun[at]}" for at in sorted(known) if grown[at] != begun[at]] == []


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_every_label_stands_out_from_its_ground(sample: Hands, appearance: Appearance) -> None:
    hands = sample
    apply_appearance(appearance, 100)
    hands.window.messages.warn("For the test.")
    hands.settle()
    faint: set[str] = set()
    for page in each_page(hands):
        for label in hands.window.findChildren(QLabel):
            if label.isVisible() and label.text() and label.isEnabled():
                palette = label.palette()
                got = contrast(palette.color(label.foregroundRole()), palette.color(label.backgroundRole()))
                if got < 4.5:
                    faint.add(f"{page}: {label.text()[:40]!r} {got:.1f}")
    assert faint == set()


def test_a_message_keeps_its_contrast_when_the_appearance_changes_under_it(sample: Hands) -> None:
    hands = sample
    apply_appearance(Appearance.LIGHT, 100)
    hands.window.messages.warn("For the test.")
    apply_appearance(Appearance.DARK, 100)
    hands.settle()
    label = next(label for label in hands.window.messages.findChildren(QLabel) if label.text() == "For the test.")
    palette = label.palette()
    assert contrast(palette.color(label.foregroundRole()), palette.color(label.backgroundRole())) >= 4.5


def test_nothing_is_said_by_colour_alone(sample: Hands) -> None:
    hands = sample
    silent: list[str] = []
    for page in each_page(hands):
        for records in hands.page(Page).findChildren(RecordList):
            model = records.model
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    index = model.index(row, column)
                    if index.data(TONE_ROLE) is not None and not str(index.data() or "").strip():
                        silent.append(f"{page}: row {row}, column {column}")
    assert silent == []


def test_no_two_things_on_a_page_answer_to_the_same_alt_key(sample: Hands) -> None:
    hands = sample
    clashes: list[str] = []
    menus = {
        QKeySequence.mnemonic(action.text()).toString(): action.text() for action in hands.window.menuBar().actions()
    }
    for page in each_page(hands):
        taken = dict(menus)
        for widget in hands.window.findChildren(QWidget):
            if not widget.isVisible():
                continue
            texts: list[str] = []
            if isinstance(widget, QTabBar):
                texts = [widget.tabText(index) for index in range(widget.count())]
            elif isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
                texts = [widget.text()]
            for text in texts:
                key = QKeySequence.mnemonic(text).toString()
                if key and key in taken:
                    clashes.append(f"{page}: {key} is {taken[key]!r} and {text!r}")
                elif key:
                    taken[key] = text
    assert clashes == []


def test_every_entry_of_every_menu_has_an_underlined_letter_of_its_own(sample: Hands) -> None:
    hands = sample
    clashes: set[str] = set()

    def look_into(menu: QMenu) -> None:
        letters: dict[str, str] = {}
        for action in menu.actions():
            if action.isSeparator():
                continue
            key = QKeySequence.mnemonic(action.text()).toString()
            if not key:
                clashes.add(f"{menu.title()}: {action.text()!r} has none")
            elif key in letters:
                clashes.add(f"{menu.title()}: {key} is {letters[key]!r} and {action.text()!r}")
            letters[key] = action.text()
            within = action.menu()
            if isinstance(within, QMenu):
                look_into(within)

    been = set()
    for _page in each_page(hands):  # what stands under Format is the page’s own
        for menu in hands.window.findChildren(QMenu):
            look_into(menu)
            been |= {action.objectName() for action in menu.actions()}
    assert {"register", "remarks", "bold", "remove-row", "find"} <= been
    assert clashes == set()


def test_every_page_is_a_place_that_names_itself(sample: Hands) -> None:
    hands = sample
    for page in each_page(hands):
        if page == "welcome":
            continue
        steps = hands.page(Page).trail()
        assert steps, page
        assert all(words and isinstance(place, Place) for words, place in steps), page
        assert hands.window.windowTitle() == f"{steps[-1][0]} – bidprep"
