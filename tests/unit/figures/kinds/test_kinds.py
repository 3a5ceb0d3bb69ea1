"""Each kind of claim on both sides of its boundary."""

from datetime import date, datetime
from decimal import Decimal
from functools import partial

import attrs
import pytest

from safeguarding.dates.due import EventDay
from safeguarding.errors import InvalidRecordError, ParseError, UnknownNameError
from safeguarding.figures.bands import EDUCATION_SCOTLAND_BANDS, OFSTED_BANDS, BandTable, WordBand
from safeguarding.figures.claims import Claim, check, check_all
from safeguarding.figures.kinds.binaries import BinaryClaim
from safeguarding.figures.kinds.date_orders import DatedEvent, DateOrderClaim
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.deviations import DeviationClaim
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.kinds.lists import ListClaim
from safeguarding.figures.kinds.means import MeanClaim
from safeguarding.figures.kinds.proportions import ProportionClaim
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.kinds.sequences import SequenceClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.policies import CHARITABLE, STRICT, CheckingPolicy
from safeguarding.figures.runs import Run
from safeguarding.figures.stated import Stated, as_stated
from safeguarding.figures.words import ClaimOutcome, Direction, Precision
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.shares import Share
from safeguarding.numbers.shares import percentage as published


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestStatedFigures:
    """A whole number is a count; decimals or a per cent sign mean that it was rounded."""

    @pytest.mark.parametrize("text", ["24", "1,234", "four", "Twenty", "35/139", "-3"])
    def test_counted(self, text: str) -> None:
        assert Stated(text).is_exact

    @pytest.mark.parametrize("text", ["24%", "24.0", "24 per cent", "0.5"])
    def test_rounded(self, text: str) -> None:
        assert not Stated(text).is_exact

    def test_the_author_may_know_better(self) -> None:
        assert not Stated("36", precision=Precision.ROUNDED).is_exact
        assert Stated("3.5", precision=Precision.EXACT).is_exact
        assert not Stated("1,230", to_nearest=10).is_exact

    @pytest.mark.parametrize("text", ["", "abc", "1,23", "5/0", "1e5", "٣", "9" * 100, "twenty one"])
    def test_no_figure(self, text: str) -> None:
        with pytest.raises(ParseError):
            Stated(text)

    def test_impossible_precision(self) -> None:
        for make in (
            partial(Stated, "1,234", to_nearest=10),
            partial(Stated, "10", to_nearest=0),
            partial(Stated, "10", to_nearest=10, precision=Precision.EXACT),
            partial(Stated, "35/139", precision=Precision.ROUNDED),
        ):
            with pytest.raises(InvalidRecordError):
                make()

    def test_values_from_data(self) -> None:
        assert as_stated(Decimal("3.50")).text == "3.50"
        for value in (1.5, True, Decimal("NaN")):
            with pytest.raises(InvalidRecordError):
                as_stated(value)  # type: ignore[arg-type]


