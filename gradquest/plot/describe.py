"""A picture in sentences: under every picture, and alone where no picture can be shown."""

from __future__ import annotations

from gradquest.plot import curve_sentences, map_sentences
from gradquest.plot.scene import Curve, Picture


def describe(picture: Picture) -> str:
    """What a picture shows, in plain sentences.

    Nothing is told that is not in it: without arrows the gradient stays unsaid.
    """
    if isinstance(picture, Curve):
        return " ".join(curve_sentences.sentences(picture))
    return " ".join(map_sentences.sentences(picture))


def describe_yours(picture: Picture) -> str:
    """What it shows of the learner's own answer, and nothing of the right one."""
    return describe(picture).removeprefix(describe(picture.without_yours)).strip()
