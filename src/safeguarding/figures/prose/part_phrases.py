"""Counts under a count: "84 workers: 51 permanent and 33 agency", "of the 204, 72 were late, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.partitions import are_of_one_scale, hold_others, is_a_slip
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import main_count
from safeguarding.figures.prose.share_wordings import ARTICLE, NUMBER, digits_of
from safeguarding.figures.prose.tables import NEAR, NO_SUM
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT

_LONGEST = 500
_WITH_COLON = re.compile(r"\A(?P<lead>[^:%]{5,200}?)(?::| [–—-]) (?P<parts>[^:%]{5,300}?)[.;]?\Z")
_OF_ALL = re.compile(
    rf"\A ?(?:In [^,.]{{2,40}}, )?(?:Out of|Of) {ARTICLE}(?P<total>{NUMBER})(?P<lead>[^,:%0-9]{{0,80}}), (?P<parts>[^:%]{{10,300}}?)[.;]?\Z"
)
# a total of 1,260 contacts, 440 by phone, 520 by e-mail and 300 in person
_A_TOTAL = re.compile(
    rf"\AA total of (?P<total>{NUMBER})(?P<lead> [^,:%0-9()]{{2,60}}), (?P<parts>[^:%()]{{10,300}}?)[.;]?\Z",
    re.IGNORECASE,
)
# 142 (96 full-time and 46 part-time)
_IN_BRACKETS = re.compile(rf"(?P<total>{COUNT})(?: [a-z-]{{2,20}}){{0,3}} \((?P<parts>{NUMBER} [^():;%]{{3,150}})\)")
# 38 incidents were notified – 12 deaths, 17 injuries and 9 others – of which six
_BETWEEN_DASHES = re.compile(
    rf"(?P<total>{COUNT})(?: [A-Za-z-]{{2,20}}){{1,12}} [–—] (?P<parts>{NUMBER} [^–—():;%]{{10,150}}?) [–—](?= |\Z)"
)
# …, making a total of 57; …, 210 in total
_IN_TOTAL = re.compile(
    rf",?;? ?(?:making |giving |or )?(?:a total of (?P<total>{NUMBER})|(?P<total2>{NUMBER}) in (?:total|all)\b)(?! (?:with|including|counting|once|when|if|over)\b)",
    re.IGNORECASE,
)
# who is in several is a part like the others
_COUNTED_APART = re.compile(rf"{NUMBER} [a-z ]{{0,20}}\bmultiple categories\b", re.IGNORECASE)
_LAST_PART = re.compile(rf"{NUMBER}(?: [A-Za-z-]{{2,20}}){{1,4}}\Z", re.IGNORECASE)
_LONGEST_PART, _LONGEST_LIST = 110, 400
_PART = re.compile(rf"(?P<count>{NUMBER})(?P<name>.*)\Z", re.IGNORECASE)
_JOINT = re.compile(r",? and |, |; ")
# parts of parts, or parts that are not all
_NESTED = re.compile(
    r"\b(?:of (?:whom|which|these|those|them)|includ\w+|plus|some|several|a few|many|various|at least|up to|more than|"
    r"(?:about|around|over|nearly|almost|approximately)(?= [0-9])|each|both|also|per|another|further|compared|last year|previous\w*|up from|down from|shared|twice|"
    r"overlap\w*|either|respectively|as well as|between|than|but|while|(?:from|with|by)(?= [0-9]))\b|\(|%",
    re.IGNORECASE,
)
IN_PART = re.compile(
    r"\b(?:includ\w+|such as|among|amongst|main(?:ly)?|most(?:ly)?|top|largest|commonest|for example|e\.g|notably|particular\w*|several|"
    r"some|key (?:figures|facts|points)|highlights|more than one|multiple|at least|up to|(?:over|about|around|nearly|almost)(?= [0-9]))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?P<total>{COUNT})(?: [a-z’'-]{{2,20}}){{1,5}}:\Z")
# …; the others declined to say
_AND_THE_REST = re.compile(
    r"[;,.]? (?:and |while )?(?:the (?:others?|rest|remainder|remaining)|others|all others|everyone else)\b",
    re.IGNORECASE,
)
# what is said of the parts after them: "…, of which 11 were late", "…, nobody being with both"
_TAIL = re.compile(
    r"(?:,| [–—-]|;) (?:(?P<apart>(?:and )?(?:nobody|no one|none|no [a-z]+)\b[^.;,]{0,40}\b(?:both|either|twice|two of them|another)\b)|of (?:which|whom)\b).*\Z"
)
# a lead inspector and two others; 2.5 in the day service; detached work £24,000
_SO_FAR = re.compile(
    r"\b(?:so far|the year before|(?:a )?year earlier|to date|to come|as yet)\b| [–—-] (?:and )?(?:the )?(?:others?|rest|remainder|remaining)\b"
)
_MET = re.compile(rf"\b(?:met|sat|convened) (?P<total>{NUMBER}) times\Z")
# this has been reduced to five: how many there are now
_NOW = re.compile(r"\b(?:reduced|fallen|risen|increased|come down|gone up) to (?=[0-9a-z]+ (?:[a-z]+ )?[a-z]{4})")
_OF_AN_AGE = re.compile(r"\A(?!.*\b(?:famil|household|group)).*\b(?:people|children|leavers|boys|girls|adults)\b")
_ONE = re.compile(r"an? (?=[a-z]|[0-9]{1,2}-year-old)", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?P<figure>£(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}(?:\.[0-9]{1,3})?)|(?<![0-9.,])[0-9]{1,4}\.[0-9]{1,3})(?P<unit> ?(?:million|m|bn|k)\b)?(?![0-9%]| ?per ?cent| per\b)"
)
_MOST_PARTS, _QUARTER = 9, 4


def parts_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every whole whose parts are counted beside it.

    Examples:
        >>> [each.quote for each in parts_in([Passage(text="There are 84 social workers: 51 permanent and 43 agency.")])]
        ['84: 51, 43']
    """
    for at, passage in enumerate(passages):
        if any(_says_no_sum(each.text) for each in passages[max(at - 1, 0) : at + NEAR]):
            continue
        if passage.kind is not PassageKind.TABLE:
            for start, end in sentence_spans(passage.text, longest=_LONGEST):
                yield from _in_sentence(passage, passage.text[start:end], start)


