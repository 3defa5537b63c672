"""Walking on a function: which keys and clicks lead to which next state."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from gradquest.explore import steering
from gradquest.explore.exploration import CLOSER, TURN
from gradquest.tui.page import Page

if TYPE_CHECKING:
    from gradquest.explore.exploration import Exploration
    from gradquest.plot.window import Window
    from gradquest.tui.picture import PictureView

MOVE = Binding("right", "move(1,0)", "move", key_display="←↑↓→")
RATE = Binding("greater_than_sign", "faster", "rate", key_display="< >")
STEP = Binding("s,enter", "run(1)", "step", id="explore.step", show=False)
FOOTER = (MOVE, RATE, STEP)
"""What stands in the line of keys before all else: several keys share a place there."""
ARROWS = "Arrows"
"""Where the terminal cannot show them."""


class WalkingPage(Page):
    """A point on a function that goes where keys and mouse take it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        STEP,
        Binding("r", "run(10)", "run 10", id="explore.run-10"),
        Binding("R", "run(100)", "run 100 steps", id="explore.run-100", show=False),
        Binding("u,backspace", "undo", "take a step back", id="explore.undo", show=False),
        Binding("c", "clear", "clear the trail", id="explore.clear", show=False),
        Binding("tab", "turn_over", "slice", id="explore.slice"),
        Binding("left", "move(-1,0)", "move left", id="explore.left", show=False),
        Binding("right", "move(1,0)", "move right", id="explore.right", show=False),
        Binding("up", "move(0,1)", "move up", id="explore.up", show=False),
        Binding("down", "move(0,-1)", "move down", id="explore.down", show=False),
        Binding("right_square_bracket", "turn(1)", "turn the direction left",
                id="explore.turn-left", show=False),
        Binding("left_square_bracket", "turn(-1)", "turn the direction right",
                id="explore.turn-right", show=False),
        Binding("d", "face", "direction along, across, against", id="explore.face", show=False),
        Binding("greater_than_sign,l", "faster", "larger learning rate", id="explore.faster",
                show=False),
        Binding("less_than_sign,k", "slower", "smaller learning rate", id="explore.slower",
                show=False),
        Binding("plus,equals_sign", "zoom(1)", "zoom in", id="explore.zoom-in", show=False),
        Binding("minus", "zoom(-1)", "zoom out", id="explore.zoom-out", show=False),
        Binding("shift+left", "pan(-1,0)", "look further left", id="explore.pan-left", show=False),
        Binding("shift+right", "pan(1,0)", "look further right", id="explore.pan-right",
                show=False),
        Binding("shift+up", "pan(0,1)", "look further up", id="explore.pan-up", show=False),
        Binding("shift+down", "pan(0,-1)", "look further down", id="explore.pan-down", show=False),
        Binding("h", "home", "picture around the point", id="explore.home", show=False),
    ]  # fmt: skip

    def __init__(self, state: Exploration) -> None:
        super().__init__()
        self.state = state
        self.is_typing = False
        """Keys belong to a line of text."""

    @abstractmethod
    def change(self, state: Exploration) -> None:
        """Go on to another state."""

    @property
    def view(self) -> PictureView | None:
        """The picture, once it is there."""
        found = self.query("PictureView")
        return cast("PictureView", found.first()) if found else None

    @property
    def window(self) -> Window | None:
        """What of the plane is seen."""
        return self.view.picture.window if self.view is not None else None

    def open_keys(self) -> list[Binding]:
        """Those of the footer first."""
        first = [self._shown(it) for it in FOOTER if self._is_open(it)]
        return [*first, *super().open_keys()]

    def _shown(self, binding: Binding) -> Binding:
        is_drawn = binding is MOVE and self.quest.is_ascii
        return replace(binding, key_display=ARROWS) if is_drawn else binding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A curve has no directions."""
        if action in ("turn", "face", "turn_over"):
            return not self.state.function.is_curve
        return super().check_action(action, parameters)

    # Moving

    def action_move(self, across: int, up: int) -> None:
        """Move the point by a cell."""
        if self.window is not None:
            self.change(steering.moved(self.state, self.window, across, up))

    def on_picture_view_pointed(self, event: Message) -> None:
        """Move the point to where the mouse clicked."""
        event.stop()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the point to the mouse."""
        self._point_at(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the point follow the mouse while its button is held."""
        if event.button:
            self._point_at(event)

    def _point_at(self, event: events.MouseEvent) -> None:
        view, window = self.view, self.window
        if view is None or window is None or self.is_typing:
            return
        at = event.screen_offset - view.content_region.offset
        point = view.picture.point_at(at.x, at.y)
        if point is not None:
            self.change(steering.pointed(self.state, window, point))

    def action_pan(self, across: int, up: int) -> None:
        """Look further that way."""
        if self.window is not None:
            self.change(steering.panned(self.state, self.window, across, up))

    def action_zoom(self, way: int) -> None:
        """Look closer, or from farther off."""
        if self.window is not None:
            self.change(steering.zoomed(self.state, self.window, CLOSER**way))

    def action_home(self) -> None:
        """Bring the picture to the point."""
        self.change(self.state.homed)

    def action_turn_over(self) -> None:
        """Map, slice along the first variable, slice along the second."""
        self.change(self.state.turned_over)

    # Directions and descent

    def action_turn(self, way: int) -> None:
        """Turn the direction."""
        self.change(self.state.turned(way * TURN))

    def action_face(self) -> None:
        """Look along the gradient, across it, against it."""
        self.change(self.state.faced)

    def action_run(self, steps: int) -> None:
        """Go downhill."""
        self.change(self.state.stepped(steps))

    def action_undo(self) -> None:
        """Take the last step back."""
        self.change(self.state.undone)

    def action_clear(self) -> None:
        """Forget the trail."""
        self.change(self.state.cleared)

    def action_faster(self) -> None:
        """Take longer steps."""
        self.change(self.state.faster)

    def action_slower(self) -> None:
        """Take shorter steps."""
        self.change(self.state.slower)
