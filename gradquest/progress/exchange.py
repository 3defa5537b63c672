"""Export and import: every attempt as a line of JSON or a row of CSV.

The ends of finished sessions travel under `finished`, on the line of the last attempt before
them, so that each line is an attempt. What was exported can be imported: the same history, and
whatever is there already stays as it is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradquest.errors import GradquestError
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.folders import shown
from gradquest.progress.portable import ATTEMPT_TYPES, attempt_from, end_from, plain, typed
from gradquest.progress.store import Store, Unsaved

FINISHED = "finished"
COLUMNS = (*ATTEMPT_TYPES, FINISHED)
RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""A spreadsheet takes a cell that begins so for a formula; `'` in front makes it a text."""

MOST_PIPED = 2**28
"""Bytes from what is no file: some 300,000 attempts."""

Log = tuple[list[Attempt], list[SessionEnd]]


class ExchangeError(GradquestError):
    """A file that is no export of ours."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to."""

    new: int
    known: int
    """Attempts that were there already."""


def export_jsonl(attempts: Sequence[Attempt], ends: Sequence[SessionEnd]) -> Iterator[str]:
    """One JSON object a line, each line with its end."""
    for row in _rows(attempts, ends):
        yield json.dumps(row) + "\n"


def export_csv(attempts: Sequence[Attempt], ends: Sequence[SessionEnd]) -> Iterator[str]:
    """A line of names, then a row for each attempt, each with its end."""
    yield _csv_line(COLUMNS)
    for row in _rows(attempts, ends):
        yield _csv_line([_cell(row.get(name)) for name in COLUMNS])


def import_file(store: Store | Unsaved, path: Path) -> Imported:
    """Merge an export into the log, all or nothing. Raises `ExchangeError` and `StoreError`."""
    attempts, ends = read_export(path)
    new = store.merge(attempts, ends)
    return Imported(new, len(attempts) - new)


def read_export(path: Path) -> Log:
    """The attempts and session ends of an export, of either form. Raises `ExchangeError`."""
    try:
        text = _content(path).decode("utf-8-sig")
    except OSError as error:
        raise ExchangeError(f"{shown(path)} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{shown(path)} is no text in UTF-8; nothing was imported") from error
    try:
        return _log(_json_lines(text) if text.lstrip().startswith("{") else _csv_rows(text))
    except ExchangeError as error:
        raise ExchangeError(f"{shown(path)}, {error}; nothing was imported") from error


def _content(path: Path) -> bytes:
    """All of a file, or of a pipe or a device that comes to an end."""
    if path.is_file():
        return path.read_bytes()
    with path.open("rb") as pipe:
        content = pipe.read(MOST_PIPED + 1)
    if len(content) > MOST_PIPED:
        raise ExchangeError(f"{shown(path)} does not end; nothing was imported")
    return content


def _rows(attempts: Sequence[Attempt], ends: Sequence[SessionEnd]) -> Iterator[dict[str, Any]]:
    """The attempts, each with the session ends that follow it, both in their own order."""
    last = {attempt.session: number for number, attempt in enumerate(attempts)}
    following: dict[int, list[dict[str, Any]]] = {}
    place = 0
    for end in ends:
        place = max(place, last.get(end.id, 0))
        following.setdefault(place, []).append(plain(end))
    if following and not attempts:
        yield {FINISHED: following[0]}
    for number, attempt in enumerate(attempts):
        more = {FINISHED: following[number]} if number in following else {}
        yield plain(attempt) | more


def _log(lines: Iterable[tuple[int, object]]) -> Log:
    attempts: list[Attempt] = []
    ends: list[SessionEnd] = []
    for line, data in lines:
        try:
            attempt, finished = _parts(data)
        except ValueError as error:
            raise ExchangeError(f"line {line}: {error}") from error
        attempts += attempt
        ends += finished
    return attempts, ends


def _parts(data: object) -> Log:
    """What one line holds: an attempt and the session ends behind it, or only these."""
    if not isinstance(data, dict):
        raise ValueError("there is no attempt in it")  # noqa: TRY004  # a value, no argument
    attempt = {name: value for name, value in data.items() if name != FINISHED}
    finished = data.get(FINISHED, [])
    if not isinstance(finished, list) or not all(isinstance(end, dict) for end in finished):
        raise ValueError(f"{FINISHED!r} should be a list of session ends")
    ends = [end_from(end) for end in finished]
    return ([], ends) if ends and not any(attempt.values()) else ([attempt_from(attempt)], ends)


def _json_lines(text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _from_json(line, number)


def _csv_rows(text: str) -> Iterator[tuple[int, object]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = next(reader, [])
        if text.strip() and "id" not in names:
            raise ExchangeError("line 1: there is neither JSON nor a line of names with 'id'")
        for cells in reader:
            if cells:
                yield reader.line_num, _from_cells(names, cells, reader.line_num)
    except csv.Error as error:
        raise ExchangeError(f"line {reader.line_num}: {error}") from error


def _from_cells(names: Sequence[str], cells: Sequence[str], line: int) -> dict[str, object]:
    if len(names) != len(cells):
        raise ExchangeError(f"line {line}: it has {len(cells)} cells, not {len(names)}")
    texts = {name: cell.removeprefix("'") for name, cell in zip(names, cells, strict=True)}
    finished = texts.pop(FINISHED, "")
    return typed(texts) | ({FINISHED: _from_json(finished, line)} if finished else {})


def _from_json(text: str, line: int) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"line {line}: it is no JSON") from error


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO(newline="")
    has_return = any("\r" in cell for cell in cells)  # the writer alone would not quote it
    csv.writer(
        line, lineterminator="\n", quoting=csv.QUOTE_ALL if has_return else csv.QUOTE_MINIMAL
    ).writerow(cells)
    return line.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case list() | bool():
            return json.dumps(value)
        case str() if value.startswith(RISKY):
            return f"'{value}"
        case _:
            return str(value)
