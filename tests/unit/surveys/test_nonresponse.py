import attrs
import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.surveys.nonresponse import sampling_note, share_if_all_had_answered
from safeguarding.surveys.waves import Wave
from safeguarding.testing.strategies.surveys import shares


class TestSamplingNote:
    """A census says that only non-response is left; a full count that nothing is."""

    def test_three_kinds(self, waves: list[Wave]) -> None:
        census = waves[0]
        assert "Only non-response is left: 100 did not answer" in sampling_note(census)
        assert "no sampling error and no non-response" in sampling_note(attrs.evolve(census, complete=200))
        nobody = attrs.evolve(census, population=0, invited=0, complete=0, partial=0)
        assert sampling_note(nobody) == "Nobody was invited."
        assert sampling_note(attrs.evolve(census, invited=150)).startswith("150 of 200 were invited and 50 of them")


class TestBounds:
    """Whatever those who did not answer think, the share of all lies between these two."""

    @given(share=shares(), missing=st.integers(0, 100), data=st.data())
    def test_whatever_they_think(self, share: Share, missing: int, data: st.DataObject) -> None:
        more = data.draw(st.integers(0, missing))
        lowest, highest = share_if_all_had_answered(share, population=share.base + missing)
        assert lowest.fraction <= Share(share.count + more, share.base + missing).fraction <= highest.fraction

    def test_a_population_holds_its_base(self) -> None:
        with pytest.raises(InvalidRecordError):
            share_if_all_had_answered(Share(3, 5), population=4)
