"""What is asked of a register of DBS checks, with its people kept or each let go, and the page that answers it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain

import attrs
from rich.console import Console
from rich.progress import Progress

from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.audit_counts import AuditCounts, audit_in_pieces
from safeguarding.dbs.audits import Audit, CountedAudit, audit
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.overrides import unmatched_overrides
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.pages.dbs import (
    breaches_table,
    findings_table,
    forecast_bars,
    forecast_table,
    in_short,
    measures_table,
    standings_table,
)
from safeguarding.pages.dbs_reasons import with_reasons
from safeguarding.pages.registers import register_notes
from safeguarding.pages.sections import Section
from safeguarding.readers.dbs.due_list_files import AddPiece
from safeguarding.readers.dbs.registers import DbsRegister
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source

_COUNTED = Source(title="The register", certainty=Certainty.VERIFIED, note="counted from its rows")

_LONG_WORK = 5_000
_AT_ONCE = 5_000


@attrs.frozen
class AuditQuestion(Record):
    """What is asked of a register, and the two ways of answering it: with its people kept, and with each let go."""

    found: DbsRegister
    rule: RecheckPolicy
    day: date
    ahead: Period
    period: DateRange | None

    def as_a_whole(self) -> tuple[Audit, list[str]]:
        """The audit with everybody's status, and what it says of overrides that nobody falls under."""
        people = self.found.people
        with _progress(len(people)) as on_progress:
            audited = audit(
                people,
                self.rule,
                as_at=self.day,
                window=self.ahead,
                breach_period=self.period,
                on_progress=on_progress,
            )
        return audited, self._unmatched(people)

    def in_pieces(self, add: AddPiece | None) -> tuple[AuditCounts, list[str]]:
        """The same counts, of a register of which a piece is held at a time; each is added to the due list."""
        overrides = self.rule.version_on(self.day).value.overrides
        with_posts: dict[tuple[Post, ...], Person] = {}
        with _progress(self.found.row_count) as on_progress:
            done: list[int] = []

            def on_piece(statuses: Sequence[RecheckStatus], people: Sequence[Person]) -> None:
                with_posts.update((person.posts, person) for person in (people if overrides else ()))
                if add is not None:
                    add(statuses, people)
                done.append(len(people))
                if on_progress is not None:
                    on_progress(sum(done))

            counted = audit_in_pieces(
                self.found.pieces(_AT_ONCE),
                self.rule,
                as_at=self.day,
                window=self.ahead,
                breach_period=self.period,
                may_share=self.found.may_share,
                on_piece=on_piece,
            )
        return counted, self._unmatched(with_posts.values())

    def statuses(self) -> Iterator[RecheckStatus]:
        """Everybody's status once more, of a register of which a piece is held at a time."""
        cache = DueDateCache(self.rule)
        for person in chain.from_iterable(self.found.pieces(_AT_ONCE)):
            yield recheck_status(person, self.rule, on=self.day, window=self.ahead, cache=cache)

    def _unmatched(self, people: Iterable[Person]) -> list[str]:
        return [f"{each[:1].upper()}{each[1:]}." for each in unmatched_overrides(people, self.rule, on=self.day)]

    def section(self, audited: CountedAudit, notes: Iterable[str], *, with_problems: bool) -> Section:
        """The page."""
        told = register_notes(self.found, with_problems=with_problems)
        return self.with_reasons(_section(audited, self.found, [*notes, *told]))

    def with_reasons(self, section: Section) -> Section:
        """The page, with the rule behind each of its rows."""
        policy = self.rule.version_on(self.day).source
        return attrs.evolve(section, tables=with_reasons(section.tables, register=_COUNTED, policy=policy))

    def status(self, audited: CountedAudit) -> int:
        """The exit status."""
        return EXIT_WRONG if not audited.is_clear or self.found.has_serious_faults else 0


@contextmanager
def _progress(count: int) -> Iterator[Callable[[int], None] | None]:
    """A progress bar on standard error, for long work in a terminal."""
    if count < _LONG_WORK or not sys.stderr.isatty():
        yield None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Auditing", total=count)
        yield lambda done: bar.update(task, completed=done)


def _section(audited: CountedAudit, found: DbsRegister, notes: Iterable[str]) -> Section:
    findings = findings_table(audited)
    return Section(
        title=f"DBS checks: {found.name}",
        paragraphs=[in_short(audited)],
        tables=[
            standings_table(audited),
            measures_table(audited),
            *([findings] if findings.rows else []),
            *([breaches_table(audited.breaches)] if audited.breaches is not None else []),
            forecast_table(audited),
        ],
        notes=tuple(notes),
        pictures=[forecast_bars(audited)],
    )
