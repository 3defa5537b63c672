"""What is said on a quest: where one stands, where an answer leads, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradquest.training.hike import Footing
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.training.hike import Hike, Leg
    from gradquest.training.landscapes import Cairn, Landscape

HOURS = ((0.3, "morning"), (0.5, "noon"), (0.8, "afternoon"), (1.0, "evening"))
"""Up to which share of the day it is called what."""

STAYED = "By your answer the ground is flat here, so you stay."
AT_EDGE = "By your answer you would leave the map, so you stay at its edge."


def metres(height: float) -> str:
    """`6.25 m`."""
    from gradquest.plot.numbers import told

    return f"{told(round(height, 2))} m"


def place(cairn: Cairn) -> str:
    """`(2, -1.5)`."""
    from gradquest.maths.notation import point_text

    return point_text(cairn)


def daytime(share: float) -> str:
    """The hour at such a share of the day."""
    return next((name for end, name in HOURS if share <= end), HOURS[-1][1])


def introduction(landscape: Landscape) -> tuple[str, ...]:
    """What a quest is, and on what ground this one is."""
    return (
        f"A quest on the {landscape.title}. {landscape.story}",
        "You feel the slope under your feet, and step against it, until the ground is flat.",
        "A right answer walks you downhill and lifts the fog; a wrong one walks you where, by it, "
        "downhill would be.",
    )


def stand(way: Hike) -> str:
    """Where one stands and how high; at the start, on what ground."""
    land, here = way.landscape, way.stand
    height = metres(land.height(here))
    if not way.legs:
        return f"Fog on the {land.title}. You stand at {place(here)}, {height} up."
    if way.stands[-2] == here:
        return f"You still stand at {place(here)}, {height} up."
    before = land.height(way.stands[-2])
    return f"You stand at {place(here)}, {height} up; you were at {metres(before)}."


def leg(landscape: Landscape, way: Leg, kind: str) -> str:
    """Where an answer leads, and how much higher or lower that is."""
    if way.start == way.goal:
        return AT_EDGE if way.is_at_edge else STAYED
    said = f"{_lead(way, kind)} {place(way.goal)}: {_change(landscape, way.start, way.goal)}."
    if way.is_at_edge:
        said += " The map ends there."
    if way.passed is not None:
        said += (
            " It is flat there, yet no valley: on some side the ground falls away. "
            f"You are set down beside it, at {place(way.end)}."
        )
    elif landscape.is_valley(way.end):
        said += " The ground is flat, and it rises on all sides: the valley!"
    return said


def _lead(way: Leg, kind: str) -> str:
    match way.footing:
        case Footing.SURE:
            return "The fog lifts. You walk against the gradient to"
        case Footing.LED:
            return "A hand leads you one cairn downhill, to"
    if kind == "descent_step":
        return "You walk towards where your step would land, to"
    return "You walk against the gradient as you have it, to"


def _change(landscape: Landscape, start: Cairn, end: Cairn) -> str:
    before, after = landscape.height(start), landscape.height(end)
    difference = metres(abs(after - before))
    if difference == "0 m":
        return f"as high as before, {metres(after)}"
    return f"{difference} {'lower' if after < before else 'higher'}, at {metres(after)}"


def outcome(way: Hike, fewest: int, right: int, is_night: bool) -> str:
    """How a quest ended, kindly."""
    land, stands = way.landscape, len(way.legs)
    if not way.has_arrived:
        valleys = " or ".join(f"({x}, {y})" for x, y in land.valleys)
        there = metres(land.height(way.stand))
        began = "Night falls, and you make camp at" if is_night else "You rest at"
        many = len(land.valleys) > 1
        lies = (
            f"The valleys lie at {valleys} and wait" if many else f"The valley at {valleys} waits"
        )
        return f"{began} {place(way.stand)}, {there} up. {lies} for another day."
    lost = land.height(way.start) - land.height(way.stand)
    return (
        f"You are in the valley, at {place(way.stand)}. {_count(stands, fewest)} "
        f"{right} of {counted(stands, 'answer')} right ({right / stands:.0%}). "
        f"You came down {metres(lost)}."
    )


def _count(stands: int, fewest: int) -> str:
    took = f"It took {counted(stands, 'step')}"
    if stands == fewest:
        return f"{took}, and right answers alone take no fewer."
    if stands < fewest:
        return f"{took}; right answers alone take {fewest}, so you had luck."
    return f"{took}; right answers alone take {fewest}."
