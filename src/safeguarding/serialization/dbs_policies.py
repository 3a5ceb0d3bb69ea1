"""How a recheck policy stands in JSON and TOML: as an employer writes it, with the document that it stands in.

A version that carries a source of its own, as the shipped ones do, is written with it.
"""

from __future__ import annotations

from datetime import date

import attrs
import cattrs
from cattrs import ClassValidationError
from cattrs.errors import AttributeValidationNote

from safeguarding.dbs.policies import Extension, RecheckPolicy, RecheckRule
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline


@attrs.frozen(kw_only=True)
class PolicyVersion(Record):
    """One version in a policy file.

    Attributes:
        starts_on: Its first day.
        rule: The rule, by the names of :class:`~safeguarding.dbs.policies.RecheckRule`.
        document: Where it stands; empty for the policy's own document.
        source: Its source, where more is known of it than the document.
    """

    starts_on: date
    rule: RecheckRule
    document: str = ""
    source: Source | None = None


@attrs.frozen(kw_only=True)
class PolicyFile(Record):
    """What a policy file holds.

    Attributes:
        name: What the policy is called.
        document: The document that it stands in; it may be left out where each version says its own.
        versions: Its versions, earliest first.
        extensions: Cohorts of due dates that were given more time.
        ends_on: The last day of the policy, where it has one.
        versions_name: What the versions are called in messages; empty for the policy's own name.
    """

    name: str
    document: str = ""
    versions: tuple[PolicyVersion, ...] = attrs.field(converter=Several[PolicyVersion])
    extensions: tuple[Extension, ...] = attrs.field(default=(), converter=Several[Extension])
    ends_on: date | None = None
    versions_name: str = ""


def register_policies(converter: cattrs.Converter) -> None:
    """Teach a converter policies. A fault of a file is reported by the file's own keys."""
    converter.register_structure_hook(RecheckPolicy, lambda data, _: _read(converter.structure(data, PolicyFile)))
    converter.register_unstructure_hook(RecheckPolicy, lambda policy: converter.unstructure(_written(policy)))


def _read(facts: PolicyFile) -> RecheckPolicy:
    try:
        return _policy(facts)
    except InvalidRecordError as error:
        # what cannot be true together stands in the versions, and is reported there
        error.add_note(AttributeValidationNote("the versions of a policy", "versions", RecheckPolicy))
        raise ClassValidationError("a policy", [error], RecheckPolicy) from None


def _policy(facts: PolicyFile) -> RecheckPolicy:
    entries = [DatedValue(each.starts_on, each.rule, _source_of(each, facts)) for each in facts.versions]
    return RecheckPolicy(
        name=facts.name,
        versions=Timeline(name=facts.versions_name or facts.name, entries=entries, ends_on=facts.ends_on),
        extensions=facts.extensions,
    )


def _source_of(version: PolicyVersion, facts: PolicyFile) -> Source:
    if version.source is not None:
        return version.source
    document = version.document or facts.document
    if not document:
        problem = f"{facts.name}: the policy names no document that it stands in"
        raise InvalidRecordError(problem, remedy='add document = "DBS policy 2024, section 4"')
    return stated_in(document)


def stated_in(document: str) -> Source:
    """The source of an employer's own words: the document's name, marked as not verified."""
    return Source(title=document, certainty=Certainty.UNVERIFIED, note="as the employer's policy file states it")


def _written(policy: RecheckPolicy) -> PolicyFile:
    return PolicyFile(
        name=policy.name,
        versions=[_written_version(each) for each in policy.versions.entries],
        extensions=policy.extensions,
        ends_on=policy.versions.ends_on,
        versions_name="" if policy.versions.name == policy.name else policy.versions.name,
    )


def _written_version(entry: DatedValue[RecheckRule]) -> PolicyVersion:
    own = entry.source == stated_in(entry.source.title)
    return PolicyVersion(
        starts_on=entry.starts_on,
        rule=entry.value,
        document=entry.source.title if own else "",
        source=None if own else entry.source,
    )
