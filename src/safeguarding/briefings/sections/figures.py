"""The figures section: what the update states in figures, dates and lists, and which of it cannot be right.

Reads ``report.figures.toml``, a file of claims, and the CSV files beside it that its figures come from.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from safeguarding.briefings.folders import SectionReader, UpdateFolder
from safeguarding.documents.claim_files import ReadClaims, described, read_claims
from safeguarding.faults import Fault
from safeguarding.figures.claims import CheckedClaim, Claim, check_all, kind_name
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.proportions import ProportionClaim
from safeguarding.figures.kinds.sequences import SequenceClaim
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import sentence_case
from safeguarding.figures.words import ClaimOutcome
from safeguarding.pages.checks import rule_of_kind, verdict_code
from safeguarding.pages.sections import Section, conflict
from safeguarding.pages.tables import Reason, Table
from safeguarding.sources import Certainty, Source

CLAIMS_FILE = "report.figures.toml"

ARITHMETIC = Source(
    title="The update's own figures",
    certainty=Certainty.VERIFIED,
    note="compared with each other in exact arithmetic",
)


def figures_section(folder: UpdateFolder) -> Section:
    """Make the section.

    Raises:
        FaultyInputError: with every fault of the file of claims.
    """
    read = read_claims(folder.path / CLAIMS_FILE)
    policy = attrs.evolve(read.file.judging.policy, calendar=folder.calendar)
    checked = check_all(read.file.claims, policy)
    return Section(
        title="Figures",
        paragraphs=(_opening(checked),),
        tables=(_table(checked, policy),) if checked else (),
        conflicts=[_conflict(each, policy) for each in checked if each.verdict.is_inconsistent],
        notes=tuple(_notes(read, checked)),
    )


READER = SectionReader(files=(CLAIMS_FILE,), read=figures_section)


def _opening(checked: tuple[CheckedClaim, ...]) -> str:
    counts = {outcome: sum(each.verdict.outcome is outcome for each in checked) for outcome in ClaimOutcome}
    parts = ", ".join(f"{count} {outcome.label}" for outcome, count in counts.items())
    return f"{len(checked)} stated figures were checked: {parts}."


def _table(checked: tuple[CheckedClaim, ...], policy: CheckingPolicy) -> Table:
    return Table(
        caption="Stated figures and their verdicts",
        columns=("Stated figure", "Kind", "Verdict", "Why"),
        rows=[
            (described(each.claim), kind_name(each.claim), verdict_code(each.verdict), each.verdict.sentence)
            for each in checked
        ],
        notes=("Unverifiable is no reproach: nothing is stated that a calculation could contradict.",),
        reasons=[
            Reason(figures=name, rule=rule_of_kind(name), source=source)
            for name, source in dict.fromkeys((kind_name(each.claim), _source(each.claim, policy)) for each in checked)
        ],
    )


def _conflict(checked: CheckedClaim, policy: CheckingPolicy) -> Fault:
    about = described(checked.claim)
    explanation = f"{about}: {checked.verdict.sentence}" if about else checked.verdict.sentence
    return conflict(
        sentence_case(explanation),
        remedy=_remedy(checked),
        source=_source(checked.claim, policy),
    )


def _remedy(checked: CheckedClaim) -> str:
    """What would put it right, as far as the figures themselves say."""
    if isinstance(checked.claim, SequenceClaim):
        return "number every entry once, or say why a number is left out"
    remedies = "; ".join(str(remedy) for remedy in checked.verdict.remedies if remedy.runs or remedy.dates)
    if not remedies:
        return "compare with where the figures come from"
    return f"one of these would be right, the rest unchanged: {remedies}"


def _source(claim: Claim, policy: CheckingPolicy) -> Source:
    """What a verdict rests on besides arithmetic."""
    match claim:
        case ProportionClaim():
            return policy.bands.source
        case DeadlineClaim():
            return policy.calendar.source
        case _:
            return ARITHMETIC


def _notes(read: ReadClaims, checked: tuple[CheckedClaim, ...]) -> Iterator[str]:
    for each in checked:
        yield from (f"{described(each.claim)}: {remark}" for remark in each.verdict.remarks)
    for line, names in read.awaiting:
        yield f"{CLAIMS_FILE}, line {line}: not checked, since no code supplies {names}."
