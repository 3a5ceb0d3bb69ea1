"""Days and times as they are typed on the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

import typer

from safeguarding.dates.reading import parse_date
from safeguarding.errors import ParseError

T = TypeVar("T")


def typed(text: str, read: Callable[[str], T]) -> T:
    """What a text is read as; typer reports one that cannot be read with exit status 2."""
    try:
        return read(text)
    except ParseError as error:
        raise typer.BadParameter(str(error)) from None


def typed_day(text: str) -> date:
    """A day: 2017-09-19, 19/09/2017 or "19 September 2017".

    Raises:
        BadParameter: for anything else, which typer reports with exit status 2.

    Examples:
        >>> typed_day("19/09/2017")
        datetime.date(2017, 9, 19)
    """
    return typed(text, parse_date)


def parse_moment(text: str) -> date | datetime:
    """A day, or a time of day as 2017-05-01T22:30 or "2017-05-01 22:30", with or without a zone.

    Raises:
        ParseError: for anything else.

    Examples:
        >>> parse_moment("2017-05-01 22:30"), parse_moment("1 May 2017")
        (datetime.datetime(2017, 5, 1, 22, 30), datetime.date(2017, 5, 1))
    """
    if ":" not in text:
        return parse_date(text)
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise ParseError.of(text, "a time such as 2017-05-01T22:30") from None


def typed_moment(text: str) -> date | datetime:
    """A day or a time of day, as ``parse_moment`` reads it.

    Raises:
        BadParameter: for anything else.
    """
    return typed(text, parse_moment)
