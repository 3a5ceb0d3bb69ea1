"""The right to work: how it was checked, and when."""

from datetime import date, timedelta

import pytest
from tests.unit.recruitment.made_up import ON, START, done, outcome, record

from safeguarding.errors import InvalidRecordError
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Setting

K, Out, S = CheckKind, CheckOutcome, Setting

DAY = timedelta(days=1)


class TestRightToWork:
    """The evidence of a right to work expires; nobody's identity does."""

    def found(self, *expiries: date | None) -> RecruitmentRecord:
        checks = [done(K.RIGHT_TO_WORK, START - DAY * (9 - k), expires_on=each) for k, each in enumerate(expiries)]
        return record(*checks, done(K.IDENTITY, START, expires_on=START))

    def test_the_last_day(self) -> None:
        for expiry, expected in ((ON, Out.DONE), (ON - DAY, Out.EXPIRED), (None, Out.DONE)):
            assert outcome(self.found(expiry), K.RIGHT_TO_WORK) is expected

    def test_the_latest_check_counts(self) -> None:
        assert outcome(self.found(ON - DAY, ON + DAY), K.RIGHT_TO_WORK) is Out.DONE
        assert outcome(self.found(ON - DAY, None), K.RIGHT_TO_WORK) is Out.DONE
        assert outcome(self.found(None, ON - DAY), K.RIGHT_TO_WORK) is Out.EXPIRED

    def test_an_end_without_a_day(self) -> None:
        """Evidence that has ended is expired, whenever it was seen; one that holds is not known to have been seen in time."""
        for expiry, expected in ((ON - DAY, Out.EXPIRED), (ON, Out.UNKNOWN)):
            found = record(PreAppointmentCheck(kind=K.RIGHT_TO_WORK, expires_on=expiry))
            assert outcome(found, K.RIGHT_TO_WORK) is expected

    def test_identity_does_not_expire(self) -> None:
        assert outcome(self.found(None), K.IDENTITY) is Out.DONE

    def test_a_leaver(self) -> None:
        """Whoever had left by the last day needed no further permission."""
        found = record(done(K.RIGHT_TO_WORK, START, expires_on=ON - DAY), left_on=ON - DAY)
        assert outcome(found, K.RIGHT_TO_WORK) is Out.DONE
        assert completeness(found, on=ON).has_left


class TestHowARightToWorkWasChecked:
    """A check that was lawful on its day stays lawful; one that was not is none."""

    M = RightToWorkMethod

    def found(self, method: RightToWorkMethod, day: date, *, on: date, expires_on: date | None = None) -> CheckOutcome:
        check = done(K.RIGHT_TO_WORK, day, method=method, expires_on=expires_on)
        start = day + DAY
        return outcome(record(check, starts_on=start, appointed_on=start), K.RIGHT_TO_WORK, on=on)

    @pytest.mark.parametrize(
        ("method", "day", "expected"),
        [
            (M.CARD_BY_HAND, date(2022, 4, 5), Out.DONE),
            (M.CARD_BY_HAND, date(2022, 4, 6), Out.MISSING),
            (M.VIDEO, date(2020, 3, 29), Out.MISSING),
            (M.VIDEO, date(2020, 3, 30), Out.DONE),
            (M.VIDEO, date(2022, 9, 30), Out.DONE),
            (M.VIDEO, date(2022, 10, 1), Out.MISSING),
            (M.IDENTITY_PROVIDER, date(2022, 4, 5), Out.MISSING),
            (M.IDENTITY_PROVIDER, date(2022, 4, 6), Out.DONE),
            (M.ONLINE, date(2022, 4, 5), Out.UNKNOWN),
            (M.ONLINE, date(2022, 4, 6), Out.DONE),
            (M.DOCUMENT, date(2019, 1, 1), Out.DONE),
        ],
    )
    def test_on_its_day(self, method: RightToWorkMethod, day: date, expected: CheckOutcome) -> None:
        assert self.found(method, day, on=date(2023, 1, 1)) is expected

    def test_no_card_outlasts_2024(self) -> None:
        """A card checked by hand is followed up by 31 December 2024; an online check holds while the permission does."""
        day = date(2022, 4, 5)
        for on, expected in ((date(2024, 12, 31), Out.DONE), (date(2025, 1, 1), Out.EXPIRED)):
            for expiry in (None, date(2027, 1, 1)):
                assert self.found(self.M.CARD_BY_HAND, day, on=on, expires_on=expiry) is expected
        assert (
            self.found(self.M.ONLINE, date(2022, 4, 6), on=date(2026, 12, 31), expires_on=date(2027, 1, 1)) is Out.DONE
        )

    def test_a_later_check_that_counts(self) -> None:
        checks = [
            done(K.RIGHT_TO_WORK, START - DAY * 2, method=self.M.VIDEO),
            done(K.RIGHT_TO_WORK, START, method=self.M.ONLINE),
        ]
        assert outcome(record(*checks), K.RIGHT_TO_WORK) is Out.DONE

    def test_only_a_right_to_work(self) -> None:
        with pytest.raises(InvalidRecordError, match="only a right to work"):
            done(K.IDENTITY, START, method=self.M.VIDEO)
