"""The figures of one real report: York's update of 19 September 2017. Facts only, in our own words."""

from datetime import date

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.date_orders import DatedEvent, DateOrderClaim
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.kinds.lists import ListClaim
from safeguarding.figures.kinds.sequences import SequenceClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.runs import listed
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome, Direction
from safeguarding.numbers.rounding import Rounding


def suggested(verdict: Verdict, field: str) -> str:
    remedy = verdict.remedy(field)
    assert remedy is not None
    return listed(remedy.runs)


class TestShares:
    def test_the_counts_make_the_total(self) -> None:
        """2 + 39 + 63 + 35 = 139."""
        assert check(TotalClaim(parts=("2", "39", "63", "35"), total="139")).is_consistent
        assert check(TotalClaim(parts=("2", "39", "63", "34"), total="139")).is_inconsistent

    def test_right_shares(self) -> None:
        """39 of 139 is 28%, 63 of 139 is 45%."""
        for count, percentage in (("39", "28%"), ("63", "45%")):
            verdict = check(ShareClaim(count=count, base="139", percentage=percentage))
            assert verdict.is_consistent
            assert not verdict.is_unusual

    def test_the_wrong_share(self) -> None:
        """35 of 139 is not 24% under any rounding rule; 25% is right, and 33 or 34 would give 24%."""
        verdict = check(ShareClaim(count="35", base="139", percentage="24%"))
        assert verdict.is_inconsistent
        assert verdict.rules == ()
        assert suggested(verdict, "percentage") == "25"
        assert suggested(verdict, "count") == "33–34"
        assert suggested(verdict, "base") == "143–148"
        assert "25% would be right" in verdict.sentence
        assert "33 or 34 would give 24%" in verdict.sentence

    def test_truncation_does_not_excuse_it(self) -> None:
        """25% is what cutting off gives too; 26% would be the ceiling, and is said apart."""
        verdict = check(ShareClaim(count="35", base="139", percentage="26%"))
        assert verdict.is_consistent
        assert verdict.is_unusual
        assert set(verdict.rules) == {Rounding.CEILING, Rounding.AWAY_FROM_ZERO}

    def test_rounded_shares_sum_to_99(self) -> None:
        """1 + 28 + 45 + 25 = 99, and their rounding explains it."""
        verdict = check(TotalClaim(parts=("1%", "28%", "45%", "25%"), total="100%"))
        assert verdict.is_consistent
        assert verdict.remarks == ("The printed parts sum to 99; their rounding explains it.",)

    def test_a_percentage_without_its_base(self) -> None:
        """97% is possible only for 29 to 39, 58 to 79, and 86 or more."""
        verdict = check(ShareClaim(percentage="97%"))
        assert verdict.outcome is ClaimOutcome.UNVERIFIABLE
        assert suggested(verdict, "base") == "29–39, 58–79, 86+"

    def test_due_for_a_recheck(self) -> None:
        """31 of 491 is 6.31%."""
        assert "6.31%" in check(ShareClaim(count="31", base="491")).sentence


class TestDates:
    def test_the_impossible_end(self) -> None:
        """Four weeks from 14 November 2016 do not end on 8 December 2017; on 8 December 2016 they do."""
        claim = DurationClaim(starts_on=date(2016, 11, 14), ends_on=date(2017, 12, 8), length="four weeks")
        verdict = check(claim)
        assert verdict.is_inconsistent
        remedy = verdict.remedy("last day")
        assert remedy is not None
        assert remedy.dates == (date(2016, 12, 8),)
        right = DurationClaim(starts_on=date(2016, 11, 14), ends_on=date(2016, 12, 8), length="four weeks")
        assert check(right).is_consistent

    def test_an_end_after_publication(self) -> None:
        """An inspection cannot end after its report was published."""
        events = (DatedEvent("inspection", date(2017, 12, 8)), DatedEvent("report", date(2017, 2, 7)))
        assert check(DateOrderClaim(events=events)).is_inconsistent

    def test_the_68th_working_day_of_70(self) -> None:
        """17 May 2017 is working day 68 of 70; forgetting the bank holidays would make it look late."""
        claim = DeadlineClaim(event_on=date(2017, 2, 7), done_on=date(2017, 5, 17), period="70 working days")
        verdict = check(claim)
        assert verdict.is_consistent
        assert "working day 68" in verdict.sentence
        assert "19 May 2017" in verdict.sentence


class TestTheActionPlan:
    ORDER = ("1", "2", "4", "3", "5", "6", "", "8", "9", "10")

    def test_recommendation_7_is_missing(self) -> None:
        """The table numbers 1, 2, 4, 3, 5, 6, blank, 8, 9, 10."""
        verdict = check(SequenceClaim(numbers=self.ORDER, announced="10", about="recommendation"))
        assert verdict.is_inconsistent
        assert suggested(verdict, "missing number") == "7"
        assert "recommendation 7 is missing" in verdict.sentence
        assert "3 comes after 4" in verdict.sentence
        assert "1 entry has no number" in verdict.sentence

    def test_ten_rows_and_four_areas(self) -> None:
        """There are ten rows and four areas, as announced."""
        assert check(ListClaim(stated="10", listed=10)).is_consistent
        assert check(ListClaim(stated="four", listed=4)).is_consistent


def test_growing_satisfaction_has_no_figures() -> None:
    """Growth that is said to be continuous, without figures, is unverifiable and is not called wrong."""
    verdict = check(TrendClaim(direction=Direction.UP, at_every_step=True, about="satisfaction"))
    assert verdict.outcome is ClaimOutcome.UNVERIFIABLE
