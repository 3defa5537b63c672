"""An error that nobody foresaw: one sentence for the learner, the whole of it in a log file."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


def install(environment: Mapping[str, str]) -> None:
    """From now on an error that ends the program says one sentence; its exit status is 1."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        where = _logged(environment, kind, error, trace)
        told = f"the details are in {where}" if where else "the details could not be written down"
        sys.stderr.write(
            f"gradquest: something went wrong inside ({kind.__name__}); {told}. "
            "What you answered is safe.\n"
        )

    sys.excepthook = report


def _logged(
    environment: Mapping[str, str],
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> Path | None:
    from traceback import format_exception

    from gradquest.errors import GradquestError
    from gradquest.progress.folders import Folders

    text = "".join(format_exception(kind, error, trace))
    try:
        path = Folders.of(environment).log
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as log:
            log.write(f"{text}\n")
    except (OSError, GradquestError, RuntimeError):
        return None
    return path
