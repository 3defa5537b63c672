"""What a learner prefers, kept in a small TOML file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from gradquest.errors import GradquestError
from gradquest.progress.folders import Folders, shown, write_whole

CHOICES: Mapping[str, tuple[str, ...]] = {
    "charset": ("auto", "unicode", "ascii"),
    "look": ("auto", "ascii", "braille", "fill"),
    "sound": ("off", "on"),
    "timer": ("hidden", "shown"),
    "target": ("standard", "gentle", "spicy"),
    "session": ("10", "5", "20"),
    "goal": ("2", "3", "4", "5", "6", "7", "none", "1"),
}
"""The values that a setting may have, its default first."""

TARGETS = {"gentle": 0.90, "standard": 0.83, "spicy": 0.70}


class SettingsError(GradquestError):
    """The settings cannot be saved, or one has a value that there is not."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A learner's preferences. Raises `SettingsError` for a value that there is not."""

    theme: str = "gradquest-dark"
    charset: str = "auto"
    """Which signs the terminal can show: auto, unicode, ascii."""
    look: str = "auto"
    """How pictures are drawn: auto, ascii, braille, fill."""
    sound: str = "off"
    timer: str = "hidden"
    """Whether practice shows its time: shown, hidden."""
    target: str = "standard"
    """How often practice aims at a clean answer: gentle, standard, spicy."""
    session: str = "10"
    """How many problems a practice has: 5, 10, 20."""
    goal: str = "2"
    """The level up to which every skill shall be learned, or none."""
    quiet: bool = False
    """Not a word of achievements and records."""

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if (complaint := _complaint(name, value)) is not None:
                raise SettingsError(complaint)

    @property
    def target_success(self) -> float:
        """The share of clean answers that practice aims at."""
        return TARGETS[self.target]

    @property
    def goal_level(self) -> int | None:
        """The level up to which every skill shall be learned; None: no goal."""
        return None if self.goal == "none" else int(self.goal)

    @property
    def planned(self) -> int:
        """How many problems a practice has."""
        return int(self.session)


def load_settings(folders: Folders) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and a sentence for each value that could not be used; the file stays."""
    path = folders.settings
    if path.exists() and not path.is_file():
        return DEFAULTS, (f"{shown(path)} is no file, so it counts as empty",)
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return DEFAULTS, ()
    except OSError as error:
        return DEFAULTS, (f"{shown(path)} cannot be read, {error.strerror}; it counts as empty",)
    except (ValueError, RecursionError):
        return DEFAULTS, (f"{shown(path)} is no TOML, so it counts as empty until you save",)
    complaints = {name: _complaint(name, value) for name, value in found.items()}
    sound = {name: found[name] for name, complaint in complaints.items() if complaint is None}
    return Settings(**sound), tuple(
        f"{shown(path)}: {told}" for told in complaints.values() if told
    )


def save_settings(folders: Folders, settings: Settings) -> None:
    """Write the file whole, then put it in the old one's place. Raises `SettingsError`."""
    try:
        write_whole(folders.settings, to_toml(settings))
    except OSError as error:
        raise SettingsError(
            f"{shown(folders.settings)} cannot be saved: {error.strerror or error}"
        ) from error


def to_toml(settings: Settings) -> str:
    """The settings as TOML, each with what else it could be."""
    return "".join(f"{line}\n" for line in _lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    for name, value in asdict(settings).items():
        others = f"  # {', '.join(CHOICES[name])}" if name in CHOICES else ""
        # JSON writes printable texts, true and false as TOML does
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}{others}"


def _complaint(name: str, value: object) -> str | None:
    """What is wrong with a setting, with what it could be; None if nothing is."""
    if name == "quiet":
        return None if isinstance(value, bool) else _not(name, value, "true or false")
    if name == "theme":
        is_name = isinstance(value, str) and value.isprintable() and bool(value)
        return None if is_name else _not(name, value, "the name of a theme")
    if name not in CHOICES:
        return f"there is no setting {_quoted(name)}; it is left out"
    is_choice = isinstance(value, str) and value in CHOICES[name]
    return None if is_choice else _not(name, value, f"one of {', '.join(CHOICES[name])}")


def _not(name: str, value: object, wanted: str) -> str:
    return f"{name} is {wanted}, not {_quoted(value)}; the default is used"


def _quoted(value: object) -> str:
    return ascii(value)[:40]


DEFAULTS = Settings()
"""What holds until a learner chooses otherwise."""
