"""Published policies give the dates that their documents state."""

from datetime import date

import pytest

from safeguarding.dbs.employers_policies import (
    CARE_INSPECTORATE_WALES,
    CARMARTHENSHIRE,
    CHURCH_OF_ENGLAND,
    EMPLOYERS_POLICIES,
    NHS_PROFESSIONALS,
    TAXI_LICENSING,
    WELSH_REGULATED_SERVICES,
    WELSH_SERVICES_BEFORE,
)
from safeguarding.dbs.plain_dates import due_dates, recheck_standing
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.standings import Standing
from safeguarding.serialization.documents import from_toml
from safeguarding.serialization.policy_files import policy_toml
from safeguarding.sources import Certainty


def test_there_are_twelve_with_names_of_their_own() -> None:
    assert len({policy.name for policy in EMPLOYERS_POLICIES}) == 12


@pytest.mark.parametrize("policy", EMPLOYERS_POLICIES, ids=str)
def test_each_says_where_it_stands_and_is_a_policy_file(policy: RecheckPolicy) -> None:
    """None is said to be verified, since no official text was read for it here."""
    assert all(each.source.published_at and each.source.note for each in policy.versions.entries)
    assert {each.source.certainty for each in policy.versions.entries} == {Certainty.SECONDARY}
    assert all(each.value.application_lapses_after for each in policy.versions.entries)
    assert from_toml(policy_toml(policy), RecheckPolicy) == policy


@pytest.mark.parametrize(
    ("policy", "on", "standing"),
    [
        # no more than three years: valid on the anniversary; less than three: not
        (WELSH_REGULATED_SERVICES, date(2017, 9, 19), Standing.DUE),
        (WELSH_REGULATED_SERVICES, date(2017, 9, 20), Standing.OVERDUE),
        (WELSH_SERVICES_BEFORE, date(2017, 9, 18), Standing.DUE),
        (WELSH_SERVICES_BEFORE, date(2017, 9, 19), Standing.OVERDUE),
        (NHS_PROFESSIONALS, date(2015, 9, 20), Standing.OVERDUE),
        (CARMARTHENSHIRE, date(2026, 1, 1), Standing.IN_DATE),
        (TAXI_LICENSING, date(2015, 3, 19), Standing.DUE),
    ],
)
def test_the_date(policy: RecheckPolicy, on: date, standing: Standing) -> None:
    assert recheck_standing(date(2014, 9, 19), policy, on=on) is standing


def test_a_transition() -> None:
    """Issued in 2019: three years, but not before the compliance date; issued in 2017 under five years: as before."""
    assert due_dates([date(2019, 6, 1), date(2021, 6, 1), date(2016, 6, 1)], CHURCH_OF_ENGLAND) == [
        *(date(2023, 12, 31), date(2024, 6, 1), date(2021, 6, 1)),
    ]


def test_applying_in_time_is_enough_in_wales() -> None:
    rule = CARE_INSPECTORATE_WALES.versions.value_on(date(2017, 1, 1))
    assert rule.done_when.label == "submitted"
