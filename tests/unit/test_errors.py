import inspect
import pickle

import pytest
from hypothesis import given, strategies as st

from safeguarding import errors
from safeguarding.errors import FaultyInputError, OutOfCoverageError, ParseError, SafeguardingError, UnknownNameError
from safeguarding.faults import Fault, Place
from safeguarding.testing.strategies.sources import faults
from safeguarding.texts import closest_names, visible

CHILDREN = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, SafeguardingError) and each is not SafeguardingError
]


def test_the_errors_are_a_closed_set() -> None:
    """One root with at most ten children, and each is also the builtin that a stranger would catch."""
    assert len(CHILDREN) <= 10
    builtins = (ValueError, LookupError, TypeError, OSError, ImportError, AssertionError)
    for child in CHILDREN:
        assert issubclass(child, builtins), child


@pytest.mark.parametrize(
    "error",
    [
        ParseError.of("x", "a date"),
        UnknownNameError.among("rule", "recieved", ["received"]),
        OutOfCoverageError("no value"),
        FaultyInputError.of("a file", [Fault(place=Place(row=1), problem="blank", remedy="fill it")]),
    ],
)
def test_an_error_travels_between_processes(error: SafeguardingError) -> None:
    """An error keeps its message and what it carries when it is pickled."""
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


def test_did_you_mean() -> None:
    """An unknown name gets the known ones that are close to it, and none that are not."""
    error = UnknownNameError.among("key", "Publishd_on", ["published_on", "received_on"])
    assert error.suggestions[0] == "published_on"
    assert "did you mean 'published_on'" in str(error)
    assert UnknownNameError.among("key", "zzz", ["published_on"]).suggestions == ()


@given(st.text(), st.lists(st.text()))
def test_suggestions_are_known_names(name: str, known: list[str]) -> None:
    """Whatever is asked, only known names are suggested."""
    assert set(closest_names(name, known)) <= set(known)


@given(st.lists(faults(), min_size=1, max_size=5))
def test_a_faulty_input_names_every_fault(several: list[Fault]) -> None:
    """The message of a faulty input has every fault's place, problem and remedy."""
    message = str(FaultyInputError.of("a file", several))
    for fault in several:
        assert str(fault) in message
        # signs that steer a screen are written out
        assert visible(str(fault.place)) in message
        assert visible(fault.remedy) in message
