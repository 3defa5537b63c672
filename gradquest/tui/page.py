"""What every page has: a heading, a body, the keys of the moment, a word when it is too small."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from gradquest.tui.cellshape import pixel_aspect
from gradquest.tui.keybar import KeyBar
from gradquest.tui.sturdy import SturdyScreen

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from gradquest.tui.app import GradquestApp

LEAST_COLUMNS, LEAST_ROWS = 40, 12
FULL_COLUMNS, FULL_ROWS = 60, 18
"""In less room than that the page does without frames and blank lines."""
HELP = Binding("f1", "app.help", "help", id="app.help")
"""The app's own key, for pages on which nobody should have to guess it."""


class Page(SturdyScreen):
    """One screen of the game."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-narrow"),
        (80, "-normal"),
        (92, "-roomy"),
        (116, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-low"),
        (24, "-tall"),
        (34, "-high"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="page.back"),
    ]
    heading: str = ""
    """Where one is, in the first line."""

    @property
    def quest(self) -> GradquestApp:
        """The app, as ours."""
        return cast("GradquestApp", self.app)

    def compose(self) -> ComposeResult:
        """Heading, body, keys, and what covers all when the window is too small."""
        self._take_size()
        with Horizontal(id="heading"):
            yield Static(self.write(self.quest.brand, "bold $primary"), id="brand", markup=False)
            yield Static(self.write(self.heading), id="where", markup=False)
            yield Static(id="aside", markup=False)
        with Vertical(id="body"):
            yield from self.compose_body()
        yield KeyBar()
        yield Static(id="too-small", markup=False)

    def _take_size(self) -> None:
        """Wear from the start what Textual would set after the first layout: one pass is enough."""
        size = self.app.size
        self.set_class(size.width < FULL_COLUMNS or size.height < FULL_ROWS, "-slim")
        for length, points in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class([name for least, name in points or () if length >= least][-1])

    def compose_body(self) -> ComposeResult:
        """What the page is about."""
        yield from ()

    @property
    def is_whole(self) -> bool:
        """Its parts stand: neither not made yet nor taken down already."""
        return self.is_mounted and self.is_attached and self in self.quest.screen_stack

    def when_laid_out(self, act: Callable[[], object]) -> None:
        """Do it after the next layout, if the page still stands by then."""
        self.call_after_refresh(lambda: act() if self.is_whole else None)

    def on_resize(self, event: events.Resize) -> None:
        """Say what is needed where the window is too small."""
        self.quest.cell_aspect = pixel_aspect(event) or self.quest.cell_aspect
        columns, rows = event.size
        is_small = columns < LEAST_COLUMNS or rows < LEAST_ROWS
        self.set_class(is_small, "-too-small")
        self.set_class(columns < FULL_COLUMNS or rows < FULL_ROWS, "-slim")
        if is_small and self.is_whole:
            self.query_one("#too-small", Static).update(self.write(too_small(columns, rows)))

    # Words

    def write(self, text: str, style: str | Style = "") -> Content:
        """Any text as what this terminal can show; it is never read as markup."""
        return Content.styled(self.quest.lettered(text), style)

    def say_where(self, text: str) -> None:
        """Put where one is into the heading."""
        self.query_one("#where", Static).update(self.write(text))

    def say_aside(self, text: str) -> None:
        """Put a few words at the right end of the heading."""
        self.query_one("#aside", Static).update(self.write(text))

    # Keys

    def open_keys(self) -> list[Binding]:
        """The bindings for the last line that can be used now, most important first."""
        return [binding for binding in self.all_keys() if binding.show and self._is_open(binding)]

    def all_keys(self) -> list[Binding]:
        """Every binding of this page, its own first."""
        ours = [kind for kind in type(self).__mro__ if issubclass(kind, Page)]
        own = [it for kind in ours for it in vars(kind).get("BINDINGS", ())]
        described = [it for it in own if isinstance(it, Binding) and it.description]
        return list({it.id or it.key: it for it in reversed(described)}.values())[::-1]

    def commands(self) -> list[tuple[Binding, Callable[[], Awaitable[object]]]]:
        """What can be done now, for the palette."""
        usable = [binding for binding in self.all_keys() if self._is_open(binding)]
        return [(binding, partial(self.run_action, binding.action)) for binding in usable]

    def _is_open(self, binding: Binding) -> bool:
        return self.check_action(binding.action.split("(")[0], ()) is True

    def take_leave(self) -> None:
        """The page is about to go: put away what others look at."""
        self.clear_notices()

    def clear_notices(self) -> None:
        """What was said of this moment is not for the next page."""
        self.quest.clear_notifications()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say one thing at a time: what was said before gives way."""
        self.clear_notices()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.quest.go_back()


def too_small(columns: int, rows: int) -> str:
    """What to do when the window is too small."""
    return (
        f"gradquest needs {LEAST_COLUMNS} × {LEAST_ROWS}.\n"
        f"This window has {columns} × {rows}.\nMake it larger, or Ctrl+Q to leave.\n"
        "Any size will do for:\ngradquest --plain"
    )
