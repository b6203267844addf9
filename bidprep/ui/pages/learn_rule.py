"""Learning a counting rule from the portal: its figure for a text, and the rules that give that figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import LimitUnit, Question
from bidprep.domain.counting import CountingRule
from bidprep.domain.rule_learning import Learnt, Shown, learn_rules, nearest_figure, trial_text
from bidprep.domain.text import EMPTY, Text
from bidprep.operations.counting_rules import keep_learnt_rule
from bidprep.ui.appearance import icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.text_editor import TextEditor
from bidprep.ui.widgets.text_size import follow_text

MOST_TEXTS = 4
_LINES = 6
_MOST_DIGITS = 9

_UNITS = (
    (LimitUnit.CHARACTERS, "characters"),
    (LimitUnit.CHARACTERS_WITHOUT_SPACES, "characters without spaces"),
    (LimitUnit.WORDS, "words"),
)

_COLUMNS = (
    Column("Rule", lambda rule: rule.label, stretch=True, wrap=True),
    Column("Kind", lambda rule: "Known" if rule.name else "New", width=10),
)


@dataclass(frozen=True)
class ForQuestion:
    """The question that a rule is learnt for, and its answer as it stands."""

    question: Question
    text: Text = EMPTY


class LearnRule(QWidget):
    """Texts with what the portal showed for each, and below them the rules that fit, to be kept."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._for: ForQuestion | None = None
        self._own: tuple[CountingRule, ...] = ()
        self.texts: list[ShownText] = []
        self.rules = RecordList("rules that fit", _COLUMNS, EmptyState("No rule yet", _BEGIN))
        self.rules.stand_in_page()
        self.rules.picked.connect(self._show_keeping)
        self.found = note("")
        self.another = QPushButton(icon("plus"), "Add a second text")
        self.another.clicked.connect(self._add_text)
        self.trial = QPushButton(icon("copy"), "Copy a text that tells all rules apart")
        self.trial.clicked.connect(self._take_trial)
        self.name = QLineEdit()
        self.name.setAccessibleName("Call it")
        self.name.setPlaceholderText("For example Northshire’s portal")
        self.name.textChanged.connect(lambda _words: self._show_keeping())
        self.name.returnPressed.connect(self._keep)
        self._name_label = QLabel("Call &it")
        self._name_label.setBuddy(self.name)
        self.keep = QPushButton(icon("check-check"), "")
        self.keep.clicked.connect(self._keep)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._arrange()
        self._add_text()

    def show_for(self, asked: ForQuestion | None, own: Sequence[CountingRule]) -> None:
        """Learn a rule for a question, or for none; `own` are the charity's own rules.

        The texts stay as they are while the question is the same.
        """
        self._own = tuple(own)
        if asked is not None and (self._for is None or self._for.question.id != asked.question.id):
            first = self.texts[0]
            first.editor.show_text(asked.text)
            first.figure.clear()
            limit = asked.question.limit
            first.unit.setCurrentIndex(max(first.unit.findData(limit.unit), 0) if limit else 0)
            if first.editor.hasFocus():
                self.focus_first()
        self._for = asked
        self._learn()

    def focus_first(self) -> None:
        """Go to the first text, or to its figure where the text is there already."""
        first = self.texts[0]
        (first.figure if first.editor.text() else first.editor).setFocus()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.another)
        buttons.addWidget(self.trial)
        buttons.addStretch(1)
        keeping = QHBoxLayout()
        keeping.addWidget(self._name_label)
        keeping.addWidget(self.name, 1)
        keeping.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(heading("Learn from the portal", 2))
        layout.addWidget(note(_HOW))
        layout.addLayout(self._column)
        layout.addLayout(buttons)
        layout.addWidget(self.found)
        layout.addWidget(self.rules)
        layout.addLayout(keeping)

    def _add_text(self) -> None:
        text = ShownText(len(self.texts) + 1)
        text.changed.connect(self._learn)
        self.texts.append(text)
        self._column.addWidget(text)
        self.another.setVisible(len(self.texts) < MOST_TEXTS)
        if len(self.texts) > 1:
            self.another.setText("Add another text")
            unit = self.texts[0].unit.currentIndex()
            text.unit.setCurrentIndex(unit)
            text.editor.setFocus()
        self._learn()

    def _take_trial(self) -> None:
        """Put the trial text into the first box that is empty, and on the clipboard."""
        free = [text for text in self.texts if not text.editor.text()]
        if not free and len(self.texts) < MOST_TEXTS:
            self._add_text()
            free = self.texts[-1:]
        text = (free or self.texts)[0]
        text.editor.show_text(trial_text())
        text.editor.selectAll()
        text.editor.copy()
        text.figure.clear()
        text.figure.setFocus()
        self._learn()
        self.told.emit("The text is copied. Paste it into the portal, and type here what the portal shows.")

    def _samples(self) -> list[Shown]:
        asked = self._for.question.text if self._for else ""
        return [sample for text in self.texts if (sample := text.sample(asked))]

    def _learn(self) -> None:
        samples = self._samples()
        learnt = learn_rules(samples, self._own) if samples else Learnt((), ())
        self.rules.show_rows(learnt.rules)
        self.rules.setVisible(bool(learnt.rules))
        self.found.setText(self._say(samples, learnt))
        self._show_keeping()

    def _say(self, samples: list[Shown], learnt: Learnt) -> str:
        if not samples:
            return _BEGIN
        if not learnt.rules:
            figure, rule = nearest_figure(samples[-1], self._own)
            return (
                "No rule gives that. See that the text is the very one in the portal, and the figure the portal’s own. "
                f"The nearest that a rule gives is {figure:,} ({rule.label.rstrip('.')})."
            )
        many = len(learnt.rules)
        fit = (
            "One rule fits." if many == 1 else f"{many} rules fit, the simplest first. A second text tells them apart."
        )
        untold = f" Nothing is told of {_listed(learnt.untold)}." if learnt.untold else ""
        return fit + untold

    def _show_keeping(self) -> None:
        rule = self.rules.current() if self.rules.isVisibleTo(self) else None
        is_new = rule is not None and not rule.name
        asked = self._for.question if self._for else None
        for widget in (self.name, self._name_label):
            widget.setVisible(is_new)
        self.keep.setVisible(rule is not None and (is_new or bool(asked and asked.limit)))
        self.keep.setEnabled(not self._session.is_read_only and (not is_new or bool(self.name.text().strip())))
        keep = "&Keep this rule" if is_new else "&Use this rule"
        self.keep.setText(f"{keep} for question {asked.number}" if asked and asked.limit else keep)

    def _keep(self) -> None:
        rule: CountingRule | None = self.rules.current()
        if rule is None or not self.keep.isEnabled():
            return
        asked, label = self._for.question if self._for else None, self.name.text()

        def tell(kept: CountingRule) -> None:
            self.name.clear()
            used = f" Question {asked.number} is counted by it now." if asked and asked.limit else ""
            self.told.emit(f"Kept the rule “{kept.label}”.{used}" if not rule.name else used.strip())

        self._session.do(lambda workspace: keep_learnt_rule(workspace, rule, label, asked), tell)


