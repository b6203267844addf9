"""The consortium and subcontractor tables, as a Word document that says what was noted and no more."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bidprep.documents.materials import read_material_here
from bidprep.domain.paper import Paper
from bidprep.domain.partners import LetterState, Offer, Partner, PartnerRole, Standing, StandingState
from bidprep.domain.text import plain_text
from bidprep.errors import BidprepError
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.partner_tables import export_partners, partners_paper, say_size
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def paper(workspace: Workspace, work: Work) -> Paper:
    return partners_paper(read_bid(workspace, work.bid.id, Depth.PARTNERS))


def test_those_who_agreed_stand_in_the_tables_by_their_role_and_nobody_else(
    workspace: Workspace, work: Work, tmp_path: Path
) -> None:
    stage_id, lot = work.bid.stage_id, work.lots[0]
    with pytest.raises(BidprepError, match="No partner has agreed"):
        paper(workspace, work)
    signed = Standing(
        "s", "p", stage_id, lot.id, StandingState.SIGNED, PartnerRole.KEY_SUBCONTRACTOR, Decimal(40), relied_on_for="Hubs",
        letter=LetterState.RECEIVED,
    )  # fmt: skip
    with workspace.step("Set up") as step:
        step.put(Partner("p", "Harbour Trust", "Registered charity", charity_number="1089464"))
        step.put(Offer("o", "p", "Accommodation"))
        step.put(signed)
        step.put(Partner("q", "Quiet Ltd", "Company"))
        step.put(replace(signed, id="t", partner_id="q", state=StandingState.IN_TALKS))
        step.put(Partner("l", "Lead CIC", "Community interest company"))
        step.put(Standing("u", "l", stage_id, None, StandingState.AGREED, PartnerRole.LEAD))
    made = paper(workspace, work)
    assert [part.heading for part in made.parts] == [
        "All partners", "Members of the group", "Lead CIC", "Subcontractors", "Harbour Trust",
    ]  # fmt: skip
    assert "Quiet" not in plain_text(made.parts[0].body)
    told = dict(made.parts[-1].particulars)
    assert told["Share of delivery"] == "40% of Lot A"
    assert told["SME or VCSE"] == "VCSE"
    assert told["Relied on for"] == "Hubs"
    assert told["Proof"] == "Letter of support: received"
    assert told["Due diligence not seen yet"].startswith("Insurance")
    path = export_partners(read_bid(workspace, work.bid.id, Depth.PARTNERS), tmp_path / "partners.docx")
    assert any("Harbour Trust" in line for line in read_material_here(path).lines)


def test_whether_a_company_is_small_is_left_to_be_stated() -> None:
    assert say_size(Partner("p", body="Private company")) == "To be stated"
    assert say_size(Partner("p", body="Community interest company")) == "VCSE"
