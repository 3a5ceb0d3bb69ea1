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

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.fraction_phrases import FRACTION
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_doubts import IN_A_PLACE, is_plain
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things, names_another_thing, stem, stems_in
from safeguarding.figures.prose.tokens import NUMBER_WORD, PERCENTAGE
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_W = r"(?: [a-zA-Z’'/-]{1,30})"
_SHARE = rf"(?P<about>(?:about|around|approximately|roughly|some|just under|just over|nearly|almost|over|under|more than|less than|fewer than|at least) )?(?:(?P<share>{PERCENTAGE}\.?)|(?P<words>{FRACTION}))"
_OR = r"(?:(?:or|i_e_|that is,?|just|only|equivalent to|representing|which is|being|equal to) )*"
_BASE = rf"(?: (?:out )?of (?:the |these |those |our |its |all |a total of )?(?:[a-z]+[’']s? )?(?P<base>{NUMBER}))?"
_IS = r"(?:is|was|represents|represented|equates to|makes|is also|is only)"
_TIES = (
    # 97 (24%); 250 people (about a third of them)
    re.compile(
        rf"(?P<count>{NUMBER})(?P<said>(?: of (?:them|these|those|whom|which))?{_W}{{0,9}}?) [(\[]{_OR}{_SHARE}(?P<inside>(?: [^()\[\]0-9%]{{1,30}}| response rate[^()]{{0,60}})?)[)\]]",
        re.IGNORECASE,
    ),
    # 56% did not have one (1,405); 10% (28 of them)
    re.compile(
        rf"{_SHARE}(?P<said>{_W}{{0,16}}?) [(\[](?:n ?= ?|or |just |only |some )?(?P<count>{NUMBER})(?P<inside>{_W}{{0,3}})[)\]]",
        re.IGNORECASE,
    ),
    # 26 were missed, which is 20%; 26 were missed; that is to say, 20% were missed; 26 were missed. That is half of them.
    re.compile(
        rf"(?P<count>{NUMBER}){_BASE}(?P<said>{_W}{{0,10}}?)(?:[,;]? (?:that is to say|in other words|or|which {_IS}|representing|making|a (?:proportion|rate|share) of|an?(?= [0-9.]+% (?:return|response|completion|uptake|take-up)))|[,:]| [–—-]|\. (?:That|This|It) {_IS}),? (?:just |only )?{_SHARE}(?P<inside>)"
        r"(?=[.;,)]|\Z| (?:of (?:the total|the whole)|overall|in all|return|response|completion|uptake|take-up)\b| of (?:them|these|those|all)\.| [–—-] | (?:were|was|had|did)\b(?=[^.;,0-9]{0,40}[.;]))",
        re.IGNORECASE,
    ),
    # a half of them, 35, were placed; 56% – 52 in all – were
    re.compile(
        rf"{_SHARE}(?P<said>{_W}{{0,8}}?)(?:, | [–—-] )(?:or |just |only )?(?P<count>{NUMBER})(?P<inside>(?: of them| in all| in total| altogether)?)(?=,| [–—-])",
        re.IGNORECASE,
    ),
)
_SUMS_UP = re.compile(rf"(?:That|This|It) {_IS} {_SHARE}(?: of (?:them|these|those|all))?(?=[.,])", re.IGNORECASE)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_BACK = r"(?:whom|which|these|those|them|this number|that number|this total|this group|this cohort|the total|the whole)"
_POINTS_BACK = re.compile(
    rf"(?:\A|[;:,–—-] |\band |\(|\bin |\bto )(?:(?:out )?of|among|amongst|from) (?:all (?:of )?)?{_BACK}\b(?!.*\b(?:of|from|among) {_BACK}\b)[^.;:%]{{0,200}}\Z",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"\A (?:out )?of (?:{_BACK}|those [a-z]+s)\b(?! who\b| with\b)", re.IGNORECASE)
