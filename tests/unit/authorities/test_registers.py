"""Finding authorities in a register, and what followed which."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.records import AreaCode, Authority, Succession
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.errors import InvalidRecordError, OutOfCoverageError, SafeguardingError, UnknownNameError

REGISTER = english_authorities()
CURRENT = tuple(each for each in REGISTER.authorities if each.ends_on is None)
LAST_COUNTY_DAY = date(2019, 3, 31)
FIRST_UNITARY_DAY = date(2019, 4, 1)


def an_authority(name: str, code: str, **changes: Any) -> Authority:  # noqa: ANN401
    plain = Authority(name=name, region="North West", codes=[AreaCode(value=code)])
    return attrs.evolve(plain, **changes)


@st.composite
def rewritten(draw: st.DrawFn, name: str) -> str:
    """The name in other capitals, with other spaces and other signs between its words."""
    words = name.replace("&", " and ").replace(",", " ").split()
    gap = st.sampled_from([" ", "  ", "\u00a0", "\t", ", ", " - "])
    text = draw(gap).join(words) if draw(st.booleans()) else " ".join(words)
    if draw(st.booleans()):
        text = text.replace(" and ", " & ")
    cases = draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    text = "".join(sign.upper() if upper else sign.lower() for sign, upper in zip(text, cases, strict=True))
    return draw(gap) + text + draw(gap)


class TestFindingByName:
    """An authority is found by its name, its aliases and its codes, however they are written."""

    @given(st.data())
    def test_every_name_alias_and_code_finds_its_authority(self, data: st.DataObject) -> None:
        authority = data.draw(st.sampled_from(REGISTER.authorities))
        names = (authority.name, *authority.aliases, *(code.value for code in authority.codes))
        text = data.draw(rewritten(data.draw(st.sampled_from(names))))
        on = authority.ends_on or REGISTER.covers_to
        assert REGISTER.find(text, on=on) is authority

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Bristol, City of", "E06000023"),
            ("Bristol, City of UA", "E06000023"),
            ("City of York", "E06000014"),
            ("City of York Council", "E06000014"),
            ("Kingston upon Hull, City of", "E06000010"),
            ("Hull", "E06000010"),
            ("Hull City Council", "E06000010"),
            ("Herefordshire, County of", "E06000019"),
            ("Herefordshire County Council", "E06000019"),
            ("County Durham", "E06000047"),
            ("Durham County Council", "E06000047"),
            ("stoke on trent", "E06000021"),
            ("St. Helens Metropolitan Borough Council", "E08000013"),
            ("St Helen’s MBC", "E08000013"),
            ("City of Bradford Metropolitan District Council", "E08000032"),
            ("The Wirral", "E08000015"),
            ("London Borough of Camden", "E09000007"),
            ("Royal Borough of Windsor & Maidenhead", "E06000040"),
            ("RBKC", "E09000020"),
            ("hammersmith and fulham", "E09000013"),
            ("H&F", "E09000013"),
            ("City of Westminster", "E09000033"),
            ("london corporation", "E09000001"),
            ("London, City of", "E09000001"),
            ("Council of the Isles of Scilly", "E06000053"),
            ("Scilly", "E06000053"),
            ("BCP", "E06000058"),
            ("BANES", "E06000022"),
            ("North Yorkshire County Council", "E06000065"),
            ("Bucks", "E06000060"),
        ],
    )
    def test_common_ways_of_writing(self, text: str, code: str) -> None:
        assert REGISTER.find(text).code == code

    @pytest.mark.parametrize(
        "text", ["Leicester County Council", "Essex City", "London Borough of Leeds", "Rutland MBC"]
    )
    def test_a_style_that_such_a_council_never_has_is_not_overlooked(self, text: str) -> None:
        with pytest.raises(UnknownNameError):
            REGISTER.find(text)

    @pytest.mark.parametrize("text", ["London", "Greater London", "Cheshire", "Yorkshire", "Northampton", "Kingston"])
    def test_a_larger_or_other_place_is_not_taken_for_an_authority(self, text: str) -> None:
        with pytest.raises(UnknownNameError):
            REGISTER.find(text)


class TestOneNameTwoAuthorities:
    """Where a name stands for several authorities the day decides, and without a day the current one is meant."""

    def test_the_day_decides(self) -> None:
        assert REGISTER.find("Dorset", on=LAST_COUNTY_DAY).code == "E10000009"
        assert REGISTER.find("Dorset", on=FIRST_UNITARY_DAY).code == "E06000059"

    def test_without_a_day_the_current_one_is_meant(self) -> None:
        assert REGISTER.find("Dorset").code == "E06000059"
        assert REGISTER.find("Dorset Council").code == "E06000059"

    def test_of_those_that_ended_the_last_is_meant(self) -> None:
        early = an_authority("Avon", "E10000001", ends_on=date(1974, 3, 31))
        late = an_authority("Avon", "E10000002", starts_on=date(1974, 4, 1), ends_on=date(1996, 3, 31))
        for order in ([early, late], [late, early]):
            register = AuthorityRegister(authorities=order)
            assert register.find("Avon") is late
            assert register.find("Avon", on=date(1974, 3, 31)) is early

    def test_the_style_decides_too(self) -> None:
        assert REGISTER.find("Dorset County Council").code == "E10000009"

    def test_an_ended_authority_is_found_without_a_day(self) -> None:
        assert REGISTER.find("Bournemouth").ends_on == LAST_COUNTY_DAY


class TestNamesThatAreUnknown:
    """A name that is not here is refused with the names that may have been meant."""

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("Brstol City Council", "Bristol"),
            ("Royal Borough of Greenwhich", "Greenwich"),
            ("Leicester County Council", "Leicestershire"),
            ("Kingston", "Kingston upon Thames"),
            ("Windsor", "Windsor and Maidenhead"),
            ("Hulll", "Kingston upon Hull"),
            ("stoke-on-trnet", "Stoke-on-Trent"),
        ],
    )
    def test_did_you_mean(self, text: str, meant: str) -> None:
        with pytest.raises(UnknownNameError) as caught:
            REGISTER.find(text)
        assert meant in caught.value.suggestions
        assert f"{meant!r}" in str(caught.value)
        assert caught.value.name == text
        assert len(caught.value.suggestions) <= 3

    @pytest.mark.parametrize("text", ["", "   ", "qqqq", "E06000099", "W06000001", "x" * 1_000_000, "york " * 200_000])
    def test_where_nothing_is_close_nothing_is_suggested(self, text: str) -> None:
        with pytest.raises(UnknownNameError) as caught:
            REGISTER.find(text)
        assert caught.value.suggestions == ()
        assert len(str(caught.value)) < 200

    @given(st.text() | st.text(alphabet="citylondoncounty of&,E0123456789 \u00a0"))
    def test_junk_raises_nothing_but_our_errors(self, text: str) -> None:
        for ask in (REGISTER.find, REGISTER.by_code):
            try:
                found = ask(text)
            except SafeguardingError:
                continue
            assert found in REGISTER.authorities


class TestNamesOnTheWrongDay:
    """An authority that did not exist on the day is refused with what was there instead."""

    @pytest.mark.parametrize(
        ("text", "on", "instead"),
        [
            ("Bournemouth", FIRST_UNITARY_DAY, ("Bournemouth, Christchurch & Poole",)),
            ("Dorset County", FIRST_UNITARY_DAY, ("Dorset", "Bournemouth, Christchurch & Poole")),
            ("BCP", LAST_COUNTY_DAY, ("Bournemouth", "Poole", "Dorset")),
            ("E10000006", date(2023, 4, 1), ("Cumberland", "Westmorland and Furness")),
            ("Cumberland", date(2023, 3, 31), ("Cumbria",)),
        ],
    )
    def test_what_was_there(self, text: str, on: date, instead: tuple[str, ...]) -> None:
        with pytest.raises(UnknownNameError, match=f"existed on {on}") as caught:
            REGISTER.find(text, on=on)
        assert caught.value.suggestions == instead

    def test_what_was_not_there_either_is_not_suggested(self) -> None:
        new = an_authority("New", "E06000002", starts_on=date(2010, 4, 1))
        old = an_authority(
            "Old",
            "E06000001",
            starts_on=date(2000, 4, 1),
            ends_on=date(2010, 3, 31),
            successors=[Succession(code=new.code)],
        )
        register = AuthorityRegister(authorities=[old, new])
        with pytest.raises(UnknownNameError) as caught:
            register.find("New", on=date(2000, 3, 31))
        assert caught.value.suggestions == ()
        with pytest.raises(UnknownNameError) as caught:
            register.find("New", on=date(2000, 4, 1))
        assert caught.value.suggestions == ("Old",)


class TestCodes:
    """A code finds whoever has it or had it; an Ofsted URN is not an ONS code."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("E08000020", "E08000037"),
            ("E06000048", "E06000057"),
            ("E10000002", "E06000060"),
            ("E10000023", "E06000065"),
            ("E10000027", "E06000066"),
            ("E08000016", "E08000038"),
            ("E08000019", "E08000039"),
        ],
    )
    def test_a_former_code_finds_the_same_authority(self, old: str, new: str) -> None:
        assert REGISTER.by_code(old) is REGISTER.by_code(new)
        assert REGISTER.by_code(old).code == new
        assert REGISTER.by_code(f" {old.lower()}\u00a0").code == new

    @pytest.mark.parametrize("text", ["80460", " 80460 ", "816", "0", "1" * 40])
    def test_a_number_is_told_what_it_is_not(self, text: str) -> None:
        for ask in (REGISTER.find, REGISTER.by_code):
            with pytest.raises(UnknownNameError, match="an Ofsted URN is not an ONS code"):
                ask(text)

    @pytest.mark.parametrize("text", ["", "York", "E06000099", "E07000163", "E06000014 x"])
    def test_what_is_not_a_known_code_is_refused(self, text: str) -> None:
        with pytest.raises(UnknownNameError, match="unknown local authority code"):
            REGISTER.by_code(text)


