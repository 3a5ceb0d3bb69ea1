"""The state of an action as a tracker says it: in a column of states, one of colours, by a key, or by its dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import attrs

from safeguarding.faults import Severity
from safeguarding.readers.recommendations.cells import text
from safeguarding.readers.recommendations.words import (
    CLOSED,
    DELIVERIES,
    DERIVED,
    NO,
    NOT_DUE,
    RATINGS,
    RESOLUTIONS,
    YES,
)
from safeguarding.recommendations.words import Delivery, Rating
from safeguarding.records import Record
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import is_nothing, is_unsaid, plain_words
from safeguarding.texts import closest_names

_WHOLE = 100
_SHARE = re.compile(r"([0-9]{1,3}) ?(?:%|per ?cent)(?: completed?| done)?", re.ASCII)
_STATES = "a state such as 'in progress'"


@attrs.frozen(kw_only=True)
class StatedProgress(Record):
    """What a row says of its action's progress. A state that was not understood is not known, and never a guess."""

    delivery: Delivery | None
    rating: Rating | None
    completed_on: date | None
    signed_off_on: date | None


@attrs.frozen
class _Coded(Record):
    """What a coded cell says: a state, a colour, or both."""

    delivery: Delivery | None = None
    rating: Rating | None = None


def stated_progress(cells: Cells, *, as_at: date, key: Mapping[Rating, Delivery]) -> StatedProgress:
    """What a row says of its action's progress, every doubt reported.

    Args:
        cells: The row.
        as_at: The day that the tracker shows; nothing has happened after it.
        key: The states that the tracker's own key gives its colours.
    """
    completed, signed_off = _past(cells, "completed", as_at), _past(cells, "signed_off", as_at)
    by_word, by_colour = _coded(cells, "delivery"), _coded(cells, "rating")
    rating = by_colour.rating or by_word.rating
    delivery = _one_of(cells, by_word.delivery, by_colour.delivery)
    delivery = _one_of(cells, delivery, _done(cells), beside="done")
    delivery = _closed(cells, delivery)
    if delivery is Delivery.NO_LONGER_APPLICABLE and cells.text("resolution"):
        # it was closed then, not completed
        completed = None
    if delivery is None and rating is not None and not (completed or signed_off):
        delivery = _by_key(cells, rating, key)
    if delivery is None and not {"delivery", "rating", "done"} & cells.texts.keys() and cells["percent"] == _WHOLE:
        # where progress is the only state that a tracker has, all of it is done work
        delivery = Delivery.COMPLETE_AWAITING_SIGN_OFF
    if delivery is not None and delivery.is_done and completed is None and cells["completed"]:
        # said to be done, on a day that was still to come: one of the two is wrong
        delivery = Delivery.NOT_KNOWN
    return StatedProgress(
        delivery=_beside_dates(cells, delivery, completed or signed_off, signed_off),
        rating=rating,
        completed_on=completed,
        signed_off_on=signed_off,
    )


def _past(cells: Cells, field: str, as_at: date) -> date | None:
    """A day on which something happened; one that is still to come is none."""
    on: date | None = cells[field]
    if on is not None and on > as_at:
        problem = f"after {as_at}, the day that the tracker shows; not taken as done"
        cells.report(field, problem, "write the day on which it was done, or put the target in a column of targets")
        return None
    return on


def _coded(cells: Cells, field: str) -> _Coded:
    found = text(cells, field)
    # a cell of nothing but signs, such as a tick, says something too
    plain = plain_words(found) or found
    if not plain:
        return _Coded()
    known = _share(found) or (None if "?" in found else _known(cells, field, plain))
    if known is not None:
        return known
    if is_unsaid(found):
        return _Coded()
    colour, rest = _split(plain)
    if colour is not None:
        beside = _known(cells, field, rest)
        if beside is not None:
            return _Coded(beside.delivery, colour)
        problem, remedy = "more than a colour; only the colour was read", f"write {_STATES} in a column of its own"
        cells.report(field, problem, remedy, Severity.WARNING)
        return _Coded(None, colour)
    meant = closest_names(plain, (*DELIVERIES, *RATINGS), limit=1)
    what = _STATES if field == "delivery" else "a colour: red, amber, green or blue"
    hint = f"did you mean {meant[0]!r}?" if meant else f"write {what}"
    cells.report(field, f"not {what}; the state is not known", hint)
    return _Coded(Delivery.NOT_KNOWN)


