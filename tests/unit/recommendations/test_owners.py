"""Who answers for an action, however the name is spelt."""

import pytest

from safeguarding.recommendations.owners import NOBODY, Owner, as_owner


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("Head of  Service", "head of service ", True),
        ("head of service", "head of services", False),
        ("", " ", True),
    ],
)
def test_capitals_and_spaces_do_not_matter(one: str, other: str, are_one: bool) -> None:  # noqa: FBT001
    assert (Owner(one).key == Owner(other).key) is are_one


def test_nobody_is_named() -> None:
    """Which is known without revealing anything."""
    assert not NOBODY
    assert Owner("team manager")
    assert "team" not in repr(as_owner("team manager"))
    assert as_owner(NOBODY) is NOBODY