class TestShares:
    def test_a_decimal_is_read_as_it_is_printed(self) -> None:
        """What ``percentage`` rounds for print is a right percentage, and a Decimal mean is a printed one."""
        assert right(ShareClaim(count=35, base=139, percentage=published(Share(35, 139))))
        assert right(ShareClaim(count=35, base=139, percentage=25))
        assert wrong(ShareClaim(count=35, base=139, percentage=Decimal("25.0")))
        assert right(MeanClaim(mean=Decimal("3.47"), n=19))

    def test_trailing_zeros_carry_meaning(self) -> None:
        """35 of 139 is 25.18%: 25% and 25.2% are right, 25.0% is not."""
        assert right(ShareClaim(count="35", base="139", percentage="25"))
        assert right(ShareClaim(count="35", base="139", percentage="25.2"))
        assert wrong(ShareClaim(count="35", base="139", percentage="25.0"))

    def test_ties(self) -> None:
        """1 of 8 is exactly 12.5%: 13 half up, 12 half to even, both right by charity; only 13 strictly."""
        for percentage in ("12", "13"):
            claim = ShareClaim(count="1", base="8", percentage=percentage)
            assert right(claim)
            assert check(claim, STRICT).is_consistent is (percentage == "13")

    def test_more_than_there_are(self) -> None:
        assert wrong(ShareClaim(count="140", base="139"))
        assert wrong(ShareClaim(percentage="101%"))
        assert unverifiable(ShareClaim(percentage="100%"))

    def test_nothing_of_nothing(self) -> None:
        assert unverifiable(ShareClaim(count="0", base="0", percentage="0%"))
        assert wrong(ShareClaim(count="1", base="0"))

    def test_a_base_too_small(self) -> None:
        """24% of 20 is impossible: 4 is 20% and 5 is 25%; from 100 on every percentage is possible."""
        assert wrong(ShareClaim(base="20", percentage="24%"))
        assert right(ShareClaim(base="100", percentage="24%"))

    def test_a_count_alone(self) -> None:
        assert right(ShareClaim(count="1", percentage="33.3%"))
        assert not right(ShareClaim(count="1", percentage="33.4%"))
        assert wrong(ShareClaim(count="1", percentage="33.5%"))

    def test_published_counts_are_rounded(self) -> None:
        """1,230 of 4,560, each to the nearest 10, can be 26.8% to 27.1%."""
        count, base = Stated("1,230", to_nearest=10), Stated("4,560", to_nearest=10)
        assert right(ShareClaim(count=count, base=base, percentage="26.9%"))
        assert not right(ShareClaim(count=count, base=base, percentage="26.7%"))
        assert wrong(ShareClaim(count=count, base=base, percentage="26.4%"))

    def test_needs_something_to_check(self) -> None:
        for figures in ({"count": "3"}, {"base": "3"}, {}, {"count": "-3", "base": "5"}):
            with pytest.raises(InvalidRecordError):
                ShareClaim(**figures)

    def test_strict_judging_names_its_rule(self) -> None:
        sentence = check(ShareClaim(count="1", base="8", percentage="12%"), STRICT).sentence
        assert sentence.startswith("1 of 8 is 12.50%, which rounded half up is not 12%: 13% would be right")


class TestTotals:
    def test_slack_is_what_rounding_gives(self) -> None:
        """Four rounded parts can miss 100 by less than 2: 97 fails every usual rule, 99 does not, and 95 fails any."""
        assert right(TotalClaim(parts=("1%", "28%", "45%", "25%"), total="100%"))
        assert not right(TotalClaim(parts=("1%", "28%", "45%", "23%"), total="100%"))
        assert wrong(TotalClaim(parts=("1%", "28%", "45%", "21%"), total="100%"))

    def test_counts_have_no_slack(self) -> None:
        assert wrong(TotalClaim(parts=("2", "39", "63", "35"), total="140"))

    def test_a_rounded_total(self) -> None:
        assert right(TotalClaim(parts=("1.24", "2.24"), total="3.5"))
        assert wrong(TotalClaim(parts=("1.24", "2.24"), total="3.6"))

    def test_one_part_is_no_sum(self) -> None:
        with pytest.raises(InvalidRecordError):
            TotalClaim(parts=("1",), total="1")


class TestSteps:
    def test_differences_of_rounded_values(self) -> None:
        """From 45% to 52% the rise can be 6, 7 or 8 points; from 45 to 52 people it is 7."""
        for size, holds in (("5", False), ("6", True), ("7", True), ("8", True), ("9", False)):
            claim = DifferenceClaim(earlier="45%", later="52%", difference=size, direction=Direction.UP)
            assert check(claim).is_consistent is holds
        assert wrong(DifferenceClaim(earlier="45", later="52", difference="8"))
        assert right(DifferenceClaim(earlier="45", later="52", difference="7"))

    def test_direction(self) -> None:
        """A fall that is called a rise is wrong; a size alone is right either way; a sign is taken as such."""
        assert wrong(DifferenceClaim(earlier="52", later="45", difference="7", direction=Direction.UP))
        assert right(DifferenceClaim(earlier="52", later="45", difference="7", direction=Direction.DOWN))
        assert right(DifferenceClaim(earlier="52", later="45", difference="7"))
        assert right(DifferenceClaim(earlier="52", later="45", difference="-7"))
        assert wrong(DifferenceClaim(earlier="52", later="45", difference="+7"))

    def test_a_change_in_per_cent(self) -> None:
        """From 120 to 139 is 15.83%: 16% is right, 15% is cut off, 17% is wrong."""
        assert right(ChangeClaim(earlier="120", later="139", change="16%"))
        assert check(ChangeClaim(earlier="120", later="139", change="15%")).is_unusual
        assert wrong(ChangeClaim(earlier="120", later="139", change="17%"))

    def test_points_are_no_per_cent(self) -> None:
        """From 20% to 30% is 10 points and 50 per cent."""
        assert right(DifferenceClaim(earlier="20%", later="30%", difference="10"))
        assert wrong(ChangeClaim(earlier="20%", later="30%", change="10%"))
        assert right(ChangeClaim(earlier="20%", later="30%", change="50%"))

    def test_from_nothing(self) -> None:
        assert unverifiable(ChangeClaim(earlier="0", later="3", change="300%"))

    def test_the_wrong_way(self) -> None:
        """Where the values go the other way, no size of the step would be right, and the verdict says which way."""
        verdict = check(DifferenceClaim(earlier="28%", later="24%", difference="4", direction=Direction.UP))
        assert str(verdict) == "inconsistent: From 28% to 24% is a fall, and a rise is stated."
        assert check(ChangeClaim(earlier="20", later="30", change="50%", direction=Direction.DOWN)).is_inconsistent

    def test_a_direction_is_one_of_three_words(self) -> None:
        assert DifferenceClaim(earlier="28", later="24", difference="4", direction="down").direction is Direction.DOWN
        with pytest.raises(UnknownNameError):
            TrendClaim(direction="upp")


