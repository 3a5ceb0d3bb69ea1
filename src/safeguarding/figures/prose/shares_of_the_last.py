"""Shares of what was counted last: "412 plans, up from 398. Of these, 97 (24%) …", "Sixteen joined. Fourteen finished (93%)".

A passage is a row of figures, each a count, a percentage or a fraction in words. Words that point back ("of these", "of
whom"), a sentence that opens with its base, a number without a noun or the same noun again say that a share is of what was
counted before. It is wrong where no figure that stands near, nor two of them together, is a base that makes it right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.masks import blank, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_doubts import IN_A_PLACE
from safeguarding.figures.prose.share_ties import ANY_NUMBER, OTHER, SUMS_UP, Tie, ties_in, value_of, values_in
from safeguarding.figures.prose.share_wordings import NUMBER
from safeguarding.figures.prose.things import counted_in, counts_things, is_parted, names_another_thing, stem, stems_in
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.records import Record

_BACK = r"(?:whom|which|these|those|them|this number|that number|this total|this group|this cohort|the total|the whole)"
_POINTS_BACK = re.compile(
    rf"(?:\A|[;:,–—-] |\band |\(|\bin |\bto )(?:(?:out )?of|among|amongst|from) (?:all (?:of )?)?{_BACK}\b(?!.*\b(?:of|from|among) {_BACK}\b)[^.;:%]{{0,200}}\Z",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"\A (?:out )?of (?:{_BACK}|those [a-z]+s)\b(?! who\b| with\b)", re.IGNORECASE)
_OPENING = re.compile(
    rf"\A(?:[A-Z][a-z]+(?: [a-z]+){{0,4}}, )?(?:[Oo]ut of|[Oo]f|[Ff]rom|[Aa]mong|[Aa]mongst|In (?:our|the|an?) (?:[a-z]+ )?(?:total|sample|cohort|group|audit|review|survey|list|set) of) (?:all |an? [a-z ]{{3,30}} of )?(?:the |these |those |our |its )?(?:total of )?(?P<base>{NUMBER})\b"
)
# …, and of these 54, 18 (33%)
_GOES_ON_OF = re.compile(
    rf"(?:[,;:–—]|\band|\bbut|\bwhile),? (?:out )?of (?:the|these|those|our|all the) (?P<base>{NUMBER})\b"
)
_HAS_A_SHARE = re.compile(r"[0-9] \((?:[a-z]+ ){0,3}[0-9.]{1,6} ?(?:%|per ?cent)\)")
_NO_NOUN = re.compile(
    r"\A (?:[a-z]{3,}ed(?= (?:the|an?|that|to|their|in|at|by|on|for|with|it|up|off|out|through|from|no|they|this)\b|[,(]|\Z)|(?:cases|instances|occasions|responses|replies|returns)\b|(?:answered|completed|finished|returned|accepted|declined|attended|joined|received|achieved|passed|responded|replied)\b|(?:were|was|had|have|did|are|took|came|went|got|left|met|said|felt|required|needed|gave|chose|began|withdrew|did)\b)"
)
# how many there were before, or are elsewhere
_STEPS = re.compile(
    rf"(?:,| [–—-]|\band|\bbut)? ?(?:which (?:is|was) )?(?:\b(?:an? )?(?:[a-z]+ )?(?:increase|rise|fall|decrease|reduction|drop|growth)(?: in [a-z ]{{3,30}})? (?:of|from|on|by)|\b(?:up|down)(?: slightly| sharply)? (?:by|from|on)|\bcompar\w+ (?:to|with)|\bas against|\bagainst|\b(?:more|fewer|less|higher|lower) than|\bfrom|\ba rate of|\bequat\w+ to)(?: an?)?(?: (?:the|just|about|around))? (?:{NUMBER}|[0-9.]+)(?:\.[0-9]+)?(?:%| per ?cent)?(?: \([^()]{{0,30}}\))?(?: (?:per|in every) [0-9][0-9,]*)?",
    re.IGNORECASE,
)
_CAME_TO = re.compile(
    r"\b(?:rose|fell|grew|dropped|went|came|risen|fallen|grown|up|down|increased|decreased|reduced|sent|issued|offered|given|wrote|written|distributed|emailed|circulated|available)(?: out)?(?: [a-z]+)? +to(?: all)?\b"
)
_ASIDE_OF_STEPS = re.compile(
    r", (?:rather|slightly|far|many|well|a few|somewhat) (?:more|fewer|less) than [a-z ]{3,60}(?=,)"
)
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_SENTENCE = re.compile(r"(?<=[a-z0-9)%\]”’\"][.!?]) (?=[A-Z0-9“‘\"(])")
_MAY_BE = re.compile(
    rf"[0-9] ?%|per ?cent\b|\b(?:half|thirds?|quarters?|fifths?|tenths?|(?:in|out of) (?:every )?(?:[0-9]|{NUMBER_WORD}))\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r" (?:response|return|completion) rate.*| (?:of (?:the total|them|these|those|all)|in all|in total|altogether|overall|children|people|cases|[A-Z]+s)"
)
_OF_SOME = re.compile(
    r"(?:[;,:–—-]|\band|\bbut|\bwhile) (?:(?:out )?of (?:the|those|all)\b|(?:of|among|amongst|for) (?!x)[a-z-]+s, )|\b(?:of|among|amongst|from) (?:the (?:rest|others?|remain\w+|first|second|latter|former)|whom|which|these|those|them)\b",
    re.IGNORECASE,
)
# half of them were with kin, 20 of these for years: of the half
_A_PART = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|minority|most|some|many|several|a few)\b", re.IGNORECASE
)
_NOUN = re.compile(r" ([a-z]+s|people|children|staff)\b")
_TO_SO_MANY = re.compile(rf" (?:to|from) (?P<base>{NUMBER}) [a-z]+s\b")
_WE = re.compile(r"(?:We|They|It|The (?:team|service|authority|council|panel))(?: [a-z]+){1,3} ")
_OPENS = re.compile(
    r"(?:(?:However|But|And|In all|In total|Altogether|Overall|Only|Just|Locally|To date|So far|In the event|By x+|The|A total of|There were|We (?:had|received)),? ?){0,3}"
)
# twelve are permanent posts: it is posts that are counted
_ARE_THINGS = re.compile(
    r" (?:are|were) (?:[a-z-]+ ){0,2}(?!(?:boys|girls|males|females|children|adults|parents|siblings|carers|always|sometimes)\b)[a-z]+[^su]s\b"
)
_SUBJECT = re.compile(
    rf"(?:{NUMBER}|There (?:were|was|are|have been|had been) (?:a total of )?{NUMBER}|A total of)\b", re.IGNORECASE
)
# Of the 30 plans, 21 were good. Six (20%) were not: of the 30, if not of the 21
_OPENED = re.compile(
    rf"(?:(?:Out of|Of) the|We (?:sampled|read|audited|reviewed|looked at|visited|inspected|checked|examined)(?: a total of)?) {NUMBER}\b",
    re.IGNORECASE,
)
# a further 13 are of the same; "more than 20 miles" compares nothing; some 2,100
_IN_PASSING = re.compile(
    rf"(?<!of )(?<!from )\b(?:a further|another|the remaining|the other)(?= {NUMBER} \()|\b(?:more|less|fewer) than(?= x)|\baged? {NUMBER_WORD}\b|\A[Ss]ome(?= [0-9])|(?<=[.] )Some(?= [0-9])"
)
# of looked after children are …; children were …
_THINGS = re.compile(
    r"(?: of)?(?: the| our| all| its| their)? (?P<things>[A-Za-z’'-]+(?: (?!(?:were|are|was|had|have|is|who)\b)[A-Za-z’'-]+){0,4}?)(?= (?:were|are|was|had|have|is)\b|\.|\Z| (?:in|at) (?:the )?[A-Zx])"
)
_VERB = re.compile(
    r"\b(?:was|were|are|is|had|has|have|received|held|made|took|saw|left|came|went|gave|found|met|sent|wrote|got|began|[a-z]{3,}ed)\b"
)
_RATE_OF_THEM = re.compile(r"(?:The|This|That) (?:rate|(?:is|was|represents|represented|equates to) a rate)\b")
_INCLUDED = re.compile(r"(?:This|These|They|It) include[sd]? ")
_ASIDE = re.compile(r"(?:This|That|It|These) (?:is|was|were|are|represents|compares)\b")
_LONGEST, _REACH, _MOST, _SHORT = 500, 3, 16, 60


def shares_of_the_last_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every count with its share that is of what was counted before it.

    Examples:
        >>> text = "There were 412 plans, up from 398. Of these, 97 (34%) were new."
        >>> [each.taken for each in shares_of_the_last_in([Passage(text=text)])]
        [('97 as the count', '412 as the base', '34% as the percentage')]
    """
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.TABLE or not _MAY_BE.search(passage.text):
            continue
        plain = _IN_PASSING.sub(blank, masked(passage.text).replace("i.e.", "i_e_"))
        is_after_text = at and PassageKind.PARAGRAPH is passage.kind is passages[at - 1].kind
        above = passages[at - 1] if is_after_text else None
        starts = [0, *(match.end() for match in _SENTENCE.finditer(plain)), len(plain)]
        sentences = [plain[start:end].rstrip() for start, end in itertools.pairwise(starts)]
        for index, said in enumerate(sentences):
            goes_on = index + 1 < len(sentences) and SUMS_UP.match(sentences[index + 1])
            sentence = f"{said} {goes_on[0]}." if goes_on else said
            if len(sentence) <= _LONGEST and _MAY_BE.search(sentence):
                before = sentences[max(index - _REACH, 0) : index]
                if len(before) < _REACH and above is not None:
                    before = [masked(above.text)[-_LONGEST:], *before]
                numbers = {*values_in(" ".join([*before, sentence, *sentences[index + 1 : index + 2]]))}
                if len(numbers) <= _MOST:
                    yield from _in_sentence(passage, starts[index], sentence, before, numbers)


