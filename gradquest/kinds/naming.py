"""Skills and slips as people say them, wherever they are listed or spoken of."""

from __future__ import annotations

from gradquest.kinds.kind import kinds
from gradquest.kinds.slip_titles import TITLES


def kind_title(name: str) -> str:
    """A kind's short name: `∇f at a point`; one that is not known any more by its own name."""
    kind = kinds().get(name)
    return (kind.short or kind.title) if kind else name.replace("_", " ")


def skill_title(name: str) -> str:
    """`gradient_at.chain` as people say it: `∇f at a point (chain)`."""
    kind, _, family = name.partition(".")
    return f"{kind_title(kind)} ({family})"


def slip_title(name: str) -> str:
    """`nothing-frozen` as people say it: `nothing held fixed`."""
    return TITLES.get(name, name.replace("-", " "))
