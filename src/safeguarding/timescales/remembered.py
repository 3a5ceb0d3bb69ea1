"""Obligations remembered by their days: many cases begin, and are done, on the same ones.

What is remembered knows no case: an episode with a birthday or other events is not remembered, nor is a reference.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from operator import attrgetter

import attrs

from safeguarding.records import blank_of
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.steps import RuleQuestion

_MOST = 4_096
_NAMES = tuple(attrs.fields_dict(Obligation))
_values = attrgetter(*_NAMES)
_known: dict[Hashable, tuple[RuleQuestion, tuple[Obligation, ...]]] = {}


def key_of(rules: Sequence[Rule], episode: Episode, options: Hashable) -> Hashable | None:
    """The days of an episode, by which its obligations are remembered; None where they depend on more.

    A rule is named by its identity: to compare two would cost as much as to count.
    """
    if episode.born_on is not None or episode.milestones:
        return None
    return (
        tuple(map(id, rules)),
        options,
        episode.started_on,
        episode.done_on,
        episode.restarted_on,
        episode.ended_on,
        episode.extended_on,
        episode.known_from,
        episode.stated_end_on,
        episode.perhaps_on,
    )


def recall(key: Hashable | None, reference: str) -> tuple[Obligation, ...] | None:
    """What is remembered, as of the case that is asked about; None where nothing is."""
    known = None if key is None else _known.get(key)
    if known is None:
        return None
    return tuple([_copy(each, reference) for each in known[1]]) if reference else known[1]


def remember(key: Hashable | None, question: RuleQuestion, found: tuple[Obligation, ...]) -> tuple[Obligation, ...]:
    """Remember what was found, and give it; with the question, so that what the key names by identity stays alive."""
    if key is not None:
        if len(_known) >= _MOST:
            forget()
        _known[key] = question, tuple([_copy(each, "") for each in found])
    return found


def forget() -> None:
    """Forget everything: for whoever measures, or changes how a rule counts."""
    _known.clear()


_blank = blank_of(Obligation)


def _copy(known: Obligation, reference: str) -> Obligation:
    copy = _blank()
    for name, value in zip(_NAMES, _values(known), strict=True):
        setattr(copy, name, value)
    copy.reference = reference
    copy.__class__ = Obligation
    found: Obligation = copy
    return found
