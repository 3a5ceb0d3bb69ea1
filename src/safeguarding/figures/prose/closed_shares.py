"""Shares told in any order and any words, where the first three figures of a sentence are a count, its base and a percentage.

The larger count is the base. The percentage has to be tied to the counts: in brackets, after "or" or "which is", before "of
the 96", or as a response rate. A noun that is another thing, a word that brings in other matter, another time or place, or
the share of those that are left, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_doubts import IN_A_PLACE
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import (
    counted_in,
    counts_things,
    is_parted,
    is_with_others,
    names_another_thing,
    stem,
)
from safeguarding.figures.prose.tokens import COUNT, PERCENTAGE, is_step_after
from safeguarding.figures.stated import SHORT_NUMBER_WORDS, Stated
from safeguarding.records import Record

_SMALL = "|".join(word for word, number in SHORT_NUMBER_WORDS.items() if number <= 10)  # noqa: PLR2004  "two types of", "one of the"
_TENS = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
_FIGURE = re.compile(
    rf"(?P<percentage>{PERCENTAGE}|\b{_TENS} per ?cent\b)|(?P<count>{COUNT}|(?:(?!(?:{_SMALL})\b(?! of (?:the|these|those|them|whom|which|our)\b| \(| hundred and\b)){NUMBER}))",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"\b(?:respon\w+|return\w*|repl(?:y|ies|ied)|questionnaires?|surveys?|surveyed|completion rate|take-up|uptake|participation|turnout|attendance rate|invit\w+|consult\w+|forms?)\b",
    re.IGNORECASE,
)
_THE = r"(?:(?:the|our|all|these|those|their|its|a total of|some|only|just|a possible|as many as) ){0,3}(?:[a-z]+ )?"
_OF = re.compile(rf"(?:\b(?:out of|of|from|among|amongst)|/) ?{_THE}\Z", re.IGNORECASE)
_SCORED = re.compile(r"\b(?:scale|scores?|scored|marks?|ratings?)\b", re.IGNORECASE)
# what ties a percentage to what stands before it
_TIE = re.compile(
    r"(?:[,;:=–—(\[-]|\bor|\bi_e_|\bie|\bthat is(?: to say)?|\bin other words|\bthus|\bso|\b(?:which|that|this|it) (?:is|was|represents|represented|equates to|makes|gives|equals|amounts to|comes to|works out at)|"
    r"\b(?:representing|equating to|equal to|equivalent to|making|giving|being|amounting to|accounting for|meaning)|\ba (?:proportion|share|rate) of)[,( ]{0,2}(?:(?:just|only|a total of) )?\Z",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:rate|uptake|take-up|turnout|participation|response|return|level|figure|proportion)\b[^.;:%0-9(),]{0,40}?(?: (?:of|was|is|being|at|stood at|stands at|reached|therefore|thus|just|only|to|has been|came to)){1,3} \Z|\b(?:achieved|achieving|secured|giving|with|produced|producing|yielding|reached|was|is|obtained) (?:an? )?(?:[a-z]+ )?\Z",
    re.IGNORECASE,
)
# not what was returned blank, or as undelivered
_REPLIED = re.compile(
    r" (?:were |had )?(?:returned|completed|replied|responded|replies|responses|returns)"
    r"(?=[,.;:)(]|\Z| (?:from|giving|making|which|so)\b)"
)
_RATE_OF_REPLIES = re.compile(r"(?<!-)\b(?:response|return|reply) rate (?:of|was|is) \Z", re.IGNORECASE)
_END = re.compile(
    r"(?=[)\],.;:]|\Z| [–—-])|(?= of (?:(?:the )?(?:total|whole|all)(?=[,.;)]|\Z)|(?:them|whom|which)(?=[,.;)]|\Z)|(?:these|those)(?=[,.;)]|\Z| (?:were|was|had|have|are|did)\b)))|(?= (?:overall|in total|altogether)\b)|(?= \((?:x|[Tt]able|[Ff]igure|see|last|compar|previous|up|down|against|target|national))|(?=(?: [a-z]+)? (?:response|return|completion|reply|participation|uptake|take-up)\b)"
)
_OTHER = re.compile(
    r"\b(?:but|while|whilst|whose|where|because|against|compar\w+|than|target\w*|average\w*|vacanc\w+|turnover|sickness|attendance|absence|(?:(?<!take-)(?<!follow-)up|down)(?! (?:in|the|for|with)\b)|rose|fell|nor|whereas|weighted|"
    r"increas\w+|decreas\w+|more|fewer|less|higher|lower|(?:nearly|almost|about|around|over|under|approximately|roughly)(?= [0-9])|at least|at most|"
    r"last year|previous\w*|earlier|prior|national\w*|region\w*|england|elsewhere|neighbours?|year before|per(?! ?cent)|each|every|expected|planned|"
    r"except|excluding|excluded|unless|if|would|could|should|further|another|other|others|remaining|remainder|rest|including|score\w*|rated|points?|plus|also|both|either|double|twice)\b|[£?]|\bof (?:whom|which)\b(?=.*\bof (?:whom|which)\b)",
    re.IGNORECASE,
)
# "and" goes on with the same people, or brings in others
_AND = re.compile(
    r"\band (?!(?:were|was|had|have|has|are|is|did|do|so|then|therefore|thus|in|on|by|for|to|at|within|who|of (?:these|those|them|which|whom)|only|just|"
    r"received|got|had|recorded|[a-z]+ed)\b|\(|[0-9]|a further\b|\Z)"
)
# words that are no other matter after all: "children and young people", "over the age of", "taken up by"
_IN_PASSING = re.compile(
    r"\b(?:[a-z]+s|children|people|staff)(?P<and> and )(?:[a-z]+ )?(?:children|people|staff|families|carers|parents|siblings|boys|girls|workers|professionals|practitioners|managers|schools)\b|\b(?P<age>over|under)(?= (?:the age of|x))"
    r"|\b(?P<due>fell|fall)(?= due\b)|\b(?:taken|took|followed|signed|picked|set|made|turned|looked|written|drawn|typed|brought|kept|caught|given|backed)(?P<up> up)\b|\b(?P<more>(?:one|two|three|four|five|six|years?|months?|weeks?|days?) or more)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r" of (?!the total|the whole|them\b|those\b|these\b|whom\b|which\b|all\b)(?:the |our |all |its |their )?(?P<thing>[a-z’'-]+)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:of (?:these|those|them|which|whom)|these|those|they|thereof)\b", re.IGNORECASE)
_ANSWERS = frozenset(
    [
        "response",
        "reply",
        "return",
        "form",
        "survey",
        "questionnaire",
        "answer",
        "consultation",
        "completed",
        "people",
        "person",
        "respondent",
        "back",
    ]
)
# "This is 62% of them": the percentage of the count and base of the clause before
_SUMS_UP = re.compile(
    r"(?:That|This|It|In other words|i\.e\.|which|giving|equating|representing)\b,?[^.;:%0-9]{0,40}(?=[0-9])",
    re.IGNORECASE,
)
# after these it is the same share, whatever is said of it then: "that is to say, 76% were in favour"
_SAME = re.compile(
    r"(?:\bi_e_|\bthat is to say|\bthat is|\bin other words|\bmeaning that|\bwhich means that)[,:]? \Z", re.IGNORECASE
)
_COUNTED_BESIDE = re.compile(r"\b[nN] ?= ?\Z")
# of the 150 forms due (97), …, 97 in all,
_IN_ALL = re.compile(rf"[(–]{COUNT}|, {COUNT}(?: in all| in total| altogether)?,")
_NEARLY = re.compile(r"\b(?:nearly|almost|about|around|over|under|approximately|roughly|some) \Z", re.IGNORECASE)
_DONE = re.compile(r" (?:were|was|had|have|are|did|met|came|[a-z]+ed)\b(?! not\b)")
_LONGEST, _SPOKEN_BASE, _PAIR = 420, 10, 2
# where the cohort is said in the sentence after: "The cohort for this indicator was 391 children."
_COHORT = re.compile(
    rf"(?:The|This|Our) (?:cohort|denominator|base|sample|full cohort|whole cohort|relevant cohort|eligible (?:cohort|population|group))\b(?! (?:for|of|in) (?:the )?(?:next|other|last|previous|second|first|following))[^.;:%]{{0,120}}? (?:is|was|were|being|stood at|comprised|numbered|consisted of|contained|totalled) (?:all )?(?P<base>{COUNT})(?! (?:years|months|in x))",
    re.IGNORECASE,
)


@attrs.frozen
class _Three(Record):
    """Where a count, its base and a percentage stand in a text."""

    count: tuple[int, int]
    base: tuple[int, int]
    percentage: tuple[int, int]

    @property
    def span(self) -> tuple[int, int]:
        """From the first of them to the last."""
        all_three = (self.count, self.base, self.percentage)
        return min(all_three)[0], max(all_three)[1]


def closed_shares_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every share whose three figures are the first of a sentence, or whose base is the one figure of the sentence before.

    Examples:
        >>> text = "In all 96 plans were issued, and of these 69 met the deadline, representing 62%."
        >>> [each.taken for each in closed_shares_in([Passage(text=text)])]
        [('69 as the count', '96 as the base', '62% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(r"%|per ?cent", passage.text):
            continue
        plain = _IN_PASSING.sub(_quiet, masked(passage.text).replace("i.e.", "i_e_"))
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, (start, end) in enumerate(spans):
            figures = [*_FIGURE.finditer(plain, start, end)][:3]
            if not any(each["percentage"] for each in figures):
                continue
            three, first, is_apart = _roles(plain, figures), start, False
            is_summed_up = at and len(figures) > 0 and figures[0]["percentage"] and _SUMS_UP.match(plain, start)
            if three is None and is_summed_up:
                first = spans[at - 1][0]
                three = _roles(plain, [*_FIGURE.finditer(plain, first, spans[at - 1][1]), figures[0]])
            elif three is None and at and len(figures) > 1:
                first = spans[at - 1][0]
                before = [*_FIGURE.finditer(plain, first, spans[at - 1][1])]
                three, is_apart = _roles(plain, [*before, *figures[:2]]) if len(before) == 1 else None, True
            if three is None and len(figures) == _PAIR and at + 1 < len(spans):
                yield from _of_what_follows(passage, plain, figures, spans[at + 1])
            if three is not None and _is_tied(plain, three, first, start if is_apart else None):
                yield from _found(passage, three)


def _of_what_follows(
    passage: Passage, plain: str, figures: Sequence[re.Match[str]], after: tuple[int, int]
) -> Iterator[FoundClaim]:
    """A count and its percentage in brackets, whose cohort the next sentence says."""
    count, share = figures
    cohort = _COHORT.match(plain[slice(*after)])
    if cohort is None or not count["count"] or not share["percentage"] or plain[count.end() : share.start()] != " (":
        return
    base = (after[0] + cohort.start("base"), after[0] + cohort.end("base"))
    three = _Three(count.span(), base, share.span())
    first = plain.rfind(". ", 0, count.start()) + 1
    is_other = _OTHER.search(plain[first : after[0]]) is not None or plain[share.end() : share.end() + 1] != ")"
    if (
        not is_other
        and _number(plain, count.span()) < _number(plain, base)
        and _is_counted(plain, count.span(), is_base=False)
    ):
        yield from _found(passage, three)


def _quiet(match: re.Match[str]) -> str:
    """The words with as many letters, but without those that would bring in other matter."""
    at = next(name for name in match.re.groupindex if match[name])
    start, end = (place - match.start() for place in match.span(at))
    inner = "".join(each if each == " " else "x" for each in match[at])
    return match[0][:start] + inner + match[0][end:]


def _roles(plain: str, figures: Sequence[re.Match[str]]) -> _Three | None:
    """Which of three figures is what: of two counts, the larger is the base."""
    counts = [each.span() for each in figures if each["count"]]
    shares = [each.span() for each in figures if each["percentage"]]
    if len(counts) != 2 or len(shares) != 1:  # noqa: PLR2004  a count and its base
        return None
    count, base = sorted(counts, key=lambda span: _number(plain, span))
    is_all = _number(plain, count) == _number(plain, base)  # all of them: where they stand says which is which
    if is_all and _OF.search(plain[count[1] : base[0]]) is None:
        count, base = base, count
    return _Three(count, base, shares[0])


def _is_tied(plain: str, three: _Three, first: int, sentence: int | None) -> bool:
    """Whether the three belong together, and to nothing else."""
    (start, end), after = three.span, plain[three.span[1] :][:60]
    inner = plain[start:end]
    is_answered = _RESPONSE.search(plain[first : end + 60]) is not None
    if (
        not all(_is_counted(plain, span, is_base=span == three.base) for span in (three.count, three.base))
        or _other(plain[first:start], is_answered=is_answered)
        or _other(inner, is_answered=is_answered)
        # "half of the rise (20) … and 25% (10)": what stands in brackets is a part itself, and (39%; n=14) a share and its count
        or plain[: three.base[0]].endswith("(")
        or (sentence is not None and _COUNTED_BESIDE.search(plain[: three.base[0]]))
        or (three.percentage[0] == start and _NEARLY.search(plain[first:start]))
    ):
        return False
    if (
        _AND.search(inner)
        or (is_step_after(plain, three.percentage[1]) or IN_A_PLACE.match(after))
        or re.match(r" ?(?:more|fewer|of (?:children|cases) not)\b", after)
    ):
        return False
    if not _is_percentage_tied(plain, three, is_answered=is_answered):
        return False
    is_beside = (
        plain[three.count[1] : three.percentage[0]] in (" (", " [")
        or _SCORED.search(plain, first, end + 60) is not None
    )
    if three.base < three.count:
        between = plain[three.base[1] : three.count[0]]
        if is_beside and not (is_answered or _POINTS_BACK.search(between)):
            return False  # such a share has a reader of its own
        return _is_of_the_base(plain, three, first, sentence, is_answered=is_answered)
    between = plain[three.count[1] : three.base[0]]
    if three.count < three.percentage < three.base:
        between = plain[three.percentage[1] : three.base[0]]
    is_few = _number(plain, three.base) <= _SPOKEN_BASE and "." not in plain[slice(*three.percentage)]
    is_spoken = is_few or _SCORED.search(plain, first, end + 60) is not None
    return _OF.search(between) is not None and sentence is None and not is_spoken


def _other(words: str, *, is_answered: bool) -> bool:
    """Whether words bring in other matter; who was asked "every school" and "each parent" is no other."""
    return any(not (is_answered and match[0].casefold() in ("every", "each")) for match in _OTHER.finditer(words))


def _is_percentage_tied(plain: str, three: _Three, *, is_answered: bool) -> bool:
    at, start = three.percentage, three.span[0]
    before, after = plain[max(start, at[0] - 50) : at[0]], plain[at[1] : at[1] + 50]
    if at[0] == start:  # the percentage comes first: the counts follow in brackets, after a colon, or as its base
        first, last = sorted((three.count, three.base))
        between = plain[at[1] : first[0]]
        if _POINTS_BACK.search(plain[first[1] : last[0]]):
            return False  # a 30% response, with 100 returns, of which 10 were blank
        is_of = re.match(r" of (?:the |these |those |our |all |all the |its )?\Z", between) is not None
        if three.base < three.count and (is_of or not is_answered):
            return is_of and _IN_ALL.search(plain, three.count[0] - 2, three.count[1] + 16) is not None
        return re.search(
            r"(?:[:(–—-]|,|\bor|i\.e\.|that is)(?: (?:that is|or|i\.e\.|just|only|with|some|in all|there were|the)){0,6}? ?(?:n ?= ?)?\Z",
            between,
        ) is not None or (is_answered and re.search(r"\brate\b", between) is not None)
    if three.count < at < three.base or three.base < at < three.count:
        if at < three.count:  # of 240 asked, 40% (96) took part
            of_them = re.compile(r"(?: of (?:them|these|those|which|whom))?(?: [a-z]+){0,2} \((?:n ?= ?)?")
            is_in_brackets = plain[three.count[0] - 1] == "("
            return is_in_brackets and of_them.fullmatch(plain[at[1] : three.count[0]]) is not None
        # 96 took part, 40% of the 240
        is_of = _OF.fullmatch(plain[at[1] : three.base[0]].lstrip(" )")) is not None
        return is_of and _TIE.search(before) is not None
    is_same = _SAME.search(before) is not None and _DONE.match(after) is not None
    is_tied = is_same or (_TIE.search(before) is not None and _END.match(after) is not None)
    is_rate = is_answered and _RATE.search(before) is not None and _END.match(after) is not None
    things = _OF_OTHERS.match(after)
    return (is_tied or is_rate) and things is None


def _is_of_the_base(plain: str, three: _Three, first: int, sentence: int | None, *, is_answered: bool) -> bool:
    """Whether a count after its base surely counts some of the same things."""
    between, after = plain[three.base[1] : three.count[0]], plain[three.count[1] :][:60]
    # 12 workers fill 11.4 posts, of which 2 are vacant; a third of the 90 replied, 15 of them late
    if re.search(r"[0-9]", between) or (three.base < three.percentage and is_parted(plain, three.base[0])):
        return False
    if _POINTS_BACK.search(between) or _POINTS_BACK.match(after.lstrip()):
        return True
    named = counted_in(plain[first : three.count[0]], three.base[1] - first)
    named = named | _ANSWERS if is_answered else named
    things, behind = _OF_OTHERS.match(after), plain[three.percentage[1] :][:60].lstrip(")]")
    if any(names_another_thing(each, named) for each in (after, behind)):
        return False
    if things is not None and stem(things["thing"]) not in named:
        return False
    # of what was counted in another sentence or clause only where the words go on with it
    return sentence is None or is_answered or re.match(r" (?:were|was|had|have|are|did|[a-z]+ed)\b", after) is not None


def _is_counted(plain: str, span: tuple[int, int], *, is_base: bool) -> bool:
    start, end = span
    if is_base and is_with_others(plain, end):
        return False
    # after a bracket, a colon, "sent to" or "from" stands no measure, nor after "some"
    cut = r"(?:[:(–—=-]|\b(?:from|to|by)|\b(?:to|of|from) (?:all|the|all the|our)) ?\Z"
    is_some = is_base and plain[max(start - 5, 0) : start].casefold() == "some "
    if is_some or re.search(cut, plain[max(start - 14, 0) : start]):
        return counts_things(f"x {plain[start : start + 90]}", 2, 2 + end - start)
    return counts_things(plain, start, end)


def _base(text: str, span: tuple[int, int]) -> Stated:
    """A base; "some 460" may be one that was rounded to tens."""
    digits = digits_of(text[slice(*span)])
    is_some = re.search(r"\b[Ss]ome \Z", text[max(span[0] - 6, 0) : span[0]]) is not None
    return Stated(digits, to_nearest=10) if is_some and digits.endswith("0") else Stated(digits)


def _number(text: str, span: tuple[int, int]) -> int:
    return int(digits_of(text[slice(*span)]).replace(",", ""))


def _found(passage: Passage, three: _Three) -> Iterator[FoundClaim]:
    text = passage.text
    said, base, percentage = (text[slice(*span)] for span in (three.count, three.base, three.percentage))
    count, whole = digits_of(said), digits_of(base)
    in_words = re.match(r"[A-Za-z -]+(?= per)", percentage)
    stated = f"{digits_of(in_words[0])}%" if in_words else percentage
    place = passage.place_of(three.span[0])
    claim = ShareClaim(count=count, base=_base(text, three.base), percentage=stated, where=str(place))
    left = int(whole.replace(",", "")) - int(count.replace(",", ""))
    of_the_rest = ShareClaim(count=str(left), base=whole, percentage=stated)
    is_of_replies = _REPLIED.match(text, three.count[1]) and _RATE_OF_REPLIES.search(text[: three.percentage[0]])
    if not is_of_replies and check(of_the_rest, CHARITABLE).is_consistent and check(claim, CHARITABLE).is_inconsistent:
        return  # "12 of 40 were late, so 70% were on time"; a response rate is of those who replied
    yield FoundClaim(
        claim=claim,
        place=place,
        quote=fragment(text[slice(*three.span)]),
        taken=(f"{said} as the count", f"{base} as the base", f"{percentage} as the percentage"),
        sentence=marked(text, three.span),
    )
