"""Numbers in words, above ten or before "per cent", put in digits for the readers; what they find is quoted as it was said."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from safeguarding.figures.prose.found import FoundClaim
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.numbers.words import NUMBER_WORDS
from safeguarding.records import Record

_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_BELOW_100 = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]{_UNIT})?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|{_UNIT})"
_HUNDREDS = rf"(?:{_UNIT} hundred(?: and {_BELOW_100})?|a hundred and {_BELOW_100})"
_IN_WORDS = re.compile(
    rf"(?<![\w’'-])(?<!hundred and )(?<!thousand and )(?P<words>(?:{_HUNDREDS}|{_BELOW_100}) thousand(?:,? {_HUNDREDS}| and {_BELOW_100})?|{_HUNDREDS}|{_BELOW_100})(?P<share> ?per ?cent)?(?=-(?:year-olds?\b| (?:to|and) {_BELOW_100}-year-olds?\b)|(?![\w-]))(?! (?:hundred|thousand|million|billion|dozen)s?\b)",
    re.IGNORECASE,
)
_NUMBERS = {**NUMBER_WORDS, "a": 1}
_LARGEST_KEPT, _THOUSAND, _HUNDRED = 10, 1_000, 100


@attrs.frozen
class _InDigits(Record):
    """A text in digits, and what it was: where each number stands in it, and where it stood."""

    text: str
    said: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def place_in_words(self, offset: int) -> int:
        """Where a character stood before the numbers were put in digits."""
        at = bisect_right(self.starts, offset)
        return offset + (self.shifts[at - 1] if at else 0)

    def in_words(self, fragment: str) -> str:
        """A stretch of the text as it was said; unchanged where it is none."""
        at = self.text.find(fragment) if fragment else -1
        return fragment if at < 0 else self.said[self.place_in_words(at) : self.place_in_words(at + len(fragment))]


def _value(words: str) -> int:
    """The number that words say."""
    total = 0
    for part, scale in zip(_parts(words, "thousand"), (_THOUSAND, 1), strict=True):
        hundreds, rest = _parts(part, "hundred")
        total += scale * (_NUMBERS.get(hundreds, 0) * _HUNDRED + _NUMBERS.get(rest, 0))
    return total


def _parts(words: str, scale: str) -> tuple[str, str]:
    before, said, after = words.partition(f" {scale}")
    return (before.strip(), re.sub(r"\A,? ?(?:and )?", "", after)) if said else ("", words)


def _in_digits(text: str) -> _InDigits | None:
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    end = length = 0
    for match in _IN_WORDS.finditer(text):
        value = _value(match["words"].casefold().replace("-", " "))
        is_age = text[match.end() : match.end() + 1] == "-"
        if value <= _LARGEST_KEPT and not is_age and not (match["share"] and value > 1):
            continue
        digits = f"{value:,}"
        pieces.append(f"{text[end : match.start()]}{digits}")
        length += len(pieces[-1])
        end = match.end("words")
        starts.append(length)
        shifts.append(end - length)
    if not pieces:
        return None
    return _InDigits("".join([*pieces, text[end:]]), text, tuple(starts), tuple(shifts))


@attrs.frozen
class InNumerals(Record):
    """The passages of a document with their numbers in digits, and a way back.

    Examples:
        >>> InNumerals.of([Passage(text="Twenty-one of the two hundred and six, or ten per cent, and three more.")]).passages[0].text
        '21 of the 206, or 10 per cent, and three more.'
    """

    passages: tuple[Passage, ...]
    changed: dict[TextPlace, list[_InDigits]] = attrs.field(repr=False)

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> InNumerals:
        """Put the numbers of the passages in digits."""
        several: list[Passage] = []
        changed: defaultdict[TextPlace, list[_InDigits]] = defaultdict(list)
        for passage in passages:
            read = None if passage.kind is PassageKind.TABLE else _in_digits(passage.text)
            if read is None:
                several.append(passage)
                continue
            breaks = tuple((_place_in_digits(read, at), place) for at, place in passage.breaks)
            several.append(attrs.evolve(passage, text=read.text, breaks=breaks))
            for place in {passage.place, *(place for _, place in passage.breaks)}:
                changed[place].append(read)
        return cls(tuple(several), dict(changed))

    def as_said(self, found: Iterator[FoundClaim]) -> Iterator[FoundClaim]:
        """What was found, quoted in the words of the document."""
        for each in found:
            read = self.changed.get(each.place, ())
            yield (
                attrs.evolve(each, quote=_restored(each.quote, read), sentence=_marked(each.sentence, read))
                if read
                else each
            )


def _place_in_digits(read: _InDigits, offset: int) -> int:
    """Where a character stands once the numbers are in digits."""
    before = [shift for start, shift in zip(read.starts, read.shifts, strict=True) if start + shift <= offset]
    return offset - (before[-1] if before else 0)


def _restored(fragment: str, several: Sequence[_InDigits]) -> str:
    return next((words for read in several if (words := read.in_words(fragment)) != fragment), fragment)


def _marked(sentence: str, several: Sequence[_InDigits]) -> str:
    """A sentence with its mark, in the words of the document."""
    before, opens, rest = sentence.partition("»")
    figure, _, after = rest.partition("«")
    core = f"{before}{figure}{after}".strip("…")
    for read in several:
        at = read.text.find(core) if opens and core else -1
        if at >= 0:
            first = at + len(before.lstrip("…"))
            ends = [read.place_in_words(each) for each in (at, first, first + len(figure), at + len(core))]
            head, said, tail = (read.said[one:other] for one, other in itertools.pairwise(ends))
            return f"{'…' * before.startswith('…')}{head}»{said}«{tail}{'…' * after.endswith('…')}"
    return sentence
