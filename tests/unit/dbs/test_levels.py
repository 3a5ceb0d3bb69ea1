"""Levels of DBS checks and what covers what."""

import contextlib

import pytest
from hypothesis import given, strategies as st

from safeguarding.dbs.levels import (
    BarredList,
    Level,
    Tier,
    Workforce,
    covers,
    exceeds,
    parse_level,
)
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.testing.strategies.dbs import levels

ENHANCED = Level(tier=Tier.ENHANCED)
CHILDREN = Level(tier=Tier.ENHANCED, barred_lists=[BarredList.CHILDREN])
ADULTS = Level(tier=Tier.ENHANCED, barred_lists=[BarredList.ADULTS])
BOTH = Level(tier=Tier.ENHANCED, barred_lists=BarredList)


class TestCoverIsAPartialOrder:
    """Cover is a partial order: tier at least as high, barred lists included, workforce included."""

    @given(levels())
    def test_every_level_covers_itself(self, level: Level) -> None:
        assert covers(level, level)

    @given(levels(), levels(), levels())
    def test_it_is_transitive(self, first: Level, second: Level, third: Level) -> None:
        if covers(first, second) and covers(second, third):
            assert covers(first, third)

    @given(levels(), levels())
    def test_two_that_cover_each_other_are_one(self, first: Level, second: Level) -> None:
        if covers(first, second) and covers(second, first):
            assert first == second

    def test_the_two_lists_do_not_cover_each_other(self) -> None:
        assert not covers(CHILDREN, ADULTS)
        assert not covers(ADULTS, CHILDREN)
        assert covers(BOTH, CHILDREN)
        assert covers(BOTH, ADULTS)
        assert not covers(CHILDREN, BOTH)

    @pytest.mark.parametrize(
        ("held", "required", "answer"),
        [
            (Workforce.CHILD, Workforce.CHILD, True),
            (Workforce.CHILD_AND_ADULT, Workforce.CHILD, True),
            (Workforce.CHILD_AND_ADULT, Workforce.ADULT, True),
            (Workforce.CHILD_AND_ADULT, Workforce.OTHER, False),
            (Workforce.CHILD, Workforce.CHILD_AND_ADULT, False),
            (Workforce.ADULT, Workforce.CHILD, False),
            (Workforce.OTHER, Workforce.CHILD, False),
            (None, Workforce.CHILD, False),
            (Workforce.OTHER, None, True),
        ],
    )
    def test_workforces(self, held: Workforce | None, required: Workforce | None, *, answer: bool) -> None:
        held_level = Level(tier=Tier.ENHANCED, workforce=held)
        assert covers(held_level, Level(tier=Tier.ENHANCED, workforce=required)) is answer


class TestHoldingMoreIsAFinding:
    """Holding more than the post may ask for is a finding too."""

    def test_a_higher_tier_or_another_list_is_more(self) -> None:
        assert exceeds(ENHANCED, Level(tier=Tier.STANDARD))
        assert exceeds(CHILDREN, ENHANCED)
        assert exceeds(CHILDREN, ADULTS)
        assert not exceeds(ENHANCED, CHILDREN)

    def test_a_workforce_is_more_only_where_one_is_required(self) -> None:
        wide = Level(tier=Tier.ENHANCED, workforce=Workforce.CHILD_AND_ADULT)
        assert not exceeds(wide, ENHANCED)
        assert exceeds(wide, Level(tier=Tier.ENHANCED, workforce=Workforce.CHILD))

    @given(levels())
    def test_no_level_exceeds_itself(self, level: Level) -> None:
        assert not exceeds(level, level)


class TestALevelChecksItself:
    """Only an enhanced check looks at barred lists; a basic check is for no workforce."""

    @pytest.mark.parametrize("tier", [Tier.BASIC, Tier.STANDARD])
    def test_no_list_below_enhanced(self, tier: Tier) -> None:
        with pytest.raises(InvalidRecordError):
            Level(tier=tier, barred_lists=[BarredList.CHILDREN])

    def test_no_workforce_on_basic(self) -> None:
        with pytest.raises(InvalidRecordError):
            Level(tier=Tier.BASIC, workforce=Workforce.CHILD)


class TestReading:
    """A level is read as registers write it, and refused where it does not say which list."""

    @pytest.mark.parametrize(
        ("text", "level"),
        [
            ("Enhanced", ENHANCED),
            ("ENHANCED DBS CHECK", ENHANCED),
            ("Enhanced (no barred list)", ENHANCED),
            ("Enhanced without barred list", ENHANCED),
            ("Enhanced + Children's Barred List", CHILDREN),
            ("Enhanced with childrens barred list check", CHILDREN),
            ("Enhanced w/ Child BL", CHILDREN),
            ("Enhanced with Adults’ barred list", ADULTS),
            ("Enhanced + CBL", CHILDREN),
            ("Enhanced with List 99", CHILDREN),
            ("enhanced_child_barred", CHILDREN),
            ("Enhanced incl. ABL", ADULTS),
            ("Enhanced inc CBL & ABL", BOTH),
            ("Enhanced (Child)", Level(tier=Tier.ENHANCED, workforce=Workforce.CHILD)),
            ("Enhanced (Child and Adult)", Level(tier=Tier.ENHANCED, workforce=Workforce.CHILD_AND_ADULT)),
            ("Enhanced with both barred lists", BOTH),
            ("Enhanced with children and adults barred lists", BOTH),
            ("Enhanced with children's barred list and adults' barred list", BOTH),
            ("Standard", Level(tier=Tier.STANDARD)),
            ("Basic Disclosure", Level(tier=Tier.BASIC)),
            ("Enhanced, child workforce", Level(tier=Tier.ENHANCED, workforce=Workforce.CHILD)),
            ("Enhanced for other workforce", Level(tier=Tier.ENHANCED, workforce=Workforce.OTHER)),
        ],
    )
    def test_usual_wordings(self, text: str, level: Level) -> None:
        assert parse_level(text) == level

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Yes",
            "Enhanced with barred list",
            "Enhanced child",
            "List 99",
            "Adult First",
            "Right to Work",
            "Enhanced Standard",
            "Standard with children's barred list",
            "Basic child workforce",
            "Enhanced no children barred list",
            "e" * 500,
        ],
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(ParseError):
            parse_level(text)

    @given(levels())
    def test_what_is_printed_is_read_again(self, level: Level) -> None:
        assert parse_level(str(level)) == level

    @given(st.text())
    def test_junk_gives_no_other_error(self, text: str) -> None:
        with contextlib.suppress(ParseError):
            parse_level(text)


@pytest.mark.parametrize("text", ["Enhanced?", "? enhanced", "Enhanced with list", "Enhanced, lists"])
def test_what_is_asked_and_a_list_of_which_it_is_not_said_what_it_is_are_no_level(text: str) -> None:
    """Nobody is taken to have a check that somebody wondered about, or a list that may be any."""
    with pytest.raises(ParseError):
        parse_level(text)


@pytest.mark.parametrize(("length", "is_read"), [(200, True), (201, False)])
def test_a_text_longer_than_any_level_is_not_read(length: int, *, is_read: bool) -> None:
    """Two hundred signs are read, however they are filled, and one more is not."""
    text = "Enhanced".ljust(length)
    if is_read:
        assert parse_level(text) == ENHANCED
    else:
        with pytest.raises(ParseError):
            parse_level(text)