def _in_sentence(
    passage: Passage, start: int, sentence: str, before: Sequence[str], numbers: set[int]
) -> Iterator[FoundClaim]:
    ties = [*ties_in(sentence)]
    for each in ties:
        base = _base(before, sentence, each, ties)
        if base is None or base.value <= each.count:
            continue
        fits = each.fits(base.value)
        if (fits and each.match["about"]) or (not fits and _may_be_of_others(each, base, numbers)):
            continue
        inner = start + each.match.start(), start + each.match.end()
        share = (each.match["share"] or each.match["words"]).rstrip(".")
        taken = f"{each.count:,} as the count", f"{base.value:,} as the base", f"{share} as the percentage"
        yield from found_in(passage, inner, each.claim(base.value), *taken)


@attrs.frozen
class _Base(Record):
    """What was counted before, and the other counts that it may have been instead."""

    value: int
    others: tuple[int, ...] = ()


def _base(before: Sequence[str], sentence: str, each: Tie, ties: Sequence[Tie]) -> _Base | None:
    """What was counted before a share that is said to be of it."""
    match = each.match
    if match.groupdict().get("base"):  # beside a percentage it has a reader of its own
        return (
            _Base(value_of(match["base"])) if match["words"] and counts_things(sentence, *match.span("base")) else None
        )
    lead = _blanked(sentence[: match.start()], ties)
    if _is_of_others(before, sentence, lead, match):
        return None
    openings = [_OPENING.match(sentence), *_GOES_ON_OF.finditer(lead)]
    opening = next((each for each in reversed(openings) if each is not None and each.end() < match.start()), None)
    if opening is not None:
        inner = lead[opening.end() :]
        is_clear = not OTHER.search(inner) and not values_in(inner) and not _OF_SOME.search(inner)
        is_counted = counts_things(sentence, *opening.span("base"))
        return _Base(value_of(opening["base"])) if is_clear and is_counted else None
    return (
        _pointed_at(before, sentence, lead, match)
        or _named_again(before, sentence, each)
        or _elided(before, sentence, lead, match)
        or _shown(before, sentence, each, ties)
    )


