"""What was reached, what is on the way, and what is still ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.message import Message

from gradquest.progress.reached import UNKNOWN, WORTH_SHOWING
from gradquest.tui.charts import bar
from gradquest.tui.columns import Columns
from gradquest.tui.lines import HEAD, MUTED, STRONG, Line
from gradquest.tui.scrolling import ScrollingPage

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement, Unlock

NAME = 31
"""Columns of the longest name."""


class AchievementsPage(ScrollingPage):
    """Every achievement; hidden ones keep their name until they are reached."""

    heading = "achievements"

    class Reckoned(Message):
        """What was reached is known."""

        def __init__(
            self,
            unlocked: tuple[Unlock, ...],
            begun: Mapping[str, float],
            granted: Sequence[str] = (),
        ) -> None:
            super().__init__()
            self.unlocked = unlocked
            self.begun = begun
            self.granted = granted

    def compose_body(self) -> ComposeResult:
        """Those that were reached, and beside or below them those ahead."""
        yield Columns("reached", "ahead")

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        self.quest.ready.wait()
        reached = self.quest.game.reached()
        granted = self.quest.game.granted()
        self.post_message(self.Reckoned(reached.unlocked, reached.under_way, granted))

    def on_achievements_page_reckoned(self, event: Reckoned) -> None:
        """Write the list."""
        from gradquest.progress.achievements import ACHIEVEMENTS

        event.stop()
        if not self.is_whole:
            return
        self.say_aside(f"{len(event.unlocked)} of {len(ACHIEVEMENTS)}")
        columns = self.query_one(Columns)
        columns.write("reached", reached(ACHIEVEMENTS, event.unlocked, event.granted))
        columns.write("ahead", ahead(ACHIEVEMENTS, event.unlocked, event.begun))


def reached(
    achievements: Sequence[Achievement], unlocked: Sequence[Unlock], granted: Sequence[str] = ()
) -> Iterator[Line]:
    """Those that were reached, newest first; above them what earlier answers have earned by now."""
    by_name = {achievement.name: achievement for achievement in achievements}
    yield Line("Reached", HEAD)
    if granted:
        yield Line(f"New, for what you did before: {', '.join(granted)}.", MUTED)
    for unlock in reversed(unlocked):
        achievement = by_name[unlock.name]
        yield Line(f"{achievement.tier.value} {achievement.name:<{NAME}} {unlock.day}", STRONG)
        yield Line(achievement.says, MUTED, indent=2)
    if not unlocked:
        yield Line("None yet; the first comes quickly.", MUTED)


def ahead(
    achievements: Sequence[Achievement], unlocked: Sequence[Unlock], begun: Mapping[str, float]
) -> Iterator[Line]:
    """Those on the way, the nearest first; then the others; last those whose name is secret."""
    done = {unlock.name for unlock in unlocked}
    left = [it for it in achievements if it.name not in done]
    yield Line("Ahead", HEAD)
    for achievement in sorted(left, key=lambda it: (it.is_hidden, -begun.get(it.name, 0.0))):
        yield from _ahead(achievement, begun.get(achievement.name, 0.0))


def _ahead(achievement: Achievement, share: float) -> Iterator[Line]:
    sign = achievement.tier.value
    if achievement.is_hidden:
        yield Line(f"{sign} {UNKNOWN}", MUTED)
        return
    so_far = f"{bar(share, 10)} {share:.0%}" if share >= WORTH_SHOWING else ""
    yield Line(f"{sign} {achievement.name:<{NAME}} {so_far}".rstrip())
    yield Line(achievement.says, MUTED, indent=2)
