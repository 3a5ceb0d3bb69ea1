"""Recheck policies from a file, and as TOML to keep in one."""

from __future__ import annotations

from pathlib import Path

from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.serialization.documents import read_toml, to_data
from safeguarding.serialization.toml_texts import toml_text


def read_policy(path: Path) -> RecheckPolicy:
    r"""Read a policy file: TOML, as ``from_toml(text, RecheckPolicy)`` reads it.

    Its rules are the employer's own words, so each carries the document's name, marked as not verified.

    Raises:
        UnreadableFileError: for a file that cannot be read.
        FaultyInputError: with every fault of the file.

    Examples:
        >>> from datetime import date
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "policy.toml")
        ...     rule = 'rule = { certificate_interval = "3 years" }'
        ...     _ = file.write_text(f'name = "Ours"\ndocument = "Policy of 2010"\n[[versions]]\nstarts_on = 2010-04-01\n{rule}')
        ...     print(read_policy(file).version_on(date(2017, 9, 19)).value.certificate_interval)
        3 years
    """
    return read_toml(path, RecheckPolicy)


def policy_toml(policy: RecheckPolicy) -> str:
    """A policy as the text of a policy file. Settings that have their default are left out.

    Examples:
        >>> from safeguarding.dbs.plain_dates import parse_policy
        >>> print(policy_toml(parse_policy("3 years")))
        name = "a recheck every 3 years"
        <BLANKLINE>
        [[versions]]
        starts_on = "2002-03-01"
        <BLANKLINE>
        [versions.rule]
        certificate_interval = "3 years"
        application_lapses_after = "6 months"
        <BLANKLINE>
        [versions.source]
        title = "An interval stated by the caller"
        certainty = "unverified"
        <BLANKLINE>
    """
    return toml_text(to_data(policy))
