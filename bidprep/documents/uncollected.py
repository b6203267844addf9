"""Work that makes very many values and no cycles among them: Python need not look for any while it lasts."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles, which takes a tenth of the time of reading a large file; may be nested."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
