"""How long a check counts."""

from datetime import date, timedelta

import pytest

from safeguarding.recruitment.validity import CERTIFICATE_VALIDITIES, certificate_validity
from safeguarding.recruitment.words import CheckOutcome, Setting

Out, S = CheckOutcome, Setting


class TestValidity:
    """One word of a Welsh instrument decides about one day; in England no law sets an interval."""

    ISSUED = date(2021, 5, 4)

    def is_valid(self, setting: Setting, on: date, *, on_service: bool | None = False) -> bool | None:
        return certificate_validity(setting, issued_on=self.ISSUED, on=on, on_update_service=on_service).is_valid

    def test_the_anniversary(self) -> None:
        day = date(2024, 5, 4)
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, day) is True
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, date(2024, 5, 5)) is False
        assert self.is_valid(S.WELSH_INDEPENDENT_HEALTH_CARE, date(2024, 5, 3)) is True
        assert self.is_valid(S.WELSH_INDEPENDENT_HEALTH_CARE, day) is False

    def test_a_leap_day(self) -> None:
        found = certificate_validity(S.WELSH_REGULATED_SERVICE, issued_on=date(2020, 2, 29), on=date(2023, 3, 1))
        assert found.last_day == date(2023, 2, 28)

    def test_the_update_service(self) -> None:
        on = date(2030, 1, 1)
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, on, on_service=True) is True
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, on, on_service=None) is None
        assert self.is_valid(S.WELSH_INDEPENDENT_HEALTH_CARE, on, on_service=True) is False

    def test_outside_the_instrument(self) -> None:
        issued = date(2018, 1, 1)
        for on, expected in ((date(2019, 4, 28), True), (date(2019, 4, 29), None)):
            found = certificate_validity(S.WELSH_ADOPTION_SUPPORT_AGENCY, issued_on=issued, on=on)
            assert found.is_valid is expected

    def test_england(self) -> None:
        english = [each for each in Setting if not each.value.startswith("Welsh")]
        assert not set(english) & set(CERTIFICATE_VALIDITIES)
        for setting in english:
            found = certificate_validity(setting, issued_on=date(2005, 1, 1), on=date(2026, 1, 1))
            assert (found.last_day, found.is_valid) == (None, True)
            assert "no English instrument" in found.source.note


@pytest.mark.parametrize("setting", CERTIFICATE_VALIDITIES)
def test_a_law_holds_from_its_first_day(setting: Setting) -> None:
    """Of the day before nothing is known."""
    first = CERTIFICATE_VALIDITIES[setting].starts_on
    issued = first - timedelta(days=30)
    found = [certificate_validity(setting, issued_on=issued, on=on) for on in (first - timedelta(days=1), first)]
    assert [each.is_valid for each in found] == [None, True]
