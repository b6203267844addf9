"""Typing: what a key costs in the text editor, against Qt's bare editor with the same words.

First the editor alone, whose text is read after every key, as counting and saving need it. Then the answer's page in the
whole window, with limit, spelling and autosave on and all of it marked as text of the library: what a key costs, and the
longest that the window's thread is busy with one thing while somebody types for some seconds, saving and marking included.
CPU time, painting included.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from bidprep.app import start
from bidprep.domain.bids import Limit, LimitUnit, Question
from bidprep.domain.ids import new_id
from bidprep.domain.library import Passage
from bidprep.domain.markdown import write_markdown
from bidprep.domain.text import MergeField, Paragraph, Run, Style, Text, plain_text, text_of
from bidprep.operations.answers import write_answer
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.library import put_passage_into
from bidprep.operations.templates import read_template
from bidprep.operations.workspaces import new_workspace
from bidprep.ui.main_window import MainWindow
from bidprep.ui.page import Place
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.widgets.text_editor import TextEditor

KEYS = 300
ROUNDS = 4
USUAL_LENGTH = 5_000
# A bare key's slowest hundredth is about 1.5 ms; 2 ms may come on top of that.
AIM_SLOWEST = 2.3
# With limit, spelling and autosave on.
AIM_IN_WINDOW = 2.5
A_PAUSE = 0.05
SECONDS = 8
KEYS_A_SECOND = 12
RECYCLED = 6
"""Paragraphs from the library; the text says them again and again, so that all of it is marked."""


def measure() -> list[tuple[str, float, float | None]]:
    """Return rows of what was measured, its ratio to the floor, and the ratio aimed at."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    rows: list[tuple[str, float, float | None]] = []
    for words in (USUAL_LENGTH, 50_000):
        text = _text(words)
        bare, ours = QTextEdit(), TextEditor()
        bare.setPlainText(plain_text(text))
        ours.show_text(text)
        floors, times = [], []
        for _ in range(ROUNDS):  # in turn, and the best of each: other programs take time too
            floors.append(_typed(bare, application.processEvents, bare.document))
            times.append(_typed(ours, application.processEvents, ours.text))
        aim = AIM_SLOWEST if words == USUAL_LENGTH else None
        for name, at, aimed in (("usual", 0.5, None), ("slowest hundredth", 0.99, aim)):
            rows.append((f"a key in {words:,} words, {name}", _best(times, at) / _best(floors, at), aimed))
        rows.append((f"reading {words:,} words after a key", _reading(ours) / _best(floors, 0.5), 1.0))
        rows += _in_window(text, words, bare, application.processEvents)
        bare.close()
        ours.close()
    return rows


def _in_window(
    text: Text, words: int, bare: QTextEdit, settle: Callable[[], None]
) -> list[tuple[str, float, float | None]]:
    """Measure the page of an answer with all that it does."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BIDPREP_HOME"] = folder
        window, editor = _answer_with(text, Path(folder) / "typing.bidprep")
        floors, times = [], []
        for _ in range(ROUNDS):
            floors.append(_typed(bare, settle, bare.document))
            times.append(_typed(editor, settle, editor.document, shown=window))
        busiest = _busiest(editor)
        window.close()
    return [
        (f"a key in an answer of {words:,}, usual", _best(times, 0.5) / _best(floors, 0.5), None),
        (
            f"a key in an answer of {words:,}, slowest hundredth",
            _best(times, 0.99) / _best(floors, 0.99),
            AIM_IN_WINDOW,
        ),
        (f"longest pause in an answer of {words:,}", busiest / A_PAUSE, 1.0),
    ]


def _answer_with(text: Text, path: Path) -> tuple[MainWindow, TextEditor]:
    """Open a window at an answer with this text and a limit."""
    workspace = new_workspace(path, "benchmark")
    bid = start_bid(workspace, read_template("blank"), NewBid("Bid"))
    question = Question(new_id(), bid.id, number="99", text="How?", limit=Limit(LimitUnit.WORDS, 4_900))
    with workspace.step("Add question") as step:
        step.put(question)
    passage = Passage(new_id(), "Recruitment", text=write_markdown(Text(text.blocks[:RECYCLED])))
    with workspace.step("Add passage") as step:
        step.put(passage)
    put_passage_into(
        workspace, question, None, passage.id
    )  # whose paragraphs are marked wherever they stand in the text
    write_answer(workspace, question, None, text)
    workspace.close()
    window = start(path)
    window.resize(1366, 768)
    window.show()
    window.go(Place("answer", question.id))
    window.session.settle()
    page = window.page
    if not isinstance(page, AnswerPage):
        raise TypeError(page)
    _wait(1.5)
    window.spelling.attend(page.editor)
    _wait(1)
    return window, page.editor


def _wait(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def _busiest(editor: TextEditor) -> float:
    """Type at a person's pace, with pauses, and return the most CPU seconds of this thread between two heartbeats."""
    most = 0.0
    last = time.thread_time()

    def beat() -> None:
        nonlocal most, last
        now = time.thread_time()
        most, last = max(most, now - last), now

    heart = QTimer()
    heart.setInterval(0)
    heart.timeout.connect(beat)
    heart.start()
    for number in range(SECONDS * KEYS_A_SECOND):
        _press(editor, "e" if number % 6 else " ")
        _wait(1.2 if number % 30 == 0 else 1 / KEYS_A_SECOND)
    heart.stop()
    return most


def _press(editor: QTextEdit, letter: str) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(editor, key)


def _text(words: int) -> Text:
    # With a word to be marked in each sentence.
    sentence = "We will mobilise the service in three stages over twelve weeks from awrd. "
    bold = Run("Recruitment and vetting. ", bold=True)
    styles = (Style.HEADING_1, Style.BODY, Style.BODY, Style.BULLET_1, Style.BULLET_2, Style.NUMBER_1)
    each = (bold, Run(sentence * 7), MergeField("charity number"))
    return text_of(Paragraph(each, styles[number % len(styles)]) for number in range(words // 95))


def _typed(
    editor: QTextEdit, settle: Callable[[], None], read: Callable[[], object], shown: QWidget | None = None
) -> list[float]:
    """Type in the middle of a text and return the CPU seconds of each key; `shown` is the window that it stands in."""
    if shown is None:
        editor.resize(700, 500)
        editor.show()
    settle()
    middle = editor.document().findBlockByNumber(editor.document().blockCount() // 2)
    cursor = QTextCursor(middle)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, n=20)
    editor.setTextCursor(cursor)
    settle()
    took = []
    for number in range(KEYS):
        letter = "e" if number % 6 else " "
        began = time.process_time()
        _press(editor, letter)
        read()
        settle()
        took.append(time.process_time() - began)
    return took


def _reading(editor: TextEditor) -> float:
    """Return the CPU seconds of reading the text after a key, the median of several."""
    took = []
    cursor = QTextCursor(editor.document().findBlockByNumber(editor.document().blockCount() // 2))
    for _ in range(50):
        cursor.insertText("x")
        began = time.process_time()
        editor.text()
        took.append(time.process_time() - began)
    return statistics.median(took)


def _best(rounds: list[list[float]], share: float) -> float:
    """Return the least of the rounds' times at this share of their keys."""
    return min(sorted(times)[int(len(times) * share)] for times in rounds)
