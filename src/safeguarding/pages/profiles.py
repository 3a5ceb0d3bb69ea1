"""Counts of authorities or inspections by grade, on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from safeguarding.charts.count_bars import CountBar, CountBars
from safeguarding.inspections.profiles import Profile, ProfileUnit
from safeguarding.inspections.scales import Grade, SocialCareGrade
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, shown_share
from safeguarding.pages.tables import Table

Counts = Mapping[Grade, int]
"""How many stand at each grade. A grade that is left out is not stated."""


def profiles_table(profiles: Iterable[tuple[str, int, Counts]]) -> Table:
    """A row for each way of counting: what is counted, of how many, and how many stand at each grade.

    Examples:
        >>> (row,) = profiles_table([("as stated", 139, {SocialCareGrade.GOOD: 39})]).rows
        >>> print(*row, sep=" | ")
        as stated | 139 | not stated | 39 (28%) | not stated | not stated | not stated
    """
    return Table(
        caption="Counts by grade, with the share of the base",
        columns=("What is counted", "Base", *(grade.label for grade in SocialCareGrade), "Good or outstanding"),
        rows=[
            (
                words,
                base,
                *(_cell(counts.get(grade), base) for grade in SocialCareGrade),
                _cell(_good_or_outstanding(counts), base),
            )
            for words, base, counts in profiles
        ],
        notes=("Percentages are rounded half up from the counts, each on its own; they may not sum to 100.",),
    )


def compared_table(caption: str, profiles: Iterable[tuple[str, Profile]]) -> Table:
    """A row for each group of authorities: the share that stands at each grade, side by side, and how many stand nowhere."""
    return Table(
        caption=caption,
        columns=(
            "Among",
            "Graded",
            *(grade.label for grade in SocialCareGrade),
            "Good or outstanding",
            "Without a report",
        ),
        rows=[
            (
                words,
                found.base,
                *(_cell(found.counts.get(grade), found.base) for grade in SocialCareGrade),
                _cell(_good_or_outstanding(found.counts), found.base),
                len(found.not_inspected),
            )
            for words, found in profiles
        ],
    )


def profile_bars(words: str, profile: Profile) -> CountBars:
    """One way of counting as a picture."""
    noun = "authorities" if profile.unit is ProfileUnit.AUTHORITY_AT_LATEST else "reports"
    bars = [CountBar(grade.label, count) for grade, count in profile.counts.items()]
    return CountBars(caption=f"By grade: {words}", noun=noun, bars=bars)


def _good_or_outstanding(counts: Counts) -> int | None:
    """How many are good or outstanding; None where one of the two is not stated."""
    both = [counts.get(grade) for grade in SocialCareGrade if grade >= SocialCareGrade.GOOD]
    return None if None in both else sum(count or 0 for count in both)


def _cell(count: int | None, base: int) -> Cell:
    if count is None:
        return Gap("not stated")
    return shown_share(Share(count, base), beside=Beside.COUNT) if 0 < base >= count else count
