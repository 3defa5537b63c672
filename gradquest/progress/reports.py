"""Disputes: an answer that was judged wrongly, as the learner sees it, kept for the authors."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from gradquest import __version__
from gradquest.errors import GradquestError
from gradquest.kinds.problem import Problem
from gradquest.maths.notation import typed_answer
from gradquest.maths.verdict import Verdict
from gradquest.progress.folders import Folders, shown, write_whole


class NotReported(GradquestError):
    """A report that could not be saved."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is needed to judge the same answer again."""

    problem: str
    """`ID:SEED`, as `gradquest check --problem` takes it."""
    bank_hash: str
    prompt: str
    answer: str
    """As typed."""
    verdict: str
    message: str
    """What the learner was told."""
    reading: str
    """How the answer was understood; empty where it could not be read."""
    expected: str
    slip: str
    witness: dict[str, object] | None
    version: str
    at: str
    """The instant in UTC, ISO 8601 with milliseconds."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a dispute."""

    path: Path | None
    """Where the report is; None where it could not be saved."""
    says: str
    """One sentence for the learner."""


def report_of(problem: Problem, answer: str, verdict: Verdict, at: str) -> Report:
    """The report on one verdict."""
    return Report(
        problem=problem.reference,
        bank_hash=problem.origin.bank_hash,
        prompt=problem.prompt,
        answer=answer,
        verdict=verdict.outcome.value,
        message=verdict.slip.message if verdict.slip else verdict.message,
        reading=typed_answer(verdict.reading.components) if verdict.reading else "",
        expected=typed_answer(problem.answer),
        slip=verdict.slip.id if verdict.slip else "",
        witness=_witness(verdict),
        version=__version__,
        at=at,
    )


def _witness(verdict: Verdict) -> dict[str, object] | None:
    """Numbers as text: not every value of an answer is one that JSON knows."""
    if verdict.witness is None:
        return None
    seen = verdict.witness
    return {
        "at": {name: repr(value) for name, value in seen.at.items()},
        "yours": None if seen.yours is None else repr(seen.yours),
        "expected": repr(seen.expected),
        "entry": seen.component,
    }


def save_report(folders: Folders, report: Report) -> Path:
    """Write it where only the learner can read it, and give its path. Raises `NotReported`."""
    instant = "".join(sign for sign in report.at[:19] if sign.isdigit())
    path = folders.reports / f"report-{instant}-{uuid4().hex[:6]}.json"
    text = json.dumps(asdict(report), ensure_ascii=False, indent=2)
    try:
        write_whole(path, f"{text}\n")
    except (OSError, ValueError) as error:  # ValueError: half a character was typed
        reason = getattr(error, "strerror", None) or str(error)
        raise NotReported(f"the report could not be saved: {reason}") from error
    return path


def file_report(folders: Folders | None, report: Report) -> Filed:
    """Save it and say what became of it; whatever goes wrong, the game goes on."""
    if folders is None:
        return Filed(None, "There is no folder to keep a report in.")
    try:
        path = save_report(folders, report)
    except NotReported as trouble:
        text = str(trouble)
        return Filed(None, f"{text[0].upper()}{text[1:]}.")
    return Filed(path, f"Kept in {shown(path)}. Send it to whoever gave you gradquest or the bank.")