def _is_of_others(before: Sequence[str], sentence: str, lead: str, match: re.Match[str]) -> bool:
    """Whether a share names another thing, or a part of those that were counted."""
    after, named = sentence[match.end() :][:60], frozenset().union(*map(_named_in, (*before[-2:], lead)))
    is_inside = match["inside"] and not _INSIDE.fullmatch(match["inside"])
    # of the forms sent to schools, 45 (60%) schools: no share of the forms
    noun = _NOUN.match(f"{match['said']}{after}")
    said = " ".join([*before[-2:], lead])
    if noun is not None and re.search(
        rf"\b(?:to|from|by|for|with|at) (?:the |our |all )?(?:[a-z]+ )?{noun[1]}\b", said
    ):
        return True
    others = names_another_thing(after, named) or (
        not _NO_NOUN.match(match["said"]) and names_another_thing(match["said"], named)
    )
    return bool(is_inside or others or IN_A_PLACE.match(after))


def _named_in(text: str) -> frozenset[str]:
    """The things that a text counts, or that it speaks of where it counts none."""
    number = ANY_NUMBER.search(text)
    return stems_in(text) if number is None else counted_in(text, number.end())


def _pointed_at(before: Sequence[str], sentence: str, lead: str, match: re.Match[str]) -> _Base | None:
    """The count that "of these", "of whom" or "of them" points back to."""
    if _A_PART.search(lead):
        return None
    back = _POINTS_BACK.search(lead)
    if back is not None:
        return _last(before, lead[: back.start()], is_said=True) if OTHER.search(back[0]) is None else None
    is_of_them = any(_OF_THEM.match(each) for each in (match["said"], match["inside"], sentence[match.end() :]))
    return _last(before, lead, is_said=True) if is_of_them and OTHER.search(lead) is None else None


