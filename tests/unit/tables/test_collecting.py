"""The collector of garbage is as it was when very many objects have been made."""

import gc

import pytest

from safeguarding.tables.collecting import without_collecting


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("is_frozen", [True, False])
def test_the_collector_is_left_as_it_was(is_on: bool, is_frozen: bool) -> None:  # noqa: FBT001  the cases
    """Whether it was on or off; what a program has frozen itself stays frozen."""
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        if is_frozen:
            gc.freeze()
        frozen = gc.get_freeze_count()
        with without_collecting():
            assert not gc.isenabled()
        assert gc.isenabled() is is_on
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()
        (gc.enable if was_on else gc.disable)()
