"""The answers of a submission: a heading a section, below it each question with what is answered."""

from bidprep.domain.answers import Answer
from bidprep.domain.bids import RESPONDENT_WORDS, Question
from bidprep.domain.opportunities import Lot
from bidprep.domain.paper import Part
from bidprep.domain.sent_texts import UNWRITTEN
from bidprep.domain.text import EMPTY, Text, plain
from bidprep.domain.whole_bid import WholeBid


def answer_parts(whole: WholeBid, lot: Lot | None) -> tuple[Part, ...]:
    """Return the answers: for one lot, or for all the lots we bid for with their variations."""
    return tuple(part for section in _sections(whole) for part in _section_parts(whole, section, lot))


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
    first, *others = answers_shown(whole, question, lot)
    told = (
        ("Limit", str(question.limit) if question.limit else ""),
        ("Who answers", RESPONDENT_WORDS[question.who] if question.who else ""),
    )
    particulars = tuple((label, words) for label, words in told if words)
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


def answers_shown(whole: WholeBid, question: Question, lot: Lot | None) -> tuple[Answer | None, ...]:
    """Return the answers that the submission shows for a question: one for a lot; the shared one and the variations for all.

    The shared one is left out where every lot we bid for has a variation. None stands for an answer that is missing.
    """
    if lot is not None or not whole.chosen_lots:
        return (whole.answer_for(question, lot),)
    answers = [whole.answer_for(question, chosen) for chosen in whole.chosen_lots]
    varied = tuple(answer for answer in answers if answer and answer.lot_id)
    return varied if len(varied) == len(answers) else (whole.answer_for(question, None), *varied)


def _body(whole: WholeBid, answer: Answer | None) -> Text:
    return (whole.filled(answer) if answer else EMPTY) or UNWRITTEN


def _anchor(answer: Answer | None) -> str:
    return f"bp_{answer.id}" if answer else ""
