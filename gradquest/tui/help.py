"""F1: the keys of the page one is on, the places, what may be typed; all from their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.binding import Binding

from gradquest.tui.answering import AnswerLine
from gradquest.tui.keybar import all_keys
from gradquest.tui.lines import HEAD, MUTED, Line
from gradquest.tui.overlay import Overlay
from gradquest.tui.page import Page
from gradquest.tui.places import PLACES

TYPING = "What you may type"
NEW_PART = "\n"
KEY = 18
"""Columns for a key; what it does stands behind."""
TYPED = 36
"""Columns for what is typed; its meaning stands behind."""
ROOM_FOR_TWO = 78
"""From so many columns the meaning stands beside what is typed."""


class HelpPage(Overlay):
    """Explains the page that it lies over."""

    def lines(self) -> Iterator[Line]:
        """All that help says there."""
        return lines(self.page)


def lines(page: Page) -> Iterator[Line]:
    """All that help says on this page."""
    has_answer = any(line.is_on_screen for line in page.query(AnswerLine))
    typing = tuple(typing_lines(is_narrow=page.size.width < ROOM_FOR_TWO))
    if has_answer:
        yield Line(TYPING, HEAD)
        yield from typing
    yield Line(f"{NEW_PART * has_answer}Keys on this page", HEAD)
    yield from keys(page.all_keys())
    yield Line("\nEverywhere", HEAD)
    yield from keys(it for it in page.quest.BINDINGS if isinstance(it, Binding))
    yield Line(f"  {'Ctrl+P':<16}all of this as a list to search in")
    yield Line("\nPlaces", HEAD)
    for place in PLACES:
        yield Line(f"  {place.key}  {place.title}", "bold")
        yield Line(place.help, indent=5)
    if not has_answer:
        yield Line(f"{NEW_PART}{TYPING}", HEAD)
        yield from typing


def keys(bindings: Iterable[Binding]) -> Iterator[Line]:
    """One row for each key, with all that it does, each with its moment."""
    rows: dict[str, list[str]] = {}
    for binding in bindings:
        rows.setdefault(all_keys(binding.key), []).append(binding.tooltip or binding.description)
    for key, does in rows.items():
        first, *others = does
        yield Line(f"  {key:<{KEY}}{first}")
        yield from (Line(f"  {'':<{KEY}}{other}") for other in others)


def typing_lines(*, is_narrow: bool = False) -> Iterator[Line]:
    """What may be typed as an answer, from the tables that the reader itself uses."""
    from gradquest.maths.grammar.forms import FORMS, READINGS, VECTOR_FORMS
    from gradquest.maths.grammar.names import CONSTANT_NAMES, FUNCTION_NAMES

    for typed, means in FORMS:
        yield from _row(typed, means, is_narrow)
    yield Line("\nVectors", HEAD)
    for typed, means in VECTOR_FORMS:
        yield from _row(typed, means, is_narrow)
    yield Line("\nTexts with two meanings", HEAD)
    yield Line("Where only the other one would be right, gradquest asks.", MUTED, indent=2)
    for typed, ours, other in READINGS:
        yield Line(f"  {typed:<10}is {ours:<12} and not {other}")
    yield Line("\nFunctions and constants", HEAD)
    for name in (*FUNCTION_NAMES, *CONSTANT_NAMES):
        yield from _row(", ".join(name.spellings), name.says, is_narrow)


def _row(typed: str, means: str, is_narrow: bool) -> Iterator[Line]:
    """What is typed and what it means: side by side, or one below the other."""
    if is_narrow:
        yield Line(f"  {typed}")
        yield Line(means, MUTED, indent=5)
    else:
        yield Line(f"  {typed:<{TYPED}}{means}")
