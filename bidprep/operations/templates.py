"""The bundled templates that a bid can start from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.bids import Question
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import StageKind
from bidprep.domain.record_json import from_json
from bidprep.errors import BidprepError

TEMPLATES = ("df-qualification", "df-call-off", "standard-sq", "blank")


@dataclass(frozen=True, slots=True)
class Template:
    """What a bid starts from.

    `questions` are told as JSON; ``choices_from`` in one names the word list that gives its choices. `case_studies` is
    how many the buyer takes.
    """

    key: str
    name: str
    about: str
    buyer: str
    opportunity: str
    stage_kind: StageKind
    stage_name: str
    questions: tuple[dict[str, Any], ...]
    case_studies: int | None = None

    def make_questions(self, bid_id: str, word_lists: Mapping[str, tuple[str, ...]]) -> tuple[Question, ...]:
        """Return the template's questions as new records of a bid, with the charity's own lists as choices."""
        return tuple(
            from_json(Question, {"id": new_id(), "bid_id": bid_id, "position": position} | _asked(told, word_lists))
            for position, told in enumerate(self.questions, 1)
        )


def read_template(key: str) -> Template:
    """Return a bundled template; raises BidprepError naming those there are."""
    if key not in TEMPLATES:
        raise BidprepError(f"There is no template “{key}”.", f"Choose one of: {', '.join(TEMPLATES)}.")
    told = read_json_file(paths.resources_folder() / "templates" / f"{key}.json")
    return Template(
        key,
        told["name"],
        told["about"],
        told["opportunity"]["buyer"],
        told["opportunity"]["name"],
        StageKind(told["stage"]["kind"]),
        told["stage"]["name"],
        tuple(told["questions"]),
        told.get("case_studies"),
    )


def read_templates() -> tuple[Template, ...]:
    """Return all bundled templates, in the order they are offered."""
    return tuple(map(read_template, TEMPLATES))


def _asked(told: Mapping[str, Any], word_lists: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    asked = dict(told)
    chosen_from = asked.pop("choices_from", None)
    return asked | ({"choices": list(word_lists[chosen_from])} if chosen_from else {})
