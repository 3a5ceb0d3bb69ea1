"""What those who did not answer could change. Of a full census this is all the uncertainty there is."""

from __future__ import annotations

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.surveys.waves import Wave


def sampling_note(wave: Wave) -> str:
    """What kind of uncertainty a wave's results have, in a sentence.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.surveys.words import Mode
        >>> spring = DateRange(date(2017, 3, 1), date(2017, 4, 13))
        >>> census = Wave(name="2017", fieldwork=spring, population=190, invited=190, complete=90, mode=Mode.PAPER)
        >>> print(sampling_note(census))
        A census: all 190 were invited, so chance in choosing whom to ask plays no part. Only non-response is left: 100 did not answer, and the intervals hold only if those are like the others.
    """
    missing = wave.invited - wave.responded
    if wave.invited == 0:
        return "Nobody was invited."
    if wave.is_census and missing == 0:
        return f"A full count: all {wave.population} answered. There is no sampling error and no non-response."
    if wave.is_census:
        return (
            f"A census: all {wave.population} were invited, so chance in choosing whom to ask plays no part. "
            f"Only non-response is left: {missing} did not answer, and the intervals hold only if those are like "
            "the others."
        )
    return (
        f"{wave.invited} of {wave.population} were invited and {missing} of them did not answer: the intervals hold "
        "only if the invited were chosen by chance and those who did not answer are like the others."
    )


def share_if_all_had_answered(share: Share, *, population: int) -> tuple[Share, Share]:
    """The lowest and the highest share that the whole population could have.

    As if everybody who is not in the base had answered one way, then the other. No assumption is needed for these.

    Raises:
        InvalidRecordError: for a population below the base.

    Examples:
        >>> [str(each) for each in share_if_all_had_answered(Share(28, 29), population=190)]
        ['28 of 190', '189 of 190']
    """
    if population < share.base:
        raise InvalidRecordError(f"a base of {share.base} is above its population of {population}")
    missing = population - share.base
    return Share(share.count, population), Share(share.count + missing, population)
