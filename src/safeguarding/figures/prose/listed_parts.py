"""Counts or shares in the entries of a list, under, above or beside the count of them all; also of a list in one paragraph: "a) …"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.footings import SOME
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.part_phrases import IN_PART, count_before_the_colon, found_parts
from safeguarding.figures.prose.partitions import COUNTED_ONCE, are_all, exclude_each_other
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import main_count
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.shares_of_the_last import counts_in
from safeguarding.figures.prose.stock_phrases import is_near
from safeguarding.figures.prose.table_cells import number_table, said
from safeguarding.figures.prose.tables import MEASURE, NEAR, NO_SUM, PEOPLE, is_a_total
from safeguarding.figures.prose.things import counted_in, names_another_thing, stem, stems_in
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE
from safeguarding.figures.stated import Stated

_LAST_NUMBER = re.compile(
    rf"\A(?P<name>[^0-9]{{2,60}}?|[^:]{{2,60}}(?=: )|[^–—]{{2,60}}(?= [–—] )|[^,]{{2,60}}(?=, ))[ ,:–—-]{{1,3}}(?:in )?(?P<count>{COUNT})(?: (?:cases|children|people|\([^()0-9]{{3,40}}\)))?[.;,]?\Z"
)
_FIRST_NUMBER = re.compile(
    rf"\A(?P<count>{NUMBER})(?P<name> [^0-9(%]{{2,80}}?)(?:[.;,]|,? (?:and|of which|of whom) .*|\(.*)?\Z", re.IGNORECASE
)
_SHARE = re.compile(rf"\A(?P<name>[^0-9]{{2,60}}?)[ :–—-]{{1,3}}\(?(?P<share>{PERCENTAGE})\)?[.;,]?\Z")
_HEADS_A_LIST = re.compile(r":\s*\Z|\([^()]*\beach [^()]*(?:once|only|one [a-z]+)\)\s*\Z|\(n ?= ?[0-9,]{1,7}\)\s*\Z")
# (n = 84); (199 in all)
_N = re.compile(
    rf"\((?:n ?= ?(?P<n>{COUNT})|(?P<all>{COUNT}) (?:in (?:all|total)|altogether|[a-z]+, each [^()]*))\):?\s*\Z"
)
_TOTAL_BELOW = re.compile(
    rf"(?:Total|In all|Altogether|All)[ :–—-]{{1,3}}(?P<total>{COUNT})(?=[.;]|\Z| \()", re.IGNORECASE
)
# …, not possible for all 474 contacts
_ALL_BELOW = re.compile(rf"\ball (?:of the |the |these )?(?P<total>{COUNT}) (?P<thing>[a-z]+)\b")
_SAYS_ALL = re.compile(
    r"\b(?:made up of|comprise[sd]?|comprising|consist\w*|composed|as follows|follow\w*|break ?down|broken down|split|divided|outcomes?|grades?|results?|sources?|"
    r"in all|in total|altogether|a total of|by [a-z]+(?= ?:)|fell into)\b|\(n ?=|\b(?:these|they) (?:were|are):\s*\Z",
    re.IGNORECASE,
)
# nobody is in two of the entries, or in none
_EACH_ONCE = re.compile(
    rf"{COUNTED_ONCE.pattern}|\bin every case\b|\bno other\b|\bnobody\b|\bno one\b|\bmore than one (?:of|heading)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:\A|(?<= ))\(?(?P<letter>[a-h])\) ")
# by role: teachers 58; carers 27; and others 14.
_SEMICOLONS = re.compile(r": (?P<list>[^:;.]{3,120}(?:;[^:;.]{3,120}){2,8})(?:\.|\Z)")
_MOST_PARTS, _SEVERAL, _WHOLE, _FAR, _LEAD = 9, 3, 100, 20, 300
_TOTAL_ABOVE = re.compile(
    rf"\b(?:a total of|in (?:all|total),?|there were(?: a total of)?) (?P<total>{COUNT})(?: [a-z-]+){{0,2}}? (?P<thing>[a-z]+s)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?")


_SENTENCE = re.compile(r"(?<=[a-z0-9)%][.!?]) (?=[A-Z])")
_GOES_ON = re.compile(
    r"(?:They|These|Those|This|It|Of (?:these|them|those)|Their|By|As|Outcomes?|Results?|Grades?|(?:The|Its) (?:outcomes?|results?|grades?|breakdown|split|sources?|reasons?|figures?))\b"
)
_ARTICLE = re.compile(r"\A(?:The|Our|Its|All) ")
# 41 open cases, under each other; So, 111 in total; together 111 cases
_COUNTED_SO = re.compile(rf"(?P<count>{COUNT}) (?P<things>[a-z]+(?: [a-z]+s)?)\b")
_IN_ALL_BELOW = re.compile(
    rf"(?:(?:So|Thus|Hence|In all|Together|Altogether|Overall|(?:That|This|They) (?:is|makes?|gives?|comes? to)),? (?:(?:there (?:are|were)|that (?:is|makes)|a total of|they make|just) )?)(?P<total>{COUNT})(?: (?P<things>(?!in\b)[a-z]+(?: [a-z]+s)?))?(?: in (?:all|total)| altogether)?(?=[.,;]|\Z)"
)
_FROM_OTHERS = re.compile(rf"\b(?:from|in|by) {NUMBER} [a-z]+s\b", re.IGNORECASE)
_OF_BEFORE = re.compile(r"\b(?:last|previous|earlier|before)\b[^.]*\Z")
_OF_SOME = re.compile(r"\bof (?:those|these|them|which|whom) [a-z][^:]{0,120}:\Z")
_OF_THE_ONE_ABOVE = re.compile(r"\W*(?:of (?:whom|which|these|those)|incl)", re.IGNORECASE)


def listed_parts_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every list of counts or of shares with the count of them all.

    Examples:
        >>> lead = Passage(text="The 64 homes are split as follows:")
        >>> entries = [Passage(kind=PassageKind.LIST_ENTRY, text=each) for each in ("Good: 41", "Inadequate: 5", "Not judged: 8")]
        >>> [each.taken for each in listed_parts_in([lead, *entries])]
        [('41, 5, 8 as the parts', '64 as the total')]
    """
    for at, passage in enumerate(passages):
        if passage.kind is not PassageKind.PARAGRAPH:
            continue
        yield from _summed_up(passage, passages[max(at - _MOST_PARTS, 0) : at])
        below = passages[at + 1 : at + 3 + _MOST_PARTS]
        if _HEADS_A_LIST.search(passage.text):
            around = passages[max(at - 1, 0) : at + NEAR]
            entries = [*_entries(below)]
            after = below[len(entries)].text if len(entries) < len(below) else ""
            yield from _listed(passage, entries, after, around)
        for lead, parts, rest in _within(passage):
            yield from _listed(lead, parts, rest, [passage])
        if below and below[0].kind is PassageKind.TABLE:
            yield from _of_table(passage, below[0], passages[max(at - 1, 0) : at + NEAR])


