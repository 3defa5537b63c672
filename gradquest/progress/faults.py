"""Where an error is written down that nobody foresaw: a log file that only the learner can read."""

from __future__ import annotations

import os
from pathlib import Path
from traceback import format_exception

from gradquest.progress.folders import Folders


def write_down(folders: Folders, error: BaseException) -> Path | None:
    """Append the whole traceback to the log; where it is, or None if it cannot be written."""
    path, text = folders.log, "".join(format_exception(error))
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as log:
            log.write(f"{text}\n")
    except (OSError, UnicodeError):
        return None
    return path