def _says_no_sum(text: str) -> bool:
    """Whether a text says that its parts are not all, or that some are in two of them."""
    return NO_SUM.search(text) is not None and NO_SUM.search(_COUNTED_APART.sub("", text)) is not None


def _in_sentence(passage: Passage, text: str, start: int) -> Iterator[FoundClaim]:
    if text.endswith(";") or _AND_THE_REST.match(passage.text, start + len(text)):
        return  # what comes after may be more of it
    with_colon, of_all, a_total = (
        None if match is None or _hold_others(match) else match
        for match in (_WITH_COLON.match(text), _OF_ALL.match(text), _A_TOTAL.match(text))
    )
    if of_all is not None and counts_things(text, *of_all.span("total")):
        yield from _parts(passage, *_of_match(of_all, start), digits_of(of_all["total"]), is_said=False)
    elif a_total is not None and counts_things(text, *a_total.span("total")):
        # of parts between commas some may be left out; too many of them are a slip
        found = _parts(passage, *_of_match(a_total, start), digits_of(a_total["total"]), is_said=True)
        yield from (each for each in found if _makes_too_many(each.claim))
    elif with_colon is not None and not IN_PART.search(with_colon["lead"]):
        yield from _after_the_colon(passage, start, with_colon)
    dashed = _BETWEEN_DASHES.finditer(text) if re.search(r" [–—] ", text) else ()
    for match in (*_IN_BRACKETS.finditer(text), *dashed):
        if counts_things(text, *match.span("total")):
            yield from _parts(passage, *_of_match(match, start), match["total"], is_said=True)
    for match in _IN_TOTAL.finditer(text) if re.search(r"\btotal\b|\bin all\b", text) else ():
        first = _first_of_a_list(text[: match.start()])
        if first < match.start() and not _NESTED.search(text[max(first - 30, 0) : first]):
            span, total = (start + first, start + match.end()), digits_of(match["total"] or match["total2"])
            yield from _parts(passage, span, text[first : match.start()], total, is_said=True)


def _hold_others(match: re.Match[str]) -> bool:
    return hold_others(match["lead"], [_PART.sub(r"\g<name>", piece) for piece in _JOINT.split(match["parts"])])


def _after_the_colon(passage: Passage, start: int, match: re.Match[str]) -> Iterator[FoundClaim]:
    if _MEASURED.search(match["lead"]):
        yield from _measured(passage, start, match)
    elif "-year-old" in match["parts"] and not _OF_AN_AGE.search(match["lead"]):
        return  # five families: a 19-year-old with a baby, …
    elif (total := _announced(match)) is not None:
        yield from _parts(passage, *_of_match(match, start), total, is_said=True)


def _first_of_a_list(text: str) -> int:
    """Where the counts begin, each with its name, that a text ends with."""
    first = end = len(text)
    for joint in (*reversed([*_JOINT.finditer(text, max(end - _LONGEST_LIST, 0))]), None):
        opens = joint.end() if joint is not None else 0
        part = _LAST_PART.search(text[max(opens, end - _LONGEST_PART) : end])
        if part is None:
            break
        at = end - len(part[0])
        first, end = at, joint.start() if joint is not None else 0
        if at > opens:
            break
    return first


