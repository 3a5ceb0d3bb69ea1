"""What a share is of, where the base does not stand beside its count: in its sentence, the one before, or above a list."""

from __future__ import annotations

import re

import attrs

from safeguarding.figures.prose.masks import blank, masked
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.share_wordings import ARTICLE, NUMBER, digits_of
from safeguarding.figures.prose.things import counted_in, counts_things, is_parted, is_with_others, stems_in
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.records import Record

_PEOPLE = re.compile(r"\b(?:child(?:ren)?|young people|care leavers|carers|families)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:(?<=[a-z0-9)%\]”’][.!?;])|(?<=[a-z0-9][.!?]\))|(?<=[A-Z]{2}[.!?;])) (?=[A-Z0-9“‘(])")
_REACH = 400
# Of the 139 …
_OPENING = re.compile(
    rf"\A(?:[A-Z][a-z]+(?: [a-z]+){{0,3}}(?: [0-9]{{4}})?, )?(?:out of|of|among|amongst) {ARTICLE}(?P<base>{NUMBER})",
    re.IGNORECASE,
)
# the grades of the 139 authorities; in a sample of 25
_WITHIN = re.compile(
    rf"(?:\bof (?:the|these|those|all|all the|our) |\b(?:total|sample|cohort|group|audit|review|survey|set|batch|number) of )(?P<base>{COUNT})"
)
# 139 …, of which:
_OF_WHICH = re.compile(
    rf"(?P<base>{NUMBER})(?P<between>[^.;:()0-9%]{{1,80}}?)(?:,? of (?:which|whom)|[,;:] of (?:these|those|them)):?,?\s?(?:only |just )?\Z",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\b(?:many|several|various|numerous|multiple|a (?:large |small )?number of|a range of)\b", re.IGNORECASE
)
# we read 30 files; 21 (70%) were good
_LOOKED_AT = re.compile(
    r"\b(?:sampled|reviewed|audited|read|examined|looked at|visited|wrote to|surveyed|interviewed|observed|tracked|"
    r"contacted|invited|inspected|checked|assessed|seen|were asked|approached|due|received|made|held|opened|"
    r"recorded|started|submitted|took place)\b"
)
_TO = re.compile(r"\b(?:wrote|spoke|talked|went) to\b")
# there were 97 complaints: 61 (63%) at stage one, …
_BEFORE_A_COLON = re.compile(r"\A(?P<lead>[^:;%]{5,160}): ?(?=[0-9A-Za-z]|\Z)")
# this is a reduction from 500: what is spoken of stands in the sentence before
_ASIDE = re.compile(
    r"\A(?:This|That|It) (?:is|was|represents)(?: itself)? an? (?:[a-z]+ )?(?:increase|reduction|decrease|rise|fall|drop|improvement)\b|\A\("
)
# 281 children, an increase from 265 at 31 March: a step, and no other base
_STEP = re.compile(
    rf",? (?:which (?:is|was) |this is )?(?:an? (?:[a-z]+ )?(?:increase|reduction|decrease|rise|fall|drop)|up|down) from (?:the )?{COUNT}(?![^.;]* of (?:whom|which)\b)[^.;]*"
)
# one of three groups; the first two quarters
_GROUPS = re.compile(
    r"\b(?:one of (?:the )?)?(?:two|three|four|five|six|seven|eight|[2-9]) (?:main |broad )?(?:groups|categories|types|kinds|headings|bands|quarters|terms|years|months|weeks|days)\b"
)
_BRACKETS = re.compile(r"\([^()%]{0,120}\)")
_POINTING_BACK = re.compile(
    r"\A(?:Out of|Of) (?:these|those|them|this number|that number|this cohort|this group|this total)\b"
)
# 52 concerns and 28 allegations. Of the latter, …
_LATTER = re.compile(r"\A(?:Out of|Of) the (?P<which>latter|former)\b")
_TWO_COUNTS = re.compile(
    rf"(?P<former>{COUNT})(?P<thing>(?: [a-z’'-]{{2,30}}){{1,5}}),? and (?:(?:a|the) )?(?P<latter>{COUNT})(?= [a-z])"
)
_OF_THEM = re.compile(r"\A of (?:them|these|those|whom|which)\b")
_ASKED = re.compile(
    rf"\b(?:sent|went|given|issued|distributed|emailed|posted|handed)(?: out)? to (?:all )?(?:the )?(?P<base>{COUNT})"
    r"(?P<between>[^.;:()0-9%]{1,60}?) (?:and|but|of (?:which|whom)|who, )? ?(?:only |just )?\Z"
)
_ANSWERED = re.compile(r"\A(?: [a-z]+){0,1} (?:replied|responded|returned|completed|answered|took part|came back)\b")
_COUNT = re.compile(COUNT)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
# a number that is no year, nor part of one
_ANY_DIGIT = re.compile(r"(?<![0-9/–-])(?!(?:19|20)[0-9]{2}(?:[/–-](?:[0-9]{2}){1,2})?\b)[0-9]")
_ANOTHER_BASE = re.compile(
    rf"\bof (?:whom|which|these|those)\b|\bincluding\b|\bof the (?:rest|remainder|remaining|others?)\b|\bof (?:the |all |a total of )?{COUNT}",
    re.IGNORECASE,
)


