"""Members of a household who grow up or move in: a birthday makes a due date, at an age that the setting decides.

The caller passes the day of the 16th or 18th birthday. No date of birth is kept: an answer holds the due date alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from safeguarding.dates.due import period_before
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.records import NoTruthValue, Record
from safeguarding.recruitment.words import CheckOutcome, Force, Setting
from safeguarding.sources import Certainty, Source

_AGES = (16, 18)


@attrs.frozen(kw_only=True)
class HouseholdAge(Record):
    """From which age the members of a household are checked.

    Attributes:
        age: 16 or 18.
        force: How binding that is.
        source: Who says so.

    Raises:
        InvalidRecordError: for another age: nobody under 16 can have a certificate, and no rule names one between.
    """

    age: int
    force: Force = Force.MUST
    source: Source = attrs.field(repr=lambda source: f"<{source.title}>")

    def _check(self) -> None:
        if self.age not in _AGES:
            raise InvalidRecordError(f"households are checked from 16 or from 18, not from {self.age}")


HOUSEHOLD_AGES: Mapping[Setting, HouseholdAge] = {
    Setting.FOSTERING_SERVICE: HouseholdAge(
        age=18,
        source=Source(
            title="Fostering Services (England) Regulations 2011, SI 2011/581",
            clause="reg 26, Sch 3 para 9",
            published_at="legislation.gov.uk/uksi/2011/581; read in the copy at github.com/legalize-dev/legalize-uk",
            certainty=Certainty.VERIFIED,
            checked_on=date(2026, 11, 26),
            note="of members of the household aged 18 or over, at the assessment; practice extends it to turning 18 and to moving in",
        ),
    ),
    Setting.ADOPTION_AGENCY: HouseholdAge(
        age=18,
        source=Source(
            title="Adoption Agencies Regulations 2005, SI 2005/389",
            clause="reg 23, from 2013 reg 25",
            certainty=Certainty.SECONDARY,
        ),
    ),
    Setting.CHILDMINDER: HouseholdAge(
        age=16,
        source=Source(
            title="Guidance on background checks for those who live or work with a childminder",
            published_at="gov.uk, Ofsted",
            certainty=Certainty.SECONDARY,
            note="not read again: carried over from a collection whose keeper read the text",
        ),
    ),
    Setting.WELSH_FOSTERING_SERVICE: HouseholdAge(
        age=18,
        source=Source(
            title="Fostering Panels (Establishment and Functions) (Wales) Regulations 2018, WSI 2018/1333",
            clause="Sch 1 para 9",
            published_at="legislation.gov.uk",
            certainty=Certainty.VERIFIED,
            checked_on=date(2026, 11, 26),
            note="as made",
        ),
    ),
}
"""The age by setting. A council that checks from 16 in fostering, which is policy, passes its own."""


@attrs.frozen(kw_only=True)
class HouseholdAnswer(NoTruthValue, Record):
    """When a member of a household needs a certificate, and what came of it.

    Attributes:
        outcome: What came of it.
        why: The reason, in words.
        due_on: The last day in time: the birthday, or the day of moving in where that is later. None where the day was
            not passed.
        begins_on: The first day on which the employer asks for it, where a policy says so.
        age: From which age the setting checks.
        force: How binding that is.
        source: Who says so.
    """

    _instead = "outcome"

    outcome: CheckOutcome
    why: str = ""
    due_on: date | None = None
    begins_on: date | None = None
    age: int
    force: Force
    source: Source

    def __str__(self) -> str:
        return f"{self.outcome}" + (f" ({self.why})" if self.why else "")


def household_check(
    setting: Setting,
    *,
    on: date,
    turns_16_on: date | None = None,
    turns_18_on: date | None = None,
    moved_in_on: date | None = None,
    done_on: date | None = None,
    lead: Period | None = None,
    are_placements_to_come: bool = True,
    ages: Mapping[Setting, HouseholdAge] = HOUSEHOLD_AGES,
) -> HouseholdAnswer:
    """When a member of a household needs a certificate, and what came of it by a day.

    A check on the birthday itself is in time; on that day the check is due, and from the day after it is missing.

    Args:
        setting: Fostering, adoption or childminding.
        on: The day of the question.
        turns_16_on: The day of the 16th birthday, for settings that check from 16.
        turns_18_on: The day of the 18th birthday, for settings that check from 18.
        moved_in_on: The day of moving in, for somebody who came later.
        done_on: The day of the check, where there was one.
        lead: How long before the birthday the employer begins: one council at 17 years and 9 months.
        are_placements_to_come: Whether children are still to be placed or cared for; where not, one council asks nothing.
        ages: The ages by setting.

    Raises:
        InvalidRecordError: for a setting in which no household is checked.

    Examples:
        >>> for day in (date(2025, 6, 14), date(2025, 6, 15)):
        ...     print(household_check(Setting.FOSTERING_SERVICE, on=day, turns_18_on=date(2025, 6, 14)))
        not yet due (by 14 June 2025)
        missing (due by 14 June 2025)
        >>> household_check(Setting.CHILDMINDER, on=date(2025, 6, 15), turns_18_on=date(2025, 6, 14)).outcome.label
        'unknown'
    """
    rule = ages.get(setting)
    if rule is None:
        raise InvalidRecordError(f"no household is checked in this setting: {setting}")
    birthday = turns_16_on if rule.age == min(_AGES) else turns_18_on
    due = birthday if birthday is None or moved_in_on is None else max(birthday, moved_in_on)
    begins = None if due is None or lead is None else period_before(due, lead)
    done = done_on if done_on is not None and done_on <= on else None
    if not are_placements_to_come:
        outcome, why = CheckOutcome.NOT_REQUIRED, "no child is to be placed or cared for any more"
    elif due is None:
        outcome, why = CheckOutcome.UNKNOWN, f"the day of the birthday at {rule.age} was not given"
    elif done is not None:
        outcome, why = _of_day(done, due=due, begins=begins, turned_16_on=turns_16_on)
    elif on <= due:
        outcome, why = CheckOutcome.NOT_YET_DUE, f"by {printed_date(due)}"
    else:
        outcome, why = CheckOutcome.MISSING, f"due by {printed_date(due)}"
    return HouseholdAnswer(
        outcome=outcome, why=why, due_on=due, begins_on=begins, age=rule.age, force=rule.force, source=rule.source
    )


def _of_day(done: date, *, due: date, begins: date | None, turned_16_on: date | None) -> tuple[CheckOutcome, str]:
    if turned_16_on is not None and done < turned_16_on:
        return CheckOutcome.UNKNOWN, "dated before the 16th birthday: nobody under 16 can have a certificate"
    if begins is not None and done < begins:
        return CheckOutcome.UNKNOWN, f"made before {printed_date(begins)}, when the policy begins to ask for it"
    return (CheckOutcome.LATE, f"by {printed_date(due)} in time") if done > due else (CheckOutcome.DONE, "")
