"""A report checked: a file of claims, or a document in its own words, becomes a list of verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from safeguarding.documents.claim_files import ReadClaims, described, read_claims
from safeguarding.documents.marked_texts import Compared, MarkedText, MarkedTexts
from safeguarding.documents.named_figures import NO_VALUES, Supplied
from safeguarding.documents.quotes import CheckedQuote
from safeguarding.documents.reports import read_document
from safeguarding.faults import Fault
from safeguarding.figures.claims import Claim, check, extent, kind_name
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.figures.prose.found import ExaminedClaim
from safeguarding.figures.prose.passages import NO_PLACE, Document, TextPlace
from safeguarding.figures.prose.reading import examine_document
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import Extent
from safeguarding.records import NoTruthValue, Record, how_many


@attrs.frozen(kw_only=True)
class CheckedFigure(NoTruthValue, Record):
    """One claim of a report and its verdict.

    Attributes:
        kind: The kind of claim.
        place: The line or page of the file that was read.
        about: What the claim is about: the file's own words for it, or the few words that were found.
        verdict: What became of it.
        taken: What each number was taken for, where the claim was found in a document's own words.
        extent: Whether it was compared with something, is only possible, or cannot be checked.
        sentence: The sentence of the document, or the row of its table, the figure between ``»`` and ``«``; empty where
            it is not known, and for a file of claims.
        marked: Where the figure stands in its text, to the character; None where that is not known.
        at: The same place for programs: the line, page or paragraph, and the row and cell of a table.
    """

    _instead = "verdict"

    kind: str
    place: str
    about: str
    verdict: Verdict
    taken: tuple[str, ...] = ()
    extent: Extent = Extent.CHECKED
    sentence: str = attrs.field(default="", repr=False)
    marked: MarkedText | None = None
    at: TextPlace = NO_PLACE


@attrs.frozen(kw_only=True)
class CheckedReport(NoTruthValue, Record):
    """A file and everything that was checked in it.

    Attributes:
        name: The file's name.
        figures: The claims with their verdicts, in order.
        remarks: What could not be read or checked, and why.
        faults: What is wrong with a file of claims, of which the sound claims were checked all the same.

    Examples:
        >>> report = CheckedReport(name="report.md", figures=(), remarks=("Page 2 holds no text; it may be a scan.",))
        >>> report.inconsistent, len(report.remarks)
        ((), 1)
    """

    _instead = "figures"

    name: str
    figures: tuple[CheckedFigure, ...] = attrs.field(repr=how_many)
    remarks: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def inconsistent(self) -> tuple[CheckedFigure, ...]:
        """What cannot be right."""
        return tuple(figure for figure in self.figures if figure.verdict.is_inconsistent)


def check_report(path: Path, *, policy: CheckingPolicy | None = None, supplied: Supplied = NO_VALUES) -> CheckedReport:
    """Check a file: ``.toml`` is a file of claims, every other form is read for what it states.

    Args:
        path: The file.
        policy: How strictly to judge; None takes what a file of claims asks for, and is charitable otherwise.
        supplied: Values from the team's own code, for a file of claims.

    Raises:
        UnreadableFileError: for a file that cannot be read.
        FaultyInputError: for a file of claims that is no TOML.
        MissingExtraError: for PDF without the extra ``documents``.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "report.txt")
        ...     _ = path.write_text("Of the 139 authorities inspected, 35 (24%) were good.", encoding="utf-8")
        ...     report = check_report(path)
        >>> for figure in report.inconsistent:
        ...     print(f"{figure.place}: {figure.verdict.sentence}")
        line 1: 35 of 139 is 25.18%, which no rounding states as 24%: 25% would be right, and 33 or 34 would give 24%.
    """
    if path.suffix.casefold() == ".toml":
        return checked_claims(path.name, read_claims(path, supplied=supplied, keep_sound=True), policy)
    document = read_document(path)
    return checked_document(document, policy or CHARITABLE)


def checked_document(document: Document, policy: CheckingPolicy = CHARITABLE) -> CheckedReport:
    """The verdicts on what a document states.

    Examples:
        >>> from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
        >>> rows = (("Grade", "Number", "%"), ("Good", "39", "39"), ("Poor", "61", "62"), ("Total", "100", "100"))
        >>> table = Passage(kind=PassageKind.TABLE, rows=rows, place=TextPlace("page", 4))
        >>> (wrong,) = checked_document(Document(name="report.pdf", passages=(table,))).inconsistent
        >>> print(wrong.place, "·", wrong.sentence)
        page 4, row 3, cell 3 · Poor | 61 | »62«
    """
    texts = MarkedTexts(document.passages)
    examined = examine_document(document, policy)
    places = [texts.of(each.found) for each in examined]
    compared = Compared.of(
        (each.found.claim, marked)
        for each, marked in zip(examined, places, strict=True)
        if extent(each.found.claim, each.verdict) is Extent.CHECKED
    )
    figures = (
        figure
        for each, marked in zip(examined, places, strict=True)
        if (figure := _examined(each, marked, texts)).extent is Extent.CHECKED
        or not compared.holds(each.found.claim, marked)
    )
    nothing = () if examined else ("Nothing was found that can be checked without being told.",)
    return CheckedReport(
        name=document.name,
        figures=tuple(_once(figures)),
        remarks=(*document.remarks, *nothing),
    )


def _once(figures: Iterable[CheckedFigure]) -> list[CheckedFigure]:
    """The figures in their order, each finding once: two readers may find the same in the same words."""
    found: dict[tuple[str, str], CheckedFigure] = {}
    for each in figures:
        found.setdefault((each.place, each.verdict.sentence), each)
    return sorted(found.values(), key=lambda each: (each.at.number, each.at.row, each.at.cell))


def _examined(each: ExaminedClaim, marked: MarkedText | None, texts: MarkedTexts) -> CheckedFigure:
    place = texts.place_of(marked) if marked is not None and marked.row else each.found.place
    return CheckedFigure(
        kind=kind_name(each.found.claim),
        place=str(place),
        about=each.found.quote,
        verdict=each.verdict,
        taken=each.found.taken,
        extent=extent(each.found.claim, each.verdict),
        sentence=marked.shown if marked is not None else each.found.sentence,
        marked=marked,
        at=place,
    )


def checked_claims(name: str, read: ReadClaims, policy: CheckingPolicy | None = None) -> CheckedReport:
    """The verdicts on a file of claims that has been read: on its claims, and on what it quotes of the report."""
    chosen = policy or read.file.judging.policy
    figures = [
        *(
            _checked(claim, line, check(claim, chosen))
            for claim, line in zip(read.file.claims, read.lines, strict=True)
        ),
        *map(_quoted, read.quotes),
    ]
    return CheckedReport(
        name=name,
        figures=tuple(sorted(figures, key=lambda figure: figure.at.number)),
        remarks=tuple(f"Line {line}: not checked, since no code supplies {names}." for line, names in read.awaiting),
        faults=tuple(fault for each in read.faulty for fault in each.faults),
    )


def _quoted(quote: CheckedQuote) -> CheckedFigure:
    at = TextPlace("line", quote.line)
    return CheckedFigure(kind="quote", place=str(at), at=at, about=quote.about, verdict=quote.verdict)


def _checked(claim: Claim, line: int, verdict: Verdict) -> CheckedFigure:
    return CheckedFigure(
        kind=kind_name(claim),
        place=f"line {line}",
        at=TextPlace("line", line),
        about=described(claim),
        verdict=verdict,
        extent=extent(claim, verdict),
    )


def explained(figure: CheckedFigure) -> tuple[str, ...]:
    """What is said of a figure to whoever reviews it: why, what would be right, and what each number was taken for.

    Examples:
        >>> from safeguarding.figures.kinds.shares import ShareClaim
        >>> verdict = check(ShareClaim(count="35", base="139", percentage="24%"))
        >>> figure = CheckedFigure(kind="share", place="page 4", about="35 (24%)", verdict=verdict, taken=("35 as the count",))
        >>> for sentence in explained(figure):
        ...     print(sentence)
        35 of 139 is 25.18%, which no rounding states as 24%: 25% would be right, and 33 or 34 would give 24%.
        Would be right: percentage 25, or count 33–34, or base 143–148.
        Taken: 35 as the count.
    """
    remedies = ", or ".join(str(remedy) for remedy in figure.verdict.remedies if remedy.runs or remedy.dates)
    return (
        figure.verdict.sentence,
        *([f"Would be right: {remedies}."] if remedies else []),
        *([f"Taken: {', '.join(figure.taken)}."] if figure.taken else []),
    )
