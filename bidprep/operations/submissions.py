"""The submission of a bid or of one lot, as a Word document."""

from pathlib import Path

from bidprep import paths
from bidprep.domain.answers import Answer, AnswerStatus
from bidprep.domain.bids import Question
from bidprep.domain.checks import WholeBid
from bidprep.domain.dates import say_date, say_time, today
from bidprep.domain.opportunities import Lot
from bidprep.domain.organisation import organisation_name
from bidprep.domain.paper import Paper, Part
from bidprep.domain.text import EMPTY, Paragraph, Run, Text, plain, text_of

_UNWRITTEN = text_of([Paragraph((Run("No answer yet.", italic=True),))])


def make_submission(whole: WholeBid, lot: Lot | None = None) -> Paper:
    """Return the submission of a bid as a paper: for one lot, or for all the lots we bid for with their variations.

    It is a draft, and says so, until every answer in it is signed off or handed in.
    """
    parts = tuple(part for section in _sections(whole) for part in _section_parts(whole, section, lot))
    answers = [answer for question in whole.questions for answer in _answers_shown(whole, question, lot)]
    done = (AnswerStatus.SIGNED_OFF, AnswerStatus.HANDED_IN)
    return Paper(
        title=whole.opportunity.name or whole.bid.name,
        subtitle=whole.bid.name if whole.bid.name != whole.opportunity.name else whole.stage.name,
        organisation=organisation_name(whole.facts),
        particulars=_particulars(whole, lot),
        parts=parts,
        draft=not answers or not all(answer and answer.status in done for answer in answers),
    )


def export_submission(whole: WholeBid, path: Path, lot: Lot | None = None) -> Path:
    """Write the submission and prove it by reading it back; returns the path.

    A pure job: it takes the bid as a value and never sees the workspace.
    """
    from bidprep.documents.paper import write_paper

    write_paper(
        make_submission(whole, lot),
        path,
        house_style=paths.resources_folder() / "house-style" / "house-style.docx",
    )
    return path


def proposed_name(whole: WholeBid, lot: Lot | None = None) -> str:
    """Return a file name for a submission: what it is, for which lot, and today's date."""
    words = " - ".join(filter(None, (whole.bid.name, lot.title or lot.reference if lot else "", today().isoformat())))
    return (
        "".join(character if character not in '\\/:*?"<>|\n\t' else " " for character in words)[:120].strip() + ".docx"
    )


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


def _sections(whole: WholeBid) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question.section for question in whole.questions))


def _section_parts(whole: WholeBid, section: str, lot: Lot | None) -> list[Part]:
    questions = [question for question in whole.questions if question.section == section]
    level = 2 if section else 1
    parts = [Part(section, 1)] if section else []
    for question in questions:
        parts.extend(_question_parts(whole, question, lot, level))
    return parts


def _question_parts(whole: WholeBid, question: Question, lot: Lot | None, level: int) -> list[Part]:
    heading = f"Question {question.number}"
    first, *others = _answers_shown(whole, question, lot)
    particulars = (("Limit", str(question.limit)),) if question.limit else ()
    asked = plain(question.text)
    if lot is None and first and first.lot_id:
        parts, varied = [Part(heading, level, quoted=asked, particulars=particulars)], [first, *others]
    else:
        parts = [Part(heading, level, _body(whole, first), asked, particulars, anchor=_anchor(first))]
        varied = others
    for variation in varied:
        if variation:
            title = f"{heading}: {whole.lot_title(variation.lot_id)}"
            parts.append(Part(title, level + 1, _body(whole, variation), anchor=_anchor(variation)))
    return parts


def _answers_shown(whole: WholeBid, question: Question, lot: Lot | None) -> tuple[Answer | None, ...]:
    """Return the answers that the submission shows for a question: one for a lot; the shared one and the variations for all.

    The shared one is left out where every lot we bid for has a variation. None stands for an answer that is missing.
    """
    if lot is not None or not whole.chosen_lots:
        return (whole.answer_for(question, lot),)
    answers = [whole.answer_for(question, chosen) for chosen in whole.chosen_lots]
    varied = tuple(answer for answer in answers if answer and answer.lot_id)
    return varied if len(varied) == len(answers) else (whole.answer_for(question, None), *varied)


def _body(whole: WholeBid, answer: Answer | None) -> Text:
    return (whole.filled(answer) if answer else EMPTY) or _UNWRITTEN


def _anchor(answer: Answer | None) -> str:
    return f"bp_{answer.id}" if answer else ""