def _announced(match: re.Match[str]) -> str | None:
    """How many there are, said before a colon: the one count, or the last of several where more than two parts follow."""
    met = _MET.search(match["lead"])
    total = main_count(_NOW.sub(" ", match["lead"])) if met is None else met["total"]
    names = [_PART.sub(r"\g<name>", piece) for piece in _JOINT.split(match["parts"].strip(" ,;."))]
    if total is None and (len(names) > 2 or are_of_one_scale(names)):  # noqa: PLR2004  of two places there may be a third
        return count_before_the_colon(f"{match['lead']}:")
    return total


def _of_match(match: re.Match[str], start: int) -> tuple[tuple[int, int], str]:
    return (start + match.start(), start + match.end()), match["parts"]


def _parts(passage: Passage, span: tuple[int, int], text: str, total: str, *, is_said: bool) -> Iterator[FoundClaim]:
    tail = _TAIL.search(text)
    if tail is not None:
        text = text[: tail.start()]
    if _SO_FAR.search(text) or _AND_THE_REST.match(passage.text, span[1]):
        return
    pieces = [piece.strip().removeprefix("with ") for piece in _JOINT.split(text.strip(" ,;")) if piece.strip()]
    if sum(_PART.match(piece) is not None for piece in pieces) > 1 or all("-year-old" in piece for piece in pieces):
        pieces = [_ONE.sub("one ", piece, count=1) if _ONE.match(piece) else piece for piece in pieces]
    read = [_PART.match(piece) for piece in pieces]
    if not 2 <= len(read) <= _MOST_PARTS or _NESTED.search(text) or _says_no_sum(passage.text):  # noqa: PLR2004  one part is no sum
        return
    is_said = is_said and " and " in text
    parts = [each for each in read if each is not None and counts_things(each.string, *each.span("count"))]
    if len(parts) == len(read):
        # nobody is in two of them
        is_apart = tail is not None and tail["apart"] is not None
        named = [(each["count"], " others" if is_apart else each["name"]) for each in parts]
        yield from found_parts(passage, span, named, total, is_said=is_said)


def _measured(passage: Passage, start: int, match: re.Match[str]) -> Iterator[FoundClaim]:
    """Sums of money, or posts with their fractions, whose parts stand behind a colon or a dash."""
    total, text = _MEASURED.findall(match["lead"]), _TAIL.sub("", re.split(r" [–—-](?= |\Z)", match["parts"])[0])
    pieces = [piece for piece in _JOINT.split(text.strip(" ,;.")) if piece]
    parts = [_MEASURED.findall(piece) for piece in pieces]
    if len(total) != 1 or not 2 < len(pieces) <= _MOST_PARTS or any(len(part) != 1 for part in parts):  # noqa: PLR2004  of two there may be a third
        return
    plain, said = _MEASURED.sub("", f"{match['lead']} {text}"), [total[0], *(part[0] for part in parts)]
    kinds = {(figure.startswith("£"), unit.strip()) for figure, unit in said}
    if len(kinds) > 1 or re.search(r"[0-9](?! (?:items|things|parts|areas|heads)\b)", plain) or _NESTED.search(plain):
        return
    whole, *figures = [figure.lstrip("£") for figure, _ in said]
    claim = TotalClaim(parts=tuple(figures), total=whole)
    made = sum(part.value for part in claim.parts)
    taken = f"{', '.join(figures)} as the parts", f"{whole} as the total"
    is_sure = abs(made - claim.total.value) * _QUARTER <= claim.total.value
    yield from found_in(passage, (start, start + match.end()), claim, *taken, quote=match[0], is_sure=is_sure)


def _makes_too_many(claim: Claim) -> bool:
    return isinstance(claim, TotalClaim) and sum(part.value for part in claim.parts) >= claim.total.value


def count_before_the_colon(lead: str) -> str | None:
    """The last count of a sentence where what is counted stands directly before the colon: "and considered 63 cases:"."""
    match = _COUNTED.search(lead)
    # a further 15 assessments: they are counted by themselves
    is_counted = match is not None and counts_things(f"x {lead[match.start() :]}", 2, 2 + len(match["total"]))
    return match["total"] if match is not None and is_counted else None


def found_parts(
    passage: Passage, span: tuple[int, int], parts: Sequence[tuple[str, str]], total: str, *, is_said: bool
) -> Iterator[FoundClaim]:
    """The claim that counts with their names make a total; surely, where nothing but a slip would explain that they do not."""
    counts = [digits_of(count) for count, _ in parts]
    claim = TotalClaim(parts=tuple(counts), total=total)
    whole = [int(count.replace(",", "")) for count in counts]
    slip = is_a_slip(whole, int(total.replace(",", "")), [name for _, name in parts], is_said=is_said)
    if slip or check(claim, CHARITABLE).is_consistent:
        taken = f"{', '.join(counts)} as the parts", f"{total} as the total"
        yield from found_in(passage, span, claim, *taken, quote=f"{total}: {', '.join(counts)}")
