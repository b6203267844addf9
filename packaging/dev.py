#!/usr/bin/env python3
"""Set up, run and check bidprep from a checkout: ``python3 packaging/dev.py --help``.

This file is kept plain enough for any Python to read, so that an old one gets a sentence and not a
syntax error. The work is in the modules beside it.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "bidprep needs Python 3.11 or newer; this one is %d.%d. "  # noqa: UP031 -- read by old Pythons
        "Start it with a newer one, for example: python3.11 packaging/dev.py run" % sys.version_info[:2]
    )

if __name__ == "__main__":
    import verbs

    sys.exit(verbs.main(sys.argv[1:]))
