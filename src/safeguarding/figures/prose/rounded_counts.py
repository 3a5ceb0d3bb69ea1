"""Counts that may have been rounded before they were published, and what is wrong all the same."""

from __future__ import annotations

from typing import Any, cast

import attrs

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated

USUAL = CheckingPolicy(unusual=())
"""Counts that were published rounded were rounded in a usual way."""
_NAMES = ("count", "base", "population", "earlier", "later", "total")
_ROUNDED_TO = (1_000, 100, 10, 5)


def is_wrong_even_if_rounded(claim: Claim) -> bool:
    """Whether a claim is inconsistent also where its counts, all of which end in 0, or in 0 and 5, were rounded so.

    Examples:
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> [is_wrong_even_if_rounded(ShareClaim(count="60", base="90", percentage=each)) for each in ("70%", "87%")]
        [False, True]
    """
    names = [each for each in _NAMES if isinstance(getattr(claim, each, None), Stated)]
    parts = claim.parts if isinstance(claim, TotalClaim) else ()
    counts: list[Stated] = [*(getattr(claim, name) for name in names), *parts]
    nearest = next((each for each in _ROUNDED_TO if all(_may_be(count, each) for count in counts)), None)
    if nearest is None:  # one that ends otherwise shows that they were not rounded
        return check(claim, USUAL).is_inconsistent
    rounded: dict[str, object] = {name: _as_rounded(getattr(claim, name), name, nearest) for name in names}
    if parts:
        rounded["parts"] = tuple(_as_rounded(part, "part", nearest) for part in parts)
    return check(cast("Any", attrs.evolve)(claim, **rounded), USUAL).is_inconsistent


def _may_be(count: Stated, nearest: int) -> bool:
    return count.is_exact and not count.value % nearest


def _as_rounded(figure: Stated, name: str, nearest: int) -> Stated:
    """A count as one that was rounded; a population may have been rounded as far as it ends in 0."""
    if name == "population" and figure.value:
        nearest = next(each for each in (1_000, 100, nearest) if not figure.value % each)
    return Stated(figure.text, to_nearest=nearest)
