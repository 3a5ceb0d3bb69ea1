"""Whether large or small is plainly good: more of it done on time is better, a longer wait is worse."""

from __future__ import annotations

import re

from safeguarding.figures.words import Direction

TIMES = frozenset(["day", "week", "month", "hour", "year"])
_WAIT = re.compile(
    r"\b(?:wait\w*|took|takes?|taken|time|times|timel\w+|threshold|proceedings|days between|days from)\b", re.IGNORECASE
)
# a long placement, a long notice are good; what is avoided or absent turns good and bad about
_TURNED = re.compile(
    r"\b(?:without|gaps?|avoid\w*|free of|no|none|prevent\w*|reduc\w+ (?=[a-z])(?!to\b|from\b|by\b)|placements? (?:last\w*|length|duration)|length of placements?|stay\w*|stability|stable|in post|notice|tenure|experience|retention|retain\w*)\b",
    re.IGNORECASE,
)
# a share of what is plainly wanted, and of what is not
HIGH_IS_GOOD = re.compile(
    r"\b(?:on time|in time|(?:within|in (?:less than|under)) (?:[a-z0-9]+ ){0,3}(?:timescales?|days|weeks|months|hours)|complet(?:ed|ion)|up[- ]to[- ]date|(?<!not )in (?:education|employment|training)|EET|same placement|immunis\w+|suitable accommodation|attendance|attainment|dental checks?|health (?:reviews?|assessments?))\b",
    re.IGNORECASE,
)
LOW_IS_GOOD = re.compile(
    r"\b(?:overdue|late|delay\w*|vacan\w+|turnover|sickness|absen\w+|exclu\w+|re-?referr\w+|repeat|unsuitable|missed|NEET|not in (?:education|employment)|agency|(?:three|x) or more (?:placements?|moves)|moved placement|more than [x0-9]+ miles|breakdowns?)\b",
    re.IGNORECASE,
)


def good_way(words: str, unit: str, *, is_better: bool) -> Direction | None:
    """Which way is better, or worse, for what words speak of; None where they do not plainly say.

    Examples:
        >>> good_way("reviews held on time", "%", is_better=True), good_way("late reviews held on time", "%", is_better=True)
        (<Direction.UP: 'up'>, None)
    """
    is_high = unit == "%" and HIGH_IS_GOOD.search(words) is not None
    is_low = bool(LOW_IS_GOOD.search(words) or (unit in TIMES and _WAIT.search(words)))
    if is_low is is_high or _TURNED.search(words):
        return None
    return Direction.DOWN if is_low is is_better else Direction.UP
