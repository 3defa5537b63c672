"""A hold on a file's name: of several programs at once only one may write there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gradquest.progress.folders import PRIVATE_FILE


class Hold:
    """Taken by one program at a time, and let go when that ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> bool:
        """False where another program has it; where there are no such locks, it is ours."""
        if self._descriptor is not None or sys.platform == "win32":
            return True
        import fcntl

        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        except OSError:  # a folder that cannot be written, or is not there yet
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as trouble:
            os.close(descriptor)
            return not isinstance(trouble, BlockingIOError)
        self._descriptor = descriptor
        return True

    def could_take(self) -> bool:
        """No other program has it."""
        is_ours = self._descriptor is not None
        can = self.take()
        if not is_ours:
            self.let_go()
        return can

    def let_go(self) -> None:
        """Another program may have it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
