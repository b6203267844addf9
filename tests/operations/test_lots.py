"""Lots from tables: the real probation contracts, a twin of them, other people's headings, bad cells."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.lots import choose_lots, import_lots, read_lots
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "probation" / "crs_contract_lots.csv"

_HEADINGS = (
    "contract_reference,contract_type_code,contract_type,probation_region_code,probation_region,pcc_area,level,"
    "allows_female,allows_male,minimum_age,maximum_age,hide_before,hide_after,prime_provider,subcontractor_count,"
    "subcontractors,intervention_title"
)
_REGIONS = ("Northmoor", "Eastvale", "Southfell", "Westmere")
# Who a service is for, as the table tells it, and as we say it.
_FOR_WHOM = (
    (("False", "True", "18", ""), "Men only, aged 18 and over"),
    (("True", "False", "18", "25"), "Women only, aged 18 to 25"),
    (("True", "True", "", "25"), "Aged up to 25"),
    (("True", "True", "", ""), ""),
)


def _twin(count: int = 196) -> str:
    """Return a table of the same shape as the real one, with regions and providers that do not exist."""
    rows = [_HEADINGS]
    for number in range(1, count + 1):
        sex_and_age = ",".join(_FOR_WHOM[number % 4][0])
        partners = "|".join(f"HELPERS_{helper}" for helper in range(number % 4))
        rows.append(
            f"INV_{number:04},PWB,Personal wellbeing,{number % 4},{_REGIONS[number % 4]},Area {number % 41},pcc area,"
            f"{sex_and_age},2021-01-01,,INVENTED_{number % 28},{number % 4},{partners},"
            f'"Wellbeing, part {number % 50}"'
        )
    return "\n".join(rows) + "\n"


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    return start_bid(workspace, read_template("blank"), NewBid("Call-off"))


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    def write(words: str) -> Path:
        path = tmp_path / "lots.csv"
        path.write_text(words, encoding="utf-8")
        return path

    return write


def _real() -> str:
    if not REAL.is_file():
        pytest.skip("the probation contracts are not beside this checkout")
    return REAL.read_text(encoding="utf-8")


@pytest.fixture(params=["the real contracts", "their twin"])
def contracts(request: pytest.FixtureRequest) -> str:
    return _real() if request.param == "the real contracts" else _twin()


def _lots(workspace: Workspace, bid: Bid) -> tuple[Lot, ...]:
    return workspace.find(Lot, stage_id=bid.stage_id)


def test_all_contracts_come_in_in_their_order_and_one_undo_takes_them_back(
    workspace: Workspace, bid: Bid, table: Callable[[str], Path], contracts: str
) -> None:
    taken = import_lots(workspace, bid, table(contracts), {})
    lots = _lots(workspace, bid)
    assert (taken.added, taken.changed, taken.unchanged) == (196, 0, 0)
    assert lots == taken.lots
    lines = contracts.strip().split("\n")[1:]
    assert [lot.reference for lot in lots] == [line.partition(",")[0] for line in lines]
    assert [lot.position for lot in lots] == list(range(1, 197))
    assert all(lot.title and lot.category and lot.region and lot.incumbent for lot in lots)
    assert len({lot.title for lot in lots}) < 196, "titles repeat, references do not"
    assert workspace.list_backups()[0].reason == "before import"
    assert workspace.undo().name == "Undo: Import 196 lots"
    assert _lots(workspace, bid) == ()
    workspace.redo()
    assert _lots(workspace, bid) == lots


def test_taking_the_same_table_in_again_changes_nothing_and_leaves_no_step(
    workspace: Workspace, bid: Bid, table: Callable[[str], Path], contracts: str
) -> None:
    path = table(contracts)
    import_lots(workspace, bid, path, {})
    steps = workspace.past()
    again = import_lots(workspace, bid, path, {})
    assert (again.added, again.changed, again.unchanged) == (0, 0, 196)
    assert workspace.past() == steps


def test_the_real_contracts_tell_their_partners_and_conditions(
    workspace: Workspace, bid: Bid, table: Callable[[str], Path]
) -> None:
    lots = import_lots(workspace, bid, table(_real()), {}).lots
    assert sum(bool(lot.subcontractors) for lot in lots) == 129  # 66 in a hundred
    assert max(len(lot.subcontractors) for lot in lots) == 9
    assert Counter(lot.conditions for lot in lots) == {
        "Men only, aged 18 and over": 102,
        "Women only, aged 18 and over": 58,
        "Aged 18 and over": 28,
        "Men only, aged 26 and over": 4,
        "Men only, aged 18 to 25": 4,
    }
    assert len({lot.region for lot in lots}) == 12


def test_the_twin_tells_its_partners_and_conditions(
    workspace: Workspace, bid: Bid, table: Callable[[str], Path]
) -> None:
    lots = import_lots(workspace, bid, table(_twin(8)), {}).lots
    assert [lot.conditions for lot in lots[:4]] == [_FOR_WHOM[number % 4][1] for number in (1, 2, 3, 4)]
    assert lots[2].subcontractors == ("HELPERS_0", "HELPERS_1", "HELPERS_2")
    assert lots[3].subcontractors == ()
    assert (lots[0].title, lots[0].area, lots[0].incumbent) == ("Wellbeing, part 1", "Area 1", "INVENTED_1")


def test_a_changed_table_changes_only_what_changed_and_keeps_our_choice_and_notes(
    workspace: Workspace, bid: Bid, table: Callable[[str], Path]
) -> None:
    import_lots(workspace, bid, table(_twin(6)), {})
    lots = _lots(workspace, bid)
    with workspace.step("Decide") as step:
        for place, lot in enumerate(lots, 1):
            ours = replace(lot, choice=LotChoice.BID, preference=place, notes=f"note {place}")
            step.put(replace(ours, value=Money(Decimal(place)), starts_on=date(2027, 1, place)))
    decided = _lots(workspace, bid)
    changed = _twin(7).replace("INVENTED_3,", "SOMEBODY_ELSE,")
    dry = read_lots(workspace, bid, table(changed), {})
    assert _lots(workspace, bid) == decided, "looking changes nothing"
    taken = import_lots(workspace, bid, table(changed), {})
    assert replace(dry, lots=()) == replace(taken, lots=())
    assert (taken.added, taken.changed, taken.unchanged) == (1, 1, 5)
    after = _lots(workspace, bid)
    assert after[:2] == decided[:2]
    assert after[2] == replace(decided[2], incumbent="SOMEBODY_ELSE")
    assert after[3:6] == decided[3:]
    assert (after[6].reference, after[6].choice) == ("INV_0007", LotChoice.UNDECIDED)
    workspace.undo()
    assert _lots(workspace, bid) == decided


def test_lots_that_the_table_no_longer_names_stay(workspace: Workspace, bid: Bid, table: Callable[[str], Path]) -> None:
    import_lots(workspace, bid, table(_twin(5)), {})
    import_lots(workspace, bid, table(_twin(3)), {})
    assert len(_lots(workspace, bid)) == 5


def test_other_headings_are_mapped_by_column(workspace: Workspace, bid: Bid, table: Callable[[str], Path]) -> None:
    path = table(
        "Ref;What;Where;Worth;From;To;Whom;Who now;With;Remark\n"
        "1;Housing;Northmoor;£1,200,000.50;1/4/2027;31 Mar 2030;Women;Old Trust;A | B;Note\n"
        "2;Debt;Eastvale;;;;;;;\n"
    )
    columns = {
        "title": "What", "region": "Where", "value": "worth", "starts_on": "FROM", "ends_on": "To",
        "conditions": "Whom", "incumbent": "Who_now", "subcontractors": "With", "notes": "Remark",
    }  # fmt: skip
    first, second = import_lots(workspace, bid, path, columns).lots
    assert replace(first, id="", stage_id="") == Lot(
        "", "", 1, "1", "Housing", "", "Northmoor", "", Money(Decimal("1200000.50")), date(2027, 4, 1),
        date(2030, 3, 31), "Women", "Old Trust", ("A", "B"), notes="Note",
    )  # fmt: skip
    assert (second.reference, second.value, second.starts_on, second.notes) == ("2", None, None, "")


def test_an_emptied_cell_empties_its_field_but_never_our_notes(
    workspace: Workspace, bid: Bid, table: Callable[[str], Path]
) -> None:
    import_lots(workspace, bid, table("ref,title,region,notes\n1,Housing,Northmoor,Ours\n"), {})
    import_lots(workspace, bid, table("ref,title,region,notes\n1,Housing,,\n"), {})
    (lot,) = _lots(workspace, bid)
    assert (lot.region, lot.notes) == ("", "Ours")


def test_lots_without_references_are_numbered_in_order(
    workspace: Workspace, bid: Bid, table: Callable[[str], Path]
) -> None:
    path = table("title\n\nHousing\n\nDebt\n")
    assert [lot.reference for lot in import_lots(workspace, bid, path, {}).lots] == ["Lot 1", "Lot 2"]
    assert import_lots(workspace, bid, path, {}).unchanged == 2


@pytest.mark.parametrize(
    ("words", "columns", "said"),
    [
        ("ref,title,value\n1,A,2\n\n3,C,many\n", {}, "Row 4: “many” is not an amount of money"),
        ("ref,title,value\n1,A,-5\n", {}, "Row 2: “-5” is not an amount"),
        ("ref,title,value\n1,A,1e999999\n", {}, "Row 2: “1e999999” is not an amount"),
        ("ref,title,value\n1,A,NaN\n", {}, "Row 2: “NaN” is not an amount"),
        (f"ref,title,value\n1,A,{'9' * 40}\n", {}, "Row 2: .* is not an amount"),
        ("ref,title,start\n1,A,2027-13-01\n", {}, "Row 2: “2027-13-01” is not a date"),
        ('ref,title\n1,"A\nstill A"\n1,B\n', {}, "Row 3: the reference 1 stands there twice"),
        ("title,other\nA,x\n", {"region": "Where"}, "no column “Where”.*It has: title, other"),
        ("title\nA\n", {"colour": "title"}, "A lot has no field “colour”"),
        ("one,two\nA,B\n", {}, "no column with the lots’ titles or references"),
        ("title\n", {}, "holds no rows"),
        ("", {}, "holds no rows"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_and_nothing_is_taken_in(
    workspace: Workspace,
    bid: Bid,
    table: Callable[[str], Path],
    words: str,
    columns: dict[str, str],
    said: str,
) -> None:
    steps = workspace.past()
    with pytest.raises(BidprepError, match=said):
        import_lots(workspace, bid, table(words), columns)
    assert _lots(workspace, bid) == ()
    assert workspace.past() == steps
    assert workspace.list_backups() == ()


def test_cells_lose_what_word_cannot_hold(workspace: Workspace, bid: Bid, table: Callable[[str], Path]) -> None:
    (lot,) = import_lots(workspace, bid, table('ref,title\n1\x07,"A\x0b\nlong  title"\n'), {}).lots
    assert (lot.reference, lot.title) == ("1", "A long title")


def test_choosing_lots_is_one_step_with_a_name(workspace: Workspace, bid: Bid, table: Callable[[str], Path]) -> None:
    lots = import_lots(workspace, bid, table(_twin(3)), {}).lots
    choose_lots(workspace, lots, LotChoice.NO_BID)
    choose_lots(workspace, lots[:1], LotChoice.BID)
    choose_lots(workspace, (replace(lots[1], title=""),), LotChoice.BID)
    assert [lot.choice for lot in _lots(workspace, bid)] == [LotChoice.BID, LotChoice.BID, LotChoice.NO_BID]
    assert [step.name for step in workspace.past()[:3]] == [
        "Choose INV_0002",
        "Choose Wellbeing, part 1",
        "Choose 3 lots",
    ]
