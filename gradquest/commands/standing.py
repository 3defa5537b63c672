"""`gradquest stats` and `gradquest achievements`: progress without a screen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_ascii, add_json
from gradquest.kinds.naming import kind_title

if TYPE_CHECKING:
    from gradquest.progress.statistics import Tally
    from gradquest.training.game import Game

COLUMNS = 80
MOST_ROWS = 12


def options(parser: Parser, name: str) -> None:
    """In which form."""
    add_json(parser)
    add_ascii(parser)
    parser.set_defaults(asked=name)


def run(given: Namespace, context: Context) -> int:
    """Print it."""
    out = Output(context.stdout, is_ascii=given.ascii)
    with closing(context.readable_game()) as game:
        if given.json:
            out.json(_statistics(game) if given.asked == "stats" else _achievements(game))
            return 0
        lines = _told(game, is_ascii=out.is_ascii) if given.asked == "stats" else _listed(game)
        for line in lines:
            out.line(line)
    return 0


def _statistics(game: Game) -> dict[str, object]:
    standing = game.standing()
    goal = game.projection(standing)
    return {
        **game.summary().as_json(),
        "slips": [asdict(record) for record in game.slips()],
        "records": [best.as_json() for best in game.records()],
        **standing.as_json(),
        "goal": None if goal is None else goal.as_json(),
    }


def _told(game: Game, *, is_ascii: bool) -> Iterator[str]:
    """The sections of the progress page, and two tables more."""
    from gradquest.tui.sections import SECTIONS, Sizes, overview, told_of

    if not game.journal.count():
        yield "Nothing yet: gradquest practice is where it begins."
        return
    told, sizes = told_of(game), Sizes(COLUMNS, is_ascii=is_ascii)
    yield from (line.text for line in overview(told))
    for section in SECTIONS:
        yield ""
        yield from (f"{' ' * it.indent}{it.text}" for it in section.lines(told, sizes))
    kinds = {kind_title(name): row for name, row in told.summary.by_kind.items()}
    yield from _table("By kind", kinds, is_ascii=is_ascii)
    yield from _table("By family", told.summary.by_family, is_ascii=is_ascii)


def _table(title: str, rows: Mapping[str, Tally], *, is_ascii: bool) -> Iterator[str]:
    from gradquest.tui.tables import Entry, names_first

    head = f"{'problems':>10}{'first try':>11}{'seconds':>9}{'pace':>7}"
    entries = [Entry(name, _figures(row)) for name, row in list(rows.items())[:MOST_ROWS]]
    yield ""
    told = names_first([Entry(title, head), *entries], COLUMNS, is_ascii=is_ascii)
    yield from (it.text for it in told)


def _figures(row: Tally) -> str:
    seconds = "-" if row.median_s is None else f"{row.median_s:g}"
    pace = "-" if row.pace is None else f"{row.pace:.2f}"
    return f"{row.problems:>10}{row.accuracy or 0:>11.0%}{seconds:>9}{pace:>7}"


def _achievements(game: Game) -> dict[str, object]:
    return game.reached().told()


def _listed(game: Game) -> Iterator[str]:
    from gradquest.progress.reached import WORTH_SHOWING

    told = game.reached().told()
    yield f"{told['unlocked']} of {told['total']} unlocked."
    for row in told["achievements"]:
        share = row["progress"] or 0.0
        under_way = f"{share:.0%}" if share >= WORTH_SHOWING else ""
        state = row["day"] if row["unlocked"] else under_way
        yield f"{row['sign']} {row['name']:<34}{state:>11}  {row['says']}"
