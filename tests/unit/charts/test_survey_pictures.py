import itertools
from datetime import date
from pathlib import Path

import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from safeguarding.charts.survey_pictures import (
    FAVOURABLE_COLOURS,
    UNFAVOURABLE_COLOURS,
    diverging_bars,
    waves_with_intervals,
    write_bars,
    write_waves,
)
from safeguarding.charts.survey_rows import BarRow, WavePoint, bar_row, bars_alt_text, waves_alt_text
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.measures import share_measure
from safeguarding.surveys.publication import PublishedQuestion, published_question
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.words import Coding

QUESTION = Question(
    identifier="q1",
    wording="How happy are you?",
    theme="t",
    options=[
        Option(code="4", label="Very happy", coding=Coding.FAVOURABLE),
        Option(code="3", label="Happy", coding=Coding.FAVOURABLE),
        Option(code="2", label="Neither", coding=Coding.NEUTRAL),
        Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE),
        Option(code="0", label="Very unhappy", coding=Coding.UNFAVOURABLE),
    ],
)


def row(*counts: int) -> BarRow:
    chosen = {option.code: count for option, count in zip(QUESTION.options, counts, strict=True)}
    made = published_question(AnswerCounts(question=QUESTION, chosen=chosen), FEWER_THAN_FIVE)
    assert isinstance(made, PublishedQuestion)
    return bar_row(made)


def grey(colour: str) -> float:
    red, green, blue = to_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class TestBars:
    """Favourable to the right of the middle, unfavourable to the left, neutral across it; nothing hidden is drawn."""

    def test_where_the_bars_stand(self) -> None:
        axes = diverging_bars("x", [row(30, 20, 20, 20, 10)]).axes[0]
        spans = [
            (round(bar.get_x(), 6), round(bar.get_x() + bar.get_width(), 6))
            for bar in axes.patches
            if isinstance(bar, Rectangle)
        ]
        assert spans == [(-0.4, -0.3), (-0.3, -0.1), (-0.1, 0.1), (0.1, 0.3), (0.3, 0.6)]

    def test_every_row_has_its_room_also_without_a_bar(self) -> None:
        axes = diverging_bars("x", [row(30, 20, 2, 20, 10), row(30, 20, 20, 20, 10)]).axes[0]
        assert axes.get_ylim() == (1.5, -0.5)

    def test_a_long_title_is_folded_and_a_dollar_is_a_dollar(self) -> None:
        """The picture is not wider than the page, and nothing between two dollars is set as a formula."""
        figure = diverging_bars("a survey of $5 and of $6 and of many other words " * 3, [row(30, 20, 20, 20, 10)])
        title = figure.axes[0].get_title(loc="left")
        assert max(map(len, title.splitlines())) < 60
        assert title.count(r"\$") == title.count("$") == 6

    def test_a_hidden_number_is_not_drawn(self) -> None:
        hidden = row(30, 20, 2, 20, 10)
        assert hidden.is_hidden
        assert not diverging_bars("x", [hidden]).axes[0].patches
        assert "not shown" in bars_alt_text("x", [hidden])

    def test_where_only_the_sum_is_shown_the_sum_is_drawn(self) -> None:
        together = row(30, 20, 20, 20, 2)
        assert [segment.label for segment in together.segments] == [
            "Very happy",
            "Happy",
            "Neither",
            "all unfavourable",
        ]
        assert len(diverging_bars("x", [together]).axes[0].patches) == 4

    def test_one_order_of_the_legend(self) -> None:
        """From worst to best, as the bars stand, whichever row came first and whatever it drew together."""
        rows = [row(30, 20, 20, 20, 2), row(30, 20, 20, 20, 10)]
        for ordered in (rows, rows[::-1]):
            (legend,) = diverging_bars("x", ordered).legends
            texts = [words.get_text() for words in legend.get_texts()]
            # two rows of three, which the library fills column by column
            assert [*texts[0::2], *texts[1::2]] == [
                "Very unhappy",
                "Unhappy",
                "all unfavourable",
                "Neither",
                "Happy",
                "Very happy",
            ]

    def test_words(self) -> None:
        assert bars_alt_text("Answers", [row(30, 20, 20, 20, 10)]) == (
            "Answers. A bar for each question, favourable answers to the right. "
            "How happy are you? – 50% favourable, 20% neutral, 30% unfavourable, of 100."
        )

    def test_colours_tell_apart_in_grey_too(self) -> None:
        for shades in (FAVOURABLE_COLOURS, UNFAVOURABLE_COLOURS):
            steps = [grey(colour) for colour in shades]
            assert all(later - earlier > 0.1 for earlier, later in itertools.pairwise(steps))


class TestWaves:
    """Each wave's share with its interval, from 0 to 100%; a hidden wave is said to be, not left out."""

    POINTS = (
        WavePoint(wave="2015", measure=share_measure("x", 60, 80)),
        WavePoint(wave="2017", measure=None),
    )

    def test_the_axis_is_whole(self) -> None:
        axes = waves_with_intervals("x", self.POINTS).axes[0]
        assert axes.get_ylim() == (0, 1)
        assert [label.get_text() for label in axes.get_xticklabels()] == ["2015\n(n 80)", "2017"]

    def test_the_picture_names_its_intervals(self) -> None:
        assert "95% intervals" in waves_with_intervals("x", self.POINTS).axes[0].get_xlabel()
        surer = [WavePoint(wave="2015", measure=share_measure("x", 60, 80, confidence=0.99))]
        assert "99% intervals" in waves_with_intervals("x", surer).axes[0].get_xlabel()

    def test_waves_stand_as_far_apart_as_their_dates(self) -> None:
        points = [
            WavePoint(wave=str(year), measure=share_measure("x", 60, 80), held_on=date(year, 4, 1))
            for year in (2013, 2014, 2018)
        ]
        first, second, third = waves_with_intervals("x", points).axes[0].get_xticks()
        assert (third - second) / (second - first) == pytest.approx(4, abs=0.05)

    def test_words(self) -> None:
        assert "2015: 75%, of 80, interval 65% to 83%. 2017: not shown." in waves_alt_text("Happy?", self.POINTS)

    @pytest.mark.parametrize("ending", [".png", ".svg"])
    def test_files(self, tmp_path: Path, ending: str) -> None:
        files = [
            write_waves("Happy?", self.POINTS, tmp_path / f"waves{ending}"),
            write_bars("Happy?", [row(30, 20, 20, 20, 10)], tmp_path / f"bars{ending}"),
        ]
        for picture, words in files:
            assert picture.stat().st_size > 1000
            assert words.read_text(encoding="utf-8").startswith("Happy? ")


def test_a_part_too_narrow_for_its_number_is_drawn_without_it() -> None:
    """A number that ran over its neighbours would be read as theirs; the words of the picture have it."""
    axes = diverging_bars("x", [row(600, 20, 200, 200, 100)]).axes[0]
    assert [words.get_text() for words in axes.texts] == ["9", "18", "18", "54"]
    assert len(axes.patches) == 5
