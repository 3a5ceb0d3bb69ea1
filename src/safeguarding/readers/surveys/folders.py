"""A survey's folder: ``survey.toml`` is its codebook and says which files hold the answers of each wave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.errors import FaultyInputError, InvalidRecordError, SafeguardingError, UnknownNameError
from safeguarding.faults import Fault
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.records import Record
from safeguarding.readers.surveys.counts import read_answer_counts
from safeguarding.readers.surveys.responses import read_responses
from safeguarding.serialization.documents import read_toml
from safeguarding.sources import Certainty, Source
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.comparisons import ComparisonPolicy, WaveResult
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import Responses, counted_answers
from safeguarding.surveys.stated import MOST_BASES
from safeguarding.surveys.waves import Survey, Theme, Wave
from safeguarding.surveys.words import BasePolicy, Mode

SURVEY_FILE = "survey.toml"


@attrs.frozen(kw_only=True)
class ScaleFacts(Record):
    """Options that several questions share."""

    name: str
    options: tuple[Option, ...]


@attrs.frozen(kw_only=True)
class QuestionFacts(Record):
    """A question as the codebook has it: with options of its own, or those of a named scale."""

    identifier: str
    wording: str
    theme: str
    scale: str = ""
    options: tuple[Option, ...] = ()
    base_policy: BasePolicy = BasePolicy.VALID_ANSWERS
    asked_of: str = "everybody"
    waves: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class WaveFacts(Record):
    """A wave as the codebook has it: with the file of its responses, or none where only counts are kept."""

    name: str
    fieldwork: DateRange
    population: int
    invited: int
    complete: int
    partial: int = 0
    mode: Mode
    population_is: str = ""
    responses: str = ""


@attrs.frozen(kw_only=True)
class DisclosureFacts(Record):
    """The council's disclosure rule."""

    threshold: int
    name: str = ""
    rounding_base: int | None = None
    hides_zeros: bool = False
    shows_small_bases: bool = False


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


@attrs.frozen(kw_only=True)
class SurveyFolder(Record):
    """A survey with its answers, and the values that its rules are applied with.

    Attributes:
        survey: The survey.
        answers: The counted answers by wave and question.
        responses: The responses one by one, by wave, where they are kept.
        rule: What is hidden and rounded in everything printed.
        shows_small_bases: Whether tables of fewer people than the threshold are made.
        policy: How strict comparisons are.
        facts: The codebook as it was read.
        faults: Every cell of the answers that could not be read; the rows are kept.
    """

    survey: Survey
    answers: Mapping[tuple[str, str], AnswerCounts] = attrs.field(repr=False)
    responses: Mapping[str, Responses] = attrs.field(repr=False)
    rule: DisclosureRule
    shows_small_bases: bool
    policy: ComparisonPolicy
    facts: SurveyFacts = attrs.field(repr=False)
    faults: tuple[Fault, ...] = ()

    def results(self, identifier: str) -> tuple[WaveResult, ...]:
        """A question's answers, wave by wave."""
        return tuple(
            WaveResult(wave=wave, answers=self.answers[wave.name, identifier])
            for wave in self.survey.waves
            if (wave.name, identifier) in self.answers
        )


def read_survey_folder(path: Path) -> SurveyFolder:
    """Read a survey's codebook and all its answers.

    Raises:
        UnreadableFileError: for a folder without ``survey.toml``.
        FaultyInputError: with the faults of every file that stop a survey from being made.
    """
    facts = read_toml(path / SURVEY_FILE, SurveyFacts)
    try:
        survey = _survey(facts)
        policy = ComparisonPolicy(
            confidence=float(facts.comparisons.confidence / 100),
            smallest_base=facts.comparisons.smallest_base,
            corrects_for_population=facts.comparisons.corrects_for_population,
        )
        rule = _rule(facts)
    except SafeguardingError as error:
        fault = Fault(place=SURVEY_FILE, problem=str(error), remedy="correct the codebook")
        raise FaultyInputError.of(_name(path), [fault]) from None
    reader = _AnswerReader(path=path, facts=facts, survey=survey)
    reader.read()
    return SurveyFolder(
        survey=survey,
        answers=reader.answers,
        responses=reader.responses,
        rule=rule,
        shows_small_bases=facts.disclosure.shows_small_bases,
        policy=policy,
        facts=facts,
        faults=tuple(reader.faults),
    )


