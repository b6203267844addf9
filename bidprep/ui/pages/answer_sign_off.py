"""Beside the answer: who signed it off, in which role, and what has changed since."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton

from bidprep.domain.answers import Answer
from bidprep.domain.dates import say_time
from bidprep.domain.markdown import read_markdown
from bidprep.domain.people import Person
from bidprep.domain.redlines import redline
from bidprep.domain.reviews import SignOff
from bidprep.domain.text import Text, fill_fields
from bidprep.operations.answer_desk import AnswerDesk
from bidprep.operations.sign_offs import sign_off
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.redline_view import RedlineView


class AnswerSignOff(Card):
    """Asks who signs off and in which role. A later change shows as a redline against the text that was signed."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("Sign-off")
        self._session = session
        self._desk: AnswerDesk | None = None
        self._signed: Text | None = None
        self.who = ChoiceBox()
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setAccessibleName("Who signs off")
        line = self.who.lineEdit()
        if line is not None:
            line.setPlaceholderText("Who signs off")
            line.setAccessibleName("Who signs off")
        self.role = QLineEdit()
        self.role.setPlaceholderText("In which role, such as: Chair of trustees")
        self.role.setAccessibleName("Role")
        self.sign = QPushButton(icon("shield-check"), "Sign it off")
        self.sign.clicked.connect(self._sign)
        self.changed = QCheckBox("Show what changed since sign-off")
        self.changed.toggled.connect(lambda _on: self._draw())
        self.view = RedlineView("What changed since sign-off", alone=False)
        for widget in (self.who, self.role, self.sign, self.changed, self.view):
            self.add(widget)
        self.who.activated.connect(lambda _at: self._take_role())

    def show_desk(self, desk: AnswerDesk) -> None:
        """Show the sign-off of an answer; hidden where nothing is written."""
        self._desk = desk
        answer = desk.answer if desk.lot else desk.shared
        self.setVisible(answer is not None and bool(answer.text))
        if answer is None:
            return
        self._show_people(desk)
        answer_id = answer.id

        def read(workspace: Workspace) -> tuple[tuple[SignOff, ...], Text | None]:
            found = workspace.find(SignOff, answer_id=answer_id)[::-1]
            kept = workspace.revisions_by_id([found[0].revision_id]) if found else {}
            return found, next((read_markdown(revision.text) for revision in kept.values()), None)

        self._session.ask(read, lambda found: self._show(*found), topic="sign-off of answer")

    def _show(self, sign_offs: tuple[SignOff, ...], signed: Text | None) -> None:
        desk = self._desk
        answer = (desk.answer if desk.lot else desk.shared) if desk else None
        if desk is None or answer is None:
            return
        self._signed = signed
        is_changed = signed is not None and signed not in (read_markdown(answer.text), self._filled(answer, desk))
        told = [f"{each.name}{f', {each.role}' if each.role else ''}, {say_time(each.signed_at)}" for each in sign_offs]
        said = "Signed off by " + "; ".join(told) + "." if told else "Nobody has signed this text off."
        self.set_words(f"Changed since sign-off. {said}" if is_changed else said)
        self.changed.setVisible(is_changed)
        for widget in (self.who, self.role, self.sign):
            widget.setVisible(not told or is_changed or not answer.is_settled)
            widget.setEnabled(not self._session.is_read_only)
        self._draw()

    def _draw(self) -> None:
        desk = self._desk
        answer = (desk.answer if desk.lot else desk.shared) if desk else None
        is_shown = self.changed.isChecked() and not self.changed.isHidden()
        self.view.setVisible(is_shown)
        if is_shown and desk is not None and answer is not None and self._signed is not None:
            self.view.show_redline(redline(self._signed, self._filled(answer, desk)))

    @staticmethod
    def _filled(answer: Answer, desk: AnswerDesk) -> Text:
        return fill_fields(read_markdown(answer.text), desk.fields)

    def _show_people(self, desk: AnswerDesk) -> None:
        there = [self.who.itemData(at) for at in range(self.who.count())]
        if there == list(desk.people):
            return
        typed = self.who.currentText()
        self.who.clear()
        for person in desk.people:
            self.who.addItem(person.name, person)
        self.who.setCurrentIndex(-1)
        self.who.setEditText(typed)

    def _person(self) -> Person | None:
        typed = " ".join(self.who.currentText().split())
        desk = self._desk
        return next((each for each in desk.people if each.name == typed), None) if desk and typed else None

    def _take_role(self) -> None:
        person = self._person()
        if person is not None and not self.role.text():
            self.role.setText(person.role)

    def _sign(self) -> None:
        desk = self._desk
        if desk is None:
            return
        person, name, role = self._person(), self.who.currentText(), self.role.text()
        lot_id = desk.lot.id if desk.lot else None
        if not name.strip():
            self.told.emit("Say who signs off: choose a person, or type the name.")
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def tell(_changes: Changes) -> None:
            self.told.emit(f"Signed off by {' '.join(name.split())}. Undo takes it back.")

        self._session.do(lambda workspace: sign_off(workspace, [(desk.question, lot_id)], person, name, role), tell)
