"""Settings: one row each; a change is seen and kept at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from gradquest.errors import GradquestError
from gradquest.progress.settings import CHOICES
from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page
from gradquest.wording import sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One setting as the page shows it."""

    name: str
    title: str
    says: str


ROWS = (
    Row("theme", "Theme", "colours; Ctrl+P, Theme lets you try them"),
    Row("charset", "Characters", "ascii: plain signs; auto asks the terminal"),
    Row("look", "Pictures", "how maps are drawn; auto: the best there is"),
    Row("timer", "Timer in practice", "drills always have a clock; F8 hides it"),
    Row("target", "Challenge", "how hard practice is: spicy is harder"),
    Row("session", "Length of practice", "problems before the stop sign"),
    Row("goal", "Your goal", "learn every skill up to this level"),
    Row("quiet", "Quiet", "on: not a word of achievements"),
    Row("sound", "Sound", "the terminal's bell after a wrong answer"),
)


class SettingsPage(Page):
    """Every setting with its value."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space", "change(1)", "next value", id="settings.next"),
        Binding("left", "change(-1)", "value before", id="settings.before"),
    ]
    heading = "settings"

    def compose_body(self) -> ComposeResult:
        """The rows."""
        with VerticalScroll(classes="menu-page", can_focus=False):
            yield Menu([self._item(row) for row in ROWS])

    def _item(self, row: Row) -> Item:
        title = self.write(f"{row.title:<20}")
        value = self.write(f"< {self._shown(row.name)} >", "$accent")
        return Item(row.name, "", Content.assemble(title, value), self.write(row.says))

    def _shown(self, name: str) -> str:
        value = self._value(name)
        return ("on" if value else "off") if isinstance(value, bool) else str(value)

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """A click takes the next value."""
        event.stop()
        self.action_change(1)

    def action_change(self, by: int) -> None:
        """Take another value of the setting under the bar, and keep it."""
        menu = self.query_one(Menu)
        row = ROWS[menu.place]
        self._keep(row.name, self._other(row.name, by))
        menu.rewrite(self._item(row))

    def _value(self, name: str) -> object:
        """What holds now; a theme that does not exist here has another in its place."""
        return self.quest.theme if name == "theme" else getattr(self.quest.game.settings, name)

    def _other(self, name: str, by: int) -> object:
        value = self._value(name)
        choices = self._choices(name)
        place = choices.index(value) if value in choices else -1
        return choices[(place + by) % len(choices)]

    def _choices(self, name: str) -> tuple[object, ...]:
        if name == "theme":
            return self.quest.theme_names()
        return (False, True) if name == "quiet" else CHOICES[name]

    def _keep(self, name: str, value: object) -> None:
        game = self.quest.game
        change: dict[str, Any] = {name: value}
        changed = replace(game.settings, **change)
        try:
            game.change(changed)
        except GradquestError as trouble:
            self.say_aside("not saved")
            said = self.quest.lettered(sentence(str(trouble)))
            self.notify(said, severity="warning", markup=False)
            return
        self.quest.dress()
        self.say_aside("saved")
