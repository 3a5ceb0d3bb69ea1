"""What it costs that records check every field: the same records with the checks of types left out, in one run.

Run ``python benchmarks/bench_records.py``. Each line is one record of a register: nanoseconds with the checks, without
them, and how many times as long the checks make it. What a class checks itself runs both times.
"""

from __future__ import annotations

import statistics
import timeit
from collections.abc import Callable
from datetime import date

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
TIMES, ROUNDS = 20_000, 15

MAKERS: dict[type[Record], Callable[[], object]] = {
    Certificate: lambda: Certificate(number=NUMBER, issued_on=ON, seen_on=ON),
    StatusCheck: lambda: StatusCheck(checked_on=ON, result=StatusCheckResult.NEW_INFO, number=NUMBER),
    Post: lambda: Post(role="Social worker", starts_on=ON),
    Person: lambda: Person(reference="S1", posts=POSTS, certificates=CERTIFICATES, starts_on=ON),
    DateRange: lambda: DateRange(ON, ON),
    Share: lambda: Share(35, 139),
}


def nanoseconds(make: Callable[[], object]) -> float:
    """The least of several rounds: what disturbs a round only makes it longer."""
    return min(timeit.repeat(make, number=TIMES, repeat=ROUNDS)) / TIMES * 1e9


def compared(kind: type[Record], make: Callable[[], object]) -> tuple[float, float]:
    """With the checks of types, and with what the class checks itself alone."""
    make()
    whole = kind.__attrs_post_init__
    checked = nanoseconds(make)
    kind.__attrs_post_init__ = kind._check  # type: ignore[method-assign]  # noqa: SLF001 - the point of the comparison
    try:
        return checked, nanoseconds(make)
    finally:
        kind.__attrs_post_init__ = whole  # type: ignore[method-assign]


def main() -> None:
    ratios = []
    for kind, make in MAKERS.items():
        checked, unchecked = compared(kind, make)
        ratios.append(checked / unchecked)
        print(f"{kind.__name__:20} {checked:8.0f} ns  {unchecked:8.0f} ns  {ratios[-1]:5.2f} times")
    print(f"{'in the middle':20} {'':8}     {'':8}     {statistics.median(ratios):5.2f} times")
    for secret in (Secret, CertificateNumber):
        print(f"{secret.__name__:20} {nanoseconds(lambda secret=secret: secret('001234567890')):8.0f} ns")  # type: ignore[misc]


if __name__ == "__main__":
    main()
