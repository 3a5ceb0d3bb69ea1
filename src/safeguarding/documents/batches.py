"""Several reports checked at once, each so that it costs the others nothing: not by a fault, nor by a crash."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from threading import Thread

import attrs

from safeguarding.documents.checking import CheckedReport, check_report
from safeguarding.documents.folders import ReportFile
from safeguarding.errors import SafeguardingError, UnreadableFileError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.records import NoTruthValue, Record

# PDFium is no Python: a hostile file could end the program that reads it
_CLEARED_UP = "ignore::UserWarning:multiprocessing.resource_tracker"
_FOREIGN = ".pdf"
# a browser has none
_WITHOUT_PROCESSES = ("emscripten", "wasi")
# what Windows can wait for
_MOST_PROCESSES = 60


@attrs.frozen(kw_only=True)
class CheckedFile(NoTruthValue, Record):
    """What became of one file: it was checked, or it could not be read.

    Attributes:
        file: The file.
        report: What was checked; None where the file could not be read.
        error: Why it could not be read; None where it was.
    """

    _instead = "report"

    file: ReportFile
    report: CheckedReport | None = None
    error: SafeguardingError | None = None


def _nobody(_: ReportFile) -> None:
    """Who hears of the end of a check by default."""


def check_files(
    files: Sequence[ReportFile],
    *,
    policy: CheckingPolicy | None = None,
    processes: int | None = None,
    on_checked: Callable[[ReportFile], None] = _nobody,
) -> tuple[CheckedFile, ...]:
    """Check files side by side.

    As with every pool of processes, a script of one's own calls this below ``if __name__ == "__main__":``.

    Args:
        files: The files.
        policy: As for ``check_report``.
        processes: How many processes work at once; None takes as many as the machine has, 1 works without any but for
            PDF files, which are always read in another process.
        on_checked: What hears of each file as soon as it is done, in whatever order.

    Returns:
        The answers in the order of the files.

    Examples:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "update.md")
        ...     _ = file.write_text("Of the 139 authorities, 35 (24%) were judged inadequate.")
        ...     (checked,) = check_files([ReportFile(name="update.md", path=file)], processes=1)
        >>> print(*(each.verdict.label for each in checked.report.inconsistent))
        inconsistent
    """
    workers = min(processes or os.cpu_count() or 1, len(files), _MOST_PROCESSES)
    is_foreign = any(file.path.suffix.casefold() == _FOREIGN for file in files)
    if (workers <= 1 and not is_foreign) or sys.platform in _WITHOUT_PROCESSES:
        return tuple(_told(file, _checked(file, policy), on_checked) for file in files)
    found = dict(_side_by_side(files, workers, policy, on_checked))
    # who was at work when a process ended may only have been beside the file that ended it: each is tried once more, alone
    for file in files:
        if file not in found:
            found |= dict(_side_by_side([file], 1, policy, on_checked)) or {file: _told(file, _ended(file), on_checked)}
    return tuple(found[file] for file in files)


def _side_by_side(
    files: Sequence[ReportFile], workers: int, policy: CheckingPolicy | None, on_checked: Callable[[ReportFile], None]
) -> Iterator[tuple[ReportFile, CheckedFile]]:
    """The answers of as many files as possible: none for those whose process ended."""
    others = set(multiprocessing.active_children())
    with _unwatched_aloud():
        # a new process, not a copy of this one, which may hold threads and locks
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_the_first)
    with pool:
        waiting: dict[Future[CheckedFile], ReportFile] = {}
        try:
            with _deaf_to_the_keyboard(), suppress(BrokenProcessPool):
                for file in files:
                    # those that are not handed over are tried again
                    waiting[pool.submit(_checked, file, policy)] = file
            for future in as_completed(waiting):
                if not isinstance(future.exception(), BrokenProcessPool):
                    yield waiting[future], _told(waiting[future], future.result(), on_checked)
        except KeyboardInterrupt:
            # whoever stops this does not wait for the files that were begun
            pool.shutdown(wait=False, cancel_futures=True)
            for each in set(multiprocessing.active_children()) - others:
                each.terminate()
            raise StoppedBesideProcesses from None


def _end_with_the_first() -> None:
    """A process that works for one that was killed does not wait for it for ever."""

    def wait() -> None:
        if (first := multiprocessing.parent_process()) is not None:
            first.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


@contextmanager
def _unwatched_aloud() -> Iterator[None]:
    """What multiprocessing starts here to clear up after processes that ended early does so without a word on the screen."""
    sys.warnoptions.append(_CLEARED_UP)
    try:
        yield
    finally:
        sys.warnoptions.remove(_CLEARED_UP)


class StoppedBesideProcesses(KeyboardInterrupt):
    """Stopped from the keyboard while other processes were at work.

    What watched them may wait for one that is gone: a program that ends now does not wait for it.
    """

    leaves_processes = True


@contextmanager
def _deaf_to_the_keyboard() -> Iterator[None]:
    """Processes started here do not hear Ctrl-C: it is for this one, which stops them, and hears it a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told(file: ReportFile, answer: CheckedFile, on_checked: Callable[[ReportFile], None]) -> CheckedFile:
    on_checked(file)
    return answer


def _checked(file: ReportFile, policy: CheckingPolicy | None) -> CheckedFile:
    try:
        report = check_report(file.path, policy=policy)
    except SafeguardingError as error:
        return CheckedFile(file=file, error=error)
    except Exception as error:  # noqa: BLE001  a fault of this library in one file must not cost the others
        problem = f"cannot be checked ({type(error).__name__}); that is a fault of this program"
        return CheckedFile(
            file=file, error=UnreadableFileError(problem, file=file.path.name, remedy="please report it")
        )
    return CheckedFile(file=file, report=attrs.evolve(report, name=file.name))


def _ended(file: ReportFile) -> CheckedFile:
    problem = "the program that reads it came to an end over it"
    error = UnreadableFileError(problem, file=file.path.name, remedy="it may be damaged; export it again")
    return CheckedFile(file=file, error=error)
