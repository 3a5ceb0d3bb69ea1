"""Strategies for the texts inside records: short, printable, never blank."""

from __future__ import annotations

from hypothesis import strategies as st


def words(*, most: int = 20) -> st.SearchStrategy[str]:
    """Short texts that are not blank, with letters of several scripts, digits and signs."""
    signs = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"])
    return st.text(alphabet=signs, min_size=1, max_size=most).filter(lambda text: bool(text.strip()))
