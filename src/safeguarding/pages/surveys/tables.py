"""A survey's tables over all waves. Every number in them has gone through the disclosure rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.disclosure.protection import hidden_number
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, Percentage, Row, shown_share
from safeguarding.pages.surveys.results import PAIRED_REASON, SurveyResults
from safeguarding.pages.tables import Reason, Table
from safeguarding.statistics.differences import NEWCOMBE_UNPAIRED
from safeguarding.statistics.intervals import WILSON
from safeguarding.statistics.trends import COCHRAN_ARMITAGE
from safeguarding.surveys.comparisons import ChangeVerdict, Comparison, WaveResult
from safeguarding.surveys.composites import composite_share
from safeguarding.surveys.measures import Measure, rounded_estimate, rounded_interval
from safeguarding.surveys.publication import Withheld
from safeguarding.surveys.response_rates import AAPOR
from safeguarding.surveys.sampling import SAMPLE_SIZE, needed_responses
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import Coding
from safeguarding.texts import phrases

CORRECTED = "Intervals are corrected for the small population: they are about these people only."
NOT_CORRECTED = "Intervals are not corrected for the small population: of these people alone they would be narrower."
_NEEDED = "The fewest of whom a half would have an interval of five points to either side."
_CHANGED = "A change is said only where chance alone would seldom make one so large."
MAY_BE_SHOWN = "Small numbers, and those that would give them away, are hidden before anything is printed."
PAIRED_NOTE = (
    "The figures of pairs are not printed: beside the waves' own they would give away those who answered only once."
)


def survey_tables(survey: SurveyResults) -> Iterator[Table]:
    """The tables over all waves, in order."""
    waves = survey.folder.survey.waves
    if waves:
        yield wave_table(survey)
    if not survey.folder.answers:
        return
    comparisons = survey.comparisons()
    yield favourable_table(survey, comparisons)
    yield reason_table(survey, comparisons)
    yield theme_table(survey)


def wave_table(survey: SurveyResults) -> Table:
    """Who was asked, and who answered."""
    return Table(
        caption="Waves and response rates",
        columns=phrases("Wave | Fieldwork | Mode | Population | Invited | Complete | Partial | RR1 | RR2 | ±5 points"),
        rows=[_wave_row(wave) for wave in survey.folder.survey.waves],
        notes=(
            "RR1: complete responses of all invited; RR2: complete or partial (AAPOR).",
            "Everybody invited is eligible, so RR3 and RR5 are RR1, and RR4 and RR6 are RR2.",
            "±5 points: how many responses of this population would make a share of 50% so sure, at 95%.",
        ),
        reasons=(
            Reason(figures="RR1; RR2", rule="Complete, or complete and partial, of all invited.", source=AAPOR),
            Reason(figures="±5 points", rule=_NEEDED, source=SAMPLE_SIZE),
        ),
    )


def favourable_table(survey: SurveyResults, comparisons: Mapping[str, Comparison]) -> Table:
    """Each question's favourable share by wave, and what became of it."""
    waves = survey.folder.survey.waves
    rule, level = survey.folder.rule, f"{survey.folder.policy.confidence * 100:.3g}"
    return Table(
        caption="Favourable answers by wave",
        columns=("Question", *(wave.name for wave in waves), "Last change", "Over all waves"),
        rows=[
            (
                survey.label(identifier),
                *(_favourable_cell(survey, wave, identifier) for wave in waves),
                comparisons[identifier].verdict if identifier in comparisons else ChangeVerdict.CANNOT_SAY,
                survey.growth_of(identifier).verdict,
            )
            for identifier in survey.folder.survey.identifiers
        ],
        notes=(
            f"Percentages of each question's base, rounded half up, with their base (n) and {level}% Wilson interval.",
            CORRECTED if survey.folder.policy.corrects_for_population else NOT_CORRECTED,
            f"Disclosure control: {rule.name}. {rule.symbols.suppressed}: hidden.",
        ),
        reasons=(
            Reason(
                figures="Each wave", rule="Favourable answers of those that count, with their interval.", source=WILSON
            ),
            Reason(figures="Last change", rule=_CHANGED, source=NEWCOMBE_UNPAIRED),
            Reason(
                figures="Over all waves",
                rule="A trend over three waves or more, beyond chance.",
                source=COCHRAN_ARMITAGE,
            ),
            Reason(figures="What is hidden", rule=MAY_BE_SHOWN, source=rule.source),
        ),
    )


