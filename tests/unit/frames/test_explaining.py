"""A row goes back to a record, whose standing and due date are those of its columns."""

from datetime import date

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.frames import recheck_due_dates, recheck_standings, status_of_row
from safeguarding.frames.shares import share_outcomes
from safeguarding.testing.strategies.dbs import ROLES, days, periods, policies

ON = date(2017, 9, 19)


@given(st.none() | days(), policies(most_versions=3), days(), st.none() | periods(), st.sampled_from(ROLES))
def test_a_status_says_what_the_columns_say(
    issued: date | None, policy: RecheckPolicy, on: date, window: Period | None, role: str
) -> None:
    """For any policy and day, the status of a row has the standing and, where it is asked, the due date of its columns."""
    frame = pl.DataFrame({"issued": [issued], "role": [role]}, schema={"issued": pl.Date, "role": pl.String})
    wide = recheck_standings(frame, policy, issued_on="issued", on=on, window=window, role="role")
    row = recheck_due_dates(wide, policy, issued_on="issued", role="role").row(0, named=True)
    status = status_of_row(row, policy, issued_on="issued", on=on, window=window, role="role")
    assert status.standing.label == row["standing"]
    if status.evidence_on is not None:
        assert status.due_on == row["due_on"]


def test_rows_of_pandas() -> None:
    frame = pd.DataFrame({"id": [7, 8], "issued": pd.to_datetime(["2014-09-18", None])})
    first, second = (
        status_of_row(row.to_dict(), YORK_2017, issued_on="issued", on=ON, key="id") for _, row in frame.iterrows()
    )
    assert (first.reference, first.days_overdue, second.standing.label) == ("7", 1, "date unknown")


def test_refusals() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'issued_on'"):
        status_of_row({"issued_on": ON}, YORK_2017, issued_on="isued_on", on=ON)
    with pytest.raises(InvalidRecordError, match="column 'issued_on' holds a str"):
        status_of_row({"issued_on": "19/09/2014"}, YORK_2017, issued_on="issued_on", on=ON)


def test_a_row_without_figures_states_nothing_and_one_that_is_none_is_not_verified() -> None:
    """Neither is a share that is right, and neither is wrong."""
    frame = pl.DataFrame({"n": ["35", None, "many"], "of": ["139", None, "139"], "share": ["24%", " ", "24%"]})
    found = share_outcomes(frame, count="n", base="of", percentage="share")
    assert found.get_column(found.columns[-1]).to_list() == ["inconsistent", None, "unverifiable"]
