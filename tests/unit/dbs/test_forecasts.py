"""Due dates that lie ahead, by calendar month."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.checks import Application, Certificate
from safeguarding.dbs.forecasts import forecast
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.dbs import days, policies, registers

AS_AT = date(2017, 9, 19)


def person(reference: str, *issued: date | None, **fields: object) -> Person:
    return Person(
        reference=reference,
        certificates=[Certificate(issued_on=each) for each in issued],
        **fields,  # type: ignore[arg-type]
    )


REGISTER = (
    person("in-date", date(2016, 1, 1), starts_on=date(2016, 1, 4)),
    person("soon", date(2014, 10, 1), starts_on=date(2014, 10, 1)),
    person("today", date(2014, 9, 19), starts_on=date(2014, 9, 1), risk_assessed_on=date(2014, 8, 31)),
    person("late", date(2014, 9, 18), starts_on=date(2014, 9, 1), risk_assessed_on=date(2014, 9, 2)),
    person("later", date(2014, 8, 1), applications=[Application(submitted_on=date(2017, 9, 1))]),
    person("none", starts_on=date(2017, 1, 1)),
    person("undated", None, starts_on=date(2017, 1, 1)),
    person("left", date(2010, 1, 1), left_on=date(2016, 1, 1)),
)


def audited(**settings: object) -> Audit:
    return audit(REGISTER, YORK_2017, as_at=AS_AT, **settings)  # type: ignore[arg-type]


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
