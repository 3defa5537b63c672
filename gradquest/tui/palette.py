"""The command palette, safe at every size."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's palette; a list without rows, or without room, is not paged through."""

    def _action_command_list(self, action: str) -> None:
        commands = self.query_one(CommandList)
        if not commands.option_count:
            return
        with suppress(KeyError):  # Textual 8.2 pages before it has laid out the rows
            super()._action_command_list(action)
