"""The submission as a Word document: what is in it for a bid and for a lot, and when it is a draft."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.bids import Respondent
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Figure
from bidprep.domain.dates import today
from bidprep.domain.files import Attachment
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.domain.paper import CONTENTS_DEPTH, Paper, Picture
from bidprep.domain.partners import Partner, Standing, StandingState
from bidprep.domain.policies import Policy, PolicyKind
from bidprep.domain.submission_parts import SubmissionPart
from bidprep.domain.text import Table, plain_inlines, plain_text
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.answers import set_status, write_markdown_answer
from bidprep.operations.attachments import keep_content
from bidprep.operations.bids import Depth, NewBid, change_bid, read_bid, start_bid
from bidprep.operations.facts import state_fact
from bidprep.operations.submissions import (
    SubmissionKit,
    export_submission,
    make_submission,
    proposed_name,
    read_submission,
)
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from tests.documents.letterheads import png
from tests.operations.conftest import Work


def _headings(paper: Paper) -> list[tuple[int, str]]:
    return [(part.level, part.heading) for part in paper.parts]


def _bodies(paper: Paper) -> list[str]:
    return [plain_text(part.body) for part in paper.parts]


def _words_in(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@pytest.fixture
def answered(workspace: Workspace, work: Work) -> Work:
    """Question 1 is answered for all and varied for lots B and C; question 2 for all; question 3 not at all."""
    state_fact(workspace, "Charity number", "1089464")
    state_fact(workspace, "Legal name", "Netherfell Trust")
    write_markdown_answer(workspace, work.questions[0], None, "We are charity {{charity number}}.")
    write_markdown_answer(workspace, work.questions[0], work.lots[1].id, "In **B** we do more.")
    write_markdown_answer(workspace, work.questions[0], work.lots[2].id, "In C we would do less.")
    write_markdown_answer(workspace, work.questions[1], None, "- a list\n- of two")
    return work


def test_a_bids_submission_shows_each_answer_and_the_chosen_lots_variations(
    workspace: Workspace, answered: Work
) -> None:
    paper = make_submission(read_bid(workspace, answered.bid.id))
    assert (paper.title, paper.subtitle, paper.organisation) == ("Framework", "Call-off", "Netherfell Trust")
    assert _headings(paper) == [
        (1, "Service"),
        (2, "Question 1"),
        (3, "Question 1: Lot B"),
        (2, "Question 2"),
        (2, "Question 3"),
    ]
    assert _bodies(paper) == [
        "",
        "We are charity 1089464.",
        "In B we do more.",
        "a list\nof two",
        "No answer yet.",
    ]
    assert paper.draft


def test_a_lots_submission_shows_its_variation_in_place_of_the_shared_answer(
    workspace: Workspace, answered: Work
) -> None:
    whole = read_bid(workspace, answered.bid.id)
    a, b, c = (make_submission(whole, lot) for lot in answered.lots)
    assert [_bodies(paper)[1] for paper in (a, b, c)] == [
        "We are charity 1089464.",
        "In B we do more.",
        "In C we would do less.",
    ]
    assert {len(paper.parts) for paper in (a, b, c)} == {4}
    assert ("Lot", "Lot B") in b.particulars


def test_the_file_holds_every_word_with_its_fields_filled(workspace: Workspace, answered: Work, tmp_path: Path) -> None:
    path = export_submission(read_submission(workspace, answered.bid.id), tmp_path / "Submission.docx")
    words = _words_in(path)
    for said in (
        "Describe part 1.",
        "We are charity 1089464.",
        "In B we do more.",
        "of two",
        "No answer yet.",
    ):
        assert said in words
    assert "{{" not in words
    assert "In C" not in words
    assert re.search(r"draft", _all_text(path), re.IGNORECASE)


def _all_text(path: Path) -> str:
    document = docx.Document(str(path))
    heads = [paragraph.text for section in document.sections for paragraph in section.header.paragraphs]
    feet = [paragraph.text for section in document.sections for paragraph in section.footer.paragraphs]
    return "\n".join([_words_in(path), *heads, *feet])


def test_it_is_a_draft_until_every_answer_in_it_is_signed_off(workspace: Workspace, answered: Work) -> None:
    write_markdown_answer(workspace, answered.questions[2], None, "Three")
    for question in answered.questions:
        set_status(workspace, question, None, AnswerStatus.SIGNED_OFF)
    whole = read_bid(workspace, answered.bid.id)
    lot_a, lot_b, _ = answered.lots
    assert make_submission(whole).draft, "the variation for lot B is still being drafted"
    assert not make_submission(whole, lot_a).draft
    assert make_submission(whole, lot_b).draft
    set_status(workspace, answered.questions[0], lot_b.id, AnswerStatus.HANDED_IN)
    whole = read_bid(workspace, answered.bid.id)
    assert not make_submission(whole).draft, "lot C is not bid for, so its variation does not count"
    assert not make_submission(whole, lot_b).draft


def test_a_question_varied_for_every_chosen_lot_needs_no_shared_answer(workspace: Workspace, work: Work) -> None:
    for lot in work.lots[:2]:
        write_markdown_answer(workspace, work.questions[0], lot.id, f"In {lot.title}.")
        set_status(workspace, work.questions[0], lot.id, AnswerStatus.SIGNED_OFF)
    for question in work.questions[1:]:
        write_markdown_answer(workspace, question, None, "For all")
        set_status(workspace, question, None, AnswerStatus.SIGNED_OFF)
    paper = make_submission(read_bid(workspace, work.bid.id))
    assert _bodies(paper)[:4] == ["", "", "In Lot A.", "In Lot B."]
    assert plain_text(paper.parts[1].quoted) == "Describe part 1."
    assert not paper.draft


def test_a_question_varied_for_one_lot_only_shows_that_the_others_lack_an_answer(
    workspace: Workspace, work: Work
) -> None:
    write_markdown_answer(workspace, work.questions[0], work.lots[1].id, "In B.")
    paper = make_submission(read_bid(workspace, work.bid.id))
    assert _bodies(paper)[1:3] == ["No answer yet.", "In B."]
    assert paper.draft


def test_a_bid_without_questions_is_a_draft(workspace: Workspace, tmp_path: Path) -> None:
    bid = start_bid(workspace, read_template("blank"), NewBid("Empty"))
    whole = read_bid(workspace, bid.id)
    paper = make_submission(whole)
    assert (paper.draft, paper.parts) == (True, ())
    assert "Empty" in _words_in(export_submission(SubmissionKit(whole), tmp_path / "Empty.docx"))


def test_questions_without_a_section_stand_at_the_top_level(workspace: Workspace, work: Work) -> None:
    with workspace.step("Merge sections") as step:
        for question in work.questions:
            step.put(replace(question, section="", limit=None))
    paper = make_submission(read_bid(workspace, work.bid.id))
    assert _headings(paper) == [(1, "Question 1"), (1, "Question 2"), (1, "Question 3")]
    assert all(part.particulars == () for part in paper.parts)


def test_the_cover_tells_what_is_known_and_no_more_than_eight_lots(workspace: Workspace, answered: Work) -> None:
    whole = read_bid(workspace, answered.bid.id)
    change_bid(
        workspace, whole.bid, replace(whole.stage, submit_by=datetime(2027, 1, 8, 12, tzinfo=UTC)),
        replace(whole.opportunity, reference="REF-7"),
    )  # fmt: skip
    cover = dict(make_submission(read_bid(workspace, answered.bid.id)).particulars)
    assert cover["Lots"] == "Lot A; Lot B"
    assert (cover["Buyer"], cover["Reference"]) == ("Ministry of Justice", "REF-7")
    assert cover["Submission"] == "Friday 8 January 2027, 12:00"
    assert cover["Charity number"] == "1089464"
    assert "Contact" not in cover
    with workspace.step("More lots") as step:
        for place in range(10):
            lot = Lot(f"more{place}", answered.bid.stage_id, 10 + place, f"M-{place}", choice=LotChoice.BID)
            step.put(lot)
    many = dict(make_submission(read_bid(workspace, answered.bid.id)).particulars)["Lots"]
    assert many.endswith("M-5 and 4 more")


def test_lots_stand_in_our_order_of_preference(workspace: Workspace, answered: Work) -> None:
    with workspace.step("Prefer B") as step:
        step.put(replace(answered.lots[1], preference=1))
    assert dict(make_submission(read_bid(workspace, answered.bid.id)).particulars)["Lots"] == "Lot B; Lot A"


def test_a_bid_called_like_its_opportunity_takes_the_stage_as_subtitle(workspace: Workspace) -> None:
    bid = start_bid(workspace, read_template("df-call-off"), NewBid("Probation services Dynamic Framework"))
    assert make_submission(read_bid(workspace, bid.id)).subtitle == "Call-off"


def test_a_folder_that_is_missing_is_said_and_nothing_is_left(workspace: Workspace, work: Work, tmp_path: Path) -> None:
    with pytest.raises(BidprepError, match="is not there"):
        export_submission(read_submission(workspace, work.bid.id), tmp_path / "missing" / "s.docx")


def test_the_proposed_name_can_be_a_file_everywhere(workspace: Workspace, work: Work) -> None:
    whole = read_bid(workspace, work.bid.id)
    assert proposed_name(whole) == f"Call-off - {today().isoformat()}.docx"
    odd = replace(whole, bid=replace(whole.bid, name='a/b\\c:d*e?"f"<g>|h' + "x" * 200))
    name = proposed_name(odd, replace(work.lots[0], title=""))
    assert len(name) <= 125
    assert not set('\\/:*?"<>|') & set(name)
    assert "L-A" in proposed_name(whole, replace(work.lots[0], title=""))


@pytest.fixture
def evidence(workspace: Workspace, answered: Work) -> Work:
    """Two case studies, one told in question 1; three partners, of whom one has agreed; two policies."""
    told = CaseStudy(new_id(), "Keys", need="They had no home.", referee="Head of housing")
    appended = CaseStudy(new_id(), "The hub", need="Too far away.", started_on=date(2024, 6, 1))
    partners = [Partner(new_id(), name, brings=f"What {name} brings") for name in ("Agreed", "In talks", "Declined")]
    states = (StandingState.AGREED, StandingState.IN_TALKS, StandingState.DECLINED)
    with workspace.step("Set up evidence") as step:
        records: list[Record] = [
            told,
            appended,
            Figure(new_id(), appended.id, figure="89 of 112 finished", source="our records"),
            CaseStudyUse(new_id(), answered.bid.id, told.id, question_id=answered.questions[0].id),
            CaseStudyUse(new_id(), answered.bid.id, appended.id, position=1),
            Policy(new_id(), PolicyKind.INSURANCE, "Public liability", cover=Money(Decimal(5_000_000))),
            Policy(new_id(), PolicyKind.POLICY, "Safeguarding", expires_on=date(2027, 12, 1)),
            *partners,
        ]
        for partner, state in zip(partners, states, strict=True):
            lot = answered.lots[1].id
            standing = Standing(new_id(), partner.id, answered.bid.stage_id, lot, state, delivery_share=Decimal("12.5"))
            records.append(standing)
        for record in records:
            step.put(record)
    return answered


def _with(whole: WholeBid, *parts: SubmissionPart) -> WholeBid:
    return replace(whole, bid=replace(whole.bid, parts=tuple(part.value for part in parts)))


def _rows(paper: Paper, heading: str) -> list[list[str]]:
    (part,) = (part for part in paper.parts if part.heading == heading)
    (table,) = part.body.blocks
    assert isinstance(table, Table)
    return [[plain_inlines(cell) for cell in row] for row in table.rows]


def test_appendices_are_lettered_in_their_order_each_on_a_page_of_its_own(workspace: Workspace, evidence: Work) -> None:
    whole = _with(read_bid(workspace, evidence.bid.id, Depth.PARTNERS), *SubmissionPart)
    paper = make_submission(whole)
    firsts = [part.heading for part in paper.parts if part.starts_page]
    assert firsts == [
        "Appendix A: Case studies",
        "Appendix B: Partners",
        "Appendix C: Policies, insurance and accreditations",
        "Appendix D: Compliance table",
    ]
    other = make_submission(_with(whole, SubmissionPart.COMPLIANCE, SubmissionPart.ANSWERS, SubmissionPart.PARTNERS))
    assert (other.cover, other.contents) == (False, False)
    assert [part.heading for part in other.parts if part.level == 1] == [
        "Appendix A: Compliance table", "Service", "Appendix B: Partners",
    ]  # fmt: skip
    assert [part.starts_page for part in other.parts if part.level == 1] == [False, True, True]


def test_an_appendix_with_nothing_in_it_takes_no_letter(workspace: Workspace, answered: Work) -> None:
    paper = make_submission(_with(read_bid(workspace, answered.bid.id, Depth.PARTNERS), *SubmissionPart))
    assert [part.heading for part in paper.parts if part.starts_page] == ["Appendix A: Compliance table"]


def test_a_case_study_told_in_an_answer_is_not_told_again(workspace: Workspace, evidence: Work) -> None:
    whole = read_bid(workspace, evidence.bid.id, Depth.PARTNERS)
    picture = Picture(png(), "The door", "door.png")
    (study,) = (case.study for case in whole.case_studies if case.use.question_id is None)
    paper = make_submission(whole, pictures={study.id: (picture,)})
    headings = [part.heading for part in paper.parts]
    assert "The hub" in headings
    assert "Keys" not in headings
    (hub,) = (part for part in paper.parts if part.heading == "The hub")
    assert hub.pictures == (picture,)
    assert hub.particulars == (("Dates", "since 1 June 2024"),)
    assert "89 of 112 finished (source: our records)" in plain_text(hub.body)


def test_only_partners_who_have_said_yes_are_named_and_only_for_their_lot(workspace: Workspace, evidence: Work) -> None:
    whole = read_bid(workspace, evidence.bid.id, Depth.PARTNERS)
    assert _rows(make_submission(whole), "Appendix B: Partners") == [
        ["Partner", "Role", "For", "What they bring"],  # none offers a service, so that column is left out
        ["Agreed", "Subcontractor", "Lot B (12.5% of delivery)", "What Agreed brings"],
    ]
    lot_a, lot_b, _ = evidence.lots
    assert "Partners" not in " ".join(part.heading for part in make_submission(whole, lot_a).parts)
    assert len(_rows(make_submission(whole, lot_b), "Appendix B: Partners")) == 2


def test_policies_and_what_is_answered_stand_in_tables_whose_dates_do_not_break(
    workspace: Workspace, evidence: Work
) -> None:
    chosen = (SubmissionPart.POLICIES, SubmissionPart.COMPLIANCE)
    paper = make_submission(_with(read_bid(workspace, evidence.bid.id, Depth.PARTNERS), *chosen))
    assert _rows(paper, "Appendix A: Policies, insurance and accreditations") == [
        ["Kind", "Name", "Cover", "Holds until"],
        ["Policy", "Safeguarding", "", "1\u00a0December\u00a02027"],
        ["Insurance", "Public liability", "£5,000,000", "No end date"],
    ]
    assert _rows(paper, "Appendix B: Compliance table") == [
        ["Question", "Asked", "Answered", "Length"],
        ["1", "Describe part 1.", "Yes", "5\u00a0of\u00a0500 words"],
        ["2", "Describe part 2.", "Yes", "4\u00a0of\u00a0500 words"],
        ["3", "Describe part 3.", "No", ""],
    ]


def test_who_answers_is_said_where_a_group_bids(workspace: Workspace, work: Work) -> None:
    with workspace.step("Say who") as step:
        step.put(replace(work.questions[0], who=Respondent.EACH))
        step.put(replace(work.questions[1], who=Respondent.LEAD))
    paper = make_submission(_with(read_bid(workspace, work.bid.id), SubmissionPart.COMPLIANCE))
    rows = _rows(paper, "Appendix A: Compliance table")
    assert [row[-1] for row in rows] == ["Who answers", "Each member", "The lead", ""]


def test_all_parts_are_written_with_their_pictures_and_found_again(
    workspace: Workspace, evidence: Work, tmp_path: Path
) -> None:
    whole = _with(read_bid(workspace, evidence.bid.id, Depth.PARTNERS), *SubmissionPart)
    study = next(case.study for case in whole.case_studies if case.use.question_id is None)
    kept = keep_content(workspace, "door.png", png())
    with workspace.step("Add a picture") as step:
        step.put(Attachment(new_id(), study.id, kept.digest, "door.png", "The front door"))
        step.put(Attachment(new_id(), study.id, kept.digest, "consent.pdf"))
        step.put(whole.bid)
    kit = read_submission(workspace, evidence.bid.id)
    assert kit.pictures[study.id] == (Picture(png(), "The front door", "door.png"),)
    words = _words_in(export_submission(kit, tmp_path / "s.docx"))
    assert "Appendix D: Compliance table" in words
    assert "Too far away." in words


def test_the_contents_of_many_questions_list_their_sections_only(workspace: Workspace) -> None:
    bid = start_bid(workspace, read_template("standard-sq"), NewBid())
    many = make_submission(read_bid(workspace, bid.id))
    few = make_submission(read_bid(workspace, start_bid(workspace, read_template("df-qualification"), NewBid()).id))
    assert (many.contents_depth, few.contents_depth) == (1, CONTENTS_DEPTH)
