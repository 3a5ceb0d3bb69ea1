"""Hypothesis strategies for what checking figures and reading prose gives. Small by default."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from safeguarding.figures.allowances import Allowance
from safeguarding.figures.bands import OFSTED_BANDS, BandTable, WordBand
from safeguarding.figures.evidence import Proportion
from safeguarding.figures.kinds.fractions_in_words import FractionInWords
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.prose.list_phrases import Announcement
from safeguarding.figures.prose.share_bases import Context
from safeguarding.figures.runs import Run
from safeguarding.numbers.rounding import Rounding
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.texts import words


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """Runs with and without an end, in steps of one or of fractions."""
    first, unit = draw(st.fractions(max_denominator=20)), draw(st.sampled_from([Fraction(1), Fraction(1, 3)]))
    return Run(first=first, last=draw(st.none() | st.integers(0, 9).map(lambda steps: first + steps * unit)), unit=unit)


def bands() -> st.SearchStrategy[WordBand]:
    """Bands of per cent with one word or two."""
    ends = st.lists(st.integers(0, 100), min_size=2, max_size=2).map(sorted)
    several = st.lists(words(), min_size=1, max_size=2, unique=True).map(tuple)
    return st.builds(lambda pair, called: WordBand(pair[0], pair[1], called), ends, several)


def checking_policies() -> st.SearchStrategy[CheckingPolicy]:
    """Policies that divide the rounding rules in different ways."""
    rules = st.lists(st.sampled_from(Rounding), min_size=1, unique=True)
    return st.builds(
        lambda usual, mixed, order: CheckingPolicy(
            usual=tuple(usual),
            unusual=tuple(rule for rule in Rounding if rule not in usual),
            allows_mixed_rounding=mixed,
            order_matters=order,
        ),
        rules,
        st.booleans(),
        st.booleans(),
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Run: runs(),
    Allowance: record_of(Allowance),
    WordBand: bands(),
    BandTable: record_of(BandTable, bands=bands().map(lambda band: (band,))) | st.just(OFSTED_BANDS),
    CheckingPolicy: checking_policies(),
    Proportion: record_of(Proportion),
    Announcement: record_of(Announcement),
    Context: record_of(Context),
    FractionInWords: record_of(FractionInWords, ones=st.integers(1, 4), of=st.integers(4, 20)),
}
"""A strategy for each public record of results."""
