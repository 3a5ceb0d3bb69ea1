"""Days and times as they are typed on the command line."""

from __future__ import annotations

from datetime import date, datetime

import typer

from safeguarding.dates.reading import parse_date
from safeguarding.errors import ParseError


def typed_day(text: str) -> date:
    """A day: 2017-09-19, 19/09/2017 or "19 September 2017".

    Raises:
        BadParameter: for anything else, which typer reports with exit status 2.
    """
    try:
        return parse_date(text)
    except ParseError as error:
        raise typer.BadParameter(str(error)) from None


def typed_moment(text: str) -> date | datetime:
    """A day, or a time of day as 2017-05-01T22:30, with or without a zone.

    Raises:
        BadParameter: for anything else.
    """
    if "T" in text and ":" in text:
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise typer.BadParameter(f"cannot read {text!r}; expected a time such as 2017-05-01T22:30") from None
    return typed_day(text)
