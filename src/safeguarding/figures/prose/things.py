"""Whether a number counts things, and which: what follows it may make it an age, a span of time, money or a name."""

from __future__ import annotations

import itertools
import re

from safeguarding.figures.prose.tokens import ABOUT, is_count_here, words_before

# 17-year-olds, 19- to 21-year-olds, 16 and 17 year olds, 14 plus, 18 or over
_COMPOUND = re.compile(
    r"[-–—/+]|·[0-9]|\s?%|\s[-–—]\s?[0-9]|(?:(?:,|,? (?:and|or|to)|[-–—]) ?[0-9]{1,4}-?){1,4} ?-?(?:years?|months?|weeks?|days?|hours?|plus|olds?)\b"
    r"| (?:to|or) [0-9]| (?:and|or) (?:over|under|above|below|older|younger|more|fewer|less|a half)\b|'s\b|’s\b"
)
_UNITS = re.compile(
    r"[ -](?:(?:calendar|working|school|whole|full|consecutive|successive|rolling|financial|further|more|busy|long|last|first) )?"
    r"(?:years?|months?|weeks?|fortnights?|(?:fortnight|month|week|year|quarter)ly|daily|annual(?! (?:reviews|reports|meetings|assessments|health)\b)|days?|nights?|hours?|minutes?|seconds?|yrs?|hrs?|mins?|terms?|quarters?|weekends?|"
    r"per\b|p\.?a\b|pence|pounds?|p\b|k\b|m\b|bn\b|million|billion|thousand|hundred|percent|percentage|points?|plus|miles?|"
    r"metres?|pages?|times|or more|st|nd|rd|th|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)(?![a-z])",
    re.IGNORECASE,
)
# "a rate of 68", "the age of 16", "a caseload of 20": no number of things that shares are of
_MEASURES = frozenset(
    """
    rate rates ratio average averages mean median age ages cost costs price budget grant grants caseload
    caseloads period periods score scores target targets fee fees range speed minimum maximum level levels
    sum value values limit ceiling rank length distance increase rise fall decrease reduction drop change
    growth difference total's fine payment charge saving savings allowance weight frequency factor capacity
    excess shortfall deficit surplus per every each
    """.split()  # noqa: SIM905  a list of words reads as one
)
# during the reporting period 137 children …
_IN_A_PERIOD = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Oo]ver|[Ww]ithin) (?:the|this|that) (?:[a-z-]{3,14} ){0,2}period,? \Z"
)
_PEOPLE = frozenset(
    ["people", "children", "women", "men", "staff", "person", "child", "team", "young", "boys", "girls"]
)
_NO_NOUNS = frozenset(
    """
    was were are is be been being had have has did do does of in at on to with by for from as and or but who
    that which remain remained still not also then only just could would should will can may got went came
    left made took gave saw said felt found told kept met needs remains requires this last across within
    during since after before
    """.split()  # noqa: SIM905  a list of words reads as one
)
_AFTER_VERBS = frozenset(
    ["the", "a", "an", "their", "his", "her", "its", "our", "that", "they", "no", "any", "this", "very"]
)
# 10 applicants per place
_FOR_EACH = re.compile(r"(?: [a-z-]{1,20}){1,3} (?:per|each|every|apiece)\b")
# "over the period. Of these, 19": the period is not of these
_OPENS = re.compile(r"[.;!?] Of (?:the|these|those)?,? ?\Z")
_NO_VERB = r"(?! (?:were|was|are|is|had|have|has|did|of|in|at|per|did|said|came|took|went|left|made|gave|[a-z]+ed)\b)"
_WITH_OTHERS = re.compile(
    rf"(?:(?: [a-z’'-]{{2,20}}){{1,3}}, {ABOUT}[0-9][0-9,]*{_NO_VERB})*+(?: [a-z’'-]{{2,20}}){{1,4}}?,? (?:and|or|plus) (?:the |our |its )?{ABOUT}[0-9][0-9,]*{_NO_VERB} [a-z]{{3}}"
)
_PART_OF = re.compile(
    r"(?:%|\bper ?cent|\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|majority|minority|most|some|many|few|several|in [a-z]{2,9}))"
    rf" of (?:the |all |our |its |their |these |those |all the |all of the )?{ABOUT}\Z",
    re.IGNORECASE,
)
# forms sent to schools
_SAID_OF_THEM = re.compile(r" (?:to|from|by|at|for|with|in|of|on|between|among|across) ")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")