class TestRatiosAndRates:
    def test_ratios(self) -> None:
        assert right(RatioClaim(value="150", of="60", ratio="2.5"))
        assert wrong(RatioClaim(value="150", of="60", ratio="2.6"))
        assert unverifiable(RatioClaim(value="150", of="0", ratio="2.6"))

    def test_rates(self) -> None:
        """196 of 36,800 is 53.26 per 10,000; with a population to the nearest 100 it is 53.19 to 53.33."""
        assert right(RateClaim(count="196", population="36,800", per=10_000, rate="53.3"))
        assert wrong(RateClaim(count="196", population="36,800", per=1_000, rate="53.3"))
        stated = Stated("36,800", to_nearest=100)
        assert right(RateClaim(count="196", population=stated, per=10_000, rate="53.20"))
        assert wrong(RateClaim(count="196", population=stated, per=10_000, rate="53.10"))
        with pytest.raises(InvalidRecordError):
            RateClaim(count="1", population="2", per=0, rate="1")


class TestMeans:
    def test_items_make_finer_means_possible(self) -> None:
        """5.19 is no mean of 28 whole answers, but of 28 people's scores over four items it is."""
        assert wrong(MeanClaim(mean="5.19", n=28))
        assert right(MeanClaim(mean="5.19", n=28, items=4))

    def test_deviations(self) -> None:
        assert wrong(DeviationClaim(mean="5.19", deviation="1.00", n=28))
        assert check(DeviationClaim(mean="5.19", deviation="1.00", n=28)).remedy("mean") is not None
        assert right(DeviationClaim(mean="0.5", deviation="0.7", n=2))
        population = check(DeviationClaim(mean="0.5", deviation="0.50", n=2))
        assert population.remarks == ("It fits only when the squares are divided by n, not by n − 1.",)

    def test_binary(self) -> None:
        assert wrong(BinaryClaim(mean="0.35", deviation="0.18", n=20))
        with pytest.raises(InvalidRecordError):
            BinaryClaim(mean="1.5", deviation="0.1", n=20)

    @pytest.mark.parametrize("n", [0, -1, True, 2.0])
    def test_nobody(self, n: int) -> None:
        with pytest.raises(InvalidRecordError):
            MeanClaim(mean="1.0", n=n)


class TestRepeats:
    def test_finer_and_coarser(self) -> None:
        assert right(RepeatClaim(figures=("25%", "25.2%", "3500/139")))
        assert not right(RepeatClaim(figures=("25%", "25.6%")))
        assert wrong(RepeatClaim(figures=("25%", "26.6%")))
        assert wrong(RepeatClaim(figures=("139", "140")))

    def test_a_share_beside_its_percentage(self) -> None:
        """A share from the data and the percentage in print are one figure: 35/139, 0.25 and 25%."""
        assert right(RepeatClaim(figures=("25%", "25.2%", "35/139")))
        assert right(RepeatClaim(figures=("25%", "0.25")))
        assert wrong(RepeatClaim(figures=("24%", "35/139")))
        assert wrong(RepeatClaim(figures=("50%", "0.5%")))

    def test_a_whole_number_beside_a_decimal_was_rounded(self) -> None:
        assert right(RepeatClaim(figures=("11", "10.5")))
        assert wrong(RepeatClaim(figures=("12", "10.5")))

    def test_the_place_is_named(self) -> None:
        figures = (Stated("35", where="page 2"), Stated("36", where="page 9"))
        assert "35 (page 2) and 36 (page 9)" in check(RepeatClaim(figures=figures)).sentence


