"""A recheck policy as an employer writes it in a TOML file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs

from safeguarding.dbs.policies import Extension, RecheckPolicy, RecheckRule
from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.faults import Fault, Place
from safeguarding.records import Record, Several
from safeguarding.serialization.documents import read_toml
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline


@attrs.frozen(kw_only=True)
class PolicyVersion(Record):
    """One version in a policy file.

    Attributes:
        starts_on: Its first day.
        rule: The rule, by the names of :class:`~safeguarding.dbs.policies.RecheckRule`.
        document: Where it stands; empty for the policy's own document.
    """

    starts_on: date
    rule: RecheckRule
    document: str = ""


@attrs.frozen(kw_only=True)
class PolicyFile(Record):
    """What a policy file holds.

    Attributes:
        name: What the policy is called.
        document: The document that it stands in.
        versions: Its versions, earliest first.
        extensions: Cohorts of due dates that were given more time.
        ends_on: The last day of the policy, where it has one.
    """

    name: str
    document: str
    versions: tuple[PolicyVersion, ...] = attrs.field(converter=Several[PolicyVersion])
    extensions: tuple[Extension, ...] = attrs.field(default=(), converter=Several[Extension])
    ends_on: date | None = None


def read_policy(path: Path) -> RecheckPolicy:
    """Read a policy file.

    Its rules are the employer's own words, so each carries the document's name, marked as not verified.

    Raises:
        UnreadableFileError: for a file that cannot be read.
        FaultyInputError: with every fault of the file.
    """
    facts = read_toml(path, PolicyFile)
    try:
        entries = [
            DatedValue(each.starts_on, each.rule, _source(each.document or facts.document)) for each in facts.versions
        ]
        return RecheckPolicy(
            name=facts.name,
            versions=Timeline(name=facts.name, entries=entries, ends_on=facts.ends_on),
            extensions=facts.extensions,
        )
    except InvalidRecordError as error:
        fault = Fault(place=Place(path="$.versions"), problem=str(error), remedy="check the versions and their dates")
        raise FaultyInputError.of(path.name, [fault]) from None


def _source(document: str) -> Source:
    return Source(title=document, certainty=Certainty.UNVERIFIED, note="as the employer's policy file states it")
