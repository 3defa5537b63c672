"""A bookmark in a practice that was left: where one was, so that one can go on in mid-question.

The log has the answers; a small file has what the log does not know: the question at hand, its
hints, the text that was typed, and why each problem was chosen. Where two programs run at once, the
first one that begins a practice has the file to itself: in the other a practice ends when it is
left.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any

from gradquest.errors import GradquestError
from gradquest.progress.folders import Folders, write_whole
from gradquest.training.mixing import asked
from gradquest.training.played import Played
from gradquest.training.practising import Past, PracticeSession
from gradquest.training.stages import Stage
from gradquest.training.start import Start

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.progress.attempt import Attempt

FILE = "practice.json"
VERSION = 1
LONGEST = 200_000
"""Characters; a file that is longer is none of ours."""


@dataclass(frozen=True, slots=True)
class Item:
    """One problem as it was posed."""

    reference: str
    bank_hash: str
    why: str
    predicted: float | None
    stage: str
    role: str
    hints: int
    misreads: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A practice that was left."""

    id: str
    """The session's."""
    kinds: tuple[str, ...]
    level: int | None
    bank: str | None
    topic: str
    seed: int
    total: int | None
    number: int
    """Where one goes on: `4` of 10."""
    configuration: str
    elapsed_s: float
    shown_s: float
    """Seconds that the question at hand was looked at."""
    typed: str
    """What stands in the answer line."""
    items: tuple[Item, ...]
    is_concluded: bool = False
    """The solution of the last item was shown; earlier versions did not keep that."""

    @property
    def start(self) -> Start:
        """What was asked for; the seed is the one that was drawn."""
        return Start(
            "practice",
            self.kinds,
            self.level,
            self.bank,
            self.seed,
            self.total,
            topic=self.topic,
        )

    @property
    def place(self) -> str:
        """`4 of 10`."""
        return f"{self.number} of {self.total}" if self.total else str(self.number)


def bookmark(session: PracticeSession, start: Start, typed: str = "") -> Bookmark | None:
    """The bookmark of a practice; None where there is nothing to come back to."""
    if start.place != "practice":
        return None
    is_touched = any(item.attempts or item.hints for item in session.played) or typed
    if not session.played or session.is_through or not is_touched:
        return None
    return Bookmark(
        id=session.id,
        kinds=start.kinds,
        level=start.level,
        bank=start.bank,
        topic=start.topic,
        seed=session.seed,
        total=session.total,
        number=session.number + session.is_settled,
        configuration=session.configuration,
        elapsed_s=session.elapsed_s,
        shown_s=session.watch.shown_s,
        typed=typed,
        items=tuple(map(_item, session.played)),
        is_concluded=session.is_concluded,
    )


def _item(played: Played) -> Item:
    problem = played.problem
    return Item(
        problem.reference,
        problem.origin.bank_hash,
        played.why,
        played.predicted,
        played.stage.value,
        played.role,
        played.hints,
        played.misreads,
    )


# The file


def keep(folders: Folders, mark: Bookmark) -> None:
    """Write the bookmark whole, in place of an older one; a disk that is full is no reason to stop
    playing."""
    with suppress(OSError):
        write_whole(_path(folders), json.dumps({"version": VERSION, **asdict(mark)}))


def drop(folders: Folders) -> None:
    """There is nothing to go on with any more."""
    with suppress(OSError):
        _path(folders).unlink(missing_ok=True)


def read(folders: Folders) -> Bookmark | None:
    """The bookmark; None where there is none, or none that can be understood."""
    try:
        text = _path(folders).read_text(encoding="utf-8")
        return _bookmark(json.loads(text)) if len(text) <= LONGEST else None
    except (OSError, ValueError, RecursionError):
        return None


def _path(folders: Folders) -> Path:
    return folders.home / FILE


def _bookmark(data: object) -> Bookmark:
    """The bookmark of plain data. Raises `ValueError`."""
    values = _table(data)
    if values.get("version") != VERSION:
        raise ValueError("another version")
    return Bookmark(
        id=_of(values, "id", str),
        kinds=tuple(_of({"kind": kind}, "kind", str) for kind in _of(values, "kinds", list)),
        level=_of(values, "level", int, NoneType),
        bank=_of(values, "bank", str, NoneType),
        topic=_of(values, "topic", str),
        seed=_of(values, "seed", int),
        total=_of(values, "total", int, NoneType),
        number=_of(values, "number", int),
        configuration=_of(values, "configuration", str),
        elapsed_s=_of(values, "elapsed_s", float, int),
        shown_s=_of(values, "shown_s", float, int),
        typed=_of(values, "typed", str),
        items=tuple(_item_of(_table(item)) for item in _of(values, "items", list)),
        is_concluded=_of({"is_concluded": False, **values}, "is_concluded", bool),
    )


def _item_of(values: Mapping[str, Any]) -> Item:
    return Item(
        reference=_of(values, "reference", str),
        bank_hash=_of(values, "bank_hash", str),
        why=_of(values, "why", str),
        predicted=_of(values, "predicted", float, int, NoneType),
        stage=Stage(_of(values, "stage", str)).value,
        role=_of(values, "role", str),
        hints=_of(values, "hints", int),
        misreads=_of(values, "misreads", int),
    )


def _table(data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise ValueError("no table")  # noqa: TRY004  # one error for all that is not ours
    return data


def _of(values: Mapping[str, Any], name: str, *types: type) -> Any:
    value = values.get(name)
    is_absurd = isinstance(value, int | float) and not 0 <= value < 2**53
    if type(value) not in types or is_absurd:
        raise ValueError(name)
    return value


# Going on


def past(
    mark: Bookmark, problem: Callable[[str], Problem], attempts: Iterable[Attempt]
) -> Past | None:
    """The session as it was left, its problems made anew, its answers taken from the log.

    None where banks or log have changed so that it cannot be the same.
    """
    answers = [attempt for attempt in attempts if attempt.session == mark.id]
    try:
        played = [_played(item, problem, answers) for item in mark.items]
    except GradquestError:
        return None
    is_whole = all(item.attempts for item in asked(played)[:-1])
    if not played or not is_whole:
        return None
    return Past(mark.id, played, mark.elapsed_s, mark.shown_s, mark.is_concluded)


def _played(item: Item, problem: Callable[[str], Problem], answers: Sequence[Attempt]) -> Played:
    made = problem(item.reference)
    if made.origin.bank_hash != item.bank_hash:
        raise GradquestError("its bank has changed")
    own = [it for it in answers if _is_about(it, made)]
    return Played(
        made,
        attempts=own,
        why=item.why,
        predicted=item.predicted,
        hints=max([item.hints, *(it.hints for it in own)]),
        misreads=item.misreads,
        stage=Stage(item.stage),
        role=item.role,
    )


def _is_about(attempt: Attempt, problem: Problem) -> bool:
    origin = problem.origin
    return (attempt.bank, attempt.template, attempt.kind, attempt.seed) == (
        origin.bank,
        origin.template,
        problem.kind.name,
        origin.seed,
    )
