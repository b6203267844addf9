"""The coverage of a bid, read from the workspace, with the answers that rely on a partner."""

from dataclasses import replace

from bidprep.domain.ids import new_id
from bidprep.domain.needs import Need
from bidprep.domain.partners import Offer, Partner, Standing, StandingState
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.coverage import read_bid_coverage, read_reliances
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def test_a_partner_who_leaves_breaks_lots_answers_and_criteria(workspace: Workspace, work: Work) -> None:
    lot = work.lots[0]
    partner = Partner("partner", "Harbour Trust")
    standing = Standing("standing", "partner", lot.stage_id, lot.id, StandingState.SIGNED, relied_on_for="Criterion 4")
    with workspace.step("Set up") as step:
        step.put(partner)
        step.put(Offer("offer", "partner", "Housing"))
        step.put(standing)
        step.put(Need(new_id(), lot.stage_id, lot.id, 1, "Housing"))
    write_markdown_answer(workspace, work.questions[1], None, "Harbour Trust lets us twelve flats.\n")
    (reliance,) = read_reliances(workspace, "partner")
    assert reliance.breaks == "1 lot without Housing; no proof of Criterion 4; 1 answer to write anew (2)"
    found = read_bid_coverage(workspace, work.bid.id)
    assert found.reliances == (reliance,)
    assert found.coverage.lots[0].gaps == ()
    with workspace.step("Decline") as step:
        step.put(replace(standing, state=StandingState.DECLINED))
    assert read_bid_coverage(workspace, work.bid.id).coverage.lots[0].gaps == ("Housing",)
