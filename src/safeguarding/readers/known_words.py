"""What a message may show of a cell about people: numbers, dates and words that such cells hold; any other may be a name."""

from __future__ import annotations

import re

from safeguarding.dates.words import MONTHS
from safeguarding.dbs.certificate_numbers import masked
from safeguarding.texts import shortened

_DATE = r"(?<!\d)(?<!\d[\W_])(?:\d{1,2}([-/.])\d{1,2}\2\d{4}|\d{4}([-/.])\d{1,2}\3\d{1,2})(?! \d{3}|[^\w\s]\d|[\d_])"
_LONG_NUMBER = r"\d(?:[\W_]{0,3}\d){8,}|\d{8,}"
_DATE_OR_NUMBER = re.compile(f"({_DATE})|{_LONG_NUMBER}")
_WORD = re.compile(r"\w{2,}")
_DAY = re.compile(r"(\d{1,8})(?:st|nd|rd|th|([^\W\d]{3,9})(?:\d{2}|\d{4})?)?")
_MASK = "***"

_WORDS = """
mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday sept day days week weeks
month months year years date dates today yesterday tomorrow dd mm yy yyyy am pm the an and or of on in at by to for from with
without as is are was were be been not no yes nil none null nan na tba tbc unknown known missing lost blank empty see file card
list form paper copy original soon later early late now never ever again still yet before after since until till due overdue open
closed ended cancelled someday sometime perhaps maybe probably approx approximately about circa around mid end start started
begun new old other current currently previous former first second last next expired expires expiry valid void pending awaiting
awaited applied apply application received receipt sent returned requested request renewed renewal recheck check checked checks
seen viewed verified confirmed complete completed done outstanding progress follow required requires applicable exempt leaver
left starter staff school college agency dbs crb pvg basic standard enhanced level barred lists childrens children child
adult adults workforce certificate certificates number numbers disclosure issue issued online update service status change
changed unchanged information info clear satisfactory ok okay true false held hold place obtained passport visa permit licence
license birth proof identity right work reference references prohibition section direction order overseas qualification
qualifications medical fitness teacher teaching manager management governor volunteer supply contractor trainee employee
permanent temporary bank casual resigned retired dismissed terminated suspended active inactive notice longer letter via supervised risk assessment assessed total page sheet row error value ref num name div term
spring summer autumn winter reminder chased portable half
"""
_KNOWN = frozenset(_WORDS.split()) | {part for month in MONTHS for part in (month.casefold(), month[:3].casefold())}


def _shortened_by_a_letter(word: str) -> frozenset[str]:
    return frozenset(word[:at] + word[at + 1 :] for at in range(len(word)))


_LONG_ENOUGH = 7
"""A shorter word is too near to somebody's name to be taken as one that was typed wrongly."""
_NEARLY = frozenset(
    near for word in _KNOWN if len(word) >= _LONG_ENOUGH for near in (word, *_shortened_by_a_letter(word))
)


def without_numbers(text: str) -> str:
    """A text that is not too long, its long numbers masked.

    A date has at most eight digits, and is shown; nine or more are a number, whatever stands between them.

    Examples:
        >>> without_numbers("see 001234567890"), without_numbers("0012/3456/7890"), without_numbers("31-02-2020")
        ('see ********7890', '****/****/7890', '31-02-2020')
    """
    return _DATE_OR_NUMBER.sub(lambda each: each[0] if each[1] else masked(each[0]), shortened(text))


def without_words_of(name: str, text: str) -> str:
    """A text in which the words of somebody's name are masked.

    Examples:
        >>> without_words_of("Invented Person", "ask Invented Person"), without_words_of("", "Head of service")
        ('ask *** ***', 'Head of service')
    """
    words = {word.casefold() for word in _WORD.findall(name)}
    return _WORD.sub(lambda word: _MASK if word[0].casefold() in words else word[0], text) if words else text


def without_names(text: str) -> str:
    """A text of which only words that are known to stand in such cells are shown: any other may be somebody's name.

    A long word that was typed with a wrong letter, or two letters the wrong way round, is shown as well.

    Examples:
        >>> without_names("20 Sept 2024, Invented Person"), without_names("Enhnaced"), without_names("31st Febuary")
        ('20 Sept 2024, *** ***', 'Enhnaced', '31st Febuary')
    """
    return _WORD.sub(lambda word: word[0] if _is_known(word[0].casefold()) else _MASK, text)


def _is_known(word: str) -> bool:
    if word in _KNOWN:
        return True
    if day := _DAY.fullmatch(word):
        return day[2] is None or day[2] in _KNOWN
    is_long = len(word) >= _LONG_ENOUGH
    return is_long and (word in _NEARLY or not _NEARLY.isdisjoint(_shortened_by_a_letter(word)))
