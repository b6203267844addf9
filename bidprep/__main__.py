"""``python -m bidprep`` is the same as ``bidprep``."""

import sys

from bidprep.cli import main

sys.exit(main())
