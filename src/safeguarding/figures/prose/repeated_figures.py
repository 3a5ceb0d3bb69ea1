"""The same figure twice: in the summary and in the body, or in a sentence and in a table.

Two statements are of the same figure only where every word that carries meaning is the same, among them a time. Even
then one may stand under the heading of one team and the other under another's; so they are only called different where
one is the other with a digit mistyped, or two of them turned round; or where one stands in a summary, or both stand in
one paragraph, and many words agree. Words that come three times with other figures each time are a form, not a figure.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.prose.table_cells import NumberTable, number_table
from safeguarding.figures.prose.tables import MEASURE, is_a_total, says_no_sum
from safeguarding.figures.prose.things import stem
from safeguarding.records import Record

_LONGEST = 400
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|[0-9]+(?:[/–-][0-9]+)*")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?(?![0-9])")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = re.compile(
    rf"\b(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: (?:19|20)[0-9]{{2}})?\b|{_YEAR.pattern}|\b[Qq](?:uarter )?[1-4]\b"
)
_DAY = re.compile(rf"(?:(?:as )?(?:at|on|of) ){{0,2}}[0-9]{{1,2}} {_MONTH} (?:19|20)[0-9]{{2}}", re.IGNORECASE)
# headings above a table that say nothing of whose figures it holds
_NOTHING_OF_WHOSE = frozenset("performance figure data summary key message headline table activity placement".split())  # noqa: SIM905
_SOME_TIME = re.compile(
    r"\b(?:year[- ]end|end of the year|(?:in|during|over|throughout) the (?:reporting |whole |financial )?year)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"(?<![\w.,/$€+−–-])(?<![Ss]tage )(?<![Tt]ier )(?<![Ll]evel )(?P<money>£)?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?P<rest>\.[0-9]{1,3})?(?P<unit>\s?%| per ?cent\b|m\b|k\b| million\b)?(?![\w/]|[.,][0-9]|-[a-z0-9]|[ -](?:working |calendar |school )?(?:days?|weeks?|months?|hours?|years?|miles|or more)\b)"
)
_CUT = re.compile(
    r"[,;:–](?= )|\.(?=\s|\Z)|\b(?:that|which|who|whom|where|while|whilst|whereas|remain(?:s|ed)?|because|although|came|mostly|mainly|largely|chiefly)\b|[\n]"
)
_BRACKETS = re.compile(r"\([^()0-9%]*+[0-9%][^()]*\)|\((?:see|as) [^()]*\)")
_EMPTY = frozenset(
    """
    there were was are is be been being the a an in at during of to by on for as and or with from had has have we our its it
    this that these those total number altogether all overall service year yr authority council borough county area who which
    reported recorded made received held between them s in over throughout reporting whole financial respect shown table see
    below above following out remain while whilst whereas whom where because although overall came mostly mainly largely chiefly report covers end took place
    """.split()  # noqa: SIM905  a list of words reads as one
)
_SAME = {"overspent": "overspend", "underspent": "underspend", "timescales": "timescale"} | dict.fromkeys(
    ("spending", "spent", "expenditure"), "spend"
)
UNSURE = re.compile(
    r"\b(?:(?:about|around|over|nearly|almost|approximately)(?= [0-9£])|more than|fewer than|less than|at least|up to|rose|fell|increas\w+|decreas\w+|compared|target|forecast|"
    r"planned|(?<!protection )(?<!with a )(?<!on a )(?<!care )(?<!pathway )plan|expect\w*|england|national\w*|region\w*|neighbours?|so far|to date|provisional|revised|further|another|additional|other|others|"
    r"exclud\w+|including|counting|with extensions|previous\w*|last|first|each|every|per|only|some|maximum|minimum|range|up|down|not|estimated?|(?<!spent )by [0-9£])\b|n't\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\b(?:exclud\w+|including|counting|as (?:first )?(?:published|revised))\b", re.IGNORECASE)
_SUMMARY = re.compile(
    r"\b(?:summary|key (?:figures|facts|messages?|points)|headlines?|at a glance|conclusions?|highlights|overview)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\b(?:shown in|see|in|as) (?:the )?(?:following |above )?[Tt]able\b(?: (?:shows|sets out|gives|records)\b)?|\b[Tt]able (?:below|above)\b|\([Tt]able [0-9]+\)|\b[Tt]able(?: [0-9]+| (?:above|below))? (?:shows|gives|sets out|records|has)(?: that)?\b,?"
)
_THERE = re.compile(r"\bthere (?:were|are)(?: a total of)? \Z", re.IGNORECASE)
_NAME = re.compile(r" [A-Z]")
_FEWEST_WORDS, _FEWEST_DIGITS, _MANY_WORDS = 2, 3, 4
_TURNED, _NEAR, _FORM = 2, 3, 3
_MOST, _HEADING = 12_000, 60


@attrs.frozen
class _Statement(Record):
    """A figure, the words that say what it is, and where it stands; apart, where its table has a heading of its own."""

    words: frozenset[str]
    figure: str
    place: TextPlace
    quote: str
    sentence: str
    passage: int
    is_summary: bool = False
    is_timed: bool = True
    is_apart: bool = False


def repeats_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that a report states twice, of the same thing and time.

    Examples:
        >>> twice = [Passage(text="During 2016/17 there were 412 referrals."), Passage(text="In 2016/17 there were 421 referrals.")]
        >>> [each.taken for each in repeats_in(twice)]
        [('421, and before that 412, as the same figure',)]
    """
    alike: dict[frozenset[str], list[_Statement]] = {}
    for statement in _statements(passages):
        alike.setdefault(statement.words, []).append(statement)
        if len(alike) > _MOST:
            return
    for several in alike.values():
        if len({each.figure for each in several}) < _FORM:
            # cells of two tables, or two of one, are of two things or two places whatever stands beside them
            cells = {each.figure for each in several if not each.sentence}
            yield from _same([each for each in several if each.sentence or len(cells) == 1])
    yield from _pointed_at(passages)


