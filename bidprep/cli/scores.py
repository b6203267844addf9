"""The command that adds up marks."""

from argparse import Namespace
from decimal import Decimal
from typing import Any

from bidprep.cli.bids import number_json
from bidprep.cli.command import AS_JSON, BID, DONE, LOT, NEEDS_ATTENTION, WORKSPACE, Command, argument, reading, show
from bidprep.domain.bids import Bid
from bidprep.domain.scores import MarkBy
from bidprep.domain.scoring import QuestionScore, Scores, half_up, say_points
from bidprep.operations.naming import find_bid, find_lot
from bidprep.operations.scores import ScoreSheet, read_score_sheet
from bidprep.storage.workspace import Workspace


def _score(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        bid = find_bid(workspace, parsed.bid)
        sheet = read_score_sheet(workspace, bid.id)
        lot_id = _lot_id(workspace, bid, parsed)
    by = MarkBy(parsed.by) if parsed.by else sheet.usual
    scores = sheet.scores(by, lot_id)
    show(parsed, _json(scores, by), *_lines(sheet, scores, by))
    return NEEDS_ATTENTION if scores.failed else DONE


def _lot_id(workspace: Workspace, bid: Bid, parsed: Namespace) -> str | None:
    return find_lot(workspace, bid, parsed.lot).id if parsed.lot is not None else None


def _json(scores: Scores, by: MarkBy) -> dict[str, Any]:
    return {
        "total": _points(scores.total),
        "exact": f"{scores.total:f}",
        "by": by.value,
        "questions": [
            {
                "id": scored.question.id,
                "number": scored.question.number,
                "section": scored.question.section,
                "score": number_json(scored.mark),
                "weighted": _points(scored.weighted),
                "share": _points(scored.share),
                "fails": scored.fails,
            }
            for scored in scores.questions
        ],
        "groups": [
            {
                "kind": group.level.value,
                "name": group.name,
                "share": _points(group.share),
                "score": _points(group.percent),
                "weighted": _points(group.weighted),
            }
            for group in scores.groups
        ],
        "marked": _points(scores.marked),
        "others": _points(scores.others),
        "failed": [scored.question.number for scored in scores.failed],
    }


def _points(value: Decimal | None) -> int | float | None:
    """Return marks as they are shown: half up to two places."""
    return None if value is None else number_json(half_up(value))


def _lines(sheet: ScoreSheet, scores: Scores, by: MarkBy) -> list[str]:
    whose = "the buyer’s marks" if by is MarkBy.BUYER else "our own marks"
    if not scores.questions:
        return [f"No question of {sheet.bid.name} has a weighting yet."]
    return [
        *(f"{scored.question.number}  {_mark_words(scored)}" for scored in scores.questions),
        *(
            f"{group.name}: {say_points(group.percent)} of 100, {say_points(group.weighted)} of all the marks"
            for group in scores.groups
        ),
        f"Total {say_points(scores.total)} of 100, by {whose}; {say_points(scores.marked)}% of the marks are given.",
        *(
            f"Question {scored.question.number} puts the bid out: {scored.scale.say(scored.mark)} is too little."
            for scored in scores.failed
        ),
    ]


def _mark_words(scored: QuestionScore) -> str:
    if scored.mark is None:
        return f"not marked yet ({say_points(scored.share)}% of the marks)"
    return f"{scored.scale.say(scored.mark)}, which brings {say_points(scored.weighted)} of {say_points(scored.share)}"


SCORE_COMMANDS = (
    Command(
        "score", "what the marks given come to; exit code 1 if one of them puts the bid out",
        (
            WORKSPACE, BID, LOT,
            argument("--by", choices=[by.value for by in MarkBy],
                     help="whose marks; the buyer’s once there are any, till then our own"),
            AS_JSON,
        ),
        _score,
    ),
)  # fmt: skip
