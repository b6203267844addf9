"""The bundled templates that a bid can start from."""

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

_NOT_OF_A_QUESTION = ("fact", "who")


@dataclass(frozen=True, slots=True)
class Template:
    """What a bid starts from. `facts` maps a question's number to the fact that answers it."""

    key: str
    name: str
    about: str
    buyer: str
    opportunity: str
    stage_kind: StageKind
    stage_name: str
    questions: tuple[dict[str, Any], ...]

    def make_questions(self, bid_id: str) -> tuple[Question, ...]:
        """Return the template's questions as new records of a bid."""
        return tuple(
            from_json(Question, {"id": new_id(), "bid_id": bid_id, "position": position} | asked)
            for position, asked in enumerate(self.questions, 1)
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
        tuple(
            {field: value for field, value in asked.items() if field not in _NOT_OF_A_QUESTION}
            for asked in told["questions"]
        ),
    )


def read_templates() -> tuple[Template, ...]:
    """Return all bundled templates, in the order they are offered."""
    return tuple(map(read_template, TEMPLATES))
