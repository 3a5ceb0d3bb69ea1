"""What leaves doubt about a share: a number that may be no count, another time or place, a base that may be another's."""

from __future__ import annotations

import re

from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.share_wordings import OTHER_MATTER, digits_of
from safeguarding.figures.prose.things import counts_things, is_with_others
from safeguarding.figures.prose.tokens import ABOUT, NUMBER_WORD, is_step_after
from safeguarding.figures.stated import as_stated

# what was counted at another time or place has a base of its own
_COMPARED = re.compile(
    r"\b(?:compar\w+|previous(?:ly)?|last|earlier|prior|against|national(?:ly)?|regional(?:ly)?|england|elsewhere|average|"
    r"target|versus|vs|where?as|while|whilst|neighbours|year before)\b|\bfrom \Z",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"[^.;,()]{0,40}?\b(?:last|previous|year before|national(?:ly)?|regional(?:ly)?|elsewhere|(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r" of (?:(?:the|all|our|its|their|another)\b|(?:these|those) (?:who|known|with|in|aged)\b)", re.IGNORECASE
)
_SHARE_THEN_COLON = re.compile(r"%\)(?:(?!%\))[^:])*+:")
_WITH_ARTICLE = re.compile(r"\b(?:the|these|those|all|our|its|total of) \Z", re.IGNORECASE)
# "3 out of 5 (57%)" is how people say "nearly three fifths"; so few things are seldom counted so
_SPOKEN_BASE = 10
_WHOLE = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})")
# one in five, one third, two hundred: no count of things
_NO_COUNT_AFTER = re.compile(
    rf"\A[ -](?:(?:and )?a |in (?!all\b|total\b)|out |{NUMBER_WORD}\b|half|halves|thirds?\b|quarters?\b|fifths?\b|sixths?\b|eighths?\b|tenths?\b|"
    r"hundreds?\b|thousands?\b|millions?\b|billions?\b|dozens?\b|per\b|percent|times\b|fold\b)",
    re.IGNORECASE,
)
_RATIO_BEFORE = re.compile(rf"(?:[0-9]|\b{NUMBER_WORD}) (?:in|in every|out of|out of every|to) \Z", re.IGNORECASE)
# other than two of them; 35 of 139 plus 12 of 40
_TAKEN_TOGETHER = re.compile(
    r"\b(?:(?<!all )(?<!All )(?:but|except|bar)|excluding|excepting|without|minus|less|remaining|other|rest|remainder) \Z|"
    rf"\bof (?:the |these |those |all )?{ABOUT}[0-9][0-9,]*(?: [a-z]+){{0,3}} (?:plus|and|or|with) {ABOUT}\Z"
)
_SCORED = re.compile(r"\b(?:scale|scores?|scored|marks?|ratings?|points?)\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:each|every|per|average)\b", re.IGNORECASE)
_STATED = ("percentage", "percentage2", "or", "is", "equals", "last")
_ABOUT = re.compile(r"\b(?:about|around|approximately|roughly|circa|c\.|some|near|close to) \Z", re.IGNORECASE)
_INNER_NUMBER = re.compile(rf"\b{NUMBER_WORD}\b", re.IGNORECASE)
# more than were planned is no slip
PLANNED = re.compile(
    r"\b(?:target\w*|plan(?:s|ned)?|expect\w*|capacity|commission\w*|places|beds|allocat\w*|contract\w*|requir\w*|profiled?|"
    r"forecast\w*|minimum|available|funded|predicted|budget\w*|established|establishment|posts|vacanc\w+|proposed|needed|"
    r"projected|estimated|promised|agreed|scheduled|anticipated|trajectory|goal|intended|hoped|set|originally|first)\b",
    re.IGNORECASE,
)
_SAYS_A_SHARE = re.compile(
    r" (?:were|was|are|had|have|did|said|told (?:us|inspectors|the)|felt|thought|reported|agreed|replied|received|of (?:them|these|those|whom|the|our|all|its|their))\b|[.;]|\Z"
)
# totals whose base keeps a member that the numerator lacks
_LACKS_SOME = re.compile(
    r"\b(?:gave|give|gives|have|has|had|sent|supplied|returned|with|made) no (?:figures?|data|returns?|numbers?)\b|"
    r"\b(?:did not|does not|do not|could not|cannot) (?:supply|return|send|provide|report|submit|give)\b|\bmissing (?:figures?|data|returns?)\b|\b(?:figures?|data|returns?) (?:is|are|was|were) missing\b|"
    r"\b(?:council|authority|authorities|area|team|region|district|service|school)s? did not (?:answer|reply|respond)\b",
    re.IGNORECASE,
)
_NEAR = 200
_BEFORE_A_MEASURE = re.compile(
    r"\b(?:of|to|by|from|at|for|average|mean|median|score|rate|than|and|or|between|class|form|team|school|home|group|cohort|site|unit|area|house|room) \Z",
    re.IGNORECASE,
)