def _known(cells: Cells, field: str, plain: str) -> _Coded | None:
    if plain in RATINGS:
        return _Coded(None, RATINGS[plain])
    if field == "rating" and plain in {"n a", "na", "not applicable"}:
        return _Coded()
    if plain in DELIVERIES:
        return _Coded(DELIVERIES[plain])
    if plain in CLOSED:
        problem = "says that nothing is left to do; read as complete, not as signed off"
        cells.report(field, problem, "write complete, signed off or no longer applicable", Severity.WARNING)
        return _Coded(Delivery.COMPLETE_AWAITING_SIGN_OFF)
    if plain in DERIVED | NOT_DUE:
        is_open = plain in DERIVED
        taken = "read as open, since it says that work is left" if is_open else "the state is not known"
        problem = f"follows from the target and the day; {taken}"
        remedy = "write how far the work is: not started, in progress, complete"
        cells.report(field, problem, remedy, Severity.WARNING)
        return _Coded(Delivery.IN_PROGRESS if is_open else Delivery.NOT_KNOWN)
    return None


def _share(found: str) -> _Coded | None:
    """How far the work is, where the column of states says it in per cent."""
    share = _SHARE.fullmatch(found.casefold())
    if share is None or int(share[1]) > _WHOLE:
        return None
    if int(share[1]) == _WHOLE:
        return _Coded(Delivery.COMPLETE_AWAITING_SIGN_OFF)
    return _Coded(Delivery.IN_PROGRESS if int(share[1]) else Delivery.NOT_STARTED)


def _split(plain: str) -> tuple[Rating | None, str]:
    """A colour's whole word at either end, and the other words."""
    words = plain.split()
    for end, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        if len(end) > 1 and end in RATINGS:
            return RATINGS[end], " ".join(rest)
    return None, plain


def _one_of(cells: Cells, word: Delivery | None, other: Delivery | None, beside: str = "rating") -> Delivery | None:
    """The state of the column of states; where the column of colours, or of yes and no, says another, that is reported."""
    if word is None or other is None or other is word or (beside == "done" and _agree(word, other)):
        return other if word is None else word
    problem = "another state than its column of states says; the latter was taken"
    cells.report(beside, problem, "mend one of the two", Severity.WARNING)
    return word


def _agree(word: Delivery, done: Delivery) -> bool:
    """Whether a state says no other than a yes or a no beside it."""
    return word.is_done if done.is_done else not word.is_done


def _done(cells: Cells) -> Delivery | None:
    """What a column of yes and no says of the work."""
    found = cells.text("done").strip()
    plain = plain_words(found) or found
    if not plain or is_nothing(found):
        return None
    if plain in YES:
        return Delivery.COMPLETE_AWAITING_SIGN_OFF
    if plain in NO:
        return Delivery.IN_PROGRESS
    cells.report("done", "neither yes nor no; the state is not known", "write yes or no")
    return Delivery.NOT_KNOWN


def _closed(cells: Cells, delivery: Delivery | None) -> Delivery | None:
    """The state, where a column says why the action was closed: not everything that is closed was done."""
    plain = plain_words(cells.text("resolution"))
    if not plain:
        return delivery
    if plain not in RESOLUTIONS:
        cells.report(
            "resolution", "not a reason that is known; the state is not known", "write done, or why it was not"
        )
        return Delivery.NOT_KNOWN
    closed = RESOLUTIONS[plain]
    if closed is not None and delivery is not None and delivery.is_open:
        cells.report("resolution", "closed, beside an open state; the state is not known", "mend one of the two")
        return Delivery.NOT_KNOWN
    return closed or delivery


def _by_key(cells: Cells, rating: Rating, key: Mapping[Rating, Delivery]) -> Delivery | None:
    if rating in key:
        return key[rating]
    if rating is Rating.BLUE:
        field = "rating" if cells.text("rating") else "delivery"
        problem = "blue, which no key in the tracker explains; whether the work is done is not known"
        cells.report(field, problem, "add a key, such as 'Blue = complete', or a column of states", Severity.WARNING)
    return None


def _beside_dates(
    cells: Cells, delivery: Delivery | None, done_on: date | None, signed_off: date | None
) -> Delivery | None:
    """A date of completion counts for more than a state that forgot it."""
    if delivery is not None and delivery.is_open and done_on is not None:
        field = "delivery" if cells.text("delivery") else "rating"
        cells.report(field, "open, beside a date of completion; the date was taken", "mend one of the two")
        return None
    if delivery is Delivery.COMPLETE_AWAITING_SIGN_OFF and signed_off is not None:
        return Delivery.IMPLEMENTED
    return delivery
