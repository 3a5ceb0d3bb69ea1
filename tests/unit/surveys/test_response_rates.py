from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.surveys.response_rates import Dispositions, ResponseRate, response_rate, wave_dispositions
from safeguarding.surveys.waves import Wave
from safeguarding.testing.strategies import surveys as strategies


class TestResponseRates:
    """The six AAPOR definitions."""

    CASES = Dispositions(complete=80, partial=10, refused=30, not_reached=25, other=5, unknown=50)

    @pytest.mark.parametrize(
        ("definition", "expected"),
        [
            (ResponseRate.RR1, Fraction(80, 200)),
            (ResponseRate.RR2, Fraction(90, 200)),
            (ResponseRate.RR3, Fraction(80, 170)),
            (ResponseRate.RR4, Fraction(90, 170)),
            (ResponseRate.RR5, Fraction(80, 150)),
            (ResponseRate.RR6, Fraction(90, 150)),
        ],
    )
    def test_each(self, definition: ResponseRate, expected: Fraction) -> None:
        assert response_rate(self.CASES, definition, eligible_share=Fraction(2, 5)) == expected

    @given(
        counts=st.lists(st.integers(0, 50), min_size=6, max_size=6).filter(lambda each: sum(each[:5]) > 0),
        eligible=st.fractions(0, 1),
    )
    def test_they_stand_in_order(self, counts: list[int], eligible: Fraction) -> None:
        cases = Dispositions(
            complete=counts[0],
            partial=counts[1],
            refused=counts[2],
            not_reached=counts[3],
            other=counts[4],
            unknown=counts[5],
        )
        rates = [response_rate(cases, each, eligible_share=eligible) for each in ResponseRate]
        assert 0 <= rates[0] <= rates[2] <= rates[4] <= 1
        assert 0 <= rates[1] <= rates[3] <= rates[5] <= 1
        assert all(complete <= any_response for complete, any_response in zip(rates[::2], rates[1::2], strict=True))

    def test_refusals(self) -> None:
        with pytest.raises(InvalidRecordError):
            Dispositions(complete=0)
        with pytest.raises(InvalidRecordError, match="needs the estimated share"):
            response_rate(self.CASES, ResponseRate.RR3)
        with pytest.raises(InvalidRecordError):
            response_rate(self.CASES, ResponseRate.RR4, eligible_share=2)
        with pytest.raises(InvalidRecordError):
            response_rate(Dispositions(complete=0, unknown=5), ResponseRate.RR5)

    @given(wave=strategies.waves())
    def test_of_a_known_population_only_partial_answers_make_a_difference(self, wave: Wave) -> None:
        if wave.invited:
            cases = wave_dispositions(wave)
            assert response_rate(cases, ResponseRate.RR1) == response_rate(cases, ResponseRate.RR5)
            assert response_rate(cases, ResponseRate.RR2) == Fraction(wave.responded, wave.invited)


@pytest.mark.parametrize(
    ("share", "rate"),
    [(0, Fraction(80, 150)), (1, Fraction(80, 200)), (Fraction(-1, 100), None), (Fraction(101, 100), None)],
)
def test_of_the_unknown_none_to_all_may_be_eligible(share: Fraction | int, rate: Fraction | None) -> None:
    cases = Dispositions(complete=80, refused=40, not_reached=30, unknown=50)
    assert cases.partial == 0
    if rate is None:
        with pytest.raises(InvalidRecordError):
            response_rate(cases, ResponseRate.RR3, eligible_share=share)
    else:
        assert response_rate(cases, ResponseRate.RR3, eligible_share=share) == rate


@pytest.mark.parametrize("definition", [ResponseRate.RR3, ResponseRate.RR4])
def test_the_estimate_is_asked_for_where_somebody_is_unknown(definition: ResponseRate) -> None:
    """Without one case of unknown eligibility there is nothing to estimate; with one there is."""
    nobody = Dispositions(complete=80, refused=20)
    assert response_rate(nobody, definition) == Fraction(80, 100)
    one = Dispositions(complete=80, refused=20, unknown=1)
    with pytest.raises(InvalidRecordError, match="needs the estimated share"):
        response_rate(one, definition)
    assert response_rate(one, definition, eligible_share=Fraction(1, 2)) == Fraction(160, 201)
