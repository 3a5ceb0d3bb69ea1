"""Due dates that lie ahead, by calendar month."""

from datetime import date

import pytest
from hypothesis import given, strategies as st
from tests.unit.dbs.made_up import audited

from safeguarding.dbs.audits import audit
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.dbs import days, policies, registers


class TestForecast:
    """Due dates by calendar month, beside the backlog; together they are everybody with a due date."""

    def test_by_hand(self) -> None:
        found = forecast(audited(), months=2)
        assert [str(each) for each in found.months] == ["19 – 30 September 2017", "1 – 31 October 2017"]
        assert (found.backlog, found.counts, found.later, found.undated) == (2, (1, 1), 1, 2)

    @given(registers(), policies(), days(), st.integers(1, 120))
    def test_it_sums_to_the_base(self, register: list[Person], policy: RecheckPolicy, as_at: date, months: int) -> None:
        found = audit(register, policy, as_at=as_at)
        ahead = forecast(found, months=months)
        assert ahead.backlog + sum(ahead.counts) + ahead.later + ahead.undated == found.base
        assert len(ahead.counts) == len(ahead.months) == months

    @pytest.mark.parametrize("months", [0, -1, 121, 10**9])
    def test_too_few_and_too_many_months(self, months: int) -> None:
        with pytest.raises(InvalidRecordError):
            forecast(audited(), months=months)

    def test_as_far_as_ten_years(self) -> None:
        assert [len(forecast(audited(), months=months).counts) for months in (1, 120)] == [1, 120]
