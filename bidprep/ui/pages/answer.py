"""The answer page: the question, the answer and what is left of the limit; guidance and criteria beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolBar, QVBoxLayout, QWidget

from bidprep.domain.answer_status import STATUS_WORDS, AnswerStatus
from bidprep.domain.asks import sentence_at
from bidprep.domain.bids import Question, QuestionKind
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.counting import items_over, used_of
from bidprep.domain.markdown import write_markdown
from bidprep.domain.text import Paragraph, Run, Style, Text, fill_fields, plain, plain_block, plain_text, text_of
from bidprep.errors import BidprepError
from bidprep.operations.answer_desk import AnswerDesk, read_answer_desk, served_text, tell_here, words_left
from bidprep.operations.answers import (
    drop_variation,
    leave_answer,
    set_owner,
    set_status,
    vary_answer,
    write_answer,
)
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.live_count import LiveCount
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.answer_asks import AnswerAsks
from bidprep.ui.pages.answer_hours import AnswerHours
from bidprep.ui.pages.answer_library import SUGGESTED_FROM, AnswerLibrary
from bidprep.ui.pages.answer_materials import AnswerMaterials
from bidprep.ui.pages.answer_next import AnswerNext
from bidprep.ui.pages.answer_remarks import AnswerRemarks
from bidprep.ui.pages.answer_side import AnswerSide
from bidprep.ui.pages.answer_sign_off import AnswerSignOff
from bidprep.ui.pages.answer_variation import AnswerVariation
from bidprep.ui.pages.answer_words import choose_words
from bidprep.ui.session import Session
from bidprep.ui.widgets.beyond_limit import BeyondLimit
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.find_bar import FindBar
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.limit_bar import LimitBar
from bidprep.ui.widgets.recycled_marks import RecycledMarks
from bidprep.ui.widgets.text_editor import TextEditor

LOW = 400
"""A page lower than this, in logical pixels, leaves out what can be had elsewhere."""

_ICONS = {
    "bold": "bold", "italic": "italic", "heading-1": "heading-1", "heading-2": "heading-2", "bullets": "list",
    "numbering": "list-ordered", "indent": "indent-increase", "outdent": "indent-decrease", "link": "link", "table": "table",
}  # fmt: skip


class AnswerPage(Page):
    """Where answers are written. The text saves itself; leaving keeps it as a revision."""

    kinds = frozenset({
        "answer", "question", "bid", "stage", "lot", "fact", "accounts_year", "policy", "person", "opportunity",
        "case_study", "case_study_use", "consent", "counting_rule", "passage", "passage_use", "ask", "tick", "mark",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.desk: AnswerDesk | None = None
        self._showing = False
        self._was_edited = False
        self._shown: Place | None = None
        self._fields: dict[str, str] = {}
        self._count = LiveCount()
        self.title = heading("")
        self.asked = note("")
        self.asked.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lot = _combo("Lot at hand")
        self.lot.activated.connect(self._go_to_lot)
        self.vary = QPushButton("Var&y for this lot")
        self.vary.clicked.connect(self._vary)
        self.unvary = QPushButton("&Use the shared answer again")
        self.unvary.clicked.connect(self._unvary)
        self.status = _combo("Status")
        for status, words in STATUS_WORDS.items():
            self.status.addItem(words, status)
        self.status.activated.connect(self._set_status)
        self.owner = _combo("Owner")
        self.owner.activated.connect(self._set_owner)
        self.choice = _combo("Answer")
        self.choice.activated.connect(self._choose)
        self._choice_label = QLabel("&Answer")
        self.choices = Chooser("Choice to add", "&Add to the answer")
        self.choices.chosen.connect(self._add_choice)
        self.weighting = QLabel()
        self.settled = note("")
        self.editor = TextEditor()
        self.editor.setAccessibleName("Answer")
        self.editor.setPlaceholderText("Write the answer here. It saves itself.")
        self.editor.edited.connect(self._edit)
        self.finding = FindBar(self.editor)
        self.limit = LimitBar()
        self.beyond = BeyondLimit(self.editor)
        self.recycled = RecycledMarks(self.editor)
        self.previous = QPushButton(icon("chevron-left"), "&Previous")
        self.next = QPushButton(icon("chevron-right"), "&Next")
        for button, words in ((self.previous, "Previous question"), (self.next, "Next question")):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.past = QPushButton(icon("archive"), "Snapsho&ts")
        self.past.clicked.connect(lambda: self.wanted.emit(Place("snapshots", self.place.id, self.place.lot)))
        self.previous.clicked.connect(self._go_before)
        self.next.clicked.connect(self._go_after)
        self.beside = AnswerSide()
        self.finding.serve(self, self.beside)
        self.beside.field_wanted.connect(self._put_field)
        self.beside.story_wanted.connect(self._tell)
        self.beside.done.connect(self.editor.setFocus)
        self._add_cards(session)
        self.draft = Draft(session, self._take, self._words, self)
        self.toolbar = self._toolbar()
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show the answer to a question, for all lots or for one."""
        if place != self.place:
            self.beside.hold()
            self.desk = None
            self.editor.setReadOnly(True)
            self.recycled.show_uses(())
        super().show_place(place)
        self._read_stories()

    def reload(self) -> None:
        """Read the desk anew."""
        question_id, lot_id = self.place.id, self.place.lot
        standing = self.editor.text() if self._shown == self.place else None

        def read(workspace: Workspace) -> tuple[AnswerDesk | None, Text]:
            there = workspace.get(Question, question_id)
            desk = read_answer_desk(workspace, question_id, lot_id) if there else None
            return desk, served_text(desk, standing)

        self.session.ask(read, self._show, topic="answer")

    def hear(self, changes: Changes) -> None:
        """Reload what surrounds the text; the text itself only where it is not being typed in."""
        if changes.kinds & {"mark", "section_weight", "question"}:
            self.to_do_next.read_anew()
        if changes.kinds & SUGGESTED_FROM:
            self.library.suggest_anew()
        if changes.kinds & self.kinds:
            self.reload()
        if "case_study" in changes.kinds:
            self._read_stories()
        if changes.kinds & {"remark", "suggestion", "sign_off"} and self.desk is not None:
            self.sign_off.show_desk(self.desk)
            self.remarks.show_question(self.desk.question, self.desk.lot.id if self.desk.lot else None)
        if changes.kinds & {"material", "pin"} and self.desk is not None:
            self.materials.show_question(self.desk.question)

    def leave(self) -> None:
        """Save what is being typed, and keep it as a revision: the visit is over. Who only looked changes nothing."""
        self.draft.leave()
        desk = self.desk
        if desk is not None and self._was_edited:
            self._was_edited = False
            lot_id = desk.lot.id if desk.lot else None
            self.session.do(lambda workspace: leave_answer(workspace, desk.question, lot_id))

    def stop_typing(self) -> None:
        """Let nothing be typed any more."""
        if self.desk is not None:
            self._show((self.desk, self.editor.text()))

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid, and the question with the lot at hand."""
        if self.desk is None:
            return (("Bids", Place("bids")),)
        bid, question, lot = self.desk.bid, self.desk.question, self.desk.lot
        words = f"Question {question.number}" + (f" for {lot.title or lot.reference}" if lot else "")
        return (("Bids", Place("bids")), (bid.name, Place("bid", bid.id)), (words, self.place))

    def side(self) -> QWidget:
        """Return what stands beside the text: guidance and criteria, the record, the case studies."""
        return self.beside

    def focus_beside(self, card: str = "") -> None:
        """Go to what the library suggests, or to what is asked."""
        (self.asks if card == "asks" else self.library).focus_first()

    def editing_actions(self) -> tuple[QAction, ...]:
        """Return the editor's formatting commands."""
        return (*self.editor.actions_, *self.finding.actions_)

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self.desk.bid.id if self.desk else None

    def surroundings(self) -> tuple[QWidget, ...]:
        """Return all but the text, finding in it and what is left of the limit."""
        return (self._above, self._onward)

    def in_one_line(self) -> str:
        """Return the question."""
        return f"{self.desk.question.number}  {self.desk.question.text}".strip() if self.desk else ""

    def focus_first(self) -> None:
        """Go to the text."""
        self.editor.setFocus()

    def _add_cards(self, session: Session) -> None:
        """Put the cards beside the text: what is to be done about it, what there is to write it with, how it stands."""
        self.to_do_next = AnswerNext(session)
        self.to_do_next.wanted.connect(self.wanted)
        self.asks = AnswerAsks(session, self._sentence)
        self.asks.words_wanted.connect(self._go_to_words)
        self.library = AnswerLibrary(session)
        self.library.wanted.connect(self.wanted)
        self.library.told.connect(self.told)
        self.library.text_wanted.connect(self._put_passage)
        self.library.words_wanted.connect(self._go_to_words)
        self.library.uses_read.connect(self.recycled.show_uses)
        self.materials = AnswerMaterials(session)
        self.materials.wanted.connect(self.wanted)
        self.variation = AnswerVariation(session)
        self.variation.told.connect(self.told)
        self.remarks = AnswerRemarks(session)
        self.remarks.wanted.connect(self.wanted)
        self.hours = AnswerHours(session)
        self.sign_off = AnswerSignOff(session)
        self.sign_off.told.connect(self.told)
        self.beside.add_cards(
            self.asks, self.library, self.to_do_next, self.materials, self.hours, self.sign_off,
            on_top=(self.variation, self.remarks),
        )  # fmt: skip

    def _arrange(self) -> None:
        lots = QHBoxLayout()
        for widget in (self.lot, self.vary, self.unvary):
            lots.addWidget(widget)
        lots.addStretch(1)
        state = QHBoxLayout()
        for label, combo in (
            (QLabel("&Status"), self.status),
            (QLabel("&Owner"), self.owner),
            (self._choice_label, self.choice),
        ):
            label.setBuddy(combo)
            state.addWidget(label)
            state.addWidget(combo)
            state.addSpacing(8)
        state.addWidget(self.weighting)
        state.addStretch(1)
        self._onward = QWidget()
        onward = QHBoxLayout(self._onward)
        onward.setContentsMargins(0, 0, 0, 0)
        for button in (self.past, self.previous, self.next):
            onward.addWidget(button)
        pointed_out = QHBoxLayout()
        for pointed in (self.beyond.button, self.recycled.button):
            pointed_out.addWidget(pointed)
        pointed_out.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.limit)
        below.addStretch(1)
        below.addWidget(self._onward)
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addWidget(self.title)
        above.addWidget(self.asked)
        above.addLayout(lots)
        above.addLayout(state)
        above.addWidget(self.choices)
        above.addWidget(self.settled)
        above.addWidget(self.toolbar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self._above)
        layout.addWidget(self.finding)
        layout.addWidget(self.editor, 1)
        layout.addLayout(pointed_out)
        layout.addLayout(below)

    def _toolbar(self) -> QToolBar:
        bar = QToolBar()
        bar.setAccessibleName("Formatting")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for action in self.editor.actions_:
            if action.objectName() in _ICONS:
                action.setIcon(icon(_ICONS[action.objectName()]))
                bar.addAction(action)
        return bar

    def _show(self, read: tuple[AnswerDesk | None, Text]) -> None:
        self.desk, text = read
        desk = self.desk
        if desk is None:
            self.wanted.emit(Place("bids"))
            self.told.emit("That question is not there any more. Choose another, or undo its removal.")
            return
        question = desk.question
        self.title.setText(
            f"{question.number}  {question.section}".strip() if question.section else f"Question {question.number}"
        )
        self.asked.setText(question.text)
        self.weighting.setText(f"Weighting {question.weighting:g}%" if question.weighting is not None else "")
        self._showing = True
        self._show_lots(desk)
        self._show_state(desk)
        self._show_text(desk, text)
        self._showing = False
        self.beside.show_desk(desk, self.editor.text(), may_write=self._is_own(desk))
        self.materials.show_question(question)
        self.to_do_next.show_desk(desk)
        self.asks.show_desk(desk, may_write=self._is_own(desk))
        self.library.show_desk(desk, text, may_write=self._is_own(desk))
        self.variation.show_desk(desk)
        self.hours.show_desk(desk, may_write=self._is_own(desk))
        self.sign_off.show_desk(desk)
        self.remarks.show_question(question, desk.lot.id if desk.lot else None)
        self.previous.setEnabled(desk.before is not None)
        self.next.setEnabled(desk.after is not None)
        self.trail_changed.emit()
        self._let_go()

    def _let_go(self) -> None:
        """Draw what stands beside, once what was asked for it has arrived, and what of it is reached has been read."""

        def let_go(_none: None) -> None:
            if self.beside.read_reached():
                self._let_go()
            else:
                self.beside.let_go()

        self.session.ask(lambda _workspace: None, let_go, topic="beside")

    def _show_lots(self, desk: AnswerDesk) -> None:
        self.lot.clear()
        self.lot.addItem("All lots", None)
        for lot in desk.lots:
            varied = " (varied)" if lot.id in desk.varied else ""
            self.lot.addItem(f"{lot.title or lot.reference}{varied}", lot.id)
        self.lot.setCurrentIndex(max(self.lot.findData(desk.lot.id if desk.lot else None), 0))
        self.lot.fit()
        self.lot.setVisible(bool(desk.lots))
        self.vary.setVisible(desk.lot is not None and desk.answer is None)
        self.unvary.setVisible(desk.lot is not None and desk.answer is not None)

    def _show_state(self, desk: AnswerDesk) -> None:
        answer = desk.served
        self.status.setCurrentIndex(self.status.findData(answer.status if answer else AnswerStatus.NOT_STARTED))
        is_settled = answer is not None and answer.is_settled
        self.settled.setVisible(is_settled)
        if answer is not None and is_settled:
            self.settled.setText(f"{STATUS_WORDS[answer.status]}: its facts stay as they were then. Typing reopens it.")
        self.owner.clear()
        self.owner.addItem("Nobody", None)
        for person in desk.people:
            self.owner.addItem(person.name or "Unnamed", person.id)
        self.owner.setCurrentIndex(max(self.owner.findData(answer.owner_id if answer else None), 0))
        choices = _choices(desk.question)
        takes_many = desk.question.kind is QuestionKind.MANY_CHOICES
        self.choice.clear()
        self.choice.addItem("Choose…", "")
        for words in choices:
            self.choice.addItem(words, words)
        for widget in (self.choice, self._choice_label):
            widget.setVisible(bool(choices) and not takes_many)
        self.choices.setVisible(bool(choices) and takes_many)
        for widget in (self.status, self.owner, self.choice):
            widget.fit()
            widget.setEnabled(self._is_own(desk))

    def _show_text(self, desk: AnswerDesk, text: Text) -> None:
        self._count.fill_with(desk.fields)
        if self._shown != self.place:
            self.editor.show_text(text, desk.fields)
            if self.place.words:
                choose_words(self.editor, self.place.words)
            self._shown = self.place
            self.choices.line.clear()
            self.choices.say("")
            self._fields = desk.fields
        elif not self.draft.is_unsaved and (desk.fields != self._fields or self.editor.text() != text):
            self._show_again(text, desk)
        self.editor.setReadOnly(not self._is_own(desk))
        self.toolbar.setEnabled(self._is_own(desk))
        self._offer_choices(desk)
        self._show_choice(desk, self.editor.text())
        self._show_count()

    def _show_again(self, text: Text, desk: AnswerDesk) -> None:
        """Show a text that has changed elsewhere, or facts that have; the cursor stays where it was."""
        self._fields = desk.fields
        at = self.editor.textCursor().position()
        self.editor.show_text(text, desk.fields)
        cursor = self.editor.textCursor()
        cursor.setPosition(min(at, self.editor.document().characterCount() - 1))
        self.editor.setTextCursor(cursor)

    def _show_count(self) -> None:
        text = self.editor.text()
        count = self._count.count(text)
        desk = self.desk
        if desk is None or desk.question.limit is None:
            self.limit.show_use(count.words, None)
            self.beyond.follow(lambda: None, is_over=False)
            return
        limit = desk.question.limit
        items = self._count.items(text) if limit.items > 1 else ()
        self.limit.show_use(
            used_of(limit, count, desk.rules, desk.question.text), limit, items_over(limit, items, desk.rules)
        )
        self.beyond.follow(
            lambda: self._count.find_limit_end(text, limit, desk.rules, desk.question.text),
            is_over=self.limit.is_over(),
        )

    def _edit(self) -> None:
        if self.desk is not None and not self._showing:
            self._was_edited = True
            self.draft.touch()
            self._show_count()

    def _is_own(self, desk: AnswerDesk) -> bool:
        """Whether what is shown is the lot's own, or the shared answer shown as such; else it is only to be read."""
        return not self.session.is_read_only and (desk.lot is None or desk.answer is not None)

    def _take(self) -> Operation | None:
        desk = self.desk
        if desk is None or not self._is_own(desk):
            return None
        text, lot_id = self.editor.text(), desk.lot.id if desk.lot else None
        return lambda workspace: write_answer(workspace, desk.question, lot_id, text)

    def _words(self) -> Callable[[], str]:
        number, text = self.desk.question.number if self.desk else "", self.editor.text()
        return lambda: f"Question {number}\n\n{write_markdown(text)}"

    def _go_to_lot(self, _index: int) -> None:
        self.wanted.emit(Place("answer", self.place.id, self.lot.currentData()))

    def _go_before(self) -> None:
        self._go_to(self.desk.before if self.desk else None)

    def _go_after(self) -> None:
        self._go_to(self.desk.after if self.desk else None)

    def _go_to(self, question_id: str | None) -> None:
        if question_id is not None:
            self.wanted.emit(Place("answer", question_id, self.place.lot))

    def _vary(self) -> None:
        desk = self.desk
        if desk is not None and desk.lot is not None:
            lot = desk.lot
            self.session.do(lambda workspace: vary_answer(workspace, desk.question, lot))

    def _unvary(self) -> None:
        desk = self.desk
        if desk is not None and desk.lot is not None:
            lot = desk.lot
            self.draft.flush()
            self.session.do(
                lambda workspace: drop_variation(workspace, desk.question, lot),
                lambda _changes: self.told.emit(
                    "The shared answer serves this lot again. Undo brings the variation back."
                ),
            )

    def _set_status(self, _index: int) -> None:
        desk = self.desk
        if desk is not None:
            status, lot_id = AnswerStatus(self.status.currentData()), desk.lot.id if desk.lot else None
            self.draft.flush()
            self.session.do(
                lambda workspace: set_status(workspace, desk.question, lot_id, status), or_else=self._say_refused
            )

    def _say_refused(self, error: BidprepError) -> None:
        """Say why the status was not changed, and show the one it still has."""
        self.session.failed.emit(error)
        self.reload()

    def _set_owner(self, _index: int) -> None:
        desk = self.desk
        if desk is not None:
            owner_id, lot_id = self.owner.currentData(), desk.lot.id if desk.lot else None
            self.draft.flush()
            self.session.do(lambda workspace: set_owner(workspace, desk.question, lot_id, owner_id))

    def _choose(self, _index: int) -> None:
        """Let the answer begin with a choice, in the place of the one it began with; what is said beside it stays."""
        words, desk = self.choice.currentData(), self.desk
        if words and desk is not None:
            blocks = self.editor.text().blocks
            kept = blocks[1:] if not blocks or self._choice_of(desk, self.editor.text()) else blocks
            self.editor.selectAll()
            self.editor.insert(Text((*plain(words).blocks, *kept)))

    def _choice_of(self, desk: AnswerDesk, text: Text) -> str:
        """Return the choice that a text begins with as it reads now, "" where with none."""
        first = fill_fields(Text(text.blocks[:1]), desk.fields)
        said = " ".join(plain_text(first).split()).casefold()
        return next((words for words in _choices(desk.question) if words.casefold() == said), "")

    def _show_choice(self, desk: AnswerDesk, text: Text) -> None:
        self.choice.setCurrentIndex(max(self.choice.findData(self._choice_of(desk, text)), 0))

    def _offer_choices(self, desk: AnswerDesk) -> None:
        """Offer those of many choices that the answer does not name yet."""
        named = {plain_block(block) for block in self.editor.text().blocks} if desk.question.choices else set()
        free = [(words, words) for words in desk.question.choices if words not in named]
        self.choices.show_choices(free if self._is_own(desk) else (), "All are in the answer")

    def _add_choice(self, words: str) -> None:
        """Put one of many choices at the end of the answer, as a bullet of its own."""
        if self.desk is not None:
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
            self.editor.insert_apart(text_of([Paragraph((Run(words),), Style.BULLET_1)]))
            self._offer_choices(self.desk)

    def _put_field(self, name: str) -> None:
        if self.desk is not None and self._is_own(self.desk):
            self.editor.insert_field(name)
            self.editor.setFocus()

    def _put_passage(self, text: Text) -> None:
        if self.desk is not None and self._is_own(self.desk):
            self.editor.insert_apart(text)
            self.editor.setFocus()

    def _sentence(self) -> str:
        """Return the sentence that the cursor is in."""
        cursor = self.editor.textCursor()
        return sentence_at(cursor.block().text(), cursor.positionInBlock())

    def _go_to_words(self, words: str) -> None:
        choose_words(self.editor, words)
        self.editor.setFocus()

    def _read_stories(self) -> None:
        self.session.ask(lambda workspace: workspace.find(CaseStudy), self.beside.offer_stories, topic="stories")

    def _tell(self, study: CaseStudy) -> None:
        desk = self.desk
        if desk is None or not self._is_own(desk):
            return
        count, question = self._count.count(self.editor.text()), desk.question
        place, most = self.place, words_left(question.limit, count, desk.rules, question.text)

        def insert(story: Text) -> None:
            if self.place == place:
                self.editor.insert_apart(story)
                self.editor.setFocus()

        self.session.do(lambda workspace: tell_here(workspace, desk.question, study, most), insert)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the room in a low window: the title stands in the trail, the formatting in the menu."""
        super().resizeEvent(event)
        is_low = self.height() < LOW
        self.title.setHidden(is_low)
        self.toolbar.setHidden(is_low)


def _choices(question: Question) -> tuple[str, ...]:
    return ("Yes", "No") if question.kind is QuestionKind.YES_NO else question.choices


def _combo(name: str) -> ChoiceBox:
    combo = ChoiceBox()
    combo.setAccessibleName(name)
    return combo
