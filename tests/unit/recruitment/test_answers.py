"""An answer: how binding the rule is, and which day chose it."""

from datetime import date, timedelta

import attrs
import pytest
from tests.unit.recruitment.made_up import ON, answer, record

from safeguarding.errors import NoTruthValueError
from safeguarding.recruitment.answers import CheckAnswer
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Force, Requirement, RoleKind, RuleDay, Setting

K, Out, S = CheckKind, CheckOutcome, Setting

DAY = timedelta(days=1)


class TestWhichDayChose:
    """Each answer says by which day its rule was chosen, and in which edition."""

    def test_appointment(self) -> None:
        assert (
            answer(record(appointed_on=date(2021, 8, 31)), K.IDENTITY).choice
            == "by the day of appointment, 31 August 2021; edition of January 2021"
        )

    def test_an_edition_that_was_not_found(self) -> None:
        for day, edition in ((date(2026, 8, 31), "September 2025"), (date(2026, 9, 1), "September 2026, not verified")):
            assert answer(record(appointed_on=day, starts_on=day), K.IDENTITY, on=day).edition == edition

    def test_the_start_stands_for_it(self) -> None:
        found = answer(record(appointed_on=None), K.IDENTITY)
        assert "2 September 2024 (the start, since that day is not recorded)" in found.choice

    def test_supply(self) -> None:
        agency = record(role=Role(kind=RoleKind.AGENCY), supplied_on=date(2024, 1, 8))
        found = answer(agency, K.WRITTEN_CONFIRMATION)
        assert (found.chosen_by, found.chosen_on, found.due_on) == (RuleDay.SUPPLY, date(2024, 1, 8), date(2024, 1, 8))

    def test_neither(self) -> None:
        found = answer(record(appointed_on=None, starts_on=None), K.IDENTITY)
        assert found.outcome is Out.UNKNOWN
        assert found.why == "the day of appointment, which chooses the rule, is not recorded"

    def test_appointed_before_the_text_that_was_read(self) -> None:
        """What was required of somebody appointed in 2010 is not known, so nothing is missing."""
        old = record(setting=S.MAINTAINED_SCHOOL, appointed_on=date(2010, 9, 1), starts_on=date(2010, 9, 1))
        found = answer(old, K.IDENTITY)
        assert found.outcome is Out.UNKNOWN
        assert found.why == "what held on 1 September 2010 is not known: the rule is known from 5 September 2016 on"
        assert K.PROHIBITION_FROM_TEACHING not in {each.kind for each in completeness(old, on=ON).answers}


@pytest.mark.parametrize(
    ("outcome", "force", "expected"),
    [
        (Out.MISSING, Force.MUST, (True, False)),
        (Out.MISSING, Force.SHOULD, (False, True)),
        (Out.MISSING, Force.PRACTICE, (False, True)),
        (Out.UNKNOWN, Force.MUST, (False, False)),
        (Out.DONE, Force.MUST, (False, False)),
    ],
)
def test_what_must_and_what_should_be_are_apart(
    outcome: CheckOutcome, force: Force, expected: tuple[bool, bool]
) -> None:
    """A finding under a *must* is a breach, under anything else a shortfall; what is unknown is neither."""
    found = CheckAnswer(kind=K.IDENTITY, outcome=outcome, requirement=Requirement.REQUIRED, force=force)
    assert (found.is_breach, found.is_shortfall) == expected


def test_in_words() -> None:
    """The reason follows where there is one; without a rule no day chose."""
    bare = CheckAnswer(kind=K.IDENTITY, outcome=Out.DONE, requirement=Requirement.REQUIRED)
    assert (str(bare), bare.choice) == ("identity: done", "")
    assert (
        str(attrs.evolve(bare, outcome=Out.MISSING, why="nothing recorded")) == "identity: missing (nothing recorded)"
    )
    with pytest.raises(NoTruthValueError, match="outcome"):
        bool(bare)