@attrs.frozen
class Context(Record):
    """A base that was said elsewhere than beside its count.

    Attributes:
        base: The number, in digits.
        place: Where it stands.
        named: The words around it, among them what was counted.
        is_said: Whether the words say that shares of it follow; otherwise only other shares can show it.
        is_next: Whether the share follows at once, and so is of nothing else: "212 referrals, of which 61 (29%) …".
    """

    base: str
    place: TextPlace
    named: frozenset[str] = frozenset()
    is_said: bool = True
    is_next: bool = False


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence around a place begins, not further back than a few lines."""
    start = max(offset - _REACH, 0)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, offset + 1) if match.end() <= offset]
    return ends[-1] if ends else start


def introduced_base(passage: Passage, before: Passage | None = None) -> Context | None:
    """The base that a passage ending in a colon announces for the list below it, or points back to: "Of this number:".

    Examples:
        >>> introduced_base(Passage(text="Of the 139 seen by April 2017:")).base
        '139'
        >>> introduced_base(Passage(text="With a rate of 68 per 10,000:")) is None
        True
    """
    text = passage.text.rstrip()
    if passage.kind is PassageKind.TABLE or not text.endswith(":"):
        return None
    start = sentence_start(text, len(text))
    sentence = text[start:]
    if _POINTING_BACK.match(sentence):
        return _last_count(passage, start, before)
    for pattern, is_said in ((_OPENING, True), (_OF_WHICH, True), (_WITHIN, True), (_COUNT, False)):
        matches = [match for match in pattern.finditer(sentence) if _is_base(sentence, match)]
        if len(matches) == 1:
            return _context(passage, sentence, start, matches[0], is_said=is_said)
        if matches:
            return None
    # "We audited 60 files. The grades were:": the entries have to show that they are of them
    above = _last_count(passage, start, None) if start and not _ANY_DIGIT.search(sentence) else None
    return None if above is None else attrs.evolve(above, is_said=False)


def base_before(passage: Passage, match: re.Match[str], before: Passage | None) -> Context | None:
    """The base of a count that stands without one, as its own sentence or the one before says it."""
    start = sentence_start(passage.text, match.start())
    count_at = match.start("count")
    sentence, offset = passage.text[start : match.start()], (match.start() if count_at < 0 else count_at) - start
    which = _OF_WHICH.search(sentence[:offset])
    if which is not None:
        is_base = _is_base(sentence, which) and not _NOT_COUNTED.search(which["between"])
        return attrs.evolve(_context(passage, sentence, start, which), is_next=True) if is_base else None
    asked = _ASKED.search(sentence[:offset])
    if asked is not None:
        answered = _ANSWERED.match(passage.text[match.end() : match.end() + 40])
        return _context(passage, sentence, start, asked) if answered else None
    latter = _LATTER.match(sentence)
    if latter is not None:
        return _one_of_two(passage, start, latter["which"])
    pointing = _POINTING_BACK.match(sentence)
    is_of_them = _OF_THEM.match(match.groupdict().get("own") or "")
    if is_of_them and _counts(sentence):
        return _only_count(passage, sentence, start)
    if pointing is not None or is_of_them:
        is_clear = pointing is None or not _ANOTHER_BASE.search(sentence, pointing.end())
        return _last_count(passage, start, before) if is_clear else None
    return _opening_base(passage, sentence, start) or _leading_base(passage, sentence, start)


def _leading_base(passage: Passage, sentence: str, start: int) -> Context | None:
    """The base that a clause before a semicolon or a colon has said: "We read 30 files; 21 (70%) were good."."""
    if passage.text[start - 2 : start] == "; " and not _ANOTHER_BASE.search(sentence):
        first = sentence_start(passage.text, start - 1)
        clause = passage.text[first : start - 2]
        opening = _opening_base(passage, clause, first)
        if opening is not None:  # of the 545 seen, 89 (16%) were good; 327 (60%) were not: if the others show it
            return attrs.evolve(opening, is_said=False)
        # "wrote to 75 schools" is no range that ends at 75
        return _only_count(passage, _TO.sub(blank, clause), first) if _LOOKED_AT.search(clause) else None
    lead = _BEFORE_A_COLON.match(sentence)
    if lead is None or _ANOTHER_BASE.search(sentence):
        return None
    context = _only_count(passage, lead["lead"], start)
    # whether the shares are of what the clause counts, they have to show together
    return None if context is None else attrs.evolve(context, is_said=False)


def _opening_base(passage: Passage, sentence: str, start: int) -> Context | None:
    """The base that a sentence opens with: "Of the 139 inspected, …"."""
    opening = _OPENING.match(sentence)
    if opening is None or not _is_base(sentence, opening) or _ANOTHER_BASE.search(sentence, opening.end()):
        return None
    return _context(passage, sentence, start, opening)


def _last_count(passage: Passage, start: int, before: Passage | None) -> Context | None:
    """The one count of the sentence before, if there is just one: "There were 240 referrals. Of these, …"."""
    while start:
        first = sentence_start(passage.text, start - 1)
        sentence = passage.text[first : start - 1]
        if not _ASIDE.match(sentence):
            return _only_count(passage, sentence, first)
        start = first
    # "Of this number:" by itself goes on, under an entry too
    is_alone = _POINTING_BACK.fullmatch(passage.text.rstrip(": "))
    kinds = (PassageKind.PARAGRAPH, PassageKind.LIST_ENTRY) if is_alone else (PassageKind.PARAGRAPH,)
    if before is None or before.kind not in kinds or passage.kind is PassageKind.TABLE:
        return None
    first = sentence_start(before.text, len(before.text))
    if _ASIDE.match(before.text[first:]) and first:
        return _last_count(before, first, None)
    return _only_count(before, before.text[first:], first)


def base_of_a_list(above: Passage | None) -> Context | None:
    """The people that a paragraph counts, one number of them, whose list goes on: "- 51 (24%) live in another county"."""
    text = "" if above is None else above.text.rstrip()
    if above is None or above.kind is not PassageKind.PARAGRAPH or not text.endswith(".") or not _PEOPLE.search(text):
        return None
    base = _last_count(attrs.evolve(above, text=f"{text} "), len(text) + 1, None)
    return None if base is None else attrs.evolve(base, is_said=False)


def _one_of_two(passage: Passage, start: int, which: str) -> Context | None:
    """The latter or the former of the two counts of the sentence before."""
    if not start:
        return None
    first = sentence_start(passage.text, start - 1)
    sentence = masked(passage.text[first : start - 1])
    pairs = [*_TWO_COUNTS.finditer(sentence)]
    if len(pairs) != 1 or len(_counts(sentence)) != 2 or not counts_things(sentence, *pairs[0].span(which)):  # noqa: PLR2004  the two
        return None
    pair = pairs[0]
    return Context(pair[which], passage.place_of(first + pair.start(which)), stems_in(sentence))


def main_count(clause: str) -> str | None:
    """The one count of a clause, in digits or in words, its dates and brackets left out; None where there is not just one.

    Examples:
        >>> main_count("At 31 March 2017 there were 412 children (a rate of 64 per 10,000)"), main_count("12 boys and 13 girls")
        ('412', None)
        >>> main_count("Twelve recommendations were made")
        '12'
    """
    clause = _GROUPS.sub(blank, _BRACKETS.sub(blank, masked(clause)))
    matches = [match for match in _NUMBER.finditer(clause) if not re.fullmatch(r"(?:19|20)[0-9]{2}", match[0])]
    if len(matches) != 1 or _ANY_DIGIT.search(clause[: matches[0].start()] + clause[matches[0].end() :]):
        return None
    return digits_of(matches[0][0]) if counts_things(clause, *matches[0].span()) else None


def _only_count(passage: Passage, sentence: str, start: int) -> Context | None:
    sentence = _STEP.sub(blank, _BRACKETS.sub(blank, masked(sentence)))
    matches = _counts(sentence)
    # a second figure of any form leaves open which of them is meant
    if len(matches) != 1 or "%" in sentence or "per cent" in sentence or not _is_base(sentence, matches[0], "count"):
        return None
    match = matches[0]
    return Context(digits_of(match[0]), passage.place_of(start + match.start()), counted_in(sentence, match.end()))


def _counts(sentence: str) -> list[re.Match[str]]:
    return [match for match in _COUNT.finditer(sentence) if not re.fullmatch(r"(?:19|20)[0-9]{2}", match[0])]


def _is_base(sentence: str, match: re.Match[str], group: str = "base") -> bool:
    start, end = match.span(group) if group in match.re.groupindex else match.span()
    is_apart = not is_with_others(sentence, end) and not is_parted(sentence, start)
    return is_apart and counts_things(sentence, start, end)


def _context(passage: Passage, sentence: str, start: int, match: re.Match[str], *, is_said: bool = True) -> Context:
    group = "base" if "base" in match.re.groupindex else 0
    return Context(
        digits_of(match[group]),
        passage.place_of(start + match.start(group)),
        counted_in(sentence, match.end(group)),
        is_said=is_said,
    )
