"""A corpus of sentences, lists and tables in our own words: the right ones are never accused, most wrong ones are found."""

import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from safeguarding.documents.texts import Line, passages_of
from safeguarding.figures.claims import check
from safeguarding.figures.prose.numerals import InNumerals
from safeguarding.figures.prose.passages import Document, TextPlace
from safeguarding.figures.prose.reading import READERS, examine_document

HERE = Path(__file__).parent
RECALL = 0.95


def cases(name: str) -> Iterator[tuple[str, str]]:
    """The cases of a file with their class: one a line, its own lines parted by a backslash and n."""
    sort = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            sort = line[2:]
        elif line:
            yield sort, line.replace("\\n", "\n")


def document_of(text: str) -> Document:
    lines = (Line(line, TextPlace("line", number)) for number, line in enumerate(text.splitlines(), start=1))
    return Document(name="made-up.txt", passages=tuple(passages_of(lines)))


@functools.cache
def is_accused(text: str) -> bool:
    return any(each.verdict.is_inconsistent for each in examine_document(document_of(text)))


def accusers(text: str) -> set[str]:
    """The readers that find a text wrong, each for itself."""
    passages = InNumerals.of(document_of(text).passages).passages
    return {
        reader.__module__.rpartition(".")[2]
        for reader in READERS
        if any(found.is_sure and check(found.claim).is_inconsistent for found in reader(passages))
    }


RIGHT, WRONG = tuple(cases("right.txt")), tuple(cases("wrong.txt"))


@pytest.mark.parametrize(("sort", "text"), RIGHT)
def test_what_is_right_is_not_accused(sort: str, text: str) -> None:
    """A false accusation is the worst failure: there is none."""
    assert not is_accused(text), sort


def test_precision_and_recall_by_class(capsys: pytest.CaptureFixture[str]) -> None:
    """No false accusation in any class, and four of five wrong figures found."""
    found = Counter(sort for sort, text in WRONG if is_accused(text))
    false = Counter(sort for sort, text in RIGHT if is_accused(text))
    wrong, right = Counter(sort for sort, _ in WRONG), Counter(sort for sort, _ in RIGHT)
    with capsys.disabled():
        write = functools.partial(print, flush=True)
        write(f"\n{'class':24}{'right':>6}{'false':>6}{'wrong':>6}{'found':>6}{'precision':>10}{'recall':>8}")
        for sort in sorted({*wrong, *right}):
            accused = found[sort] + false[sort]
            precision = f"{found[sort] / accused:.2f}" if accused else "-"
            recall = f"{found[sort] / wrong[sort]:.2f}" if wrong[sort] else "-"
            write(f"{sort:24}{right[sort]:6}{false[sort]:6}{wrong[sort]:6}{found[sort]:6}{precision:>10}{recall:>8}")
    assert not false
    assert len(RIGHT) >= 400
    assert found.total() >= RECALL * wrong.total()


def test_what_each_reader_finds(capsys: pytest.CaptureFixture[str]) -> None:
    """Each reader finds some wrong ones, mostly alone; its precision is 1, since nothing right is accused above."""
    by_case = [accusers(text) for _, text in WRONG]
    found = Counter(name for names in by_case for name in names)
    alone = Counter(name for names in by_case if len(names) == 1 for name in names)
    with capsys.disabled():
        write = functools.partial(print, flush=True)
        write(f"\n{'reader':24}{'found':>6}{'alone':>6}")
        for name, count in found.most_common():
            write(f"{name:24}{count:6}{alone[name]:6}")
    # a bare percentage cannot be wrong
    assert {reader.__module__.rpartition(".")[2] for reader in READERS} == {*found, "bare_percentages"}
