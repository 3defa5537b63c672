"""The contour map with what it says in words under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

if TYPE_CHECKING:
    from gradquest.plot.scene import Scene
    from gradquest.tui.page import Page
    from gradquest.tui.picture import PictureView


class MapView(Vertical):
    """A picture and the sentences that describe it."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: PictureView | None = None

    def compose(self) -> ComposeResult:
        """The sentences; the picture joins them when there is one, as it needs numpy."""
        yield Static(id="described", markup=False)

    def show(self, scene: Scene) -> None:
        """Draw the scene and describe it."""
        from gradquest.plot.describe import describe

        page = cast("Page", self.screen)
        self._view(page).show(scene)
        self.query_one("#described", Static).update(page.write(describe(scene)))

    def _view(self, page: Page) -> PictureView:
        from gradquest.tui.picture import PictureView

        if self._picture is None:
            look = "ascii" if page.quest.is_ascii else page.quest.game.settings.look
            self._picture = PictureView(look=look)
            self.mount(self._picture, before=0)
        return self._picture
