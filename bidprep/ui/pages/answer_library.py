"""Beside the answer: what the library suggests for its question and why, and what of it still stands as it came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question, QuestionKind
from bidprep.domain.library import UsedPassage
from bidprep.domain.suggesting import Suggestion
from bidprep.domain.text import Text
from bidprep.operations.answer_desk import AnswerDesk
from bidprep.operations.library import (
    PassageInAnswer,
    confirm_tailored,
    keep_in_library,
    passages_left,
    put_answer_into,
    put_passage_into,
    unconfirmed_uses,
)
from bidprep.operations.search import KIND_WORDS
from bidprep.operations.suggestions import suggest_for
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon, tone_colours
from bidprep.ui.page import Place
from bidprep.ui.pages.answer_materials import Rows
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.link_row import LinkRow

SUGGESTED_FROM = frozenset({"passage", "case_study", "partner", "offer", "fact", "question", "bid"})
"""The kinds of record whose changes may change what is suggested."""
_MOST_SHOWN = 8
_PAGES = {"passage": "library", "case_study": "case-studies", "partner": "partners", "fact": "organisation"}
_PUT_INTO = {"passage": put_passage_into, "answer": put_answer_into}
"""What puts a suggestion of a kind into the answer; the other kinds are only looked at."""
_NOTHING = "Nothing in this workspace fits this question yet. What you hand in joins the library."


@dataclass(frozen=True)
class _Suggested:
    question: Question
    suggestions: tuple[Suggestion, ...]
    places: dict[str, tuple[str, str | None]]


@dataclass(frozen=True)
class _InAnswer:
    uses: tuple[UsedPassage, ...]
    recycled: tuple[PassageInAnswer, ...]


class AnswerLibrary(Card):
    """A card with suggestions, best first, and one button for each that can be put into the answer.

    What of the library stands in the answer is always read; what fits it only once the card is reached.
    """

    wanted = Signal(object)  # the Place to go to
    told = Signal(str)
    text_wanted = Signal(object)  # the Text to put into the answer
    words_wanted = Signal(str)  # words of the answer to go to
    uses_read = Signal(object)  # the UsedPassages of the answer that nobody confirmed

    def __init__(self, session: Session) -> None:
        super().__init__("From the library")
        self._session = session
        self._question: Question | None = None
        self._lot_id: str | None = None
        self._may_write = False
        self._is_wanted = False  # by the keyboard, which waits for the suggestions
        self._shown: object = None
        self._shown_recycled: object = None
        self._suggested: _Suggested | None = None
        self.recycled = Rows()
        self.suggestions = Rows()
        self.keep = QPushButton(icon("plus"), "Keep this answer in the library")
        self.keep.clicked.connect(self._keep)
        for widget in (self.recycled, self.suggestions, self.keep):
            self.add(widget)

    def show_desk(self, desk: AnswerDesk, text: Text, *, may_write: bool) -> None:
        """Read and show what fits the question at work, and what of the library its answer holds, which says `text`."""
        question, answer = desk.question, desk.answer or desk.shared
        self.setVisible(question.kind is QuestionKind.TEXT)
        is_another = self._question is None or self._question.id != question.id
        self._question, self._lot_id, self._may_write = question, desk.lot.id if desk.lot else None, may_write
        self.keep.setEnabled(may_write and answer is not None and bool(answer.text.strip()))

        def read(workspace: Workspace) -> _InAnswer:
            uses = unconfirmed_uses(workspace, answer)
            return _InAnswer(uses, passages_left(uses, text))

        self._session.ask(read, self._show_recycled, topic="library in answer")
        if is_another:
            self._is_wanted = False
            self._show_suggested(None)
        if self._suggested is None or self._suggested.question != question:
            self.read_in_sight(lambda: self._suggest(question))
        else:
            self._show_suggested(self._suggested)

    def suggest_anew(self) -> None:
        """Look again for what fits when the desk is shown next: what is suggested from has changed."""
        self._suggested = None

    def focus_first(self) -> None:
        """Go to the first that can be put into the answer, else to the first line."""
        if self._suggested is None:
            self._is_wanted = True
            self.read_now()
            return
        buttons = self.suggestions.findChildren(QPushButton)
        lines = self.suggestions.findChildren(LinkRow)
        for widget in (*(button for button in buttons if button.isEnabled()), *lines, self.keep):
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def _suggest(self, question: Question) -> None:
        def read(workspace: Workspace) -> _Suggested:
            found = suggest_for(workspace, question)[:_MOST_SHOWN]
            return _Suggested(question, found, _places(workspace, found))

        def show(found: _Suggested) -> None:
            if self._question is not None and self._question.id == question.id:
                self._show_suggested(found)

        self._session.ask(read, show, topic="library of answer")

    def _show_recycled(self, found: _InAnswer) -> None:
        self.uses_read.emit(found.uses)
        now = (found.recycled, self._may_write)
        if now != self._shown_recycled:  # rows that are made anew would lose the keyboard
            self._shown_recycled = now
            self.recycled.show_rows(self._recycled_rows(found.recycled))

    def _show_suggested(self, found: _Suggested | None) -> None:
        self._suggested = found
        now = (found.suggestions, self._may_write) if found else None
        if now != self._shown:
            self._shown = now
            self.set_words(_NOTHING if found and not found.suggestions else "")
            self.suggestions.show_rows(self._suggestion_rows(found) if found else ())
        if found and self._is_wanted:
            self._is_wanted = False
            self.focus_first()

    def _suggestion_rows(self, found: _Suggested) -> Iterable[QWidget]:
        for each in found.suggestions:
            link = LinkRow(icon(_SYMBOLS.get(each.kind, "library")), each.title, KIND_WORDS[each.kind])
            link.setAccessibleDescription(". ".join(each.reasons))
            if each.kind == "answer":
                place = Place("answer", *found.places.get(each.id, ("", None)))
            else:
                place = Place(_PAGES[each.kind], "" if each.kind == "fact" else each.id)
            link.followed.connect(lambda place=place: self.wanted.emit(place))
            row = _Row(link, ". ".join(each.reasons) + ".")
            if each.kind in _PUT_INTO:
                put = QPushButton(icon("plus"), "Put it in")
                put.setAccessibleName(f"Put “{each.title}” into the answer")
                put.setEnabled(self._may_write)
                put.clicked.connect(lambda _checked=False, each=each: self._put(each))
                row.add_button(put)
            yield row

    def _recycled_rows(self, recycled: Sequence[PassageInAnswer]) -> Iterable[QWidget]:
        for each in recycled:
            title = each.used.passage.title or each.used.passage.question or "Untitled"
            link = LinkRow(icon("triangle-alert"), title, "Not tailored yet")
            link.followed.connect(lambda each=each: self.words_wanted.emit(each.left[0]))
            stale = f" It is stale: it {each.stale}." if each.stale else ""
            row = _Row(
                link, f"Recycled, not yet tailored: {_paragraphs(len(each.left))} as it came.{stale}", Tone.CAUTION
            )
            confirm = QPushButton(icon("circle-check"), "It fits as it is")
            confirm.setAccessibleName(f"“{title}” fits as it is")
            confirm.setEnabled(self._may_write)
            confirm.clicked.connect(lambda _checked=False, each=each: self._confirm(each))
            row.add_button(confirm)
            yield row

    def _put(self, each: Suggestion) -> None:
        question, lot_id = self._question, self._lot_id
        if question is not None:
            put_into = _PUT_INTO[each.kind]
            self._session.do(
                lambda workspace: put_into(workspace, question, lot_id, each.id),
                lambda text: self._give(text, question, each),
            )

    def _give(self, text: Text, question: Question, each: Suggestion) -> None:
        if self._question is not None and self._question.id == question.id:
            self.text_wanted.emit(text)
            kept = ", and in the library from now on" if each.kind == "answer" else ""
            self.told.emit(
                f"“{each.title}” is in the answer{kept}. It is marked as recycled until you tailor or confirm it."
            )

    def _confirm(self, each: PassageInAnswer) -> None:
        self._session.do(lambda workspace: confirm_tailored(workspace, each.used.use.id))

    def _keep(self) -> None:
        question, lot_id = self._question, self._lot_id
        if question is not None:
            self._session.do(
                lambda workspace: keep_in_library(workspace, question, lot_id),
                lambda passage: self.told.emit(f"Kept in the library as “{passage.title}”."),
            )


_SYMBOLS = {
    "answer": "pencil",
    "case_study": "library",
    "partner": "handshake",
    "fact": "building-2",
    "passage": "book-open",
}


class _Row(QWidget):
    """A line that leads to something, and why it stands here."""

    def __init__(self, link: LinkRow, reasons: str, tone: Tone | None = None) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._rows.addWidget(link)
        said = QLabel(reasons)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        if tone is not None:
            palette = said.palette()
            palette.setColor(said.foregroundRole(), tone_colours(tone, self.palette())[0])
            said.setPalette(palette)
        self._rows.addWidget(said)

    def add_button(self, button: QPushButton) -> None:
        """Put a button under the words."""
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        self._rows.addLayout(line)


def _places(workspace: Workspace, found: Sequence[Suggestion]) -> dict[str, tuple[str, str | None]]:
    places: dict[str, tuple[str, str | None]] = {}
    for each in found:
        answer = workspace.get(Answer, each.id) if each.kind == "answer" else None
        if answer is not None:
            places[each.id] = (answer.question_id, answer.lot_id)
    return places


def _paragraphs(number: int) -> str:
    return "one paragraph stands" if number == 1 else f"{number} paragraphs stand"
