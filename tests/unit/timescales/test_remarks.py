"""How long ago a rule was last checked, beside the day that is asked about."""

from datetime import date

import attrs
import pytest

from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.remarks import remarks_on, staleness
from safeguarding.timescales.rules import Rule

CHECKED = date(2026, 11, 23)
OLD, NEW = (
    DatedValue[Limit](
        starts_on=date(year, 4, 1),
        value=rule_named(rule).limits.entries[-1].value,
        source=Source(title="An example", certainty=Certainty.UNVERIFIED, checked_on=CHECKED, note="not read"),
    )
    for year, rule in ((2011, "iha"), (2014, "core group"))
)


def rule(*, ends_on: date | None = None, source: Source = NEW.source) -> Rule:
    limits = Timeline[Limit](name="iha", entries=[OLD, attrs.evolve(NEW, source=source)], ends_on=ends_on)
    return attrs.evolve(rule_named("iha"), limits=limits, note="A note.")


@pytest.mark.parametrize(("as_at", "says"), [(CHECKED, ""), (date(2026, 11, 24), "asked about a later day")])
def test_a_day_after_the_check(as_at: date, says: str) -> None:
    found = staleness(rule(), rule().limits.entries[-1], as_at=as_at)
    assert found.endswith(says)
    assert bool(found) is bool(says)


def test_an_entry_that_is_over_does_not_grow_old() -> None:
    """Nor does one of a rule that has ended: what was the law then stays so."""
    late = date(2030, 1, 1)
    assert staleness(rule(), OLD, as_at=late) == ""
    ended = rule(ends_on=date(2020, 1, 1))
    assert staleness(ended, ended.limits.entries[-1], as_at=late) == ""
    # another record that says the same is the same entry
    assert staleness(rule(), attrs.evolve(NEW), as_at=late)


def test_a_rule_of_which_no_check_is_recorded() -> None:
    unchecked = rule(source=Source(title="An example", certainty=Certainty.UNVERIFIED))
    for as_at in (date(2015, 1, 1), date(2030, 1, 1)):
        assert "not recorded" in staleness(unchecked, unchecked.limits.entries[-1], as_at=as_at)


def test_every_note_stands_beside_the_answer() -> None:
    """The rule's, the source's, and how old it is; empty ones do not."""
    found = remarks_on(rule(), rule().limits.entries[-1], as_at=date(2030, 1, 1))
    assert found[:2] == ("A note.", "not read")
    assert len(found) == 3
    assert remarks_on(attrs.evolve(rule(), note=""), OLD, as_at=CHECKED) == ("not read",)
