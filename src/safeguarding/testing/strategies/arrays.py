"""Strategies for what is computed with numpy."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from safeguarding.timescales.bulk import DueTable, due_table
from safeguarding.timescales.catalogue import rule_named


def due_tables() -> st.SearchStrategy[DueTable]:
    """Tables of due days of some weeks, by two published rules."""
    return st.builds(
        lambda rule_id, first, days: due_table(rule_named(rule_id), first=first, last=first + timedelta(days=days)),
        st.sampled_from(["iha", "rcpc_first"]),
        st.dates(date(2016, 1, 1), date(2019, 12, 31)),
        st.integers(0, 20),
    )
