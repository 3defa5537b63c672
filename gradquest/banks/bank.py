"""A bank: templates from one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gradquest.banks.template import Listed


@dataclass(frozen=True)
class Bank:
    """What one file holds."""

    id: str
    title: str
    path: Path
    hash: str
    """Short, of the file's bytes."""
    templates: tuple[Listed, ...]
    description: str = ""
    author: str = ""
    license: str = ""
