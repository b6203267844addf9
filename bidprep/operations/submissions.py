"""The submission of a bid or of one lot, as a Word document."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from string import ascii_uppercase

from bidprep import paths
from bidprep.domain.dates import say_date, say_time, today
from bidprep.domain.file_names import clean_file_name
from bidprep.domain.files import Attachment
from bidprep.domain.opportunities import Lot
from bidprep.domain.organisation import organisation_name
from bidprep.domain.paper import CONTENTS_DEPTH, Paper, Part, Picture
from bidprep.domain.submission_parts import SubmissionPart, parts_of
from bidprep.domain.whole_bid import WholeBid
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.mobilisation_paper import mobilisation_parts
from bidprep.operations.snapshots import keep_before
from bidprep.operations.submission_answers import answer_parts, answers_shown
from bidprep.operations.submission_appendices import (
    Pictures,
    case_study_parts,
    compliance_parts,
    has_partners,
    partner_parts,
    policy_parts,
)
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SubmissionKit:
    """All that a submission is made from: the bid, the pictures of its case studies by study, and its letterhead.

    `letterhead` is the content of a Word file whose look the submission takes; None for the bundled house style.
    """

    whole: WholeBid
    pictures: Pictures = field(default_factory=dict)
    letterhead: bytes | None = None


def read_submission(workspace: Workspace, bid_id: str) -> SubmissionKit:
    """Return all that the submission of a bid is made from; raises BidprepError where the bid is gone."""
    whole = read_bid(workspace, bid_id, Depth.PARTNERS)
    kept = whole.bid.letterhead
    return SubmissionKit(
        whole,
        {case.study.id: _pictures_of(workspace, case.study.id) for case in whole.case_studies},
        workspace.file_content(kept) if kept else None,
    )


def make_submission(whole: WholeBid, lot: Lot | None = None, pictures: Pictures | None = None) -> Paper:
    """Return the submission of a bid as a paper: for one lot, or for all the lots we bid for with their variations.

    It holds the parts that were chosen for the bid, in their order; an appendix with nothing in it is left out.
    `pictures` are those of the case studies, by the study's id. It is a draft, and says so, until every answer in it
    is signed off or handed in.
    """
    chosen = parts_of(whole.bid.parts)
    answers = [answer for question in whole.questions for answer in answers_shown(whole, question, lot)]
    groups = [(part, _made(part, whole, lot, pictures or {})) for part in chosen]
    return Paper(
        title=whole.opportunity.name or whole.bid.name,
        subtitle=whole.bid.name if whole.bid.name != whole.opportunity.name else whole.stage.name,
        organisation=organisation_name(whole.organisation.facts),
        particulars=_particulars(whole, lot),
        parts=_numbered_appendices(groups),
        draft=not answers or not all(answer and answer.is_settled for answer in answers),
        contents=SubmissionPart.CONTENTS in chosen,
        cover=SubmissionPart.COVER in chosen,
        # The numbers of many questions fill pages and say little: their sections are enough.
        contents_depth=CONTENTS_DEPTH if len(whole.questions) <= _MOST_LISTED else 1,
    )


def find_empty_parts(whole: WholeBid, lot: Lot | None = None) -> frozenset[SubmissionPart]:
    """Return the parts that would be left out of the submission, for there is nothing in them."""
    listed = (SubmissionPart.CASE_STUDIES, SubmissionPart.POLICIES)
    of_questions = (SubmissionPart.ANSWERS, SubmissionPart.COMPLIANCE)
    empty = {part for part in listed if not _made(part, whole, lot, {})}
    if not has_partners(whole, lot):  # asked, not made: their table is the longest of all
        empty.add(SubmissionPart.PARTNERS)
    if whole.mobilisation is None:
        empty.add(SubmissionPart.MOBILISATION)
    return frozenset(empty if whole.questions else empty.union(of_questions))


def export_submission(kit: SubmissionKit, path: Path, lot: Lot | None = None) -> Path:
    """Write the submission and prove it by reading it back; returns the path.

    A pure job: it takes the bid as a value and never sees the workspace.
    """
    from bidprep.documents.paper import write_paper

    bundled = paths.resources_folder() / "house-style" / "house-style.docx"
    write_paper(make_submission(kit.whole, lot, kit.pictures), path, house_style=kit.letterhead or bundled)
    return path


def keep_submitted(workspace: Workspace, kit: SubmissionKit, path: Path) -> int:
    """Keep snapshots of the answers that go into a submission, named after its file; returns how many were new."""
    return keep_before(workspace, kit.whole.bid.id, f"Before writing {path.name}")


def proposed_name(whole: WholeBid, lot: Lot | None = None) -> str:
    """Return a file name for a submission: what it is, for which lot, and today's date."""
    return file_name(" - ".join(filter(None, (whole.bid.name, lot.title or lot.reference if lot else ""))))


