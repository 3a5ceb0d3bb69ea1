"""Outcomes of a duty and of a total: which of them say that it was not kept."""

from safeguarding.timescales.words import TimescaleOutcome, TotalOutcome


def test_what_is_a_breach() -> None:
    """Done late, overdue, or never done; what cannot be told, and what is past a target for a share, accuse nobody."""
    assert [each.name for each in TimescaleOutcome if each.is_breach] == ["LATE", "OVERDUE", "MISSED"]
    assert [each.name for each in TotalOutcome if each.is_breach] == ["NOT_KEPT"]
