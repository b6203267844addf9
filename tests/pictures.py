"""The window's pictures, drawn without a screen from the real window with the sample charity in it.

``python -m tests.pictures`` makes those of the manual; with ``--all`` every page in every look and size, to be looked at
by a person before a change goes in. Each set is drawn by a process of its own, because Qt takes its scale before the
first window and never again.

To add a picture: a line in `_draw`. A picture of the manual bears the name of its page; the manual shows it with
``![what it shows](pictures/<name>.png)``.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QImage, qRgb
from PySide6.QtWidgets import QApplication

from bidprep.app import start
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.opportunities import Lot
from bidprep.domain.partners import Partner
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
from bidprep.operations.bids import read_bids
from bidprep.settings import Appearance
from bidprep.storage.workspace import Workspace
from bidprep.ui.main_window import MainWindow
from bidprep.ui.page import Place
from bidprep.ui.pages.bid import BidPage

T = TypeVar("T")

CHECKOUT = Path(__file__).parent.parent
MANUAL = CHECKOUT / "resources" / "help" / "pictures"
EVERYTHING = CHECKOUT / "build" / "pictures"
MOST_BYTES = 1_500_000
"""What all pictures of the manual may take together, so that the program stays small."""


@dataclass(frozen=True)
class Look:
    """One way to draw the window; `width` and `height` are in logical pixels."""

    name: str
    appearance: Appearance
    scale: int = 1
    width: int = 1366
    height: int = 768


LOOK_OF_MANUAL = Look("manual", Appearance.LIGHT, 1, 1100, 700)

LOOKS: tuple[Look, ...] = (
    Look("light-100", Appearance.LIGHT),
    Look("light-200", Appearance.LIGHT, 2),
    Look("dark-100", Appearance.DARK),
    Look("dark-200", Appearance.DARK, 2),
    Look("high-contrast-100", Appearance.CONTRAST),
    Look("high-contrast-200", Appearance.CONTRAST, 2),
    Look("small-100", Appearance.LIGHT, 1, 683, 384),
)


class Camera:
    """Grabs the window into files. With `few_colours` each picture has 256 of them, which quarters the file."""

    def __init__(self, window: MainWindow, folder: Path, *, few_colours: bool) -> None:
        self._window = window
        self._folder = folder
        self.few_colours = few_colours

    def take(self, name: str) -> None:
        """Take a picture once everything has settled."""
        settle(self._window)
        picture = self._window.grab().toImage()
        if self.few_colours:
            picture = with_few_colours(picture)
        if not picture.save(str(self._folder / f"{name}.png"), quality=0):  # 0: the smallest file
            raise SystemExit(f"{self._folder / name}.png could not be written.")


def with_few_colours(picture: QImage) -> QImage:
    """Return the picture in its 256 most frequent colours; rarer ones, at the edges of letters, take the nearest."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    data = bytes(plain.constBits())
    counts: dict[bytes, int] = {}
    for at in range(0, len(data), 4):
        colour = data[at : at + 3]
        counts[colour] = counts.get(colour, 0) + 1
    frequent = sorted(counts, key=lambda colour: -counts[colour])[:256]
    table = [qRgb(colour[2], colour[1], colour[0]) for colour in frequent]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table)


def settle(window: MainWindow) -> None:
    """Wait until all that was asked is answered and painted."""
    for _ in range(3):
        window.session.settle()
        for _ in range(5):
            QApplication.processEvents()


def ask(window: MainWindow, read: Callable[[Workspace], T]) -> T:
    """Return what is read from the open workspace."""
    found: list[T] = []
    window.session.ask(read, found.append)
    settle(window)
    return found[0]


def draw(look: Look, folder: Path) -> None:
    """Draw all pictures in one look into a folder; for a process of its own."""
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)  # else the cursor is there in one run and not in the next
    window = start(None)
    window.change_setting("appearance", look.appearance)
    window.resize(look.width, look.height)
    window.show()
    _draw(window, Camera(window, folder, few_colours=look is LOOK_OF_MANUAL))
    window.close()


def _draw(window: MainWindow, camera: Camera) -> None:
    def take(name: str, place: Place | None = None) -> None:
        window.go(place or Place(name))
        camera.take(name)

    camera.take("welcome")
    window.files.open_sample()
    camera.take("dashboard")
    bid = next(summary for summary in ask(window, read_bids) if summary.lots)
    question = ask(window, lambda workspace: workspace.find(Question, bid_id=bid.id))[0]
    varied = next(answer for answer in ask(window, lambda workspace: workspace.find(Answer)) if answer.lot_id)
    for name in ("organisation", "policies", "word-lists", "case-studies", "partners", "people", "bids", "start-bid"):
        take(name)
    take("case-study", Place("case-studies", ask(window, lambda workspace: workspace.find(CaseStudy))[0].id))
    take("policy", Place("policies", ask(window, lambda workspace: workspace.find(Policy))[0].id))
    take("partner", Place("partners", ask(window, lambda workspace: workspace.find(Partner))[0].id))
    take("person", Place("people", ask(window, lambda workspace: workspace.find(Person))[0].id))
    take("bid", Place("bid", bid.id))
    page = window.page
    assert isinstance(page, BidPage)
    for at, name in ((1, "bid-lots"), (2, "bid-case-studies"), (3, "bid-particulars")):
        page.tabs.setCurrentIndex(at)
        camera.take(name)
    page.tabs.setCurrentIndex(0)
    take("question", Place("question", question.id))
    take("lot", Place("lot", ask(window, lambda workspace: workspace.find(Lot))[2].id))
    take("answer", Place("answer", question.id))
    take("answer-lot", Place("answer", varied.question_id, varied.lot_id))
    take("checks", Place("checks", bid.id))
    take("word-out", Place("word-out", bid.id))
    window.files.back_up()
    settle(window)
    window.messages.hide()
    take("backups")
    take("settings")
    if not camera.few_colours:
        take("help", Place("help", "dashboard"))  # the manual needs no picture of itself
    window.go(Place("bid", bid.id))
    settle(window)
    window.open_palette()
    camera.take("palette")


def main(arguments: list[str]) -> int:
    """Draw what is asked for, each set by a process of its own; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.pictures", description="Draw the window's pictures without a screen."
    )
    parser.add_argument("--all", action="store_true", help="every page in every look, not the manual's pictures")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to; without it, the manual or build/pictures")
    parser.add_argument("--look", help=argparse.SUPPRESS)
    told = parser.parse_args(arguments)
    if told.look:
        draw(next(look for look in (LOOK_OF_MANUAL, *LOOKS) if look.name == told.look), told.out)
        return 0
    if told.all:
        folder = (told.out or EVERYTHING).absolute()
        return max(_draw_apart(look, folder / look.name) for look in LOOKS)
    folder = (told.out or MANUAL).absolute()
    code = _draw_apart(LOOK_OF_MANUAL, folder)
    size = sum(path.stat().st_size for path in folder.glob("*.png"))
    if size > MOST_BYTES:
        print(f"The manual's pictures take {size:,} bytes; {MOST_BYTES:,} is the most they may.")
        return 1
    return code


def _draw_apart(look: Look, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    print(f"Drawing {look.name} into {folder}")
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(look.scale),
            # A place without this computer's name or anybody's in it: the settings page shows it.
            "BIDPREP_HOME": "bidprep",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(CHECKOUT), os.environ.get("PYTHONPATH", "")))),
        }
        command = [sys.executable, "-m", "tests.pictures", "--look", look.name, "--out", str(folder)]
        return subprocess.run(command, cwd=home, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
