"""Commands on buyers' forms: show what one asks, and take it into a bid."""

from argparse import Namespace
from pathlib import Path
from textwrap import shorten
from typing import Any

from bidprep.cli.bids import number_json
from bidprep.cli.command import AS_JSON, DONE, DRY_RUN, Command, argument, count_of, reading, show, writing
from bidprep.domain.form_proposals import AnswerPlace, FormProposal, ProposedField, ProposedQuestion
from bidprep.errors import BidprepError
from bidprep.operations.forms import FormTaken, ReadForm, read_buyers_form, read_form_changes, take_in_form
from bidprep.operations.naming import find_bid


def _import_form(parsed: Namespace) -> int:
    is_to_bid = parsed.workspace is not None or not parsed.dry_run
    if is_to_bid and parsed.bid is None:
        raise BidprepError(
            "Taking in a form needs the workspace and the bid.",
            "Write “import form WORKSPACE BID FILE”, or “import form --dry-run FILE” to see what the file asks.",
        )
    taken: FormTaken | None = None
    if is_to_bid:
        with reading(parsed) if parsed.dry_run else writing(parsed) as workspace:
            bid = find_bid(workspace, parsed.bid)  # first, for reading the form takes longer
            form = read_buyers_form(parsed.file)
            taken = (read_form_changes if parsed.dry_run else take_in_form)(workspace, bid.id, form)
    else:
        form = read_buyers_form(parsed.file)
    show(parsed, _form_json(form.proposal, taken), *_say(form, taken, dry_run=parsed.dry_run))
    return DONE


def _say(form: ReadForm, taken: FormTaken | None, *, dry_run: bool) -> list[str]:
    proposal = form.proposal
    asked = count_of(len(proposal.questions), "question")
    if not proposal.questions:
        said = f"{form.name} asks nothing that could be found."
    elif taken is None:
        said = f"{form.name} asks {asked}."
    else:
        added = count_of(len(taken.added), "question")
        with_answers = f" and {count_of(taken.answers, 'answer')}" if taken.answers else ""
        there = f"; {len(taken.there)} in the bid already" if taken.there else ""
        said = f"{'Would take in' if dry_run else 'Took in'} {added}{with_answers} from {form.name}{there}."
    notes = (*(taken.notes if taken else ()), *proposal.warnings)
    return [said, *(f"  {_line(question)}" for question in proposal.questions), *(f"  {words}" for words in notes)]


def _line(question: ProposedQuestion) -> str:
    weighting = "" if question.weighting is None else f"{question.weighting:g}%"
    more = ", ".join(filter(None, (f"{question.limit}" if question.limit else "", weighting)))
    words = shorten(question.text, 70, placeholder="…")
    return f"{question.number}  {words}{f'  ({more})' if more else ''}".strip()


def _form_json(proposal: FormProposal, taken: FormTaken | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "questions": [*map(_question_json, proposal.questions)],
        "fields": [*map(_field_json, proposal.fields)],
        "warnings": list(proposal.warnings),
    }
    if taken is not None:
        told |= {
            "added": [question.id for question in taken.added],
            "there": [question.id for question in taken.there],
            "answers": taken.answers,
            "notes": list(taken.notes),
        }
    return told


def _question_json(question: ProposedQuestion) -> dict[str, Any]:
    limit = question.limit
    return {
        "number": question.number,
        "section": question.section,
        "text": question.text,
        "kind": question.kind.value,
        "limit": {"unit": limit.unit.value, "value": limit.value, "items": limit.items} if limit else None,
        "weighting": number_json(question.weighting),
        "guidance": question.guidance,
        "criteria": question.criteria,
        "choices": list(question.choices),
        "only_if": question.only_if,
        "parent": question.parent,
        "places": [*map(_place_json, question.places)],
        "answer": question.answer,
        "confidence": question.confidence,
    }


def _field_json(field: ProposedField) -> dict[str, Any]:
    return {"label": field.label, "place": _place_json(field.place)}


def _place_json(place: AnswerPlace) -> dict[str, str]:
    return {"part": place.part, "path": place.path, "digest": place.digest}


FORM_COMMANDS = (
    Command(
        "import form", "take in the questions of a buyer’s form (Word or Excel); with --dry-run the file alone is enough",
        (
            argument("workspace", metavar="WORKSPACE", type=Path, nargs="?", help="a .bidprep file"),
            argument("bid", metavar="BID", nargs="?", help="the bid’s id or name"),
            argument("file", metavar="FILE", type=Path, help="the form, a .docx or .xlsx file"),
            DRY_RUN, AS_JSON,
        ),
        _import_form,
    ),
)  # fmt: skip
