"""A survey's folder: ``survey.toml`` is its codebook and says which files hold the answers of each wave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.faults import Fault, Place
from safeguarding.opened_files import check_folder, is_inside
from safeguarding.readers.surveys.codebooks import SURVEY_FILE, SurveyFacts
from safeguarding.readers.surveys.counts import read_answer_counts
from safeguarding.readers.surveys.responses import read_responses
from safeguarding.readers.surveys.surveys import comparison_policy_of, disclosure_rule_of, survey_of
from safeguarding.records import Record
from safeguarding.serialization.documents import read_toml
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparisons import ComparisonPolicy, WaveResult
from safeguarding.surveys.printed_numbers import PrintedNumbers
from safeguarding.surveys.responses import Responses, counted_answers
from safeguarding.surveys.waves import Survey, Wave


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
        before: What earlier editions of it printed and hid.
    """

    survey: Survey
    answers: Mapping[tuple[str, str], AnswerCounts] = attrs.field(repr=False)
    responses: Mapping[str, Responses] = attrs.field(repr=False)
    rule: DisclosureRule
    shows_small_bases: bool
    policy: ComparisonPolicy
    facts: SurveyFacts = attrs.field(repr=False)
    faults: tuple[Fault, ...] = ()
    before: PrintedNumbers | None = attrs.field(default=None, repr=False)

    def results(self, identifier: str) -> tuple[WaveResult, ...]:
        """A question's answers, wave by wave."""
        return tuple(
            WaveResult(wave=wave, answers=self.answers[wave.name, identifier])
            for wave in self.survey.waves
            if (wave.name, identifier) in self.answers
        )

    def population_by(self, wave: str) -> Mapping[str, Mapping[str, int]]:
        """How many people each group has, answered or not, by the grouping's name, where the codebook gives it."""
        return next((each.population_by for each in self.facts.waves if each.name == wave), {})


def read_survey_folder(path: Path) -> SurveyFolder:
    r"""Read a survey's codebook and all its answers.

    Raises:
        UnreadableFileError: for a folder without ``survey.toml``.
        FaultyInputError: with the faults of every file that stop a survey from being made.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "survey.toml").write_text('title = "A survey"\ndisclosure.threshold = 5')
        ...     print(read_survey_folder(Path(folder)).survey.title)
        A survey
    """
    check_folder(path, holding=SURVEY_FILE)
    facts = read_toml(path / SURVEY_FILE, SurveyFacts)
    try:
        survey, policy, rule = survey_of(facts), comparison_policy_of(facts), disclosure_rule_of(facts)
    except SafeguardingError as error:
        fault = _fault(SURVEY_FILE, error, "correct the codebook")
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


def _fault(file: str, error: SafeguardingError, remedy: str) -> Fault:
    remedy = f"{error.remedy}; {remedy}" if error.remedy else remedy
    return Fault(place=Place(file=file), problem=error.problem, remedy=remedy)


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
                stopped.append(_fault(file, error, f"correct the file or {SURVEY_FILE}"))
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
        if not is_inside(path, self.path):
            place, problem = Place(file=SURVEY_FILE), "outside the survey's folder"
            fault = Fault(place=place, found=file, problem=problem, remedy="move it inside")
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
