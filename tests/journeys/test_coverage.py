"""Coverage: gaps are seen, needs noted, and what breaks without a partner is told, with the keyboard."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.domain.partners import Offer, Partner, PartnerRole, Standing, StandingState
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.checks import ChecksPage
from bidprep.ui.pages.coverage import CoveragePage
from bidprep.ui.pages.lot import LotPage
from bidprep.ui.pages.partners import PartnersPage
from tests.journeys.hands import Hands, everything, start_blank_bid


def cells(page: CoveragePage) -> list[list[str]]:
    model = page.grid.list.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def coverage(own: Hands) -> CoveragePage:
    bid = start_blank_bid(own)

    def fill(workspace: Workspace) -> None:
        with workspace.step("Fill") as step:
            step.put(Lot("one", bid.stage_id, 1, "NW-01", "Cumbria homes", "Accommodation", "North West"))
            step.put(Lot("two", bid.stage_id, 2, "NW-02", "Cumbria debt", "Debt advice", "North West"))
            step.put(Partner("partner", "Harbour Trust"))
            step.put(Offer("offer", "partner", "Accommodation"))
            step.put(Standing("standing", "partner", bid.stage_id, "one", StandingState.SIGNED, relied_on_for="Beds"))

    own.window.session.do(fill)
    own.settle()
    own.go_to_bid("Village grant")
    own.choose("coverage")
    return own.page(CoveragePage)


def test_gaps_stand_first_and_a_need_that_is_ours_closes_one(own: Hands) -> None:
    page = coverage(own)
    assert cells(page) == [
        ["NW-02", "1", "Cumbria debt", "Gap", "", ""],
        ["NW-01", "", "Cumbria homes", "", "Harbour Trust", ""],
    ]
    assert page.about.text() == "1 gap in 1 of 2 lots."
    own.press("Return")
    lot = own.page(LotPage)
    own.tab_to_called("Add a need")
    own.press("Space")
    own.write("Accommodation")
    own.press("Esc")
    own.tab_to(lot.needs.form.editor("is_ours"))
    own.press("Space")
    own.press("Alt+Left")
    assert cells(own.page(CoveragePage)) == [
        ["NW-01", "", "Cumbria homes", "Harbour Trust", ""],
        ["NW-02", "", "Cumbria debt", "Us", ""],
    ]
    assert everything(own.close(), Need)[0].is_ours


def test_what_rests_on_a_partner_is_told_on_both_pages(own: Hands) -> None:
    page = coverage(own)
    own.press("Alt+P")
    row = page.partners.model.row(0)
    assert row.breaks == "1 lot without Accommodation; no proof of Beds"
    own.tab_to(page.partners.table)
    own.press("Return")
    assert own.page(PartnersPage).reliances.list.model.row(0).breaks == row.breaks


def test_needs_of_every_lot_are_noted_in_the_third_tab(own: Hands) -> None:
    page = coverage(own)
    own.press("Alt+N")
    own.tab_to_called("Add a need")
    own.press("Space")
    own.write("Interpreters")
    page.leave()
    own.settle()
    assert [row[1] for row in cells(page)] == ["2", "1"]


def test_checks_lead_to_the_lot_whose_shares_are_wrong_and_to_the_partner_whose_letter_is_missing(own: Hands) -> None:
    coverage(own)

    def lead(workspace: Workspace) -> None:
        (standing,), lot = workspace.find(Standing), workspace.find(Lot)[0]
        with workspace.step("Lead") as step:
            step.put(replace(lot, choice=LotChoice.BID))
            step.put(replace(standing, role=PartnerRole.LEAD, delivery_share=Decimal(90)))

    own.press("F7")
    page = own.page(ChecksPage)
    assert page.list.model.rowCount() == 0
    own.window.session.do(lead)
    own.settle()
    assert [page.list.model.row(at).check for at in range(2)] == ["shares", "missing-letter"]
    own.press("Ctrl+Home", "Return")
    assert own.page(LotPage).place.id == "one"
    own.press("Alt+Left", "Ctrl+End", "Return")
    assert own.page(PartnersPage).place.id == "partner"


def test_the_partner_tables_are_written_and_not_before_somebody_has_agreed(
    own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tables.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path.with_suffix("")), ""))
    coverage(own)

    def stand(state: StandingState) -> None:
        def change(workspace: Workspace) -> None:
            with workspace.step("Stand") as step:
                step.put(replace(workspace.find(Standing)[0], state=state))

        own.window.session.do(change)
        own.settle()

    stand(StandingState.IN_TALKS)
    own.press("Alt+W")
    assert own.said.startswith("No partner has agreed to this bid or signed for it.")
    stand(StandingState.SIGNED)
    own.press("Alt+W")
    own.wait_until(lambda: own.said == "Wrote the partner tables as tables.docx.", 30)
    cells = [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]
    assert "Harbour Trust" in cells
