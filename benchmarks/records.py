"""What it costs that records check every field: the same records with the checks of types left out, in one run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from benchmarks.measuring import Line, Part, medians
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import Person, Post
from safeguarding.numbers.shares import Share
from safeguarding.records import Record
from safeguarding.secrets import Secret

ON = date(2014, 9, 19)
NUMBER = CertificateNumber("001234567890")
CERTIFICATES = (Certificate(number=NUMBER, issued_on=ON),)
POSTS = (Post(role="Social worker"),)
TIMES = 20_000

MAKERS: dict[type[Record], Callable[[], object]] = {
    Certificate: lambda: Certificate(number=NUMBER, issued_on=ON, seen_on=ON),
    StatusCheck: lambda: StatusCheck(checked_on=ON, result=StatusCheckResult.NEW_INFO, number=NUMBER),
    Post: lambda: Post(role="Social worker", starts_on=ON),
    Person: lambda: Person(reference="S1", posts=POSTS, certificates=CERTIFICATES, starts_on=ON),
    DateRange: lambda: DateRange(ON, ON),
    Share: lambda: Share(35, 139),
}


@contextmanager
def types_unchecked(kind: type[Record]) -> Iterator[None]:
    """A class made by attrs alone, whose fields may hold anything; what it checks itself runs all the same."""
    whole, door = kind.__attrs_post_init__, kind.__init__
    kind.__init__ = inspect.unwrap(door)  # type: ignore[method-assign]
    kind.__attrs_post_init__ = kind._check  # type: ignore[method-assign]  # the point of the comparison
    try:
        yield
    finally:
        kind.__attrs_post_init__ = whole  # type: ignore[method-assign]
        kind.__init__ = door  # type: ignore[method-assign]


def lines() -> Iterator[Line]:
    """Each record with its checks, beside itself without those of types."""
    for kind, make in MAKERS.items():
        make()

        def unchecked(kind: type[Record] = kind, make: Callable[[], object] = make) -> None:
            with types_unchecked(kind):
                for _ in range(TIMES):
                    make()

        def checked(make: Callable[[], object] = make) -> None:
            for _ in range(TIMES):
                make()

        took = medians({"with": checked, "without": unchecked}, unit="µs", rounds=9)
        value, peer = took["with"] / TIMES, took["without"] / TIMES
        yield Line(what=kind.__name__, value=value, unit="µs", peer="attrs alone, types not checked", peer_value=peer)
    for secret in (Secret, CertificateNumber):
        took = medians({"it": lambda secret=secret: secret("001234567890")}, unit="µs", times=TIMES)  # type: ignore[misc]
        yield Line(what=secret.__name__, value=took["it"], unit="µs")


PART = Part(title="Records", about="One record made, with the type of each field and element checked.", lines=lines)
