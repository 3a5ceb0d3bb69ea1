"""One authority as a value."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from safeguarding.authorities.records import AreaCode, Authority, Succession, is_area_code
from safeguarding.errors import InvalidRecordError, OutOfCoverageError

CODE = AreaCode(value="E06000014")
REORGANISED = date(2019, 4, 1)
DAY_BEFORE = date(2019, 3, 31)


def an_authority(**changes: Any) -> Authority:  # noqa: ANN401
    york = Authority(name="York", region="North East, Yorkshire and the Humber", codes=[CODE])
    return attrs.evolve(york, **changes)


class TestAreaCode:
    """A code is E06, E08, E09 or E10 and six digits: the kinds of area whose council has the duties."""

    @pytest.mark.parametrize("text", ["E06000014", "E08000037", "E09000001", "E10000034"])
    def test_the_four_kinds_are_codes(self, text: str) -> None:
        assert is_area_code(text)

    @pytest.mark.parametrize(
        "text",
        ["", "80453", "E07000163", "W06000001", "e06000014", "E0600001", "E060000145", "E06000014\n", "E0600001٤"],
    )
    def test_nothing_else_is(self, text: str) -> None:
        assert not is_area_code(text)
        with pytest.raises(InvalidRecordError, match="not an ONS code"):
            AreaCode(value=text)

    def test_it_does_not_end_before_it_starts(self) -> None:
        AreaCode(value="E06000014", starts_on=REORGANISED, ends_on=REORGANISED)
        with pytest.raises(InvalidRecordError, match="E06000014 ends on 2019-03-31, before"):
            AreaCode(value="E06000014", starts_on=REORGANISED, ends_on=DAY_BEFORE)


class TestExistence:
    """An authority exists from its first to its last day, both included; an unknown start excludes no day."""

    @pytest.mark.parametrize(
        ("on", "existed"),
        [
            (date(1996, 3, 31), False),
            (date(1996, 4, 1), True),
            (DAY_BEFORE, True),
            (REORGANISED, False),
        ],
    )
    def test_both_ends_are_included(self, on: date, existed: bool) -> None:  # noqa: FBT001
        ended = an_authority(starts_on=date(1996, 4, 1), ends_on=DAY_BEFORE)
        assert ended.existed_on(on) is existed

    def test_an_unknown_start_and_end_exclude_nothing(self) -> None:
        assert an_authority().existed_on(date.min)
        assert an_authority().existed_on(date.max)


class TestCodeOnADay:
    """The code on a day is the one in use then; where there was none, that is said."""

    recoded = an_authority(
        codes=[
            AreaCode(value="E06000048", starts_on=date(2009, 4, 1), ends_on=date(2013, 3, 31)),
            AreaCode(value="E06000057", starts_on=date(2013, 4, 1)),
        ],
        starts_on=date(1974, 4, 1),
        ends_on=date(2020, 3, 31),
    )

    def test_it_changes_on_the_day_of_the_change(self) -> None:
        assert self.recoded.code_on(date(2009, 4, 1)) == "E06000048"
        assert self.recoded.code_on(date(2013, 3, 31)) == "E06000048"
        assert self.recoded.code_on(date(2013, 4, 1)) == "E06000057"
        assert self.recoded.code_on(date(2020, 3, 31)) == "E06000057"

    @pytest.mark.parametrize("on", [date(2009, 3, 31), date(2020, 4, 1)])
    def test_before_the_first_and_after_the_end_there_is_none(self, on: date) -> None:
        with pytest.raises(OutOfCoverageError, match="no recorded code") as caught:
            self.recoded.code_on(on)
        assert caught.value.on == on
        assert caught.value.covers_from == date(2009, 4, 1)
        assert caught.value.covers_to == date(2020, 3, 31)

    def test_the_latest_code_stands_for_it(self) -> None:
        assert self.recoded.code == "E06000057"
        assert str(self.recoded) == "York (E06000057)"


class TestChecks:
    """A record whose fields cannot be true together is refused."""

    @pytest.mark.parametrize(
        ("changes", "problem"),
        [
            ({"name": " "}, "needs a name"),
            ({"codes": []}, "at least one code"),
            ({"starts_on": REORGANISED, "ends_on": DAY_BEFORE}, "York ends on 2019-03-31, before"),
            ({"successors": [Succession(code="E06000058")]}, "no last day"),
        ],
    )
    def test_impossible_fields(self, changes: dict[str, Any], problem: str) -> None:
        with pytest.raises(InvalidRecordError, match=problem):
            an_authority(**changes)

    @pytest.mark.parametrize("second_starts", [None, DAY_BEFORE, date(2019, 4, 2)])
    def test_codes_follow_one_another_without_a_gap_or_an_overlap(self, second_starts: date | None) -> None:
        first = AreaCode(value="E06000014", ends_on=DAY_BEFORE)
        an_authority(codes=[first, AreaCode(value="E06000099", starts_on=REORGANISED)])
        with pytest.raises(InvalidRecordError, match="on the day after E06000014 ends"):
            an_authority(codes=[first, AreaCode(value="E06000099", starts_on=second_starts)])

    def test_only_the_last_code_is_open(self) -> None:
        with pytest.raises(InvalidRecordError, match="on the day after"):
            an_authority(codes=[CODE, AreaCode(value="E06000099", starts_on=REORGANISED)])

    def test_one_successor_may_take_the_whole_and_several_take_parts(self) -> None:
        whole, part = Succession(code="E06000058"), Succession(code="E06000059", part="Christchurch")
        assert whole.is_whole
        assert not part.is_whole
        an_authority(ends_on=DAY_BEFORE, successors=[whole])
        an_authority(ends_on=DAY_BEFORE, successors=[part, attrs.evolve(part, code="E06000060")])
        with pytest.raises(InvalidRecordError, match="needs the part"):
            an_authority(ends_on=DAY_BEFORE, successors=[whole, part])