class TestLists:
    def test_lengths(self) -> None:
        assert right(ListClaim(stated="four", listed=4))
        assert wrong(ListClaim(stated="four", listed=3))

    def test_sequences(self) -> None:
        assert right(SequenceClaim(numbers=("1", "2", "3")))
        assert wrong(SequenceClaim(numbers=("1", "3")))
        assert wrong(SequenceClaim(numbers=("2", "3")))
        assert right(SequenceClaim(numbers=("2", "3"), starts_at=2))
        assert wrong(SequenceClaim(numbers=("1", "2"), announced="3"))
        assert wrong(SequenceClaim(numbers=("1", "2", "3"), announced="2"))
        assert wrong(SequenceClaim(numbers=("1", "2", "2")))
        assert right(SequenceClaim(numbers=("1", "2", "2"), repeats_allowed=True))

    def test_disorder_is_a_remark_unless_strict(self) -> None:
        claim = SequenceClaim(numbers=("1", "2", "4", "3"))
        assert check(claim).remarks == ("3 comes after 4.",)
        assert right(claim)
        assert check(claim, STRICT).is_inconsistent

    def test_a_number_far_away_is_quick(self) -> None:
        """A huge gap is one run, not a billion numbers."""
        remedy = check(SequenceClaim(numbers=("1", "999999999"))).remedy("missing number")
        assert remedy is not None
        assert remedy.runs == (Run(first=2, last=999_999_998),)

    def test_not_numbers(self) -> None:
        assert unverifiable(SequenceClaim(numbers=("1", "2a")))
        assert unverifiable(SequenceClaim(numbers=("", "")))
        with pytest.raises(InvalidRecordError):
            SequenceClaim(numbers=())


class TestDates:
    def test_one_day_is_in_order(self) -> None:
        day = date(2016, 12, 8)
        assert right(DateOrderClaim(events=(DatedEvent("one", day), DatedEvent("two", day))))
        assert wrong(DateOrderClaim(events=(DatedEvent("one", day), DatedEvent("two", date(2016, 12, 7)))))
        with pytest.raises(InvalidRecordError):
            DatedEvent("one", datetime(2016, 12, 8))  # noqa: DTZ001  that it is a datetime is the point

    @pytest.mark.parametrize(
        ("ends_on", "length", "holds"),
        [
            # 25 days with the last, 24 without
            (date(2016, 12, 8), "25 days", True),
            (date(2016, 12, 8), "24 days", True),
            (date(2016, 12, 8), "26 days", False),
            (date(2016, 12, 8), "23 days", False),
            # 3.4 to 3.6 weeks, in four calendar weeks
            (date(2016, 12, 8), "4 weeks", True),
            (date(2016, 12, 8), "3 weeks", True),
            (date(2016, 12, 8), "5 weeks", False),
            (date(2016, 12, 8), "2 weeks", False),
            (date(2016, 12, 13), "1 month", True),
            (date(2016, 12, 14), "1 month", True),
            (date(2017, 1, 13), "2 months", True),
            (date(2017, 1, 13), "3 months", False),
            (date(2018, 11, 13), "2 years", True),
            (date(2018, 11, 13), "3 years", False),
            (date(2018, 5, 13), "1 year and 6 months", True),
            (date(2016, 12, 8), "19 working days", True),
            (date(2016, 12, 8), "18 working days", True),
            (date(2016, 12, 8), "20 working days", False),
            # inspectors' days are working days
            (date(2016, 12, 8), "19 days", True),
            (date(2016, 12, 8), "20 days", False),
        ],
    )
    def test_lengths_from_14_november(self, ends_on: date, length: str, holds: bool) -> None:  # noqa: FBT001
        claim = DurationClaim(starts_on=date(2016, 11, 14), ends_on=ends_on, length=length)
        assert check(claim).is_consistent is holds, check(claim)

    @pytest.mark.parametrize(
        ("starts_on", "ends_on", "length"),
        [
            (date(2016, 11, 14), date(2016, 12, 8), "9000 years and 1 day"),
            (date(1, 1, 1), date(1, 1, 5), "30 working days"),
            (date(1, 1, 1), date(1, 1, 5), "30 days"),
        ],
    )
    def test_lengths_that_lead_out_of_the_calendar(self, starts_on: date, ends_on: date, length: str) -> None:
        """A length that no day can have is wrong, and no error."""
        assert check(DurationClaim(starts_on=starts_on, ends_on=ends_on, length=length)).is_inconsistent

    def test_an_end_before_the_start(self) -> None:
        verdict = check(DurationClaim(starts_on=date(2016, 11, 14), ends_on=date(2015, 12, 8), length="4 weeks"))
        assert verdict.is_inconsistent
        assert "8 December 2016 would fit" in verdict.sentence

    def test_deadlines(self) -> None:
        """The last day is in time and the next is not; bank holidays decide."""
        start = date(2017, 2, 7)

        def claim(done_on: date, *, met: bool = True, due_on: date | None = None) -> DeadlineClaim:
            return DeadlineClaim(event_on=start, done_on=done_on, period="70 working days", met=met, due_on=due_on)

        assert right(claim(date(2017, 5, 19)))
        assert wrong(claim(date(2017, 5, 22)))
        assert right(claim(date(2017, 5, 22), met=False))
        assert wrong(claim(date(2017, 5, 19), met=False))
        assert wrong(claim(date(2017, 2, 6)))
        assert right(claim(date(2017, 5, 17), due_on=date(2017, 5, 19)))
        verdict = check(claim(date(2017, 5, 17), due_on=date(2017, 5, 16)))
        remedy = verdict.remedy("deadline")
        assert remedy is not None
        assert remedy.dates == (date(2017, 5, 19),)
        event_counts = attrs.evolve(claim(date(2017, 5, 18)), event_day=EventDay.DAY_ONE)
        assert "working day 70" in check(event_counts).sentence
        assert unverifiable(DeadlineClaim(event_on=date(2050, 1, 1), done_on=date(2050, 1, 2), period="5 working days"))


