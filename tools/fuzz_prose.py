"""Prose for the readers of reports: the corpus's sentences and some of our own, their words and figures lost, repeated or exchanged."""

from __future__ import annotations

import functools
import random
import re
from pathlib import Path

from tools.fuzz_inputs import DAYS, NUMBERS, PERIODS, WORDS

SENTENCES = (
    *(
        "In {n} of {n} cases ({n}) the plan was in place.",
        "{n} of the {n} children were seen, {n}.",
        "It rose from {n} to {n}.",
    ),
    *(
        "Between {d} and {d}, {n} assessments ({n}) were completed within {p}.",
        "A majority ({n}) said so; {n} did not.",
    ),
    *(
        "The inspection of {d} found {w}.",
        "| Team | Count | % |\n|---|---|---|\n| {w} | {n} | {n} |",
        "{w} {n} {w} {d} {w}",
    ),
    *(
        "<table><tr><th>{w}</th><td colspan=99999>{n}</td></tr></table>",
        "<p>{n} of {n}<b>({n})",
        "# {w}\n\n- {n}\n- {d}",
    ),
)
PUT_IN = (
    *(
        "and",
        "or",
        "about",
        "not",
        "nearly",
        "each",
        "others",
        "the rest",
        "of these",
        "of whom",
        "of the",
        "in total",
        "half",
        "nil",
    ),
    *(
        "%",
        "(10%)",
        "per 1,000",
        "10,000",
        "0",
        "½",
        "1 in",
        "days",
        "times",
        "points",
        "-5",
        "in 2015",
        "2016-17",
        "12, 15 and 20",
    ),
    *("\n", "\n- ", "| ", ";", "(", ",", "..", "9" * 30),
)
_NUMBER = re.compile(r"\d[\d,.]*")


def prose(chance: random.Random) -> str:
    """A few sentences with figures in them: most of them the corpus's, bent as sentences go wrong."""
    pools = {"{n}": NUMBERS, "{d}": DAYS, "{p}": PERIODS, "{w}": WORDS}
    several = range(chance.randint(1, 6))
    if chance.random() < 0.7:
        told = (_bent(chance, chance.choice(_corpus())) for _ in several)
        return chance.choice((" ", "\n")).join(told)[:6_000]
    text = "\n".join(chance.choice(SENTENCES) for _ in several)
    return re.sub(r"\{[ndpw]\}", lambda found: chance.choice(pools[found[0]]), text)


def _bent(chance: random.Random, text: str) -> str:
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        words, own = text.split(" "), _NUMBER.findall(text)
        at, kind = chance.randrange(len(words)), chance.randrange(7)
        if kind == 0:
            del words[at]
        elif kind == 1:
            words.insert(at, chance.choice(PUT_IN))
        elif kind == 2:
            other = chance.randrange(len(words))
            words[at], words[other] = words[other], words[at]
        elif kind == 3:
            beside = chance.choice(_corpus()).split(" ")
            words[at:] = beside[chance.randrange(len(beside)) :]
        text = " ".join(words)
        if kind == 4:
            text = _NUMBER.sub(lambda found: chance.choice(NUMBERS) if chance.random() < 0.3 else found[0], text)
        elif own and kind == 5:  # one of its own figures in the place of all, or of another
            one, most = chance.choice(own), chance.choice((1, 0))
            text = _NUMBER.sub(one, text, count=most)
    return text


@functools.cache
def _corpus() -> list[str]:
    """What readers of reports are tried on, wherever this stands in the tree."""
    files = sorted((Path(__file__).resolve().parent.parent / "tests" / "prose").glob("*.txt"))
    lines = "\n".join(each.read_text(encoding="utf-8") for each in files).splitlines()
    return [each.replace("\\n", "\n") for each in lines if each and not each.startswith("# ")]