class ShownText(QWidget):
    """One text, and what the portal showed for it."""

    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        called = "Text in the portal" if number == 1 else f"Text {number} in the portal"
        self.editor = TextEditor()
        self.editor.setAccessibleName(called)
        self.editor.setPlaceholderText("Paste here what you pasted into the portal.")
        follow_text(self.editor, lambda it: it.setFixedHeight((_LINES + 2) * it.fontMetrics().lineSpacing()))
        self.editor.edited.connect(self.changed)
        self.figure = QLineEdit()
        self.figure.setAccessibleName(f"The portal shows, {called.lower()}")
        self.figure.setPlaceholderText("For example 1,204")
        follow_text(self.figure, lambda it: it.setMaximumWidth(20 * it.fontMetrics().averageCharWidth()))
        self.figure.textChanged.connect(self._read)
        self.unit = QComboBox()
        self.unit.setAccessibleName(f"Counted in, {called.lower()}")
        for unit, words in _UNITS:
            self.unit.addItem(words, unit)
        self.unit.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.fault = note("")
        self.fault.hide()
        label = QLabel("The portal shows")
        label.setBuddy(self.figure)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.figure)
        row.addWidget(self.unit)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.editor)
        layout.addLayout(row)
        layout.addWidget(self.fault)

    def sample(self, question: str) -> Shown | None:
        """Return the text with its figure; None where one is missing."""
        figure, text = self._figure(), self.editor.text()
        if figure is None or not text:
            return None
        return Shown(text, figure, _UNITS[self.unit.currentIndex()][0], question)

    def _figure(self) -> int | None:
        typed = "".join(self.figure.text().replace(",", "").split())
        return int(typed) if typed.isdecimal() and len(typed) <= _MOST_DIGITS else None

    def _read(self, typed: str) -> None:
        is_wrong = bool(typed.strip()) and self._figure() is None
        self.fault.setText("Type the figure alone, for example 1204." if is_wrong else "")
        self.fault.setVisible(is_wrong)
        self.figure.setAccessibleDescription(self.fault.text())
        self.changed.emit()


_HOW = (
    "Paste a text into the portal’s box and here, and type the number that the portal shows for it: used, not left. "
    "All rules that give that number are listed."
)
_BEGIN = "Put in a text and what the portal shows for it."


def _listed(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
