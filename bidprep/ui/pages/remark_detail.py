"""One remark or suggestion to decide on: beside the text now, in its place, with all that can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.redlines import Redline, redline
from bidprep.domain.reviews import Suggestion
from bidprep.domain.text import EMPTY, Text
from bidprep.operations.deciding import ThreeTexts
from bidprep.ui.appearance import icon
from bidprep.ui.pages.remark_rows import STATE_WORDS, DecisionRow, say_suggestion, say_thread
from bidprep.ui.rich_text.showing import Fields
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.conflict_choices import ConflictChoices
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.link_row import LinkRow
from bidprep.ui.widgets.redline_view import RedlineView
from bidprep.ui.widgets.text_editor import TextEditor
from bidprep.ui.widgets.text_size import follow_text
from bidprep.ui.widgets.wrapping_row import WrappingRow

_LINES = 9
_OUTCOME, _REVIEWED, _SINCE = "outcome", "reviewed", "since"
_CONFLICT = (
    "The text has changed since it was sent, so this does not fit any more. Below is a proposal that has both, sentence by "
    "sentence; accept it, adapt it, or reject the suggestion."
)
_NOWHERE = (
    "This is not in the text of an answer. Make the change where it belongs, then say what you did; or reject it."
)


@dataclass(frozen=True)
class Detail:
    """What is shown of a row: the answer's text now, a suggestion's three texts, and the values of merge fields."""

    row: DecisionRow
    now: Text = EMPTY
    three: ThreeTexts | None = None
    fields: Fields | None = None

    @property
    def suggestion(self) -> Suggestion | None:
        """The suggestion, where it is one."""
        return self.row.item if isinstance(self.row.item, Suggestion) else None

    @property
    def is_conflict(self) -> bool:
        """Whether the suggestion no longer fits the text now, and a proposal is to be settled."""
        three = self.three
        return three is not None and self.row.is_open and three.outcome is None and bool(three.proposal.parts)

    @property
    def can_be_taken(self) -> bool:
        """Whether it can be accepted, as it is or as a proposal."""
        return self.row.is_open and self.three is not None and (self.three.outcome is not None or self.is_conflict)


class RemarkDetail(QWidget):
    """Shows what is picked. Its signals tell what the person decided; the page does it."""

    accepted = Signal()
    rejected = Signal()
    adapted = Signal(object)  # the Text
    closed = Signal(bool)  # done, or no action
    replied = Signal()
    reopened = Signal()
    rival_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._detail: Detail | None = None
        self.title = heading("", 2)
        self.said = Card()
        self.way = ChoiceBox()
        self.way.setAccessibleName("Which texts are compared")
        self.way.activated.connect(lambda _at: self._draw())
        self.view = RedlineView("The text with this suggestion in its place", alone=False)
        self.view.text.show_lines(_LINES)
        self.conflicts = ConflictChoices("As now", "As reviewed")
        self.conflicts.changed.connect(self._draw)
        self.rivals = Card("Others want something else here")
        self._rivals: list[LinkRow] = []
        self.reply = QLineEdit()
        self.reply.setPlaceholderText("Goes into the table of remarks and replies")
        self.editor = TextEditor()
        self.editor.setAccessibleName("The answer as you adapt it")
        follow_text(self.editor, lambda it: it.setMinimumHeight(_LINES * it.fontMetrics().lineSpacing()))
        self.accept = self._button("circle-check", "&Accept", self.accepted.emit)
        self.reject = self._button("x", "Re&ject", self.rejected.emit)
        self.adapt = self._button("pencil", "A&dapt…", self._begin_adapting)
        self.done = self._button("circle-check", "D&one", lambda: self.closed.emit(True))
        self.no_action = self._button("x", "No ac&tion", lambda: self.closed.emit(False))
        self.open_again = self._button("undo-2", "O&pen again", self.reopened.emit)
        self.keep_reply = self._button("check-check", "Keep the reply", self.replied.emit)
        self.keep = self._button("circle-check", "&Keep this text", lambda: self.adapted.emit(self.editor.text()))
        self.drop = self._button("x", "Do not adapt", self._end_adapting)
        self.reply.returnPressed.connect(self.replied.emit)
        self._arrange()
        self.show_detail(None)

    def show_detail(self, detail: Detail | None) -> None:
        """Show a row, or that there is none."""
        is_same = self._detail is not None and detail is not None and self._detail.row.id == detail.row.id
        self._detail = detail
        self.setVisible(detail is not None)
        if detail is None:
            return
        row, suggestion = detail.row, detail.suggestion
        self.title.setText(f"{row.where}: {row.who}, {STATE_WORDS[row.state].lower()}")
        self.said.set_words(self._words(detail))
        self.accept.setText("&Accept the proposal" if detail.is_conflict else "&Accept")
        self.accept.setVisible(suggestion is not None and row.is_open)
        self.accept.setEnabled(detail.can_be_taken)
        self.reject.setVisible(suggestion is not None and row.is_open)
        self.adapt.setVisible(suggestion is not None and row.is_open and row.answer is not None)
        for button in (self.done, self.no_action):
            button.setVisible(suggestion is None and row.is_open)
        self.open_again.setVisible(not row.is_open)
        self.conflicts.show_conflicts(detail.three.proposal.conflicts if detail.three and detail.is_conflict else ())
        if not is_same:
            self.reply.setText(row.reply)
            self._end_adapting()
        self._offer_ways(detail)
        self._draw()

    def show_rivals(self, rivals: Sequence[DecisionRow]) -> None:
        """Show what others want of the same words, side by side with this."""
        for link in self._rivals:
            link.hide()
            link.deleteLater()
        self._rivals = []
        for rival in rivals:
            link = LinkRow(icon("users"), f"{rival.who}: {rival.words}", STATE_WORDS[rival.state])
            link.followed.connect(lambda rival=rival: self.rival_wanted.emit(rival.id))
            self.rivals.add(link)
            self._rivals.append(link)
        own = self._detail.row if self._detail else None
        self.rivals.set_words(f"{own.who}: {own.words}" if own and rivals else "")
        self.rivals.setVisible(bool(rivals))

    def proposal(self) -> Text | None:
        """Return the proposal as it is settled; None where the suggestion fits."""
        detail = self._detail
        if detail is None or detail.three is None or not detail.is_conflict:
            return None
        return detail.three.proposal.text(*self.conflicts.sides())

    @property
    def is_adapting(self) -> bool:
        """Whether the text is being edited before it is taken."""
        return not self.editor.isHidden()

    def _arrange(self) -> None:
        answering = QHBoxLayout()
        label = QLabel("Repl&y")
        label.setBuddy(self.reply)
        self.reply.setAccessibleName("Reply")
        for widget in (label, self.reply, self.keep_reply):
            answering.addWidget(widget, 1 if widget is self.reply else 0)
        acts = WrappingRow()
        for button in (
            self.accept,
            self.reject,
            self.adapt,
            self.done,
            self.no_action,
            self.open_again,
            self.keep,
            self.drop,
        ):
            acts.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        for above in (self.title, self.said, self.rivals):
            layout.addWidget(above)
        layout.addWidget(acts)
        layout.addLayout(answering)
        for below in (self.way, self.view, self.conflicts, self.editor):
            layout.addWidget(below)

    def _words(self, detail: Detail) -> str:
        return "\n".join(filter(None, (self._said(detail), detail.row.decided)))

    @staticmethod
    def _said(detail: Detail) -> str:
        if not isinstance(detail.row.item, Suggestion):
            quote = detail.row.item.remark.quote
            return say_thread(detail.row.item) + (f"\nOn the words “{quote}”" if quote else "")
        said = say_suggestion(detail.row.item)
        if detail.is_conflict:
            return f"{said}\n{_CONFLICT}"
        return said if detail.can_be_taken or not detail.row.is_open else f"{said}\n{_NOWHERE}"

    def _offer_ways(self, detail: Detail) -> None:
        chosen = self.way.currentData()
        self.way.clear()
        three = detail.three
        self.way.setVisible(three is not None)
        if three is None:
            return
        shown = "The text now, with the proposal" if detail.is_conflict else "The text now, with this suggestion"
        self.way.addItem(shown if detail.row.is_open else "The text now", _OUTCOME)
        self.way.addItem("As sent, and as reviewed", _REVIEWED)
        self.way.addItem("As sent, and as now", _SINCE)
        self.way.setCurrentIndex(max(0, self.way.findData(chosen)))

    def _draw(self) -> None:
        detail = self._detail
        if detail is None:
            return
        self.view.show_redline(self._redline(detail), detail.fields)
        if detail.three is None and not isinstance(detail.row.item, Suggestion):
            self.view.pick_words(detail.row.item.remark.quote)
        else:
            self.view.step()

    def _redline(self, detail: Detail) -> Redline:
        three = detail.three
        if three is None:
            return redline(detail.now, detail.now)
        way = self.way.currentData()
        if way == _REVIEWED:
            return redline(three.sent, three.reviewed)
        if way == _SINCE:
            return redline(three.sent, three.now)
        after = self.proposal() or three.outcome if detail.row.is_open else None
        return redline(three.now, three.now if after is None else after)

    def _begin_adapting(self) -> None:
        detail = self._detail
        if detail is None:
            return
        outcome = detail.three.outcome if detail.three else None
        self.editor.show_text(self.proposal() or outcome or detail.now, detail.fields)
        self._show_adapting(adapting=True)
        if detail.suggestion is not None and detail.suggestion.added.strip():
            found = self.editor.document().find(detail.suggestion.added.strip()[:60])
            if not found.isNull():
                self.editor.setTextCursor(found)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_adapting(self) -> None:
        had_focus = self.editor.hasFocus() or self.drop.hasFocus() or self.keep.hasFocus()
        self._show_adapting(adapting=False)
        if had_focus and self.adapt.isVisible():
            self.adapt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_adapting(self, *, adapting: bool) -> None:
        for widget in (self.editor, self.keep, self.drop):
            widget.setVisible(adapting)
        self.view.setVisible(not adapting)
        for button in (self.accept, self.reject, self.adapt):
            button.setEnabled(not adapting)
        if not adapting and self._detail is not None:
            self.accept.setEnabled(self._detail.can_be_taken)

    def _button(self, symbol: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(symbol), words)
        button.clicked.connect(lambda _checked=False: act())
        return button
