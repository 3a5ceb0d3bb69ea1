"""Strategies for the texts inside records: short, printable, never blank."""

from __future__ import annotations

from hypothesis import strategies as st

# one for all texts: to work out the alphabet takes longer than to draw from it
_SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"])


def words(*, most: int = 20) -> st.SearchStrategy[str]:
    """Short texts that are not blank, with letters of several scripts, digits and signs."""
    return st.text(alphabet=_SIGNS, min_size=1, max_size=most).filter(lambda text: bool(text.strip()))