def _elided(before: Sequence[str], sentence: str, lead: str, match: re.Match[str]) -> _Base | None:
    """The count before a number without a noun: "Fourteen finished"."""
    if _HAS_A_SHARE.search(sentence[: match.start()]):
        return None  # 52 (52%) were girls and 48 (48%) boys
    if OTHER.search(lead) or _A_PART.search(lead) or len(lead) > _SHORT + _LONGEST * bool(values_in(lead)):
        return None
    after = f"{match['said']}{sentence[match.end() :][:60]}"
    is_opened = _VERB.search(lead) is not None if values_in(lead) else _OPENS.fullmatch(lead) is not None
    is_alone = _NO_NOUN.match(after) is not None and not _ARE_THINGS.match(after)
    is_rate = re.search(r"\brate\b", match[0]) is not None and not values_in(lead)
    sent = _TO_SO_MANY.match(sentence[match.end() :])
    if is_rate and sent is not None:
        return _Base(value_of(sent["base"]))
    is_said = is_rate or (is_alone and is_opened) or (_WE.fullmatch(lead) is not None and not match["said"])
    return _last(before, lead, is_said=False) if is_said else None


def _named_again(before: Sequence[str], sentence: str, each: Tie) -> _Base | None:
    """The count before of the same things, named in the same words; of one word only where one digit is wrong."""
    match = each.match
    things = _THINGS.match(match["said"]) or _THINGS.match(sentence[match.end() : match.end() + 120])
    if things is None or re.search(r"[0-9]", ANY_NUMBER.sub("", sentence[: match.start()])):
        return None
    name = [stem(word) for word in things["things"].split()]
    for text in before:
        for number in ANY_NUMBER.finditer(text):
            counted = _THINGS.match(text[number.end() :])
            words = [] if counted is None else [stem(word) for word in counted["things"].split()]
            if words[-len(name) :] == name and counts_things(text, *number.span()):
                base = value_of(number[0])
                is_slip = (
                    each.match["share"] is not None and base and _is_slip(each.match["share"], 100 * each.count / base)
                )
                return _Base(base) if len(name) > 1 or is_slip else None
    return None


