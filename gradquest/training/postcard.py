"""What one sends to a friend: a few lines to paste, and a file with the whole run.

Both can be raced against: from lines the pace is known, from a file each problem's time too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradquest.errors import GradquestError, Misuse
from gradquest.training.ghost import AVERAGE, BEST, FRIEND, PAR, Ghost, splits_of
from gradquest.training.pace import Effort
from gradquest.wording import clock_text, harmless

if TYPE_CHECKING:
    from gradquest.training.result import Result

FORMAT = "gradquest result"
VERSION = 1
MOST_BYTES = 200_000
MOST_PROBLEMS = 300
LONGEST_S = 10**6
SLOWEST, FASTEST = 0.001, 1_000_000.0
PACELESS = "this run has no pace to race against: it was left early, or less than half was right"

_LINE_PACE = re.compile(r"([0-9]{1,4}\.[0-9]{1,4}) ?[x×] ?par")
_LINE_CODE = re.compile(r"\b([0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{3})\b")


class PostcardError(GradquestError):
    """A file that is no result of ours, or cannot be read or written."""


def lines(result: Result, *, is_ascii: bool = True) -> tuple[str, ...]:
    """What to paste: what was played and how fast, one sign a problem, the share code."""
    end, card = result.end, result.card
    title = f"daily {card.daily}" if card.daily else card.title.lower()
    times, name = ("x", "gradquest") if is_ascii else ("×", "∇ gradquest")
    marks = result.marks if is_ascii else result.signs
    pace = "" if end.pace is None else f"  {end.pace:.2f}{times} par"
    said = (
        f"{name} {title}{pace}  {clock_text(end.elapsed_ms / 1000)}",
        f"{marks}  {end.clean}/{end.problems}",
        card.code,
    )
    return tuple(filter(None, said))


# Files


def write_result(path: Path, result: Result) -> None:
    """Keep a run for friends. Raises `PostcardError`."""
    from gradquest.progress.folders import shown, write_out

    try:
        write_out(path, json.dumps(as_json(result), indent=1) + "\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can be called so"
        raise PostcardError(f"{shown(path)} cannot be written: {reason}") from error


def as_json(result: Result) -> dict[str, Any]:
    """A run as plain data."""
    end, card = result.end, result.card
    return {
        "format": FORMAT,
        "version": VERSION,
        "session": end.id,
        "at": end.at,
        "mode": end.mode,
        "title": card.title,
        "code": card.code,
        "daily": card.daily,
        "configuration": end.configuration,
        "seed": end.seed,
        "complete": end.is_complete,
        "pace": end.pace,
        "consistency": end.consistency,
        "elapsed_s": end.elapsed_ms / 1000,
        "problems": [
            {
                "problem": row.problem.reference,
                "mark": row.mark,
                "par_s": row.effort.par_s,
                "active_s": round(row.effort.active_s, 3),
                "wrong": row.effort.wrong,
                "hints": row.effort.hints,
                "skipped": row.effort.is_skipped,
            }
            for row in result.rows
        ],
    }


def read_result(path: Path) -> Ghost:
    """The ghost of a friend's file. Raises `PostcardError`."""
    from gradquest.progress.folders import shown

    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can be called so"
        raise PostcardError(f"{shown(path)} cannot be read: {reason}") from error
    try:
        return _ghost(json.loads(content) if len(content) <= MOST_BYTES else None)
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        raise PostcardError(f"{shown(path)} is no result file of gradquest") from None


def _ghost(data: Any) -> Ghost:
    """Raises `ValueError`, `KeyError` or `TypeError` where the data are not a run."""
    if data["format"] != FORMAT or data["version"] != VERSION:
        raise ValueError
    if data["pace"] is None:
        raise PostcardError(PACELESS)
    if not data["complete"]:
        raise ValueError
    rows = data["problems"]
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_PROBLEMS:
        raise ValueError
    ghost = Ghost(
        FRIEND,
        _between(data["pace"], SLOWEST, FASTEST),
        session=harmless(str(data["session"]))[:64],
        code=str(data["code"])[:20],
    )
    is_race = data["mode"] in ("race", "daily")
    return replace(ghost, splits=splits_of(list(map(_effort, rows)))) if is_race else ghost


def _effort(row: Mapping[str, Any]) -> Effort:
    return Effort(
        par_s=_between(row["par_s"], 1, LONGEST_S),
        active_s=_between(row["active_s"], 0, LONGEST_S),
        is_right=not row["skipped"],
        wrong=int(_between(row["wrong"], 0, LONGEST_S)),
        hints=int(_between(row["hints"], 0, LONGEST_S)),
        is_skipped=row["skipped"] is True,
    )


def _between(value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError
    return float(value)


# Whatever a learner names as a ghost


def has_pace(text: str) -> bool:
    """It is a pasted result."""
    return _LINE_PACE.search(text) is not None


def friend(text: str) -> Ghost:
    """A ghost from pasted lines, or from a file. Raises `GradquestError`."""
    found = _LINE_PACE.search(text)
    if found is None:
        return read_result(_file(text))
    pace = float(found[1])
    if not SLOWEST <= pace <= FASTEST:
        raise Misuse("a ghost needs a pace above 0")
    code = _LINE_CODE.search(text)
    return Ghost(FRIEND, pace, code=code[1] if code else "")


def _file(text: str) -> Path:
    from gradquest.training.code import read_code

    with suppress(OSError, ValueError, RuntimeError):  # no file can be called so
        path = Path(text).expanduser()
        if path.exists():
            return path
    if _LINE_CODE.fullmatch(text.strip()):
        read_code(text)
        raise Misuse("a share code holds no pace; give --code for its problems, and par as ghost")
    raise Misuse(
        f"--ghost is {BEST}, {AVERAGE}, {PAR}, none, a result file, or a pasted result line; "
        f"{harmless(text)[:40]!r} is none of these"
    )