# any of the nine other deciles (58.6%): a group, and what was measured of it
_OF_A_GROUP = re.compile(r"\b(?:the|these|those|all|both) \||\|[a-z0-9,]+ others?\b", re.IGNORECASE)


IN_A_PLACE = re.compile(r"\)? in (?:the )?[A-Z]")
"""After a share: what was counted in one of several places has a base of its own."""


def is_plain(text: str, match: re.Match[str], count: tuple[int, int], base: tuple[int, int]) -> bool:
    """Whether the numbers are surely counts, and what stands around them does not turn them into something else."""
    stated = [span for span in (count, base) if span[0] >= 0]
    if (base[0] >= 0 and is_with_others(text, base[1])) or _LACKS_SOME.search(
        text, max(match.start() - _NEAR, 0), match.end() + _NEAR
    ):
        return False
    if not all(_WHOLE.fullmatch(digits_of(text[start:end])) for start, end in stated):
        return False
    if is_step_after(text, match.end()) or not all(_is_counted(text, *span) for span in stated):
        return False
    return not _is_spoken(text, match, count) and not _has_other_matter(match) and not _is_about(text, match)


def _is_about(text: str, match: re.Match[str]) -> bool:
    """Whether a percentage is only said to be about so much."""
    said = [match.start(name) for name in _STATED if match.groupdict().get(name)]
    return any(_ABOUT.search(text[max(start - 20, 0) : start]) for start in said)


def _is_spoken(text: str, match: re.Match[str], count: tuple[int, int]) -> bool:
    """Whether a number is part of a ratio, a fraction, a score, or of several numbers that are taken together."""
    start, end = count
    if _NO_COUNT_AFTER.match(text[end : end + 20]) and not text[end:].startswith(" out of"):
        return True
    before = text[max(start - 40, 0) : start]
    if _RATIO_BEFORE.search(before) or _TAKEN_TOGETHER.search(before):
        return True
    return _SCORED.search(text[max(start - 40, 0) : match.end() + 40]) is not None


def _has_other_matter(match: re.Match[str]) -> bool:
    """Whether the words between the figures bring in another number, or something that the percentage may be of."""
    groups = match.groupdict()
    words = f"{groups.get('between') or ''} {groups.get('own') or ''}"
    return bool(OTHER_MATTER.search(words) or _INNER_NUMBER.search(words))


def _is_counted(text: str, start: int, end: int) -> bool:
    # 35/139 is no compound
    after = "," if text[end : end + 2].lstrip().startswith("/") else text[end:]
    return counts_things(text[:end] + after, start, end)


def is_sure_beside_its_base(text: str, match: re.Match[str], count_at: int, base: tuple[int, int]) -> bool:
    """Whether a count that stands beside its base was counted, and is no way of speaking."""
    groups = match.groupdict()
    is_in_brackets = bool(groups.get("percentage")) and match.start("percentage") < match.start("count")
    has_article = _WITH_ARTICLE.search(text[count_at : base[0]])
    is_calculated = any("." in (groups.get(name) or "") for name in _STATED)
    return bool(
        is_in_brackets or has_article or is_calculated or as_stated(digits_of(text[slice(*base)])).value > _SPOKEN_BASE
    )


def is_of_another_time(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a share is one that the sentence compares with, or of some of those that were counted."""
    sentence, after = text[start : match.start()], text[match.end() : match.end() + 60]
    if _COMPARED.search(sentence) or _SHARE_THEN_COLON.search(sentence):
        return True
    return bool(_OF_OTHERS.match(after) or _OTHER_TIME.match(after) or IN_A_PLACE.match(after))


def may_exceed_its_base(text: str, match: re.Match[str], *, is_beside: bool) -> bool:
    """Whether a count above its base may be right, or may be no count of that base at all."""
    if not is_beside or match.start("base") < match.start("count"):
        return True
    if not _WITH_ARTICLE.search(text[match.start("count") : match.start("base")]):
        return True
    start = sentence_start(text, match.start())
    return PLANNED.search(text[start : match.end() + 60]) is not None


def states_a_share_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a count with a percentage and no base is surely a share of something."""
    start = sentence_start(text, match.start())
    if match.groupdict().get("count2") or _OTHER_TIME.match(text[match.end() : match.end() + 60]):
        return False
    if _COMPARED.search(text[start : match.start()]) or _SHARE_THEN_COLON.search(text[start : match.start()]):
        return False
    if _BEFORE_A_MEASURE.search(text[max(match.start() - 20, 0) : match.start()]):
        return False
    if _OF_EACH.search(text[start : match.start()]) or _OF_A_GROUP.search(f"{text[start : match.start()]}|{match[0]}"):
        return False
    return _SAYS_A_SHARE.match(text[match.end() : match.end() + 20]) is not None
