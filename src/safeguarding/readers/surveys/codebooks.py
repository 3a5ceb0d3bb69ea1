"""A survey's codebook, ``survey.toml``: its questions, waves and rules, and which files hold the answers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.records import Record
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Option
from safeguarding.surveys.stated import MOST_BASES
from safeguarding.surveys.waves import Theme
from safeguarding.surveys.words import BasePolicy, Mode

SURVEY_FILE = "survey.toml"


@attrs.frozen(kw_only=True)
class ScaleFacts(Record):
    """Options that several questions share."""

    name: str
    options: tuple[Option, ...]


@attrs.frozen(kw_only=True)
class QuestionFacts(Record):
    """A question as the codebook has it: with options of its own, or those of a named scale.

    Of a question with ``several`` answers each person may have chosen any number. Each of its options is then a
    question of its own, whose base is everybody who was asked.
    """

    identifier: str
    wording: str
    theme: str
    scale: str = ""
    options: tuple[Option, ...] = ()
    base_policy: BasePolicy = BasePolicy.VALID_ANSWERS
    asked_of: str = "everybody"
    several: bool = False
    waves: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class WaveFacts(Record):
    """A wave as the codebook has it: with the file of its responses, or none where only counts are kept.

    ``population_by`` gives for a grouping how many people each of its groups has, answered or not; by ``weight_by``, some
    of these, the answers are weighted as well.
    """

    name: str
    fieldwork: DateRange
    population: int
    invited: int
    complete: int
    partial: int = 0
    mode: Mode
    population_is: str = ""
    responses: str = ""
    population_by: Mapping[str, Mapping[str, int]] = attrs.field(factory=dict, hash=False)
    weight_by: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class DisclosureFacts(Record):
    """The council's disclosure rule.

    A group of fewer than ``smallest_whole_group`` is hidden where all of it gave one answer, or none did; 1 shows all.
    """

    threshold: int
    name: str = ""
    rounding_base: int | None = None
    hides_zeros: bool = False
    shows_small_bases: bool = False
    smallest_whole_group: int = 10


@attrs.frozen(kw_only=True)
class ComparisonFacts(Record):
    """How strict comparisons are: the confidence in per cent, and the smallest base."""

    confidence: Decimal = Decimal(95)
    smallest_base: int = 10
    corrects_for_population: bool = False

    def _check(self) -> None:
        if not 0 < self.confidence < 100:  # noqa: PLR2004  # per cent
            raise InvalidRecordError(
                f"a confidence is stated in per cent, above 0 and below 100, not {self.confidence}"
            )


@attrs.frozen(kw_only=True)
class StatedPercentage(Record):
    """A percentage that a report states of the survey without its base.

    Attributes:
        what: What it is of.
        figure: The percentage as printed.
        up_to: The largest base that there could be.

    Examples:
        >>> from safeguarding.numbers.printed import parse_printed_figure
        >>> StatedPercentage(what="have someone to talk to", figure=parse_printed_figure("97"), up_to=0)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a percentage lies between 0 and 100, its largest base between 1 and 5000
    """

    what: str
    figure: PrintedFigure
    up_to: int

    def _check(self) -> None:
        if not 0 <= self.figure.value <= 100 or not 1 <= self.up_to <= MOST_BASES:  # noqa: PLR2004  # per cent
            raise InvalidRecordError(
                f"a percentage lies between 0 and 100, its largest base between 1 and {MOST_BASES}"
            )


@attrs.frozen(kw_only=True)
class StatedGrowth(Record):
    """A claim that satisfaction grew continuously.

    Attributes:
        what: With what.
        question: The question that could show it; empty where the report gives no figures.
    """

    what: str
    question: str = ""


@attrs.frozen(kw_only=True)
class SurveyFacts(Record):
    """What ``survey.toml`` holds."""

    title: str
    disclosure: DisclosureFacts
    note: str = ""
    themes: tuple[Theme, ...] = ()
    scales: tuple[ScaleFacts, ...] = ()
    questions: tuple[QuestionFacts, ...] = ()
    waves: tuple[WaveFacts, ...] = ()
    counts: str = ""
    percentages_sum_to_100: bool = False
    layout: ResponseLayout = attrs.field(factory=ResponseLayout)
    comparisons: ComparisonFacts = attrs.field(factory=ComparisonFacts)
    stated: tuple[StatedPercentage, ...] = ()
    growth_claims: tuple[StatedGrowth, ...] = ()
