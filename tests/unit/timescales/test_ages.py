"""Ages on the day that a rule asks about."""

from datetime import date, timedelta

import attrs
import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.answers import Conventions, due_answers
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.events import Events
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

    @pytest.mark.parametrize(
        ("as_at", "outcome"),
        [
            # reviewed on 10 January 2016, due on 10 July 2016, eighteen on 10 March 2018
            (date(2016, 7, 10), TimescaleOutcome.NOT_YET_DUE),
            (date(2018, 3, 9), TimescaleOutcome.OVERDUE),
            (date(2018, 3, 10), TimescaleOutcome.MISSED),
            (date(2026, 1, 1), TimescaleOutcome.MISSED),
        ],
    )
    def test_what_was_not_done_by_the_eighteenth_birthday_is_missed(
        self, as_at: date, outcome: TimescaleOutcome
    ) -> None:
        """Nobody owes it any more: it is never overdue now."""
        case = Episode(started_on=date(2016, 1, 10), born_on=date(2000, 3, 10))
        (each,) = owed("cla_review_subsequent", case, as_at)
        assert each.outcome is outcome
        unknown = attrs.evolve(case, born_on=None)
        assert owed("cla_review_subsequent", unknown, as_at)[0].outcome.is_breach is (as_at > date(2016, 7, 10))

    @pytest.mark.parametrize(
        ("born", "outcome"),
        [
            (date(2000, 7, 10), TimescaleOutcome.NOT_APPLICABLE),
            (date(2000, 7, 11), TimescaleOutcome.NOT_YET_DUE),
        ],
    )
    def test_what_would_fall_due_on_the_birthday_is_not_asked_for(self, born: date, outcome: TimescaleOutcome) -> None:
        (each,) = owed("cla_review_subsequent", Episode(started_on=date(2018, 1, 10), born_on=born), date(2018, 2, 1))
        assert each.due_on == date(2018, 7, 10)
        assert each.outcome is outcome

    @pytest.mark.parametrize(
        ("rule", "years"), [("private_fostering_y2", 16), ("pathway_review", 21)], ids=["fostered", "left care"]
    )
    def test_where_the_rule_may_go_on_nothing_is_told_beyond_the_age(self, rule: str, years: int) -> None:
        """It may go on, so that it is not over; it may be over, so that nothing is overdue."""
        born = date(2000, 3, 10)
        birthday = born.replace(year=born.year + years)
        for started, as_at, outcome in (
            (birthday.replace(year=birthday.year - 1), birthday - timedelta(days=1), TimescaleOutcome.OVERDUE),
            (birthday.replace(year=birthday.year - 1), birthday, TimescaleOutcome.CANNOT_TELL),
            (birthday, birthday + timedelta(days=1), TimescaleOutcome.CANNOT_TELL),
        ):
            (each,) = owed(rule, Episode(started_on=started, born_on=born), as_at)
            assert each.outcome is outcome
        assert "Children Act 1989" in each.explanation

    def test_a_term_with_the_birthday_asks_for_nothing(self) -> None:
        terms = [
            DateRange(date(2018, first, 8), date(2018, last, 20)) for first, last in ((1, 2), (3, 4), (5, 7), (9, 12))
        ]
        found = due_answers(
            [rule_named("termly PEP")],
            started=date(2018, 1, 1),
            events=Events(moments={}),
            born_on=date(2000, 3, 10),
            on=date(2018, 12, 31),
            conventions=Conventions(terms=terms),
        )
        missed, *after = [each.outcome for each in found]
        assert missed is TimescaleOutcome.MISSED
        assert set(after) == {TimescaleOutcome.NOT_APPLICABLE}

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


@pytest.mark.parametrize(
    ("ages", "needed"),
    [
        (AgeRange(to_age=17), False),
        (AgeRange(to_age=16), True),
        (AgeRange(to_age=16, beyond="it may go on"), False),
        (AgeRange(from_age=4, to_age=17), True),
        (AgeRange(from_age=4, to_age=16, beyond="it may go on"), True),
        (AgeRange(from_age=5), True),
    ],
)
def test_without_a_birthday_only_a_rule_for_every_child_is_judged(ages: AgeRange, *, needed: bool) -> None:
    """Or one that may go on past its oldest age: any other asks how old the child is."""
    assert ages.needs_birthday is needed
