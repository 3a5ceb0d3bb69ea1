"""What may be shown of a survey, and what is said of its waves. Every number has gone through the disclosure rule.

A comparison is put into words only where the numbers that it names are shown. Whatever is worked out from a hidden
number is hidden too: its interval, its change, its theme's total.
"""

from __future__ import annotations

import attrs

from safeguarding.disclosure.watching import Watching
from safeguarding.errors import UnknownNameError
from safeguarding.readers.surveys.folders import SurveyFolder
from safeguarding.records import Record
from safeguarding.statistics.differences import PairedCounts
from safeguarding.surveys.comparable_waves import comparability
from safeguarding.surveys.comparisons import (
    ChangeVerdict,
    Comparison,
    WaveResult,
    compared_questions,
    corrected_population,
)
from safeguarding.surveys.editions import published_wave
from safeguarding.surveys.growth_claims import Growth, growth_of_questions
from safeguarding.surveys.measures import Measure
from safeguarding.surveys.panels import paired_counts
from safeguarding.surveys.printed_numbers import PrintedNumbers, joined_numbers, no_numbers
from safeguarding.surveys.publication import PublishedQuestion, Withheld
from safeguarding.surveys.published_waves import PublishedWave
from safeguarding.surveys.question_measures import coded_share
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import BasePolicy, Coding

HIDDEN_REASON = "A number that it rests on is hidden."
PAIRED_REASON = "Compared in pairs: those who answered both times."


@attrs.frozen
class SurveyResults(Record):
    """What may be shown of a survey, from its folder."""

    folder: SurveyFolder
    _waves: dict[str, PublishedWave] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @property
    def wave_by_group(self) -> Wave | None:
        """The wave that is printed by group: the last one with answers."""
        answered = {wave for wave, _ in self.folder.answers}
        return next((wave for wave in reversed(self.folder.survey.waves) if wave.name in answered), None)

    def wave(self, name: str, *, watching: Watching | None = None) -> PublishedWave:
        """All that may be published of a wave, protected together once; ``watching`` is told how far that has come."""
        if name not in self._waves:
            folder, last = self.folder, self.wave_by_group
            self._waves[name] = published_wave(
                name,
                {identifier: counts for (wave, identifier), counts in folder.answers.items() if wave == name},
                folder.responses.get(name) if last is not None and last.name == name else None,
                folder.rule,
                shows_small_bases=folder.shows_small_bases,
                population=folder.population_by(name),
                before=folder.before,
                watching=watching,
            )
        return self._waves[name]

    def published(self, wave: str, identifier: str) -> PublishedQuestion | Withheld | None:
        """What may be published of a question in a wave; None where it was not asked or not read."""
        return self.wave(wave).questions.get(identifier)

    def printed_numbers(self) -> PrintedNumbers:
        """What this edition printed and hid, with those before it, for the next one to read."""
        numbers = [each for wave in self.folder.survey.waves for each in self.wave(wave.name).numbers.items()]
        before = self.folder.before or no_numbers(self.folder.survey.title)
        return joined_numbers(before, self.folder.survey.title, numbers, self.folder.rule)

    def favourable_is_shown(self, result: WaveResult) -> bool:
        """Whether a result's favourable percentage may be printed with its count and base."""
        made = self.published(result.wave.name, result.answers.question.identifier)
        if not isinstance(made, PublishedQuestion) or self.folder.rule.rounding_base is not None:
            return False
        # another base than valid answers holds people whom the table does not
        rest = result.answers.base - result.answers.valid
        return not made.percentage(Coding.FAVOURABLE).is_hidden and not self.folder.rule.is_small(rest)

    def comparisons(self) -> dict[str, Comparison]:
        """Each question's last wave beside the one before, all compared together."""
        compared: dict[str, tuple[WaveResult, WaveResult, PairedCounts | None]] = {}
        for identifier in self.folder.survey.identifiers:
            results = self.folder.results(identifier)
            if len(results) > 1:
                earlier, later = results[-2:]
                compared[identifier] = (earlier, later, self._pairs(earlier, later))
        shown = [each for each, (earlier, later, _) in compared.items() if self._are_shown(earlier, later)]
        found = dict(
            zip(shown, compared_questions([compared[each] for each in shown], policy=self.folder.policy), strict=True)
        )
        # hidden ones are left out of what is tested together, since an adjusted p-value may be another question's
        for identifier in compared.keys() - found.keys():
            (found[identifier],) = compared_questions([compared[identifier]], policy=self.folder.policy)
        return {identifier: self._printable(found[identifier], *compared[identifier]) for identifier in compared}

    def _are_shown(self, *results: WaveResult) -> bool:
        return all(map(self.favourable_is_shown, results))

    def _pairs(self, earlier: WaveResult, later: WaveResult) -> PairedCounts | None:
        """The answers of the same people, where they can be matched and the question stayed the same."""
        question = later.answers.question
        both = [self.folder.responses.get(each.wave.name) for each in (earlier, later)]
        same = comparability((earlier.wave, earlier.answers.question), (later.wave, question))
        if both[0] is None or both[1] is None or not same.is_comparable:
            return None
        return paired_counts(both[0], both[1], question, fewest=self.folder.policy.smallest_base)

    def _printable(
        self, result: Comparison, earlier: WaveResult, later: WaveResult, pairs: PairedCounts | None
    ) -> Comparison:
        """The comparison with a reason that names only numbers that are shown."""
        if (
            result.verdict is ChangeVerdict.CANNOT_SAY
            and result.p_value is None
            and self._names_no_small_base(earlier, later)
        ):
            return result
        if not self._are_shown(earlier, later):
            return attrs.evolve(result, verdict=ChangeVerdict.CANNOT_SAY, reason=HIDDEN_REASON)
        return attrs.evolve(result, reason=PAIRED_REASON) if pairs else result

    def _names_no_small_base(self, *results: WaveResult) -> bool:
        return not any(self.folder.rule.is_small(each.answers.base) for each in results)

    def growth_of(self, identifier: str) -> Growth:
        """What a question's waves show, in words that name only numbers that are shown.

        Raises:
            UnknownNameError: for a question that the survey does not have.
        """
        results = self.folder.results(identifier)
        identifiers = self.folder.survey.identifiers
        if identifier not in identifiers:
            raise UnknownNameError.among("question", identifier, identifiers)
        shown = [each for each in identifiers if all(map(self.favourable_is_shown, self.folder.results(each)))]
        # an adjusted p-value may be that of another question, so a hidden one must not be among those tested together
        tested = shown if identifier in shown else [identifier]
        together = growth_of_questions([self.folder.results(each) for each in tested], policy=self.folder.policy)
        found = attrs.evolve(together[tested.index(identifier)], question=identifier)
        if identifier in shown or (found.verdict is ChangeVerdict.CANNOT_SAY and self._names_no_small_base(*results)):
            return found
        return Growth(question=identifier, verdict=ChangeVerdict.CANNOT_SAY, reason=HIDDEN_REASON)

    def favourable(self, result: WaveResult) -> Measure:
        """A result's favourable share with its interval, corrected for the population where the policy says so."""
        policy = self.folder.policy
        return coded_share(
            result.answers, confidence=policy.confidence, population=corrected_population(result, policy)
        )

    def label(self, identifier: str) -> str:
        """A question's latest wording, with its base where that is not valid answers."""
        last = [each for each in self.folder.survey.questions if each.identifier == identifier][-1]
        base = "" if last.base_policy is BasePolicy.VALID_ANSWERS else f" (of {last.base_policy.label})"
        return last.wording + base
