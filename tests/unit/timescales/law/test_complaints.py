"""Complaints, in the working days of their own regulations, and targets for allegations against staff."""

from datetime import date
from fractions import Fraction

import pytest
from tests.unit.timescales.made_up import answers, ends_on, judged

from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.limits import ShareTarget
from safeguarding.timescales.words import TimescaleOutcome


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("complaint_stage1", "2017-04-26"),
        ("complaint_stage2", "2017-05-18"),
        ("complaint_request_next_stage", "2017-05-11"),
        ("complaint_panel", "2017-05-25"),
        ("complaint_panel_report", "2017-04-19"),
        ("complaint_la_response", "2017-05-04"),
        ("lado_referral", "2017-04-11"),
    ],
)
def test_steps(rule: str, last: str) -> None:
    """Ten, twenty-five, twenty, thirty, five and fifteen working days from 10 April 2017, with Easter and 1 May between."""
    ends_on(rule, "2017-04-10", last)


@pytest.mark.parametrize(
    ("rule", "longer"), [("complaint_stage1", date(2017, 5, 11)), ("complaint_stage2", date(2017, 7, 14))]
)
def test_extensions(rule: str, longer: date) -> None:
    """Stage 1 may be extended to twenty working days, stage 2 to sixty-five, both counted from the start."""
    (extended,) = answers(rule, date(2017, 4, 10), on=date(2017, 8, 1), extended=date(2017, 4, 20))
    assert extended.due == longer


@pytest.mark.parametrize(
    ("rule", "share", "last"),
    [
        ("lado_80", Fraction(4, 5), date(2017, 5, 10)),
        ("lado_90", Fraction(9, 10), date(2017, 7, 10)),
        ("lado_all", Fraction(1), date(2018, 4, 10)),
    ],
)
def test_allegations(rule: str, share: Fraction, last: date) -> None:
    """Four in five within a month, nine in ten within three, the rest within twelve: no single case breaches a target."""
    limit = rule_named(rule).limits.entries[-1].value
    assert isinstance(limit, ShareTarget)
    assert limit.share == share
    start, after = date(2017, 4, 10), date.fromordinal(last.toordinal() + 1)
    assert judged(rule, start, last).outcome is TimescaleOutcome.IN_TIME
    assert judged(rule, start, after).outcome is TimescaleOutcome.BEYOND_TARGET
