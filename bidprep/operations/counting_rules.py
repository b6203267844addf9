"""Counting rules: list them, add and change the charity's own, keep one that was learnt, and set it for a limit."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bidprep.domain.bids import Question
from bidprep.domain.counting import BUNDLED_RULES, CountingRule, all_rules
from bidprep.domain.ids import new_id
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace

LONGEST_NAME = 40
"""The most characters a rule's short name has."""


def read_rules(workspace: Workspace) -> dict[str, CountingRule]:
    """Return all counting rules by their names, the charity’s own last."""
    return all_rules(workspace.find(OwnRule))


def count_uses(workspace: Workspace) -> Counter[str]:
    """Return how many limits each counting rule is used by."""
    return Counter(question.limit.rule for question in workspace.find(Question) if question.limit)


def add_rule(workspace: Workspace, rule: CountingRule, label: str = "") -> OwnRule:
    """Add a rule of the charity's own that counts as `rule` does; returns it, with a short name that is free."""
    added = _own_rule(rule, _line(label) or "Our own rule", all_rules(workspace.find(OwnRule)))
    with workspace.step(f"Add counting rule {added.label}") as step:
        step.put(added)
    return added


def keep_learnt_rule(
    workspace: Workspace, rule: CountingRule, label: str, question: Question | None = None
) -> CountingRule:
    """Keep a rule that was learnt, and count a question's limit by it from now on; returns it with its name.

    A rule that has a name is there already. One that is not gets the label as its own.
    """
    kept, own = rule, None
    if not rule.name:
        if not _line(label):
            raise BidprepError(
                "The rule needs a name.", "Type whose portal counts so, for example “Northshire’s portal”."
            )
        own = _own_rule(rule, _line(label), all_rules(workspace.find(OwnRule)))
        kept = replace(rule, name=own.name, label=own.label)
    asked = workspace.get(Question, question.id) if question else None
    if own is None and (asked is None or asked.limit is None):
        return kept
    with workspace.step(f"Count by {kept.label}") as step:
        if own is not None:
            step.put(own)
        if asked is not None and asked.limit is not None:
            step.put(replace(asked, limit=replace(asked.limit, rule=kept.name)))
    return kept


def change_rule(workspace: Workspace, rule: OwnRule) -> Changes:
    """Change a rule of the charity's own; with its short name, all limits that are counted by it change.

    Raises BidprepError where the short name is empty or another rule's.
    """
    before = workspace.get(OwnRule, rule.id)
    changed = replace(rule, name=_short(rule.name), label=_line(rule.label))
    if not changed.name:
        raise BidprepError("A counting rule needs a short name.", "Type one, for example northshire.")
    others = {*BUNDLED_RULES, *(other.name for other in workspace.find(OwnRule) if other.id != rule.id)}
    if changed.name in others:
        raise BidprepError(f"There is a counting rule “{changed.name}” already.", "Type another short name.")
    with workspace.step(f"Edit counting rule {changed.label or changed.name}", visit=rule.id) as step:
        step.put(changed)
        if before is not None and before.name != changed.name:
            for question in workspace.find(Question):
                if question.limit and question.limit.rule == before.name:
                    step.put(replace(question, limit=replace(question.limit, rule=changed.name)))
    return step.changes()


def _own_rule(rule: CountingRule, label: str, there: Iterable[str]) -> OwnRule:
    return OwnRule(
        new_id(), _free_name(_short(label) or "rule", set(there)), label, rule.line_end, rule.tab, rule.bullet,
        rule.headings, rule.tables, rule.question,
    )  # fmt: skip


def _free_name(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _short(typed: str) -> str:
    """Return typed words as a short name: small letters, digits and hyphens."""
    without = clean_characters(typed).casefold().replace("’", "").replace("'", "")
    return re.sub(r"[^\w]+|_", "-", without).strip("-")[:LONGEST_NAME].strip("-")


def _line(typed: str) -> str:
    return " ".join(clean_characters(typed).split())