class TestCoverage:
    """A day outside the register's coverage has no answer, whatever is asked about it."""

    @pytest.mark.parametrize("on", [date(2009, 3, 31), date(2027, 4, 1)])
    def test_a_day_outside(self, on: date) -> None:
        york = REGISTER.find("York")
        for ask in (
            lambda: REGISTER.existing_on(on),
            lambda: REGISTER.find("York", on=on),
            lambda: REGISTER.successors_of(york, on=on),
        ):
            with pytest.raises(OutOfCoverageError, match="2009-04-01 to 2027-03-31") as caught:
                ask()
            assert (caught.value.on, caught.value.covers_from) == (on, date(2009, 4, 1))

    @pytest.mark.parametrize("on", [date(2009, 4, 1), date(2027, 3, 31)])
    def test_its_first_and_last_day_are_inside(self, on: date) -> None:
        assert REGISTER.find("York", on=on) in REGISTER.existing_on(on)

    def test_a_register_without_bounds_answers_for_any_day(self) -> None:
        unbounded = attrs.evolve(REGISTER, covers_from=None, covers_to=None)
        assert unbounded.find("York", on=date(2100, 1, 1)).name == "York"

    def test_the_message_of_a_register_with_one_bound(self) -> None:
        with pytest.raises(OutOfCoverageError, match="covers all days to 2027-03-31"):
            attrs.evolve(REGISTER, covers_from=None).existing_on(date(2027, 4, 1))
        with pytest.raises(OutOfCoverageError, match="covers 2009-04-01 to any later day"):
            attrs.evolve(REGISTER, covers_to=None).existing_on(date(2009, 3, 31))


