"""Shares in running text: "39 (28%)", "35 of the 139 (24%)", "24% (35)", and the lists under "Of the 139:"."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE, is_count_here, is_step_after
from safeguarding.figures.runs import Run
from safeguarding.figures.share_remedies import bases_for
from safeguarding.figures.stated import as_stated
from safeguarding.records import Record

_ARTICLE = r"(?:the |these |those |all |all the |our |a total of )?"

# 35 of the 139 authorities (24%); 35 out of 139, or 24%; 35 of 139
_COUNT_OF_BASE = re.compile(
    rf"(?P<count>{COUNT}) (?:out )?of {_ARTICLE}(?P<base>{COUNT})"
    rf"(?:(?: [a-zA-Z’'-]{{1,30}}){{0,6}}(?: \((?P<percentage>{PERCENTAGE})\)|, or (?P<or>{PERCENTAGE})(?! of)))?"
)
# 35 (24%), 35 (24%) of the 139
_COUNT_AND_SHARE = re.compile(
    rf"(?P<count>{COUNT}) ?\((?P<percentage>{PERCENTAGE})\)(?: of {_ARTICLE}(?P<base>{COUNT}))?"
)
# 24% (35), 24% (35 of 139), 24% (35/139), 24% (n=35)
_SHARE_AND_COUNT = re.compile(
    rf"(?P<percentage>{PERCENTAGE}) ?\((?:n ?= ?)?(?P<count>[0-9,]{{1,9}})(?: ?(?:/|(?:out )?of (?:the )?) ?(?P<base>[0-9,]{{1,9}}))?\)"
)
# 35/139 (24%)
_FRACTION_AND_SHARE = re.compile(
    rf"(?<![\w/.,-])(?P<count>[0-9]{{1,6}})/(?P<base>[0-9]{{1,6}}) ?\((?P<percentage>{PERCENTAGE})\)"
)
_WHOLE = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})")

# Of the 139 …; 139 …, of which:
_INTRODUCTION = re.compile(rf"\b(?:[Oo]ut of|[Oo]f) {_ARTICLE}(?P<base>{COUNT})")
_OF_WHICH = re.compile(rf"(?P<base>{COUNT})[^.;:()]{{1,80}}, of (?:which|whom):?\Z")
_ANOTHER_BASE = re.compile(r"\bof (?:whom|which|these|those|them)\b|\bincluding\b")
# what was counted at another time or place has a base of its own
_COMPARED = re.compile(
    r"\b(?:compar\w+|previous(?:ly)?|last|earlier|prior|against|national(?:ly)?|regional(?:ly)?|england|elsewhere|average|"
    r"target|versus|vs|where?as|while|whilst|neighbours|year before)\b|\bfrom \Z",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"[^.;,()]{0,40}?\b(?:last|previous|year before|national(?:ly)?|regional(?:ly)?|elsewhere|(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r" of (?:(?:the|all|our|its|their|another)\b|(?:these|those) (?:who|known|with|in|aged)\b)", re.IGNORECASE
)
# 35 (24%) of authorities: all that were counted, or some of them
_OF_THINGS = re.compile(r"\) of (?P<things>(?!them\b|these\b|those\b|whom\b|which\b)[a-z]+)", re.IGNORECASE)
_SHARE_THEN_COLON = re.compile(r"%\)[^:]*:")
_WITH_ARTICLE = re.compile(r"\b(?:the|these|those|all|our|total of) \Z")
# "3 out of 5 (57%)" is how people say "nearly three fifths"; so few things are seldom counted so
_SPOKEN_BASE = 10
_LEADING = re.compile(rf"\A(?P<count>{COUNT})(?! ?(?:[.:)/-]|of\b))")
_ANY_COUNT = re.compile(COUNT)
_ANY_PERCENTAGE = re.compile(PERCENTAGE)

_AROUND = 6


@attrs.frozen
class _Nearby(Record):
    """What stands in the passages around a share.

    Attributes:
        numbers: The whole numbers of each passage, in order of size.
        things: How many of the passages say "of" each thing after a share.
    """

    numbers: Sequence[Sequence[int]]
    things: Mapping[str, int]


@attrs.frozen
class Context(Record):
    """The base that a list or a sentence was introduced with."""

    base: str
    place: TextPlace


def shares_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every share that the paragraphs and list entries state.

    Examples:
        >>> [each.quote for each in shares_in([Passage(text="Of the 139 seen, 35 (24%) were late.")])]
        ['35 (24%)']
    """
    context: Context | None = None
    entries: list[Passage] = []
    numbers = [_numbers_of(passage) for passage in passages]
    things = [_things_of(passage) for passage in passages]
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.LIST_ENTRY and (not entries or passage.is_of_list(entries[0])):
            entries.append(passage)
        else:
            yield from _total_of(entries, context)
            entries, context = [], introduced_base(passage)
        around = slice(max(at - _AROUND, 0), at + _AROUND + 1)
        nearby = _Nearby(numbers[around], Counter(itertools.chain.from_iterable(things[around])))
        yield from _shares_of(passage, context if entries else None, nearby)
    yield from _total_of(entries, context)


