"""Start a bid: from which template, and what it is called."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import say_time
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.templates import Template, read_templates
from bidprep.storage.workspace import Workspace
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form, time_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.text_size import follow_text

_FIELDS = (
    Field("name", "Name", "What you call this bid"),
    Field("buyer", "Buyer", "Who buys, for example Ministry of Justice"),
    Field("opportunity", "Opportunity", "What may be bid for"),
    time_field("submit_by", "Hand in by"),
)


_FIELDS_OF_STAGE = (Field("name", "Name", "What you call this bid"),)


class StartBidPage(Page):
    """The templates, each with what it is, and the few things to say before starting.

    With the id of a stage in the place, the bid is on that, and only its name is asked.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._templates: tuple[Template, ...] = ()
        self._new = NewBid()
        self.choices = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.form = Form(_FIELDS, "New bid")
        self.form.edited.connect(self._edit)
        self.form_of_stage = Form(_FIELDS_OF_STAGE, "New bid")
        self.form_of_stage.edited.connect(self._edit)
        self.about = note("")
        self.start = QPushButton("&Start the bid")
        self.start.setDefault(True)
        self.start.clicked.connect(self._start)
        for form in (self.form, self.form_of_stage):
            form.entered.connect(self.start.click)
        content = QWidget()
        follow_text(content, lambda it: it.setMaximumWidth(100 * it.fontMetrics().averageCharWidth()))
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(heading("Start a bid"))
        layout.addWidget(heading("From what?", 2))
        layout.addLayout(self._list)
        layout.addWidget(heading("What is it?", 2))
        layout.addWidget(self.about)
        layout.addWidget(self.form)
        layout.addWidget(self.form_of_stage)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch(1)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def reload(self) -> None:
        """Show the templates and an empty form."""
        if not self._templates:
            self._templates = read_templates()
            for index, template in enumerate(self._templates):
                self._add_choice(index, template)
            # They came last and stand first: Tab goes on from them into the form.
            fields = (self.form.editor(field.name) for field in _FIELDS)
            name = self.form_of_stage.editor("name")
            for before, after in pairwise((*self.choices.buttons(), *fields, name, self.start)):
                self.setTabOrder(before, after)
        stage_id = self.place.id
        self._new = NewBid(stage_id=stage_id)
        self.about.setText("Leave empty what you do not know yet; all of it can be changed later.")
        for form in (self.form, self.form_of_stage):
            form.forget_typing()
            form.show_record(self._new)
        self.form.setVisible(not stage_id)
        self.form_of_stage.setVisible(bool(stage_id))
        if stage_id:
            self.session.ask(
                lambda workspace: _say_stage(workspace, stage_id), self.about.setText, topic="stage to bid on"
            )

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the list of bids and this page."""
        return (("Bids", Place("bids")), ("Start a bid", self.place))

    def focus_first(self) -> None:
        """Go to the chosen template."""
        chosen = self.choices.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def _add_choice(self, index: int, template: Template) -> None:
        count = len(template.questions)
        button = QRadioButton(f"{template.name} ({count} questions)" if count else template.name)
        button.setAccessibleDescription(template.about)
        button.setChecked(index == 0)
        self.choices.addButton(button, index)
        about = note(template.about)
        self._list.addWidget(button)
        indented = QVBoxLayout()
        indented.setContentsMargins(24, 0, 0, 8)
        indented.addWidget(about)
        self._list.addLayout(indented)

    def _edit(self, name: str, value: Any) -> None:
        self._new = replace(self._new, **{name: value})

    def _start(self) -> None:
        if self.form.has_faults:
            self.told.emit("One of the fields cannot be read. See beside it what to type.")
            self.form.focus_fault()
            return
        template, new = self._templates[self.choices.checkedId()], self._new

        def start(workspace: Workspace) -> tuple[Bid, int, int]:
            bid = start_bid(workspace, template, new)
            return bid, len(workspace.answers_of_bid(bid.id)), len(workspace.find(Question, bid_id=bid.id))

        self.session.do(start, self._go)

    def _go(self, started: tuple[Bid, int, int]) -> None:
        bid, answered, asked = started
        if asked:
            self.told.emit(f"Started. {_say_answered(answered, asked)}")
        self.wanted.emit(Place("bid", bid.id))


def _say_stage(workspace: Workspace, stage_id: str) -> str:
    """Return in a sentence what is bid for."""
    stage = workspace.get(Stage, stage_id)
    opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
    if stage is None or opportunity is None:
        return "That opportunity is not there any more. Undo its removal to bid for it."
    buyer = f", bought by {opportunity.buyer}" if opportunity.buyer else ""
    due = f", to be handed in by {say_time(stage.submit_by)}" if stage.submit_by else ""
    return f"A bid for {opportunity.name}{buyer}{due}."


def _say_answered(answered: int, asked: int) -> str:
    if not answered:
        return "No question could be answered from your record. State facts on the Organisation page, and some will be."
    return f"{answered} of {asked} questions {'is' if answered == 1 else 'are'} answered from your record."
