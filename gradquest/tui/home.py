"""Home: what to do next, where to go, and how today stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gradquest.tui.hill import HILL
from gradquest.tui.lines import MUTED, STRONG, Line
from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page
from gradquest.tui.places import PLACES
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.statistics import Summary
    from gradquest.training.resume import Bookmark
    from gradquest.training.today import Today

DAYS = 7
GO_ON = "just where you left; N begins a new one"
HOW_TO_QUIT = "This is home. Q or Ctrl+Q leaves the game."
UNKNOWN = "Practise"
"""The first row's title until it is known whether a practice waits."""
WAITS = "A practice waits for you, in the middle."
MOTTO = "Drill the gradient until it is a reflex."


class HomePage(Page):
    """The first page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "go", id="home.choose"),
        *(
            Binding(place.key, f"visit('{place.mode}')", place.short, id=f"home.{place.mode}",
                    show=place.mode in ("drill", "progress"))
            for place in PLACES
        ),
        Binding("n", "anew", "new practice", id="home.anew"),
        Binding("f1,question_mark", "help", "help", id="home.help"),
        Binding("q", "leave", "quit", id="home.leave"),
        Binding("escape", "back", "say how to leave", id="page.back", show=False),
    ]  # fmt: skip
    heading = ""
    bookmark: Bookmark | None = None
    """The practice that was left, as soon as that is known."""

    class Counted(Message):
        """What today and this week came to."""

        def __init__(
            self, today: Today, summary: Summary, day: date, bookmark: Bookmark | None
        ) -> None:
            super().__init__()
            self.bookmark = bookmark
            """The practice that was left."""
            self.today = today
            self.summary = summary
            self.day = day

    class Marked(Message):
        """Whether a practice waits."""

        def __init__(self, bookmark: Bookmark | None) -> None:
            super().__init__()
            self.bookmark = bookmark

    def compose_body(self) -> ComposeResult:
        """A greeting, how today stands, the menu; a hill where there is room."""
        with Horizontal(id="home"):
            with Vertical(id="desk"):
                yield Static(self.write(MOTTO, MUTED), id="greeting", markup=False)
                yield Menu(self._items())
            yield Static(self._hill(), id="hill", markup=False)

    def _items(self) -> list[Item]:
        first, *others = PLACES
        rest = (Item(it.mode, it.key, self.write(it.title), self.write(it.says)) for it in others)
        return [Item(first.mode, first.key, self.write(UNKNOWN), self.write("")), *rest]

    def _practice(self) -> Item:
        """The row of practice: a new one, or the one that was left."""
        place = PLACES[0]
        if self.bookmark is None:
            return Item(place.mode, place.key, self.write(place.title), self.write(place.says))
        title = f"Go on with your practice ({self.bookmark.place})"
        return Item(place.mode, place.key, self.write(title), self.write(GO_ON))

    def _hill(self) -> Content:
        return Content("" if self.quest.is_ascii else HILL)

    # How today stands

    def on_screen_resume(self) -> None:
        """Count anew whenever one comes home."""
        self.when_laid_out(self._look)

    @work(thread=True, exclusive=True, group="bookmark")
    def _look(self) -> None:
        self.post_message(self.Marked(self.quest.game.bookmark()))

    def on_home_page_marked(self, event: Marked) -> None:
        """Offer what was left at once; counting takes longer."""
        event.stop()
        self._offer(event.bookmark)
        self._count()

    def _offer(self, bookmark: Bookmark | None) -> None:
        self.bookmark = bookmark
        self.query_one(Menu).rewrite(self._practice())
        self.refresh_bindings()

    @work(thread=True, exclusive=True)
    def _count(self) -> None:
        game = self.quest.game
        self.post_message(self.Counted(game.today(), game.summary(DAYS), game.day, game.bookmark()))

    def on_home_page_counted(self, event: Counted) -> None:
        """Write how today stands, and lay the bar on what is suggested."""
        event.stop()
        said = [self.write(it.text, it.tone) for it in greeting(event)]
        self.query_one("#greeting", Static).update(Content("\n").join(said))
        self._offer(event.bookmark)
        if event.bookmark is not None:
            self.query_one(Menu).go_to(0)
        elif event.today.suggestion == "drill":
            self.query_one(Menu).go_to(1)

    # Keys

    def commands(self) -> list[tuple[Binding, Callable[[], Awaitable[object]]]]:
        """Nothing of its own: the palette has every place, help and quit already."""
        return []

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Go there."""
        event.stop()
        self.clear_notices()
        self.quest.open(event.choice)

    def action_visit(self, mode: str) -> None:
        """Go to a place by its key."""
        self.clear_notices()
        self.quest.open(mode)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A new practice has a key of its own while another one waits."""
        if action == "anew":
            return self.bookmark is not None
        return super().check_action(action, parameters)

    def action_anew(self) -> None:
        """Begin a new practice; the one that was left ends."""
        from gradquest.training.start import Start

        self.quest.play(Start(place="practice"))

    def action_choose(self) -> None:
        """Go to the place under the bar."""
        self.query_one(Menu).choose()

    def action_help(self) -> None:
        """Show the help."""
        self.quest.action_help()

    def action_leave(self) -> None:
        """Leave the game."""
        self.quest.exit()

    def action_back(self) -> None:
        """Home is where one is: say how to leave."""
        self.notify(HOW_TO_QUIT, markup=False, timeout=4)


def greeting(news: HomePage.Counted) -> Iterator[Line]:
    """Today, this week, and why the first row is suggested."""
    today, summary = news.today, news.summary
    if not summary.total.problems:
        yield Line(f"Welcome. {MOTTO}", STRONG)
        yield Line("Press Enter: ten problems, no clock, hints when you like.", MUTED)
        return
    if today.answered:
        done = counted(today.answered, "problem")
        yield Line(f"Today  {done}, {today.clean} clean ({today.accuracy or 0:.0%})", STRONG)
    else:
        yield Line("Today  nothing yet: ten problems take about ten minutes", STRONG)
    yield Line(f"Week   {week_rhythm(summary, news.day)}")
    yield Line(today.why if news.bookmark is None else WAITS, MUTED)


def week_rhythm(summary: Summary, today: date) -> str:
    """This week's days as signs with their names: `Mo ● Tu . We ●`."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=offset) for offset in range(7)]
    signs = ("●" if day.isoformat() in summary.by_day else "." for day in days)
    return "  ".join(f"{day:%a}"[:2] + f" {sign}" for day, sign in zip(days, signs, strict=True))
