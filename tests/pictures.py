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
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QImage, qRgb
from PySide6.QtWidgets import QApplication, QScrollArea

from bidprep.app import start
from bidprep.documents.material_text import MaterialText
from bidprep.domain.answers import Answer
from bidprep.domain.bids import LimitUnit, Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.material_rules import Passage
from bidprep.domain.materials import Material
from bidprep.domain.opportunities import Lot
from bidprep.domain.organisation import Fact, fact_values
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person, PersonKind
from bidprep.domain.policies import Policy
from bidprep.domain.reviews import SentAnswer, Suggestion
from bidprep.domain.text import plain
from bidprep.operations.answers import find_answer, write_markdown_answer
from bidprep.operations.bid_list import read_bids
from bidprep.operations.materials import pin_passage, read_materials, take_in_material
from bidprep.operations.review_copies import export_copy, prepare_copy
from bidprep.operations.review_rounds import add_reader, send_round, start_round
from bidprep.operations.snapshots import NOW, name_snapshot
from bidprep.operations.taking_in import read_returned, read_sent_rounds, take_in
from bidprep.settings import Appearance
from bidprep.storage.workspace import Workspace
from bidprep.ui.main_window import MainWindow
from bidprep.ui.page import Place
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.counting_rules import CountingRulesPage
from bidprep.ui.pages.coverage import CoveragePage
from bidprep.ui.pages.mobilisation import MobilisationPage
from bidprep.ui.pages.notice import NoticePage
from bidprep.ui.pages.remarks import RemarksPage
from bidprep.ui.pages.replace import ReplacePage
from bidprep.ui.pages.search import SearchPage
from bidprep.ui.pages.snapshots import SnapshotsPage
from tests.documents.form_files import p, tbl, word_file
from tests.documents.notice_files import tender_release, update_release, write
from tests.documents.register_files import charity, write_json
from tests.operations.returned_files import Reader

T = TypeVar("T")

CHECKOUT = Path(__file__).parent.parent
MANUAL = CHECKOUT / "resources" / "help" / "pictures"
EVERYTHING = CHECKOUT / "build" / "pictures"
MOST_BYTES = 2_500_000
"""What all pictures of the manual may take together, so that the program stays small."""


@dataclass(frozen=True)
class Look:
    """One way to draw the window; `width` and `height` are in logical pixels."""

    name: str
    appearance: Appearance
    scale: int = 1
    width: int = 1366
    height: int = 768


OLD_BID = (
    p("Recruitment and induction", style="Heading1"),
    p("How do you recruit and keep your staff?"),
    p("We recruit locally, with people who have been in prison on every panel. References are taken up by telephone."),
    p("Induction takes two weeks and covers safeguarding, lone working, first aid and the house rules."),
    p("Keeping information safe", style="Heading1"),
    p("Records sit in an encrypted system in the United Kingdom, reached with two factors and seen by role."),
    p("Working with probation", style="Heading1"),
    p("Describe how you work with probation practitioners."),
    p("A named worker meets each practitioner every week, and tells them the same day when somebody does not come."),
)

