"""Explore: walk on a function; gradient, directions, Hessian and descent follow the point."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from gradquest.errors import Unreadable
from gradquest.explore import steering
from gradquest.explore.coordinates import place_of
from gradquest.explore.exploration import Exploration, continued_on
from gradquest.explore.function import function_of
from gradquest.explore.gallery import GALLERY
from gradquest.explore.sentences import absence, held, sentences, standing, told
from gradquest.tui.explore_line import ExploreLine
from gradquest.tui.explore_panel import Panel, Told
from gradquest.tui.explore_walk import WalkingPage
from gradquest.tui.mapview import MapView

if TYPE_CHECKING:
    from gradquest.explore.function import Place

FRAME_S = 1 / 60
REST = 1.5
"""After a picture that took long, keys have so many times as long to be heard."""

OUTSIDE = "The point is outside of the picture: h brings the picture to it."
STEPPED_OUT = "The steps lead out of the picture: h brings it to the point, u takes a step back."
MORE, MORE_FACTS = " …", " … i: all facts"
"""After words that there is no room for."""
TOO_FAR = "The point is too far away to be drawn."


class ExplorePage(WalkingPage):
    """One function to walk on. The exploration knows what is true; this page shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "facts", "facts", id="explore.facts"),
        Binding("f", "type_function", "function", id="explore.function"),
        Binding("g", "gallery", "gallery", id="explore.gallery", show=False),
        Binding("p", "type_point", "type a point", id="explore.point", show=False),
    ]
    heading = "explore"

    class Ready(Message):
        """What a picture needs is loaded."""

    class Found(Message):
        """A function that was typed can be walked on."""

        def __init__(self, state: Exploration) -> None:
            super().__init__()
            self.state = state

    class Refused(Message):
        """What was typed is no function."""

        def __init__(self, reason: Unreadable) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, begun: Exploration | None = None, *, is_typing: bool = False) -> None:
        super().__init__(begun or GALLERY[0].exploration())
        self.is_ready = False
        self._types_first = is_typing
        self._is_due = False
        """A picture is on its way."""
        self._next_frame = 0.0
        self._head = "", ""

    def compose_body(self) -> ComposeResult:
        """The picture with the facts beside it, and below it the same in words."""
        yield Static(id="formula", markup=False)
        with Horizontal(id="explore"):
            yield MapView()
            yield Panel(id="facts")
        yield Told(id="told")
        yield ExploreLine()

    def on_mount(self) -> None:
        """Load what pictures need behind the first paint."""
        self.say_aside("F1 all keys")
        self._get_ready()

    @work(thread=True, exclusive=True, group="explore")
    def _get_ready(self) -> None:
        import gradquest.plot.picture
        import gradquest.tui.picture  # noqa: F401

        _ = self.state.facts
        self.post_message(self.Ready())

    def on_explore_page_ready(self, event: Ready) -> None:
        """Draw for the first time."""
        event.stop()
        self.is_ready = True
        self.change(self.state)
        if self._types_first:
            self.action_type_function()

    # Drawing

    def change(self, state: Exploration) -> None:
        """Go on to another state, and show the newest one when the next frame is due."""
        self.state = state
        if self._is_due or not self.is_ready:
            return
        self._is_due = True
        wait = self._next_frame - monotonic()
        if wait <= 0:
            self.call_later(self.draw)
        else:
            self.set_timer(wait, self.draw)

    def draw(self) -> None:
        """Show the state as it is now."""
        self._is_due = False
        if not self.is_whole:
            return
        began = monotonic()
        from gradquest.explore.view import described, drawable, picture

        seen = picture(self.state)
        self.query_one(MapView).show(drawable(seen))
        self.query_one(Panel).show(self.state)
        words = [] if self._has_facts_alone else [described(seen), *self._further()]
        more = MORE_FACTS if self.has_class("-narrow") and words else MORE
        self.query_one(Told).show(self._notices(), words, more)
        self._write_head()
        took = monotonic() - began
        self._next_frame = began + max(FRAME_S, REST * took)

    def _write_head(self) -> None:
        """The function and what a slice holds; they seldom change."""
        head = self.state.function.text, held(self.state)
        if head != self._head:
            self._head = head
            self.query_one("#formula", Static).update(self.write(head[0]))
            self.say_where("  ".join(filter(None, [self.heading, head[1]])))

    @property
    def _has_facts_alone(self) -> bool:
        """The facts stand where else the picture is."""
        return self.has_class("-narrow") and self.has_class("-facts")

    def _notices(self) -> Iterator[str]:
        """What has to be said before anything else."""
        window = self.window
        if self.state.is_far:
            yield TOO_FAR
        elif window is not None and not steering.is_seen(self.state, window):
            descent = self.state.descent
            has_stepped = descent is not None and descent.end.point == self.state.point
            yield STEPPED_OUT if has_stepped else OUTSIDE
        if self.state.descent is not None and (said := standing(self.state.descent)):
            yield said

    def _further(self) -> Iterator[str]:
        """What the panel says, where there is none."""
        if self.has_class("-narrow"):
            yield f"The learning rate is {told(self.state.rate)}."
            yield from sentences(self.state)
        else:
            yield from absence(self.state.facts)

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        super().on_resize(event)
        for view in self.query(MapView):
            view.take_aspect(event)
        self.when_laid_out(lambda: self.change(self.state))

    # Typing

    def action_type_function(self) -> None:
        """Ask for a function."""
        self._type("function", self.state.function.typed)

    def action_type_point(self) -> None:
        """Ask for a point."""
        self._type("point", ", ".join(f"{value:.12g}" for value in self.state.point))

    def _type(self, what: str, text: str) -> None:
        self.is_typing = True
        self.set_class(True, "-typing")
        self.query_one(ExploreLine).ask(what, text)
        self.refresh_bindings()

    def _stop_typing(self) -> None:
        self.is_typing = False
        self.set_class(False, "-typing")
        self.set_focus(None)
        self.refresh_bindings()

    def on_explore_line_entered(self, event: ExploreLine.Entered) -> None:
        """Read what was typed."""
        event.stop()
        if event.what == "function":
            self._read(event.text)
            return
        try:
            self._go_to(place_of(event.text))
        except Unreadable as reason:
            self.query_one(ExploreLine).refuse(reason)

    def _go_to(self, point: Place) -> None:
        wanted = len(self.state.function.names)
        if len(point) != wanted:
            count = {1: "one number", 2: "two numbers, such as 1, 2"}[wanted]
            raise Unreadable(f"This point has {count}.")
        self._stop_typing()
        self.change(self.state.begun_at(point))

    @work(thread=True, exclusive=True, group="explore")
    def _read(self, text: str) -> None:
        try:
            function = function_of(text)
        except Unreadable as reason:
            self.post_message(self.Refused(reason))
            return
        _ = function.seconds
        self.post_message(self.Found(continued_on(function, self.state)))

    def on_explore_page_found(self, event: Found) -> None:
        """Walk on the new function."""
        event.stop()
        self._stop_typing()
        self.change(event.state)

    def on_explore_page_refused(self, event: Refused) -> None:
        """Say where reading stopped, and keep the old function."""
        event.stop()
        if self.is_typing:
            self.query_one(ExploreLine).refuse(event.reason)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types, every key belongs to the line; facts have a place of their own."""
        if self.is_typing:
            return action == "back"
        if action == "facts":
            return self.has_class("-narrow")
        return super().check_action(action, parameters)

    def all_keys(self) -> list[Binding]:
        """Without the key for the facts where they are there anyway."""
        is_narrow = self.has_class("-narrow")
        return [it for it in super().all_keys() if is_narrow or it.action != "facts"]

    def action_back(self) -> None:
        """Stop typing, or go back."""
        if self.is_typing:
            self._stop_typing()
        else:
            super().action_back()

    def action_facts(self) -> None:
        """Where there is no room for both: the facts instead of the picture, or back."""
        self.toggle_class("-facts")
        self.when_laid_out(lambda: self.change(self.state))

    def action_gallery(self) -> None:
        """Choose another landscape."""
        from gradquest.tui.explore_gallery import GalleryPage

        if any(isinstance(page, GalleryPage) for page in self.quest.screen_stack):
            self.quest.go_back()
        else:
            self.quest.switch_screen(GalleryPage())
