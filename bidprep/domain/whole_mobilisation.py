"""The mobilisation of a bid with everything that belongs to it: what its page and its papers are made from."""

from dataclasses import dataclass

from bidprep.domain.bids import Bid
from bidprep.domain.mobilisation import Assumptions, MobilisationPlan, Risk, Task, plan_mobilisation
from bidprep.domain.opportunities import Stage
from bidprep.domain.partners import Partner
from bidprep.domain.people import Person
from bidprep.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Mobilisation:
    """All that a mobilisation plan is made from: tasks, risks, those who may do them, and the days on which work is done."""

    bid: Bid
    stage: Stage
    tasks: tuple[Task, ...]
    risks: tuple[Risk, ...]
    people: tuple[Person, ...]
    partners: tuple[Partner, ...]
    days: WorkingDays

    @property
    def assumptions(self) -> Assumptions:
        """What the plan is worked out from as things stand."""
        return Assumptions(self.stage.award_on, self.stage.starts_on)

    def plan(self, assumptions: Assumptions | None = None) -> MobilisationPlan:
        """Return the plan with its times, as things stand or if they stood otherwise; see `plan_mobilisation`."""
        return plan_mobilisation(self.tasks, assumptions or self.assumptions, self.days)

    def who(self, record: Task | Risk, *, by_role: bool = False) -> str:
        """Return who does a task or watches a risk, by name, or our own by their roles where they have one."""
        person = next((person for person in self.people if person.id == record.owner_id), None)
        partner_id = record.partner_id if isinstance(record, Task) else None
        partner = next((partner for partner in self.partners if partner.id == partner_id), None)
        own = (person.role.strip() if by_role else "") or person.name if person else ""
        return ", ".join(filter(None, (own, partner.name if partner else "")))
