"""Counting rules of one's own: added, changed, learnt, set for a limit, removed and exchanged."""

from dataclasses import replace
from pathlib import Path

import pytest

from bidprep.domain.bids import Limit, LimitUnit, Question
from bidprep.domain.counting import BUNDLED_RULES, CountingRule
from bidprep.domain.own_rules import OwnRule
from bidprep.errors import BidprepError
from bidprep.operations.bids import check, read_bid
from bidprep.operations.counting_rules import add_rule, change_rule, count_uses, keep_learnt_rule, read_rules
from bidprep.operations.records import remove_record
from bidprep.operations.records_file import export_records, import_records
from bidprep.storage.workspace import Keep, Workspace, make_workspace
from tests.operations.conftest import Work

NEW = CountingRule("", "A line end is two characters.", 2, 1, 0, tables=False)


def limit_of(workspace: Workspace, question: Question) -> Limit | None:
    found = workspace.get(Question, question.id)
    return found.limit if found else None


def test_a_learnt_rule_is_kept_by_its_name_and_counts_the_limit_in_one_step(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    kept = keep_learnt_rule(workspace, NEW, " Northshire’s  portal ", question)
    assert (kept.name, kept.label, kept.line_end, kept.tables) == (
        "northshires-portal",
        "Northshire’s portal",
        2,
        False,
    )
    assert limit_of(workspace, question) == Limit(LimitUnit.WORDS, 500, rule="northshires-portal")
    assert read_rules(workspace)["northshires-portal"].line_end == 2
    assert read_bid(workspace, work.bid.id).rules["northshires-portal"].tables is False
    workspace.undo()
    assert workspace.find(OwnRule) == ()
    assert limit_of(workspace, question) == question.limit


def test_a_known_rule_is_set_and_not_kept_twice(workspace: Workspace, work: Work) -> None:
    keep_learnt_rule(workspace, BUNDLED_RULES["portal"], "", work.questions[0])
    assert workspace.find(OwnRule) == ()
    assert count_uses(workspace) == {"word": 2, "portal": 1}


def test_a_new_rule_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(BidprepError, match="The rule needs a name"):
        keep_learnt_rule(workspace, NEW, "  ")


def test_short_names_are_free_and_plain(workspace: Workspace) -> None:
    labels = ("Word", "New rule", "New rule", "Ärzte & Co.", "…")
    made = [add_rule(workspace, BUNDLED_RULES["word"], label).name for label in labels]
    assert made == ["word-2", "new-rule", "new-rule-2", "ärzte-co", "rule"]


def test_a_short_name_that_changes_changes_in_the_limits(workspace: Workspace, work: Work) -> None:
    keep_learnt_rule(workspace, NEW, "Council", work.questions[0])
    [rule] = workspace.find(OwnRule)
    change_rule(workspace, replace(rule, name="The Council"))
    assert (limit_of(workspace, work.questions[0]) or Limit(LimitUnit.WORDS, 0)).rule == "the-council"
    assert (limit_of(workspace, work.questions[1]) or Limit(LimitUnit.WORDS, 0)).rule == "word"


@pytest.mark.parametrize(("name", "fault"), [("", "needs a short name"), ("word", "already"), ("other", "already")])
def test_a_short_name_must_be_there_and_free(workspace: Workspace, name: str, fault: str) -> None:
    add_rule(workspace, NEW, "Other")
    rule = add_rule(workspace, NEW, "Ours")
    with pytest.raises(BidprepError, match=fault):
        change_rule(workspace, replace(rule, name=name))


def test_a_limit_whose_rule_was_removed_is_counted_as_word_counts_and_the_checks_say_so(
    workspace: Workspace, work: Work
) -> None:
    keep_learnt_rule(workspace, NEW, "Council", work.questions[0])
    [rule] = workspace.find(OwnRule)
    remove_record(workspace, rule)
    assert [finding.check for finding in check(workspace, work.bid.id) if finding.check != "unanswered"] == [
        "missing-rule"
    ]
    workspace.undo()
    assert "missing-rule" not in {finding.check for finding in check(workspace, work.bid.id)}


def test_rules_and_limits_in_pages_go_out_and_come_in_with_the_records(
    workspace: Workspace, work: Work, tmp_path: Path, keep: Keep
) -> None:
    keep_learnt_rule(workspace, NEW, "Council", work.questions[0])
    pages = Limit(LimitUnit.PAGES, 2, rule="gone", font="Arial", size=11)
    with workspace.step("Set up") as step:
        step.put(replace(work.questions[1], limit=pages))
    export_records(workspace, tmp_path / "records.json")
    other = make_workspace(tmp_path / "other.bidprep", keep, "a test")
    try:
        import_records(other, tmp_path / "records.json")
        assert other.find(OwnRule) == workspace.find(OwnRule)
        assert limit_of(other, work.questions[1]) == pages
    finally:
        other.close()


def test_a_known_rule_learnt_beside_no_limit_changes_nothing(workspace: Workspace, work: Work) -> None:
    known = BUNDLED_RULES["portal"]
    bare = replace(work.questions[0], limit=None)
    with workspace.step("No limit") as step:
        step.put(bare)
    before = len(workspace.past())
    assert keep_learnt_rule(workspace, known, "") == known
    assert keep_learnt_rule(workspace, known, "", bare) == known
    assert keep_learnt_rule(workspace, known, "", replace(bare, id="gone")) == known
    assert len(workspace.past()) == before


def test_a_rule_learnt_beside_no_question_is_kept_all_the_same(workspace: Workspace) -> None:
    kept = keep_learnt_rule(workspace, NEW, "Northshire")
    assert kept.name in {rule.name for rule in workspace.find(OwnRule)}
