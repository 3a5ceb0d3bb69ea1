"""One audit of certificates, the same on a laptop, on Dask and on Spark.

    python audit_register.py make certificates.parquet --rows 1000000
    python audit_register.py polars certificates.parquet
    python audit_register.py dask certificates.parquet
    python audit_register.py spark certificates.parquet

Everything invented. Only ``opened`` knows which library is used; what is asked stands once, in ``audited``.
"""

import argparse
import contextlib
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import safeguarding as sg

AS_AT, LOOK_AHEAD = date(2017, 9, 19), sg.Period(days=60)
EVERY_THREE_YEARS = sg.parse_policy("3 years")
PARTS = ("overdue", "due", "due_soon", "in_date", "unknown_date")


def audited(frame: Any) -> Any:
    """How many certificates of each team stand where: a frame of the library that the frame is of."""
    return sg.frames.standing_counts(
        frame, EVERY_THREE_YEARS, issued_on="issued_on", on=AS_AT, window=LOOK_AHEAD, by=["team"]
    )


def due_list(frame: Any) -> Any:
    """The frame with the standing and the due date of each certificate."""
    stood = sg.frames.recheck_standings(
        frame, EVERY_THREE_YEARS, issued_on="issued_on", on=AS_AT, window=LOOK_AHEAD, key="reference"
    )
    return sg.frames.recheck_due_dates(stood, EVERY_THREE_YEARS, issued_on="issued_on", key="reference")


@contextlib.contextmanager
def opened(engine: str, path: Path, cluster: str) -> Iterator[Any]:
    """The register as a lazy frame of a library, and what runs it until the end."""
    if engine == "polars":
        import polars as pl

        yield pl.scan_parquet(path)
    elif engine == "dask":
        import dask.dataframe as dd
        from dask.distributed import Client, LocalCluster

        with contextlib.ExitStack() as held:
            # on a cluster: the address of its scheduler, and nothing else changes
            here = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) if not cluster else None
            held.enter_context(Client(cluster or held.enter_context(here)))
            yield dd.read_parquet(path)
    else:
        from pyspark.sql import SparkSession

        # on a cluster: spark-submit says where, or --cluster yarn, k8s://…, spark://…
        session = SparkSession.builder.master(cluster or "local[2]").config("spark.ui.enabled", "false").getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session.read.parquet(str(path))
        session.stop()


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a small result."""
    if hasattr(frame, "toLocalIterator"):
        return [row.asDict() for row in frame.toLocalIterator()]
    if hasattr(frame, "compute"):
        return list(frame.compute().to_dict(orient="records"))
    return list(frame.collect().to_dicts())


def written(frame: Any, path: Path) -> None:
    """The due list written by the library itself, part by part."""
    if hasattr(frame, "sink_parquet"):
        frame.sink_parquet(path)
    elif hasattr(frame, "to_parquet"):
        frame.to_parquet(path)
    else:
        frame.write.parquet(str(path))


def make(path: Path, rows: int) -> None:
    """An invented register of certificates."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng(2017)
    days = (np.datetime64("2012-01-01") + random.integers(0, 2_080, rows)).astype("datetime64[ms]")
    frame = pl.DataFrame({"reference": np.arange(rows), "team": random.integers(1, 6, rows), "issued_on": days})
    missing = pl.col("reference") % 33 == 0
    frame.with_columns(
        pl.format("Team {}", "team").alias("team"),
        pl.when(~missing).then(pl.col("issued_on").cast(pl.Date)).alias("issued_on"),
    ).write_parquet(path, row_group_size=max(rows // 8, 1))


def main() -> None:
    """Print the counts of each team, and write the due list where one is wanted."""
    parser = argparse.ArgumentParser(description="Audit a register of certificates with one of three libraries.")
    parser.add_argument("engine", choices=["make", "polars", "dask", "spark"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000, help="for make: how many certificates")
    parser.add_argument("--cluster", default="", help="where dask's scheduler or Spark's master is; here, by default")
    parser.add_argument("--due-list", type=Path, help="where to write the due list, as Parquet")
    asked = parser.parse_args()
    if asked.engine == "make":
        make(asked.path, asked.rows)
        return
    started = time.perf_counter()
    with opened(asked.engine, asked.path, asked.cluster) as frame:
        ready = time.perf_counter()
        counts = sorted(rows_of(audited(frame)), key=lambda row: row["team"])
        if asked.due_list is not None:
            written(due_list(frame), asked.due_list)
        done = time.perf_counter()
    for row in counts:
        print(row["team"], ", ".join(f"{row[part]:,} {part.replace('_', ' ')}" for part in PARTS), sep=": ")
    print(f"in {done - ready:.1f} s, after {ready - started:.1f} s to start")


if __name__ == "__main__":
    main()
