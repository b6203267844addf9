"""Published notices from files in the Open Contracting Data Standard (OCDS), as the portals really write them."""

from bidprep.documents.notices.files import read_notices

__all__ = ["read_notices"]
