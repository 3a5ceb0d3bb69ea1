"""What a type checker must see of the public names. Never run: mypy reads it in the test command."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import safeguarding as sg
from safeguarding.inspections.scales import SccifGrade
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.recruitment import CheckKind, RequiredCheck, Role, Setting, completeness

assert_type(sg.due_on(date(2014, 9, 19), sg.parse_period("3 years")), date)
assert_type(sg.parse_date_ranges("7 to 18 March 2022"), tuple[sg.DateRange, ...])
assert_type(sg.percentage(sg.Share(35, 139)), Decimal)
assert_type(sg.parse_grade("Good", sg.SocialCareGrade), sg.SocialCareGrade)
assert_type(sg.statement_deadline(received_on=date(2017, 2, 7), calendar=sg.england_and_wales()), sg.Deadline)
assert_type(read_inspections(Path("outcomes.csv")).inspections, tuple[sg.Inspection, ...])
assert_type(sg.SocialCareGrade.GOOD > sg.SocialCareGrade.INADEQUATE, bool)
assert_type(sg.recheck_due_on(date(2014, 9, 19), sg.Period(years=3)), date)

told = sg.Source(title="made up", certainty=sg.Certainty.UNVERIFIED)
years = sg.Timeline(name="years", entries=[sg.DatedValue(date(2016, 4, 1), 3, told)])
assert_type(years.value_on(date(2017, 1, 1)), int)

three_yearly = sg.steady_policy("made up", sg.RecheckRule(certificate_interval=sg.Period(years=3)), source=told)
person = sg.Person(reference="S1", certificates=[sg.Certificate(issued_on=date(2014, 9, 19))])
assert_type(three_yearly, sg.RecheckPolicy)
assert_type(sg.recheck_status(person, three_yearly, on=date(2017, 9, 19)), sg.RecheckStatus)

checked = sg.PreAppointmentCheck(kind=CheckKind.IDENTITY, done_on=date(2024, 8, 20), seen_by="IP")
home = sg.RecruitmentRecord(reference="S1", setting=Setting.CHILDRENS_HOME, checks=[checked])
assert_type(completeness(home, on=date(2024, 12, 2)).is_complete, bool | None)
assert_type(sg.required_checks(Role(), Setting.ACADEMY, on=date(2024, 9, 2)), tuple[RequiredCheck, ...])

# each of these is an error to a type checker, and the comments fail once it is not
sg.SocialCareGrade.GOOD > SccifGrade.GOOD  # type: ignore[operator]  # noqa: B015
sg.due_on(date(2014, 9, 19), "3 years")  # type: ignore[arg-type]
sg.recheck_status(person, three_yearly)  # type: ignore[call-arg]
sg.statement_deadline(date(2017, 2, 7), calendar=sg.england_and_wales())  # type: ignore[call-arg]
