"""What was read of a workspace is kept until the workspace changes, whoever changes it, or the day does.

What many pages ask for and what is long to read is read through this: going back and forth between pages then costs
their painting.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from bidprep.domain.dates import today
from bidprep.storage.workspace import Workspace

T = TypeVar("T")

_KEPT: WeakKeyDictionary[Workspace, tuple[object, dict[Hashable, Any]]] = WeakKeyDictionary()


def read_once(workspace: Workspace, what: Hashable, read: Callable[[Workspace], T]) -> T:
    """Return what a function reads of a workspace; from the second time what it returned before, until something changes.

    Within a step nothing is kept, for it may yet be taken back. What is returned is shared: nobody may change it.
    """
    kept = kept_of(workspace)
    if what not in kept:
        kept[what] = read(workspace)
    found: T = kept[what]
    return found


def kept_of(workspace: Workspace) -> dict[Hashable, Any]:
    """Return what was kept since the workspace changed last; empty, and soon forgotten, within a step."""
    mark = workspace.mark()
    now = (mark, today())
    there = _KEPT.get(workspace)
    if mark is None or there is None or there[0] != now:
        there = _KEPT[workspace] = (now, {})
    return there[1]