def _same(several: Sequence[_Statement]) -> Iterator[FoundClaim]:
    for earlier, later in ((several[0], later) for later in several[1:]):
        one_place = earlier.passage == later.passage
        is_one = len(earlier.words) >= _MANY_WORDS and (one_place or earlier.is_summary or later.is_summary)
        if not earlier.is_timed and not _is_of_summary(earlier, later):
            continue
        is_one = is_one and earlier.is_timed and not (earlier.is_apart or later.is_apart)
        if earlier.figure == later.figure or is_mistyped(earlier.figure, later.figure) or is_one:
            yield _found(earlier.figure, earlier.place, later)


def _is_of_summary(earlier: _Statement, later: _Statement) -> bool:
    """Whether a figure without a time is one of a summary and of the body, in the same many words, its digits turned at most."""
    is_both = earlier.is_summary is not later.is_summary and len(earlier.words) >= _MANY_WORDS
    digits = [re.sub(r"[^0-9]", "", each.figure) for each in (earlier, later)]
    return is_both and len(digits[0]) >= _FEWEST_DIGITS and sorted(digits[0]) == sorted(digits[1])


def _found(figure: str, place: TextPlace, later: _Statement) -> FoundClaim:
    return FoundClaim(
        claim=RepeatClaim(figures=(figure, later.figure), where=str(later.place)),
        place=later.place,
        quote=later.quote,
        taken=(f"{later.figure}, and before that {figure}{_at(place)}, as the same figure",),
        sentence=later.sentence,
    )


def _at(place: TextPlace) -> str:
    return f" ({place})" if str(place) else ""


def is_mistyped(one: str, other: str) -> bool:
    """Whether two figures differ in the order of two neighbouring digits, or, of three digits or more, in one digit.

    Examples:
        >>> is_mistyped("412", "421"), is_mistyped("412", "492"), is_mistyped("43", "34"), is_mistyped("43", "44")
        (True, True, True, False)
    """
    first, second = (re.sub(r"[,.%]", "", each) for each in (one, other))
    if len(first) != len(second) or ("%" in one) != ("%" in other):
        return False
    apart = [at for at in range(len(first)) if first[at] != second[at]]
    if len(apart) == 1:
        return len(first) >= _FEWEST_DIGITS
    is_turned = len(apart) == _TURNED and apart[1] == apart[0] + 1
    return is_turned and first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]


