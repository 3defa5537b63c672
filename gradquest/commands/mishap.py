"""An error that nobody foresaw: one sentence for the learner, the whole of it in a log file."""

from __future__ import annotations

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
        where = _logged(environment, error.with_traceback(trace))
        told = f"the details are in {where}" if where else "the details could not be written down"
        sys.stderr.write(
            f"gradquest: something went wrong inside ({kind.__name__}); {told}. "
            "What you answered is safe.\n"
        )

    sys.excepthook = report


def _logged(environment: Mapping[str, str], error: BaseException) -> Path | None:
    from gradquest.errors import GradquestError
    from gradquest.progress.faults import write_down
    from gradquest.progress.folders import Folders

    try:
        return write_down(Folders.of(environment), error)
    except (GradquestError, RuntimeError):
        return None
