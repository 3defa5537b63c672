"""What every page has: a heading, a body, the keys of the moment, and a word when it is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from gradquest.maths.notation import to_ascii
from gradquest.tui.keybar import KeyBar
from gradquest.tui.lettering import harmless

if TYPE_CHECKING:
    from gradquest.tui.app import GradquestApp

LEAST_COLUMNS, LEAST_ROWS = 60, 18


class Page(Screen[None]):
    """One screen of the game."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [
        (0, "-narrow"),
        (80, "-normal"),
        (116, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [
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
        with Horizontal(id="heading"):
            yield Static(self.write("∇ gradquest", "bold $primary"), id="brand", markup=False)
            yield Static(self.write(self.heading), id="where", markup=False)
            yield Static(id="aside", markup=False)
        with Vertical(id="body"):
            yield from self.compose_body()
        yield KeyBar()
        yield Static(id="too-small", markup=False)

    def compose_body(self) -> ComposeResult:
        """What the page is about."""
        yield from ()

    def on_resize(self, event: events.Resize) -> None:
        """Say what is needed where the window is too small."""
        columns, rows = event.size
        is_small = columns < LEAST_COLUMNS or rows < LEAST_ROWS
        self.set_class(is_small, "-too-small")
        if is_small:
            self.query_one("#too-small", Static).update(self.write(too_small(columns, rows)))

    # Words

    def write(self, text: str, style: str | Style = "") -> Content:
        """Any text as what this terminal can show; it is never read as markup."""
        shown = harmless(text)
        return Content.styled(to_ascii(shown) if self.quest.is_ascii else shown, style)

    def say_aside(self, text: str) -> None:
        """Put a few words at the right end of the heading."""
        self.query_one("#aside", Static).update(self.write(text))

    # Keys

    def open_keys(self) -> list[Binding]:
        """The bindings for the last line that can be used now, most important first."""
        return [binding for binding in self.all_keys() if binding.show and self._is_open(binding)]

    def all_keys(self) -> list[Binding]:
        """Every binding of this page, its own first."""
        own = [it for kind in type(self).__mro__ for it in vars(kind).get("BINDINGS", ())]
        described = [it for it in own if isinstance(it, Binding) and it.description]
        return list({it.id or it.key: it for it in reversed(described)}.values())[::-1]

    def says(self, action: str) -> str:  # noqa: ARG002 (pages with phases look at it)
        """What an action is called just now; empty: as its binding says."""
        return ""

    def _is_open(self, binding: Binding) -> bool:
        return self.check_action(binding.action, ()) is True

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.quest.go_back()


def too_small(columns: int, rows: int) -> str:
    """What to do when the window is too small."""
    return (
        f"gradquest needs {LEAST_COLUMNS} × {LEAST_ROWS}.\n"
        f"This window has {columns} × {rows}.\nMake it larger, or Ctrl+Q to leave."
    )
