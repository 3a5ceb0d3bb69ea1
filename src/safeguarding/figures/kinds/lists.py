"""A stated number of things beside the list of them."""

from __future__ import annotations

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.runs import single
from safeguarding.figures.stated import Stated, as_figure
from safeguarding.figures.verdicts import Remedy, Verdict, sentence_case
from safeguarding.figures.words import ClaimOutcome
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class ListClaim(Record):
    """So many things, and how many the list beside it has.

    Attributes:
        stated: How many are announced: "four", "10".
        listed: How many the list has.
        about: What is listed: "key areas".
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for a negative length.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_list(ListClaim(stated="four", listed=5, about="key areas"), CHARITABLE))
        inconsistent: Four key areas are announced, and the list has 5.
    """

    stated: Stated = attrs.field(converter=as_figure)
    listed: int
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        if self.listed < 0:
            raise InvalidRecordError(f"a list has a whole number of entries, not {self.listed!r}")


def check_list(claim: ListClaim, policy: CheckingPolicy) -> Verdict:
    """Whether a list is as long as it is announced to be. Rounding plays no part, so neither does the policy.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_list(ListClaim(stated="10", listed=9, about="recommendations"), CHARITABLE))
        inconsistent: 10 recommendations are announced, and the list has 9.
    """
    del policy
    holds = claim.stated.value == claim.listed
    things = claim.about or "entries"
    joint = "as many" if holds else str(claim.listed)
    return Verdict(
        outcome=ClaimOutcome.CONSISTENT if holds else ClaimOutcome.INCONSISTENT,
        sentence=f"{sentence_case(str(claim.stated))} {things} are announced, and the list has {joint}.",
        exact=claim.stated.value,
        remedies=() if holds else (Remedy(field="stated", runs=(single(claim.listed),)),),
    )
