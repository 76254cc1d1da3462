"""`python -m tests.benchmarks`: measure the read path and write docs/benchmarks.md."""

import argparse
import sys

from tests.benchmarks import environment


def main() -> int:
    """Set up, measure, report.

    Returns:
        1 if a ratio is under half its aim or a limit does not hold.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short rounds, nothing is written")
    options = parser.parse_args()
    database = environment.Database()
    variables = environment.variables(database, "renkei_bench")
    environment.enter(variables)

    from tests.benchmarks import run  # it imports models

    return run.run(database, variables, is_quick=options.quick)


if __name__ == "__main__":
    sys.exit(main())
