"""A policy has one shape, in TOML and in JSON, and goes back into a file as it came out."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.plain_dates import parse_policy
from safeguarding.dbs.policies import RecheckPolicy, RecheckRule
from safeguarding.dbs.published_policies import PUBLISHED_POLICIES
from safeguarding.errors import FaultyInputError, ParseError
from safeguarding.serialization.documents import from_data, from_toml
from safeguarding.serialization.policy_files import policy_toml, read_policy
from safeguarding.serialization.toml_texts import toml_text
from safeguarding.testing.strategies.dbs import policies

HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "audit-dbs-checks.md"


def test_the_how_tos_own_file_is_read_both_ways(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "policy.toml").write_text(block, encoding="utf-8")
    assert from_toml(block, RecheckPolicy) == read_policy(tmp_path / "policy.toml")
    assert from_toml(block, RecheckPolicy).versions.value_on(date(2017, 1, 1)).grace == Period(days=14)


@given(policies() | st.sampled_from(PUBLISHED_POLICIES))
def test_a_policy_written_as_toml_is_read_as_itself(policy: RecheckPolicy) -> None:
    assert from_toml(policy_toml(policy), RecheckPolicy) == policy


def test_no_interval_is_said_and_never_left_out() -> None:
    """The word "none", or JSON's null, is no recheck; a rule that is silent about it is refused."""
    for nothing in ("none", None):
        assert from_data({"certificate_interval": nothing}, RecheckRule).certificate_interval is None
    with pytest.raises(FaultyInputError, match="'certificate_interval' is missing"):
        from_data({}, RecheckRule)


def test_a_policy_from_one_line() -> None:
    rule = parse_policy("36 months").versions.value_on(date(2017, 1, 1))
    assert rule.certificate_interval == Period(years=3)
    with pytest.raises(ParseError):
        parse_policy("every so often")


ONE_VERSION = (
    'name = "A"\ndocument = "B"\n[[versions]]\nstarts_on = 2016-04-01\nrule = { certificate_interval = "3 years"'
)


@pytest.mark.parametrize(
    ("text", "path", "problem"),
    [
        ('name = "A"\n[[versions]]\nstarts_on = 2016-04-01\nrule = { certificate_interval = "3 years" }', "$.versions", "names no document"),
        ('name = "A"\ndocument = "B"\n[[versions]]\nstarts_on = 2016-04-01\nrule = { grace = "1 day" }', "$.versions[0].rule", "missing"),
        ('name = "A"\ndocument = "B"\nversion = []', "$.version", "unknown key"),
        ('name = "A"\ndocument = "B"\nversions = []', "$.versions", "at least one"),
        (f"{ONE_VERSION}, compliance_on = 2016-03-31 }}", "$.versions", "lies before the rule starts"),
        (f'{ONE_VERSION} }}\n[[versions]]\nstarts_on = 2016-04-01\nrule = {{ certificate_interval = "none" }}', "$.versions", "must start after"),
        (f"ends_on = 2015-01-01\n{ONE_VERSION} }}", "$.versions", "before the last value starts"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_the_files_own_keys(text: str, path: str, problem: str) -> None:
    with pytest.raises(FaultyInputError) as caught:
        from_toml(text, RecheckPolicy)
    assert any(str(each.place) == path and problem in each.problem for each in caught.value.faults)
    assert "PolicyFile" not in str(caught.value)
    assert "Period(" not in str(caught.value)


_VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-(2**62), 2**62) | st.booleans(),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), each, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), _VALUES, max_size=4))
def test_any_table_is_written_as_the_toml_that_it_is(table: dict[str, object]) -> None:
    """The standard library reads back what was written."""
    assert tomllib.loads(toml_text(table)) == table
