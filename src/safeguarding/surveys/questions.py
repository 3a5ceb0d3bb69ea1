"""A question: its words, its options with their coding, whom it was put to, and what its base is."""

from __future__ import annotations

from decimal import Decimal

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.records import Record, Several
from safeguarding.surveys.words import BasePolicy, Coding

MOST_OPTIONS = 250
"""An answer is kept as one byte; the last few stand for blanks and the like."""


@attrs.frozen(kw_only=True)
class Option(Record):
    """One answer that could be chosen.

    Attributes:
        code: What stands for it in the data: ``"4"``, ``"Y"``.
        label: What the person read.
        coding: How it counts.
        score: Its place on a scale, more being better; None where the options are no scale.
        aliases: What else may stand for it in the data: ``"M"`` for "Male".

    Examples:
        >>> Option(code="9", label="Does not apply", coding=Coding.NOT_IN_BASE).is_in_base
        False
    """

    _words = "{0.label}"

    code: str
    label: str
    coding: Coding
    score: Decimal | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=Several[str])

    def _check(self) -> None:
        if not self.code.strip() or not self.label.strip():
            raise InvalidRecordError("an option needs a code and a label")
        if self.score is not None and not self.score.is_finite():
            raise InvalidRecordError(f"option {self.code!r}: a score is a finite Decimal")

    @property
    def is_in_base(self) -> bool:
        """Whether it is an answer to the question, unlike "does not apply"."""
        return self.coding.is_of_a_base


@attrs.frozen(kw_only=True)
class Question(Record):
    """A question as it was put in one wave or more.

    A question that was reworded is a second record with the same identifier and other waves; comparisons across the
    change are refused.

    Attributes:
        identifier: The column in the data: ``"q7"``.
        wording: The question as it was put.
        theme: What it is about: ``"placement"``.
        options: Its options in the order they were offered.
        base_policy: Whom its percentages are of.
        asked_of: Whom it was put to, in words; ``"everybody"`` is compared with the whole population.
        waves: The names of the waves in which it was put so; empty for all.
        choice_of: The identifier of the question with several answers of which this is one; empty for a question of
            its own. Each answer that could be chosen is asked of everybody to whom the question was put.

    Raises:
        InvalidRecordError: for no words, no options, a code twice, or a mixture of scored and unscored options.

    Examples:
        >>> options = [
        ...     Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
        ...     Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
        ... ]
        >>> talk = Question(identifier="talk", wording="Have you someone to talk to?", theme="life", options=options)
        >>> talk.codes(Coding.FAVOURABLE), talk.is_scale, talk.was_asked_in("2017")
        (('Y',), False, True)
    """

    _words = "{0.wording}"

    identifier: str
    wording: str
    theme: str
    options: tuple[Option, ...] = attrs.field(converter=Several[Option])
    base_policy: BasePolicy = BasePolicy.VALID_ANSWERS
    asked_of: str = "everybody"
    waves: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    choice_of: str = ""

    def _check(self) -> None:
        if not self.identifier.strip() or not self.wording.strip():
            raise InvalidRecordError("a question needs an identifier and its wording")
        codes = [option.code.casefold() for option in self.options]
        if not 1 <= len(codes) <= MOST_OPTIONS or len(set(codes)) != len(codes):
            raise InvalidRecordError(
                f"{self.identifier}: a question has from 1 to {MOST_OPTIONS} options, no two with one code"
            )
        if not any(option.is_in_base for option in self.options):
            raise InvalidRecordError(f"{self.identifier}: none of its options is in the base")
        if len({option.score is None for option in self.options if option.is_in_base}) > 1:
            raise InvalidRecordError(f"{self.identifier}: either every option in the base has a score or none has")

    @property
    def is_scale(self) -> bool:
        """Whether its options have scores."""
        return all(option.score is not None for option in self.options if option.is_in_base)

    @property
    def options_in_base(self) -> tuple[Option, ...]:
        """The options that answer it."""
        return tuple(option for option in self.options if option.is_in_base)

    @property
    def is_of_everybody(self) -> bool:
        """Whether it was put to the whole population."""
        return self.asked_of.strip().casefold() in ("", "everybody", "everyone", "all")

    def codes(self, coding: Coding) -> tuple[str, ...]:
        """The codes of the options that count so."""
        return tuple(option.code for option in self.options if option.coding is coding)

    def option(self, code: str) -> Option:
        """The option with a code.

        Raises:
            UnknownNameError: for a code that it does not have.
        """
        for option in self.options:
            if option.code == code:
                return option
        raise UnknownNameError.among(f"option of {self.identifier}", code, [option.code for option in self.options])

    def was_asked_in(self, wave: str) -> bool:
        """Whether it was put so in a wave."""
        return not self.waves or wave in self.waves
