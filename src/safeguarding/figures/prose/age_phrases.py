"""Ages beside a birth date and a time, in one sentence about one person. The quote is the age alone: it gives nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.dates.words import MONTHS
from safeguarding.errors import SafeguardingError
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.ages import AgeClaim, days_of
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, fragment
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of

_MONTH = "|".join(MONTHS)
_DAY = rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH}),? (?:19|20)[0-9]{{2}}|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?:19|20)[0-9]{{2}}"
_TIME = rf"(?:{_DAY}|(?:{_MONTH}) (?:19|20)[0-9]{{2}}|(?<![0-9/–-])(?:19|20)[0-9]{{2}}(?![0-9/–-]))"
_BORN = re.compile(
    rf"(?:\b(?:born(?: in| on)?|(?:date|year) of birth(?: is| was)?:?|birth year(?: is| was)?:?|d\.?o\.?b\.?:?)|\(b[._])(?: in| on)? (?P<born>{_TIME})(?! (?:and|or|to) (?:[0-9]|(?:{_MONTH})\b))",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"(?:(?<![A-Za-z])(?P<lead>[A-Za-z]++) ?)?(?<!\w)(?P<when>{_TIME})", re.IGNORECASE)
_UNIT = r"(?:[ -](?P<unit>years?|months?|weeks?|days?)(?:[ -](?:old|of age)\b)?)?"
_AGE = re.compile(
    rf"\b(?P<verb>aged?(?: of)?|an?|the|this|that|was|is|were|are|being|turned|became|reached(?: the age of)?|turning) (?:just |only |then |still |now |aged )?(?P<age>{NUMBER}){_UNIT}"
    r"(?= ?[,.;:)(]| (?:when|at|on|in|as|and|by|after|following|because|old|years|boys?|girls?|child|male|female)\b|\Z)",
    re.IGNORECASE,
)
# his 18th birthday in 2021
_BIRTHDAY = re.compile(
    rf"\b(?P<age>[0-9]{{1,2}})(?:st|nd|rd|th) birthday,? (?:in |on |of |\()(?P<when>{_TIME})|\b(?:turned|became|reached) (?P<age2>[0-9]{{1,2}}) (?:in|on) (?P<when2>{_TIME})",
    re.IGNORECASE,
)
_AGED_THEN = re.compile(
    rf"\b(?:in|on) (?P<when>{_TIME}),? (?:at the age of|aged|when (?:he|she|they) (?:was|were)) (?P<age>{NUMBER}){_UNIT}(?= ?[,.;)]| and\b|\Z)",
    re.IGNORECASE,
)
# born in 2004 and 2011, were aged 12 and five
_TWO = re.compile(
    rf"\bborn in (?P<b1>(?:19|20)[0-9]{{2}}) and (?P<b2>(?:19|20)[0-9]{{2}}),? (?:were|are) (?:then |now )?(?:aged )?(?P<a1>{NUMBER})(?: or (?P<o1>{NUMBER}))? and (?P<a2>{NUMBER})(?: or (?P<o2>{NUMBER}))?(?= ?[,.;)]|\Z| (?:at|when|in)\b)",
    re.IGNORECASE,
)
# of two persons, or of no certain time
_OTHERS = re.compile(
    rf"\b(?:brother|sister|sibling|twin|father|partner|husband|wife|grand\w+|cousin|friend|(?:nearly|almost|about|around|approximately|roughly|between)(?= (?:the )?(?:age (?:of )?)?(?!(?:19|20)[0-9]{{2}}\b){NUMBER})|would|will|if|not|another|"
    r"other|older|younger|months? (?:before|after|earlier|later)|years? (?:before|after|earlier|later)|"
    # what was said of an age, and what was found
    r"claim(?:s|ed|ing)?|saying|said|says|assess\w*|believed|thought|stated|stating|disput\w*|presented as|purport\w*|false|incorrect\w*|wrong\w*)s?\b",
    re.IGNORECASE,
)
_MOTHER = re.compile(r"\b(?:mother|son|daughter|baby|first child|children|parents?)\b", re.IGNORECASE)
_UNSURE_LEADS = frozenset(
    [
        "before",
        "after",
        "until",
        "since",
        "from",
        "between",
        "by",
        "to",
        "till",
        "act",
        "early",
        "late",
        "mid",
        "about",
        "around",
    ]
)
# numbers that are names: "Child 2", "Sibling 1"
_DIGITS = re.compile(
    r"\b(?:Child|Sibling|Brother|Sister|Twin|Baby|Young Person|YP|Subject|Case|Person|Parent) ?[0-9]\b|\b18\+"
)
# the one person whose birth is told, whoever else there is: "the father's date of birth is"
_OWN = re.compile(
    r"\b(?:father|partner|brother|sister|sibling|husband|wife|grand\w+|uncle|aunt|cousin)(?:['’]s date of birth|['’]s d\.?o\.?b\.?|,? (?:who was )?born| was born| \((?:born|d\.?o\.?b))",
    re.IGNORECASE,
)
# was 15 when it began in May 2023, … 18th birthday in November 2023
_AGED, _AT = (
    rf"\b(?:was|were|is|aged?|turned|reached|became) (?:now |then |still |only |just |aged )*(?P<a#>{NUMBER})(?: years old)?",
    rf",? \(?(?:when (?:he|she|they|the|it)\b[^.;0-9]{{3,60}}? )?(?:in|on|at|as at) (?P<y#>{_TIME})",
)
_ONE, _OTHER = (f"{_AGED}{_AT}".replace("#", each) for each in "12")
_TWO_AGES = re.compile(
    rf"{_ONE}[^.;0-9]{{1,80}}?(?:{_OTHER}|\band (?:just |only |aged )?(?P<a4>{NUMBER}){_AT.replace('#', '4')}|\b(?P<a3>[0-9]{{1,2}}|(?:thir|four|fif|six|seven|eigh|nine)teen)(?:st|nd|rd|th) birthday{_AT.replace('#', '3')})",
    re.IGNORECASE,
)
_BIRTHDAY_WORD = re.compile(
    r"\b(?P<age>[0-9]{1,2}|(?:thir|four|fif|six|seven|eigh|nine)teen)(?:st|nd|rd|th) birthday(?P<unit>)", re.IGNORECASE
)
_BABY = re.compile(r"\bbaby (?=boy|girl|was born)", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she|they|him|her|his)\b", re.IGNORECASE)
_HE_IS = re.compile(r"\b(?:he|she|they)(?: (?:had|then|only|just|already))*,? ?\Z", re.IGNORECASE)
_OTHER_TIME = re.compile(rf"\band\b|\b(?:{_MONTH}|birthday|later|before|after)\b|[;:]", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OLDEST, _LONGEST, _PARENT_AND_CHILD, _NEAR = 110, 400, 2, 80


def ages_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every age with the birth date and the time that it belongs to.

    Examples:
        >>> [each.quote for each in ages_in([Passage(text="Child Z, born in March 2002, was aged 15 at the incident in May 2014.")])]
        ['was aged 15']
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(
            r"\b(?:born|birth|birthday|b\.|d\.?o\.?b|aged?|turned|when (?:he|she|they))\b", passage.text, re.IGNORECASE
        ):
            continue
        # a mark that ends no sentence: d.o.b.
        text = re.sub(r"\((b)\.(?= ?[0-9A-Z])", r"(\1_", passage.text)
        text = re.sub(r"\b(d)\.(o)\.(b)\.", r"\1_\2_\3_", text, flags=re.IGNORECASE)
        before = ""
        for start, end in sentence_spans(text, longest=_LONGEST):
            sentence = passage.text[start:end]
            yield from _in_sentence(passage, sentence, start)
            yield from _of_one_person(passage, before, sentence, start)
            before = sentence


def _of_one_person(passage: Passage, before: str, text: str, start: int) -> Iterator[FoundClaim]:
    """An age of him or her whose birth, or whose age at another time, the sentence before tells."""
    births, facts = [*_BORN.finditer(before)], _facts(text)
    if len(facts) != 1 or _BORN.search(text) or not _is_of_him(text, facts[0][0]):
        return
    if any(_OTHERS.search(_DIGITS.sub(" ", each)) or _MOTHER.search(_BABY.sub(" ", each)) for each in (before, text)):
        return
    age, when = facts[0]
    if len(births) == 1:
        yield from _found(passage, births[0]["born"], when, age, start)
        return
    earlier = [] if births else _facts(before)
    if len(earlier) == 1:
        yield from _by_earlier_age(passage, (earlier[0][0]["age"], earlier[0][1]), (age, "age", when), start)


def _is_of_him(text: str, age: re.Match[str]) -> bool:
    """Whether an age is of him or her who was spoken of: "he was nine", "when she died in 2022, aged 15"."""
    lead = text[: age.start()]
    if age.re is _BIRTHDAY_WORD or age[0].casefold().startswith("aged"):
        return _HE.search(lead) is not None
    return _HE_IS.search(lead) is not None


def _facts(text: str) -> list[tuple[re.Match[str], str]]:
    """The ages of a sentence with the one time that each stands beside, and nothing where another time might be meant."""
    ages, times = [*_AGE.finditer(text), *_BIRTHDAY_WORD.finditer(text)], [*_WHEN.finditer(text)]
    if len(ages) != 1 or len(times) != 1 or (times[0]["lead"] or "").casefold() in _UNSURE_LEADS:
        return []
    (first, last), (begin, end) = ages[0].span(), times[0].span("when")
    between = text[last:begin] if last <= begin else text[end:first]
    is_near = len(between) <= _NEAR and not _OTHER_TIME.search(between)
    return [(ages[0], times[0]["when"])] if is_near else []


def _in_sentence(passage: Passage, text: str, start: int) -> Iterator[FoundClaim]:
    two = _TWO.search(text)
    if two is not None:
        yield from _of_two(passage, text, two, start)
        return
    if _OTHERS.search(_OWN.sub(" ", _DIGITS.sub(" ", text))):
        return
    ages_of_one = _TWO_AGES.search(text)
    if ages_of_one is not None and ("when" in ages_of_one[0].casefold() or ages_of_one["a3"]):
        name = next(f"a{each}" for each in "234" if ages_of_one[f"a{each}"])
        at, when = (ages_of_one[each] for each in ("y1", name.replace("a", "y")))
        yield from _by_earlier_age(passage, (ages_of_one["a1"], at), (ages_of_one, name, when), start)
        return
    births = [*_BORN.finditer(text)]
    ages = [each for each in _AGE.finditer(text) if not _YEAR.fullmatch(each["age"])]
    birthday, then = _BIRTHDAY.search(text), _AGED_THEN.search(text)
    if not births and birthday is not None and then is not None:
        yield from _by_birthday(passage, birthday, then, start)
    elif len(births) == 1 and len(ages) == 1:
        times = [each for each in _WHEN.finditer(text) if not births[0].start() <= each.start("when") < births[0].end()]
        lead = (times[0]["lead"] or "").casefold() if len(times) == 1 else "by"
        other = _DIGITS.sub("", _WHEN.sub("", _AGE.sub("", _BORN.sub("", text))))
        if (
            lead not in _UNSURE_LEADS
            and not re.search(r"[0-9]", other)
            and not (_MOTHER.search(text) and " her " in text)
        ):
            yield from _found(passage, births[0]["born"], times[0]["when"], ages[0], start)
    elif (
        len(births) > len(ages) == 1
        and len(births) == _PARENT_AND_CHILD
        and re.search(r"\bwhen (?:her|his|their) [a-z ]{3,20} (?:was|were) born", text)
    ):
        yield from _found(passage, births[0]["born"], births[1]["born"], ages[0], start)


def _of_two(passage: Passage, text: str, match: re.Match[str], start: int) -> Iterator[FoundClaim]:
    times = [each for each in _WHEN.finditer(text) if not match.start() <= each.start("when") < match.end()]
    if len(times) != 1 or (times[0]["lead"] or "").casefold() in _UNSURE_LEADS:
        return
    for born, age, other in (("b1", "a1", "o1"), ("b2", "a2", "o2")):
        claims = [
            _claim(passage, match[born], times[0]["when"], match[each], start) for each in (age, other) if match[each]
        ]
        place = passage.place_of(start + match.start(age))
        # of two ages that may be, the first is wrong only where both are
        for claim in claims[:1]:
            if claim is not None:
                yield FoundClaim(
                    claim=claim, place=place, quote=fragment(match[age]), taken=_TAKEN, is_sure=len(claims) == 1
                )


def _by_birthday(passage: Passage, birthday: re.Match[str], then: re.Match[str], start: int) -> Iterator[FoundClaim]:
    """The year of birth is told by a birthday; then the age in another year must fit it."""
    years, reached = birthday["when"] or birthday["when2"], int(birthday["age"] or birthday["age2"])
    try:
        born = str(days_of(years)[0].year - reached)
    except SafeguardingError:
        return
    yield from _found(passage, born, then["when"], then, start)


def _by_earlier_age(
    passage: Passage, earlier: tuple[str, str], later: tuple[re.Match[str], str, str], start: int
) -> Iterator[FoundClaim]:
    """An age at one time tells two years of birth; the age at another time must fit one of them."""
    match, name, when = later
    is_birthday = name == "a3" or match.re is _BIRTHDAY_WORD or match.groupdict().get("verb") in ("turned", "reached")
    try:
        year = days_of(earlier[1])[0].year - int(digits_of(earlier[0]))
    except (SafeguardingError, ValueError):
        return
    # a birthday is in the year in which that age is reached
    claims = [
        _claim(passage, str(born), when, match[name], start, is_birthday=is_birthday) for born in (year, year - 1)
    ]
    fitting = [each for each in claims if each is not None and check(each, CHARITABLE).is_consistent]
    claim = fitting[0] if fitting else claims[0]
    if claim is not None:
        yield FoundClaim(
            claim=claim,
            place=passage.place_of(start + match.start(name)),
            quote=fragment(match[name]),
            taken=_TAKEN,
            is_sure=bool(fitting) or None not in claims,
        )


_TAKEN = ("the age, with the birth date and the time that stand beside it",)


def _found(passage: Passage, born: str, when: str, age: re.Match[str], start: int) -> Iterator[FoundClaim]:
    groups = age.groupdict()
    is_birthday = age.re is _BIRTHDAY_WORD or (groups.get("verb") or "").casefold() in ("turned", "became", "reached")
    claim = _claim(passage, born, when, age["age"], start, unit=age["unit"] or "", is_birthday=is_birthday)
    if claim is not None:
        place = passage.place_of(start + age.start("age"))
        shown = age[0][age.end("when") - age.start() :].strip(" ,") if groups.get("when") else age[0]
        yield FoundClaim(claim=claim, place=place, quote=fragment(shown), taken=_TAKEN)


def _claim(
    passage: Passage, born: str, when: str, age: str, start: int, *, unit: str = "", is_birthday: bool = False
) -> AgeClaim | None:
    number, born, when = digits_of(age), born.replace(".", "/"), when.replace(".", "/")
    try:
        if int(number) > _OLDEST or days_of(when)[1] < days_of(born)[0]:
            return None
        return AgeClaim(
            born=born,
            on=when,
            age=f"{number} {unit}".strip(),
            is_birthday=is_birthday,
            where=str(passage.place_of(start)),
        )
    except (SafeguardingError, ValueError):
        return None
