"""The page of the Word document: choose what it holds, for which lot, on which letterhead, and write it."""

from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from bidprep.domain.bids import Bid
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.domain.submission_parts import USUAL_PARTS, SubmissionPart
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.checks import ChecksPage
from bidprep.ui.pages.word_out import WordOutPage
from tests.documents.letterheads import entries, with_art
from tests.journeys.conftest import Start
from tests.journeys.hands import Hands, everything


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The system's file dialogs, answered by their titles: they are no part of the program."""
    answers: dict[str, Path] = {}

    def answer(_parent: object, title: str, *_rest: object) -> tuple[str, str]:
        return str(answers.get(title, "")), ""

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(answer))
    return answers


@pytest.fixture
def page(sample: Hands) -> WordOutPage:
    sample.go_to_bid("North West")
    sample.press("Ctrl+E")
    return sample.page(WordOutPage)


def words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def ticked(page: WordOutPage) -> list[SubmissionPart]:
    return [row.value for row in page.parts.rows if row.is_ticked]


def bid_in(hands: Hands) -> Bid:
    bid_id = hands.window.bid_id
    (bid,) = (bid for bid in everything(hands.close(), Bid) if bid.id == bid_id)
    return bid


def test_ctrl_e_and_enter_write_the_submission_and_it_can_be_opened(
    sample: Hands, page: WordOutPage, dialogs: dict[str, Path], tmp_path: Path
) -> None:
    dialogs["Export the submission"] = tmp_path / "Submission"
    assert sample.focus is page.write
    sample.press("Return")
    assert sample.said == "Wrote Submission.docx; every answer was found in it again, word for word."
    assert sample.window.messages.button.text() == "Open it"
    assert "Service delivery" in words(tmp_path / "Submission.docx")


def test_no_name_given_writes_nothing(sample: Hands, page: WordOutPage, dialogs: dict[str, Path]) -> None:
    sample.press("Return")
    assert dialogs == {}
    assert sample.said == ""
    assert sample.page(WordOutPage) is page


def test_parts_are_left_out_and_moved_with_the_keyboard_and_kept_and_undone(
    sample: Hands, page: WordOutPage, dialogs: dict[str, Path], tmp_path: Path
) -> None:
    sample.tab_to(page.parts.list)
    sample.press("Home", "Space", "Down", "Space")  # neither cover nor contents
    sample.press("End", "Space", *["Alt+Up"] * 3)  # the compliance table first
    kept = [row.value for row in page.parts.rows]
    assert ticked(page)[0] == SubmissionPart.COMPLIANCE
    assert kept[:2] == [SubmissionPart.COVER, SubmissionPart.CONTENTS], "what is left out keeps its place"
    dialogs["Export the submission"] = tmp_path / "s.docx"
    sample.press("Return")
    said = words(tmp_path / "s.docx")
    assert "Contents" not in said.splitlines()
    assert said.index("Appendix A: Compliance table") < said.index("Service delivery")
    sample.press("Ctrl+Z")
    assert ticked(page) == list(USUAL_PARTS)
    sample.press("Ctrl+Shift+Z", "Alt+Left", "Ctrl+E")
    assert ticked(page)[0] == SubmissionPart.COMPLIANCE
    assert bid_in(sample).parts[0] == "compliance"


def test_the_last_part_cannot_be_left_out(sample: Hands, page: WordOutPage) -> None:
    sample.tab_to(page.parts.list)
    sample.press("Home")
    for row in page.parts.rows:
        if row.is_ticked:
            sample.press("Space")
        sample.press("Down")
    assert sample.said.startswith("A submission holds one part at the least.")
    assert len(ticked(page)) == 1


def test_one_lot_or_all_is_chosen_and_the_document_is_for_it(
    sample: Hands, page: WordOutPage, dialogs: dict[str, Path], tmp_path: Path
) -> None:
    dialogs["Export the submission"] = tmp_path / "lot.docx"
    sample.tab_to(page.lots)
    assert page.lots.currentText() == "All the lots we bid for (3)"
    sample.press("Down")
    title = page.lots.currentText()
    assert sample.window.place.lot == page.lots.currentData()
    sample.tab_to(page.write)
    sample.press("Return")
    assert f"Lot\t{title}" in words(tmp_path / "lot.docx")


