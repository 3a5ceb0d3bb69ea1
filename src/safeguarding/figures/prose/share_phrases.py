"""Shares in running text: "39 (28%)", "35 of the 139 (24%)", "24% (35)", and the lists under "Of the 139:"."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.share_bases import Context, base_before, base_of_a_list, introduced_base, sentence_start
from safeguarding.figures.prose.share_doubts import (
    is_of_another_time,
    is_plain,
    is_sure_beside_its_base,
    may_exceed_its_base,
    states_a_share_alone,
)
from safeguarding.figures.prose.share_wordings import (
    COUNT_AND_SHARE,
    COUNT_OF_BASE,
    FRACTION_AND_SHARE,
    SHARE_AND_COUNT,
    digits_of,
)
from safeguarding.figures.prose.things import counts_things, names_another_thing, stems_in
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE
from safeguarding.figures.runs import Run
from safeguarding.figures.share_remedies import bases_for
from safeguarding.figures.stated import as_stated
from safeguarding.records import Record

# 35 (24%) of authorities: all that were counted, or some of them
_OF_THINGS = re.compile(r"\) of (?P<things>(?!them\b|these\b|those\b|whom\b|which\b)[a-z]+)", re.IGNORECASE)
_OF_SOME = re.compile(r"\bof (?:the|those|these) (?!whole\b|total\b)[a-z-]+(?: ones)? \Z")
_LEADING = re.compile(rf"\A(?P<count>{COUNT})(?! ?(?:[.:)/-]|of\b))")
_GOES_ON = re.compile(r"\A(?:Of [^»]{1,30})?»[^«]*« (?:live|are living|are placed|were living|were placed)\b|\AOf ")
# 257 live with carers; 112 (or 38%) were late
_OPENS_AN_ENTRY = re.compile(rf"(?P<count>{COUNT})(?: \([^()]{{1,20}}\))? (?:live|are|were|had|have)\b")
_ANY_NUMBER = re.compile(r"(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?![\w,]{0,20}[0-9]|\.[0-9]|\s?%)")
_ANY_PERCENTAGE = re.compile(PERCENTAGE)
_YEARS = range(1990, 2040)

# 129 (31%) concerned teachers, 88 (21%) foster carers and 74 (28%) early-years staff
_IS_ELLIPTICAL = re.compile(
    r"(?! (?:(?:children|people|visits|cases|of)\b|[a-z-]+ed [a-z-]+s (?:were|was|had|are)\b))(?: [a-z’'-]{2,20}){1,4}(?=[.;,]| and [0-9]|\Z)"
)
_ALL_BUT = re.compile(r"\ball (?:but|except|bar) \Z", re.IGNORECASE)
_OPENS_WITH_A_BASE = re.compile(r"(?:Out of|Of|Among)\b")
_MOST_OF_A_PASSAGE = 2_000
_AROUND = 6
_CORROBORATED = 2


@attrs.frozen
class _Nearby(Record):
    """What stands in the passages around a share.

    Attributes:
        before: The passage before.
        numbers: The whole numbers of each passage, in order of size.
        things: How many of the passages say "of" each thing after a share.
    """

    before: Passage | None
    numbers: Sequence[Sequence[int]]
    things: Mapping[str, int]


def shares_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every share that the paragraphs and list entries state.

    Examples:
        >>> [each.quote for each in shares_in([Passage(text="Of the 139 seen, 35 (24%) were late.")])]
        ['35 (24%)']
    """
    context: Context | None = None
    entries: list[Passage] = []
    of_list: list[FoundClaim] = []
    numbers = [_numbers_of(passage) for passage in passages]
    things = [_things_of(passage) for passage in passages]
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.LIST_ENTRY and (not entries or passage.is_of_list(entries[0])):
            if not entries and context is None:
                context = base_of_a_list(passages[at - 1] if at else None)
            entries.append(passage)
        else:
            yield from _list_of(entries, of_list, context)
            entries, of_list, context = [], [], introduced_base(passage, passages[at - 1] if at else None)
        around = slice(max(at - _AROUND, 0), at + _AROUND + 1)
        before = passages[at - 1] if at else None
        nearby = _Nearby(before, numbers[around], Counter(itertools.chain.from_iterable(things[around])))
        found = _shares_of(passage, context if entries else None, nearby)
        if not entries:
            yield from found
            continue
        of_list.extend(found)
        if passage.text.rstrip().endswith(":"):  # an entry that opens a list of its own
            yield from _list_of(entries, of_list, context)
            entries, of_list, context = [], [], introduced_base(passage, before)
    yield from _list_of(entries, of_list, context)


