"""`gradquest stats` and `gradquest achievements`: progress without a screen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_ascii, add_json
from gradquest.progress.retired import TRIES_WITHOUT
from gradquest.wording import clock_text, counted

if TYPE_CHECKING:
    from gradquest.progress.retired import SlipRecord
    from gradquest.progress.statistics import Tally
    from gradquest.training.game import Game

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
        for line in _told(game) if given.asked == "stats" else _listed(game):
            out.line(line)
    return 0


def _statistics(game: Game) -> dict[str, object]:
    return {
        **game.summary().as_json(),
        "slips": [asdict(record) for record in game.slips()],
        "records": [best.as_json() for best in game.records()],
    }


def _told(game: Game) -> Iterator[str]:
    summary = game.summary()
    total = summary.total
    if not total.problems:
        yield "Nothing yet: gradquest practice is where it begins."
        return
    yield f"{_amount(total.problems, summary.days)}, {clock_text(summary.practice_s)} of thinking."
    yield f"{_share(total)} right at the first try, {total.clean} clean."
    yield from _table("By kind", summary.by_kind)
    yield from _table("By family", summary.by_family)
    yield from _slips(game.slips())
    yield f"This week: {_amount(summary.week.problems, summary.week.days)}."


def _amount(problems: int, days: int) -> str:
    return f"{counted(problems, 'problem')} on {counted(days, 'day')}"


def _share(row: Tally) -> str:
    return f"{row.accuracy or 0:.0%}"


def _table(title: str, rows: Mapping[str, Tally]) -> Iterator[str]:
    yield ""
    yield f"{title:<20}{'problems':>10}{'first try':>11}{'seconds':>9}{'pace':>7}"
    for name, row in list(rows.items())[:MOST_ROWS]:
        seconds = "-" if row.median_s is None else f"{row.median_s:g}"
        pace = "-" if row.pace is None else f"{row.pace:.2f}"
        yield f"{name:<20}{row.problems:>10}{_share(row):>11}{seconds:>9}{pace:>7}"


def _slips(records: Sequence[SlipRecord]) -> Iterator[str]:
    yield ""
    live = [record for record in records if not record.is_retired]
    retired = [record for record in records if record.is_retired]
    if live:
        most = ", ".join(f"{record.slip} {record.seen}" for record in live[:MOST_ROWS])
        yield f"Slips: {most}."
    if retired:
        most = ", ".join(f"{record.slip} {record.seen}" for record in retired[:MOST_ROWS])
        yield f"Slips retired, not seen for {TRIES_WITHOUT} first tries or more: {most}."


def _achievements(game: Game) -> dict[str, object]:
    return game.reached().told()


def _listed(game: Game) -> Iterator[str]:
    told = game.reached().told()
    yield f"{told['unlocked']} of {told['total']} unlocked."
    for row in told["achievements"]:
        state = row["day"] if row["unlocked"] else f"{row['progress']:.0%}"
        yield f"{row['sign']} {row['name']:<34}{state:>11}  {row['says']}"
