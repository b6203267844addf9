"""Read the organisation's record whole, and keep its policies and accounts."""

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.dates import today
from bidprep.domain.organisation import Fact
from bidprep.domain.policies import Policy
from bidprep.domain.whole_bid import Organisation
from bidprep.errors import BidprepError
from bidprep.operations.fact_answers import answer_from_record
from bidprep.operations.records import called
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


def read_whole_organisation(workspace: Workspace) -> Organisation:
    """Return what the organisation keeps of itself: facts, accounts, policies."""
    return Organisation(workspace.find(Fact), workspace.find(AccountsYear), workspace.find(Policy))


def keep_evidence(workspace: Workspace, record: Policy | AccountsYear) -> Changes:
    """Change a policy or a year's accounts that is being typed; questions that ask for what it states are answered.

    Raises BidprepError where it was removed meanwhile.
    """
    if workspace.get(type(record), record.id) is None:
        raise BidprepError("This was removed while you were typing.", "Undo the removal, then type again.")
    with workspace.step(f"Edit {called(record)}", visit=record.id) as step:
        before = read_whole_organisation(workspace).values(today())
        step.put(record)
        answer_from_record(workspace, step, before)
    return step.changes()