_OPENING = re.compile(
    rf"\A(?:[A-Z][a-z]+(?: [a-z]+){{0,4}}, )?(?:[Oo]ut of|[Oo]f|[Ff]rom|[Aa]mong|[Aa]mongst|In (?:our|the|an?) (?:[a-z]+ )?(?:total|sample|cohort|group|audit|review|survey|list|set) of) (?:all |an? [a-z ]{{3,30}} of )?(?:the |these |those |our |its )?(?:total of )?(?P<base>{NUMBER})\b"
)
_NO_NOUN = re.compile(
    r"\A (?:[a-z]{3,}ed(?= (?:the|an?|that|to|their|in|at|by|on|for|with|it|up|off|out|through|from|no|they|this)\b|[,(]|\Z)|(?:cases|instances|occasions)\b|(?:answered|completed|finished|returned|accepted|declined|attended|joined|received|achieved|passed|responded|replied)\b|(?:were|was|had|have|did|are|took|came|went|got|left|met|said|felt|gave|chose|began|withdrew|did)\b)"
)
# how many there were before, or are elsewhere
_STEPS = re.compile(
    rf"(?:,| [–—-]|\band|\bbut)? ?(?:which (?:is|was) )?(?:\b(?:an? )?(?:[a-z]+ )?(?:increase|rise|fall|decrease|reduction|drop|growth)(?: in [a-z ]{{3,30}})? (?:of|from|on|by)|\b(?:up|down)(?: slightly| sharply)? (?:by|from|on)|\bcompar\w+ (?:to|with)|\bas against|\bagainst|\b(?:more|fewer|less|higher|lower) than|\bfrom|\ba rate of|\bequat\w+ to)(?: an?)?(?: (?:the|just|about|around))? (?:{NUMBER}|[0-9.]+)(?:\.[0-9]+)?(?:%| per ?cent)?(?: \([^()]{{0,30}}\))?(?: (?:per|in every) [0-9][0-9,]*)?",
    re.IGNORECASE,
)
_CAME_TO = re.compile(
    r"\b(?:rose|fell|grew|dropped|went|came|risen|fallen|grown|up|down|increased|decreased|reduced)(?: [a-z]+)? +to\b"
)
_ASIDE_OF_STEPS = re.compile(
    r", (?:rather|slightly|far|many|well|a few|somewhat) (?:more|fewer|less) than [a-z ]{3,60}(?=,)"
)
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
# another time or place, another base, or what is left of one
_OTHER = re.compile(
    r"\b(?:compar\w+|last year|previous\w*|earlier|prior|national\w*|region\w*|england|elsewhere|average\w*|target\w*|expected|weighted|"
    r"where(?! the)|excluding|exclusive|except|other than|whose|valid|eligible|known|per(?! ?cent)|each|every|rest|remain(?:der|ing)|others?|another|further|"
    r"increas\w+|decreas\w+|ris(?:e|en)|rose|fell|fall|up from|down from|than|score\w*|rating|points?|unless|if|would|should|could|both|either|twice|double|plus|hours|budget|spend|cost\w*|£)\b|£",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)%\]”’\"][.!?]) (?=[A-Z0-9“‘\"(])")