def test_the_lot_at_hand_is_chosen_already(sample: Hands) -> None:
    sample.go_to_answer("North West", "1")
    lots: list[Lot] = []
    sample.window.session.ask(lambda workspace: workspace.find(Lot), lots.extend)
    sample.settle()
    lot = next(lot for lot in lots if lot.choice is not LotChoice.BID)
    sample.go("answer", sample.window.place.id, lot.id)
    sample.choose("export-lot")
    page = sample.page(WordOutPage)
    assert page.lots.currentData() == lot.id, "also where we do not bid for it"


def test_a_letterhead_is_chosen_used_and_given_up_again(
    sample: Hands, page: WordOutPage, dialogs: dict[str, Path], tmp_path: Path
) -> None:
    letterhead = tmp_path / "Our letterhead.docx"
    letterhead.write_bytes(with_art())
    dialogs["Choose a letterhead"] = letterhead
    dialogs["Export the submission"] = tmp_path / "s.docx"
    assert not page.house_style.isVisible()
    sample.press("Alt+L")
    assert sample.said == "The submission is written on Our letterhead.docx from now on."
    assert page.letterhead.text().startswith("Written on Our letterhead.docx")
    letterhead.unlink()
    sample.press("Alt+W")
    assert any("word/media" in name for name in entries((tmp_path / "s.docx").read_bytes()))
    sample.press("Alt+S")
    assert page.letterhead.text().startswith("Written in the house style")
    assert sample.focus is page.choose
    sample.press("Alt+W")
    assert not any("word/media" in name for name in entries((tmp_path / "s.docx").read_bytes()))


def test_a_file_that_is_no_letterhead_is_refused_in_a_sentence_and_nothing_changes(
    sample: Hands, page: WordOutPage, dialogs: dict[str, Path], tmp_path: Path
) -> None:
    bad = tmp_path / "Old letter.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    dialogs["Choose a letterhead"] = bad
    sample.press("Alt+L")
    assert sample.said.startswith("“Old letter.doc” is an old Office file (.doc).")
    assert page.letterhead.text().startswith("Written in the house style")
    assert bid_in(sample).letterhead is None


def test_the_line_about_the_checks_leads_to_them(sample: Hands, page: WordOutPage) -> None:
    assert page.checks.text().startswith("The checks find ")
    sample.press("Alt+C")
    checks = sample.page(ChecksPage)
    stoppers = sum(checks.list.model.row(at).severity.value == "stopper" for at in range(checks.list.model.rowCount()))
    assert f"The checks find {stoppers} stoppers and " in page.checks.text()


def test_an_appendix_with_nothing_in_it_says_so(sample: Hands) -> None:
    sample.go_to_bid("Dynamic Framework")
    sample.press("Ctrl+E")
    page = sample.page(WordOutPage)
    said = [row.words for row in page.parts.rows if "nothing in it" in row.words]
    assert "Answers – left out, for there is nothing in it" not in said


def test_the_bid_s_page_has_a_button_to_it(sample: Hands) -> None:
    page = sample.go_to_bid("North West")
    sample.press("Alt+O")
    assert isinstance(page, BidPage)
    assert sample.page(WordOutPage).about.text().startswith("North West call-off")


def test_while_the_workspace_can_only_be_read_writing_goes_on_and_choosing_does_not(
    held: Path, dialogs: dict[str, Path], tmp_path: Path, started: Start
) -> None:
    hands = Hands(started(held))
    hands.wait_until(lambda: bool(hands.said))
    assert hands.window.session.is_read_only
    hands.go_to_bid("North West")
    hands.press("Ctrl+E")
    page = hands.page(WordOutPage)
    assert not page.choose.isEnabled()
    assert not page.parts.up.isEnabled()
    dialogs["Export the submission"] = tmp_path / "s.docx"
    hands.press("Return")
    assert "Service delivery" in words(tmp_path / "s.docx")
