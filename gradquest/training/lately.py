"""What was asked lately: how many problems ago a skill came, and a template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gradquest.progress.attempt import Attempt

if TYPE_CHECKING:
    from gradquest.training.options import Option

Source = tuple[str, str]
"""Bank and template by name."""

MOST_TEMPLATES = 200
"""Of so many templates the latest place is remembered."""

RESTED = 60
"""After so many other problems a skill has rested."""


class Lately:
    """The places in the log, in problems of all modes, where skills and templates came last."""

    def __init__(self) -> None:
        self.count = 0
        """How many problems there were."""
        self._skills: dict[str, int] = {}
        self._templates: dict[Source, int] = {}
        """The one that came last is the last."""

    def note(self, attempt: Attempt) -> None:
        """One more problem."""
        self.count += 1
        self._skills[f"{attempt.kind}.{attempt.family}"] = self.count
        source = attempt.bank, attempt.template
        self._templates.pop(source, None)
        self._templates[source] = self.count
        if len(self._templates) > MOST_TEMPLATES:
            del self._templates[next(iter(self._templates))]

    def skill_ago(self, skill: str) -> int:
        """1 for the skill of the latest problem; more than all problems where it never came."""
        return self.count + 1 - self._skills.get(skill, 0)

    def template_ago(self, source: Source) -> int:
        """The same of a template."""
        return self.count + 1 - self._templates.get(source, 0)

    def rest(self, skill: str) -> float:
        """From nearly 0 to 1, how much one more of a skill is worth: at first next to nothing."""
        return min(1.0, self.skill_ago(skill) / RESTED) ** 2

    def rested(self, options: Sequence[Option]) -> list[Option]:
        """Those whose templates were not seen yet, else those that were seen longest ago."""
        ago = [self.template_ago(option.source) for option in options]
        return [option for option, it in zip(options, ago, strict=True) if it == max(ago)]

    # Kept between two runs of the program

    def as_json(self) -> dict[str, Any]:
        """The state as plain data."""
        templates = [[*source, place] for source, place in self._templates.items()]
        return {"count": self.count, "skills": dict(self._skills), "templates": templates}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Lately:
        """The memory of such data."""
        lately = cls()
        lately.count, lately._skills = data["count"], dict(data["skills"])
        lately._templates = {(bank, name): place for bank, name, place in data["templates"]}
        return lately