def _is_slip(said: str, right: float) -> bool:
    """Whether a percentage is the right one but for a digit: another one, one too many or too few, or two that changed places."""
    figure = re.sub(r"[^0-9.]", "", said).rstrip(".")
    other = f"{right:.{len(figure.partition('.')[2])}f}"
    shorter, longer = sorted((figure, other), key=len)
    if len(figure) == len(other):
        return sum(map(str.__ne__, figure, other)) == 1 or sorted(figure) == sorted(other)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _shown(before: Sequence[str], sentence: str, each: Tie, ties: Sequence[Tie]) -> _Base | None:
    """The count before the shares of a sentence that another of them shows to be their base."""
    first, lead = ties[0].match.start(), _blanked(sentence[: each.match.start()], ties)
    others = [other for other in ties if other is not each]
    if not others or OTHER.search(lead) or _OF_SOME.search(lead[first:]):
        return None
    included = [*reversed(values_in(before[-1]))] if before and _INCLUDED.match(sentence) else []
    for counted in (included, counts_in(lead[:first]), *map(counts_in, before[-1:])):
        for base in reversed(counted or ()):
            if each.count < base and any(other.fits(base) for other in others):
                return _Base(base)
    return None


def _blanked(lead: str, ties: Sequence[Tie]) -> str:
    """The words before a share without the shares that stand among them."""
    for each in ties:
        start, end = each.match.span()
        if end <= len(lead):
            lead = f"{lead[:start]}{' ' * (end - start)}{lead[end:]}"
    return _ASIDE_OF_STEPS.sub(blank, _BRACKETS.sub(blank, lead))


def _last(before: Sequence[str], lead: str, *, is_said: bool) -> _Base | None:
    """What was counted last: in the words before, or in the sentence before that counts anything."""
    for text in (lead, *reversed(before)):
        if text is not lead and _RATE_OF_THEM.match(text):
            continue
        counted = counts_in(text)
        if counted is None:
            return None
        opens = _SUBJECT.match(text) or (not is_said and _OPENED.match(text))
        is_subject = bool(opens) and counted[:1] == [max(counted, default=0)]
        if not is_said and len(counted) > 1 and not is_subject:
            return None
        if counted:
            # what the sentence begins with is what it is about
            first, *others = counted if is_subject else reversed(counted)
            return _Base(first, tuple(others))
        if text is not lead and not _ASIDE.match(text):
            return None
    return None


def counts_in(text: str) -> list[int] | None:
    """The things that a text counts, how many there were before left out; None where it has figures of other kinds.

    Examples:
        >>> counts_in("There were 412 plans, up from 398, in 250 families"), counts_in("a cost of £40")
        ([412, 250], None)
    """
    plain = _CAME_TO.sub(blank, _STEPS.sub(blank, _BRACKETS.sub(blank, text)))
    matches = [*ANY_NUMBER.finditer(plain)]
    rest = ANY_NUMBER.sub("", plain)
    if re.search(r"[0-9]", rest) or not all(
        counts_things(plain, *match.span()) and not is_parted(plain, match.start()) for match in matches
    ):
        return None
    return [value_of(match[0]) for match in matches if match[0].casefold() != "one"]


def _may_be_of_others(each: Tie, base: _Base, numbers: set[int]) -> bool:
    """Whether another number that stands near, or one with the base, makes a share right."""
    near = [number for number in numbers if number not in (1, base.value, each.count)]
    if each.match["words"]:  # so many figures fit a fraction
        spoken = values_in(each.match["words"])
        return any(each.fits(number) for number in near if number not in spoken)
    bases = {*near, base.value + sum(base.others), *(base.value + n for n in near), *(base.value - n for n in near)}
    if any(each.fits(number) for number in bases - {base.value}):
        return True
    # who are the rest, or were counted with those just before them
    together = {*(each.count + n for n in each.joined), *(each.count - n for n in near)}
    if each.is_negated:
        together.add(base.value - each.count)
    return any(attrs.evolve(each, count=count).fits(base.value) for count in together if 0 < count <= base.value)