def _favourable_cell(survey: SurveyResults, wave: Wave, identifier: str) -> Cell:
    made = survey.published(wave.name, identifier)
    if made is None:
        return Gap("not asked")
    if isinstance(made, Withheld):
        return Gap("withheld")
    result = WaveResult(wave=wave, answers=survey.folder.answers[wave.name, identifier])
    if survey.favourable_is_shown(result):
        measure = survey.favourable(result)
        return _measured(measure, base=measure.base)
    shown = made.percentage(Coding.FAVOURABLE)
    return shown if shown.is_hidden else Percentage(percentage=shown, is_rounded=True)


def reason_table(survey: SurveyResults, comparisons: Mapping[str, Comparison]) -> Table:
    """Why each verdict was given."""
    rows = []
    for identifier, comparison in comparisons.items():
        cautions = f" But {'; '.join(comparison.cautions)}." if comparison.cautions else ""
        rows.append(
            (
                survey.label(identifier),
                f"{comparison.earlier} to {comparison.later}: {comparison.verdict.label}",
                comparison.reason + cautions,
            )
        )
        over_all = survey.growth_of(identifier)
        rows.append((survey.label(identifier), f"over all waves: {over_all.verdict.label}", over_all.reason))
    return Table(
        caption="What the verdicts rest on",
        columns=("Question", "Verdict", "Reason"),
        rows=rows,
        notes=(PAIRED_NOTE,) if any(each.reason == PAIRED_REASON for each in comparisons.values()) else (),
        reasons=(
            Reason(figures="One wave to the next", rule=_CHANGED, source=NEWCOMBE_UNPAIRED),
            Reason(
                figures="over all waves",
                rule="A trend over three waves or more, beyond chance.",
                source=COCHRAN_ARMITAGE,
            ),
        ),
    )


def theme_table(survey: SurveyResults) -> Table:
    """Each theme's questions taken together, where nothing in them is hidden."""
    waves = survey.folder.survey.waves
    themes = [theme for theme in survey.folder.survey.themes if _theme(survey, theme.identifier)]
    return Table(
        caption="Favourable answers by theme",
        columns=("Theme", *(wave.name for wave in waves)),
        rows=[(theme.title, *(_theme_cell(survey, theme.identifier, wave) for wave in waves)) for theme in themes],
        notes=("All answers of one person are taken as one, so the intervals are on the careful side.",),
        reasons=(Reason(rule="Favourable answers to all questions of the theme, of all that count.", source=WILSON),),
    )


def _theme(survey: SurveyResults, theme: str) -> list[str]:
    return list(dict.fromkeys(each.identifier for each in survey.folder.survey.questions if each.theme == theme))


def _theme_cell(survey: SurveyResults, theme: str, wave: Wave) -> Cell:
    results = [
        WaveResult(wave=wave, answers=survey.folder.answers[wave.name, identifier])
        for identifier in _theme(survey, theme)
        if (wave.name, identifier) in survey.folder.answers
    ]
    if not results:
        return Gap("not asked")
    if not all(map(survey.favourable_is_shown, results)):
        return hidden_number(survey.folder.rule)
    if len(results) == 1:
        return _measured(survey.favourable(results[0]), questions=1)
    measure = composite_share(theme, [each.answers for each in results], confidence=survey.folder.policy.confidence)
    return _measured(measure, questions=len(results))


def _measured(measure: Measure, *, base: int | None = None, questions: int | None = None) -> Cell:
    estimate = rounded_estimate(measure)
    if estimate is None:
        return None
    return Percentage(
        percentage=estimate, base=base, questions=questions, interval=rounded_interval(measure), beside=Beside.BASE
    )


def _wave_row(wave: Wave) -> Row:
    rates = [
        shown_share(Share(count, wave.invited)) if wave.invited else None for count in (wave.complete, wave.responded)
    ]
    counts = (wave.population, wave.invited, wave.complete, wave.partial)
    needed = needed_responses(0.05, population=wave.population) if wave.population else None
    return (wave.name, wave.fieldwork, wave.mode, *counts, *rates, needed)
