"""Where things are on this computer. The only module that asks appdirs."""

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder of what bidprep keeps for this person: workspaces, backups, locks, rescue copies.

    BIDPREP_HOME, where set, names another one: for tests, and for trying bidprep without touching anything.
    """
    return _folder("user_data_dir")


def settings_file() -> Path:
    """Return the file of this person's settings."""
    return _folder("user_config_dir") / "settings.json"


def workspaces_folder() -> Path:
    """Return the folder in which a new workspace is proposed."""
    return data_folder() / "workspaces"


def backups_folder() -> Path:
    """Return the folder of all backups, one folder a workspace."""
    return data_folder() / "backups"


def locks_folder() -> Path:
    """Return the folder of the locks that say which workspaces are open."""
    return data_folder() / "locks"


def rescue_folder() -> Path:
    """Return the folder where words are put that could not be saved."""
    return data_folder() / "rescue"


def resources_folder() -> Path:
    """Return the folder of what comes with the program: beside it in a checkout, inside it when installed."""
    here = Path(__file__).parent
    installed = here / "resources"
    return installed if installed.is_dir() else here.parent / "resources"


def _folder(kind: str) -> Path:
    told = os.environ.get("BIDPREP_HOME")
    if told:
        return Path(told)
    import appdirs

    # Without appauthor=False Windows gets bidprep\\bidprep.
    return Path(str(getattr(appdirs, kind)("bidprep", appauthor=False)))
