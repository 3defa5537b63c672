"""The table of places: each row yields a page, its key, its entry in menus and its help."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from gradquest.errors import Misuse

if TYPE_CHECKING:
    from gradquest.tui.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to be in the game."""

    mode: str
    """The one word for it: on screen, on the command line and in the code."""
    key: str
    """Opens it from home."""
    short: str
    """For the line of keys."""
    title: str
    """What one does there, as menus say it."""
    says: str
    """One line about it."""
    help: str
    """What F1 says of it."""
    page: str
    """Module and class below `gradquest.tui`; imported when first opened."""

    def make(self) -> Page:
        """A fresh page of this place."""
        module, name = self.page.split(":")
        made: Page = getattr(import_module(f"gradquest.tui.{module}"), name)()
        return made


PLACES = (
    Place(
        "practice", "p", "practise", "Practise ten problems",
        "untimed, chosen for you, all explained",
        "Ten problems without a clock. Hints are free. A wrong answer is explained, and you may "
        "try once more; then the solution is worked out for you.",
        "practice:PracticePage",
    ),
    Place(
        "drill", "d", "drill", "Drill against the clock",
        "races, sprints, weak spots, a friend's code",
        "Problems against the clock. A right answer leads straight to the next problem, a wrong "
        "one stays until it is right or skipped. Explanations come at the end.",
        "choosing:DrillChoicePage",
    ),
    Place(
        "daily", "y", "daily", "Play today's ten",
        "ten a day, the same for everybody",
        "Ten problems against the clock, the same for everybody who has the same gradquest. Your "
        "first run of a date counts; play it again as often as you like.",
        "drill:DailyPage",
    ),
    Place(
        "quest", "u", "quest", "Set out on a quest",
        "in fog, by the slope alone, to the valley",
        "You stand in fog on a landscape. A right gradient walks you downhill and lifts the fog; a "
        "wrong one walks you where it points. It ends in the valley, or at nightfall.",
        "quest_choice:QuestChoicePage",
    ),
    Place(
        "explore", "e", "explore", "Explore a landscape",
        "walk on any function, go downhill",
        "Walk on a landscape of the gallery or on any function that you type. Gradient, "
        "directional derivative and Hessian follow the point; steps go downhill at your own "
        "learning rate.",
        "explore_gallery:GalleryPage",
    ),
    Place(
        "lessons", "l", "lessons", "Read a lesson",
        "five lines and an example for each topic",
        "Every topic from slopes to optimisers in the order in which one builds on the other, "
        "each with a short lesson. From a problem F10 or Ctrl+O opens its lesson.",
        "lessons:LessonsPage",
    ),
    Place(
        "progress", "g", "progress", "See your progress",
        "skills, pace, calendar, slips, records",
        "What your answers so far tell: each skill, accuracy and pace over time, the days you "
        "practised, your records, and the slips that come up.",
        "progress:ProgressPage",
    ),
    Place(
        "achievements", "a", "achievements", "Achievements",
        "what you can do that you could not before",
        "What you have reached, and what each achievement asks for. Nothing is ever taken away.",
        "achievements:AchievementsPage",
    ),
    Place(
        "settings", "s", "settings", "Settings",
        "colours, characters, timer, quiet",
        "How gradquest looks and how much it says. Every change is kept at once.",
        "settings:SettingsPage",
    ),
)  # fmt: skip


def place_named(mode: str) -> Place:
    """The place of that mode. Raises `Misuse`."""
    for place in PLACES:
        if place.mode == mode:
            return place
    raise Misuse(f"{mode!r} is no place of the game; there are {', '.join(p.mode for p in PLACES)}")
