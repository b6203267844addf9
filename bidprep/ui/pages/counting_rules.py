"""Counting rules: learn one from the portal, the charity's own, and those that come with bidprep."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.domain.bids import Question
from bidprep.domain.counting import BUNDLED_RULES, COUNTING_RULES, CountingRule, all_rules, describe_rule, rule_from
from bidprep.domain.markdown import read_markdown
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.text import EMPTY, fill_fields
from bidprep.operations.answer_desk import read_answer_desk
from bidprep.operations.counting_rules import add_rule, change_rule, count_uses
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.learn_rule import ForQuestion, LearnRule
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList

_COSTS = tuple((cost, words) for cost, words in enumerate(("Nothing", "One character", "Two characters")))
_MARK_COSTS = (*_COSTS, (3, "Three characters"), (4, "Four characters"))

_FIELDS = (
    Field("label", "Name", "For example Northshire’s portal"),
    Field("name", "Short name", "For the command line, for example northshire", late=True),
    Field("line_end", "A line end costs", choices=_COSTS),
    Field("tab", "A tab between cells costs", choices=_COSTS),
    Field("bullet", "A list mark costs", choices=_MARK_COSTS),
    Field("headings", "Sub-headings", "Sub-headings are counted", tick=True),
    Field("tables", "Tables", "Tables are counted", tick=True),
    Field("question", "Question", "The question is counted, quoted above the answer", tick=True),
)

_OWN_EMPTY = (
    "A rule of your own is learnt from the portal above, or typed: what a line end costs, whether tables count."
)


@dataclass(frozen=True)
class RuleRow:
    """A rule with the number of limits that are counted by it."""

    id: str
    rule: CountingRule
    uses: int
    own: OwnRule | None = None


def _uses(row: RuleRow) -> str:
    return f"{row.uses:,} limit{'s' if row.uses != 1 else ''}" if row.uses else ""


_COLUMNS = (
    Column("Name", lambda row: row.rule.label, width=48, stretch=True),
    Column("How it counts", lambda row: describe_rule(row.rule), width=60),
    Column("Used by", _uses, key=lambda row: row.uses, width=12),
)
_BUNDLED_COLUMNS = (
    Column("Name", lambda row: f"{row.rule.label}\n{row.rule.reason}", stretch=True, wrap=True),
    Column("Used by", _uses, key=lambda row: row.uses, width=12),
)


@dataclass(frozen=True)
class _Shown:
    own: tuple[RuleRow, ...]
    bundled: tuple[RuleRow, ...]
    asked: ForQuestion | None


class OwnRules(Children):
    """The charity's own rules: a list, and a form for the one picked in it."""

    def __init__(self, session: Session) -> None:
        told = ChildrenForm(
            OwnRule, "", "Your own rules", _COLUMNS, _FIELDS, _OWN_EMPTY, "Add a rule", lambda _parent: OwnRule(""),
            keep=change_rule, record_of=lambda row: row.own, none="No rules of your own yet",
        )  # fmt: skip
        super().__init__(session, told)

    def add(self) -> None:
        """Add a rule that counts as Word does, and put the cursor into its name."""
        self.draft.leave()
        self._session.do(lambda workspace: add_rule(workspace, BUNDLED_RULES["word"], "New rule"), self.edit)


class CountingRulesPage(Page):
    """Learn a rule from the portal, edit the charity's own, see the bundled ones. A place names the question at hand."""

    kinds = frozenset({"counting_rule", "question"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.learn = LearnRule(session)
        self.learn.told.connect(self.told)
        self.own = OwnRules(session)
        self.bundled = RecordList("bundled rules", _BUNDLED_COLUMNS, EmptyState("No rules", "They come with bidprep."))
        self.bundled.stand_in_page()
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(heading("Counting rules"))
        layout.addWidget(note(_ABOUT))
        layout.addWidget(self.learn)
        layout.addWidget(self.own)
        layout.addWidget(heading("Rules that come with bidprep", 2))
        layout.addWidget(self.bundled)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def reload(self) -> None:
        """Read the rules anew, and the question at hand."""
        question_id = self.place.id
        self.session.ask(lambda workspace: _read(workspace, question_id), self._show, topic="counting rules")

    def hear(self, changes: Changes) -> None:
        """Reload; what is being typed stays as it is."""
        if changes.kinds & self.kinds:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.own.form.finish()
        self.own.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Counting rules", self.place),)

    def focus_first(self) -> None:
        """Go to the text that a rule is learnt from."""
        self.learn.focus_first()

    def _show(self, shown: _Shown) -> None:
        self.own.show_of("", shown.own)
        self.bundled.show_rows(shown.bundled)
        self.learn.show_for(shown.asked, [row.rule for row in shown.own])


_ABOUT = (
    "A counting rule says how a buyer counts characters and words. Each limit has one, chosen on the question’s page."
)


def _read(workspace: Workspace, question_id: str) -> _Shown:
    uses = count_uses(workspace)
    own = workspace.find(OwnRule)
    usable = all_rules(own)
    rows = tuple(RuleRow(rule.id, usable.get(rule.name, rule_from(rule)), uses[rule.name], rule) for rule in own)
    bundled = tuple(RuleRow(rule.name, rule, uses[rule.name]) for rule in COUNTING_RULES)
    question: Any = workspace.get(Question, question_id) if question_id else None
    if question is None:
        return _Shown(rows, bundled, None)
    desk = read_answer_desk(workspace, question_id, None)
    text = fill_fields(read_markdown(desk.answer.text), desk.fields) if desk.answer else EMPTY
    return _Shown(rows, bundled, ForQuestion(question, text))
