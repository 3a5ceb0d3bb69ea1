"""What importing costs: the package, and all its everyday names, beside the libraries it stands on.

Each figure is the median of fresh interpreters; read the ratios, not the times. Run: python benchmarks/bench_import.py
"""

import statistics
import subprocess
import sys
import time

RUNS = 15
STATEMENTS = {
    "nothing": "pass",
    "attrs and dateutil": "import attrs, dateutil.relativedelta",
    "safeguarding": "import safeguarding",
    "one name (due_on)": "from safeguarding import due_on",
    "every everyday name": "from safeguarding import *",
    "the records in JSON": "import safeguarding.serialization.documents",
}


def seconds(statement: str) -> float:
    """How long a fresh interpreter takes to run a statement."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603
    return time.perf_counter() - started


def main() -> None:
    """Time the statements in turn, so that a slow moment of the machine falls on all of them."""
    times: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for _ in range(RUNS):
        for name, statement in STATEMENTS.items():
            times[name].append(seconds(statement))
    bare = statistics.median(times["nothing"])
    peer = statistics.median(times["attrs and dateutil"]) - bare
    print(f"{'import':24}{'over a bare start':>20}{'of attrs and dateutil':>24}")
    for name, each in times.items():
        cost = statistics.median(each) - bare
        print(f"{name:24}{cost * 1000:17.1f} ms{cost / peer:24.2f}")


if __name__ == "__main__":
    main()
