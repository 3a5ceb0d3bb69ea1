"""A wave's answers as tables that may be published: every option, scores and balances, and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from safeguarding.disclosure.protection import hidden_number, protected_share, table_notes
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, Percentage, Points
from safeguarding.pages.surveys.results import SurveyResults
from safeguarding.pages.surveys.tables import MAY_BE_SHOWN
from safeguarding.pages.tables import Reason, Table
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.measures import rounded_estimate
from safeguarding.surveys.publication import PublishedQuestion, Withheld
from safeguarding.surveys.question_measures import item_non_response, mean_score, net_balance
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import Coding

_WITHHELD = Gap("withheld")
_OF_THOSE_THAT_COUNT = f"Each answer of those that count in the base. {MAY_BE_SHOWN}"


def answer_tables(tables: SurveyResults, wave: Wave) -> Iterator[Table]:
    """Every answer to every question of a wave, questions of the same options in one table."""
    sums_to_100 = tables.folder.facts.percentages_sum_to_100
    by_options: dict[tuple[str, ...], list[PublishedQuestion]] = {}
    for _, made in _published(tables, wave):
        labels = tuple(option.label for option in made.question.options_in_base)
        by_options.setdefault(labels, []).append(made)
    for labels, several in by_options.items():
        yield Table(
            caption=f"Answers in {wave.name}",
            columns=("Question", *labels, "Valid answers"),
            rows=[
                (made.question.wording, *_counts_and_shares(made, sums_to_100=sums_to_100), made.base())
                for made in several
            ],
            notes=tuple(_notes(several, sums_to_100=sums_to_100)),
            reasons=(Reason(rule=_OF_THOSE_THAT_COUNT, source=tables.folder.rule.source),),
        )


def _published(tables: SurveyResults, wave: Wave) -> Iterator[tuple[AnswerCounts, PublishedQuestion]]:
    for question in tables.folder.survey.questions_in(wave.name):
        made = tables.published(wave.name, question.identifier)
        if isinstance(made, PublishedQuestion):
            yield tables.folder.answers[wave.name, question.identifier], made


def _counts_and_shares(made: PublishedQuestion, *, sums_to_100: bool) -> Iterator[Cell]:
    adjusted = (made.summing_percentages() if sums_to_100 else None) or {}
    for option in made.question.options_in_base:
        count = made.table.at(option.label)
        share = adjusted.get(option.label, made.option_percentage(option.label))
        yield count if count.is_hidden else Percentage(percentage=share, count=count, beside=Beside.COUNT)


def _notes(several: Sequence[PublishedQuestion], *, sums_to_100: bool) -> Iterator[str]:
    """What the symbols mean; that percentages are adjusted to sum to 100, or that rounded they do not."""
    yield from table_notes(made.table for made in several)
    yield from dict.fromkeys(note for made in several for note in whole_group_note(made.table.rule))
    if sums_to_100:
        yield "Percentages are adjusted by the largest-remainder method to sum to 100, where no number is hidden."
    elif any(not made.percentages_sum_to_100() for made in several):
        yield "Percentages may not sum to 100 because each is rounded."


def whole_group_note(rule: DisclosureRule) -> Iterator[str]:
    """That small groups who answered alike are hidden; said everywhere, since where it was needed would tell."""
    if (most := rule.whole_groups.smallest_shown - 1) > 0:
        yield f"In groups of up to {most} an answer that all of them gave, or none, is hidden too."


def score_table(tables: SurveyResults, wave: Wave) -> Table:
    """Net balance, mean and spread of each question, where its table hides nothing; and how many would not say."""
    return Table(
        caption=f"Scores in {wave.name}",
        columns=("Question", "Net balance", "Mean score", "Standard deviation", "No valid answer"),
        rows=[
            (made.question.wording, *_scores(tables, answers, made), _not_said(tables, answers))
            for answers, made in _published(tables, wave)
        ],
        notes=("Net balance: favourable minus unfavourable, in percentage points of the base.",),
        reasons=(
            Reason(rule="Shown only where no answer to the question is hidden.", source=tables.folder.rule.source),
        ),
    )


def _scores(tables: SurveyResults, answers: AnswerCounts, made: PublishedQuestion) -> tuple[Cell, Cell, Cell]:
    rule = tables.folder.rule
    result_is_shown = made.is_whole() and rule.rounding_base is None and not rule.is_small(answers.base - answers.valid)
    if not result_is_shown:
        return (hidden_number(rule),) * 3
    balance = rounded_estimate(net_balance(answers))
    points = None if balance is None else Points(balance)
    mean = mean_score(answers)
    if mean is None:
        return points, Gap(rule.symbols.not_applicable), Gap(rule.symbols.not_applicable)
    return points, rounded_estimate(mean), None if mean.spread is None else Decimal(f"{mean.spread:.1f}")


def _not_said(tables: SurveyResults, answers: AnswerCounts) -> Cell:
    measure = item_non_response(answers)
    if measure.count is None or measure.base == 0:
        return None
    # beside the wave's responses and the valid answers it would tell how many chose an option outside the base
    if tables.folder.rule.is_small(answers.asked - answers.valid - measure.count):
        return hidden_number(tables.folder.rule)
    share = protected_share(Share(measure.count, measure.base), tables.folder.rule)
    return share if share.is_hidden else Percentage(percentage=share)


def group_tables(tables: SurveyResults, wave: Wave) -> Iterator[Table]:
    """Favourable shares by group in a wave, protected together with every other number of its people."""
    responses, published = tables.folder.responses.get(wave.name), tables.wave(wave.name)
    for grouping in responses.groupings if responses else ():
        by_group = [
            (made.question.wording, published.by_group[grouping.name, made.question.identifier])
            for _, made in _published(tables, wave)
            if (grouping.name, made.question.identifier) in published.by_group
        ]
        rows = [(wording, *_group_cells(made, grouping.labels)) for wording, made in by_group]
        notes = ["Groups overlap and do not add up."] if grouping.overlaps else []
        notes += whole_group_note(tables.folder.rule)
        made_tables = [made.table for _, made in by_group if isinstance(made, PublishedQuestion)]
        notes += table_notes(made_tables)
        reasons = {made.reason.partition(": ")[2] for _, made in by_group if isinstance(made, Withheld)}
        notes += [f"{_WITHHELD}: {reason.removesuffix(': no table.')}." for reason in sorted(reasons)]
        if made_tables:
            notes.append(LINKED_NOTE)
        yield Table(
            caption=f"Favourable answers by {grouping.name.casefold()} in {wave.name}",
            columns=("Question", *grouping.labels),
            rows=rows,
            notes=tuple(notes),
            reasons=(Reason(rule=MAY_BE_SHOWN, source=tables.folder.rule.source),),
        )


LINKED_NOTE = (
    "Protected together with every other table of these people. Not protected: from somebody who knows their own answer "
    "or another's, and what two groupings tell together of those who are in a group of each."
)


def _group_cells(made: PublishedQuestion | Withheld, labels: Sequence[str]) -> Iterator[Cell]:
    for label in labels:
        if isinstance(made, Withheld):
            yield _WITHHELD
        elif not made.has_group(label):
            yield Gap("nobody")
        else:
            share, base = made.percentage(Coding.FAVOURABLE, label), made.base(label)
            yield share if base.is_hidden else Percentage(percentage=share, base=base, beside=Beside.BASE)
