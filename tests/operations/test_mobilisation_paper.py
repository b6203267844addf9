"""The mobilisation plan in Word: the chart with its words, and the table that says the same."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from bidprep.documents.chart_picture import ChartBar, ChartMark, draw_chart
from bidprep.domain.bids import Bid
from bidprep.domain.mobilisation import Risk, Task
from bidprep.domain.opportunities import Stage
from bidprep.domain.partners import Partner
from bidprep.domain.people import Person
from bidprep.domain.submission_parts import SubmissionPart
from bidprep.domain.text import Run, Table, Text
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.errors import BidprepError
from bidprep.operations.bank_holidays import working_days
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.mobilisation_paper import export_mobilisation, make_mobilisation_paper, mobilisation_parts
from bidprep.operations.sample import fill_with_sample
from bidprep.operations.submission_choices import choose_parts
from bidprep.operations.submissions import export_submission, make_submission, read_submission
from bidprep.storage.workspace import Workspace

MOBILISATION = Mobilisation(
    Bid("b", "s", "North"),
    Stage("s", "o", award_on=date(2027, 3, 1), starts_on=date(2027, 4, 5)),
    (
        Task("c", "b", 1, "Sign the contract", working_days=10, owner_id="h"),
        Task("v", "b", 2, "Vetting", working_days=20, after=("c",), partner_id="p"),
        Task("l", "b", 3, "Leaflets", working_days=5, after=("c", "gone"), owner_id="x"),
    ),
    (Risk("r", "b", 1, "Snow", 3, 5, "Stay at home", "h"),),
    (Person("h", "Helen Marsden", role="Chief executive"),),
    (Partner("p", "Calderfold Homes"),),
    working_days(),
)


def rows(text: Text) -> list[tuple[str, ...]]:
    (table,) = [block for block in text.blocks if isinstance(block, Table)]
    told = [["".join(run.text for run in cell if isinstance(run, Run)) for cell in row] for row in table.rows]
    return [tuple(words.replace("\u00a0", " ") for words in row) for row in told]


def test_the_table_says_what_the_chart_shows() -> None:
    chart, tasks, risks = mobilisation_parts(MOBILISATION)
    assert rows(tasks.body) == [
        ("No.", "Task", "Who", "Starts", "Ends", "After", "Can wait"),
        ("1", "Sign the contract", "Chief executive", "1 Mar 2027", "12 Mar 2027", "", "Critical"),
        ("2", "Vetting", "Calderfold Homes", "15 Mar 2027", "13 Apr 2027", "1", "Critical"),
        ("3", "Leaflets", "", "15 Mar 2027", "19 Mar 2027", "1", "8 working days"),
    ]
    assert rows(risks.body)[1] == ("Snow", "3 × 5 = 15, high", "Stay at home", "Chief executive")
    (picture,) = chart.pictures
    assert picture.alternative == (
        "Chart of 3 tasks as bars on a line of time, from 1 March 2027 to 13 April 2027. Critical are the tasks 1, 2. "
        "An upright line stands at the start of the service, 5 April 2027. The table below says the same in words."
    )


def test_without_an_award_the_tasks_stand_there_without_times() -> None:
    parts = mobilisation_parts(replace(MOBILISATION, stage=Stage("s", "o"), risks=()))
    assert [part.pictures for part in parts] == [()]
    assert rows(parts[0].body)[1] == ("1", "Sign the contract", "Chief executive", "10 working days")


def test_a_plan_with_nothing_in_it_is_no_paper() -> None:
    assert mobilisation_parts(None) == ()
    with pytest.raises(BidprepError, match="no mobilisation plan yet"):
        make_mobilisation_paper(replace(MOBILISATION, tasks=(), risks=()), "Ours")


def dots(png: bytes) -> list[bytes]:
    """Unpack a picture of ours as another program would, checking each part; returns its rows of dots."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, size = 8, b"", (0, 0)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        if kind == b"IHDR":
            size = struct.unpack(">II", content[:8])
        packed += content if kind == b"IDAT" else b""
        at += 12 + length
    width, height = size
    raw = zlib.decompress(packed)
    assert len(raw) == (width + 1) * height
    return [raw[line * (width + 1) + 1 : (line + 1) * (width + 1)] for line in range(height)]


def test_the_chart_has_a_bar_where_its_days_are() -> None:
    bars = [ChartBar(0, 5, 5, filled=True), ChartBar(5, 10, 20, filled=False)]
    lines = dots(draw_chart(bars, [ChartMark(0, "1/3"), ChartMark(20, strong=True)], 20))
    first, second = lines[54 + 18], lines[54 + 36 + 10]
    filled, light = [at for at, dot in enumerate(first) if dot == 3], [at for at, dot in enumerate(second) if dot == 4]
    assert (min(filled), max(filled)) == (86, 84 + 1452 // 4 - 3)
    assert (min(light), max(light)) == (84 + 1452 // 4 + 2, 84 + 1452 // 2 - 3)
    assert dots(draw_chart([], [], 0))


def test_the_largest_chart_has_a_last_line() -> None:
    assert len(dots(draw_chart([ChartBar(0, 1, 1, filled=True)] * 2_500, [], 3))) == 54 + 36 * 2_000 + 18


def test_the_submission_holds_the_plan_where_it_is_chosen(workspace: Workspace, tmp_path: Path) -> None:
    fill_with_sample(workspace)
    bid = next(bid for bid in workspace.find(Bid) if workspace.find(Task, bid_id=bid.id))
    headings = [part.heading for part in make_submission(read_bid(workspace, bid.id, Depth.PARTNERS)).parts]
    assert not any("Mobilisation plan" in heading for heading in headings)
    choose_parts(workspace, bid.id, (SubmissionPart.ANSWERS, SubmissionPart.MOBILISATION))
    path = export_submission(read_submission(workspace, bid.id), tmp_path / "bid.docx")
    written = docx.Document(str(path))
    assert "Appendix A: Mobilisation plan" in [paragraph.text for paragraph in written.paragraphs]
    assert len(written.tables[-2].rows) == 34
    (shape,) = written.inline_shapes
    assert "Chart of 33 tasks" in str(shape._inline.docPr.get("descr"))
    paper = export_mobilisation(workspace, bid.id, tmp_path / "plan.docx")
    assert len(docx.Document(str(paper)).tables) == 2