def _list_of(entries: Sequence[Passage], found: Sequence[FoundClaim], context: Context | None) -> Iterator[FoundClaim]:
    """The shares of a list. Where its base is not said to be one, all the others have to show that it is."""
    if context is None or context.is_said:
        yield from found
    else:
        right = sum(check(each.claim, CHARITABLE).is_consistent for each in found if _has_base(each.claim))
        is_shown = right >= _CORROBORATED and right >= len(found) - 1
        # an entry that goes on with a verb has no other subject than those counted above
        yield from (
            attrs.evolve(each, is_sure=each.is_sure and (is_shown or bool(_GOES_ON.search(each.sentence))))
            for each in found
        )
    is_said = context is not None and context.is_said
    yield from _total_of(entries, context if is_said else None)
    yield from _more_than_all(entries, context if is_said else None)


def _more_than_all(entries: Sequence[Passage], context: Context | None) -> Iterator[FoundClaim]:
    """Entries that open with more than there are: "Of this number: 257 live elsewhere" of 200."""
    for entry in entries:
        opens = _OPENS_AN_ENTRY.match(entry.text)
        if context is None or opens is None or not counts_things(entry.text, *opens.span("count")):
            continue
        count = digits_of(opens["count"])
        if as_stated(context.base).value < as_stated(count).value:
            taken = f"{count} as the count", f"{context.base} as the base, from {context.place}"
            claim = ShareClaim(count=count, base=context.base)
            yield from found_in(entry, opens.span(), claim, *taken, place=entry.place)


def _has_base(claim: object) -> bool:
    return isinstance(claim, ShareClaim) and claim.base is not None


def _shares_of(passage: Passage, context: Context | None, nearby: _Nearby) -> Iterator[FoundClaim]:
    # the fuller wording first: what it has read, rightly or not, is not read again as something shorter
    read: list[tuple[int, int]] = []
    for pattern in (SHARE_AND_COUNT, FRACTION_AND_SHARE, COUNT_OF_BASE, COUNT_AND_SHARE):
        first = itertools.islice(pattern.finditer(passage.text), _MOST_OF_A_PASSAGE)
        matches = [match for match in first if not _overlaps(match.span(), read)]
        read = sorted([*read, *(match.span() for match in matches)])
        several = [
            found for match in matches if (found := _share(passage, _Wording.of(match), context, nearby)) is not None
        ]
        yield from _shown_together(several)


def _shown_together(several: Sequence[_Read]) -> Iterator[FoundClaim]:
    """Shares of a base of which the words leave some doubt: sure where the others of the sentence show that it is theirs."""
    of_base: defaultdict[tuple[str, TextPlace], list[tuple[_Read, bool]]] = defaultdict(list)
    for read in several:
        if read.base is None:
            yield read.found
        else:
            of_base[read.base.base, read.base.place].append((read, read.base.is_said))
    for alike in of_base.values():
        right = sum(check(read.found.claim, CHARITABLE).is_consistent for read, _ in alike)
        is_shown = right >= _CORROBORATED and right >= len(alike) - 1
        for read, is_said in alike:
            is_sure = (read.found.is_sure and (is_said or is_shown)) or (read.is_one_of_several and is_shown)
            yield attrs.evolve(read.found, is_sure=is_sure)


