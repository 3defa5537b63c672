"""A picture in sentences: under every picture, and alone where no picture can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.plot import curve_sentences, map_sentences
from gradquest.plot.scene import Curve, Picture


def describe(picture: Picture) -> str:
    """What a picture shows, in plain sentences.

    Nothing is told that is not in it: without arrows the gradient stays unsaid.
    """
    return " ".join(_sentences(picture))


def describe_yours(picture: Picture) -> str:
    """What it shows of the learner's own answer, and nothing of the right one."""
    known = set(_sentences(picture.bare))
    return " ".join(it for it in _sentences(picture.yours_alone) if it not in known)


def _sentences(picture: Picture) -> Iterator[str]:
    if isinstance(picture, Curve):
        return curve_sentences.sentences(picture)
    return map_sentences.sentences(picture)
