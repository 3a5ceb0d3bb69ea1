"""Ages on the day that a rule asks about."""

from datetime import date

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import TimescaleOutcome


def owed(rule: str, case: Episode, as_at: date, **how: object) -> tuple[Obligation, ...]:
    return obligations([rule_named(rule)], case, as_at=as_at, **how)  # type: ignore[arg-type]


class TestAges:
    """A rule that is for some ages says so outside them, and asks for the date of birth where it is not known."""

    @pytest.mark.parametrize(
        ("born", "outcome"),
        [
            # asked on 1 April 2018, counted from 1 March 2017, due on 1 March 2018
            (date(2016, 3, 1), TimescaleOutcome.NOT_APPLICABLE),
            (date(2014, 3, 2), TimescaleOutcome.NOT_APPLICABLE),
            (date(2014, 3, 1), TimescaleOutcome.OVERDUE),
            (date(2001, 5, 1), TimescaleOutcome.OVERDUE),
            (date(2001, 3, 15), TimescaleOutcome.MISSED),
            (date(2001, 3, 1), TimescaleOutcome.NOT_APPLICABLE),
            (date(1998, 3, 1), TimescaleOutcome.NOT_APPLICABLE),
            (None, TimescaleOutcome.CANNOT_TELL),
        ],
    )
    def test_questionnaires_from_4_to_16(self, born: date | None, outcome: TimescaleOutcome) -> None:
        (each,) = owed("sdq", Episode(started_on=date(2017, 3, 1), born_on=born), date(2018, 4, 1))
        assert each.outcome is outcome
        if outcome in (TimescaleOutcome.NOT_APPLICABLE, TimescaleOutcome.CANNOT_TELL):
            assert "aged 4 to 16" in each.explanation

    @pytest.mark.parametrize(
        ("assessed", "outcome"),
        [(date(2017, 6, 9), TimescaleOutcome.NOT_APPLICABLE), (date(2017, 6, 10), TimescaleOutcome.NOT_YET_DUE)],
    )
    def test_assessments_from_the_fifth_birthday(self, assessed: date, outcome: TimescaleOutcome) -> None:
        (each,) = owed("rha_5plus", Episode(started_on=assessed, born_on=date(2012, 6, 10)), date(2017, 7, 1))
        assert each.outcome is outcome

    @pytest.mark.parametrize("ages", [{}, {"from_age": -1}, {"from_age": 9, "to_age": 8}])
    def test_refused(self, ages: dict[str, int]) -> None:
        with pytest.raises(InvalidRecordError):
            AgeRange(**ages)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("youngest", "oldest", "words"),
    [
        (0, None, "aged 0 or more"),
        (None, 0, "aged 0 or less"),
        (5, 5, "aged 5 to 5"),
        (4, 16, "aged 4 to 16"),
        (None, None, ""),
        (-1, 5, ""),
        (None, -1, ""),
        (5, 4, ""),
    ],
)
def test_a_range_runs_upward_from_birth(youngest: int | None, oldest: int | None, words: str) -> None:
    """One of its ends is named at least."""
    if words:
        assert str(AgeRange(from_age=youngest, to_age=oldest)) == words
    else:
        with pytest.raises(InvalidRecordError):
            AgeRange(from_age=youngest, to_age=oldest)
