"""What a folder's facts make: targets, colours and conventions, each with who set them."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.readers.indicators.facts import ChartFacts, ColourFacts, ConventionFacts, value_of
from safeguarding.sources import Certainty

SHARE, RATE = indicator_named("icpc_15wd"), indicator_named("cla_rate")


@pytest.mark.parametrize(
    ("text", "share", "value"),
    [
        ("95%", True, Decimal("0.95")),
        ("0.5 %", True, Decimal("0.005")),
        ("60", False, Decimal(60)),
        # a share needs its sign, and nothing else may have one
        ("95", True, None),
        ("60%", False, None),
        ("-5", False, None),
        ("about 60", False, None),
    ],
)
def test_a_value_in_the_unit_of_its_figure(text: str, share: bool, value: Decimal | None) -> None:  # noqa: FBT001
    indicator = SHARE if share else RATE
    if value is None:
        with pytest.raises(ParseError):
            value_of(text, indicator)
    else:
        assert value_of(text, indicator) == value


def test_colours_need_a_good_way() -> None:
    """Of a figure that is neither good nor bad when it is high nothing is green."""
    facts = ColourFacts(green="95%", amber="90%", set_by="The scrutiny committee")
    rule = facts.rule(SHARE)
    assert (rule.green_from, rule.amber_from) == (Fraction(19, 20), Fraction(9, 10))
    assert rule.source is not None
    assert rule.source.title == "The scrutiny committee"
    assert attrs.evolve(facts, set_by="").rule(SHARE).source is None
    with pytest.raises(InvalidRecordError, match="neither way is good"):
        facts.rule(attrs.evolve(SHARE, polarity=None))


@pytest.mark.parametrize(
    ("facts", "changed"),
    [(ChartFacts(), ChartFacts(fewest=14, set_by="Our analysts")), (ConventionFacts(), ConventionFacts(places=1))],
)
def test_only_conventions_that_were_not_changed_are_the_published_ones(
    facts: ChartFacts | ConventionFacts, changed: ChartFacts | ConventionFacts
) -> None:
    """What a council sets itself is its own, and not verified."""
    published, own = facts.policy.source, changed.policy.source
    assert own != published
    assert own.certainty is Certainty.UNVERIFIED
    assert own.title in ("Our analysts", "The conventions in indicators.toml")
