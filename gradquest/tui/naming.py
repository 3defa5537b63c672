"""Configurations of drills as people say them."""

from __future__ import annotations

from gradquest.kinds.naming import kind_title
from gradquest.wording import clock_text


def configuration_title(configuration: str) -> str:
    """`race-10 kinds=all level=2 …` as people say it: `Race 10, level 2`."""
    name, *parts = configuration.split()
    chosen = dict(part.split("=", 1) for part in parts if "=" in part)
    kinds, level = chosen.get("kinds", "all"), chosen.get("level", "all")
    said = [_played(name)]
    said += map(kind_title, kinds.split(",")) if kinds != "all" else []
    said += [f"level {level}"] if level != "all" else []
    return ", ".join(said)


def _played(name: str) -> str:
    """`Sprint 2:00`, `Race 10`, `Daily`, as their menu and their results have it."""
    place, _, size = name.partition("-")
    if place == "sprint" and size.isdigit():
        return f"Sprint {clock_text(int(size))}"
    return "Daily" if place == "daily" else f"{place} {size}".strip().capitalize()
