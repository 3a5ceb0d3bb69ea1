"""How long a certificate is valid: in England no law says so, in Wales the regulations of services do.

"No law sets an interval" is England's sentence. One word of a Welsh instrument decides about one day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.records import NoTruthValue, Record
from safeguarding.recruitment.words import Setting
from safeguarding.sources import Certainty, Source

NO_INTERVAL_IN_ENGLAND = Source(
    title="SI 2015/541, SI 2023/416 and SI 2011/581, Schedules on workers; Keeping children safe in education",
    certainty=Certainty.SECONDARY,
    note="no English instrument that was read sets how often a certificate of staff is made anew: that is the employer's",
)


@attrs.frozen(kw_only=True)
class CertificateValidity(Record):
    """How long an instrument lets a certificate stand.

    Attributes:
        length: How long after the issue.
        is_last_day_inside: Whether the anniversary is a valid day: "no more than three years" says so, "less than three
            years" does not.
        is_kept_by_update_service: Whether a certificate on the Update Service stands whenever it was issued.
        starts_on: The first day on which that is known to hold.
        ends_on: The last day, where one was found.
        source: The instrument.
    """

    length: Period
    is_last_day_inside: bool
    is_kept_by_update_service: bool
    starts_on: date
    ends_on: date | None = None
    source: Source

    def last_day(self, issued_on: date) -> date:
        """The last day on which a certificate is valid.

        Examples:
            >>> for setting in (Setting.WELSH_REGULATED_SERVICE, Setting.WELSH_INDEPENDENT_HEALTH_CARE):
            ...     print(CERTIFICATE_VALIDITIES[setting].last_day(date(2021, 5, 4)))
            2024-05-04
            2024-05-03
        """
        anniversary = due_on(issued_on, self.length)
        return anniversary if self.is_last_day_inside else anniversary - timedelta(days=1)


def _three_years(
    title: str, clause: str, *, inside: bool, since: date, until: date | None = None
) -> CertificateValidity:
    return CertificateValidity(
        length=Period(years=3),
        is_last_day_inside=inside,
        is_kept_by_update_service=inside,
        starts_on=since,
        ends_on=until,
        source=Source(
            title=title,
            clause=clause,
            published_at="legislation.gov.uk",
            certainty=Certainty.SECONDARY,
            note="not read again: carried over from a collection whose keeper read the text",
        ),
    )


CERTIFICATE_VALIDITIES: Mapping[Setting, CertificateValidity] = {
    Setting.WELSH_REGULATED_SERVICE: _three_years(
        "WSI 2017/1264; the same words in WSI 2019/762",
        "Sch 1 Part 2; Sch 1 para 11",
        inside=True,
        since=date(2018, 4, 2),
    ),
    Setting.WELSH_INDEPENDENT_HEALTH_CARE: _three_years(
        "Independent Health Care (Wales) Regulations 2011, WSI 2011/734",
        "Sch 2 para 2",
        inside=False,
        since=date(2011, 4, 5),
    ),
    Setting.WELSH_ADOPTION_SUPPORT_AGENCY: _three_years(
        "Adoption Support Agencies (Wales) Regulations 2005, WSI 2005/1514",
        "Sch 2 para 2",
        inside=False,
        since=date(2005, 12, 30),
        until=date(2019, 4, 28),
    ),
}
"""The settings in which a law says how long a certificate is valid. None of them is in England."""


@attrs.frozen(kw_only=True)
class ValidityAnswer(NoTruthValue, Record):
    """Until when a certificate is valid by law.

    Attributes:
        last_day: The last valid day; None where no law sets one, and where it is not known.
        is_valid: Whether it is valid on the day of the question; None where that is not known.
        source: The law, or what says that there is none.
    """

    _instead = "is_valid"

    last_day: date | None
    is_valid: bool | None
    source: Source


def certificate_validity(
    setting: Setting, *, issued_on: date, on: date, on_update_service: bool | None = None
) -> ValidityAnswer:
    """Until when a certificate is valid in a setting, by law.

    Args:
        setting: Where the person works.
        issued_on: The day printed on the certificate.
        on: The day of the question.
        on_update_service: Whether the certificate is on the Update Service; None where that is not known.

    Examples:
        >>> answer = certificate_validity(Setting.WELSH_REGULATED_SERVICE, issued_on=date(2021, 5, 4), on=date(2024, 5, 5))
        >>> print(answer.last_day, answer.is_valid)
        2024-05-04 None
        >>> certificate_validity(Setting.CHILDRENS_HOME, issued_on=date(2004, 5, 4), on=date(2024, 5, 5)).last_day is None
        True
    """
    law = CERTIFICATE_VALIDITIES.get(setting)
    if law is None:
        return ValidityAnswer(last_day=None, is_valid=True, source=NO_INTERVAL_IN_ENGLAND)
    if on < law.starts_on or (law.ends_on is not None and on > law.ends_on):
        return ValidityAnswer(last_day=None, is_valid=None, source=law.source)
    last_day = law.last_day(issued_on)
    if law.is_kept_by_update_service and on_update_service:
        return ValidityAnswer(last_day=None, is_valid=True, source=law.source)
    if on <= last_day:
        return ValidityAnswer(last_day=last_day, is_valid=True, source=law.source)
    is_open = law.is_kept_by_update_service and on_update_service is None
    return ValidityAnswer(last_day=last_day, is_valid=None if is_open else False, source=law.source)