def file_name(words: str) -> str:
    """Return a name for a Word file: these words and today's date, without what no file may be called."""
    return f"{clean_file_name(words)} - {today().isoformat()}.docx".removeprefix(" - ")


def _made(part: SubmissionPart, whole: WholeBid, lot: Lot | None, pictures: Pictures) -> tuple[Part, ...]:
    """Return what one part of a submission holds; cover and contents come of the rest."""
    match part:
        case SubmissionPart.ANSWERS:
            return answer_parts(whole, lot)
        case SubmissionPart.CASE_STUDIES:
            return case_study_parts(whole, pictures)
        case SubmissionPart.PARTNERS:
            return partner_parts(whole, lot)
        case SubmissionPart.MOBILISATION:
            return mobilisation_parts(whole.mobilisation)
        case SubmissionPart.POLICIES:
            return policy_parts(whole)
        case SubmissionPart.COMPLIANCE:
            return compliance_parts(whole, lot)
        case _:
            return ()


def _particulars(whole: WholeBid, lot: Lot | None) -> tuple[tuple[str, str], ...]:
    lots = [lot] if lot else list(whole.chosen_lots)
    named = "; ".join(chosen.title or chosen.reference for chosen in lots[:_MOST_LOTS_NAMED])
    more = f" and {len(lots) - _MOST_LOTS_NAMED} more" if len(lots) > _MOST_LOTS_NAMED else ""
    pairs = (
        ("Buyer", whole.opportunity.buyer),
        ("Reference", whole.opportunity.reference),
        ("Stage", whole.stage.name),
        ("Lot" if len(lots) == 1 else "Lots", named + more),
        ("Submission", say_time(whole.stage.submit_by)),
        ("Charity number", whole.fields.get("charity number", "")),
        ("Contact", ", ".join(filter(None, (whole.fields.get("bid contact"), whole.fields.get("e-mail"))))),
        ("Date", say_date(today())),
    )
    return tuple((label, words) for label, words in pairs if words)


_MOST_LOTS_NAMED = 8
_MOST_LISTED = 40


def _numbered_appendices(groups: list[tuple[SubmissionPart, tuple[Part, ...]]]) -> tuple[Part, ...]:
    """Return the parts of a submission with its appendices lettered, each group on a new page.

    The first part of an appendix is its heading.
    """
    letters = iter(ascii_uppercase)
    found: list[Part] = []
    for kind, parts in groups:
        if not parts:
            continue
        head, *rest = parts
        heading = head.heading if kind is SubmissionPart.ANSWERS else f"Appendix {next(letters)}: {head.heading}"
        found += [replace(head, heading=heading, starts_page=bool(found)), *rest]
    return tuple(found)


def _pictures_of(workspace: Workspace, record_id: str) -> tuple[Picture, ...]:
    return tuple(
        Picture(workspace.file_content(attachment.digest), attachment.alternative, attachment.name)
        for attachment in workspace.find(Attachment, record_id=record_id)
        if attachment.is_picture
    )
