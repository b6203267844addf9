"""State facts of the organisation."""

from dataclasses import dataclass
from datetime import date

from bidprep.domain.dates import today
from bidprep.domain.field_names import field_key
from bidprep.domain.ids import new_id
from bidprep.domain.merge_values import known_fields
from bidprep.domain.organisation import KNOWN_FACTS, Fact, known_fact
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.operations.fact_answers import answer_from_record
from bidprep.operations.organisation import read_whole_organisation
from bidprep.operations.records import called, remove_record
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What the Organisation page shows: the known facts by name, and the charity's own in order."""

    known: dict[str, Fact]
    own: tuple[Fact, ...]


def read_organisation(workspace: Workspace) -> OrganisationView:
    """Return the organisation's facts; a known fact that nobody has stated yet is there without a value."""
    stated = workspace.find(Fact)
    by_key = {field_key(fact.name): fact for fact in stated}
    known = {fact.name: by_key.get(field_key(fact.name)) or Fact(fact.id, fact.name) for fact in KNOWN_FACTS}
    return OrganisationView(known, tuple(fact for fact in stated if known_fact(fact.name) is None))


def read_fact_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all merge fields there are, in the order of the alphabet."""
    organisation = read_whole_organisation(workspace)
    return tuple(sorted(known_fields(organisation.facts, organisation.policies), key=str.casefold))


def state_fact(workspace: Workspace, name: str, value: str, true_on: date | None = None, source: str = "") -> Fact:
    """State a fact; its value takes the form that the known fact of this name asks for.

    Unanswered questions that ask for it are answered in the same step. Raises BidprepError where the name is empty
    or the value has not that form; nothing is changed then.
    """
    fact = fact_as_stated(workspace, name, value, true_on, source)
    _keep(workspace, fact)
    return fact


def fact_as_stated(workspace: Workspace, name: str, value: str, true_on: date | None = None, source: str = "") -> Fact:
    """Return a fact as `state_fact` would keep it, with the errors that it raises."""
    clean = _clean_name(name)
    if not clean:
        raise BidprepError("A fact needs a name.", "Type what it is called, for example “Volunteers trained”.")
    known = known_fact(clean)
    words = clean_characters(value).strip()
    words = known.read(words) if known else words
    stated = _find(workspace, clean)
    fact_id = stated.id if stated else known.id if known else new_id()
    return Fact(
        fact_id,
        known.name if known else clean,
        words,
        true_on or (stated.true_on if stated else None),
        source,
    )


def change_fact(workspace: Workspace, fact: Fact) -> Fact:
    """Change one of the charity's own facts, its name too; raises BidprepError where the name is taken or empty."""
    name = _clean_name(fact.name)
    other = _find(workspace, name) if name else None
    if not name or (other and other.id != fact.id) or known_fact(name):
        raise BidprepError(
            "Each fact needs a name of its own." if name else "A fact needs a name.",
            "Choose another name." if name else "Type what it is called.",
        )
    changed = Fact(fact.id, name, clean_characters(fact.value).strip(), fact.true_on, fact.source)
    _keep(workspace, changed)
    return changed


def forget_fact(workspace: Workspace, fact: Fact) -> None:
    """Remove one of the charity's own facts."""
    remove_record(workspace, fact)


def _keep(workspace: Workspace, fact: Fact) -> None:
    with workspace.step(f"Edit {called(fact)}", visit=fact.id) as step:
        before = read_whole_organisation(workspace).values(today())
        step.put(fact)
        answer_from_record(workspace, step, before)


def _clean_name(typed: str) -> str:
    """Return a name on one line, without the braces that would end its merge field."""
    return " ".join(clean_characters(typed).replace("{", " ").replace("}", " ").split())


def _find(workspace: Workspace, name: str) -> Fact | None:
    key = field_key(name)
    return next((fact for fact in workspace.find(Fact) if field_key(fact.name) == key), None)
