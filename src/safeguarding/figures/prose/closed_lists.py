"""Lists of counts that say themselves that they are whole: "…, and the other 24 …", "… and 44 elsewhere", "(12), … and others (9)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import without_asides
from safeguarding.figures.prose.masks import blank
from safeguarding.figures.prose.partitions import (
    COUNTED_ONCE,
    NOT_ALL,
    OF_A_SEX,
    SEXES,
    WITH_CHILDREN,
    are_all,
    are_of_one_scale,
    exclude_each_other,
    hold_others,
    is_a_slip,
)
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import main_count
from safeguarding.figures.prose.share_ties import value_of
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.stock_phrases import WENT, is_near
from safeguarding.figures.prose.tables import NO_SUM, PEOPLE
from safeguarding.figures.prose.things import counted_in, counts_things, names_another_thing
from safeguarding.figures.prose.tokens import COUNT, NUMBER_WORD

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”’][.!?]) (?=[A-Z0-9])")
_AGES = re.compile(r"\baged? (?:between )?[0-9]{1,2}(?:(?:, | and | to | or |–|-)[0-9]{1,2})*\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:sections?|part|stage|table|figure|regulation|paragraph|appendix|page|act|phase) \Z", re.IGNORECASE
)
_THE_OTHER = re.compile(r"\bthe (?:other|remaining)\s\Z", re.IGNORECASE)
# more of them, of neither kind
_ALSO = re.compile(
    r"\A[^.]{0,40}?(?:,|\band\b) (?:a further |another )?(?:[0-9]|one\b|two\b|three\b|four\b|five\b|six\b)|\A[^.]*\. (?:The (?:other|remaining|rest)|[A-Za-z0-9-]+ (?:other|more|further)\b|(?:[0-9]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b)|\b(?:unborn|not known|unknown|non-binary|transgender|not recorded)\b",
    re.IGNORECASE,
)
_NO_OTHER = re.compile(
    r"\b(?:no other|nobody else|no one else|none (?:was|were) (?:counted|recorded))\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(rf"(?P<name>[A-Za-z][A-Za-z’' /-]{{1,50}}) \((?P<count>{COUNT})\)")
_WHOLE = re.compile(
    r"\b(?:total|in all|all|altogether|together|overall|comprised?|made up|split|divided|broken down|consist(?:s|ed)?|(?:came|were|was|are|is) (?:from|by))\b|:",
    re.IGNORECASE,
)
# 96 full-time and 46 part-time; 51 of them in the first half and 43 in the second; 26 were female and 16 were male
_PAIR = re.compile(
    rf"(?P<one>{NUMBER})(?P<of> of (?:them|these|those|which|whom)\b)?(?P<first> [^,.;:0-9()]{{2,40}}?),? (?:and|plus|while) (?:a further )?(?P<other>{NUMBER})(?P<second> [^,.;:0-9()]{{2,40}})",
    re.IGNORECASE,
)
# Of these, 61 were on time and 33 late; six of these orders were made to carers and eight to relatives
_OPENS, _OF_THESE = re.compile(r"\W*"), re.compile(r"(?:Out of|Of|Among) (?:these|those|them|this number),? ")
_SUBJECT = re.compile(r"\A [A-Za-z]+(?= (?:were|was|are|have|had)\b)")
_ONCE = re.compile(r" (?:were |was )?(?:(?:made|granted|awarded)(?= to\b)|came(?= from\b))")
_UP, _FROM_TO = (
    re.compile(r"\bincreas\w+ (?:in|of)\b"),
    re.compile(rf"\bfrom {NUMBER}\b[^.;]{{0,60}}? to (?P<total>{NUMBER})\b", re.IGNORECASE),
)
_TWO = re.compile(
    r" (?:and|plus|while) (?:a further )?(?:[0-9]|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE
)
_OF_THEN = re.compile(r"\b(?:before|last|earlier|previous)\b")
_CHILDREN = frozenset(["child", "young", "people", "person"])
_THE_ONE, _OTHER_ONE = re.compile(r"\b(?:at|in|from) (?:the )?one\b"), re.compile(r"\b(?:at|in|from) the other\b")
_WERE = re.compile(r" (?:were|was|are|had|have)\b")
_ALL_OF = re.compile(r"\b(?:all|of)(?: of)?(?: the)? \Z", re.IGNORECASE)
# what one of the three kinds of list has; most sentences have none
_MAY_BE = re.compile(
    r"\b(?:others?|remaining|elsewhere|unknown|not (?:known|stated|recorded)|unspecified|the rest|no other|declined to|giving|making|totalling)\b|\([0-9,.]{1,9}(?:%| per cent)?\), "
    rf"|, (?:[0-9]{{1,5}}|{NUMBER_WORD}) (?:from|about|regarding|concerning|for|by|to|at|in|against)\b",
    re.IGNORECASE,
)
# 31 in Q1, 28 in Q2 and 35 in Q3, giving 94 for the year
_GIVING = re.compile(
    rf"(?:giving|making|totalling)(?: us)?(?: (?:a|the) total(?: for the [a-z]+)? of)? (?P<total>{COUNT})\b",
    re.IGNORECASE,
)
# The nine-month total of 88 is lower
_TOTAL_OF_BEFORE = re.compile(
    rf"\A(?:The|That|This)(?: [a-z-]+){{0,2}} total,? (?:of|was|is|came to|comes to|stood at) (?P<total>{COUNT})\b",
    re.IGNORECASE,
)
_FEWEST, _MOST, _LONGEST, _ROUND, _NEAR = 3, 9, 600, 100, 0.15
_MOST_OF_A_PAIR = 1.5
_QUARTERS = re.compile(r"\bQ[1-4]\b")


def closed_lists_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every list of counts that names the rest, beside the count of them all.

    Examples:
        >>> text = "There were 330 children: 188 with carers, 37 in homes, 71 with parents and 44 elsewhere."
        >>> [each.taken for each in closed_lists_in([Passage(text=text)])]
        [('188, 37, 71, 44 as the parts', '330 as the total')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or NO_SUM.search(COUNTED_ONCE.sub(" ", passage.text)):
            continue
        starts = [0, *(match.end() for match in _SENTENCE.finditer(passage.text)), len(passage.text)]
        before = ""
        for start, end in itertools.pairwise(starts):
            sentence = passage.text[start:end]
            if len(sentence) <= _LONGEST and _MAY_BE.search(sentence):
                yield from _closed(passage, sentence, start, before)
                yield from _bracketed(passage, sentence, start)
                yield from _summed(passage, sentence, start)
            if len(sentence) <= _LONGEST and _TWO.search(sentence):
                yield from _pairs(passage, sentence, start, before)
            if before and (following := _TOTAL_OF_BEFORE.match(sentence)):
                yield from _sum_of(passage, before, (start - len(before), start), following)
            before = sentence


def _closed(passage: Passage, sentence: str, start: int, before: str) -> Iterator[FoundClaim]:
    sentence, _, rest = (
        sentence.partition(";") if not _NUMBER.search(sentence.partition(";")[2]) else (sentence, "", "")
    )
    is_no_other = _NO_OTHER.search(rest) is not None
    if are_all([rest]) and not is_no_other:
        return  # the others, who are not counted
    is_no_other = is_no_other or COUNTED_ONCE.search(sentence) is not None
    plain = _AGES.sub(blank, without_asides(COUNTED_ONCE.sub(blank, sentence)))
    numbers = [each for each in _NUMBER.finditer(plain) if not _NAMED.search(plain[: each.start()])]
    counts = [
        each for each in numbers if counts_things(plain, *each.span()) or _THE_OTHER.search(plain[: each.start()])
    ]
    if not _FEWEST <= len(counts) <= _MOST or (NOT_ALL.search(plain) and not is_no_other) or len(counts) < len(numbers):
        return
    names = [
        plain[one.end() : other]
        for one, other in zip(counts, [*(each.start() for each in counts[1:]), len(plain)], strict=True)
    ]
    is_other = is_no_other or _THE_OTHER.search(plain[: counts[-1].start()]) is not None
    is_closed = is_other or are_all([names[-1][:30]])
    if not is_closed and not exclude_each_other(names[1:]):
        return
    figures = [digits_of(each[0]) for each in counts]
    own = figures[0], figures[1:], names[1:]
    earlier = main_count(before) if before else None
    outside = [] if earlier is None or _counts_others(before, earlier, names[0]) else [(earlier, figures, names)]
    tried = [
        each for each in (own, *outside) if len(each[1]) >= _FEWEST and value_of(each[0]) > max(map(value_of, each[1]))
    ]
    fitting = [each for each in tried if sum(map(value_of, each[1])) == value_of(each[0])]
    for total, parts, said in (fitting or tried)[:1]:
        counted = [*map(value_of, parts)]
        if is_closed:
            is_sure = _is_off(total, parts, said, is_other=is_other)
        else:  # nothing says that these are all; more than all cannot be
            is_sure = exclude_each_other(said) and is_a_slip(counted, value_of(total), said, is_said=False)
        yield from _found(passage, (start + counts[0].start(), start + counts[-1].end()), parts, total, is_sure=is_sure)


def _counts_others(before: str, total: str, name: str) -> bool:
    """Whether the first part of a list is of other things than those counted before: homes, and their managers."""
    named = counted_in(before, before.find(total) + len(total))
    return names_another_thing(name, named | _CHILDREN if named & _CHILDREN else named)


def _is_off(total: str, parts: Sequence[str], names: Sequence[str], *, is_other: bool) -> bool:
    """Whether parts that do not make their whole are surely meant to."""
    whole, counts = value_of(total), [*map(value_of, parts)]
    if whole % _ROUND == 0 or any(sum(counts) - each == whole for each in counts[:-1]):
        return False  # about as many, or one of them is part of another
    if any(each == sum(counts[k:]) for k, each in enumerate(counts[:-2], start=1)):
        return False  # those after it are its own parts
    if is_other:
        return is_a_slip(counts, whole, ["others"] * len(counts), is_said=True)
    return abs(sum(counts) - whole) <= _NEAR * whole or is_a_slip(counts, whole, names, is_said=True)


def _bracketed(passage: Passage, sentence: str, start: int) -> Iterator[FoundClaim]:
    items = [*_IN_BRACKETS.finditer(sentence)]
    if not _FEWEST <= len(items) <= _MOST + _FEWEST or NOT_ALL.search(sentence[: items[-1].end()]):
        return
    gaps = [sentence[one.end() : other.start()] for one, other in itertools.pairwise(items)]
    if not all(re.fullmatch(r",? ?(?:and )?", gap) for gap in gaps):
        return
    lead = f"{sentence[: items[0].start()]}{items[0]['name']}"
    total = main_count(lead) if _WHOLE.search(lead) or COUNTED_ONCE.search(sentence) else None
    if total is None or not re.match(r"\s*(?:[.;,:]|\Z)", sentence[items[-1].end() :]):
        return
    parts, names = [each["count"] for each in items], [each["name"] for each in items]
    is_sure = is_a_slip([*map(value_of, parts)], value_of(total), names, is_said=True)
    yield from _found(passage, (start + items[0].start(), start + items[-1].end()), parts, total, is_sure=is_sure)


def _pairs(passage: Passage, sentence: str, start: int, before: str) -> Iterator[FoundClaim]:
    """Two kinds that nobody is both of: more of them than there are is a slip; fewer may leave some of neither kind."""
    for match in _PAIR.finditer(sentence):
        kinds, lead = (match["first"], match["second"]), sentence[: match.start()]
        is_of_these = bool(match["of"]) if _OPENS.fullmatch(lead) is not None else _OF_THESE.fullmatch(lead) is not None
        if is_of_these:
            kinds, lead = (_SUBJECT.sub("", kinds[0]), kinds[1]), before
        are_both = _THE_ONE.search(kinds[0]) is not None and _OTHER_ONE.search(kinds[1]) is not None
        are_both = are_both and not PEOPLE.search(lead)  # who may be at both, or at neither
        is_of_people = PEOPLE.search(lead) and not WITH_CHILDREN.search(lead)
        is_of_others = any(map(OF_A_SEX.match, kinds)) or (all(map(SEXES.search, kinds)) and not is_of_people)
        goes_on = re.match(r"\s?[0-9]", sentence[match.end() :])
        if (
            not (are_both or are_of_one_scale(kinds) or (is_of_these and _came_once(kinds)))
            or NOT_ALL.search(_UP.sub(" ", lead))
            or is_of_others
            or goes_on
            or hold_others(lead, kinds)
            or _OF_THEN.search(kinds[1])
        ):
            continue
        total = _counted_before(lead) if is_of_these else main_count(without_asides(lead))
        if total is not None and are_of_one_scale((lead.partition(total)[2], *kinds)):
            continue  # the first of a scale is no whole of the others
        if total is not None and not _ALSO.search(passage.text[start + match.end() :][:90]):
            parts, whole = [digits_of(match["one"]), digits_of(match["other"])], value_of(total)
            made = sum(map(value_of, parts))
            is_of_all = _ALL_OF.search(lead[: lead.rfind(total)]) is not None
            is_exact = whole % 10 != 0 or whole < _ROUND or is_of_all
            is_all = are_both or (all(map(SEXES.search, kinds)) and is_near(str(made), str(whole)))
            # of the 14 children, 11 were female and 11 were male: no others can be meant, however far off it is
            is_near_enough = max(made, whole) <= _MOST_OF_A_PAIR * min(made, whole) or (
                is_of_all and (match["of"] or _WERE.match(kinds[0])) and whole < made
            )
            is_sure = is_exact and (whole < made or is_all) and bool(is_near_enough)
            yield from _found(passage, (start + match.start(), start + match.end()), parts, total, is_sure=is_sure)


def _came_once(kinds: Sequence[str]) -> bool:
    """Whether what is said of two parts happens once, and the same verb goes for both: "were made to carers", "to relatives"."""
    verb = _ONCE.match(kinds[0])
    return verb is not None and exclude_each_other([kinds[0][verb.end() :], kinds[1]])


def _counted_before(sentence: str) -> str | None:
    """How many a sentence says that there are, or that there are now."""
    now = _FROM_TO.search(sentence)
    return digits_of(now["total"]) if now is not None else main_count(without_asides(sentence))


def _summed(passage: Passage, sentence: str, start: int) -> Iterator[FoundClaim]:
    """Counts with the sum that they are said to give."""
    match = _GIVING.search(sentence)
    if match is not None:
        yield from _sum_of(passage, sentence[: match.start()], (start, start), match)


def _sum_of(passage: Passage, listed: str, starts: tuple[int, int], match: re.Match[str]) -> Iterator[FoundClaim]:
    """The counts of a text and their sum in a sentence; where each of the two starts."""
    before = _QUARTERS.sub(blank, without_asides(listed))
    if NOT_ALL.search(before) or not counts_things(match.string, *match.span("total")):
        return
    counts = [*_NUMBER.finditer(before)]
    if (
        not _FEWEST <= len(counts) <= _MOST + _FEWEST
        or re.search(r"[0-9]", _NUMBER.sub("", before))
        or WENT.search(before)
    ):
        return
    parts, total = [digits_of(each[0]) for each in counts], match["total"]
    if all(
        re.match(r",|\.| and |[A-Za-z ]", before[each.end() :])
        and counts_things(f"x {before[each.start() :]}", 2, 2 + len(each[0]))
        for each in counts
    ):
        is_sure = is_a_slip([*map(value_of, parts)], value_of(total), ["others"] * len(parts), is_said=True)
        yield from _found(
            passage, (starts[0] + counts[0].start(), starts[1] + match.end()), parts, total, is_sure=is_sure
        )


def _found(
    passage: Passage, span: tuple[int, int], parts: Sequence[str], total: str, *, is_sure: bool
) -> Iterator[FoundClaim]:
    taken = f"{', '.join(parts)} as the parts", f"{total} as the total"
    claim, quote = TotalClaim(parts=tuple(parts), total=total), f"{total}: {', '.join(parts)}"
    is_right = sum(map(value_of, parts)) == value_of(total)
    return found_in(passage, span, claim, *taken, quote=quote, is_sure=is_sure or is_right)