def _statements(passages: Sequence[Passage]) -> Iterator[_Statement]:
    is_summary, heading = False, ""
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.TABLE:
            yield from _of_table(passage, at, heading)
            continue
        text = passage.text
        if (
            len(text) <= _HEADING
            and not text.rstrip().endswith((".", ";", ","))
            and passage.kind is PassageKind.PARAGRAPH
        ):
            is_summary, heading = _SUMMARY.search(text) is not None, text
        begins = is_summary or _SUMMARY.search(text[:_HEADING].partition(":")[0]) is not None
        for start, end in sentences_of(text):
            yield from _of_sentence(passage, at, (start, end), is_summary=begins)


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence that is not too long begins and ends."""
    ends = [match.end() for match in re.finditer(r"(?<=[a-z0-9)%”’][.!?;]) (?=[A-Z0-9])", text)]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        if end - start <= _LONGEST:
            yield start, end


def _of_sentence(passage: Passage, at: int, span: tuple[int, int], *, is_summary: bool) -> Iterator[_Statement]:
    sentence = _BRACKETS.sub(_without_figures, passage.text[slice(*span)])
    times = [match.span() for match in DATE.finditer(sentence)]
    cuts = [0, *(match.start() for match in _CUT.finditer(sentence)), len(sentence)]
    figures = [
        each for each in FIGURE.finditer(sentence) if not any(first <= each.start() < last for first, last in times)
    ]
    for start, end in itertools.pairwise(cuts):
        inside = [each for each in figures if start <= each.start() < end]
        if len(inside) != 1:
            continue
        match, segment = inside[0], sentence[start:end]
        # 127 Council (2010): the number of a note
        if not match.start() and _NAME.match(sentence, match.end()):
            continue
        words = words_of(f"{sentence[start : match.start()]} {sentence[match.end() : end]}")
        named = _times(segment) or _times(sentence)
        if (
            len(words - named) < _FEWEST_WORDS - bool(_YEAR.search(" ".join(named)))
            or (not named and (start or end < len(sentence) - 1))
            or UNSURE.search(segment)
            or _LEFT_OUT.search(sentence)
        ):
            continue
        place = passage.place_of(span[0] + match.start())
        shown = marked(passage.text, (span[0] + match.start(), span[0] + match.end()))
        quote = fragment(passage.text[span[0] + start : span[0] + end])
        yield _Statement(
            words | named | _unit(match), figure_of(match), place, quote, shown, at, is_summary, bool(named)
        )


def _without_figures(bracket: re.Match[str]) -> str:
    """A bracket left out, unless it holds nothing but a date."""
    inner = re.sub(r"\b(?:as )?(?:at|in|on) ", "", bracket[0][1:-1].strip())
    return bracket[0] if DATE.fullmatch(inner) else " " * len(bracket[0])


def figure_of(match: re.Match[str]) -> str:
    """A figure as it can be stated, its per cent sign kept."""
    is_share = (match["unit"] or "").strip() in ("%", "per cent", "percent")
    return f"{match['number']}{match['rest'] or ''}{'%' if is_share else ''}"


def _unit(match: re.Match[str]) -> frozenset[str]:
    unit = f"{match['money'] or ''}{(match['unit'] or '').strip()[:1]}"
    return frozenset([f"unit {unit}"]) if unit else frozenset()


def _times(text: str) -> frozenset[str]:
    """The one time of some words: its day, month and year, or what is said of the year; nothing where there are two."""
    years = {match[0] for match in _YEAR.finditer(text)}
    some = {"year end" if "end" in match[0].casefold() else "the year" for match in _SOME_TIME.finditer(text)}
    if len(years) > 1 or len(some) > 1:
        return frozenset()
    dates = {word for match in DATE.finditer(text) for word in words_of(match[0])}
    return frozenset({*dates, *some} if years or some else ())


def _of_table(passage: Passage, at: int, above: str) -> Iterator[_Statement]:
    whose = frozenset(word for word in words_of(above) if word.isalpha()) - _NOTHING_OF_WHOSE
    table = number_table(passage, columns=1)
    if table is None:
        return
    # the day of the whole table, above its first column
    day = corner[0] if (corner := _DAY.fullmatch(passage.rows[0][0].strip())) is not None else ""
    for label, row in zip(table.labels, table.rows, strict=True):
        for heading, cell in zip(table.headings, row, strict=True):
            named = f"{label} {heading}" if DATE.search(f"{label} {heading}") else f"{label} {heading} {day}"
            words = words_of(named)
            if cell is not None and _YEAR.search(named) and len(words) >= _FEWEST_WORDS:
                signs = (("%", cell.is_share or "%" in named), ("£", cell.is_money))
                unit = frozenset(f"unit {sign}" for sign, is_it in signs if is_it)
                shown = fragment(f"{label}: {cell.text}")
                is_apart = not whose <= words
                yield _Statement(words | unit, cell.text, passage.place, shown, "", at, is_apart=is_apart)


def words_of(text: str) -> frozenset[str]:
    """The words that carry meaning, without their plurals.

    Examples:
        >>> sorted(words_of("The number of children's placements in 2016/17"))
        ['2016/17', 'child', 'placement']
    """
    plain = re.sub(r"['’]s\b", "", text)
    return (
        frozenset(
            stem(_SAME.get(word.casefold(), word)) for word in _WORD.findall(plain) if word.casefold() not in _EMPTY
        )
        - _EMPTY
    )


def _is_the_sum(cell: Sequence[str], figure: str, table: NumberTable) -> bool:
    """Whether a cell is the one total of a table of counts, below all its rows, not rounded, and a figure not far from it."""
    text, label = cell
    is_last = is_a_total(label) and label == table.labels[-1] and not any(map(is_a_total, table.labels[:-1]))
    stated, total = (each.replace(",", "") for each in (figure, text))
    is_count = stated.isdigit() and total.isdigit() and not total.endswith("0")
    is_count = is_count and not any(map(MEASURE.search, table.headings))
    return is_last and is_count and _NEAR * abs(int(stated) - int(total)) <= int(total)


def _pointed_at(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Sentences that point at a table beside them, whose figure is not the one of the row that they name."""
    for at, passage in enumerate(passages):
        if passage.kind is PassageKind.TABLE or not _POINTER.search(passage.text):
            continue
        places = range(max(at - 1, 0), min(at + _NEAR, len(passages)))
        near = [k for k in places if passages[k].kind is PassageKind.TABLE]
        for span in sentences_of(passage.text) if len(near) == 1 else ():
            if _POINTER.search(passage.text[slice(*span)]):
                yield from _beside(passages, at, near[0], span)


