"""DBS records in JSON and TOML: what was written gives the same records back."""

import json
from datetime import date

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alerting import Alert, alerts
from safeguarding.dbs.audit_measures import AuditMeasure, measures
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.bulk import CutOffs, cut_offs
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.forecasts import Forecast, forecast
from safeguarding.dbs.people import Person
from safeguarding.dbs.plausibility import BareCount, explained_count
from safeguarding.dbs.policies import RecheckPolicy, RecheckRule
from safeguarding.dbs.positions import Position, positions
from safeguarding.dbs.published_policies import PUBLISHED_POLICIES, YORK_2017
from safeguarding.dbs.recheck_cycles import Cycle, cycles
from safeguarding.errors import FaultyInputError
from safeguarding.serialization.documents import from_data, from_json, from_toml, to_data, to_json
from safeguarding.testing.strategies.dbs import days, people, policies, registers


def there_and_back(record: object) -> object:
    return from_json(to_json(record), type(record))


@given(people())
def test_people(person: Person) -> None:
    """Every person, with the whole of each certificate number."""
    assert there_and_back(person) == person


@given(policies())
def test_policies(policy: RecheckPolicy) -> None:
    """Every policy with its versions, sources and extensions; no recheck is written as a word, never as null."""
    assert there_and_back(policy) == policy
    assert "null" not in to_json(policy)


@given(registers(most=3), policies(), days())
def test_results(register: list[Person], policy: RecheckPolicy, as_at: date) -> None:
    """Audits with their statuses and breaches, forecasts, measures, alerts, cycles and positions."""
    found = audit(register, policy, as_at=as_at, breach_period=DateRange(as_at, as_at))
    cache = DueDateCache(policy)
    records = [found, forecast(found, months=2), *measures(found)]
    records += alerts(register, policy, since=as_at, until=date.max)
    for person in register:
        records += [*cycles(person, cache), *positions(person, cache, on=as_at)]
    kinds = (Audit, Forecast, AuditMeasure, Alert, Cycle, Position)
    assert {type(record) for record in records} <= set(kinds)
    for record in records:
        assert there_and_back(record) == record


def test_other_results() -> None:
    """A bare count and its readings, and cut-offs."""
    count = explained_count(31, 491, Period(years=3))
    assert from_json(to_json(count), BareCount) == count
    cuts = cut_offs(YORK_2017, on=date(2017, 9, 19))
    assert cuts is not None
    assert from_json(to_json(cuts), CutOffs) == cuts


@pytest.mark.parametrize("policy", PUBLISHED_POLICIES, ids=lambda policy: policy.name)
def test_published_policies(policy: RecheckPolicy) -> None:
    """The policies that ship are written and read like any other."""
    assert there_and_back(policy) == policy


class TestRefusals:
    """What is wrong is refused with its path, and no certificate number is repeated."""

    def test_a_missing_interval_is_not_taken_as_no_recheck(self) -> None:
        with pytest.raises(FaultyInputError, match="certificate_interval"):
            from_toml("grace = '14 days'", RecheckRule)
        assert from_toml("certificate_interval = 'none'", RecheckRule).certificate_interval is None

    @pytest.mark.parametrize("number", ["123456789", 123456789012, "1.23457E+11"])
    def test_a_number_that_is_not_twelve_digits_of_text(self, number: object) -> None:
        with pytest.raises(FaultyInputError) as caught:
            from_data({"reference": "S1", "certificates": [{"number": number}]}, Person)
        (fault,) = caught.value.faults
        assert str(fault.place) == "$.certificates[0].number"
        assert str(number) not in str(caught.value)

    def test_an_unknown_key_says_which_was_meant(self) -> None:
        with pytest.raises(FaultyInputError, match="did you mean 'issued_on'"):
            from_data({"reference": "S1", "certificates": [{"issued": "2014-09-19"}]}, Person)

    @given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
    def test_junk_gives_one_kind_of_error(self, junk: object) -> None:
        data = json.loads(json.dumps({"reference": junk, "posts": junk, "certificates": [junk]}))
        with pytest.raises(FaultyInputError):
            from_data(data, Person)


def test_sets_are_written_in_order() -> None:
    """A level's lists are written the same way each time."""
    (post,) = to_data(from_data({"reference": "S1", "posts": [{"required": _BOTH}]}, Person))["posts"]
    assert post["required"]["barred_lists"] == ["adults", "children"]


_BOTH = {"tier": "enhanced", "barred_lists": ["children", "adults"]}
