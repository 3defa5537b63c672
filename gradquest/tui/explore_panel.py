"""The facts beside a picture and the words below it; written anew at every move, never laid out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from gradquest.explore.sentences import HEIGHT, Row, rows, trail_rows
from gradquest.tui.lines import HEAD, MUTED, STRONG, WARNED
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.explore.exploration import Exploration
    from gradquest.tui.app import GradquestApp

NAME_COLUMNS = 14
INDENT = "  "
MORE = "…"
LEAST_ROOM = 10
"""Columns that are worth filling before the word that there is more."""


class Quick(Static):
    """Text whose place on the page never depends on what it says."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, markup=False)

    def lettered(self, text: str) -> str:
        """The text with signs that this terminal can show."""
        return cast("GradquestApp", self.app).lettered(text)

    def put(self, content: Content) -> None:
        """Write, without laying out the page."""
        self.update(content, layout=False)


class Told(Quick):
    """The picture in words."""

    def show(self, notices: Iterable[str], words: Iterable[str], more: str) -> None:
        """Say something else; where that is too long, say that there is more, and how to see it."""
        first, all_words = (self.lettered(" ".join(it)) for it in (notices, words))
        lines = self._fitted(f"{first} {all_words}".strip(), self.lettered(more))
        text = Content("\n".join(lines))
        end = len("\n".join(textwrap.wrap(first, max(10, self.size.width))))
        self.put(text.stylize(MUTED).stylize(WARNED, 0, min(end, len(text))))

    def _fitted(self, text: str, more: str) -> list[str]:
        width, height = max(10, self.size.width), max(1, self.size.height)
        lines = textwrap.wrap(text, width)
        if len(lines) <= height:
            return lines
        room = width - len(more)
        last = textwrap.wrap(lines[height - 1], room) if room >= LEAST_ROOM else []
        return [*lines[: height - 1], f"{last[0] if last else ''}{more}"]


class Panel(Quick):
    """What is true at the point, and the trail."""

    def show(self, state: Exploration) -> None:
        """Write all facts, and as much of the trail as there is room for."""
        width, height = self.size
        facts = [line for row in rows(state) for line in self._lines(row, width)]
        if len(facts) > height:
            facts = [*facts[: height - 1], Content(f"{INDENT}{self.lettered(MORE)}")]
        trail = list(self._trail(state, width, height - len(facts)))
        self.put(Content("\n").join([*facts, *trail]))

    def _lines(self, row: Row, width: int) -> Iterator[Content]:
        if row.name:
            name, value = self.lettered(row.name), self.lettered(row.value)
            name = f"{name:<{NAME_COLUMNS - 1}} "
            if len(name) + len(value) <= width:
                yield Content.assemble((name, MUTED), (value, STRONG))
            else:
                yield Content.styled(name, MUTED)
                yield Content.styled(INDENT + value, STRONG)
            return
        for line in textwrap.wrap(self.lettered(row.value), max(10, width - len(INDENT))):
            yield Content(INDENT + line)

    def _trail(self, state: Exploration, width: int, room: int) -> Iterator[Content]:
        if state.descent is None or room < 3:
            return
        yield Content("")
        title = f"trail: {counted(state.descent.steps, 'step')}"
        yield Content.styled(title, HEAD)
        stops = [self._stop(row, width) for row in trail_rows(state, room - 2)]
        while stops and sum(map(len, stops)) > room - 2:
            del stops[0]
        yield from (Content(line) for stop in stops for line in stop)

    def _stop(self, row: Row, width: int) -> list[str]:
        """A point of the trail with its height behind it, or below where there is no room."""
        line = self.lettered(f"{row.name:>4}  {row.value}")
        if len(line) <= width:
            return [line]
        place, height = self.lettered(row.value).rsplit(HEIGHT, 1)
        return [f"{row.name:>4}  {place}", f"{'':>4}{HEIGHT}{height}"]