def _beside(passages: Sequence[Passage], at: int, near: int, span: tuple[int, int]) -> Iterator[FoundClaim]:
    passage, sentence = passages[at], passages[at].text[slice(*span)]
    has_caption = near and near - 1 != at and len(passages[near - 1].text) < 2 * _HEADING
    caption = words_of(passages[near - 1].text if has_caption else "")
    dates = [match.span() for match in DATE.finditer(sentence)]
    cut = _CUT.search(_POINTER.sub(lambda each: " " * len(each[0]), sentence))  # "the table shows that"
    clause = sentence[: cut.start() if cut is not None else len(sentence)]
    figures = [
        each
        for each in FIGURE.finditer(_POINTER.sub(lambda each: " " * len(each[0]), clause))
        if not any(a <= each.start() < b for a, b in dates)
    ]
    table = number_table(passages[near], columns=1)
    if len(figures) != 1 or table is None or UNSURE.search(clause):
        return
    figure, words = figure_of(figures[0]), words_of(_POINTER.sub(" ", clause)) - words_of(figures[0][0])
    cells = [
        (words_of(f"{label} {heading}"), cell.text, label)
        for label, row in zip(table.labels, table.rows, strict=True)
        for heading, cell in zip(table.headings, row, strict=True)
        if cell is not None and (label.strip() or len(table.rows) == 1)
    ]
    named = [each for each in cells if each[0] and each[0] <= words and len(words - each[0] - caption) <= 1]
    # a total is of what stands above the first column, where the whole sentence says no more than that
    corner, said = passages[near].rows[0][0], words_of(_POINTER.sub(" ", sentence)) - words_of(figures[0][0])
    whole = words_of(corner)
    is_of_all = (
        _THERE.search(clause[: figures[0].start()]) is not None
        and len(said) >= _FEWEST_WORDS
        and whole - words_of(" ".join(DATE.findall(corner))) <= said <= whole
    )
    if not named and is_of_all and not UNSURE.search(sentence) and not says_no_sum(passages, near):
        named = [each for each in cells if each[0] <= {"count"} and _is_the_sum(each[1:], figure, table)]
    if len(named) == 1 and (figure == named[0][1] or all(figure != text for _, text, _ in cells)):
        place = passage.place_of(span[0] + figures[0].start())
        shown = marked(passage.text, (span[0] + figures[0].start(), span[0] + figures[0].end()))
        yield _found(named[0][1], passages[near].place, _Statement(words, figure, place, fragment(clause), shown, at))
