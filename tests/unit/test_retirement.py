import inspect

import pytest

from safeguarding.retirement import RetiredNameWarning, deprecated


@deprecated(instead="due_on", leaves_in="2.0")
def due(days: int) -> int:
    """The day after."""
    return days + 1


def test_a_retired_name_answers_as_before_and_warns_its_caller() -> None:
    """It says what stands in its place, which release takes it away, and at whose line it was used."""
    with pytest.warns(RetiredNameWarning, match=r"^due is retired and leaves in 2\.0: use due_on$") as warned:
        assert due(1) == 2
    assert warned[0].filename == __file__


def test_it_is_the_builtin_that_test_suites_look_for() -> None:
    assert issubclass(RetiredNameWarning, DeprecationWarning)


def test_it_keeps_its_name_and_signature() -> None:
    assert (due.__name__, due.__doc__, str(inspect.signature(due))) == ("due", "The day after.", "(days: int) -> int")
