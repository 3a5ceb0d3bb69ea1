"""Entries of the law: in order, on both sides of the day they begin, with what was read."""

import hashlib
from datetime import timedelta

import pytest

from safeguarding.serialization.documents import to_json
from safeguarding.sources import Certainty
from safeguarding.timelines import DatedValue
from safeguarding.timescales.catalogue import EDITION, RULES
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule

A_DAY = timedelta(days=1)

BOUNDARIES = [(rule, entry) for rule in RULES for entry in rule.limits.entries[1:]]


class TestEntries:
    """Every entry holds from its first day to the eve of the next, with a source, and a version where it was read."""

    @pytest.mark.parametrize(("rule", "entry"), BOUNDARIES, ids=[f"{r.rule_id}-{e.starts_on}" for r, e in BOUNDARIES])
    def test_the_day_before_and_the_day_itself(self, rule: Rule, entry: DatedValue[Limit]) -> None:
        eve = entry.starts_on - A_DAY
        before = rule.limits.entry_on(eve)
        assert before != entry
        assert rule.limits.last_day_of(before) == eve
        assert rule.limits.entry_on(entry.starts_on) == entry
        assert entry.changed
        if isinstance(entry.value, Schedule):
            for day, counted in ((eve, before), (entry.starts_on, entry)):
                (first, *_) = obligations([rule], Episode(started_on=day, born_on=day), as_at=day)
                assert first.entry_from == counted.starts_on
                assert first.source == counted.source

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_what_was_read_says_in_which_version_and_when(self, rule: Rule) -> None:
        for each in rule.limits.entries:
            assert each.source.checked_on is not None
            if each.source.certainty is Certainty.VERIFIED:
                assert each.source.version_read
                assert each.source.published_at

    def test_a_change_of_the_catalogue_is_another_edition(self) -> None:
        """Importers pin the edition, so what it names may not change: whoever changes a rule gives it a new one."""
        digest = hashlib.sha256(to_json(tuple(RULES)).encode()).hexdigest()[:16]
        assert (EDITION, digest) == ("2026-11-26.3", "513de3e1edca3a85")
