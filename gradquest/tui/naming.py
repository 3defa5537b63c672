"""Configurations of drills as people say them."""

from __future__ import annotations


def configuration_title(configuration: str) -> str:
    """`race-10 kinds=all level=2 …` as people say it: `race 10, level 2`."""
    name, *parts = configuration.split()
    chosen = dict(part.split("=", 1) for part in parts if "=" in part)
    kinds, level = chosen.get("kinds", "all"), chosen.get("level", "all")
    said = [name.replace("-", " ")]
    said += [kinds.replace("_", " ")] if kinds != "all" else []
    said += [f"level {level}"] if level != "all" else []
    return ", ".join(said)