def _overlaps(span: tuple[int, int], read: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch of text overlaps one of several, which are in order and do not overlap each other."""
    at = bisect_left(read, span)
    return (at > 0 and read[at - 1][1] > span[0]) or (at < len(read) and read[at][0] < span[1])


@attrs.frozen
class _Read(Record):
    """A share, the base that was said before it, and whether only the things that it names leave doubt of that."""

    found: FoundClaim
    base: Context | None = None
    is_one_of_several: bool = False


@attrs.frozen
class _Wording(Record):
    """A share as it was recognised: its parts, and where its count and base stand."""

    match: re.Match[str]
    count: str
    base: str | None
    percentage: str | None
    count_at: tuple[int, int]
    base_at: tuple[int, int]

    @classmethod
    def of(cls, match: re.Match[str]) -> _Wording:
        groups = match.groupdict()
        second = "2" if groups.get("count2") else ""
        stated = ("percentage2",) if second else ("percentage", "or", "is", "equals", "last")
        return cls(
            match,
            groups[f"count{second}"],
            None if second else groups["base"],
            next((groups[name] for name in stated if groups.get(name)), None),
            match.span(f"count{second}"),
            (-1, -1) if second else match.span("base"),
        )


def _share(passage: Passage, said: _Wording, context: Context | None, nearby: _Nearby) -> _Read | None:
    text, match = passage.text, said.match
    said = _without_those_left_out(text, said)
    if said.percentage is None or not is_plain(text, match, said.count_at, said.base_at):
        return None
    count, base = digits_of(said.count), None if said.base is None else digits_of(said.base)
    base_place, elsewhere = "", None
    if base is None:
        elsewhere = base_before(passage, match, nearby.before) or context
        if elsewhere is not None:
            base, base_place = elsewhere.base, f", from {elsewhere.place}"
    is_above = base is not None and as_stated(count).value > as_stated(base).value
    if is_above and (
        may_exceed_its_base(passage.text, match, is_beside=said.base is not None)
        or (" of the " not in match[0] and _reads_backwards(count, str(base), said.percentage))
    ):
        return None  # more than there are: then it is no share of that
    claim = ShareClaim(count=count, base=base, percentage=said.percentage)
    taken = [f"{said.count} as the count"]
    if base is not None:
        taken.append(f"{base} as the base{base_place}")
    taken.append(f"{said.percentage} as the percentage")
    if said.base is not None:
        is_sure = is_sure_beside_its_base(text, match, said.count_at[0], said.base_at)
    elif elsewhere is None:
        is_sure = states_a_share_alone(text, match)
    else:
        is_sure = _is_sure_of_base(passage, match, nearby, elsewhere) and not _fits_another_base(claim, nearby)
    (found,) = found_in(passage, match.span(), claim, *taken, is_sure=is_sure)
    is_entry = passage.kind is PassageKind.LIST_ENTRY
    if elsewhere is None or is_entry:
        return _Read(found)
    is_one = not is_sure and _IS_ELLIPTICAL.match(text, match.end()) is not None
    is_one = is_one and not _fits_another_base(claim, nearby)
    return _Read(found, elsewhere, is_one)


def _without_those_left_out(text: str, said: _Wording) -> _Wording:
    """All but so many: the share of what is left, or none where the percentage may be that of those left out."""
    if not _ALL_BUT.search(text[max(said.count_at[0] - 12, 0) : said.count_at[0]]) or said.percentage is None:
        return said
    out, base = digits_of(said.count), digits_of(said.base or "0")
    left = int(as_stated(base).value - as_stated(out).value)
    is_of_those_left = left >= 0 and not _fits(out, base, said.percentage)
    return attrs.evolve(said, count=str(left)) if is_of_those_left else attrs.evolve(said, percentage=None)


def _reads_backwards(count: str, base: str, percentage: str) -> bool:
    """Whether two figures stand the other way round: "225 of these 10 had a plan (4.4%)", a comma left out."""
    return _fits(base, count, percentage)


def _fits(count: str, base: str, percentage: str) -> bool:
    return check(ShareClaim(count=count, base=base, percentage=percentage), CHARITABLE).is_consistent


def _is_sure_of_base(passage: Passage, match: re.Match[str], nearby: _Nearby, context: Context) -> bool:
    """Whether a count is surely of the base that was said before it."""
    text = passage.text
    is_entry = passage.kind is PassageKind.LIST_ENTRY
    if is_entry and _ANY_PERCENTAGE.search(text, 0, match.start()):
        return False  # the first share of an entry is of the list's base; what follows may be of anything
    start = 0 if is_entry else sentence_start(text, match.start())
    sentence = text[start : match.start()]
    if is_of_another_time(text, start, match):
        return False
    # of "Of the 300 forms sent to schools," the context knows what is counted
    named = context.named | stems_in(sentence.partition(",")[2] if _OPENS_WITH_A_BASE.match(sentence) else sentence)
    after = text[match.end() : match.end() + 60]
    names_one = not context.is_next and names_another_thing(after, named)
    # of the late ones 10 (67%), and of the late 15
    is_of_some = _OF_SOME.search(sentence) is not None
    if names_one or is_of_some or names_another_thing(match.groupdict().get("own") or "", named):
        return False
    things = _OF_THINGS.match(text, match.end() - 1)
    if things is None:
        return True
    # what all the entries name, or the sentence has named before, is what was counted; anything else is a part of it
    name = things["things"].casefold()
    return nearby.things.get(name, 0) > 1 or name in sentence.casefold()


def _things_of(passage: Passage) -> frozenset[str]:
    """The things that a passage says a share is of."""
    return frozenset(match["things"].casefold() for match in _OF_THINGS.finditer(passage.text))


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
    """Every whole number of a passage but its years, in order of size."""
    numbers = {int(match[0].replace(",", "")) for match in _ANY_NUMBER.finditer(passage.text)}
    return sorted(numbers.difference(_YEARS))


def _total_of(entries: Sequence[Passage], context: Context | None) -> Iterator[FoundClaim]:
    """The counts that open the entries of a list, as parts of its base. Never sure: such lists may overlap."""
    matches = [_LEADING.match(entry.text) for entry in entries]
    counts = [match["count"] for match in matches if match is not None]
    if context is None or len(counts) < 2 or len(counts) != len(entries):  # noqa: PLR2004  one part is its own total
        return
    taken = f"{', '.join(counts)} as the parts", f"{context.base} as the total, from {context.place}"
    claim = TotalClaim(parts=tuple(counts), total=context.base)
    yield from found_in(entries[0], None, claim, *taken, quote=", ".join(counts), is_sure=False)
