"""The organisation's record read whole, and its policies and accounts kept while they are typed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.ids import new_id
from bidprep.domain.money import Money
from bidprep.domain.policies import Policy, PolicyKind
from bidprep.errors import BidprepError
from bidprep.operations.facts import state_fact
from bidprep.operations.organisation import keep_evidence, read_whole_organisation
from bidprep.operations.records import add_record, remove_record
from bidprep.storage.workspace import Workspace

TODAY = date(2026, 3, 10)


def test_the_record_is_read_whole(workspace: Workspace) -> None:
    assert read_whole_organisation(workspace).values(TODAY) == {}
    fact = state_fact(workspace, "Legal name", "Netherfell Trust")
    year = add_record(workspace, AccountsYear(new_id(), date(2025, 3, 31), Money(Decimal(100))))
    policy = add_record(workspace, Policy(new_id(), name="Equality"))
    record = read_whole_organisation(workspace)
    assert (record.facts, record.years, record.policies) == ((fact,), (year,), (policy,))
    values = record.values(TODAY)
    assert (values["legal name"], values["annual income"], values["equality held"]) == (
        "Netherfell Trust",
        "£100",
        "Yes",
    )


def test_typing_at_one_policy_is_one_undo_entry(workspace: Workspace) -> None:
    policy = add_record(workspace, Policy(new_id()))
    for name in ("P", "Pu", "Public liability"):
        assert "policy" in keep_evidence(workspace, replace(policy, name=name)).kinds
    assert workspace.undo().name == "Undo: Edit policy P"
    assert workspace.find(Policy) == (policy,)
    workspace.redo()
    assert workspace.find(Policy) == (replace(policy, name="Public liability"),)


def test_two_records_typed_in_turn_are_two_undo_entries(workspace: Workspace) -> None:
    year = add_record(workspace, AccountsYear(new_id(), date(2025, 3, 31)))
    policy = add_record(workspace, Policy(new_id(), PolicyKind.INSURANCE, "Public liability"))
    keep_evidence(workspace, replace(year, notes="Examined"))
    keep_evidence(workspace, replace(policy, notes="Renew"))
    assert workspace.undo().name == "Undo: Edit policy Public liability"
    assert workspace.undo().name == "Undo: Edit year’s accounts 31 March 2025"
    assert (workspace.find(AccountsYear), workspace.find(Policy)) == ((year,), (policy,))


@pytest.mark.parametrize("record", [Policy("a" * 26, name="Equality"), AccountsYear("b" * 26)])
def test_what_was_removed_while_it_was_typed_is_not_brought_back_by_typing(
    workspace: Workspace, record: Policy | AccountsYear
) -> None:
    add_record(workspace, record)
    remove_record(workspace, record)
    with pytest.raises(BidprepError, match="removed while you were typing"):
        keep_evidence(workspace, record)
    assert workspace.find(type(record)) == ()
    workspace.undo()
    assert workspace.find(type(record)) == (record,)