class TestWords:
    @pytest.mark.parametrize(
        ("words", "percentage", "holds"),
        [
            ("one in four", "25%", True),
            ("one in four", "22.3%", True),
            ("one in four", "28.5%", True),
            ("one in four", "22.1%", False),
            ("one in four", "29%", True),
            ("one in four", "29.1%", True),
            ("one in four", "29.3%", False),
            ("1 in 4", "25%", True),
            ("three out of ten", "30%", True),
            ("three out of ten", "36%", False),
            ("two thirds", "66.7%", True),
            ("half", "50%", True),
            ("half", "80%", False),
            ("more than half", "50.1%", True),
            ("more than half", "49.9%", False),
            ("nearly two-thirds", "66%", True),
            ("nearly two-thirds", "67.1%", False),
            ("two thirds", "63.3%", True),
            ("two thirds", "63.2%", False),
            ("two thirds", "70.8%", True),
            ("two thirds", "70.9%", False),
            ("a third", "36.7%", True),
            ("a third", "36.8%", False),
            ("half", "45%", True),
            ("half", "44.9%", False),
            ("nearly half", "44%", True),
            ("nearly half", "43.9%", False),
            ("just over half", "56%", True),
            ("just over half", "56.1%", False),
            ("just under half", "50.1%", False),
            ("a tenth", "11%", True),
        ],
    )
    def test_fractions(self, words: str, percentage: str, holds: bool) -> None:  # noqa: FBT001
        assert right(FractionClaim(words=words, percentage=percentage)) is holds

    def test_exactly_half_is_not_more_than_half(self) -> None:
        assert wrong(FractionClaim(words="more than half", count="1", base="2"))
        assert wrong(FractionClaim(words="less than half", count="1", base="2"))
        assert right(FractionClaim(words="half", count="1", base="2"))

    def test_fractions_need_figures(self) -> None:
        assert unverifiable(FractionClaim(words="one in four"))
        assert unverifiable(FractionClaim(words="one in four", count="0", base="0"))

    @pytest.mark.parametrize("words", ["", "five in four", "none in four", "a dozen", "one in", "x" * 10_000])
    def test_no_fraction(self, words: str) -> None:
        with pytest.raises(ParseError):
            parse_fraction_in_words(words)

    @pytest.mark.parametrize(
        ("words", "percentage", "holds"),
        [
            ("vast majority", "97%", True),
            ("vast majority", "96%", False),
            ("most", "96%", True),
            ("most", "80%", True),
            ("most", "79%", False),
            ("the majority", "51%", True),
            ("the majority", "50%", False),
            ("A Small Minority", "20%", True),
            ("few", "19%", True),
            ("few", "20%", False),
        ],
    )
    def test_proportions(self, words: str, percentage: str, holds: bool) -> None:  # noqa: FBT001
        assert check(ProportionClaim(words=words, percentage=percentage)).is_consistent is holds

    def test_another_bodys_words(self) -> None:
        """Four fifths are "most" for both; 76% is "most" in Scotland only."""
        scottish = attrs.evolve(CHARITABLE, bands=EDUCATION_SCOTLAND_BANDS)
        claim = ProportionClaim(words="most", percentage="76%")
        assert check(claim).is_inconsistent
        assert check(claim, scottish).is_consistent

    def test_words_of_no_table(self) -> None:
        with pytest.raises(UnknownNameError) as caught:
            check(ProportionClaim(words="vast majorty", percentage="97%"))
        assert caught.value.suggestions[0] == "vast majority"

    def test_a_verdict_names_its_table_and_how_surely_it_is_known(self) -> None:
        (remark,) = check(ProportionClaim(words="most", percentage="79%")).remarks
        assert "from memory" in remark

    def test_band_tables_check_themselves(self) -> None:
        source = OFSTED_BANDS.source
        for bands in (
            (),
            (WordBand(0, 50, ("a",)), WordBand(40, 100, ("b",))),
            (WordBand(51, 100, ("a",)), WordBand(0, 50, ("a",))),
        ):
            with pytest.raises(InvalidRecordError):
                BandTable(name="made up", bands=bands, source=source)
        with pytest.raises(InvalidRecordError):
            WordBand(50, 40, ("a",))


