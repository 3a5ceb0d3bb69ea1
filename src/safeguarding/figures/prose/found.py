"""A claim found in a document, with what each of its numbers was taken for."""

from __future__ import annotations

import attrs

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.prose.passages import TextPlace
from safeguarding.figures.verdicts import Verdict
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class FoundClaim(Record):
    """A claim as it was read out of a document.

    Attributes:
        claim: The claim.
        place: The line or page that it stands on.
        quote: The few words that hold it, never a whole sentence.
        taken: What each number was taken for.
        is_sure: Whether the words leave no doubt; a claim that is not sure is never called inconsistent.

    Examples:
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> claim = ShareClaim(count="35", base="139", percentage="24%")
        >>> found = FoundClaim(claim=claim, place=TextPlace("line", 1), quote="35 of the 139 (24%)", taken=("35: count", "139: base"))
        >>> found.is_sure
        True
    """

    claim: Claim
    place: TextPlace
    quote: str
    taken: tuple[str, ...]
    is_sure: bool = True


@attrs.frozen(kw_only=True)
class ExaminedClaim(NoTruthValue, Record):
    """A claim found in a document, and what became of it."""

    _instead = "verdict"
    _words = "{0.verdict}"

    found: FoundClaim
    verdict: Verdict


def examine(found: FoundClaim, policy: CheckingPolicy) -> ExaminedClaim | None:
    """Judge a claim that was found; None where it would be accused without its words being sure.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> claim = ShareClaim(count="35", base="139", percentage="24%")
        >>> doubtful = FoundClaim(claim=claim, place=TextPlace("line", 1), quote="35 (24%)", taken=(), is_sure=False)
        >>> examine(doubtful, CHARITABLE) is None
        True
    """
    verdict = check(found.claim, policy)
    if verdict.is_inconsistent and not found.is_sure:
        return None
    return ExaminedClaim(found=found, verdict=verdict)


def fragment(text: str, limit: int = 90) -> str:
    """The words of a match on one line, cut to a length.

    Examples:
        >>> fragment("35   (24%)")
        '35 (24%)'
    """
    plain = " ".join(text[: 4 * limit].split())
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