# A form with questions of several sorts, some of them to look at.
FORM = (
    p("Response form: resettlement support", style="Heading1"),
    p("Answer every question in the box below it. Do not change the wording of this form."),
    p("Section 1: Quality", style="Heading2"),
    tbl(
        ("No.", "Question", "Weighting", "Your response"),
        ("1.1", "How will you deliver the service from the first day? Maximum 500 words", "20%", ""),
        ("1.2", "How will you recruit, train and keep your staff? Maximum 750 words", "15%", ""),
        ("1.3", "Which partners will you work with, and what does each bring? Maximum 500 words", "15%", ""),
    ),
    p("Section 2: Declarations", style="Heading2"),
    tbl(
        ("No.", "Question", "Yes / No"),
        ("2.1", "Do you hold employer’s liability insurance of at least £5 million?", ""),
        ("2.2", "Have you read and accepted the terms of the contract?", ""),
    ),
    p("Section 3: About you", style="Heading2"),
    p("What else should we know about your organisation? (200 words)"),
    p("Who will sign the contract? (50 words)"),
    p("Tell us how you heard of this contract (maximum 50 words)"),
    p("Name: ____________________"),
)

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
    lots = ask(window, lambda workspace: workspace.find(Lot))  # in the buyer's order
    answers = {answer.lot_id: answer for answer in ask(window, lambda workspace: workspace.find(Answer))}
    varied = next(answers[lot.id] for lot in lots if lot.id in answers)
    for name in ("organisation", "policies", "word-lists", "case-studies", "partners", "people", "bids", "start-bid"):
        take(name)
    take("case-study", Place("case-studies", ask(window, lambda workspace: workspace.find(CaseStudy))[0].id))
    take("policy", Place("policies", ask(window, lambda workspace: workspace.find(Policy))[0].id))
    take("partner", Place("partners", ask(window, lambda workspace: workspace.find(Partner))[0].id))
    take("person", Place("people", ask(window, lambda workspace: workspace.find(Person))[0].id))
    take("coverage", Place("coverage", bid.id))
    coverage = window.page
    assert isinstance(coverage, CoveragePage)
    coverage.tabs.setCurrentWidget(coverage.board)
    settle(window)
    coverage.board.focus_first()
    camera.take("coverage-board")
    take("clarifications", Place("clarifications", bid.id))
    take("personal-data")
    take("person-held", Place("personal-data", ask(window, lambda workspace: workspace.find(Contact))[0].id))
    take("bid", Place("bid", bid.id))
    page = window.page
    assert isinstance(page, BidPage)
    page.tabs.setCurrentIndex(1)
    page.lots_tab.change_shape()
    camera.take("bid-lots-grid")
    page.lots_tab.change_shape()
    for at, name in ((1, "bid-lots"), (2, "bid-case-studies"), (3, "bid-particulars")):
        page.tabs.setCurrentIndex(at)
        camera.take(name)
    page.tabs.setCurrentIndex(0)
    _draw_materials(window, camera, bid.id)
    take("question", Place("question", question.id))
    take("lot", Place("lot", lots[2].id))
    take("answer", Place("answer", question.id))
    _draw_snapshots(window, camera, question)
    _draw_reviews(window, camera, bid.id)
    take("answer-lot", Place("answer", varied.question_id, varied.lot_id))
    take("library")
    window.go(Place("search"))
    found = window.page
    assert isinstance(found, SearchPage)
    found.line.setText("trained staff")
    camera.take("search")
    take("decision", Place("decision", bid.id))
    take("scores", Place("scores", bid.id))
    take("readability", Place("readability", varied.question_id, varied.lot_id))
    window.go(Place("replace", bid.id))
    replacing = window.page
    assert isinstance(replacing, ReplacePage)
    replacing.line.setText("people")
    replacing.with_line.setText("women")
    replacing.reload()
    camera.take("replace")
    take("checks", Place("checks", bid.id))
    take("word-out", Place("word-out", bid.id))
    take("timeline", Place("timeline", bid.id))
    _draw_mobilisation(window, camera, bid.id)
    window.files.back_up()
    settle(window)
    window.messages.hide()
    take("backups")
    _draw_counting_rules(window, camera)
    take("settings")
    if not camera.few_colours:
        take("help", Place("help", "dashboard"))  # the manual needs no picture of itself
    _draw_taken_in(window, camera)
    window.go(Place("form", bid.id, file=str(word_file(Path("tender.docx"), *FORM))))
    camera.take("form")
    window.go(Place("old-bid", file=str(word_file(Path("Night shelter 2024.docx"), *OLD_BID))))
    camera.take("old-bid")
    window.go(Place("bid", bid.id))
    settle(window)
    window.open_palette()
    camera.take("palette")


def _draw_mobilisation(window: MainWindow, camera: Camera, bid_id: str) -> None:
    """Draw the page of the plan, and its chart."""
    window.go(Place("mobilisation", bid_id))
    camera.take("mobilisation")
    page = window.page
    assert isinstance(page, MobilisationPage)
    page.chart.setFocus()
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(page.chart_part.y())
    camera.take("mobilisation-chart")


def _draw_counting_rules(window: MainWindow, camera: Camera) -> None:
    """Draw the page as it is once a portal's figure was typed for a text of several paragraphs."""
    window.go(Place("counting-rules"))
    settle(window)
    page = window.page
    assert isinstance(page, CountingRulesPage)
    shown = page.learn.texts[0]
    shown.editor.show_text(plain("We meet people at the gate.\nA mentor walks with them to the first appointment."))
    shown.unit.setCurrentIndex(shown.unit.findData(LimitUnit.CHARACTERS))
    shown.figure.setText("77")
    camera.take("counting-rules")


def _draw_taken_in(window: MainWindow, camera: Camera) -> None:
    """Draw the pages that take in what others publish, with files made for it."""
    notice, update = Path("resettlement.json"), Path("amendment.json")
    write(notice, tender_release())
    write(update, update_release())
    window.take_in("notice", notice)
    settle(window)
    page = window.page
    assert isinstance(page, NoticePage)
    page.take_in()
    settle(window)
    window.messages.hide()
    window.take_in("notice", update)
    camera.take("notice")
    number = ask(window, lambda workspace: fact_values(workspace.find(Fact)))["charity number"]
    window.take_in("register", write_json(Path("extract.json"), [charity(int(number), "NETHERFELL PATHWAYS")]))
    camera.take("register")
    window.undo()
    settle(window)


