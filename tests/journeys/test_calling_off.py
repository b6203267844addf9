"""From “a call-off has opened for 18 lots, four weeks” to lots in order and a go for the trustees, by keyboard alone."""

from datetime import timedelta
from pathlib import Path

import docx

from bidprep.domain.dates import today
from bidprep.domain.decisions import Decision
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.decision import DecisionPage
from bidprep.ui.pages.lot import LotPage
from tests.journeys.hands import Hands, everything

SERVICES = ("Accommodation", "Personal Wellbeing", "Women’s Services")
REGIONS = ("North West", "North East", "Wales", "East Midlands", "London", "South West")


def table(tmp_path: Path) -> Path:
    path = tmp_path / "call-off.csv"
    lines = ["lot,title,service category,region,value"]
    for number in range(18):
        service, region = SERVICES[number % 3], REGIONS[number // 3]
        lines.append(f"CO-{number + 1:02},{service}: {region},{service},{region},{400_000 + 50_000 * number}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_call_off_of_18_lots_is_put_in_order_and_decided_within_the_keyboard(own: Hands, tmp_path: Path) -> None:
    hands = own
    # Who has how many hours.
    hands.choose("people")
    hands.press("Space")
    hands.fill(Name="Priya Nair", Hours_a_week_for_bids="15")
    # The call-off opens: four weeks to hand in.
    hands.press("Ctrl+N", "Down")
    hands.fill(Name="Autumn call-off", Hand_in_by=f"{today() + timedelta(days=28):%d/%m/%Y} 12:00")
    hands.tab_to_called("Start the bid")
    hands.press("Return")
    page = hands.page(BidPage)
    hands.window.files.import_lots(table(tmp_path))
    hands.settle()
    # Which lots: all in the two regions we know, by the filter; of these, none for accommodation.
    hands.press("Alt+L")
    hands.tab_to(page.lots.filter)
    for region in ("north west", "wales"):
        hands.press("Ctrl+A")
        hands.write(region)
        hands.press("Down", "Ctrl+A", "Alt+W")
        hands.tab_to(page.lots.filter, "Shift+Tab")
    hands.press("Ctrl+A")
    hands.write("accommodation")
    hands.press("Down", "Ctrl+A", "Alt+N")
    hands.tab_to(page.lots.filter, "Shift+Tab")
    hands.press("Ctrl+A", "Delete")
    assert "4 of 18 lots chosen" in page.about.text()
    # In which order: what each is worth to us.
    wanted = [told for told in page.lots.model.rows if told.is_wanted]
    for told, digit in zip(wanted, "3524", strict=True):
        page.lots.select_rows({told.id})
        hands.tab_to(page.lots.table)
        hands.press("Return")
        scores = hands.page(LotPage).scores.list.table
        hands.tab_to(scores)
        hands.press("Ctrl+Home", *[digit] * 6)
        hands.press("Alt+Left")
        hands.press("Alt+L")
    hands.tab_to(page.lots.table)
    hands.tab_to_called("Order of the lots we bid for")
    page.lots_tab.put_in_order()
    hands.settle()
    hands.tab_to(page.lots.table)
    page.lots.pick(lambda row: row.lot.preference == 4)
    hands.press("Alt+Up")
    # Whether at all.
    hands.press("Ctrl+Shift+G")
    decision = hands.page(DecisionPage)
    hands.press("Ctrl+Home")
    for digit in "555" + "344433434":
        hands.press(digit)
    assert "Proposed: go." in decision.proposal.words()
    assert "hours are there before the deadline." in decision.proposal.words()
    hands.tab_to(decision.decision.editor("outcome"))
    hands.press("Down")
    hands.fill(By="The board", On="today", Because="Two regions that know us")
    hands.window.save_drafts()
    hands.settle()
    paper = tmp_path / "go.docx"
    hands.window.files.export_decision(paper)
    hands.wait_until(paper.exists)
    document = docx.Document(str(paper))
    [lots] = [told for told in document.tables if told.cell(0, 0).text == "Place"]
    in_word = [row.cells[1].text.split(" ")[0] for row in lots.rows[1:]]
    kept = hands.close()
    by_order = sorted(everything(kept, Lot, choice=LotChoice.BID.value), key=lambda lot: lot.preference or 0)
    assert [lot.reference for lot in by_order] == in_word
    assert [lot.preference for lot in by_order] == [1, 2, 3, 4]
    [decided] = everything(kept, Decision)
    assert (decided.decided_on, decided.decided_by) == (today(), "The board")
    assert decided.hours_there > 0
