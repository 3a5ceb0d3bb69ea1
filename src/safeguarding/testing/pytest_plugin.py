"""A pytest plugin that keeps a report's figures under test: every claim of ``*.figures.toml`` is a test.

Opt in with ``pytest -p safeguarding.testing.pytest_plugin``, or in a ``conftest.py`` with
``pytest_plugins = ["safeguarding.testing.pytest_plugin"]``. A figure that is declared ``supplied = true`` gets its
value from the team's own code, through the hook ``pytest_safeguarding_figures`` in their ``conftest.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from safeguarding.documents.claim_files import FaultyClaim, ReadClaims, described, read_claims
from safeguarding.documents.quotes import CheckedQuote
from safeguarding.errors import SafeguardingError
from safeguarding.figures.claims import Claim, check, kind_name
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome

FILES = ".figures.toml"
"""How the name of a file ends whose claims are collected."""


class Hooks:
    """What a team's ``conftest.py`` may define."""

    @staticmethod
    @pytest.hookspec(firstresult=True)
    def pytest_safeguarding_figures(path: Path) -> Mapping[str, int | str | Decimal | Fraction]:  # type: ignore[empty-body]
        """The values of the figures that a file declares ``supplied``, by their names.

        Args:
            path: The file of claims, so that one project can hold several.
        """


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Make the hook known."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FiguresFile | None:
    """Collect files of claims."""
    if not file_path.name.endswith(FILES):
        return None
    collected: FiguresFile = FiguresFile.from_parent(parent, path=file_path)
    return collected


class FiguresFile(pytest.File):
    """A file of claims."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item a claim and a quote, and one a faulty claim. A file that is no TOML is a collection error."""
        supplied = self.config.hook.pytest_safeguarding_figures(path=self.path) or {}
        try:
            read = read_claims(self.path, supplied=supplied, keep_sound=True)
        except SafeguardingError as error:
            raise self.CollectError(str(error)) from None
        for faulty in read.faulty:
            name = "the file itself" if faulty.is_file else f"a faulty claim (line {faulty.line})"
            yield FaultyItem.from_parent(self, name=name, faulty=faulty)
        yield from self._claims(read)
        for quote in read.quotes:
            about = f": {quote.about}" if quote.about else ""
            yield QuoteItem.from_parent(self, name=f"quote{about} (line {quote.line})", quote=quote)
        for line, names in read.awaiting:
            yield WaitingItem.from_parent(self, name=f"waiting for {names} (line {line})", line=line)

    def _claims(self, read: ReadClaims) -> Iterator[pytest.Item]:
        for claim, line in zip(read.file.claims, read.lines, strict=True):
            about = described(claim)
            name = f"{kind_name(claim)}: {about} (line {line})" if about else f"{kind_name(claim)} (line {line})"
            yield ClaimItem.from_parent(self, name=name, claim=claim, line=line, policy=read.file.judging.policy)


class InconsistentFigureError(AssertionError):
    """A claim cannot be right, or cannot be read."""


class FiguresItem(pytest.Item):
    """What one line of a file of claims states."""

    def __init__(self, *, line: int, **keywords: Any) -> None:  # noqa: ANN401  pytest's own
        super().__init__(**keywords)
        self.line = line

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401  pytest's own
        """The explanation, without a traceback of this library's code."""
        if isinstance(excinfo.value, InconsistentFigureError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file and the line."""
        return self.path, self.line - 1, self.name


class FaultyItem(FiguresItem):
    """A claim that cannot be read: it fails with everything that is wrong with it, and the others are tested."""

    def __init__(self, *, faulty: FaultyClaim, **keywords: Any) -> None:  # noqa: ANN401  pytest's own
        super().__init__(line=faulty.line, **keywords)
        self.faulty = faulty

    def runtest(self) -> None:
        """Say what is wrong."""
        faults = "".join(f"\n  {fault}" for fault in self.faulty.faults)
        raise InconsistentFigureError(f"{self.path.name}:{self.line}: {self.name}{faults}")


class QuoteItem(FiguresItem):
    """What the file quotes of the report: it fails where the report does not say so."""

    def __init__(self, *, quote: CheckedQuote, **keywords: Any) -> None:  # noqa: ANN401  pytest's own
        super().__init__(line=quote.line, **keywords)
        self.quote = quote

    def runtest(self) -> None:
        """Say what the report says instead."""
        if self.quote.verdict.is_inconsistent:
            raise InconsistentFigureError(explanation(self.path, self.line, self.quote.verdict))


class ClaimItem(FiguresItem):
    """One claim: it fails where it is inconsistent and is skipped where it cannot be verified."""

    def __init__(self, *, claim: Claim, policy: CheckingPolicy, **keywords: Any) -> None:  # noqa: ANN401  pytest's own
        super().__init__(**keywords)
        self.claim = claim
        self.policy = policy

    def runtest(self) -> None:
        """Judge the claim."""
        verdict = check(self.claim, self.policy)
        if verdict.outcome is ClaimOutcome.UNVERIFIABLE:
            pytest.skip(verdict.sentence)
        if verdict.is_inconsistent:
            raise InconsistentFigureError(explanation(self.path, self.line, verdict))
        if verdict.is_unusual:
            self.add_report_section("call", "figures", verdict.sentence)


class WaitingItem(FiguresItem):
    """A claim whose value no code supplies: it is skipped, so that it is seen."""

    def runtest(self) -> None:
        """Say what is waited for."""
        pytest.skip(f"{self.name}: define pytest_safeguarding_figures in conftest.py")


def explanation(path: Path, line: int, verdict: Verdict) -> str:
    """What a failing claim prints: the place, the sentence, and what would be right.

    Examples:
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> print(explanation(Path("report.figures.toml"), 37, check(ShareClaim(count="35", base="139", percentage="24%"))))
        report.figures.toml:37: 35 of 139 is 25.18%, which no rounding states as 24%: 25% would be right, and 33 or 34 would give 24%.
          would be right: percentage 25
          would be right: count 33–34
          would be right: base 143–148
    """
    remedies = "".join(f"\n  would be right: {remedy}" for remedy in verdict.remedies)
    return f"{path.name}:{line}: {verdict.sentence}{remedies}"
