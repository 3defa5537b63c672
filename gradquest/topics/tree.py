"""The skill tree: every topic in order, found by what a problem asks."""

from __future__ import annotations

from functools import cache

from gradquest.errors import Misuse
from gradquest.topics.hills import DESCENT, DIRECTIONS, GRADIENTS
from gradquest.topics.learning import CURVATURE, LOSSES, OPTIMISERS
from gradquest.topics.slopes import FREEZING, SLOPES
from gradquest.topics.topic import Topic

TOPICS = (
    *SLOPES, *FREEZING, *GRADIENTS, *DIRECTIONS, *DESCENT, *LOSSES, *CURVATURE, *OPTIMISERS,
)  # fmt: skip


@cache
def topic_of(kind: str, family: str) -> Topic | None:
    """The topic that problems of a kind and rule family practise; None for a kind of one's own."""
    of_kind = [topic for topic in TOPICS if kind in topic.kinds]
    named = (topic for topic in of_kind if family in topic.families)
    usual = (topic for topic in of_kind if not topic.families)
    return next(named, None) or next(usual, None)


def topic_named(name: str) -> Topic:
    """The topic of that id. Raises `Misuse` with a suggestion."""
    from difflib import get_close_matches

    for topic in TOPICS:
        if topic.id == name:
            return topic
    close = get_close_matches(name, [topic.id for topic in TOPICS], n=1)
    hint = f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(_ids())}"
    raise Misuse(f"{name!r} is not a topic{hint}")


def _ids() -> list[str]:
    return [topic.id for topic in TOPICS]


@cache
def rank(name: str) -> int:
    """How many topics in a row a topic builds on: those of rank 0 need nothing."""
    return max((rank(need) + 1 for need in topic_named(name).needs), default=0)
