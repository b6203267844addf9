"""The names that the workspace knows of other opportunities than one: their buyers, contracts and places."""

from bidprep.storage.faults import damage_said
from bidprep.storage.workspace import Workspace

# A passage is long and there are thousands: they are gone through once, not once for each column.
_NAMES = """
WITH came (buyer, source) AS (SELECT DISTINCT buyer, source FROM passage)
SELECT buyer FROM opportunity WHERE id <> :opportunity_id UNION SELECT name FROM opportunity WHERE id <> :opportunity_id
UNION SELECT bid.name FROM bid JOIN stage ON stage.id = bid.stage_id WHERE stage.opportunity_id <> :opportunity_id
UNION SELECT buyer FROM came UNION SELECT source FROM came
UNION SELECT region FROM lot JOIN stage ON stage.id = lot.stage_id WHERE stage.opportunity_id <> :opportunity_id
UNION SELECT area FROM lot JOIN stage ON stage.id = lot.stage_id WHERE stage.opportunity_id <> :opportunity_id
"""


@damage_said()
def names_of_others(workspace: Workspace, opportunity_id: str) -> tuple[str, ...]:
    """Return the names of all opportunities but one, each once, in alphabetical order."""
    names = (" ".join(str(row[0]).split()) for row in workspace.rows(_NAMES, opportunity_id=opportunity_id))
    return tuple(name for name in names if name)
