"""Where a learner's files are: one private folder for all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from gradquest.errors import GradquestError

HOME_VARIABLE = "GRADQUEST_HOME"
ANOTHER = f"set {HOME_VARIABLE} to a folder of yours"
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


class NoFolder(GradquestError):
    """There is no folder in which files could be kept."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The places of all files. Nothing is created before it is needed."""

    home: Path
    """The data folder; everything else is inside it."""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Folders:
        """What `GRADQUEST_HOME` names, else where this system keeps data. Raises `NoFolder`."""
        chosen = environment.get(HOME_VARIABLE, "")
        try:
            home = Path(chosen).expanduser().absolute() if chosen else _system_folder()
        except (RuntimeError, OSError) as error:
            raise NoFolder(f"there is no home folder to keep your files in; {ANOTHER}") from error
        try:
            (home / "gradquest.db").exists()
        except (OSError, ValueError) as error:  # too long a name, or a folder that is locked
            reason = getattr(error, "strerror", None) or "no file can be called so"
            raise NoFolder(f"{shown(home)} cannot be used, {reason}; {ANOTHER}") from error
        return cls(home)

    @property
    def database(self) -> Path:
        """The log of attempts."""
        return self.home / "gradquest.db"

    @property
    def settings(self) -> Path:
        """The settings, a TOML file."""
        return self.home / "settings.toml"

    @property
    def banks(self) -> Path:
        """The learner's own banks."""
        return self.home / "banks"

    @property
    def catalogue(self) -> Path:
        """What is in those banks, for a quick start; made anew whenever it is missing."""
        return self.home / "cache" / "banks"

    @property
    def backups(self) -> Path:
        """Copies of the log."""
        return self.home / "backups"

    @property
    def reports(self) -> Path:
        """What the learner wants to tell the authors."""
        return self.home / "reports"

    @property
    def results(self) -> Path:
        """Runs that were kept for friends."""
        return self.home / "results"

    @property
    def log(self) -> Path:
        """What went wrong inside the program."""
        return self.home / "gradquest.log"


def _system_folder() -> Path:
    from platformdirs import user_data_dir

    folder = Path(user_data_dir("gradquest", appauthor=False))
    if not folder.is_absolute():  # without a home, `~` stays as it is
        raise RuntimeError("the home folder is unknown")
    return folder


def make_folder(folder: Path) -> None:
    """Create a folder that only its owner can enter; one that is there stays as it is."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):  # another program was quicker
        folder.mkdir(PRIVATE_FOLDER)
        folder.chmod(PRIVATE_FOLDER)  # whatever the umask took away
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder")


def create_file(path: Path) -> None:
    """Create an empty file that only its owner can read. Raises `FileExistsError`."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    path.chmod(PRIVATE_FILE)


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """An empty private file beside `path`, to be filled and renamed; gone afterwards."""
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    create_file(draft)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that at any moment either the old or the new one is there, whole."""
    place = path.resolve()  # a link stays a link
    with draft_of(place) as draft:
        draft.write_text(text, encoding="utf-8", newline="")
        flush(draft)
        draft.replace(place)
    flush_folder(place.parent)


def write_out(path: Path, text: str) -> None:
    """Write where a person said: a file is replaced whole, a device or a pipe is written to."""
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="")
    else:
        write_whole(path, text)


def flush(path: Path) -> None:
    """Wait until a file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def shown(path: Path) -> str:
    """A path as it may be printed: no sign in it moves the cursor or ends the line."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(path))
