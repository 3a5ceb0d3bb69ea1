"""The same people in two waves, matched by their keys, as the pairs that a paired comparison needs."""

from __future__ import annotations

from safeguarding.statistics.differences import PairedCounts
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import Responses
from safeguarding.surveys.words import Coding


def paired_counts(earlier: Responses, later: Responses, question: Question, *, fewest: int) -> PairedCounts | None:
    """How the people who validly answered a question in both waves answered it; None where fewer than ``fewest`` did.

    Args:
        earlier: The earlier wave's responses.
        later: The later wave's responses.
        question: The question, put in both waves in the same words.
        fewest: With fewer matched people than this there are no pairs.

    Raises:
        UnknownNameError: for a question that a wave does not have.

    Examples:
        >>> from safeguarding.surveys.examples import TALK
        >>> from safeguarding.surveys.responses import answer_column
        >>> earlier, later = (
        ...     Responses(wave=wave, size=3, answers={"talk": answer_column(TALK, answers)}, keys=keys)
        ...     for wave, answers, keys in (("2015", "YNY", ("a", "b", "c")), ("2017", "YYN", ("b", "c", "d")))
        ... )
        >>> paired_counts(earlier, later, TALK, fewest=2)
        PairedCounts(both=1, earlier_only=0, later_only=1, neither=0)
    """
    if earlier.keys is None or later.keys is None:
        return None
    good = {k for k, option in enumerate(question.options) if option.coding is Coding.FAVOURABLE}
    valid = {k for k, option in enumerate(question.options) if option.is_in_base}
    before = dict(zip(earlier.keys, earlier.column(question.identifier), strict=True))
    after = dict(zip(later.keys, later.column(question.identifier), strict=True))
    # a key that begins so was made up for a person without one
    matched = [key for key in before if key in after and not key.startswith("\0")]
    answers = [
        (before[key] in good, after[key] in good) for key in matched if before[key] in valid and after[key] in valid
    ]
    if len(answers) < max(1, fewest):
        return None
    return PairedCounts(
        both=answers.count((True, True)),
        earlier_only=answers.count((True, False)),
        later_only=answers.count((False, True)),
        neither=answers.count((False, False)),
    )
