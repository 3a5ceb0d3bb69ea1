"""Recheck policies from a file, from one line, and as TOML to keep in a file."""

from __future__ import annotations

from pathlib import Path

from safeguarding.dates.periods import parse_period
from safeguarding.dbs.policies import APPLICATION_OPEN_FOR, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.serialization.dbs_policies import stated_in
from safeguarding.serialization.documents import read_toml, to_data
from safeguarding.serialization.toml_texts import toml_text


def read_policy(path: Path) -> RecheckPolicy:
    """Read a policy file: TOML, as ``from_toml(text, RecheckPolicy)`` reads it.

    Its rules are the employer's own words, so each carries the document's name, marked as not verified.

    Raises:
        UnreadableFileError: for a file that cannot be read.
        FaultyInputError: with every fault of the file.
    """
    return read_toml(path, RecheckPolicy)


def parse_policy(text: str) -> RecheckPolicy:
    """A policy from one line: how long a certificate lasts. All else is a plain default.

    Raises:
        ParseError: for anything but a period.
        InvalidRecordError: for a period of no length, or in working days.

    Examples:
        >>> policy = parse_policy("3 years")
        >>> print(policy, policy.versions.entries[0].value.certificate_interval, sep="; ")
        a recheck every 3 years; 3 years
    """
    interval = parse_period(text)
    rule = RecheckRule(certificate_interval=interval, application_lapses_after=APPLICATION_OPEN_FOR)
    return steady_policy(f"a recheck every {interval}", rule, source=stated_in("stated in one line by the caller"))


def policy_toml(policy: RecheckPolicy) -> str:
    """A policy as the text of a policy file. Settings that have their default are left out.

    Examples:
        >>> print(policy_toml(parse_policy("3 years")))
        name = "a recheck every 3 years"
        <BLANKLINE>
        [[versions]]
        starts_on = "2002-03-01"
        document = "stated in one line by the caller"
        <BLANKLINE>
        [versions.rule]
        certificate_interval = "3 years"
        application_lapses_after = "6 months"
        <BLANKLINE>
    """
    return toml_text(to_data(policy))
