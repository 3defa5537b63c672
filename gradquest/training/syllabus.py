"""The order in which new skills come: what they build on first, then what is near one's level."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from gradquest.banks.family import FAMILIES
from gradquest.kinds.kind import kinds
from gradquest.topics.tree import TOPICS, topic_of
from gradquest.training.learner import Learner


@dataclass(frozen=True, slots=True)
class Syllabus:
    """An order of skills. Nothing is ever locked: it only says what comes first."""

    order: Mapping[str, int] = field(default_factory=dict)
    """For each skill its place; one without a place comes behind all others."""
    needs: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """For each skill the groups that it builds on: of each, one skill must be had."""

    def ordered(
        self,
        new: Collection[str],
        levels: Mapping[str, int],
        fit: Callable[[str], float],
        learner: Learner,
    ) -> list[str]:
        """The new skills in their order. `levels` has the easiest level of each skill, `fit` says
        from 0 to 1 how near its levels are to the learner's."""
        last = len(self.order)

        def place(skill: str) -> tuple[bool, float, int, int, int, str]:
            family = skill.partition(".")[2]
            is_early = not self.is_ready(skill, learner)
            at = FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
            far = -round(fit(skill), 1)
            return is_early, far, levels[skill], at, self.order.get(skill, last), skill

        return sorted(new, key=place)

    def is_ready(self, skill: str, learner: Learner) -> bool:
        """Of all that it builds on something was clean three times running."""
        return all(
            any(learner.skill(needed).mastery.learned_at > 0 for needed in group)
            for group in self.needs.get(skill, ())
        )


def syllabus(skills: Iterable[str]) -> Syllabus:
    """The order that the skill tree gives these skills; what cannot be practised is not needed."""
    topics = {skill: topic_of(*skill.split(".", 1)) for skill in skills}
    of_topic = {
        topic.id: frozenset(skill for skill, own in topics.items() if own is topic)
        for topic in TOPICS
    }
    needs = {
        skill: tuple(of_topic[need] for need in topic.needs if of_topic[need])
        for skill, topic in topics.items()
        if topic is not None
    }
    places, by_kind = {topic.id: place for place, topic in enumerate(TOPICS)}, list(kinds())

    def place(skill: str) -> tuple[int, int]:
        topic, kind = topics[skill], skill.partition(".")[0]
        at = by_kind.index(kind) if kind in by_kind else len(by_kind)
        return places[topic.id] if topic else len(places), at

    return Syllabus({skill: at for at, skill in enumerate(sorted(topics, key=place))}, needs)
