"""What a codebook says of a response file besides its questions."""

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.surveys.codebooks import GroupingRule, NamedBand

YOUNGER, ALL = NamedBand(label="11–15", lowest=11, highest=15), NamedBand(label="11–17", lowest=11, highest=17)
AGES = GroupingRule(name="Age", column="age", bands=[YOUNGER, ALL])
YEARS = GroupingRule(name="Born", column="born", bands=[NamedBand(label="since 2005", lowest=2005, highest=9999)])
HOMES = GroupingRule(name="Home", column="home", labels=["Foster care", "Residential"])


@pytest.mark.parametrize(
    ("rule", "cell", "groups"),
    [
        (AGES, "10", ()), (AGES, "11", (0, 1)), (AGES, "15", (0, 1)), (AGES, "16", (1,)), (AGES, "18", ()),
        (AGES, "twelve", None), (AGES, "", None), (AGES, "-12", None), (AGES, "1２", None), (AGES, "12.0", None),
        # a year has four figures, and nothing that is counted here has five
        (YEARS, "2005", (0,)), (YEARS, "2004", ()), (YEARS, "02005", None), (YEARS, "99999", None),
        (HOMES, "foster CARE", (0,)), (HOMES, "Residential", (1,)), (HOMES, "Elsewhere", None), (HOMES, "", None),
    ],
)  # fmt: skip
def test_the_groups_of_a_cell(rule: GroupingRule, cell: str, groups: tuple[int, ...] | None) -> None:
    """Bands may overlap; what is no whole number of up to four figures, or no word of the list, is not understood."""
    assert rule.groups_of(cell) == groups


@pytest.mark.parametrize(("labels", "bands"), [((), ()), (("a",), (ALL,))])
def test_words_or_bands(labels: tuple[str, ...], bands: tuple[NamedBand, ...]) -> None:
    with pytest.raises(InvalidRecordError):
        GroupingRule(name="Age", column="age", labels=labels, bands=bands)


def test_a_band_begins_before_it_ends() -> None:
    """And one number is a band."""
    assert GroupingRule(name="Age", column="age", bands=[NamedBand(label="12", lowest=12, highest=12)]).group_names == (
        "12",
    )
    with pytest.raises(InvalidRecordError):
        GroupingRule(name="Age", column="age", bands=[YOUNGER, NamedBand(label="x", lowest=12, highest=11)])