class TestSuccession:
    """What stands in an authority's place is followed to the day asked about."""

    def names(self, text: str, on: date) -> list[str]:
        return [str(each) for each in REGISTER.successors_of(REGISTER.find(text), on=on)]

    def test_itself_while_it_exists(self) -> None:
        assert self.names("Cumbria", date(2023, 3, 31)) == ["Cumbria (E10000006)"]
        assert self.names("York", date(2023, 4, 1)) == ["York (E06000014)"]

    def test_its_successors_from_the_day_after(self) -> None:
        assert self.names("Cumbria", date(2023, 4, 1)) == [
            "Cumberland (E06000063)",
            "Westmorland and Furness (E06000064)",
        ]

    def test_nothing_before_it_starts(self) -> None:
        assert self.names("Cumberland", date(2023, 3, 31)) == []

    def test_chains_are_followed_and_each_successor_is_told_once(self) -> None:
        end, later = date(2000, 3, 31), date(2010, 3, 31)
        last = an_authority("Last", "E06000009", starts_on=date(2010, 4, 1))
        halves = [
            an_authority(
                name,
                code,
                starts_on=date(2000, 4, 1),
                ends_on=later,
                successors=[Succession(code=last.code)],
            )
            for name, code in (("East", "E06000007"), ("West", "E06000008"))
        ]
        first = an_authority(
            "First",
            "E10000001",
            ends_on=end,
            successors=[Succession(code=half.code, part=half.name) for half in halves],
        )
        register = AuthorityRegister(authorities=[first, *halves, last])
        assert register.successors_of(first, on=later) == tuple(halves)
        assert register.successors_of(first, on=date(2010, 4, 1)) == (last,)
        assert register.predecessors_of(last) == tuple(halves)
        assert register.predecessors_of(first) == ()

    def test_an_authority_that_nothing_followed(self) -> None:
        ended = an_authority("Gone", "E10000001", ends_on=date(2000, 3, 31))
        assert AuthorityRegister(authorities=[ended]).successors_of(ended, on=date(2001, 1, 1)) == ()

    def test_predecessors_of_a_merger(self) -> None:
        merged = REGISTER.predecessors_of(REGISTER.find("BCP"))
        assert [each.code for each in merged] == ["E06000028", "E06000029", "E10000009"]