def counts_things(text: str, start: int, end: int) -> bool:
    """Whether a number in a text counts things, and is no age, span of time, sum of money, measure or name.

    Examples:
        >>> counts_things("of 17-year-olds", 3, 5), counts_things("of the 45 day assessments", 7, 9)
        (False, False)
        >>> counts_things("a rate of 68 per 10,000", 10, 12), counts_things("Of 139 children", 3, 6)
        (False, True)
    """
    if not text[start].isdigit():  # in words: what stands around it decides alike
        text, end = f"{text[:start]}0{text[end:]}", start + 1
    if not is_count_here(text, start, text[start:end]):
        return False
    after = text[end : end + 60]
    if _COMPOUND.match(after) or _UNITS.match(after) or _FOR_EACH.match(after):
        return False
    before = [word for word in words_before(text, start, count=4) if word not in ("the", "a", "an", "these", "those")]
    if before[:1] == ["of"] and not _OPENS.search(text[max(start - 30, 0) : start]):
        return not (len(before) > 1 and before[1] in _MEASURES)
    return not before or before[0] not in _MEASURES or _IN_A_PERIOD.search(text[max(start - 60, 0) : start]) is not None


def is_parted(text: str, start: int) -> bool:
    """Whether a count is said to be shared out before it: "these" are then a part of it.

    Examples:
        >>> is_parted("A third of the 90 carers replied; half of these", 15), is_parted("We asked the 90 carers", 13)
        (True, False)
    """
    return _PART_OF.search(text, max(start - 40, 0), start) is not None


def is_with_others(text: str, end: int) -> bool:
    """Whether a count is one of several that are taken together: shares may be of them all.

    Examples:
        >>> is_with_others("Of the 60 boys and 40 girls", 9), is_with_others("35 of the 139 boys and 12 of the 40 girls", 13)
        (True, False)
    """
    return _WITH_OTHERS.match(text, end) is not None


def stem(word: str) -> str:
    """A noun without its plural, for comparing nouns.

    Examples:
        >>> stem("Families"), stem("cases"), stem("children")
        ('family', 'case', 'child')
    """
    plain = word.casefold().strip("’'-")
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("children", "child"), ("women", "woman"), ("men", "man")):
        if plain.endswith(ending):
            return plain[: -len(ending)] + instead
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") else plain


def stems_in(text: str) -> frozenset[str]:
    """Every word of a text, for comparing nouns."""
    return frozenset(stem(word) for word in _WORD.findall(text))


def counted_in(text: str, end: int) -> frozenset[str]:
    """What a text says is counted by a number that ends at a place: "300 forms sent to schools" are no schools.

    Examples:
        >>> sorted(counted_in("300 forms sent to schools", 3))
        ['form', 'sent']
    """
    said_of_them = _SAID_OF_THEM.search(text, end)
    return stems_in(text[: said_of_them.start()] if said_of_them else text)


def names_another_thing(after: str, named: frozenset[str]) -> bool:
    """Whether the words that follow a figure name things that have not been named before.

    Examples:
        >>> names_another_thing(" unannounced visits were made", frozenset({"home"}))
        True
        >>> names_another_thing(" homes were good", frozenset({"home"})), names_another_thing(" were late", frozenset())
        (False, False)
    """
    phrase = re.match(r"(?: [A-Za-z][A-Za-z’'-]*){0,5}", after)
    words = _WORD.findall(phrase[0]) if phrase else []
    for word, following in itertools.zip_longest(words, words[1:], fillvalue=""):
        plain = word.casefold()
        # what stands before "their" or "that" is a verb: "knew their rights"
        if plain in _NO_NOUNS or following.casefold() in _AFTER_VERBS:
            return False
        is_noun = (plain.endswith("s") and len(plain) > 3 and not plain.endswith("ss")) or plain in _PEOPLE  # noqa: PLR2004
        if is_noun and stem(plain) not in named:
            return True
    return False
