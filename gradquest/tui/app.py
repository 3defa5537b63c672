"""The app: it owns the game, opens the places, and leaves the terminal as it found it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen

from gradquest.maths.notation import to_ascii
from gradquest.tui.cellshape import USUAL_ASPECT
from gradquest.tui.home import HomePage
from gradquest.tui.lettering import Inert, is_ascii_only
from gradquest.tui.page import Page
from gradquest.tui.places import PLACES, place_named
from gradquest.tui.sturdy import SturdyApp
from gradquest.tui.themes import DARK, OWN
from gradquest.tui.warming import warm_up
from gradquest.wording import harmless

if TYPE_CHECKING:
    from pathlib import Path

    from gradquest.explore.exploration import Exploration
    from gradquest.training.game import Game
    from gradquest.training.session import Session
    from gradquest.training.start import Start

HOW_TO_QUIT = "Ctrl+Q leaves the game."


class GradquestApp(SturdyApp):
    """The game in a terminal."""

    TITLE = "gradquest"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "help", id="app.help", priority=True),
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True),
        Binding("ctrl+c", "how_to_quit", "say how to leave", id="app.how-to-quit", show=False),
        Binding("ctrl+z", "suspend_process", "put in the background", id="app.suspend", show=False),
    ]

    class Troubled(Message):
        """Something about the learner's files is not as it should be."""

        def __init__(self, trouble: str) -> None:
            super().__init__()
            self.trouble = trouble

    def __init__(self, game: Game, start: Start | None = None) -> None:
        super().__init__()
        self.game = game
        self.start = start
        self.ready = threading.Event()
        """Set when the slow parts are loaded."""
        self.cell_aspect = USUAL_ASPECT
        """How many times a cell is as high as wide."""
        self.inert = Inert()
        for theme in OWN:
            self.register_theme(theme)
        self.dress()
        self.colours = self.get_css_variables()
        """Those that all styles were read with."""
        self.stylesheet.set_variables(self.colours)

    # The look

    @property
    def is_ascii(self) -> bool:
        """Only ASCII reaches the terminal."""
        return self.inert.is_ascii

    @property
    def brand(self) -> str:
        """The name of the game, as the heading has it."""
        return "gradquest" if self.is_ascii else "∇ gradquest"

    def dress(self) -> None:
        """Look as the settings say."""
        settings = self.game.settings
        encoding = getattr(sys.__stderr__, "encoding", "") or ""
        term = os.environ.get("TERM", "")
        is_asked_for = self.start is not None and self.start.is_ascii
        self.inert.is_ascii = is_asked_for or is_ascii_only(settings.charset, encoding, term)
        self.theme = self._theme(settings.theme)
        self.set_class(self.is_ascii, "-ascii")

    def refresh_css(self, animate: bool = True) -> None:
        """Read all styles anew where a colour changed; Textual does it at every start as well."""
        colours = self.get_css_variables()
        if colours != self.colours:
            self.colours = colours
            super().refresh_css(animate=animate)

    def theme_names(self) -> tuple[str, ...]:
        """The game's own themes first, then Textual's."""
        own = [theme.name for theme in OWN]
        return (*own, *sorted(set(self.available_themes) - set(own)))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and last the one that makes every line inert."""
        return [*super().get_line_filters(), self.inert]

    def _theme(self, wanted: str) -> str:
        """The theme, or our own where it does not exist or would be unreadable without colour."""
        is_known = wanted in self.available_themes
        return DARK.name if not is_known or (self.no_color and "ansi" in wanted) else wanted

    def lettered(self, text: str) -> str:
        """Any text with signs that this terminal can show."""
        shown = harmless(text)
        return to_ascii(shown) if self.is_ascii else shown

    # Coming and going

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return HomePage()

    def on_mount(self) -> None:
        """Open the first place; load the slow parts once something is on the screen."""
        if self.start is not None and self.start.place != "home":
            self.play(self.start)
        self.call_after_refresh(self._warm_up)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.listen_to_signals()

    def _warm_up(self) -> None:
        threading.Thread(target=self._load, daemon=True).start()

    def _load(self) -> None:
        warm_up(self.game, self.ready)
        if trouble := self.game.trouble:
            self.post_message(self.Troubled(trouble))

    def on_gradquest_app_troubled(self, event: Troubled) -> None:
        """Say once what is wrong with the learner's files, before it matters."""
        self.notify(self.lettered(event.trouble), severity="warning", markup=False, timeout=12)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.ready.set()

    # Places

    def open(self, mode: str) -> None:
        """Go to a place, from wherever one is."""
        if self._can_leave(partial(self.open, mode)):
            self.go_home()
            self.push_screen(place_named(mode).make())

    def play(self, start: Start) -> None:
        """Begin a session, or a walk, from wherever one is."""
        if not self._can_leave(partial(self.play, start)):
            return
        if start.place == "explore":
            self.explore(start.exploration)
            return
        if start.place == "quest":
            self.set_out(start)
            return
        from gradquest.training.start import DRILLS
        from gradquest.tui.drill import DrillPage
        from gradquest.tui.practice import PracticePage

        if start.place in DRILLS and start.place != "daily":
            self.open("drill")  # one goes back to where drills are chosen
        else:
            self.go_home()
        page = PracticePage if start.place in ("practice", "test-out") else DrillPage
        self.push_screen(page(start))

    def set_out(self, start: Start) -> None:
        """Begin a quest; where no landscape was named, choose it."""
        from gradquest.tui.quest import QuestPage
        from gradquest.tui.quest_choice import is_settled

        self.open("quest")
        if is_settled(start):
            self.push_screen(QuestPage(start))

    def explore(self, begun: Exploration | None) -> None:
        """Walk on a function; without one choose it in the gallery."""
        from gradquest.tui.explore import ExplorePage

        self.open("explore")
        if begun is not None:
            self.push_screen(ExplorePage(begun))

    def show_results(self, session: Session, start: Start) -> None:
        """Go from a finished session, whose page is on top, to what it came to."""
        from gradquest.tui.results import ResultsPage

        self.switch_screen(ResultsPage(session, start))

    def go_back(self) -> None:
        """One page back; home stays."""
        if len(self.screen_stack) > 1 and self._can_leave(self.go_back):
            self._take_leave()
            self.pop_screen()

    def go_home(self) -> None:
        """Back to the home page."""
        while len(self.screen_stack) > 1:
            self._take_leave()
            self.pop_screen()

    def _can_leave(self, act: Callable[[], object]) -> bool:
        """All pages above home stand, and the game goes on; else `act` is done once they stand.

        A page that is taken down while it is being made finds its parts gone, and breaks.
        """
        if all(page.is_mounted for page in self.screen_stack[1:]):
            return not self._exit
        self.call_later(act)
        return False

    def _take_leave(self) -> None:
        """Let the page on top put its things away, before the one below it looks at them."""
        if isinstance(self.screen, Page):
            self.screen.take_leave()

    def write_down(self, fault: BaseException) -> Path | None:
        """Keep a fault in the log of the learner's folder."""
        from gradquest.progress.faults import write_down

        folders = self.game.folders
        return None if folders is None else write_down(folders, fault)

    # Keys

    def action_open(self, mode: str) -> None:
        """Go to the place of that mode."""
        self.open(mode)

    def action_help(self) -> None:
        """Show the keys, the places and what may be typed."""
        from gradquest.tui.help import HelpPage

        if isinstance(self.screen, Page):
            self.push_screen(HelpPage(self.screen))
        elif isinstance(self.screen, HelpPage):
            self.pop_screen()

    def search_themes(self) -> None:
        """Let one try the themes."""
        from textual.theme import ThemeProvider

        from gradquest.tui.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def action_command_palette(self) -> None:
        """Show everything that can be done here."""
        from gradquest.tui.palette import Palette

        if isinstance(self.screen, Page):
            self.push_screen(Palette())

    def action_how_to_quit(self) -> None:
        """Ctrl+C does no harm."""
        self.notify(HOW_TO_QUIT, markup=False, timeout=4)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the keys of this page, every place, help and quit."""
        if isinstance(screen, Page):
            for binding, act in screen.commands():
                yield SystemCommand(binding.description.capitalize(), "on this page", act)
        for place in PLACES:
            yield SystemCommand(place.title, place.says, lambda mode=place.mode: self.open(mode))
        yield SystemCommand("Theme", "try the colours one by one", self.action_change_theme)
        yield SystemCommand("Help", "keys, places, and what may be typed", self.action_help)
        yield SystemCommand("Quit", "leave the game; all answers are kept", self.action_quit)


def run(game: Game, start: Start | None = None) -> int:
    """Play until the learner leaves; the exit status."""
    app = GradquestApp(game, start)
    app.run()
    return 1 if app.return_code is None else app.return_code
