"""What was reached, what is on the way, and what is still ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from gradquest.tui.charts import bar
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, Line
from gradquest.tui.page import Page
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement, Unlock

UNKNOWN = "???"


class AchievementsPage(Page):
    """Every achievement; hidden ones keep their name until they are reached."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_words(12)", "further down", id="achievements.page-down"),
        Binding("pageup", "scroll_words(-12)", "back up", id="achievements.page-up"),
        Binding("down", "scroll_words(1)", "down", id="achievements.down", show=False),
        Binding("up", "scroll_words(-1)", "up", id="achievements.up", show=False),
    ]
    heading = "achievements"

    class Reckoned(Message):
        """What was reached is known."""

        def __init__(self, unlocked: tuple[Unlock, ...], begun: Mapping[str, float]) -> None:
            super().__init__()
            self.unlocked = unlocked
            self.begun = begun

    def compose_body(self) -> ComposeResult:
        """All in words."""
        yield Words(id="achievements")

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        from gradquest.progress.achievements import progress, unlocked

        game = self.quest.game
        self.quest.ready.wait()
        log = (*game.history(), game.shipped)
        self.post_message(self.Reckoned(unlocked(*log), progress(*log)))

    def on_achievements_page_reckoned(self, event: Reckoned) -> None:
        """Write the list."""
        from gradquest.progress.achievements import ACHIEVEMENTS

        event.stop()
        self.say_aside(f"{len(event.unlocked)} of {len(ACHIEVEMENTS)}")
        self.query_one(Words).show(lines(ACHIEVEMENTS, event.unlocked, event.begun))

    def action_scroll_words(self, rows: int) -> None:
        """Scroll the list."""
        self.query_one(Words).scroll_relative(y=rows, animate=False)


def lines(
    achievements: tuple[Achievement, ...], unlocked: tuple[Unlock, ...], begun: Mapping[str, float]
) -> Iterator[Line]:
    """Reached ones, newest first; then those on the way; then the others."""
    by_name = {achievement.name: achievement for achievement in achievements}
    yield Line("Reached", HEAD)
    for unlock in reversed(unlocked):
        yield from _reached(by_name[unlock.name], unlock)
    if not unlocked:
        yield Line("None yet; the first comes quickly.", MUTED)
    done = {unlock.name for unlock in unlocked}
    ahead = [it for it in achievements if it.name not in done]
    yield BLANK
    yield Line("Ahead", HEAD)
    for achievement in sorted(ahead, key=lambda it: (it.is_hidden, -begun.get(it.name, 0.0))):
        yield from _ahead(achievement, begun.get(achievement.name, 0.0))


def _reached(achievement: Achievement, unlock: Unlock) -> Iterator[Line]:
    yield Line(f"{achievement.tier.value} {achievement.name:<34} {unlock.day}", STRONG)
    yield Line(f"  {achievement.says}", MUTED)


def _ahead(achievement: Achievement, share: float) -> Iterator[Line]:
    if achievement.is_hidden:
        yield Line(f"{achievement.tier.value} {UNKNOWN}", MUTED)
        return
    so_far = f"{bar(share, 10)} {share:.0%}" if share else ""
    yield Line(f"{achievement.tier.value} {achievement.name:<34} {so_far}")
    yield Line(f"  {achievement.says}", MUTED)
