"""Whether several things that are counted under a whole are its parts, all of them, and none is in two of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from safeguarding.figures.prose.tables import PEOPLE, is_rounded_sum
from safeguarding.figures.prose.things import names_another_thing, stems_in

# the words of a scale or a pair: who is in one is in no other
_SCALES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "boys?|girls?|males?|females?|men|women|unborn|unknown|not known|non-binary",
        "aged|[0-9]{1,2}-year-olds?",
        "in (?:January|February|March|April|May|June|July|August|September|October|November|December)|in (?:quarter|Q) ?[1-4]",
        "permanent|agency|temporary|locum|interim|fixed[- ]term",
        "full[- ]time|part[- ]time",
        "outstanding|good|requir(?:e|es|ed|ing) improvement|inadequate|adequate|poor|fair|not judged",
        "upheld|partly upheld|partially upheld|not upheld|withdrawn|ongoing|pending",
        "substantiated|unsubstantiated|unfounded|false|malicious|no further action|ongoing",
        "on time|in time|late|timely|overdue|outstanding",
        "stage (?:one|two|three|1|2|3)",
        "red|amber|green|blue",
        "open|closed|complete|completed|in progress|not started|cancelled",
        "agreed|disagreed|agree|disagree|unsure|not sure|undecided|neutral|neither|did not know|don't know",
        "substantive|vacant|filled",
        "NEET|EET|not in (?:education|employment)|in (?:education|employment|training)|not known|unknown",
        "maintained|academ(?:y|ies)",
        "improv(?:ed|ement)|increas(?:ed?|ing)|decreas(?:ed?|ing)|reduc(?:ed|tion)|maintained|unchanged|the same|no change|worsen(?:ed|ing)|deteriorat(?:ed|ion)",
        "primary|secondary|nursery|nurseries|special schools?|colleges?",
        "(?:first|second|third|fourth) (?:half|quarter)|in the (?:second|third|fourth)",
        "initial|review|transfer[- ]in|pre-birth",
        r"(?:high|medium|moderate|low|standard)[ -](?:risk|needs?|priority|level|concern)",
        "sentenced|(?:on )?remand",
        r"(?:statutory|independent|voluntary|private)(?= ?\Z| (?:homes?|providers?|agenc\w+|schools?)\b)",
        "mainstream|connected persons?|kinship|short[- ]breaks?|respite|family and friends",
    )
)
_ABUSE = re.compile(r"\b(?:neglect|emotional|physical|sexual|multiple)\b")
# who is one of these may be another one of these too
_OVERLAPPING = re.compile(
    r"\b(?:under|over|aged|older|younger|with|had|has|have|liked|by the same|disab\w+|unaccompanied|white|black|asian|mixed|boys?|girls?|males?|females?|"
    r"men|women|special|also|both|again|repeat|new|attended|saw|seen|needed|knew|said|felt|wanted|reported|involved|featured|held|contained|showed)\b",
    re.IGNORECASE,
)
# who liked the food may have liked the room
_DID = re.compile(
    r" (?!died|closed|completed|moved|ended|ceased|lasted|related|concerned)[a-z]+ed\b|:? (?:spoke|chose|gave|took|went|made|got|told)\b"
)
# bands of a scale, with one at its end that is open: "under 6 months", "6–12 months", "over 1 year"
_BAND = re.compile(
    r"(?:aged )?(?:under|over|up to|less than|more than|fewer than|within)? ?[0-9][0-9,.]*[a-z]*(?: (?:days?|weeks?|months?|years?|hours?))?(?: ?(?:to|–|—|-|and|but) ?(?:less than |under )?[0-9][0-9,.]*)?(?:\+| or (?:more|over|under|less|older|younger|fewer)| (?:and|to) (?:over|under)| plus)?(?: (?:working |school )?(?:days?|weeks?|months?|years?|hours?|miles)(?: old)?)?(?: or (?:more|over|under|less|longer))?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:under|over|up to|less|more|fewer|within|plus|longer|older|younger)\b|\b(?:under|over|up to|less|more|fewer|plus|longer|older|younger)\b|\+",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:others?|everyone else|everybody else|anything else|all else|elsewhere|unknown|not known|not stated|not recorded|unspecified|the rest|declined to (?:say|answer)|did not (?:say|answer)|gave no (?:view|answer|reason))\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r" ?(?:(?:was|were|is|are|came|come|been|related|related|went|concerned) )?(?P<word>from|about|regarding|concerning|relating to|to do with|over|for|by|to|at|in|against)\b",
    re.IGNORECASE,
)
_SAME = dict.fromkeys(("regarding", "concerning", "relating to", "to do with", "over"), "about")
_AGES = re.compile(
    r"(?:aged? )?(?:(?P<under>under )|(?P<first>[0-9]{1,2}) ?(?:to|–|-) ?)(?P<last>[0-9]{1,2})(?: years?(?: olds?)?)?",
    re.IGNORECASE,
)
_OLDEST = 17
_SLIGHT, _CLEAR = 0.1, 0.25
_SEVERAL, _FEW = 3, 2
_ROUND, _TENS = 100, 10

_PERSONS = re.compile(
    r"\b(?:girls?|boys?|males?|females?|men|women|mothers|fathers|pupils|adults|children)\b", re.IGNORECASE
)
_HAVE = re.compile(
    r" (?:had|have|has|took|take|held|hold|saw|used|use|served?|cared for|offer(?:ed)?|contain(?:ed)?)\b"
)
WITH_CHILDREN = re.compile(r"\b(?:families|households|parents|carers|homes|teams|sessions|visits)\b")
"""Who and what has children, of both sexes and of several ages."""

COUNTED_ONCE = re.compile(
    r"\beach(?: [a-z]+)? (?:being |is |was |has been )?(?:counted|logged|recorded|shown|coded|placed|listed|entered|classified) (?:(?:only |just )?once(?! in (?:the )?total)|at [a-z ]{3,40} only|under one)\b(?: (?:under|by|against) (?:[a-z’'-]{2,20} ){1,3}?(?:main|primary|principal|most serious) [a-z]+)?(?! in (?:the )?total)|\bwith each [a-z]+ (?:going|belonging|put) (?:to|in|under) one\b(?! in (?:the )?total)",
    re.IGNORECASE,
)
"""Words that say that each thing is in one of several parts."""

NOT_ALL = re.compile(
    r"%|per ?cent|\b(?:of (?:whom|which|these|those|them)|includ\w+|such as|also|both|each|per|(?:about|around)(?= (?:[0-9]|half|one|two|three))|nearly|almost|approximately|over(?= [0-9])|"
    r"at least|up to|more than|another|further(?= [0-9])|compared|previous\w*|last year|average|target|either|some|several|many|again|twice)\b",
    re.IGNORECASE,
)
"""Words of parts of parts, of counts of other things, or of counts that are not exact."""
SEXES = re.compile(r"\b(?:girls?|boys?|males?|females?|men|women)\b", re.IGNORECASE)
"""Words for the sexes."""
OF_A_SEX = re.compile(r" of (?:the |our |these )?(?:[a-z]+ )?(?:girls|boys|males|females|men|women)\b")
"""Of one of the sexes: what follows is a part of them."""


def are_of_one_scale(names: Sequence[str]) -> bool:
    """Whether parts are named by words of one scale: boys and girls, on time and late.

    Examples:
        >>> are_of_one_scale([" boys", " girls"]), are_of_one_scale([" in the north", " in the south"])
        (True, False)
    """
    # of the categories of abuse a child may be in several, unless those in several are counted apart
    is_of_abuse = any("multiple" in name for name in names) and all(map(_ABUSE.search, names))
    return is_of_abuse or any(_are_on(scale, names) for scale in _SCALES)


def _are_on(scale: re.Pattern[str], names: Sequence[str]) -> bool:
    """Whether names are of a scale and not all the same on it: good at care and good at safety are no two grades."""
    said = [match[0].casefold() for name in names if (match := scale.search(name)) is not None]
    return len(said) == len(names) and (len({*said}) != 1 or len(names) == 1 or said[0] == "aged")


def hold_others(lead: str, names: Sequence[str]) -> bool:
    """Whether each of those counted may hold several parts: homes that take boys and girls, plans with low and high risks.

    Examples:
        >>> hold_others(" homes", [" took boys", " girls"]), hold_others(" children", [" were boys", " girls"])
        (True, False)
    """
    if all(map(_PERSONS.search, names)) and (not PEOPLE.search(lead) or WITH_CHILDREN.search(lead)):
        return True
    held = [(name, _HAVE.match(name)) for name in names]
    return any(have and names_another_thing(name[have.end() :], stems_in(lead)) for name, have in held)


def exclude_each_other(names: Sequence[str]) -> bool:
    """Whether parts are of one scale, or come after the same preposition, so that nothing is in two of them.

    Examples:
        >>> exclude_each_other([" boys", " girls"]), exclude_each_other([" boys", " under five"])
        (True, False)
        >>> exclude_each_other([" came from police", " from schools", " from others"])
        True
    """
    if are_of_one_scale(names) or are_bands(names):
        return True
    words = [
        _SAME.get(match["word"].casefold(), match["word"].casefold())
        for name in names
        if (match := _PREPOSITION.match(name))
    ]
    return len(words) == len(names) and len(set(words)) == 1 and not any(_OVERLAPPING.search(name) for name in names)


def are_bands(names: Sequence[str]) -> bool:
    """Whether parts are the bands of a scale, the last of them open at its end and no other so.

    Examples:
        >>> are_bands(["Under 6 months", "6–12 months", "Over 1 year"]), are_bands(["Under 5", "Under 10", "Under 18"])
        (True, False)
    """
    several = [name.strip() for name in names]
    is_open = [_OPEN.search(name) is not None for name in several]
    return (
        len(several) >= _SEVERAL
        and all(_BAND.fullmatch(name) for name in several)
        and is_open[-1]
        and not any(is_open[1:-1])
    )


def are_all_ages(names: Sequence[str]) -> bool:
    """Whether parts are ages of children from birth on, each band beginning where the one before it ended, up to 17.

    Examples:
        >>> are_all_ages(["Under 5", "5 to 11", "12 to 17"]), are_all_ages(["Under 5", "5 to 11", "16 to 17"])
        (True, False)
    """
    read = [_AGES.fullmatch(name.strip()) for name in names]
    bands = [(int(each["first"] or 0), int(each["last"]) - bool(each["under"])) for each in read if each is not None]
    joined = all(before[1] + 1 == after[0] for before, after in itertools.pairwise(bands))
    return len(bands) == len(names) >= _SEVERAL and joined and bands[0][0] == 0 and bands[-1][1] == _OLDEST


def may_overlap(name: str) -> bool:
    """Whether those of whom this is said may be among others too.

    Examples:
        >>> may_overlap(" were disabled"), may_overlap(" lived nearby")
        (True, False)
    """
    return _OVERLAPPING.search(name) is not None


def are_all(names: Sequence[str]) -> bool:
    """Whether the last of several parts is what is left over."""
    return _OTHERS.search(names[-1]) is not None


def is_a_slip(parts: Sequence[int], total: int, names: Sequence[str], *, is_said: bool) -> bool:
    """Whether parts that do not make their whole are surely meant to.

    Args:
        parts: How many are in each.
        total: How many there are in all.
        names: What is said of each.
        is_said: Whether the words say that these are the parts: a colon, "made up of", "as follows".

    Examples:
        >>> is_a_slip([220, 182], 412, [" boys", " girls"], is_said=True)
        True
        >>> is_a_slip([50, 20, 45], 80, [" boys", " under five", " disabled"], is_said=False)
        False
    """
    made = sum(parts)
    if total % _ROUND == 0 and any(part % _TENS for part in parts):
        return False  # "300 calls" may be about as many
    if is_rounded_sum(parts, total):
        return False
    gap = abs(made - total) / total if total else 1
    apart = exclude_each_other(names)
    is_small = apart and is_said and abs(made - total) <= _FEW
    if max(parts) >= total or (gap > _CLEAR and not is_small):
        return False
    if made > total:
        mixed = any(_OVERLAPPING.search(name) or _DID.match(name) for name in names)
        is_turned = is_said and not mixed and _is_turned(parts, total)
        return (
            apart
            or is_turned
            or (not mixed and len(parts) >= _SEVERAL and (is_said or len(parts) > _SEVERAL or are_all(names)))
        )
    if are_all(names):
        return True
    one_digit = len(str(made)) == len(str(total)) and sum(map(str.__ne__, str(made), str(total))) == 1
    return is_said and (gap <= _SLIGHT or apart or one_digit) and (apart or len(parts) >= _SEVERAL)


def _is_turned(parts: Sequence[int], total: int) -> bool:
    """Whether the parts make the total once two digits of one of them change places."""
    left = [total - sum(parts) + part for part in parts]
    return any(
        part != right > 0 and len(str(part)) == len(str(right)) and sorted(str(part)) == sorted(str(right))
        for part, right in zip(parts, left, strict=True)
    )
