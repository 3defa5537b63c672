"""Where the contour map stands; the map itself comes with the first picture, as it needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.containers import Vertical

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture
    from gradquest.tui.page import Page
    from gradquest.tui.picture import PictureView


class MapView(Vertical):
    """Room for one picture."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: PictureView | None = None

    def take_aspect(self, event: events.Resize) -> None:
        """Draw for cells of the shape that the terminal tells."""
        if self._picture is not None:
            self._picture.take_aspect(event)

    def clear(self) -> None:
        """Draw nothing."""
        if self._picture is not None:
            self._picture.show(None)

    def show(self, scene: Picture) -> None:
        """Draw the scene."""
        if self._picture is None:
            from gradquest.tui.picture import PictureView

            quest = cast("Page", self.screen).quest
            charset = "ascii" if quest.is_ascii else quest.game.settings.charset
            look = quest.game.settings.look
            aspect = quest.cell_aspect
            self._picture = PictureView(scene, look=look, charset=charset, aspect=aspect)
            self.mount(self._picture)
        self._picture.show(scene)
