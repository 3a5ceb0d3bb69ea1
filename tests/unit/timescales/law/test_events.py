"""Changes of the law that changed no number."""

from datetime import date

import pytest

from safeguarding.sources import Certainty
from safeguarding.timescales.law.events import LAW_EVENTS


def test_in_order_each_with_its_source() -> None:
    """By their first days, none twice; what was read says in which version."""
    days = [event.on for event in LAW_EVENTS]
    assert days == sorted(set(days))
    assert all(event.source.title and event.source.checked_on for event in LAW_EVENTS)
    assert all(event.source.version_read for event in LAW_EVENTS if event.source.certainty is Certainty.VERIFIED)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        # SI 2013/984 and SI 2013/3239 in force
        (date(2013, 7, 1), "an approved prospective adopter"),
        (date(2014, 1, 27), "a placement at a distance needs the director's approval"),
        # SI 2020/909 in force, SI 2021/261, and the first day after 30 September 2021
        (date(2020, 9, 25), "may be remote only where a coronavirus reason leaves no other"),
        (date(2021, 4, 1), "is prolonged to 30 September 2021"),
        (date(2021, 10, 1), "the permission for remote visits has ended"),
        (date(2026, 4, 29), "the Act is passed"),
    ],
)
def test_what_became_law_on_a_day(on: date, words: str) -> None:
    (event,) = [event for event in LAW_EVENTS if event.on == on]
    assert words in event.changed
    assert str(event) == f"{on}: {event.changed}"
