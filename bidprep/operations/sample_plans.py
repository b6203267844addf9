"""The plans of the sample charity’s bids: the bundled templates, made its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bidprep.domain.kinds import Record
from bidprep.domain.partners import Partner
from bidprep.domain.people import Person
from bidprep.domain.record_json import Json
from bidprep.operations.mobilisation import template_risks, template_tasks

Ids = Mapping[tuple[type, str], str]


def sample_plans(told: Mapping[str, Json], bid_id: str, ids: Ids) -> Iterator[Record]:
    """Yield the plans that the sample’s file tells of a bid; `ids` are those of people and partners by their names."""
    mobilisation = told.get("mobilisation")
    if mobilisation is not None:
        yield from _mobilisation(mobilisation, bid_id, ids)


def _mobilisation(told: Mapping[str, Json], bid_id: str, ids: Ids) -> Iterator[Record]:
    days, owners, partners, watched = told["days"], told["owners"], told["partners"], told["risks"]
    for task in template_tasks(bid_id):
        yield replace(
            task,
            working_days=days.get(task.name, task.working_days),
            owner_id=ids.get((Person, owners.get(task.name, ""))),
            partner_id=ids.get((Partner, partners.get(task.name, ""))),
        )
    for risk in template_risks(bid_id):
        yield replace(risk, owner_id=ids.get((Person, watched.get(risk.risk, ""))))
