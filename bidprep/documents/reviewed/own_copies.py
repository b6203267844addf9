"""Whether a Word file is one of our review copies: told by its custom properties alone, without reading it."""

import zipfile
from pathlib import Path

from bidprep.domain.returned_copies import ROUND_PROPERTY

_PROPERTIES = "docProps/custom.xml"
_MOST_BYTES = 256 * 1024


def is_own_copy(path: Path) -> bool:
    """Whether a file bears the property of a review round; False for what cannot be read, which its reader will say."""
    try:
        with zipfile.ZipFile(path) as package, package.open(_PROPERTIES) as properties:
            return ROUND_PROPERTY.encode() in properties.read(_MOST_BYTES)
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError):
        return False
