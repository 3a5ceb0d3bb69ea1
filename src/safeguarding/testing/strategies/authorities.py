"""Strategies for authorities: those of the shipped register."""

from __future__ import annotations

from hypothesis import strategies as st

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.neighbours import Neighbour
from safeguarding.authorities.records import AreaCode, Authority, Succession
from safeguarding.testing.strategies.records import record_of


def authorities() -> st.SearchStrategy[Authority]:
    """English authorities with children's-services duties, current and ended."""
    return st.sampled_from(english_authorities().authorities)


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Authority: authorities(),
    Neighbour: record_of(Neighbour),
    AreaCode: authorities().map(lambda authority: authority.codes[0]),
    Succession: record_of(Succession),
}
"""A strategy for each public record here."""
