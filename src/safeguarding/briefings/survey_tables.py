"""A survey's results as tables that may be published. Every number in them has gone through the disclosure rule.

A comparison is put into words only where the numbers that it names are shown. Whatever is worked out from a hidden
number is hidden too: its interval, its change, its theme's total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from safeguarding.briefings.records import Table
from safeguarding.errors import UnknownNameError
from safeguarding.numbers.shares import Share, percentage
from safeguarding.readers.surveys.folders import SurveyFolder
from safeguarding.records import Record
from safeguarding.surveys.comparability import comparability
from safeguarding.surveys.comparisons import (
    Comparison,
    Verdict,
    WaveResult,
    compared_questions,
    corrected_population,
)
from safeguarding.surveys.composites import composite_share
from safeguarding.surveys.differences import PairedCounts
from safeguarding.surveys.growth import Growth, growth_of_questions
from safeguarding.surveys.measures import Measure, printed_estimate, printed_interval
from safeguarding.surveys.panels import paired_counts
from safeguarding.surveys.publication import PublishedQuestion, Withheld, published_question
from safeguarding.surveys.question_measures import coded_share
from safeguarding.surveys.sampling import needed_responses
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import BasePolicy, Coding

HIDDEN_REASON = "A number that it rests on is hidden."
PAIRED_REASON = "Compared in pairs: those who answered both times."
CORRECTED = "Intervals are corrected for the small population: they are about these people only."
NOT_CORRECTED = "Intervals are not corrected for the small population: of these people alone they would be narrower."
PAIRED_NOTE = (
    "The figures of pairs are not printed: beside the waves' own they would give away those who answered only once."
)


@attrs.frozen
class SurveyTables(Record):
    """Makes a survey's tables from its folder."""

    folder: SurveyFolder

    def published(self, wave: str, identifier: str) -> PublishedQuestion | Withheld | None:
        """What may be published of a question in a wave; None where it was not asked or not read."""
        answers = self.folder.answers.get((wave, identifier))
        if answers is None:
            return None
        return published_question(answers, self.folder.rule, shows_small_bases=self.folder.shows_small_bases)

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
            result.verdict is Verdict.CANNOT_SAY
            and result.p_value is None
            and self._names_no_small_base(earlier, later)
        ):
            return result
        if not self._are_shown(earlier, later):
            return attrs.evolve(result, verdict=Verdict.CANNOT_SAY, reason=HIDDEN_REASON)
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
        if identifier in shown or (found.verdict is Verdict.CANNOT_SAY and self._names_no_small_base(*results)):
            return found
        return Growth(question=identifier, verdict=Verdict.CANNOT_SAY, reason=HIDDEN_REASON)

    def tables(self) -> Iterator[Table]:
        """The tables over all waves, in order."""
        waves = self.folder.survey.waves
        if waves:
            yield self.wave_table()
        if not self.folder.answers:
            return
        comparisons = self.comparisons()
        yield self.favourable_table(comparisons)
        yield self.reason_table(comparisons)
        if any(len(self._theme(theme.identifier)) > 1 for theme in self.folder.survey.themes):
            yield self.theme_table()

    def wave_table(self) -> Table:
        """Who was asked, and who answered."""
        return Table(
            caption="Waves and response rates",
            columns=(
                "Wave",
                "Fieldwork",
                "Mode",
                "Population",
                "Invited",
                "Complete",
                "Partial",
                "RR1",
                "RR2",
                "±5 points",
            ),
            rows=[_wave_row(wave) for wave in self.folder.survey.waves],
            notes=(
                "RR1: complete responses of all invited; RR2: complete or partial (AAPOR).",
                "Everybody invited is eligible, so RR3 and RR5 are RR1, and RR4 and RR6 are RR2.",
                "±5 points: how many responses of this population would make a share of 50% so sure, at 95%.",
            ),
        )

    def favourable_table(self, comparisons: Mapping[str, Comparison]) -> Table:
        """Each question's favourable share by wave, and what became of it."""
        waves = self.folder.survey.waves
        rule, level = self.folder.rule, f"{self.folder.policy.confidence * 100:.3g}"
        return Table(
            caption="Favourable answers by wave",
            columns=("Question", *(wave.name for wave in waves), "Last change", "Over all waves"),
            rows=[
                (
                    self.label(identifier),
                    *(self._favourable_cell(wave, identifier) for wave in waves),
                    comparisons[identifier].verdict.label if identifier in comparisons else Verdict.CANNOT_SAY.label,
                    self.growth_of(identifier).verdict.label,
                )
                for identifier in self.folder.survey.identifiers
            ],
            notes=(
                f"Percentages of each question's base, rounded half up, with their base (n) and {level}% Wilson interval.",
                CORRECTED if self.folder.policy.corrects_for_population else NOT_CORRECTED,
                f"Disclosure control: {rule.name}. {rule.symbols.suppressed}: hidden.",
            ),
        )

    def _favourable_cell(self, wave: Wave, identifier: str) -> str:
        made = self.published(wave.name, identifier)
        if made is None:
            return "not asked"
        if isinstance(made, Withheld):
            return "withheld"
        result = WaveResult(wave=wave, answers=self.folder.answers[wave.name, identifier])
        shown = made.percentage(Coding.FAVOURABLE)
        if not self.favourable_is_shown(result):
            return f"{shown}" if shown.is_hidden else f"{shown}% (rounded)"
        measure = self.favourable(result)
        _, _, ends = printed_interval(measure).partition("interval ")
        return f"{printed_estimate(measure)} (n {measure.base}; {ends})"

    def favourable(self, result: WaveResult) -> Measure:
        """A result's favourable share with its interval, corrected for the population where the policy says so."""
        policy = self.folder.policy
        return coded_share(
            result.answers, confidence=policy.confidence, population=corrected_population(result, policy)
        )

    def reason_table(self, comparisons: Mapping[str, Comparison]) -> Table:
        """Why each verdict was given."""
        rows = []
        for identifier, comparison in comparisons.items():
            cautions = f" But {'; '.join(comparison.cautions)}." if comparison.cautions else ""
            rows.append(
                (
                    self.label(identifier),
                    f"{comparison.earlier} to {comparison.later}: {comparison.verdict.label}",
                    comparison.reason + cautions,
                )
            )
            over_all = self.growth_of(identifier)
            rows.append((self.label(identifier), f"over all waves: {over_all.verdict.label}", over_all.reason))
        return Table(
            caption="What the verdicts rest on",
            columns=("Question", "Verdict", "Reason"),
            rows=rows,
            notes=(PAIRED_NOTE,) if any(each.reason == PAIRED_REASON for each in comparisons.values()) else (),
        )

    def theme_table(self) -> Table:
        """Each theme's questions taken together, where nothing in them is hidden."""
        waves = self.folder.survey.waves
        themes = [theme for theme in self.folder.survey.themes if len(self._theme(theme.identifier)) > 1]
        return Table(
            caption="Favourable answers by theme",
            columns=("Theme", *(wave.name for wave in waves)),
            rows=[(theme.title, *(self._theme_cell(theme.identifier, wave) for wave in waves)) for theme in themes],
            notes=("All answers of one person are taken as one, so the intervals are on the careful side.",),
        )

    def _theme(self, theme: str) -> list[str]:
        return list(dict.fromkeys(each.identifier for each in self.folder.survey.questions if each.theme == theme))

    def _theme_cell(self, theme: str, wave: Wave) -> str:
        results = [
            WaveResult(wave=wave, answers=self.folder.answers[wave.name, identifier])
            for identifier in self._theme(theme)
            if (wave.name, identifier) in self.folder.answers
        ]
        if not results:
            return "not asked"
        if not all(map(self.favourable_is_shown, results)):
            return str(self.folder.rule.symbols.suppressed)
        measure = composite_share(theme, [each.answers for each in results], confidence=self.folder.policy.confidence)
        _, _, ends = printed_interval(measure).partition("interval ")
        return f"{printed_estimate(measure)} ({len(results)} questions; {ends})"

    def label(self, identifier: str) -> str:
        """A question's latest wording, with its base where that is not valid answers."""
        last = [each for each in self.folder.survey.questions if each.identifier == identifier][-1]
        base = "" if last.base_policy is BasePolicy.VALID_ANSWERS else f" (of {last.base_policy.label})"
        return last.wording + base


def _wave_row(wave: Wave) -> tuple[str, ...]:
    rates = [
        f"{percentage(Share(count, wave.invited))}%" if wave.invited else "–"
        for count in (wave.complete, wave.responded)
    ]
    counts = (wave.population, wave.invited, wave.complete, wave.partial)
    needed = str(needed_responses(0.05, population=wave.population)) if wave.population else "–"
    return (wave.name, str(wave.fieldwork), wave.mode.label, *map(str, counts), *rates, needed)
