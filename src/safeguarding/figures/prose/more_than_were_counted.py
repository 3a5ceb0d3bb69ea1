"""Parts that are more than what they are parts of: "25 were not seen. Of these, 33 were unborn", "12, of whom 14 are girls".

The words tie a count to those before it: "of whom", "of these", "of the 24, 32". It is wrong where it is more than the
counts that stand before it, taken together; where people or things may be counted twice, or are others, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.share_doubts import PLANNED
from safeguarding.figures.prose.things import counted_in, counts_things, names_another_thing, stem

_MAY_BE = re.compile(
    r"\b[Oo]f (?:whom|which|these|those|them|this|that|[0-9])|\b[Oo]f (?:the|all|our|its) |\b(?:From|Among)"
)
_JUST = r"(?:just |only |a total of )?"
# of whom 14; of which only 14
_OF_WHOM = re.compile(rf",? \(?(?:out )?of (?:whom|which) {_JUST}\Z")
# 14 of whom; 14 of these
_THEIRS = re.compile(
    r" (?:out )?of (?:(?P<relative>whom|which)|(?:these|those(?! [a-z]+(?:ing|ed)\b)|them))\b(?! (?:who|with|aged|in|that|not|all)\b)"
)
_OPENS = re.compile(
    r"(?:\A|[,:] |\bthat,? )(?:[Oo]ut of|[Oo]f|From an original [a-z]+ of|Among|Amongst) (?:the |these |those |our |its |all |all the |a total of )?(?:last |first |total of )?\Z"
)
_COMMA = re.compile(rf", {_JUST}\Z")
_OF_THESE = re.compile(
    rf"(?:Out of|Of|From|Among|Amongst) (?:these|those|them|this number|that number|this total),? {_JUST}\Z"
)
_SO_MANY = re.compile(r" (?:out )?of (?:the |these |those |our |its |all |all the )?(?:last |first )?\Z")
_PLURAL = re.compile(r"(?: [a-z’'-]{2,20}){0,2}? (?:[a-z]+[^s]s|children|people|staff)\b(?![’'])|[.,;]|\Z")
_FREE = re.compile(r"(?:\A|\b(?:[Oo]nly|[Jj]ust|that|and|but|in|for|with|where|by|from|,) )\Z")
_SHARE = re.compile(r"[^;%]{0,60}[0-9] ?%")
_INEXACT = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|more than|less than|fewer than|at least|up to|roughly|approximately|some|between) \Z",
    re.IGNORECASE,
)
# who may be counted more than once, and what may be another thing, or of others
_ELSE = re.compile(
    r"\b(?:twice|duplicat\w*|more than once|repeat\w*|each|every|several|multiple|planned|target|expected|due|available|places?|beds?|capacity|posts?|needed|(?<!action )required|budget\w*|funded|commissioned|offered|more|fewer|less|further(?! action)|another|additional|others?|"
    r"average\w*|between|famil(?:y|ies)|groups?|siblings?|households?|couples?|pairs?|twins?|triplets|teams?|per|all|most|some|many|half|third|quarter|majority|minority|rest|remain\w*|range|number of|hundreds|dozens)\b|%|£| [a-h]\) ",
    re.IGNORECASE,
)
# 17 were excluded pupils: of five schools they are no part
_ARE = re.compile(
    r" (?:are|were) (?:[a-z-]+ ){0,2}?(?!always\b|sometimes\b)(?P<thing>[a-z-]+[^su]s|children|people|staff)\b"
)
_PERSONS = re.compile(r"(?:boy|girl|male|female|sibling|teenager|baby|babie)s?\Z")
_OF_PERSONS = frozenset(["child", "people", "person", "leaver", "pupil", "student", "young"])
_FAMILIES = re.compile(r"\b(?:famil(?:y|ies)|groups?|siblings?|households?|couples?)(?: and individuals)?\b")
_NOUN = re.compile(r" (?!this\b|was\b|has\b)[a-z]+(?:[^su]s|ren|people)\b")
# what "these" and "which" may be of as well: "12 workers for its cases, of which 140"
_NAMED = re.compile(
    r"\b(?!(?:was|has|does|shows|says|as|this|its|across|unless|us|plus|thus|always|sometimes|days|weeks|months|years|authorities|services)\b)[a-z]{2,}[^su\W]s\b|\b(?:children|people)\b"
)
_ASIDE = re.compile(
    r"\b(?:boys and girls|children (?:and|or) young people|young people (?:and|or) children)\b|\b(?:live[sd]?|living|placed|were|was|are|is) (?:with|in) (?:[a-z’'-]+ ){0,2}[a-z’']+s\b|(?<=[a-z])[’']s?\b|\([^()]{0,40}\)"
)
_MASKED = re.compile(r"\bx+ [a-z]+")
_TWICE = re.compile(
    r"\b(?:twice|duplicat\w*|more than once|repeat\w*|each|several|multiple|same(?! day\b)|both|planned|target|expected)\b"
)
_LONGEST, _REACH = 400, 3


def more_than_were_counted_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every part that is said to be of what was counted before, and is more than that.

    Examples:
        >>> text = "Of 640 visits made, 25 were late. Of these, 33 were made by agency staff."
        >>> [each.taken for each in more_than_were_counted_in([Passage(text=text)])]
        [('33 as the count', '25 as the base')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not _MAY_BE.search(passage.text):
            continue
        plain = masked(passage.text)
        counts = [each for each in quantities_in(passage.text) if not each.unit]
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, span in enumerate(spans):
            for each in counts:
                if span[0] <= each.start < span[1] and not _SHARE.match(plain, each.end):
                    yield from _above(
                        passage, plain, each, _wholes(plain, counts, spans[max(at - _REACH, 0) : at + 1], each)
                    )


def _wholes(plain: str, counts: Sequence[Quantity], spans: Sequence[tuple[int, int]], part: Quantity) -> list[Quantity]:
    """The counts before one that is said to be a part of them, the nearest last; none where it is not said."""
    span = spans[-1]
    lead = plain[span[0] : part.start]
    own = [each for each in counts if span[0] <= each.start < part.start]
    theirs = _THEIRS.match(plain, part.end)
    if theirs and theirs["relative"] and any(theirs.end() <= each.start < theirs.end() + 8 for each in counts):
        return []  # 249 of which 51: the 51 are a part
    if own and (_OF_WHOM.search(lead) or (theirs and theirs["relative"])):
        return _last_part(plain, counts, spans, own)
    if len(own) == 1 and _COMMA.search(lead) and _OPENS.search(plain[span[0] : own[0].start]):
        return own
    after = [each for each in counts if part.end <= each.start < part.end + 24]
    if after and _SO_MANY.fullmatch(plain, part.end, after[0].start) and _PLURAL.match(plain, after[0].end):
        return after[:1] if _FREE.search(lead[-12:]) else []
    if not theirs and (len(spans) == 1 or not _OF_THESE.fullmatch(lead)):
        return []
    before = [each for each in counts if spans[0][0] <= each.start < part.start]
    last = [each for each in before if each.start >= spans[-2 if len(spans) > 1 else -1][0]]
    return _last_part(plain, counts, spans[:-1], before) if last == before else before if last else []


def _last_part(
    plain: str, counts: Sequence[Quantity], spans: Sequence[tuple[int, int]], found: list[Quantity]
) -> list[Quantity]:
    """Of 1,660 assessments, 25 did not …: it is the 25 that what follows is of."""
    is_part = len(found) == 2 and spans and _wholes(plain, counts, spans, found[1])  # noqa: PLR2004
    return found[1:] if is_part else found


def _are_others(thing: str, named: frozenset[str]) -> bool:
    """Whether a noun names other things than those counted, and no boys and girls among children."""
    is_same = stem(thing.rpartition("-")[2]) in named
    return not is_same and (_PERSONS.search(thing) is None or named.isdisjoint(_OF_PERSONS))


def _above(passage: Passage, plain: str, part: Quantity, wholes: Sequence[Quantity]) -> Iterator[FoundClaim]:
    """A part that was counted and is more than all that it may be of, taken together."""
    if not wholes or part.value <= sum(each.value for each in wholes):
        return
    # 12 of them urgent, and 40 of these: of the same as the twelve
    if len(wholes) == 1 and _THEIRS.match(plain, wholes[0].end):
        return
    first, last = min(part.start, *(each.start for each in wholes)), max(part.end, wholes[-1].end)
    named = counted_in(plain[first : part.start if wholes[-1].start < part.start else last + 60], 0)
    is_pointing = first == part.start or ". " in plain[first : part.start]
    start = plain.rfind(". ", 0, first) + 1 if is_pointing else first
    are = _ARE.match(plain, part.end)
    if are is not None and _are_others(are["thing"], named):
        return
    theirs = _THEIRS.match(plain, part.end)
    if theirs is not None and not theirs["relative"] and not _NOUN.match(plain, theirs.end()):
        # 93 of those: whatever was counted, so many of the same
        plain = _FAMILIES.sub(lambda match: "homes".ljust(len(match[0])), plain)
    lead = _ASIDE.sub(" ", plain[start:last])
    is_of_all = len(wholes) == 1 and _OPENS.search(plain[max(first - 40, 0) : first]) is not None
    is_other = (
        _ELSE.search(plain[first : last + 16].partition(". ")[0] if first == part.start else lead)
        or (
            first < part.start
            and not is_of_all
            and len(_NAMED.findall(_ASIDE.sub(" ", plain[first:last]))) > len(wholes) + lead.count("of whom")
        )
        or (first == part.start and PLANNED.search(plain[start : last + 60]))
        or _TWICE.search(plain[part.end : part.end + 200].partition(". ")[0])
        or (first < part.start and _ELSE.search(re.split(r"[.,;]| or more\b", plain[part.end : part.end + 60])[0]))
        or any(_INEXACT.search(plain[max(each.start - 24, 0) : each.start]) for each in (part, *wholes))
        or (first < part.start and names_another_thing(_MASKED.sub("", plain[part.end : part.end + 60]), named))
    )
    counted = [counts_things(f"x {plain[each.start :][:90]}", 2, 2 + each.end - each.start) for each in (part, *wholes)]
    if not is_other and all(counted):
        said = passage.text[part.start : part.end]
        taken = f"{said} as the count", f"{passage.text[wholes[-1].start : wholes[-1].end]} as the base"
        claim = ShareClaim(count=part.text, base=wholes[-1].text)
        quote = passage.text[part.start : part.end + 40]
        yield from found_in(passage, (part.start, part.end), claim, *taken, quote=quote)
