from datetime import date

import attrs
import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Survey, Theme, Wave


class TestWave:
    """A wave's numbers must be possible together: responses within the invited, the invited within the population."""

    def test_both_sides(self, waves: list[Wave]) -> None:
        wave = attrs.evolve(waves[0], population=100, invited=100, complete=90, partial=10)
        assert (wave.responded, wave.is_census) == (100, True)
        with pytest.raises(InvalidRecordError):
            attrs.evolve(wave, partial=11)
        with pytest.raises(InvalidRecordError):
            attrs.evolve(wave, population=99)
        with pytest.raises(InvalidRecordError):
            attrs.evolve(wave, complete=-1)

    def test_its_date_is_the_middle_of_the_fieldwork(self, waves: list[Wave]) -> None:
        held = attrs.evolve(waves[0], fieldwork=DateRange(date(2017, 3, 1), date(2017, 3, 31)))
        assert held.held_on == date(2017, 3, 16)


class TestSurvey:
    """Waves in order, each question of a known theme, one wording in a wave."""

    def survey(self, questions: list[Question], waves: list[Wave]) -> Survey:
        return Survey(
            title="Invented",
            themes=(Theme(identifier="placement", title="Placement"),),
            questions=tuple(questions),
            waves=tuple(waves),
        )

    def test_a_reworded_question(self, scale: Question, waves: list[Wave]) -> None:
        first = attrs.evolve(scale, waves=("2013", "2015"))
        second = attrs.evolve(scale, wording="Do you like it where you live?", waves=("2017",))
        survey = self.survey([first, second], waves)
        assert survey.questions_in("2015") == (first,)
        assert survey.questions_in("2017") == (second,)
        assert survey.identifiers == ("q1",)
        assert survey.wave("2015") is waves[1]

    def test_refusals(self, scale: Question, waves: list[Wave]) -> None:
        with pytest.raises(InvalidRecordError, match="two wordings"):
            self.survey([scale, attrs.evolve(scale, wording="?")], waves)
        with pytest.raises(InvalidRecordError, match="must come after"):
            self.survey([scale], waves[::-1])
        with pytest.raises(InvalidRecordError, match="must come after"):
            self.survey([scale], [waves[0], attrs.evolve(waves[0], name="another of those days")])
        with pytest.raises(UnknownNameError, match="'placement'"):
            self.survey([attrs.evolve(scale, theme="placment")], waves)
        with pytest.raises(UnknownNameError):
            self.survey([attrs.evolve(scale, waves=("2014",))], waves)
        with pytest.raises(UnknownNameError):
            self.survey([scale], waves).wave("1999")
        with pytest.raises(InvalidRecordError):
            self.survey([scale], [waves[0], attrs.evolve(waves[1], name="2013")])
