"""The disclosure rules that can be named on the command line."""

from __future__ import annotations

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.labels import Labelled


class Disclosure(Labelled):
    """A published rule, by the name that it has on the command line."""

    FEWER_THAN_FIVE = "fewer-than-five"

    @property
    def rule(self) -> DisclosureRule:
        """The rule."""
        return {Disclosure.FEWER_THAN_FIVE: FEWER_THAN_FIVE}[self]
