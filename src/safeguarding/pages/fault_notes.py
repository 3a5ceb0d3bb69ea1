"""Many faults for people: the worst in full, of the others how many there are of each kind. Programs get them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.faults import Fault, by_harm, kinds_of
from safeguarding.numbers.nouns import counted


def worst_of(faults: Iterable[Fault], *, most: int, whole: str = "`--format json` has all of them") -> Iterator[str]:
    """The most harmful faults, a line each, then the count of each kind of the others.

    Args:
        faults: The faults.
        most: How many stand in full.
        whole: Where all of them are.

    Examples:
        >>> from safeguarding.faults import Place
        >>> for line in worst_of([Fault(place=Place(row=row), problem="not a date") for row in (3, 5, 6)], most=1):
        ...     print(line)
        row 3: not a date
        2 more problems; `--format json` has all of them:
        2 times: not a date
    """
    ranked = by_harm(faults)
    yield from map(str, ranked[:most])
    if rest := ranked[most:]:
        yield f"{counted(len(rest), 'more problem')}; {whole}:"
        yield from (f"{counted(count, 'time')}: {kind}" for kind, count in kinds_of(rest))
