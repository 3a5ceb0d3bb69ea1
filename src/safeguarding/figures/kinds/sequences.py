"""The numbers of a numbered list: what is missing, what is repeated, what is out of order. Nothing is renumbered."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.runs import Run, joined, listed, single
from safeguarding.figures.stated import Stated, as_stated_or_none
from safeguarding.figures.verdicts import Remedy, Verdict, unverifiable
from safeguarding.figures.words import ClaimOutcome
from safeguarding.records import NoTruthValue, Record, of_several

_LONGEST = 10_000


def _as_labels(values: Iterable[str | int]) -> tuple[str, ...]:
    return of_several(values, lambda several: tuple(map(_as_label, several)))


def _as_label(value: str | int) -> str:
    return value.strip() if isinstance(value, str) else str(value) if type(value) is int else cast("str", value)


@attrs.frozen(kw_only=True)
class SequenceClaim(Record):
    """The numbers of a list as they stand, in the order in which they stand.

    Attributes:
        numbers: The numbers as text; an empty text for an entry without a number.
        starts_at: The number that the list should start with.
        announced: How many numbers are announced, where they are: the list should run so far.
        repeats_allowed: Whether one number may stand at several entries, such as several actions of one recommendation.
        about: What is numbered: "recommendation".
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for an empty list.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> claim = SequenceClaim(numbers=("1", "2", "4", "3", "", "6"), about="recommendation")
        >>> print(check_sequence(claim, CHARITABLE))
        inconsistent: The numbers run from 1 to 6 but recommendation 5 is missing; 3 comes after 4; 1 entry has no number.
    """

    numbers: tuple[str, ...] = attrs.field(converter=_as_labels)
    starts_at: int = 1
    announced: Stated | None = attrs.field(default=None, converter=as_stated_or_none)
    repeats_allowed: bool = False
    about: str = "number"
    where: str = ""

    def _check(self) -> None:
        if not self.numbers:
            raise InvalidRecordError("a numbered list has at least one entry")


@attrs.frozen(kw_only=True)
class SequenceFindings(NoTruthValue, Record):
    """What is irregular about a list of numbers.

    Attributes:
        missing: The numbers between the first that is due and the last that is due that do not occur.
        repeated: The numbers that occur more than once.
        after: Each number that comes after a higher one, with that one.
        unnumbered: How many entries have no number.
        beyond: The numbers outside what was announced.
    """

    _instead = "missing, or repeated"

    missing: tuple[Run, ...]
    repeated: tuple[int, ...]
    after: tuple[tuple[int, int], ...]
    unnumbered: int
    beyond: tuple[int, ...]


def sequence_findings(numbers: Sequence[int | None], *, first: int, last: int | None = None) -> SequenceFindings:
    """What is irregular about numbers that should run from ``first`` to ``last``, each once and in order.

    Args:
        numbers: The numbers as they stand; None for an entry without one.
        first: The lowest number that is due.
        last: The highest one, or None for the highest that occurs.

    Examples:
        >>> findings = sequence_findings((1, 2, 4, 3, None), first=1)
        >>> findings.missing, findings.after, findings.unnumbered
        ((), ((3, 4),), 1)
    """
    present = [number for number in numbers if number is not None]
    counts = Counter(present)
    highest = max(present, default=first - 1) if last is None else last
    expected = sorted({number for number in counts if first <= number <= highest} | {first - 1, highest + 1})
    gaps = (Run(first=low + 1, last=high - 1) for low, high in itertools.pairwise(expected) if high - low > 1)
    return SequenceFindings(
        missing=joined(gaps),
        repeated=tuple(sorted(number for number, count in counts.items() if count > 1)),
        after=tuple((later, earlier) for earlier, later in itertools.pairwise(present) if later < earlier),
        unnumbered=len(numbers) - len(present),
        beyond=tuple(sorted(number for number in counts if not first <= number <= highest)),
    )


def check_sequence(claim: SequenceClaim, policy: CheckingPolicy) -> Verdict:
    """Whether a list is numbered without gaps and repeats, and, where the policy minds, in order.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_sequence(SequenceClaim(numbers=("1", "2", "5"), about="action"), CHARITABLE))
        inconsistent: The numbers run from 1 to 5 but actions 3–4 are missing.
    """
    numbers = tuple(_number(label) for label in claim.numbers)
    if len(numbers) > _LONGEST or numbers.count(None) > claim.numbers.count(""):
        return unverifiable("The entries are not all numbered with whole numbers.")
    present = [number for number in numbers if number is not None]
    if not present:
        return unverifiable("No entry has a number.")
    last = None if claim.announced is None else _whole(claim.announced, claim.starts_at)
    findings = sequence_findings(numbers, first=claim.starts_at, last=last)
    return _judged(findings, claim, policy, span=f"The numbers run from {min(present)} to {max(present)}")


def _judged(findings: SequenceFindings, claim: SequenceClaim, policy: CheckingPolicy, *, span: str) -> Verdict:
    remarks = _in_words(findings, claim)
    if not _is_faulty(findings, claim, policy):
        return Verdict(
            outcome=ClaimOutcome.CONSISTENT,
            sentence=f"{span} without a gap{'' if findings.after else ', in order'}.",
            remarks=tuple(f"{each[0].upper()}{each[1:]}." for each in remarks),
        )
    return Verdict(
        outcome=ClaimOutcome.INCONSISTENT,
        sentence=f"{span} but {'; '.join(remarks)}.",
        remedies=(Remedy(field="missing number", runs=findings.missing),) if findings.missing else (),
    )


def _is_faulty(findings: SequenceFindings, claim: SequenceClaim, policy: CheckingPolicy) -> bool:
    repeated = () if claim.repeats_allowed else findings.repeated
    out_of_order = findings.after if policy.order_matters else ()
    return bool(findings.missing or findings.beyond or repeated or out_of_order)


def _number(label: str) -> int | None:
    return int(label) if label.isascii() and label.isdigit() and len(label) <= 9 else None  # noqa: PLR2004  digits


def _whole(announced: Stated, starts_at: int) -> int:
    return announced.value.numerator // announced.value.denominator + starts_at - 1


def _in_words(findings: SequenceFindings, claim: SequenceClaim) -> list[str]:
    """Each finding as the end of a sentence, the gravest first."""
    sentences = []
    if findings.missing:
        is_one = len(findings.missing) == 1 and findings.missing[0].first == findings.missing[0].last
        verb = "is" if is_one else "are"
        things = claim.about if is_one else f"{claim.about}s"
        sentences.append(f"{things} {listed(findings.missing)} {verb} missing")
    if findings.beyond:
        sentences.append(f"{listed([single(each) for each in findings.beyond])} is outside what was announced")
    if findings.repeated and not claim.repeats_allowed:
        sentences.append(f"{listed([single(each) for each in findings.repeated])} stands more than once")
    sentences += [f"{later} comes after {earlier}" for later, earlier in findings.after[:5]]
    if findings.unnumbered:
        things = "entry has" if findings.unnumbered == 1 else "entries have"
        sentences.append(f"{findings.unnumbered} {things} no number")
    return sentences