class TestChecks:
    """A register that contradicts itself is refused, with everything that is wrong."""

    york = an_authority("York", "E06000014")

    def test_two_authorities_do_not_share_a_code(self) -> None:
        with pytest.raises(InvalidRecordError, match="York and Ripon share the code E06000014"):
            AuthorityRegister(authorities=[self.york, an_authority("Ripon", "E06000014")])

    def test_two_authorities_do_not_share_a_name_on_one_day(self) -> None:
        other = an_authority("Ripon", "E06000015", aliases=["City of Ripon", "york"])
        with pytest.raises(InvalidRecordError, match="share the name 'york' on the same days"):
            AuthorityRegister(authorities=[self.york, other])

    @pytest.mark.parametrize(("starts_on", "allowed"), [(date(2019, 4, 1), True), (date(2019, 3, 31), False)])
    def test_they_may_share_it_one_after_the_other(self, starts_on: date, allowed: bool) -> None:  # noqa: FBT001
        old = attrs.evolve(self.york, ends_on=date(2019, 3, 31))
        new = an_authority("York", "E06000015", starts_on=starts_on)
        if allowed:
            assert AuthorityRegister(authorities=[old, new]).find("York") is new
        else:
            with pytest.raises(InvalidRecordError, match="share the name"):
                AuthorityRegister(authorities=[old, new])

    def test_a_successor_is_in_the_register_and_exists_on_the_next_day(self) -> None:
        old = attrs.evolve(self.york, ends_on=date(2019, 3, 31), successors=[Succession(code="E06000015")])
        with pytest.raises(InvalidRecordError, match="E06000015, which is not in the register"):
            AuthorityRegister(authorities=[old])
        late = an_authority("Ripon", "E06000015", starts_on=date(2019, 4, 2))
        with pytest.raises(InvalidRecordError, match="does not exist on the next day"):
            AuthorityRegister(authorities=[old, late])
        AuthorityRegister(authorities=[old, attrs.evolve(late, starts_on=date(2019, 4, 1))])

    def test_all_problems_are_named_at_once(self) -> None:
        twin = an_authority("York", "E06000014", aliases=["Yorke"])
        with pytest.raises(InvalidRecordError, match=r"share the code .*; .* share the name"):
            AuthorityRegister(authorities=[self.york, twin])


class TestValue:
    """A register is a value: equal, hashable, copied with changes, and short to print."""

    def test_it_compares_and_pickles(self) -> None:
        again = pickle.loads(pickle.dumps(REGISTER))  # noqa: S301
        assert again == REGISTER
        assert hash(again) == hash(REGISTER)
        assert again.find("York") == REGISTER.find("York")

    def test_a_changed_copy_answers_anew(self) -> None:
        east = an_authority("East Surrey", "E06000998", starts_on=date(2027, 4, 1))
        longer = attrs.evolve(REGISTER, authorities=[*REGISTER.authorities, east], covers_to=date(2028, 3, 31))
        assert longer.find("East Surrey", on=date(2027, 4, 1)) is east
        with pytest.raises(UnknownNameError):
            REGISTER.find("East Surrey")

    def test_it_prints_short(self) -> None:
        assert "<158 authorities>" in repr(REGISTER)
        assert len(repr(REGISTER)) < 200