def _summed_up(below: Passage, above: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Entries that each count some of the same things, and what they are in all, below them."""
    total = _IN_ALL_BELOW.match(below.text)
    entries = [*itertools.takewhile(lambda each: bool(above) and each.is_of_list(above[-1]), reversed(above))][::-1]
    read = [[*_COUNTED_SO.finditer(masked(each.text))] for each in entries]
    if total is None or not 1 < len(entries) < _MOST_PARTS or any(len(each) != 1 for each in read):
        return
    things = {each[0]["things"] for each in read}
    is_plain = not any(IN_PART.search(each.text) or NO_SUM.search(each.text) or "%" in each.text for each in entries)
    if is_plain and len(things) == 1 and (not total["things"] or total["things"] in things.pop()):
        parts = [(each[0]["count"], " others") for each in read]
        yield from found_parts(below, total.span(), parts, total["total"], is_said=True)


def _within(passage: Passage) -> Iterator[tuple[Passage, list[Passage], str]]:
    """Each list within a paragraph: what leads to it, its entries, and what follows it."""
    letters = [*_LETTERED.finditer(passage.text)]
    if len(letters) >= _SEVERAL and [match["letter"] for match in letters] == [*"abcdefgh"[: len(letters)]]:
        starts = [match.end() for match in letters]
        ends = [*(match.start() for match in letters[1:]), len(passage.text)]
        lead = letters[0].start()
    else:
        said = _SEMICOLONS.search(passage.text)
        if said is None:
            return
        lead, cuts = said.start("list"), [match.start() for match in re.finditer(";", said["list"])]
        starts = [lead, *(lead + cut + 1 for cut in cuts)]
        ends = [*(lead + cut for cut in cuts), len(passage.text)]
    *first, last = (passage.text[start:end].strip(" ;,") for start, end in zip(starts, ends, strict=True))
    last, _, after = last.removeprefix("and ").partition(". ")
    texts = [re.sub(r";? and\Z", "", text) for text in (*first, last.rstrip("."))]
    yield (
        attrs.evolve(passage, text=passage.text[:lead].rstrip(), breaks=()),
        [Passage(text=text) for text in texts],
        after,
    )


def _of_table(above: Passage, passage: Passage, around: Sequence[Passage]) -> Iterator[FoundClaim]:
    """A total that the sentence above a table names, where the table has one column and no row for it."""
    table = number_table(passage, columns=1)
    lead = above.text[-_LEAD:]
    told, named = _TOTAL_ABOVE.search(lead), {*_YEAR.findall(lead)}
    if told is None or table is None or len(table.headings) != 1 or any(map(is_a_total, table.labels)):
        return
    cells, heading = said(table.column(0)), table.headings[0]
    words = (*table.labels, heading, *passage.rows[0][:1], *(each.text for each in around))
    if (
        not len(cells) == len(table.rows) >= _SEVERAL
        or not all(each.is_count for each in cells)
        or stem(told["thing"]) not in stems_in(heading)
        or not named >= {*_YEAR.findall(heading)}
        or len(named) > 1
        or any(NO_SUM.search(each) or SOME.search(each) or MEASURE.search(each) for each in words)
        or IN_PART.search(lead)
    ):
        return
    made, total = sum(int(each.value) for each in cells), told["total"].replace(",", "")
    parts, start = [each.text for each in cells], len(above.text) - len(lead)
    span = start + told.start("total"), start + told.end("total")
    claim = TotalClaim(parts=tuple(parts), total=told["total"])
    taken = f"{', '.join(parts)} as the parts, from the table", f"{told['total']} as the total"
    is_sure = is_near(str(made), total)
    yield from found_in(above, span, claim, *taken, quote=told[0], place=above.place, is_sure=is_sure)


def _entries(below: Sequence[Passage]) -> Iterator[Passage]:
    for passage in below:
        if passage.kind is not PassageKind.LIST_ENTRY or not passage.is_of_list(below[0]):
            return
        yield passage


def _listed(above: Passage, entries: Sequence[Passage], after: str, around: Sequence[Passage]) -> Iterator[FoundClaim]:
    lead = above.text.rstrip()[-300:]
    entries = [each for each in entries if not _OF_THE_ONE_ABOVE.match(each.text)]
    is_once = _EACH_ONCE.search(lead) is not None or _EACH_ONCE.search(after) is not None
    if any(NO_SUM.search(_EACH_ONCE.sub("", each.text)) for each in around) or not 1 < len(entries) <= _MOST_PARTS:
        return
    shares = [_SHARE.match(each.text) for each in entries]
    if all(shares):
        yield from _of_shares(above, [match for match in shares if match is not None], is_all=is_once)
        return
    read = [_FIRST_NUMBER.match(each.text) or _LAST_NUMBER.match(each.text) for each in entries]
    parts = [(match["count"], match["name"]) for match in read if match is not None]
    if len(parts) == len(entries) and not any(IN_PART.search(name) for _, name in parts):
        yield from _of_counts(above, lead, parts, after, is_once=is_once)


def _of_counts(
    above: Passage, lead: str, parts: Sequence[tuple[str, str]], after: str, *, is_once: bool
) -> Iterator[FoundClaim]:
    below, named = _TOTAL_BELOW.match(after), _N.search(lead)
    span = (0, len(above.text))
    if is_once:  # nobody is in two of them, or in none
        parts = [(count, " others") for count, _ in parts]
    if below is None and (of_all := _ALL_BELOW.search(after)) is not None and stem(of_all["thing"]) in stems_in(lead):
        below = of_all
    if below is not None:
        yield from found_parts(above, span, parts, below["total"], is_said=True)
        return
    if IN_PART.search(COUNTED_ONCE.sub("", lead)) or "%" in lead:
        return
    total = (named["n"] or named["all"]) if named is not None else _counted_in(lead)
    is_said = is_once or _SAYS_ALL.search(lead) is not None
    if total is None:
        total = count_before_the_colon(lead)
        heads = [name.split()[-1].strip(".;,:") for _, name in parts if name.split()]
        if (
            len({*heads}) < len(parts)
            or not all(head.endswith("s") for head in heads)
            or any(map(PEOPLE.search, heads))
        ):
            return  # things of one kind may be in two entries
        is_said, parts = True, [(count, f" {head}") for (count, _), head in zip(parts, heads, strict=True)]
    if total is None:
        return
    counts = [int(digits_of(count).replace(",", "")) for count, _ in parts]
    whole = int(digits_of(total).replace(",", ""))
    left = abs(whole - sum(counts))
    # "Five were withdrawn."
    if any(digits_of(each[0]) == str(left) for each in re.finditer(NUMBER, after, re.IGNORECASE)):
        return
    is_apart = (
        len(parts) >= _SEVERAL
        and left > _MOST_PARTS
        and not _OF_SOME.search(lead)
        and exclude_each_other([name for _, name in parts])
    )
    yield from found_parts(
        above, span, parts, digits_of(total), is_said=is_said or (is_apart and is_near(str(sum(counts)), str(whole)))
    )


def _counted_in(lead: str) -> str | None:
    """The one count of a lead, how many there were before left aside; what stands above another sentence has to be its subject."""
    total = main_count(lead)
    if total is None:
        counted = None if _OF_BEFORE.search(lead) or _FROM_OTHERS.search(lead) else counts_in(lead)
        total = str(counted[0]) if counted is not None and len(counted) == 1 else None
    *above, last = _SENTENCE.split(lead)
    if total is None or not above or re.search(NUMBER, last, re.IGNORECASE) or _GOES_ON.match(last):
        return total
    named = counted_in(" ".join(above), 0)
    return None if names_another_thing(f" {_ARTICLE.sub('', last)}", named) else total


def _of_shares(above: Passage, shares: Sequence[re.Match[str]], *, is_all: bool) -> Iterator[FoundClaim]:
    names, parts = [match["name"] for match in shares], [match["share"] for match in shares]
    made = sum(float(Stated(each).value) for each in parts)
    is_whole = is_all or are_all(names) or exclude_each_other(names)
    taken = f"{', '.join(parts)} as the parts", "100% as the total"
    claim = TotalClaim(parts=tuple(parts), total="100%")
    is_sure = len(parts) >= _SEVERAL and is_whole and abs(made - _WHOLE) <= _FAR
    yield from found_in(above, None, claim, *taken, quote=", ".join(parts), is_sure=is_sure)