_MAY_BE = re.compile(r"[0-9] ?%|per ?cent\b|\b(?:half|thirds?|quarters?|fifths?|tenths?|in)\b", re.IGNORECASE)
# 39 (28%) more; 12 (20%) last year; 14 (30%) of the girls
_AFTER = re.compile(
    r" (?:more|fewer|less|higher|lower|points?|up|down)\b| of (?:those|these) (?:who|known|with|in|aged|that|whose|under|over|not)\b| of (?:the|all|our|its|their|another|[a-z]+s)\b|[^.;,()]{0,40}?\b(?:last|previous|year before|national(?:ly)?|regional(?:ly)?|elsewhere|target|xxxx)\b"
)
_INSIDE = re.compile(
    r" (?:response|return|completion) rate.*| (?:of (?:the total|them|these|those|all)|in all|in total|altogether|overall|children|people|cases|[A-Z]+s)"
)
_OF_SOME = re.compile(
    r"(?:[;,:–—-]|\band|\bbut|\bwhile) (?:out )?of (?:the|those|all)\b|\b(?:of|among|amongst|from) (?:the (?:rest|others?|remain\w+|first|second|latter|former)|whom|which|these|those|them)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"(?:We|They|It|The (?:team|service|authority|council|panel))(?: [a-z]+){1,3} ")
_OPENS = re.compile(
    r"(?:(?:However|But|And|In all|In total|Altogether|Overall|Only|Just|Locally|To date|So far|In the event|By x+|The|A total of),? ?){0,3}"
)
# twelve are permanent posts: it is posts that are counted
_ARE_THINGS = re.compile(
    r" (?:are|were) (?:[a-z-]+ ){0,2}(?!(?:boys|girls|males|females|children|adults|parents|siblings|carers|always|sometimes)\b)[a-z]+[^su]s\b"
)
_SUBJECT = re.compile(
    rf"(?:{NUMBER}|There (?:were|was|are|have been|had been) (?:a total of )?{NUMBER}|A total of)\b", re.IGNORECASE
)
_JOINED = re.compile(
    rf"({NUMBER})(?: [a-z’'-]{{1,20}}){{0,6}},? (?:and|plus|with) (?:a further |another )?\Z", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|no|never|without|un[a-z]+|failed|declined)\b", re.IGNORECASE)
# a third had brothers (80): as many brothers
_COUNTS_OTHERS = re.compile(
    r" (?:had|have|has|were|was|with|by|of|in|to|for) (?:[a-z]+ ){0,2}(?!(?:days|weeks|months|years)\b)[a-z]+[^su]s\Z"
)
# a further 13 are of the same; "more than 20 miles" compares nothing; some 2,100
_IN_PASSING = re.compile(
    rf"(?<!of )(?<!from )\b(?:a further|another|the remaining|the other)(?= {NUMBER} \()|\b(?:more|less|fewer) than(?= x)|\A[Ss]ome(?= [0-9])|(?<=[.] )Some(?= [0-9])"
)
_IS_BASE = re.compile(
    rf"(?:{NUMBER})(?: [a-z]+){{0,3}} (?:out )?of (?:the |these |those |our |its |all )?(?:[a-z]+[’']s? )?\Z",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(r" (?:by|from|to|with|for) others\b")
_AND = re.compile(
    rf"\b(?:and|but|while) (?:the|an?|those|others?|one|then|also|only|just|were|was|had|all|some|most|[0-9])\b|\b{NUMBER_WORD}\b",
    re.IGNORECASE,
)
# of looked after children are …; children were …
_THINGS = re.compile(
    r"(?: of)?(?: the| our| all| its| their)? (?P<things>[A-Za-z’'-]+(?: (?!(?:were|are|was|had|have|is|who)\b)[A-Za-z’'-]+){0,4}?)(?= (?:were|are|was|had|have|is)\b|\.|\Z| (?:in|at) (?:the )?[A-Zx])"
)
_VERB = re.compile(
    r"\b(?:was|were|are|is|had|has|have|received|held|made|took|saw|left|came|went|gave|found|met|sent|wrote|got|began|[a-z]{3,}ed)\b"
)
_ASIDE = re.compile(r"(?:This|That|It|These) (?:is|was|were|are|represents|compares)\b")
_LONGEST, _REACH, _MOST, _ROUGH, _SHORT = 500, 3, 16, 10, 60


@attrs.frozen
class _Said(Record):
    """A share beside its count, as it was read."""

    match: re.Match[str]
    count: int
    joined: tuple[int, ...] = ()
    is_negated: bool = False

    def claim(self, base: int, where: str = "") -> ShareClaim | FractionClaim:
        """That the count is so large a part of a base."""
        words, percentage = self.match["words"], self.match["share"]
        if words is None:
            return ShareClaim(count=str(self.count), base=str(base), percentage=percentage.rstrip("."), where=where)
        said = " ".join(f"{self.match['about'] or ''}{words}".casefold().replace("-", " ").split())
        return FractionClaim(words=said, count=str(self.count), base=str(base), where=where)

    def fits(self, base: int) -> bool:
        """Whether a base makes it right, or nearly so where it is only said about."""
        if base < self.count or not base:
            return False
        if self.match["words"] is None and self.match["about"]:
            stated = Stated(self.match["share"].rstrip(".")).value
            return abs(100 * self.count / base - float(stated)) <= _ROUGH
        return not check(self.claim(base), CHARITABLE).is_inconsistent


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
        plain = _IN_PASSING.sub(_blank, masked(passage.text).replace("i.e.", "i_e_"))
        is_after_text = at and PassageKind.PARAGRAPH is passage.kind is passages[at - 1].kind
        above = passages[at - 1] if is_after_text else None
        starts = [0, *(match.end() for match in _SENTENCE.finditer(plain)), len(plain)]
        sentences = [plain[start:end].rstrip() for start, end in itertools.pairwise(starts)]
        for index, said in enumerate(sentences):
            goes_on = index + 1 < len(sentences) and _SUMS_UP.match(sentences[index + 1])
            sentence = f"{said} {goes_on[0]}." if goes_on else said
            if len(sentence) <= _LONGEST and _MAY_BE.search(sentence):
                before = sentences[max(index - _REACH, 0) : index]
                if len(before) < _REACH and above is not None:
                    before = [masked(above.text)[-_LONGEST:], *before]
                numbers = {*_values(" ".join([*before, sentence, *sentences[index + 1 : index + 2]]))}
                if len(numbers) <= _MOST:
                    yield from _in_sentence(passage, starts[index], sentence, before, numbers)


def _in_sentence(
    passage: Passage, start: int, sentence: str, before: Sequence[str], numbers: set[int]
) -> Iterator[FoundClaim]:
    ties = [*_ties(sentence)]
    for each in ties:
        base = _base(before, sentence, each, ties)
        if base is None or base.value <= each.count:
            continue
        fits = each.fits(base.value)
        if (fits and each.match["about"]) or (not fits and _may_be_of_others(each, base, numbers)):
            continue
        inner = start + each.match.start(), start + each.match.end()
        place = passage.place_of(inner[0])
        share = (each.match["share"] or each.match["words"]).rstrip(".")
        yield FoundClaim(
            claim=each.claim(base.value, str(place)),
            place=place,
            quote=fragment(passage.text[slice(*inner)]),
            taken=(f"{each.count:,} as the count", f"{base.value:,} as the base", f"{share} as the percentage"),
            sentence=marked(passage.text, inner),
        )


def _ties(sentence: str) -> Iterator[_Said]:
    """Each count with a share beside it, whose words between bring in nothing else."""
    read: list[tuple[int, int]] = []
    for pattern in _TIES:
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if any(first < end and start < last for first, last in read):
                continue
            if _IS_BASE.search(sentence[:start]) or (pattern is _TIES[1] and _COUNTS_OTHERS.search(match["said"])):
                continue
            is_said = (
                is_plain(sentence, match, match.span("count"), (-1, -1))
                and not _OTHER.search(_BY_OTHERS.sub("", match["said"]))
                and not _AND.search(match["said"])
            )
            if is_said and (match["words"] is None or _is_fraction(match)) and not _AFTER.match(sentence, end):
                read.append((start, end))
                joined = _JOINED.search(sentence[:start])
                is_negated = _NOT.search(f"{match['said']} {match['inside']}{sentence[end : end + 40]}") is not None
                yield _Said(match, _value(match["count"]), () if joined is None else (_value(joined[1]),), is_negated)


def _is_fraction(match: re.Match[str]) -> bool:
    try:
        parse_fraction_in_words(f"{match['about'] or ''}{match['words']}".casefold().replace("-", " "))
    except ValueError:
        return False
    return True


@attrs.frozen
class _Base(Record):
    """What was counted before, and the other counts that it may have been instead."""

    value: int
    others: tuple[int, ...] = ()


def _base(before: Sequence[str], sentence: str, each: _Said, ties: Sequence[_Said]) -> _Base | None:
    """What was counted before a share that is said to be of it."""
    match = each.match
    if match.groupdict().get("base"):  # beside a percentage it has a reader of its own
        return _Base(_value(match["base"])) if match["words"] and counts_things(sentence, *match.span("base")) else None
    lead = _blanked(sentence[: match.start()], ties)
    if _is_of_others(before, sentence, lead, match):
        return None
    opening = _OPENING.match(sentence)
    if opening is not None and opening.end() < match.start():
        inner = lead[opening.end() :]
        is_clear = not _OTHER.search(inner) and not _values(inner) and not _OF_SOME.search(inner)
        is_counted = counts_things(sentence, *opening.span("base"))
        return _Base(_value(opening["base"])) if is_clear and is_counted else None
    return (
        _pointed_at(before, sentence, lead, match)
        or _named_again(before, sentence, each)
        or _elided(before, sentence, lead, match)
        or _shown(before, sentence, each, ties)
    )


def _is_of_others(before: Sequence[str], sentence: str, lead: str, match: re.Match[str]) -> bool:
    """Whether a share names another thing, or a part of those that were counted."""
    after, named = sentence[match.end() :][:60], stems_in(" ".join([*before[-2:], lead]))
    is_inside = match["inside"] and not _INSIDE.fullmatch(match["inside"])
    others = names_another_thing(after, named) or (
        not _NO_NOUN.match(match["said"]) and names_another_thing(match["said"], named)
    )
    return bool(is_inside or others or IN_A_PLACE.match(after))


def _pointed_at(before: Sequence[str], sentence: str, lead: str, match: re.Match[str]) -> _Base | None:
    """The count that "of these", "of whom" or "of them" points back to."""
    back = _POINTS_BACK.search(lead)
    if back is not None:
        return _last(before, lead[: back.start()], is_said=True) if _OTHER.search(back[0]) is None else None
    is_of_them = any(_OF_THEM.match(each) for each in (match["said"], match["inside"], sentence[match.end() :]))
    return _last(before, lead, is_said=True) if is_of_them and _OTHER.search(lead) is None else None


def _elided(before: Sequence[str], sentence: str, lead: str, match: re.Match[str]) -> _Base | None:
    """The count before a number without a noun: "Fourteen finished"."""
    if _OTHER.search(lead) or len(lead) > _SHORT + _LONGEST * bool(_values(lead)):
        return None
    after = f"{match['said']}{sentence[match.end() :][:60]}"
    is_opened = _VERB.search(lead) is not None if _values(lead) else _OPENS.fullmatch(lead) is not None
    is_alone = _NO_NOUN.match(after) is not None and not _ARE_THINGS.match(after)
    is_said = (is_alone and is_opened) or (_WE.fullmatch(lead) is not None and not match["said"])
    return _last(before, lead, is_said=False) if is_said else None


def _named_again(before: Sequence[str], sentence: str, each: _Said) -> _Base | None:
    """The count before of the same things, named in the same words; of one word only where one digit is wrong."""
    match = each.match
    things = _THINGS.match(match["said"]) or _THINGS.match(sentence[match.end() : match.end() + 120])
    if things is None or re.search(r"[0-9]", _NUMBER.sub("", sentence[: match.start()])):
        return None
    name = [stem(word) for word in things["things"].split()]
    for text in before:
        for number in _NUMBER.finditer(text):
            counted = _THINGS.match(text[number.end() :])
            words = [] if counted is None else [stem(word) for word in counted["things"].split()]
            if words[-len(name) :] == name and counts_things(text, *number.span()):
                base = _value(number[0])
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


def _shown(before: Sequence[str], sentence: str, each: _Said, ties: Sequence[_Said]) -> _Base | None:
    """The count before the shares of a sentence that another of them shows to be their base."""
    first, lead = ties[0].match.start(), _blanked(sentence[: each.match.start()], ties)
    others = [other for other in ties if other is not each]
    if not others or _OTHER.search(lead) or _OF_SOME.search(lead[first:]):
        return None
    for text in (lead[:first], *before[-1:]):
        for base in reversed(_counted(text) or ()):
            if each.count < base and any(other.fits(base) for other in others):
                return _Base(base)
    return None


def _blanked(lead: str, ties: Sequence[_Said]) -> str:
    """The words before a share without the shares that stand among them."""
    for each in ties:
        start, end = each.match.span()
        if end <= len(lead):
            lead = f"{lead[:start]}{' ' * (end - start)}{lead[end:]}"
    return _ASIDE_OF_STEPS.sub(_blank, _BRACKETS.sub(_blank, lead))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _last(before: Sequence[str], lead: str, *, is_said: bool) -> _Base | None:
    """What was counted last: in the words before, or in the sentence before that counts anything."""
    for text in (lead, *reversed(before)):
        counted = _counted(text)
        is_subject = _SUBJECT.match(text) is not None and counted is not None and counted[:1] == [max(counted)]
        if counted is None or (not is_said and len(counted) > 1 and not is_subject):
            return None
        if counted:
            # what the sentence begins with is what it is about
            first, *others = counted if is_subject else reversed(counted)
            return _Base(first, tuple(others))
        if text is not lead and not _ASIDE.match(text):
            return None
    return None


def _counted(text: str) -> list[int] | None:
    """The things that a text counts, how many there were before left out; None where it has figures of other kinds."""
    plain = _CAME_TO.sub(_blank, _STEPS.sub(_blank, _BRACKETS.sub(_blank, text)))
    matches = [*_NUMBER.finditer(plain)]
    rest = _NUMBER.sub("", plain)
    if re.search(r"[0-9]", rest) or not all(counts_things(plain, *match.span()) for match in matches):
        return None
    return [_value(match[0]) for match in matches if match[0].casefold() != "one"]


def _may_be_of_others(each: _Said, base: _Base, numbers: set[int]) -> bool:
    """Whether another number that stands near, or one with the base, makes a share right."""
    near = [number for number in numbers if number not in (1, base.value, each.count)]
    if each.match["words"]:  # so many figures fit a fraction
        spoken = _values(each.match["words"])
        return any(each.fits(number) for number in near if number not in spoken)
    bases = {*near, base.value + sum(base.others), *(base.value + n for n in near), *(base.value - n for n in near)}
    if any(each.fits(number) for number in bases - {base.value}):
        return True
    # who are the rest, or were counted with those just before them
    together = {each.count + n for n in each.joined}
    if each.is_negated:
        together.add(base.value - each.count)
    return any(attrs.evolve(each, count=count).fits(base.value) for count in together if 0 < count <= base.value)


def _values(text: str) -> list[int]:
    return [_value(match[0]) for match in _NUMBER.finditer(text)]


def _value(number: str) -> int:
    return int(digits_of(number).replace(",", ""))
