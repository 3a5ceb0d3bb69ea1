"""The section of a survey of children in care: what it shows, what it cannot show, and what the update claims of it.

Without any answers it still says on what a stated percentage could rest, and that a claim of growth without figures
cannot be checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from safeguarding.faults import Fault, by_harm, kinds_of
from safeguarding.numbers.nouns import counted
from safeguarding.pages.cells import Gap, Row, Span
from safeguarding.pages.sections import Section, conflict, not_used
from safeguarding.pages.surveys.answers import answer_tables, group_tables, score_table
from safeguarding.pages.surveys.people import people_tables, weighted_table
from safeguarding.pages.surveys.results import HIDDEN_REASON, SurveyResults
from safeguarding.pages.surveys.tables import survey_tables
from safeguarding.pages.tables import Reason, Table
from safeguarding.readers.surveys.codebooks import StatedGrowth, StatedPercentage
from safeguarding.readers.surveys.folders import SurveyFolder, read_survey_folder
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.differences import NEWCOMBE_UNPAIRED
from safeguarding.statistics.intervals import WILSON
from safeguarding.statistics.trends import COCHRAN_ARMITAGE
from safeguarding.surveys.comparisons import ChangeVerdict
from safeguarding.surveys.growth_claims import Growth
from safeguarding.surveys.nonresponse import sampling_note
from safeguarding.surveys.publication import Withheld
from safeguarding.surveys.published_waves import CHANGED_A_LITTLE
from safeguarding.surveys.stated import PossibleBase, possible_bases

_MOST_FAULTS = 20
_GROWING = "Continuous growth is shown where every wave is above the one before, and the trend is more than chance."
_COUNTING = Source(
    title="Every count of every base", certainty=Certainty.VERIFIED, note="each was tried, in exact numbers"
)
_FEWEST_FOR_A_TREND = 2


def section_of(path: Path) -> Section:
    r"""Make the section of any folder that holds ``survey.toml``.

    Raises:
        UnreadableFileError: for a folder without it.
        FaultyInputError: with every fault that stops the survey from being read.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> stated = '{ what = "have someone to talk to", figure = "97", up_to = 60 }'
        >>> text = f'title = "A survey"\ndisclosure.threshold = 5\nstated = [{stated}]'
        >>> with TemporaryDirectory() as name:
        ...     _ = Path(name, "survey.toml").write_text(text, encoding="utf-8")
        ...     section = section_of(Path(name))
        >>> for row in section.tables[0].rows:
        ...     print(*row, sep=" | ")
        29 to 39 | 1 | 83% to 99%
        58 to 60 | 2 | 88% to 99%
    """
    return section_of_survey(read_survey_folder(path))


def section_of_survey(folder: SurveyFolder) -> Section:
    """Make the section of a survey that has been read."""
    return section_of_results(SurveyResults(folder))


def section_of_results(tables: SurveyResults) -> Section:
    """Make the section of what may be shown of a survey."""
    folder = tables.folder
    return Section(
        title=folder.survey.title,
        paragraphs=tuple(_paragraphs(folder, tables)),
        tables=(
            *(table for table in (*survey_tables(tables), *_answers(tables)) if table.rows),
            *map(_bases_table, folder.facts.stated),
            *_claims_tables(folder, tables),
        ),
        conflicts=(*_conflicts(folder, tables), *_not_used(folder)),
        notes=tuple(_notes(folder, tables)),
        sources=tuple(_sources(folder)),
    )


def _sources(folder: SurveyFolder) -> Iterator[Source]:
    """By what a number may be shown, and how sure a share, a change and a trend are."""
    if folder.answers:
        yield folder.rule.source
    if folder.answers or folder.facts.stated:
        yield WILSON
    if len(folder.answers) > 1:
        yield NEWCOMBE_UNPAIRED
    if len(folder.answers) > _FEWEST_FOR_A_TREND:
        yield COCHRAN_ARMITAGE


def _not_used(folder: SurveyFolder) -> Iterator[Fault]:
    """That a question, a column or rows are not in the answers as they should be; an unreadable answer is counted as such."""
    return not_used("the answers", folder.faults)


def _answers(tables: SurveyResults) -> Iterator[Table]:
    """The answers of every wave, and of the last one its scores and groups."""
    waves = [wave for wave in tables.folder.survey.waves if any(name == wave.name for name, _ in tables.folder.answers)]
    for wave in waves:
        yield from answer_tables(tables, wave)
    last = tables.wave_by_group
    if last is not None:
        yield score_table(tables, last)
        yield from people_tables(tables, last)
        yield from group_tables(tables, last)
        weighted = weighted_table(tables, last)
        if weighted is not None:
            yield weighted


def _in_short(folder: SurveyFolder, tables: SurveyResults) -> Iterator[str]:
    """What a reader in a hurry must know: what got worse, what the update claims and cannot show."""
    verdicts = {identifier: each.verdict for identifier, each in tables.comparisons().items()} if folder.answers else {}
    if verdicts:
        counts = [
            f"{sum(each is verdict for each in verdicts.values())} {verdict.label}"
            for verdict in (
                ChangeVerdict.WORSE,
                ChangeVerdict.IMPROVED,
                ChangeVerdict.NO_CLEAR_CHANGE,
                ChangeVerdict.CANNOT_SAY,
            )
        ]
        worse = [tables.label(identifier) for identifier, each in verdicts.items() if each is ChangeVerdict.WORSE]
        named = f" Worse: {'; '.join(worse)}." if worse else ""
        yield f"Between the last two waves, of {counted(len(verdicts), 'question')}: {', '.join(counts)}.{named}"
    claims = [_outcome(_growth(claim, tables))[0] for claim in folder.facts.growth_claims]
    if claims:
        found = ", ".join(
            f"{claims.count(each)} {each}" for each in ("refused", "unverifiable", "shown") if each in claims
        )
        yield f"{counted(len(claims), 'claim')} of continuous growth: {found}."
    for each in folder.facts.stated:
        yield f"{each.figure}% {each.what}: stated without its base."


def _paragraphs(folder: SurveyFolder, tables: SurveyResults) -> Iterator[str]:
    if folder.survey.note:
        yield folder.survey.note
    yield from _in_short(folder, tables)
    for wave in folder.survey.waves:
        yield f"{wave.name}: {sampling_note(wave)}"


def _notes(folder: SurveyFolder, tables: SurveyResults) -> Iterator[str]:
    if not folder.answers:
        yield "No answers are in the folder, so nothing about them can be shown or checked."
    yield from _notes_of_editions(tables)
    for wave in (name for name, responses in folder.responses.items() if responses.weights is not None):
        yield f"{wave}: the responses carry weights; every number here counts people, without their weights."
    ranked = by_harm(folder.faults)
    yield from (f"{fault}." for fault in ranked[:_MOST_FAULTS])
    rest = ranked[_MOST_FAULTS:]
    if rest:
        yield f"{len(rest)} more cells or columns could not be read; the rows are kept."
        yield from (f"{counted(count, 'time')}: {kind}." for kind, count in kinds_of(rest))


def _notes_of_editions(tables: SurveyResults) -> Iterator[str]:
    waves = [tables.wave(wave.name) for wave in tables.folder.survey.waves]
    before = tables.folder.before
    if before is not None and {each.at.wave for each in before.numbers}.isdisjoint(wave.wave for wave in waves):
        yield "The file of earlier editions has no wave of this survey, so nothing in it was used."
    elif before is not None:
        yield "Protected beside what earlier editions printed and hid; other publications are not known here."
    for identifier, reason in dict.fromkeys(
        (identifier, made.reason)
        for wave in waves
        for identifier, made in wave.questions.items()
        if isinstance(made, Withheld) and made.reason == CHANGED_A_LITTLE
    ):
        yield f"{tables.label(identifier)} {reason}"
    exposed = sum(len(wave.exposed) for wave in waves)
    if exposed:
        yield (
            f"{counted(exposed, 'number')} that would be hidden now stood in an earlier edition. Hiding protects nobody "
            "from those who have it."
        )


def _bases_table(stated: StatedPercentage) -> Table:
    """A percentage that is stated without its base, beside the bases it could rest on."""
    found = possible_bases(stated.figure, up_to=stated.up_to)
    none: Row = (Gap("none"), f"no count of up to {stated.up_to} people is printed so", None)
    return Table(
        caption=f"{stated.figure}% {stated.what}: the bases it could rest on, up to {stated.up_to}",
        columns=("Base", "Others", "95% interval"),
        rows=[_base_row(run) for run in _runs(found)] or [none],
        notes=(
            "Rounded half up. Others: how many said something else. The interval is that of the smallest base in the row.",
        ),
        reasons=(
            Reason(figures="Base; Others", rule="Every base of which some count is rounded so.", source=_COUNTING),
            Reason(figures="95% interval", rule="Where the true share would lie, of that base.", source=WILSON),
        ),
    )


def _runs(found: tuple[PossibleBase, ...]) -> Iterator[list[PossibleBase]]:
    """Bases in a row of which equally many people said something else."""
    run: list[PossibleBase] = []
    for each in found:
        if run and (each.base != run[-1].base + 1 or _others(each) != _others(run[-1])):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _others(each: PossibleBase) -> tuple[int, int]:
    return each.base - each.counts[-1], each.base - each.counts[0]


def _base_row(run: list[PossibleBase]) -> Row:
    first, last = run[0], run[-1]
    lower, upper = (Decimal(f"{end * 100:.0f}") for end in (first.interval.lower, first.interval.upper))
    return Span(first.base, last.base), Span(*_others(first)), Span(lower, upper, unit="%")


def _claims_tables(folder: SurveyFolder, tables: SurveyResults) -> Iterator[Table]:
    if folder.facts.growth_claims:
        yield Table(
            caption="Claims of continuous growth",
            columns=("Satisfaction with", "Outcome", "Why"),
            rows=[(claim.what, *_outcome(_growth(claim, tables))) for claim in folder.facts.growth_claims],
            reasons=(Reason(figures="Outcome", rule=_GROWING, source=COCHRAN_ARMITAGE),),
        )


def _growth(claim: StatedGrowth, tables: SurveyResults) -> Growth | None:
    return tables.growth_of(claim.question) if claim.question else None


def _outcome(found: Growth | None) -> tuple[str, str]:
    if found is None:
        return "unverifiable", "The report gives no figures for it."
    if found.reason == HIDDEN_REASON or found.verdict is ChangeVerdict.CANNOT_SAY:
        return "unverifiable", found.reason
    return "shown" if found.shows_continuous_growth else "refused", found.reason


def _conflicts(folder: SurveyFolder, tables: SurveyResults) -> Iterator[Fault]:
    """Claims that the survey's own figures refuse. What cannot be checked is no conflict."""
    for claim in folder.facts.growth_claims:
        found = _growth(claim, tables)
        if found is not None and _outcome(found)[0] == "refused":
            yield conflict(
                f"Continuous growth of satisfaction with {claim.what} is claimed. {found.reason}",
                remedy="say what the waves show, with their bases, or leave the claim out",
                source=COCHRAN_ARMITAGE,
            )