def introduced_base(passage: Passage) -> Context | None:
    """The base that a passage ending in a colon announces for the list below it.

    Examples:
        >>> introduced_base(Passage(text="Of the 139 seen by April 2017:")).base
        '139'
    """
    text = passage.text.rstrip()
    if passage.kind is PassageKind.TABLE or not text.endswith(":"):
        return None
    sentence = text[-300:]
    matches = [*_INTRODUCTION.finditer(sentence), *_OF_WHICH.finditer(sentence)]
    matches = [match for match in matches if is_count_here(sentence, match.start("base"), match["base"])]
    if len(matches) != 1:
        return None
    return Context(matches[0]["base"], passage.place_of(max(len(text) - 300, 0) + matches[0].start("base")))


def _shares_of(passage: Passage, context: Context | None, nearby: _Nearby) -> Iterator[FoundClaim]:
    # the fuller wording first: what it has read, rightly or not, is not read again as something shorter
    read: list[tuple[int, int]] = []
    for pattern in (_SHARE_AND_COUNT, _FRACTION_AND_SHARE, _COUNT_OF_BASE, _COUNT_AND_SHARE):
        matches = [match for match in pattern.finditer(passage.text) if not _overlaps(match.span(), read)]
        read = sorted([*read, *(match.span() for match in matches)])
        for match in matches:
            found = _share(passage, match, context, nearby)
            if found is not None:
                yield found


