"""Counts of authorities or inspections by grade, on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from safeguarding.authorities.neighbours import NEIGHBOURS_SOURCE
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.charts.count_bars import CountBar, CountBars
from safeguarding.inspections.histories import CutOff
from safeguarding.inspections.profiles import Profile, ProfileUnit
from safeguarding.inspections.scales import Grade, SocialCareGrade
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, shown_share
from safeguarding.pages.tables import Reason, Table
from safeguarding.sources import Source

Counts = Mapping[Grade, int]
"""How many stand at each grade. A grade that is left out is not stated."""


def profiles_table(profiles: Iterable[tuple[str, int, Counts]], *, reasons: Iterable[Reason] = ()) -> Table:
    """A row for each way of counting: what is counted, of how many, and how many stand at each grade.

    Args:
        profiles: Each way in words, its base, and its counts.
        reasons: Why the rows are what they are.

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
        reasons=tuple(reasons),
    )


def compared_table(caption: str, profiles: Iterable[tuple[str, Profile]], *, reasons: Iterable[Reason] = ()) -> Table:
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
        reasons=tuple(reasons),
    )


def compared_reasons(
    cut_off: CutOff, *, counted: Source, register: AuthorityRegister, neighbours: str = ""
) -> Iterator[Reason]:
    """Why the figures of a compared table are what they are.

    Args:
        cut_off: Which inspections count.
        counted: What the grades were read from.
        register: The authorities.
        neighbours: The words of the row of statistical neighbours; empty where there is none.
    """
    once = f"Each authority counts once, by the overall grade of its latest inspection, {cut_off}."
    yield Reason(figures="Graded, and each grade", rule=once, source=counted)
    both = "The two counts together, of those graded; never the sum of rounded percentages."
    yield Reason(figures="Good or outstanding", rule=both, source=counted)
    for source in register.sources:
        missing = "Authorities that existed on the day, and of which no report counts."
        yield Reason(figures="Without a report", rule=missing, source=source)
    if neighbours:
        alike = "The authorities that the model finds most like this one."
        yield Reason(figures=neighbours, rule=alike, source=NEIGHBOURS_SOURCE)


def profile_bars(words: str, profile: Profile) -> CountBars:
    """One way of counting as a picture."""
    noun = "authorities" if profile.unit is ProfileUnit.AUTHORITY_AT_LATEST else "reports"
    bars = [CountBar(grade.label, count) for grade, count in profile.counts.items()]
    return CountBars(caption=f"By grade: {words}", noun=noun, bars=bars)


def in_short(profile: Profile, existing: int) -> str:
    """A profile in a sentence: who is worst off, who is well, and who has no report that counts.

    Args:
        profile: The profile.
        existing: How many authorities there were on its day.

    Examples:
        >>> from datetime import date
        >>> from safeguarding import CutOff, JudgementArea, english_authorities, inspection_profile
        >>> register, cut_off = english_authorities(), CutOff(inspected_by=date(2025, 3, 31))
        >>> none = inspection_profile(
        ...     [],
        ...     register=register,
        ...     area=JudgementArea.OVERALL_EFFECTIVENESS,
        ...     unit=ProfileUnit.AUTHORITY_AT_LATEST,
        ...     cut_off=cut_off,
        ... )
        >>> in_short(none, 153)
        'None of 153 authorities has a grade that counts.'
    """
    if not profile.base:
        return f"None of {existing} authorities has a grade that counts."
    parts = [
        f"{_cell(count, profile.base)} {'is' if count == 1 else 'are'} {words}"
        for words, count in (
            (SocialCareGrade.INADEQUATE.label.lower(), profile.counts.get(SocialCareGrade.INADEQUATE) or 0),
            ("good or outstanding", _good_or_outstanding(profile.counts) or 0),
        )
    ]
    return (
        f"Of the {profile.base} graded, {' and '.join(parts)}; of {existing} authorities "
        f"{existing - profile.base} {'has' if existing - profile.base == 1 else 'have'} no grade that counts."
    )


def _good_or_outstanding(counts: Counts) -> int | None:
    """How many are good or outstanding; None where one of the two is not stated."""
    both = [counts.get(grade) for grade in SocialCareGrade if grade >= SocialCareGrade.GOOD]
    return None if None in both else sum(count or 0 for count in both)


def _cell(count: int | None, base: int) -> Cell:
    if count is None:
        return Gap("not stated")
    return shown_share(Share(count, base), beside=Beside.COUNT) if 0 < base >= count else count
