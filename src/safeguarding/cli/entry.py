"""Where the ``safeguarding`` command starts. It says which extra is missing instead of showing a traceback."""

from __future__ import annotations

import _thread
import atexit
import importlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Any, NoReturn

from safeguarding.errors import MissingExtraError
from safeguarding.extras import optional


def main() -> None:
    """Run the command line.

    Exits with one line and 130 where it is stopped from the keyboard, 143 where the system ends it, 129 where its terminal
    is closed, and with 2, naming the extra to install, where typer or rich are missing.
    """
    try:
        with _ended_in_order():
            _run()
    except KeyboardInterrupt as key:
        _stopped(key)
    except SystemExit as end:
        if end.code == _STOPPED:
            # the command line has caught the key itself
            _stopped(end)
        raise


def _run() -> None:
    try:
        with optional("typer", "rich", task="the command line"):
            application = importlib.import_module("safeguarding.cli.application")
    except MissingExtraError as error:
        print(error, file=sys.stderr)  # noqa: T201 - rich, which prints elsewhere, may be what is missing
        sys.exit(2)
    application.run()


_STOPPED = 130
"""How a shell knows a program that was stopped from the keyboard."""


class _EndedError(KeyboardInterrupt):
    """The system asks for the end: what is begun is cleared up as it is for somebody at the keyboard."""


def _end(number: int, _: FrameType | None) -> NoReturn:
    raise _EndedError(number)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Signals that end a program at once end it as the keyboard does, save where somebody has settled otherwise."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wanted = [each for each in map(_signal, ("SIGTERM", "SIGHUP")) if each and signal.getsignal(each) == signal.SIG_DFL]
    usual = sys.unraisablehook
    sys.unraisablehook = partial(_not_lost, usual)
    for each in wanted:
        signal.signal(each, _end)
    try:
        yield
    finally:
        sys.unraisablehook = usual
        for each in wanted:
            signal.signal(each, signal.SIG_DFL)


def _not_lost(usual: Callable[[Any], object], unraisable: Any) -> None:  # noqa: ANN401 - a class that only checkers of types have
    """A key that was struck while something was thrown away is struck again a moment later: there it would be lost."""
    key = unraisable.exc_value
    if not isinstance(key, KeyboardInterrupt):
        usual(unraisable)
        return
    number = key.args[0] if isinstance(key, _EndedError) else signal.SIGINT
    main_thread = threading.main_thread().ident
    # where the system can, it also wakes what waits
    strike = getattr(signal, "pthread_kill", lambda _, again: _thread.interrupt_main(again))
    threading.Timer(_A_MOMENT, strike, [main_thread, number]).start()


_A_MOMENT = 0.01


def _signal(name: str) -> signal.Signals | None:
    return getattr(signal, name, None)


def _stopped(why: BaseException | None) -> NoReturn:
    print("Stopped: nothing more was written.", file=sys.stderr)  # noqa: T201 - as above
    # a key that is struck again while the program ends has nothing left to stop
    atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)
    status, leaves_processes = _STOPPED, False
    while why is not None:
        leaves_processes |= getattr(why, "leaves_processes", False)
        status = 128 + why.args[0] if isinstance(why, _EndedError) else status
        why = why.__context__
    if leaves_processes:
        sys.stdout.flush()
        sys.stderr.flush()
        # files were put in order on the way here, and what watched the processes might wait for ever
        os._exit(status)
    sys.exit(status)