def _overlaps(span: tuple[int, int], read: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch of text overlaps one of several, which are in order and do not overlap each other."""
    at = bisect_left(read, span)
    return (at > 0 and read[at - 1][1] > span[0]) or (at < len(read) and read[at][0] < span[1])


def _share(passage: Passage, match: re.Match[str], context: Context | None, nearby: _Nearby) -> FoundClaim | None:
    groups = match.groupdict()
    count, base = groups["count"], groups["base"]
    percentage = groups["percentage"] or groups.get("or")
    if not _is_plain(passage.text, match, count, base):
        return None
    base_place = ""
    if base is None:
        context = _base_in_sentence(passage, match.start()) or context
        if context is not None:
            base, base_place = context.base, f", from {context.place}"
    if base is not None and as_stated(count).value > as_stated(base).value:
        return None  # more than there are: then it is no share of that
    place = passage.place_of(match.start())
    claim = ShareClaim(count=count, base=base, percentage=percentage, where=str(place))
    taken = [f"{count} as the count"]
    if base is not None:
        taken.append(f"{base} as the base{base_place}")
    if percentage:
        taken.append(f"{percentage} as the percentage")
    return FoundClaim(
        claim=claim,
        place=place,
        quote=fragment(match[0]),
        taken=tuple(taken),
        is_sure=base is not None
        and _is_sure_of_base(passage, match, nearby)
        and (groups["base"] is not None or not _fits_another_base(claim, nearby)),
    )


def _is_sure_of_base(passage: Passage, match: re.Match[str], nearby: _Nearby) -> bool:
    """Whether a count is surely of the base that was read with it or before it."""
    groups = match.groupdict()
    if groups["base"] is not None:
        is_in_brackets = match.start("percentage") < match.start("count")
        has_article = _WITH_ARTICLE.search(passage.text[match.start("count") : match.start("base")])
        return bool(is_in_brackets or has_article or as_stated(groups["base"]).value > _SPOKEN_BASE)
    before = passage.text[max(match.start() - 300, 0) : match.start()]
    is_entry = passage.kind is PassageKind.LIST_ENTRY
    if is_entry and _ANY_PERCENTAGE.search(passage.text, 0, match.start()):
        return False  # the first share of an entry is of the list's base; what follows may be of anything
    sentence = before if is_entry else re.split(r"[.;?!] ", before)[-1]
    if _COMPARED.search(sentence) or _SHARE_THEN_COLON.search(sentence):
        return False
    after = passage.text[match.end() : match.end() + 60]
    if _OF_OTHERS.match(after) or _OTHER_TIME.match(after):
        return False
    things = _OF_THINGS.match(passage.text, match.end() - 1)
    if things is None:
        return True
    # what all the entries name, or the sentence has named before, is what was counted; anything else is a part of it
    name = things["things"].casefold()
    return nearby.things.get(name, 0) > 1 or name in sentence.casefold()


def _things_of(passage: Passage) -> frozenset[str]:
    """The things that a passage says a share is of."""
    return frozenset(match["things"].casefold() for match in _OF_THINGS.finditer(passage.text))


def _is_plain(text: str, match: re.Match[str], count: str, base: str | None) -> bool:
    """Whether the numbers are surely counts, and what follows does not turn them into a step."""
    if not all(_WHOLE.fullmatch(each) for each in (count, base) if each is not None):
        return False
    if not is_count_here(text, match.start("count"), count) or is_step_after(text, match.end()):
        return False
    if base is None:
        return True
    if "," not in base and len(base) == 4 and not is_count_here(text, match.start("base"), base):  # noqa: PLR2004  a year
        return False
    return (
        re.match(
            r"\s*(?:st|nd|rd|th|January|February|March|April|May|June|July|August|September|October|November|December)\b",
            text[match.end("base") : match.end("base") + 12],
        )
        is None
    )


def _base_in_sentence(passage: Passage, offset: int) -> Context | None:
    """The base that the same sentence opened with: "Of the 139 inspected, 35 (24%) …"."""
    start = max(passage.text.rfind(stop, 0, offset) for stop in (". ", "; ", "? ", "! ")) + 1
    sentence = passage.text[max(start, offset - 300) : offset]
    matches = [
        match
        for match in _INTRODUCTION.finditer(sentence)
        if match[0][0] == "O" and is_count_here(sentence, match.start("base"), match["base"])
    ]
    if len(matches) != 1 or _ANOTHER_BASE.search(sentence, matches[0].end()):
        return None
    return Context(matches[0]["base"], passage.place_of(max(start, offset - 300) + matches[0].start("base")))


def _fits_another_base(claim: ShareClaim, nearby: _Nearby) -> bool:
    """Whether some other number close by would make the percentage right: then which base is meant is not sure."""
    if claim.count is None or claim.percentage is None:
        return False
    runs = bases_for(claim.count, claim.percentage, CHARITABLE)
    return any(_holds_one(numbers, run) for numbers in nearby.numbers for run in runs)


def _holds_one(numbers: Sequence[int], run: Run) -> bool:
    """Whether some number of an ordered list is in a run of whole numbers."""
    at = bisect_left(numbers, run.first)
    return at < len(numbers) and (run.last is None or numbers[at] <= run.last)


def _numbers_of(passage: Passage) -> list[int]:
    """Every whole number of a passage, in order of size."""
    return sorted({int(match[0].replace(",", "")) for match in _ANY_COUNT.finditer(passage.text)})


def _total_of(entries: Sequence[Passage], context: Context | None) -> Iterator[FoundClaim]:
    """The counts that open the entries of a list, as parts of its base. Never sure: such lists may overlap."""
    matches = [_LEADING.match(entry.text) for entry in entries]
    counts = [match["count"] for match in matches if match is not None]
    if context is None or len(counts) < 2 or len(counts) != len(entries):  # noqa: PLR2004  one part is its own total
        return
    yield FoundClaim(
        claim=TotalClaim(parts=tuple(counts), total=context.base, where=str(entries[0].place)),
        place=entries[0].place,
        quote=fragment(", ".join(counts)),
        taken=(f"{', '.join(counts)} as the parts", f"{context.base} as the total, from {context.place}"),
        is_sure=False,
    )
