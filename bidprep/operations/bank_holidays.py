"""The bank holidays of England and Wales, as they come with the program."""

from datetime import date
from functools import cache

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.working_days import BankHoliday, WorkingDays


@cache
def read_bank_holidays() -> tuple[BankHoliday, ...]:
    """Return the bundled bank holidays, the first first. Years that are not in the file have none."""
    told = read_json_file(paths.resources_folder() / "lists" / "bank_holidays.json")
    return tuple(BankHoliday(date.fromisoformat(holiday["on"]), holiday["name"]) for holiday in told["holidays"])


@cache
def working_days() -> WorkingDays:
    """Return the working days of England and Wales."""
    return WorkingDays(holiday.on for holiday in read_bank_holidays())
