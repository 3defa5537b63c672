"""Records as plain data that other programs can read, and back, with every value checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from sys import float_info
from typing import Any, NamedTuple, TypeVar, get_type_hints

from gradquest.progress.attempt import Attempt, SessionEnd, Status
from gradquest.progress.schema import day_text

R = TypeVar("R", bound=Attempt | SessionEnd)

LARGEST_FLOAT = float_info.max
LARGEST = 2**63 - 1
"""What SQLite can hold."""


def plain(record: Attempt | SessionEnd) -> dict[str, Any]:
    """A record by field; `try_` is called `try`."""
    return {_outside(field.name): getattr(record, field.name) for field in fields(record)}


def attempt_from(data: Mapping[str, object]) -> Attempt:
    """The attempt of plain data. Raises `ValueError` with a sentence."""
    return _record(Attempt, data)


def end_from(data: Mapping[str, object]) -> SessionEnd:
    """The session's end of plain data. Raises `ValueError` with a sentence."""
    return _record(SessionEnd, data)


def typed(data: Mapping[str, str]) -> dict[str, object]:
    """An attempt's values out of texts, as a table has them; what does not fit stays a text."""
    return {name: _from_text(name, text) for name, text in data.items()}


ATTEMPT_TYPES = {name.rstrip("_"): hint for name, hint in get_type_hints(Attempt).items()}


def _record(record: type[R], data: Mapping[str, object]) -> R:
    values = {}
    for place in _PLACES[record]:
        if place.name in data:
            values[place.inside] = _checked(place.name, data[place.name], place.hint)
        elif place.is_needed:
            raise ValueError(f"{place.name!r} is missing")
    made: Callable[..., R] = record
    return made(**values)


class _Place(NamedTuple):
    """One field of a record."""

    name: str
    inside: str
    hint: object
    is_needed: bool


def _places(record: type[Attempt | SessionEnd]) -> tuple[_Place, ...]:
    hints = get_type_hints(record)
    return tuple(
        _Place(_outside(field.name), field.name, hints[field.name], field.default is MISSING)
        for field in fields(record)
    )


def _checked(name: str, value: object, hint: object) -> object:
    match value:
        case None if hint == float | None:
            return None
        case bool() if hint is bool:
            return value
        case int() if hint is int and not isinstance(value, bool) and abs(value) <= LARGEST:
            return value
        case int() | float() if hint in (float, float | None) and not isinstance(value, bool):
            if abs(value) <= LARGEST_FLOAT:  # neither endless nor beyond all floats
                return float(value)
        case str() if hint is Status:
            return _status(value)
        case str() if hint is str and _is_fitting(name, value):
            return value
    raise ValueError(f"{name!r} cannot be {ascii(value)[:40]}")


def _status(text: str) -> Status:
    try:
        return Status(text)
    except ValueError:
        raise ValueError(f"'status' cannot be {ascii(text)[:40]}") from None


def _is_fitting(name: str, text: str) -> bool:
    """Only an answer may hold any sign; the rest is shown as it is, and must be harmless."""
    match name:
        case "answer":
            return not any("\ud800" <= sign <= "\udfff" for sign in text)
        case "id" | "session":
            return text.isprintable() and text != ""
        case "day":
            return _is_day(text)
        case "at":
            return _is_instant(text)
        case _:
            return text.isprintable()


def _is_day(text: str) -> bool:
    try:
        return day_text(text) == text
    except ValueError:
        return False


def _is_instant(text: str) -> bool:
    try:
        return text.endswith("Z") and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _from_text(name: str, text: str) -> object:
    hint = ATTEMPT_TYPES.get(name)
    if hint == float | None and not text:
        return None
    if hint is bool:
        return {"true": True, "false": False}.get(text, text)
    if hint not in (int, float, float | None):
        return text
    try:
        return int(text) if hint is int else float(text)
    except ValueError:
        return text


def _outside(name: str) -> str:
    return name.rstrip("_")


_PLACES: Mapping[type, tuple[_Place, ...]] = {
    record: _places(record) for record in (Attempt, SessionEnd)
}
