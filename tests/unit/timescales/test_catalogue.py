"""Rules that nobody has checked lately, or ever."""

from datetime import date, timedelta

import attrs
import pytest
from tests.unit.timescales.made_up import judged

from safeguarding.dates.periods import Period
from safeguarding.errors import UnknownNameError
from safeguarding.timelines import DatedValue
from safeguarding.timescales.catalogue import _OF_THE_COUNCIL, rule_named, unchecked_since
from safeguarding.timescales.law.entries import FROM_LOCAL_TOOLS, entry, rule_over_time
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area

A_DAY = timedelta(days=1)


def invented(*entries: DatedValue[Limit]) -> Rule:
    return rule_over_time(
        rule_id="invented", area=Area.HEALTH, requirement="it is done", trigger="the start", entries=entries
    )


class TestStaleness:
    """An answer about a day after the rule was last checked says so; one about an earlier day, or old law, does not."""

    CHECKED = date(2026, 11, 26)

    @pytest.mark.parametrize(("day", "says"), [(CHECKED, False), (CHECKED + A_DAY, True)])
    def test_the_day_of_the_check_and_the_next(self, day: date, says: bool) -> None:  # noqa: FBT001 - a table's column
        owed = judged("icpc", day, None, as_at=day)
        assert ("last checked on 26 November 2026; asked about a later day" in owed.explanation) is says

    def test_law_that_is_over_does_not_go_stale(self) -> None:
        owed = judged("placement_plan", date(2020, 5, 1), None, as_at=date(2020, 6, 1))
        assert "last checked" not in owed.explanation

    def test_a_rule_that_nobody_checked(self) -> None:
        rule = invented(entry(date(2015, 1, 1), once(Period(days=3)), FROM_LOCAL_TOOLS))
        assert "not recorded when" in judged(rule, date(2015, 2, 1), None, as_at=date(2015, 2, 1)).explanation
        assert unchecked_since(date(2000, 1, 1), [rule]) == (rule,)
        checked = attrs.evolve(FROM_LOCAL_TOOLS, checked_on=date(2020, 1, 1))
        dated = invented(entry(date(2015, 1, 1), once(Period(days=3)), checked))
        assert unchecked_since(date(2020, 1, 1), [dated]) == ()
        assert unchecked_since(date(2020, 1, 2), [dated]) == (dated,)
        # the entry in force counts, not the one before it
        since = invented(
            entry(date(2015, 1, 1), once(Period(days=3)), checked),
            entry(date(2016, 1, 1), once(Period(days=4)), attrs.evolve(checked, checked_on=date(2021, 1, 1))),
        )
        assert unchecked_since(date(2021, 1, 1), [since]) == ()

    def test_notes_are_part_of_every_answer(self) -> None:
        assert "relaxed for coronavirus" in judged("ehcp", date(2019, 4, 3), None, as_at=date(2019, 4, 3)).explanation
        assert "since replaced" in judged("lado_80", date(2019, 4, 3), None, as_at=date(2019, 4, 3)).explanation


@pytest.mark.parametrize("name", sorted(_OF_THE_COUNCIL))
def test_what_no_law_times_is_said_to_be_the_councils(name: str) -> None:
    """Such a name is not taken for a misspelt rule of the law."""
    with pytest.raises(UnknownNameError, match="no law sets a time") as caught:
        rule_named(name)
    assert "--rules" in str(caught.value)
