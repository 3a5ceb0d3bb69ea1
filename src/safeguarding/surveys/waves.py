"""A wave of a survey, and the survey with all its waves, themes and questions."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record, Several, how_many
from safeguarding.surveys.questions import Question
from safeguarding.surveys.words import Mode


@attrs.frozen(kw_only=True)
class Wave(Record):
    """One time that the survey was carried out.

    Attributes:
        name: ``"2017"``.
        fieldwork: The days on which it could be answered.
        population: How many people it is about.
        invited: How many of them were asked to take part.
        complete: How many answered to the end.
        partial: How many answered a part.
        mode: How it was asked.
        population_is: Who they are, in words, such as "children in care aged 8 to 17"; waves of different
            populations are not compared.

    Raises:
        InvalidRecordError: for more invited than the population, or more answers than invited.

    Examples:
        >>> wave = Wave(
        ...     name="2017",
        ...     fieldwork=DateRange(date(2017, 3, 1), date(2017, 4, 13)),
        ...     population=190,
        ...     invited=190,
        ...     complete=86,
        ...     partial=4,
        ...     mode=Mode.MIXED,
        ... )
        >>> wave.responded, wave.is_census, wave.held_on
        (90, True, datetime.date(2017, 3, 22))
    """

    _words = "{0.name}"

    name: str
    fieldwork: DateRange
    population: int
    invited: int
    complete: int
    partial: int = 0
    mode: Mode
    population_is: str = ""

    def _check(self) -> None:
        for count in (self.population, self.invited, self.complete, self.partial):
            checked_count(count, f"count of wave {self.name}")
        if self.invited > self.population:
            raise InvalidRecordError(
                f"wave {self.name}: {self.invited} invited are more than the population of {self.population}"
            )
        if self.responded > self.invited:
            raise InvalidRecordError(
                f"wave {self.name}: {self.responded} responses are more than the {self.invited} invited"
            )

    @property
    def responded(self) -> int:
        """How many answered, wholly or in part."""
        return self.complete + self.partial

    @property
    def is_census(self) -> bool:
        """Whether everybody in the population was invited."""
        return self.invited == self.population

    @property
    def held_on(self) -> date:
        """The middle day of the fieldwork: the wave's date in a trend."""
        return date.fromordinal((self.fieldwork.starts_on.toordinal() + self.fieldwork.ends_on.toordinal()) // 2)


@attrs.frozen(kw_only=True)
class Theme(Record):
    """What some of the questions are about.

    Attributes:
        identifier: The word that questions refer to it by.
        title: The words that are printed.
    """

    _words = "{0.title}"

    identifier: str
    title: str


def _check_known(kind: str, words: Iterable[str], known: Collection[str]) -> None:
    for word in words:
        if word not in known:
            raise UnknownNameError.among(kind, word, known)


@attrs.frozen(kw_only=True)
class Survey(Record):
    """A survey repeated in waves.

    Attributes:
        title: Its name.
        themes: What it asks about.
        questions: Every question; a reworded one once for each wording.
        waves: Its waves, earliest first.
        note: What a reader must know of it, such as that it is invented.

    Raises:
        InvalidRecordError: for waves out of order or of one name, a question of no known theme, or two wordings of
            one question in one wave.

    Examples:
        >>> from safeguarding.surveys import Coding, Option
        >>> spring = DateRange(date(2017, 3, 1), date(2017, 4, 30))
        >>> wave = Wave(name="2017", fieldwork=spring, population=190, invited=190, complete=90, mode=Mode.PAPER)
        >>> yes = Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)
        >>> asked = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=[yes])
        >>> survey = Survey(
        ...     title="An invented survey",
        ...     themes=(Theme(identifier="life", title="My life"),),
        ...     questions=(asked,),
        ...     waves=(wave,),
        ... )
        >>> survey.identifiers, survey.wave("2017").responded
        (('safe',), 90)
        >>> survey.wave("2071")
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown wave '2071'; did you mean '2017'?
    """

    _words = "{0.title}"

    title: str
    themes: tuple[Theme, ...] = attrs.field(converter=Several[Theme])
    questions: tuple[Question, ...] = attrs.field(converter=Several[Question], repr=how_many)
    waves: tuple[Wave, ...] = attrs.field(converter=Several[Wave])
    note: str = ""

    def _check(self) -> None:
        for earlier, later in itertools.pairwise(self.waves):
            if later.held_on <= earlier.held_on:
                raise InvalidRecordError(f"{self.title}: wave {later.name} must come after wave {earlier.name}")
        names = {wave.name for wave in self.waves}
        themes = {theme.identifier for theme in self.themes}
        if len(names) != len(self.waves) or len(themes) != len(self.themes):
            raise InvalidRecordError(f"{self.title}: two waves or two themes have one name")
        for question in self.questions:
            _check_known(f"theme of question {question.identifier}", (question.theme,), themes)
            _check_known(f"wave of question {question.identifier}", question.waves, names)
        self._check_wordings(names)

    def _check_wordings(self, names: Iterable[str]) -> None:
        asked = Counter((question.identifier, name) for name in names for question in self.questions_in(name))
        for (identifier, name), wordings in asked.items():
            if wordings > 1:
                raise InvalidRecordError(f"{self.title}: question {identifier} has two wordings in wave {name}")

    def wave(self, name: str) -> Wave:
        """The wave of a name.

        Raises:
            UnknownNameError: for a name that no wave has.
        """
        for wave in self.waves:
            if wave.name == name:
                return wave
        raise UnknownNameError.among("wave", name, [wave.name for wave in self.waves])

    def questions_in(self, wave: str) -> tuple[Question, ...]:
        """The questions as they were put in a wave."""
        return tuple(question for question in self.questions if question.was_asked_in(wave))

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Every question's identifier once, in the order of the questions."""
        return tuple(dict.fromkeys(question.identifier for question in self.questions))
