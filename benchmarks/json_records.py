"""Records as JSON, read and written, beside pydantic with the same checks of the same data."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from benchmarks.measuring import Line, Part, at_most, faster, medians, peak_megabytes
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import FIRST_ISSUE, Certificate
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.serialization import documents
from safeguarding.serialization.documents import from_json, to_json
from safeguarding.tables.collecting import without_collecting

T = TypeVar("T")
PEOPLE = 100_000
ROLES = ("Social worker", "Family support worker", "Residential worker", "Team manager", "Driver")
Everybody = tuple[Person, ...]


def people(count: int) -> tuple[Person, ...]:
    """An invented register: one post each, one certificate or two."""
    chance = random.Random(2017)  # noqa: S311 - a fixed seed, nothing secret
    levels = [parse_level(each) for each in ("enhanced", "enhanced with children's barred list", "standard")]
    posts = [Post(role=role, required=level) for role in ROLES for level in levels]

    def one(k: int) -> Person:
        issued = date(2012, 1, 1) + timedelta(days=chance.randrange(2000))
        certificates = [
            Certificate(
                number=CertificateNumber(f"{chance.randrange(10**12):012}"),
                level=levels[k % 3],
                issued_on=issued + timedelta(days=1096 * each),
            )
            for each in range(1 + k % 2)
        ]
        return Person(
            reference=f"S{k:06}",
            name=f"Invented Person {k}",
            posts=[posts[k % len(posts)]],
            certificates=certificates,
            starts_on=issued + timedelta(days=30),
        )

    return tuple(map(one, range(count)))


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PeerLevel(Strict):
    tier: Literal["basic", "standard", "enhanced"]
    barred_lists: frozenset[Literal["children", "adults"]] = frozenset()
    workforce: Literal["child", "adult", "child_and_adult", "other"] | None = None

    @model_validator(mode="after")
    def stands_together(self) -> Self:
        if self.barred_lists and self.tier != "enhanced":
            raise ValueError("barred lists")
        if self.workforce is not None and self.tier == "basic":
            raise ValueError("workforce")
        return self


class PeerPost(Strict):
    role: str = ""
    required: PeerLevel | None = None
    requires_check: bool = True
    starts_on: date | None = None
    ends_on: date | None = None
    is_requirement_known: bool = True

    @model_validator(mode="after")
    def stands_together(self) -> Self:
        if self.starts_on is not None and self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError("dates")
        if self.required is not None and not self.is_requirement_known:
            raise ValueError("requirement")
        return self


class PeerCertificate(Strict):
    number: Annotated[str, Field(pattern="^[0-9]{12}$")] | None = None
    level: PeerLevel | None = None
    issued_on: date | None = None
    submitted_on: date | None = None
    seen_on: date | None = None
    is_level_known: bool = True

    @model_validator(mode="after")
    def stands_together(self) -> Self:
        if self.level is not None and not self.is_level_known:
            raise ValueError("level")
        if self.issued_on is not None:
            if self.submitted_on is not None and self.submitted_on > self.issued_on:
                raise ValueError("submitted")
            if self.seen_on is not None and self.seen_on < self.issued_on:
                raise ValueError("seen")
            if self.issued_on < FIRST_ISSUE:
                raise ValueError("issued")
        return self


class PeerPerson(Strict):
    reference: str
    name: str = ""
    posts: tuple[PeerPost, ...] = (PeerPost(),)
    certificates: tuple[PeerCertificate, ...] = ()
    starts_on: date | None = None
    left_on: date | None = None

    @model_validator(mode="after")
    def stands_together(self) -> Self:
        if not self.reference.strip():
            raise ValueError("reference")
        if not self.posts:
            raise ValueError("posts")
        if self.starts_on is not None and self.left_on is not None and self.left_on < self.starts_on:
            raise ValueError("employment")
        return self


PEERS = TypeAdapter(list[PeerPerson])


def plainly(work: Callable[[], T]) -> T:
    """As without the extra."""
    usual = documents.LONG, documents.MANY
    documents.LONG = documents.MANY = 10**12
    try:
        return work()
    finally:
        documents.LONG, documents.MANY = usual


def collector_off(work: Callable[[], T]) -> T:
    with without_collecting():
        return work()


def lines() -> Iterator[Line]:
    """Loading, writing, memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "people.json")
        file.write_text(to_json(people(PEOPLE)), encoding="utf-8")
        yield from loading(file.read_text(encoding="utf-8"))
        yield from writing(people(PEOPLE))
        yield from memory(str(file))


def loading(text: str) -> Iterator[Line]:
    """From text to records."""
    assert from_json(text, Everybody) == plainly(lambda: from_json(text, Everybody))  # noqa: S101 - else no comparison
    theirs, off, before = "pydantic with the same checks", "pydantic, collector off", "the same, collector on"
    took = medians(
        {
            "load": lambda: from_json(text, Everybody),
            "plain": lambda: plainly(lambda: from_json(text, Everybody)),
            before: lambda: documents.read_plainly(text, Everybody, "the text"),
            theirs: lambda: PEERS.validate_json(text),
            off: lambda: collector_off(lambda: PEERS.validate_json(text)),
        },
        rounds=3,
    )
    yield Line(what="load", value=took["load"], unit="ms", peer=off, peer_value=took[off], goal=faster(1.8))
    yield Line(what="load", value=took["load"], unit="ms", peer=theirs, peer_value=took[theirs], goal=faster(8))
    plain = "load without the extra"
    yield Line(what=plain, value=took["plain"], unit="ms", peer=before, peer_value=took[before], goal=faster(2))
    yield Line(what=plain, value=took["plain"], unit="ms", peer=off, peer_value=took[off])


def writing(everybody: tuple[Person, ...]) -> Iterator[Line]:
    """From records to text."""
    text = to_json(everybody)
    assert plainly(lambda: to_json(everybody)) == text  # noqa: S101 - else no comparison
    peers = PEERS.validate_json(text)
    peer = "pydantic, without defaults"
    took = medians(
        {
            "dump": lambda: to_json(everybody, indent=None),
            "dump, indented": lambda: to_json(everybody),
            "dump, indented, without the extra": lambda: plainly(lambda: to_json(everybody)),
            peer: lambda: PEERS.dump_json(peers, exclude_defaults=True),
        },
        rounds=5,
    )
    for what in list(took)[:-1]:
        goal = faster(1.5) if what == "dump" else None
        yield Line(what=what, value=took[what], unit="ms", peer=peer, peer_value=took[peer], goal=goal)


def memory(file: str) -> Iterator[Line]:
    """The most memory that loading holds, in a process of its own, above that of the text."""
    before = "from benchmarks.json_records import *; text = Path(sys.argv[1]).read_text(encoding='utf-8')"
    ours = peak_megabytes(before, "found = from_json(text, Everybody)", file)
    theirs = peak_megabytes(before, "found = PEERS.validate_json(text)", file)
    what, peer = "memory, load", "pydantic"
    yield Line(what=what, value=ours, unit="MB", peer=peer, peer_value=theirs, goal=at_most(0.3))


PART = Part(
    title="Records as JSON",
    about=f"{PEOPLE:,} people with their posts, levels and certificates. Both refuse unknown keys and check alike.",
    lines=lines,
    needs=("msgspec", "pydantic"),
)
