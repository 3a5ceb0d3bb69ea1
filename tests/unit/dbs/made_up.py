"""A register of people who are made up, one of each standing, and its audit."""

from datetime import date

from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.checks import Application, Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017

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
