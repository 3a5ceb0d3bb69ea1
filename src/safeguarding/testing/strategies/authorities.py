"""Strategies for authorities: those of the shipped register."""

from __future__ import annotations

from hypothesis import strategies as st

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.records import AreaCode, Authority


def authorities() -> st.SearchStrategy[Authority]:
    """English authorities with children's-services duties, current and ended."""
    return st.sampled_from(english_authorities().authorities)


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Authority: authorities(),
    AreaCode: authorities().map(lambda authority: authority.codes[0]),
}
"""A strategy for each public record here."""
