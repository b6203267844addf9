"""Take the times: ``python -m benchmarks [NAME ...]``; without a name, all of them.

Every module beside this one is a benchmark and has ``measure()``, which returns rows of what was
measured, its ratio to the floor, and the ratio aimed at (or None). A ratio above its aim fails the run.
"""

import importlib
import pkgutil
import sys
from pathlib import Path


def names() -> list[str]:
    """Return the names of the benchmarks, from the modules in this folder."""
    found = pkgutil.iter_modules([str(Path(__file__).resolve().parent)])
    return sorted(module.name for module in found if not module.name.startswith("_"))


def main(arguments: list[str]) -> int:
    """Run the benchmarks named, or all, and return 1 when one misses its aim."""
    known = names()
    unknown = [name for name in arguments if name not in known]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(known)}.")
        return 2
    missed = False
    for name in arguments or known:
        print(name)
        for what, ratio, aim in importlib.import_module(f"benchmarks.{name}").measure():
            verdict = "" if aim is None else f"   aim {aim:.1f}   {'met' if ratio <= aim else 'MISSED'}"
            print(f"  {what:<40} {ratio:6.2f} × floor{verdict}")
            missed = missed or (aim is not None and ratio > aim)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