def _name(path: Path) -> str:
    """The folder's own name, also where it was called "."."""
    return path.resolve().name or str(path)


def _survey(facts: SurveyFacts) -> Survey:
    scales = {scale.name: scale.options for scale in facts.scales}
    return Survey(
        title=facts.title,
        themes=facts.themes,
        questions=tuple(_question(question, scales) for question in facts.questions),
        waves=tuple(_wave(wave) for wave in facts.waves),
        note=facts.note,
    )


def _question(facts: QuestionFacts, scales: Mapping[str, tuple[Option, ...]]) -> Question:
    if facts.scale and facts.options:
        raise InvalidRecordError(f"{facts.identifier}: a question has options of its own or those of a scale, not both")
    if facts.scale and facts.scale not in scales:
        raise UnknownNameError.among(f"scale of question {facts.identifier}", facts.scale, scales)
    return Question(
        identifier=facts.identifier,
        wording=facts.wording,
        theme=facts.theme,
        options=scales[facts.scale] if facts.scale else facts.options,
        base_policy=facts.base_policy,
        asked_of=facts.asked_of,
        waves=facts.waves,
    )


def _wave(facts: WaveFacts) -> Wave:
    return Wave(
        name=facts.name,
        fieldwork=facts.fieldwork,
        population=facts.population,
        invited=facts.invited,
        complete=facts.complete,
        partial=facts.partial,
        mode=facts.mode,
        population_is=facts.population_is,
    )


def _rule(facts: SurveyFacts) -> DisclosureRule:
    stated = facts.disclosure
    return DisclosureRule(
        name=stated.name or f"counts of 1 to {stated.threshold - 1} hidden",
        threshold=stated.threshold,
        hides_zeros=stated.hides_zeros,
        rounding_base=stated.rounding_base,
        source=Source(title=f"The rule in {SURVEY_FILE}", certainty=Certainty.UNVERIFIED),
    )


@attrs.define(kw_only=True)
class _AnswerReader:
    """Reads every wave's answers; what stops it and what does not are kept apart."""

    path: Path
    facts: SurveyFacts
    survey: Survey
    answers: dict[tuple[str, str], AnswerCounts] = attrs.field(factory=dict)
    responses: dict[str, Responses] = attrs.field(factory=dict)
    faults: list[Fault] = attrs.field(factory=list)

    def read(self) -> None:
        """Read all files, or raise with the faults of all that could not be read."""
        stopped: list[Fault] = []
        for file, wave in self._files():
            try:
                self._read_file(self._inside(file), wave)
            except FaultyInputError as error:
                stopped += error.faults
            except SafeguardingError as error:
                problem = str(error).removeprefix(f"{Path(file).name}: ")
                stopped.append(Fault(place=file, problem=problem, remedy=f"correct the file or {SURVEY_FILE}"))
        if stopped:
            raise FaultyInputError.of(_name(self.path), stopped)

    def _files(self) -> Iterator[tuple[str, Wave | None]]:
        if self.facts.counts:
            yield self.facts.counts, None
        for facts, wave in zip(self.facts.waves, self.survey.waves, strict=True):
            if facts.responses:
                yield facts.responses, wave

    def _inside(self, file: str) -> Path:
        """The file's path, which must lie in the folder."""
        path = self.path / file
        try:
            is_inside = path.resolve().is_relative_to(self.path.resolve())
        except (OSError, ValueError):  # no file can have such a name
            is_inside = False
        if not is_inside:
            fault = Fault(place=SURVEY_FILE, found=file, problem="outside the survey's folder", remedy="move it inside")
            raise FaultyInputError.of(_name(self.path), [fault])
        return path

    def _read_file(self, path: Path, wave: Wave | None) -> None:
        if wave is None:
            counted = read_answer_counts(path, survey=self.survey)
            self.answers |= counted.answers
            self.faults += counted.faults
            return
        questions = self.survey.questions_in(wave.name)
        table = read_responses(path, wave=wave, questions=questions, layout=self.facts.layout)
        self.responses[wave.name] = table.responses
        self.faults += table.faults
        for question in questions:
            if question.identifier in table.responses.answers:
                self.answers[wave.name, question.identifier] = counted_answers(table.responses, question)
