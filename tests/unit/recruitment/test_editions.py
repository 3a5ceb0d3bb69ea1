"""Which edition of the statutory guidance is in force."""

from datetime import date

import pytest

from safeguarding.recruitment.editions import KCSIE_EDITIONS
from safeguarding.sources import Certainty


class TestEditions:
    """An edition holds from its first day; the last ones are not verified."""

    @pytest.mark.parametrize(
        ("day", "edition"),
        [
            (date(2015, 3, 25), "April 2014"),
            (date(2015, 3, 26), "March 2015"),
            (date(2015, 6, 30), "March 2015"),
            (date(2015, 7, 1), "July 2015"),
            (date(2016, 9, 4), "July 2015"),
            (date(2016, 9, 5), "September 2016"),
            (date(2018, 9, 2), "September 2016"),
            (date(2018, 9, 3), "September 2018"),
            (date(2019, 9, 1), "September 2018"),
            (date(2019, 9, 2), "September 2019"),
            (date(2020, 8, 31), "September 2019"),
            (date(2020, 9, 1), "September 2020"),
            (date(2021, 1, 17), "September 2020"),
            (date(2021, 1, 18), "January 2021"),
            (date(2021, 8, 31), "January 2021"),
            (date(2021, 9, 1), "September 2021"),
            (date(2022, 8, 31), "September 2021"),
            (date(2022, 9, 1), "September 2022"),
            (date(2023, 8, 31), "September 2022"),
            (date(2023, 9, 1), "September 2023"),
            (date(2024, 9, 1), "September 2023"),
            (date(2024, 9, 2), "September 2024"),
            (date(2025, 8, 31), "September 2024"),
            (date(2025, 9, 1), "September 2025"),
            (date(2026, 8, 31), "September 2025"),
            (date(2026, 9, 1), "September 2026"),
        ],
    )
    def test_in_force(self, day: date, edition: str) -> None:
        assert KCSIE_EDITIONS.value_on(day) == edition

    def test_the_edition_of_2026_is_not_verified(self) -> None:
        assert KCSIE_EDITIONS.entry_on(date(2026, 9, 1)).source.certainty is Certainty.UNVERIFIED
