"""The plans of the sample charity’s bids: the bundled templates, made its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bidprep.domain.kinds import Record
from bidprep.domain.partners import Partner
from bidprep.domain.people import Person
from bidprep.domain.record_json import Json
from bidprep.operations.bank_holidays import working_days
from bidprep.operations.mobilisation import template_risks, template_tasks
from bidprep.operations.timelines import template_steps

Ids = Mapping[tuple[type, str], str]


def sample_plans(told: Mapping[str, Json], bid_id: str, ids: Ids, day: date) -> Iterator[Record]:
    """Yield the plans that the sample’s file tells of a bid, with dates around a day.

    `ids` are those of people and partners by their names.
    """
    timeline = told.get("timeline")
    if timeline is not None:
        yield from _timeline(timeline, bid_id, ids, day)
    mobilisation = told.get("mobilisation")
    if mobilisation is not None:
        yield from _mobilisation(mobilisation, bid_id, ids)


def _timeline(told: Mapping[str, Json], bid_id: str, ids: Ids, day: date) -> Iterator[Record]:
    days, owners, fixed = told["days"], told["owners"], told["fixed"]
    for step in template_steps(bid_id):
        after = fixed.get(step.name)
        # A meeting of trustees falls on no day off.
        on = working_days().on_or_after(day + timedelta(days=int(after.strip("+d")))) if after else None
        yield replace(
            step,
            working_days=days.get(step.name, step.working_days),
            done=step.name in told["done"],
            fixed_on=on,
            owner_id=ids.get((Person, owners.get(step.name, ""))),
        )


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
