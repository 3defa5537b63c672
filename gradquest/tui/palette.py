"""The command palette, safe at every size and for quick fingers."""

from __future__ import annotations

from contextlib import suppress

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, Provider
from textual.errors import NoWidget
from textual.widgets import Button, Input

from gradquest.tui.sturdy import SturdyScreen
from gradquest.tui.ways import Ways


class Rows(CommandList):
    """The rows; a click on one that has gone meanwhile is nothing."""

    async def _on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("option")
        if place is not None and place >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette, SturdyScreen):
    """Textual's palette; a list without rows, or without room, is not paged through.

    It closes once: a second Enter that was on its way would close the page below, or do it twice.
    """

    _has_closed = False

    def compose(self) -> ComposeResult:
        """Textual's parts, with rows of our own."""
        for part in super().compose():
            yield Rows() if isinstance(part, CommandList) else part

    @property
    def _provider_classes(self) -> set[type[Provider]]:
        """The themes alone where those are searched, else all there is to do."""
        every = super()._provider_classes
        return every if self._supplied_providers is not None else {*every, Ways}

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]  # as Textual has it
        """A click beside the window, as one may come while that shrinks, is nothing."""
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless that has been done, or another page is on top."""
        if self._has_closed or not self.is_active:
            return AwaitComplete()
        self._has_closed = True
        return super().dismiss(result)

    def _select_or_command(self, event: Input.Submitted | Button.Pressed | None = None) -> None:
        if not self._has_closed:
            super()._select_or_command(event)
        if self._has_closed:
            self._selected_command = None  # what Textual's own handler of Enter would run again

    def _watch__list_visible(self) -> None:
        if self._stands:
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        if self._stands:
            await super()._watch__show_busy()

    @property
    def _stands(self) -> bool:
        """Its parts are there; the search goes on for a moment after they are gone."""
        return bool(self.query(CommandList))

    def _action_command_list(self, action: str) -> None:
        commands = self.query_one(CommandList)
        if not commands.option_count:
            return
        with suppress(KeyError):  # Textual 8.2 pages before it has laid out the rows
            super()._action_command_list(action)
