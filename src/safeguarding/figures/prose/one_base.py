"""Two counts, each with its share or its rate, of one base that is not said: "334 (13.6%) live far away, with 181 (17%) …".

Each of the two says how large the base is. Of the same people at one time it is the same; the population of an area may
change between two dates, though slowly.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.claims import Claim
from safeguarding.figures.kinds.ratios import RateClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.figures.stated import Stated

_DECIMAL = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
# 334 (13.6%) … live far away, with 181 (17%) living elsewhere
_SHARES = re.compile(
    rf"(?P<one>{COUNT}) \((?P<first>{_DECIMAL}) ?%\)(?P<between>[^.;:()0-9%]{{3,160}}?),? (?:with|and|while) (?P<other>{COUNT}) \((?P<second>{_DECIMAL}) ?%\) (?P<verb>[a-z]{{3,}}ing|were|are|had|have|live|lived)\b(?! [a-z]+[^s]s\b)(?P<after>[^.;:()]{{0,100}})"
)
# 194 … (33 per 10,000 children). This is a reduction from 204 (40 per 10,000 children)
_RATES = re.compile(
    rf"(?P<one>{COUNT})(?P<things>(?: [a-z’'-]{{1,20}}){{1,14}}) \((?:at )?(?:a rate of )?(?P<first>{_DECIMAL}) per (?P<per>10,?000)(?P<of>[a-z ]{{0,30}})\)"
    rf"(?: [a-z ]{{3,60}}?)?(?:\.|;|,|,? and)? ?(?:This|That|It|[Ww]hich|[Tt]his|[Uu]p|[Dd]own|a|an|compared|rose|fell)(?P<between>(?: [a-z]+){{0,8}}) (?P<other>{COUNT}) \((?:a rate of )?(?P<second>{_DECIMAL}) per (?P<again>10,?000)(?P<whose>[a-z ]{{0,30}})\)(?P<after>[^.;]{{0,60}})"
)
_THEIRS = r"(?:all )?(?P<{}>(?:the )?[a-z’-]{{3,20}}(?: (?!(?:were|was|are|is|at|in|on|had|have|between|during|alcohol)\b)[a-z’-]{{3,20}}){{0,3}})"
# 190 (49%) of all plans; 30,670, or 41% of all children; 29% (151) of plans
_NAMED = re.compile(
    rf"(?P<one>{COUNT})(?: [a-z’-]{{1,20}}){{0,3}}(?:, or| \((?:or )?) ?(?P<first>{_DECIMAL}) ?%\)? of {_THEIRS.format('of')}"
    rf"|(?<![0-9.])(?P<second>{_DECIMAL}) ?% \((?P<other>{COUNT})\) of {_THEIRS.format('whose')}"
)
# 12 (30%) were boys, 15 (38%) girls and …
_CHAINED = re.compile(
    rf"(?P<one>{COUNT}) \((?P<first>{_DECIMAL}) ?%\)(?P<said> [^.;:()0-9%]{{3,80}}?)(?:,? (?:and |while )?(?=[0-9])|(?=[.;:(0-9%]|\Z))(?P<other>)(?P<second>)"
)
_SENTENCE = re.compile(r"[^.;:]*(?:\.[0-9][^.;:]*)*")
_DID = re.compile(r" (?:were|are|was|had|have|has|is|been|lived?|came|went|chose|said|felt)\b")
# of the boys, in the north, at one home: each with a base of its own
_OF_SOME = re.compile(r"\b(?:of|among|amongst|from|at|by|for|it|this|that|in the|in (?-i:[A-Z]|x))\b", re.IGNORECASE)
# of plans in the north: of a part of them
_ALL_OF_THEM = re.compile(r"[.,;)]|\Z| (?:between|at) (?:x|[A-Z])| (?:were|was|are)\b")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_STEP = re.compile(r"\b(?:from|to|with|than)\Z")
# of a part of them, or of another time
_OTHERWISE = re.compile(
    r"\b(?:of (?:whom|which|these|those|them)|xxxx|last year|previous\w*|earlier|national\w*|England|region\w*|neighbours?|average|target|compar\w+|"
    r"known|eligible|valid|where|whom|if|due|applicable|each|every|further|increas\w+|decreas\w+|rate|rise|fall|rose|fell)\b|£",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:national\w*|England|region\w*|neighbours?|average|target|elsewhere|neighbouring|statistical|annuali[sz]ed|(?-i:(?:in|for|at|of) (?:the )?(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z]\w+))\b",
    re.IGNORECASE,
)
_FAR, _SLOW = Fraction(1, 5), Fraction(1, 20)
_WHOLE, _SEVERAL, _MOST = 100, 3, 12


def one_base_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every two counts with their shares, or their rates, that cannot be of one base.

    Examples:
        >>> text = "194 children had a plan (33 per 10,000 children). This is a reduction from 204 (40 per 10,000 children)."
        >>> [each.taken for each in one_base_in([Passage(text=text)])]
        [('204 as the count', '58,788 as the population, of which 194 is 33 per 10,000', '40 per 10,000 as the rate')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or "(" not in passage.text:
            continue
        plain = masked(passage.text)
        for match in _SHARES.finditer(plain) if "%)" in plain or "% )" in plain else ():
            is_alike = match["verb"].endswith("ing") or f" {match['verb']} " in match["between"]
            if is_alike and not _OTHERWISE.search(f"{match['between']} {match['after']}"):
                yield from _found(passage, match, _WHOLE, _FAR)
        for match in _RATES.finditer(plain) if " per 10" in plain else ():
            is_alike = match["of"].strip() == match["whose"].strip() or not match["of"] or not match["whose"]
            if is_alike and _STEP.search(match["between"]) and not _ELSEWHERE.search(match[0]):
                yield from _found(passage, match, 10_000, _SLOW)
        if plain.count("%") >= _SEVERAL:
            yield from _named(passage, plain)
            for sentence in _SENTENCE.finditer(plain):
                yield from _chained(passage, sentence)


def _named(passage: Passage, plain: str) -> Iterator[FoundClaim]:
    """Of several shares that all say of what they are, the one that cannot be of the base that all the others have."""
    read = [*_NAMED.finditer(plain)]
    if _OTHERWISE.search(re.sub(r"\bxxxx\b", "", plain)) or len({*_YEAR.findall(passage.text)}) > 1:
        return
    for match, base in _of_no_base(read):
        names = [each["of"] or each["whose"] for each in read if each is not match]
        if (match["of"] or match["whose"]) in names and _ALL_OF_THEM.match(plain, match.end()):
            yield from _strange(passage, match, match.span(), base)


def _chained(passage: Passage, sentence: re.Match[str]) -> Iterator[FoundClaim]:
    """As `_named`, where the shares go on with what was said of the first: "12 (30%) were boys, 15 (60%) girls and …"."""
    read = [*_CHAINED.finditer(sentence[0])]
    said = [each["said"] for each in read]
    is_chain = len(read) >= _SEVERAL and all(one.end() == other.start() for one, other in itertools.pairwise(read))
    if (
        not is_chain
        or not _DID.match(said[0])
        or any(_DID.search(each) and not _DID.match(each) for each in said)
        or any(_OF_SOME.search(each) for each in said)
        or _OTHERWISE.search(sentence[0])
        or _ELSEWHERE.search(sentence[0])
    ):
        return
    counts = [int(each["one"].replace(",", "")) for each in read]
    for match, base in _of_no_base(read):
        share = Stated(match["first"]).value
        # of one of the others: 60 (30%) were fostered, 12 (20%) far away
        is_of_one = any(abs(Fraction(counts[read.index(match)] * _WHOLE, each) - share) <= 1 for each in counts if each)
        if not is_of_one:
            start = sentence.start() + match.start()
            yield from _strange(passage, match, (start, start + match.end("said") - match.start()), base)


def _of_no_base(read: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """Each count whose share is of no such base as all the others have, and that base."""
    figures = [(_count(match), Stated(_share(match))) for match in read]
    if not _SEVERAL <= len(read) <= _MOST or any(not count or not share.value for count, share in figures):
        return
    bases = [_bases(count, share, _WHOLE) for count, share in figures]
    for at, match in enumerate(read):
        rest = [*bases[:at], *bases[at + 1 :]]
        low, high = max(each[0] for each in rest), min(each[1] for each in rest)
        is_apart = bases[at][0] > high * (1 + _SLOW) or bases[at][1] < low * (1 - _SLOW)
        if low <= high <= low * (1 + _FAR) and is_apart:
            yield match, round((low + high) / 2)


def _count(match: re.Match[str]) -> int:
    return int((match["one"] or match["other"]).replace(",", ""))


def _share(match: re.Match[str]) -> str:
    return str(match["first"] or match["second"])


def _strange(passage: Passage, match: re.Match[str], span: tuple[int, int], base: int) -> Iterator[FoundClaim]:
    count, share = _count(match), _share(match)
    taken = (
        f"{count:,} as the count",
        f"{base:,} as the base, of which the others are shares",
        f"{share}% as the percentage",
    )
    return found_in(passage, span, ShareClaim(count=f"{count:,}", base=f"{base:,}", percentage=f"{share}%"), *taken)


def _found(passage: Passage, match: re.Match[str], per: int, allowed: Fraction) -> Iterator[FoundClaim]:
    counts = [int(match[name].replace(",", "")) for name in ("one", "other")]
    shares = [Stated(match[name]) for name in ("first", "second")]
    is_counted = all(
        counts_things(f"x {match.string[match.start(name) :][:80]}", 2, 2 + match.end(name) - match.start(name))
        for name in ("one", "other")
    )
    if not is_counted or not all(counts) or not all(each.value for each in shares):
        return
    (low, high), (least, most) = (_bases(count, share, per) for count, share in zip(counts, shares, strict=True))
    is_apart = low > most * (1 + allowed) or least > high * (1 + allowed)
    # of the first of them: 60 (30%) were fostered, with 12 (20%) placed afar
    of_the_first = abs(Fraction(counts[1] * per, counts[0]) - Fraction(shares[1].value)) <= 1
    if not is_apart or (per == _WHOLE and of_the_first):
        return
    base = round(Fraction(counts[0] * per) / Fraction(shares[0].value))
    said = "%" if per == _WHOLE else f" per {per:,}"
    claim: Claim = (
        ShareClaim(count=match["other"], base=f"{base:,}", percentage=f"{match['second']}%")
        if per == _WHOLE
        else RateClaim(count=match["other"], population=f"{base:,}", per=per, rate=match["second"])
    )
    noun = ("base", "percentage") if per == _WHOLE else ("population", "rate")
    taken = (
        f"{match['other']} as the count",
        f"{base:,} as the {noun[0]}, of which {match['one']} is {match['first']}{said}",
        f"{match['second']}{said} as the {noun[1]}",
    )
    yield from found_in(passage, match.span(), claim, *taken)


def _bases(count: int, share: Stated, per: int) -> tuple[Fraction, Fraction]:
    """The least and the most that a base can be, the share being rounded or cut."""
    text = str(share)
    unit = Fraction(1, 10 ** len(text.partition(".")[2]))
    value = Fraction(share.value)
    return Fraction(count * per) / (value + unit), Fraction(count * per) / (value - unit) if value > unit else Fraction(
        10**9
    )
