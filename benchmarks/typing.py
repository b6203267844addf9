"""Typing: what a key costs in the text editor, against Qt's bare editor with the same words.

The text is read after every key, as counting and saving need it. CPU time, painting included.
"""

import os
import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from bidprep.domain.text import MergeField, Paragraph, Run, Style, Text, plain_text, text_of
from bidprep.ui.widgets.text_editor import TextEditor

KEYS = 300
ROUNDS = 4
USUAL_LENGTH = 5_000
# A bare key's slowest hundredth is about 1.5 ms; 2 ms may come on top of that.
AIM_SLOWEST = 2.3


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
        bare.close()
        ours.close()
    return rows


def _text(words: int) -> Text:
    sentence = "We will mobilise the service in three stages over twelve weeks from award. "
    bold = Run("Recruitment and vetting. ", bold=True)
    styles = (Style.HEADING_1, Style.BODY, Style.BODY, Style.BULLET_1, Style.BULLET_2, Style.NUMBER_1)
    each = (bold, Run(sentence * 7), MergeField("charity number"))
    return text_of(Paragraph(each, styles[number % len(styles)]) for number in range(words // 95))


def _typed(editor: QTextEdit, settle: Callable[[], None], read: Callable[[], object]) -> list[float]:
    """Type in the middle of a text and return the CPU seconds of each key."""
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
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, letter)
        start = time.process_time()
        QApplication.sendEvent(editor, key)
        read()
        settle()
        took.append(time.process_time() - start)
    return took


def _reading(editor: TextEditor) -> float:
    """Return the CPU seconds of reading the text after a key, the median of several."""
    took = []
    cursor = QTextCursor(editor.document().findBlockByNumber(editor.document().blockCount() // 2))
    for _ in range(50):
        cursor.insertText("x")
        start = time.process_time()
        editor.text()
        took.append(time.process_time() - start)
    return statistics.median(took)


def _best(rounds: list[list[float]], share: float) -> float:
    """Return the least of the rounds' times at this share of their keys."""
    return min(sorted(times)[int(len(times) * share)] for times in rounds)