class TestTrends:
    def test_every_step_or_only_the_ends(self) -> None:
        values = ("81%", "86%", "84%")
        assert right(TrendClaim(direction=Direction.UP, values=values))
        assert wrong(TrendClaim(direction=Direction.UP, values=values, at_every_step=True))

    def test_rounding_hides_a_small_rise(self) -> None:
        """86% and again 86% may hide a rise; 86 people and again 86 do not."""
        assert right(TrendClaim(direction=Direction.UP, values=("86%", "86%"), at_every_step=True))
        assert wrong(TrendClaim(direction=Direction.UP, values=("86", "86"), at_every_step=True))

    def test_the_room_is_used_up(self) -> None:
        """Values that were rounded can only rise within their own unit, one after the other."""
        assert right(TrendClaim(direction=Direction.UP, values=("86%", "86.4%", "86.4%"), at_every_step=True))
        assert wrong(TrendClaim(direction=Direction.UP, values=("86.4%", "86%", "86.3%"), at_every_step=True))

    def test_level_and_down(self) -> None:
        assert right(TrendClaim(direction=Direction.LEVEL, values=("86%", "86.2%", "85.9%"))) is False
        assert right(TrendClaim(direction=Direction.LEVEL, values=("86%", "86.2%")))
        assert right(TrendClaim(direction=Direction.DOWN, values=("9", "8")))
        assert unverifiable(TrendClaim(direction=Direction.DOWN, values=("9",)))


class TestPolicies:
    def test_mixed_rounding_is_said_apart(self) -> None:
        """2.5 printed as 2 (half to even) and as 3 (half up): one figure only if two rules were used."""
        claim = RepeatClaim(
            figures=(Stated("2", precision=Precision.ROUNDED), Stated("3", precision=Precision.ROUNDED))
        )
        verdict = check(claim, attrs.evolve(CHARITABLE, unusual=()))
        assert verdict.is_unusual
        assert "different rules" in verdict.sentence
        assert check(claim, STRICT).is_inconsistent

    def test_policies_check_themselves(self) -> None:
        with pytest.raises(InvalidRecordError):
            CheckingPolicy(usual=())
        with pytest.raises(InvalidRecordError):
            CheckingPolicy(usual=(Rounding.FLOOR,))

    def test_many_at_once(self) -> None:
        claims = (ShareClaim(percentage="97%"), ListClaim(stated="1", listed=1))
        assert [each.claim for each in check_all(claims)] == list(claims)


class TestRuns:
    def test_nonsense(self) -> None:
        for make in (partial(Run, first=2, last=1), partial(Run, first=1, last=2, unit=0)):
            with pytest.raises(InvalidRecordError):
                make()
