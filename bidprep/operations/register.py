"""Take in a charity's row of the register: each change beside what is there, all or some of them in one step."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from bidprep.documents.child import in_child
from bidprep.documents.register import RegisterHits, find_in_register
from bidprep.domain.accounts import AccountsYear
from bidprep.domain.dates import today
from bidprep.domain.field_names import field_key
from bidprep.domain.ids import new_id
from bidprep.domain.organisation import Fact, fact_values
from bidprep.domain.register import SOURCE, RegisterRow, RegisterSearch, facts_of, is_same, say_year
from bidprep.errors import BidprepError
from bidprep.operations.fact_answers import answer_from_record
from bidprep.operations.facts import fact_as_stated
from bidprep.operations.organisation import read_whole_organisation
from bidprep.storage.workspace import Workspace

_MOST_NAMED = 5
_MOST_SECONDS = 600  # the whole register takes ten, and a slow laptop with a slow disk ten times that


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """What the register would change: the name of a fact or of a figure of a year, as we state it, as it does."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RegisterChanges:
    """What taking in a row would change, what it states as we do, and what to know of it."""

    row: RegisterRow
    changes: tuple[RegisterChange, ...]
    unchanged: tuple[str, ...]
    warnings: tuple[str, ...]


def search_register(
    path: Path,
    search: RegisterSearch,
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> RegisterHits:
    """Return what a search finds in a register file, read in a child process: it holds hundreds of thousands of rows."""
    return in_child(
        find_in_register,
        path,
        search,
        called=f"“{path.name}”",
        seconds=_MOST_SECONDS,
        progress=progress,
        is_cancelled=is_cancelled,
    )


def find_charities(workspace: Workspace, path: Path, number: str = "", name: str = "") -> RegisterHits:
    """Find charities in a register file by number or name; for neither, by the number or name that we state.

    A file that holds one charity needs no search.
    """
    search = RegisterSearch(number, name)
    if not (number.strip() or name.strip()):
        alone = search_register(path, search)
        if len(alone.rows) == 1 and not alone.more:
            return alone
        stated = fact_values(workspace.find(Fact))
        search = RegisterSearch(stated.get("charity number", ""), stated.get("legal name", ""))
        if not (search.number or search.name):
            raise BidprepError(
                f"{path.name} holds many charities, and this workspace does not say which is yours.",
                "Give your charity’s number or name.",
            )
    return search_register(path, search)


def choose_charity(hits: RegisterHits, path: Path) -> RegisterRow:
    """Return the one charity that a search means; raises BidprepError where there is none, or more than one.

    The main charity comes before those linked to it, one that is registered before those that were removed.
    """
    rows = hits.rows
    if not rows:
        raise BidprepError(f"There is no such charity in {path.name}.", "Check the number or the name.")
    candidates = [row for row in rows if not row.is_removed] or list(rows)
    candidates = [row for row in candidates if not row.linked] or candidates
    if len(candidates) == 1 and (not hits.more or len({row.main_number for row in rows}) == 1):
        return candidates[0]
    named = ", ".join(f"{row.name or 'without a name'} ({row.number})" for row in rows[:_MOST_NAMED])
    more = len(rows) + hits.more - _MOST_NAMED
    raise BidprepError(
        f"More than one charity fits: {named}{f' and {more} more' if more > 0 else ''}.", "Give its number."
    )


def read_register_changes(workspace: Workspace, row: RegisterRow) -> RegisterChanges:
    """Return what taking in a row would change, field by field, without doing it."""
    stated = fact_values(workspace.find(Fact))
    told = facts_of(row)
    changes: list[RegisterChange] = []
    unchanged: list[str] = []
    for name, value in told.facts.items():
        before = stated.get(field_key(name), "")
        if is_same(name, before, value):
            unchanged.append(name)
        else:
            changes.append(RegisterChange(name, before, value))
    kept = say_year(_kept_year(workspace, told.year))
    for name, said in say_year(told.year).items():
        if kept.get(name) == said:
            unchanged.append(name)
        else:
            changes.append(RegisterChange(name, kept.get(name, ""), said))
    return RegisterChanges(row, tuple(changes), tuple(unchanged), told.warnings)


def take_in_register(workspace: Workspace, row: RegisterRow, chosen: Collection[str] | None = None) -> RegisterChanges:
    """Take in all that a row changes, or the `chosen` fields of it, in one undoable step after a backup.

    Unanswered questions that ask for a fact that is stated now are answered. Returns what was changed.
    """
    found = read_register_changes(workspace, row)
    changes = tuple(change for change in found.changes if chosen is None or change.field in chosen)
    if not changes:
        return replace(found, changes=())
    told = facts_of(row)
    names = {change.field for change in changes}
    workspace.back_up("before import")
    with workspace.step(f"Take in {row.name or row.number} from the register") as step:
        before = read_whole_organisation(workspace).values(today())
        for name in names & set(told.facts):
            fact = fact_as_stated(workspace, name, told.facts[name], source=SOURCE)
            step.put(replace(fact, true_on=told.true_on))
        year = _year_to_keep(workspace, told.year, names)
        if year is not None:
            step.put(year)
        answer_from_record(workspace, step, before)
    return replace(found, changes=changes)


def _kept_year(workspace: Workspace, year: AccountsYear | None) -> AccountsYear | None:
    """Return the year's accounts that we keep already: those that ended on the same day."""
    if year is None:
        return None
    years = workspace.find(AccountsYear)
    return next((kept for kept in years if kept.ended_on == year.ended_on), None)


def _year_to_keep(workspace: Workspace, year: AccountsYear | None, names: Collection[str]) -> AccountsYear | None:
    """Return the year's accounts with those of its figures that were chosen; None for none."""
    if year is None or not names & say_year(year).keys():
        return None
    kept = _kept_year(workspace, year) or AccountsYear(new_id(), year.ended_on, notes=year.notes)
    takes_income = any(name.startswith("Income") for name in names)
    takes_spending = any(name.startswith("Spending") for name in names)
    return replace(
        kept,
        income=year.income if takes_income and year.income else kept.income,
        spending=year.spending if takes_spending and year.spending else kept.spending,
    )
