"""Inputs of less than 100 KB that ask for much: the time they take, and what is said of them, stays bearable."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.timing import patience
from tools.fuzz_doors import doors
from tools.fuzz_ways import ways

from safeguarding.documents import read_document
from safeguarding.errors import SafeguardingError

MOST_SECONDS, MOST_SAID = 2.0, 50_000
CHANCE = random.Random(3)  # noqa: S311 - made-up words


def _word() -> str:
    return "".join(CHANCE.choice("abcdeilnorst") for _ in range(9))


WIDE = ",".join(f"{_word()}{k}" for k in range(6_000)) + "\n1,2\n"
ROWS = "| Grade | Number | % |\n|---|---|---|\n" + "| Good | 4 | 25% |\n" * 4_500
CASES: dict[str, tuple[str, str, str]] = {
    "a register of thousands of columns": ("read_register", "input.csv", WIDE),
    "a list of events of thousands of columns": ("read_event_cases", "input.csv", WIDE),
    "answers of thousands of columns": ("read_responses", "input.csv", WIDE),
    "a table of thousands of rows": ("check_report", "input.md", ROWS),
    "answers to cases of another kit": (
        "read_answers",
        "input.csv",
        "case,due\n" + "\n".join(f"iha/2011-04-01/{_word()}," for _ in range(3_000)),
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_time_and_words(what: str, tmp_path: Path) -> None:
    name, file, text = CASES[what]
    call: Callable[[Path], object] = (doors() | ways())[name].call
    assert len(text) < 100_000
    (tmp_path / file).write_text(text, encoding="utf-8")
    began, said = time.process_time(), ""
    try:
        call(tmp_path / file)
    except SafeguardingError as error:
        said = "\n".join(str(error).splitlines()[:9])
    assert time.process_time() - began < MOST_SECONDS * patience()
    assert len(said) < MOST_SAID


def test_what_was_made_by_hand_is_sound(tmp_path: Path) -> None:
    """Of made-up reports and folders most can be read but for their damage: what no reader takes would try nothing."""
    from tools import fuzz, fuzz_documents, fuzz_packages  # noqa: PLC0415 - the test above needs none of them

    makers: dict[str, Callable[[random.Random], bytes]] = {
        "a.pdf": lambda chance: fuzz_documents.pdf(chance, [["Grade", "Number"], ["Good", "4"]]),
        "a.docx": lambda chance: fuzz_packages.packed(chance, fuzz_documents.word_parts(chance, [["a", "b"]])),
        "a.xlsb": lambda chance: fuzz_packages.xlsb(chance, [["Grade", "Number"], ["Good", "4"]]),
    }
    for file, make in makers.items():
        read = 0
        for number in range(24):
            (tmp_path / file).write_bytes(make(fuzz.chance_of(1, file, number)))
            try:
                read += bool(read_document(tmp_path / file).passages)
            except SafeguardingError:
                continue
        assert read >= 8, file
