"""A corpus of sentences, lists and tables in our own words: the right ones are never accused, most wrong ones are found."""

import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from safeguarding.documents.texts import Line, passages_of
from safeguarding.figures.prose.passages import Document, TextPlace
from safeguarding.figures.prose.reading import examine_document

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


def is_accused(text: str) -> bool:
    lines = (Line(line, TextPlace("line", number)) for number, line in enumerate(text.splitlines(), start=1))
    document = Document(name="made-up.txt", passages=tuple(passages_of(lines)))
    return any(each.verdict.is_inconsistent for each in examine_document(document))


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
