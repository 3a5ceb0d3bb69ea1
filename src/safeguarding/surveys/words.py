"""The words of a survey: how an option counts, who belongs to a base, how the survey was asked."""

from __future__ import annotations

from safeguarding.labels import Labelled


class Coding(Labelled):
    """How an option counts."""

    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    UNFAVOURABLE = "unfavourable"
    NOT_IN_BASE = "not in base"

    @property
    def is_of_a_base(self) -> bool:
        """Whether an option that counts so answers the question."""
        return self is not Coding.NOT_IN_BASE


class BasePolicy(Labelled):
    """Who is counted in a percentage's base.

    ``VALID_ANSWERS`` leaves out blanks and options coded as not in base; ``ALL_ASKED`` has everybody to whom the
    question was put, whatever they answered; ``ALL_RESPONDENTS`` everybody who took part.
    """

    VALID_ANSWERS = "those who gave a valid answer"
    ALL_ASKED = "all who were asked"
    ALL_RESPONDENTS = "all respondents"


class RepeatRule(Labelled):
    """Which row counts where one person stands in several rows of a file: a person is one response."""

    FIRST = "first"
    LAST = "last"
    REFUSE = "refuse"


class Mode(Labelled):
    """How the survey was asked."""

    ONLINE = "online"
    PAPER = "paper"
    INTERVIEW = "interview"
    MIXED = "mixed"
