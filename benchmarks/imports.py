"""What importing costs, beside the libraries it stands on: medians of fresh interpreters, over a bare start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from time import perf_counter

from benchmarks.measuring import Line, Part, at_most, medians

_STATEMENTS = {
    "import safeguarding": "import safeguarding",
    "one name (due_on)": "from safeguarding import due_on",
    "every everyday name": "from safeguarding import *",
    "the records in JSON": "import safeguarding.serialization.documents",
}
_BARE, _PEER = "pass", "import attrs"


def lines() -> Iterator[Line]:
    """Each import beside that of attrs."""

    def run(statement: str) -> None:
        subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603

    statements = {_BARE: _BARE, _PEER: _PEER, **_STATEMENTS}
    took = medians({name: partial(run, each) for name, each in statements.items()}, rounds=15, clock=perf_counter)
    for name in _STATEMENTS:
        yield Line(
            what=name,
            value=took[name] - took[_BARE],
            unit="ms",
            peer=_PEER,
            peer_value=took[_PEER] - took[_BARE],
            goal=at_most(1) if name == "import safeguarding" else None,
        )


PART = Part(title="Imports", about="Above what a bare interpreter takes to start.", lines=lines)