def _draw_snapshots(window: MainWindow, camera: Camera, question: Question) -> None:
    """Name a state of an answer, change some of it, and draw what has become of it."""

    def prepare(workspace: Workspace) -> None:
        answer = find_answer(workspace, question.id)
        words = answer.text if answer else ""
        name_snapshot(workspace, question, None, NOW, "Before the trustees read it")
        first, *more = words.split("\n\n")
        changed = ["In short: " + first.replace(" and ", " as well as "), *more[1:], "We report on it every month."]
        write_markdown_answer(workspace, question, None, "\n\n".join(changed))

    window.session.do(prepare)
    settle(window)
    window.go(Place("snapshots", question.id))
    settle(window)
    page = window.page
    assert isinstance(page, SnapshotsPage)
    page.list.pick(lambda past: bool(past.snapshots))
    page.view.next.click()
    camera.take("snapshots")
    for _ in range(2):
        window.undo()
    settle(window)


def _draw_reviews(window: MainWindow, camera: Camera, bid_id: str) -> None:
    """Send a round to two trustees, take their marked copies in, and draw the rounds and the remarks."""
    folder = Path("copies").absolute()
    folder.mkdir(exist_ok=True)

    def prepare(workspace: Workspace) -> None:
        made = start_round(workspace, bid_id, "First reading by the trustees", date(2026, 12, 4))
        people = [each for each in workspace.find(Person) if each.kind is PersonKind.TRUSTEE][:2]
        copies = [add_reader(workspace, made.id, person) for person in people]
        send_round(workspace, made.id)
        sent = workspace.find(SentAnswer, round_id=made.id)
        anchor = f"bp_{sent[0].id}"
        for copy, words in zip(copies, ("every month", "each quarter"), strict=True):
            path = export_copy(prepare_copy(workspace, copy.id), folder / f"{copy.name}.docx")
            reader = Reader.of(path, copy.name)
            reader.replace(anchor, "one unbroken path", f"one path, looked at {words},")
            reader.comment(anchor, "referral", "Who refers, beside the prisons?")
            reader.save(folder / f"Copy back from {copy.name}.docx")
        take_in(workspace, read_returned([folder], read_sent_rounds(workspace), apart=False))

    window.session.do(prepare)
    settle(window)
    window.go(Place("reviews", bid_id))
    camera.take("reviews")
    window.go(Place("remarks", bid_id))
    settle(window)
    page = window.page
    assert isinstance(page, RemarksPage)
    page.list.pick(lambda row: isinstance(row.item, Suggestion))
    camera.take("remarks")
    for _ in range(5):
        window.undo()
    settle(window)


def _draw_materials(window: MainWindow, camera: Camera, bid_id: str) -> None:
    """Take in two versions of a specification, pin passages of it, and draw the list, the text and what changed."""
    opening = (
        "— Page 1 —",
        "Specification: resettlement support",
        "What the Authority buys, and how it is to be delivered.",
    )
    staff = "1.1 The provider has at least {} trained members of staff on shift in each probation delivery unit."
    more = (
        "1.2 Staff hold enhanced vetting before service start; the Authority allows twelve weeks for it.", "— Page 2 —",
        "2.1 Each referral is acknowledged within one working day, and a first appointment offered within two weeks.",
    )  # fmt: skip

    def take(workspace: Workspace, version: int, number: str, *added: str) -> Material:
        text = MaterialText("", (*opening, staff.format(number), *more, *added))
        name, words = f"Specification v{version}.docx", text.text.encode()
        return take_in_material(workspace, read_materials(workspace, bid_id).opportunity_id, name, words, text).material

    def prepare(workspace: Workspace) -> str:
        first = take(workspace, 1, "three")
        questions = workspace.find(Question, bid_id=bid_id)
        for quote, question in (("at least three trained members", questions[2]), ("enhanced vetting", questions[3])):
            pin_passage(workspace, first.id, Passage(first.text.index(quote), quote), question.id)
        return take(workspace, 2, "four", "2.2 The provider meets the Authority every month.").id

    made: list[str] = []
    window.session.do(prepare, made.append)
    settle(window)
    for name, at in (("material-changes", "/changes"), ("material", "")):
        window.go(Place("materials", f"{bid_id}/{made[0]}{at}"))
        camera.take(name)
    window.go(Place("materials", bid_id))
    camera.take("materials")


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
