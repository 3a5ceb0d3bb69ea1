"""The worked deployment: one script, the same audit on a laptop, on Dask's own cluster and on Spark."""

import importlib.util
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.published import ROOT

from safeguarding.dates.periods import Period
from safeguarding.dbs.bulk import recheck_due_dates, recheck_standings
from safeguarding.dbs.plain_dates import parse_policy

SCRIPT = ROOT / "examples" / "any-engine" / "audit_register.py"
ROWS = 2_000


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "certificates.parquet"
    ran("make", path, "--rows", str(ROWS))
    return path


def ran(*arguments: str | Path) -> list[str]:
    """What the script prints, but for how long it took."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}"}
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-W", "ignore", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout.splitlines()[:-1]


@pytest.mark.parametrize(("engine", "library"), [("polars", "polars"), ("dask", "distributed"), ("spark", "pyspark")])
def test_the_same_on_every_library(engine: str, library: str, register: Path, tmp_path: Path) -> None:
    """The counts and the due list are those of the rule for a list."""
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    if engine == "spark" and shutil.which("java") is None:
        pytest.skip("there is no Java for Spark")
    lines = ran(engine, register, "--due-list", tmp_path / "due.parquet")
    held = pl.read_parquet(register).sort("reference")
    issued = held["issued_on"].to_list()
    policy = parse_policy("3 years")
    stood = recheck_standings(issued, policy, on=date(2017, 9, 19), window=Period(days=60))
    for team, line in zip(sorted(held["team"].unique()), lines, strict=True):
        of_team = [standing.label for standing, name in zip(stood, held["team"], strict=True) if name == team]
        assert line.startswith(f"{team}: {of_team.count('overdue'):,} overdue, {of_team.count('due'):,} due,")
        assert line.endswith(f"{of_team.count('date unknown'):,} unknown date")
    written = pl.read_parquet(
        tmp_path / "due.parquet" if engine == "polars" else tmp_path / "due.parquet" / "*.parquet"
    )
    written = written.sort("reference")
    assert written["standing"].cast(pl.String).to_list() == [standing.label for standing in stood]
    due = iter(recheck_due_dates([day for day in issued if day is not None], policy))
    assert written["due_on"].cast(pl.Date).to_list() == [None if day is None else next(due) for day in issued]
