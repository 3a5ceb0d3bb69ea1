import math
import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings, strategies as st

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.inspections.frameworks import FRAMEWORK_VERSIONS, FrameworkVersion
from safeguarding.inspections.scales import Grade
from safeguarding.serialization.documents import from_data, from_json, from_toml, to_data, to_json
from safeguarding.serialization.grades import SCALES
from safeguarding.testing.strategies.registration import STRATEGIES
from safeguarding.testing.strategies.sources import timelines
from safeguarding.timelines import Timeline


def plain(value: Any) -> bool:  # noqa: ANN401 - any data
    if isinstance(value, dict):
        return all(type(key) is str for key in value) and all(map(plain, value.values()))
    if isinstance(value, list | tuple):
        return all(map(plain, value))
    return type(value) in (str, int, bool) or (type(value) is float and math.isfinite(value))


@pytest.mark.parametrize("record", STRATEGIES, ids=lambda record: record.__name__)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_reading_what_was_written_gives_the_record_back(record: type[object], data: st.DataObject) -> None:
    """Every public record survives JSON and TOML: what is read back is equal to what was written.

    What is written holds texts, whole numbers, true and false, finite floats, lists and tables: no null.
    """
    value = data.draw(STRATEGIES[record])
    assert from_json(to_json(value), record) == value
    written = to_data(value)
    assert plain(written)
    if isinstance(written, dict):
        assert from_toml(tomli_w.dumps(written), record) == value
    else:
        # a value that is one text stands in a TOML document under some key
        assert from_data(tomllib.loads(tomli_w.dumps({"key": written}))["key"], record) == value


@pytest.mark.parametrize("timeline", FRAMEWORK_VERSIONS.values(), ids=[each.name for each in FRAMEWORK_VERSIONS])
def test_the_shipped_frameworks_survive(timeline: Timeline[FrameworkVersion]) -> None:
    """A published timeline can be written, changed and read back by a council that knows better."""
    assert from_json(to_json(timeline), Timeline[FrameworkVersion]) == timeline


@settings(max_examples=12)
@given(timelines(values=st.integers()))
def test_timelines_survive(timeline: Timeline[int]) -> None:
    """A timeline of any record or plain value survives."""
    assert from_json(to_json(timeline), Timeline[int]) == timeline


def test_the_register_survives() -> None:
    """The whole register of English authorities survives."""
    register = english_authorities()
    assert from_json(to_json(register), AuthorityRegister) == register


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.__name__)
def test_grades_of_every_scale_survive(scale: type[Grade]) -> None:
    """A grade of another scale than the social-care one is written with its scale's name."""
    for grade in scale:
        written = to_data(grade)
        assert ": " in written
        assert from_data(written, Grade) is grade
