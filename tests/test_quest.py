"""A quest as a session: from the fog into the valley, and what is written of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path as File

import pytest
from training_stage import HandClock, MemoryJournal

from gradquest.errors import Misuse
from gradquest.maths.notation import typed_answer
from gradquest.plot.scene import Role, Scene
from gradquest.progress.attempt import Status
from gradquest.training.game import Game
from gradquest.training.hike import Footing, fewest
from gradquest.training.landscapes import LANDSCAPES, landscape_named
from gradquest.training.played import Feedback
from gradquest.training.quest import Quest, reached
from gradquest.training.quest_path import Path, lands_exactly
from gradquest.training.session import Phase
from gradquest.training.start import Start

every_name = pytest.mark.parametrize("name", [it.name for it in LANDSCAPES])


def quest(name: str = "bowl", seed: int = 5, journal: MemoryJournal | None = None) -> Quest:
    return Quest(Path(landscape_named(name), seed), journal or MemoryJournal(), HandClock())


def answer(way: Quest, text: str | None = None) -> Feedback:
    """Submit a text, or the right answer."""
    told = way.submit(typed_answer(way.problem.answer) if text is None else text)
    assert told is not None
    return told


def walk(way: Quest) -> Iterator[Feedback]:
    """Right answers to the end."""
    while way.phase is not Phase.FINISHED:
        yield answer(way)
        way.advance()


@every_name
def test_right_answers_end_in_the_valley_in_the_fewest_steps(name: str) -> None:
    for seed in range(3):
        way = quest(name, seed)
        assert all(told.status is Status.RIGHT for told in walk(way))
        assert way.hike.has_arrived
        assert way.number == way.path.fewest == fewest(way.landscape, way.path.start, seed)
        assert way.end is not None
        assert (way.end.mode, way.end.is_complete) == ("quest", True)
        assert "right answers alone take no fewer" in way.outcome


@every_name
def test_every_problem_is_asked_where_one_stands(name: str) -> None:
    way = quest(name)
    while way.phase is not Phase.FINISHED:
        problem = way.problem
        assert problem.task.point == way.hike.stand
        assert problem.kind.name in ("gradient_at", "descent_step")
        assert (problem.origin.bank, problem.origin.template) == ("quest", name)
        assert way.landscape.cairns[problem.origin.seed] == problem.task.point
        assert problem.steps
        assert problem.hints
        answer(way)
        way.advance()


def test_a_step_is_asked_for_only_where_it_lands_on_the_next_cairn() -> None:
    asked = set()
    for land in LANDSCAPES:
        for seed in range(12):
            way = quest(land.name, seed)
            while way.phase is not Phase.FINISHED:
                asked.add(way.problem.kind.name)
                if way.problem.kind.name == "descent_step":
                    assert lands_exactly(land, way.hike.stand)
                answer(way)
                way.advance()
    assert asked == {"gradient_at", "descent_step"}


def test_the_same_seed_and_answers_make_the_same_quest() -> None:
    texts = [None, "(1, 1)", None, "(x, y)", None]
    walks = []
    for _ in range(2):
        way = quest("slant", 3)
        for text in texts:
            answer(way, text)
            way.advance()
        walks.append((way.hike, way.problem.prompt))
    assert walks[0] == walks[1]


def test_a_wrong_answer_walks_where_it_points_and_is_explained_but_not_asked_again() -> None:
    way = quest()
    (x, y), told = way.path.start, answer(way, "(0, 1)")
    assert told.status is Status.WRONG
    assert not told.may_retry
    assert way.leg is not None
    assert way.leg.footing is Footing.ASTRAY
    assert way.leg.end == (x, y - way.landscape.cell)
    assert "as you have it" in way.consequence
    way.advance()


def test_a_wrong_landing_is_where_one_goes() -> None:
    way = next(
        it for it in (quest("long-valley", seed) for seed in range(50))
        if it.problem.kind.name == "descent_step"
    )  # fmt: skip
    x, y = map(float, way.path.start)
    answer(way, f"({x - 0.5}, {y})")
    assert way.leg is not None
    assert tuple(map(float, way.leg.end)) == (x - 0.5, y)


@pytest.mark.parametrize("text", ["", "(1,", "(1, 2, 3)", "?"])
def test_what_cannot_be_read_costs_nothing(text: str) -> None:
    way = quest()
    answer(way, text)
    assert way.phase is Phase.ASKING
    assert way.hike.legs == ()


@pytest.mark.parametrize("verb", ["skip", "reveal"])
def test_whoever_gives_up_is_led_downhill(verb: str) -> None:
    way = quest()
    getattr(way, verb)()
    assert way.consequence.startswith("A hand leads you")
    way.advance()
    assert way.landscape.height(way.hike.stand) < way.landscape.height(way.path.start)


def test_night_falls_kindly_after_three_times_the_fewest() -> None:
    way = quest()
    while way.phase is not Phase.FINISHED:
        answer(way, "(0, 0)")
        way.advance()
    assert way.number == way.path.night == max(12, 3 * way.path.fewest)
    assert way.outcome.startswith("Night falls, and you make camp at")
    assert way.end is not None
    assert not way.end.is_complete
    assert way.daytime == "evening"


def test_where_one_stands_is_told_and_where_one_was() -> None:
    way = quest("bowl", 5)
    assert way.problem.origin.show.startswith("Fog on the bowl. You stand at (")
    before = way.problem.origin.show.split(", ")[-1].removesuffix(" up.")
    answer(way)
    way.advance()
    assert way.problem.origin.show.endswith(f"; you were at {before}.")


def test_a_quest_is_in_the_journal_like_all_else() -> None:
    journal = MemoryJournal()
    way = quest("pass", 2, journal)
    list(walk(way))
    assert {row.mode for row in journal.rows} == {row.bank for row in journal.rows} == {"quest"}
    assert {row.template for row in journal.rows} == {"pass"}
    assert [end.configuration for end in journal.ends] == ["quest-pass generator=1"]
    assert reached(journal.ends) == {"pass": way.number}


def test_a_quest_that_is_left_reaches_nothing() -> None:
    journal = MemoryJournal()
    way = quest("pass", 2, journal)
    answer(way)
    way.stop()
    assert reached(journal.ends) == {}
    assert way.outcome.startswith("You rest at")


def test_the_map_shows_the_trail_in_fog_and_nothing_of_the_answer() -> None:
    way = quest()
    answer(way)
    way.advance()
    view = way.view
    assert isinstance(view, Scene)
    assert view.arrows == view.moves == ()
    assert view.sheet is not None
    assert view.sheet.fog is not None
    assert [view.trail[0], view.trail[-1]] == [tuple(map(float, it)) for it in way.hike.stands]


def test_after_an_answer_both_arrows_and_the_way_are_seen_and_more_fog_is_gone() -> None:
    way = quest()
    before = way.view
    told = answer(way, "(1, 2)")
    scene = told.problem.scene(told.verdict.reading.components)  # type: ignore[union-attr]
    assert isinstance(scene, Scene)
    seen = way.seen(scene)
    assert isinstance(seen, Scene)
    assert isinstance(before, Scene)
    assert [it.role for it in seen.arrows] == [Role.GRADIENT, Role.YOURS]
    assert [it.role for it in seen.moves] == [Role.YOUR_STEP]
    assert len(seen.sheet.fog.clearings) > len(before.sheet.fog.clearings)  # type: ignore[union-attr]


def test_the_whole_map_has_no_fog_and_every_valley() -> None:
    way = quest("pass", 1)
    list(walk(way))
    shown = way.whole_map
    assert shown.sheet is not None
    assert shown.sheet.fog is None
    assert [it.label for it in shown.marks] == ["start", "valley", "valley"]


# Begun by the game


@pytest.fixture
def game(tmp_path: File) -> Iterator[Game]:
    with closing(
        Game.open({"GRADQUEST_HOME": str(tmp_path)}, HandClock(), new_seed=lambda: 7)
    ) as it:
        yield it


def begun(game: Game, start: Start) -> Quest:
    way = game.begin(start)
    assert isinstance(way, Quest)
    return way


def test_a_landscape_is_chosen_by_name_by_level_or_by_the_seed(game: Game) -> None:
    assert begun(game, Start("quest", landscape="cliff")).landscape.name == "cliff"
    assert begun(game, Start("quest", level=1)).landscape.name == "bowl"
    chosen = {begun(game, Start("quest", seed=seed)).landscape.name for seed in range(40)}
    assert len(chosen) > 5
    with pytest.raises(Misuse, match="no landscape of level 9; there are levels 1, 2, 3, 4, 5"):
        game.begin(Start("quest", level=9))


def test_without_a_wish_it_is_the_first_landscape_whose_valley_was_not_reached(game: Game) -> None:
    for land in LANDSCAPES[:2]:
        way = begun(game, Start("quest"))
        assert way.landscape is land
        list(walk(way))


def test_a_quest_moves_no_level_and_sets_no_record(game: Game) -> None:
    for seed in range(4):
        list(walk(begun(game, Start("quest", landscape="bowl", seed=seed))))
    assert game.records() == []
    assert not any(it.items for it in game.learner().skills.values())
    assert game.summary().total.problems > 0


def test_a_valley_earns_its_achievement_and_no_bank_of_ones_own(game: Game) -> None:
    for seed in range(3):
        list(walk(begun(game, Start("quest", landscape="bowl", seed=seed))))
    earned = {it.name for it in game.new_achievements()}
    assert {"Out of the Fog", "Sure-Footed"} <= earned
    assert "Homebrew" not in earned
