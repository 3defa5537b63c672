"""A drill on the screen, from the choice to the results."""

from __future__ import annotations

import pytest
from test_tui_practice import playing, press, settled, text_of, words
from textual.widgets import Input
from tui_world import FakeGame, problem

from gradquest.maths.notation import to_ascii
from gradquest.progress.attempt import Status
from gradquest.training.deck import Deck
from gradquest.training.drill import Card, Drill, race_rules, sprint_rules
from gradquest.training.ghost import PAR, Ghost
from gradquest.training.postcard import PostcardError
from gradquest.training.session import Phase
from gradquest.training.start import Start
from gradquest.tui.choosing import DrillChoicePage
from gradquest.tui.drill import DrillPage
from gradquest.tui.drill_choices import CHOICES, about, named_spots
from gradquest.tui.help import lines
from gradquest.tui.menu import MenuRow
from gradquest.tui.results import ResultsPage
from gradquest.tui.results_words import again
from gradquest.tui.words import Words

RACE = Start(place="race", size=10)
SPRINT = Start(place="sprint", size=60)
CODE = "0005-0R19-09Y"
CARD = Card("Race 10", 10, code=CODE, note="It counts.", command=f"gradquest drill --code {CODE}")


class DrillGame(FakeGame):
    """A game whose drills have a code, ghosts, and a clock that is moved by hand."""

    def __init__(self, problems=3):
        super().__init__(problems=problems)
        self.clock.step = 0.0
        self.begun = []
        self.kept = []

    def begin(self, start):
        self.begun.append(start)
        is_race = start.place != "sprint"
        deck = Deck([problem(seed) for seed in range(self.deck.count)], is_race=is_race)
        rules = race_rules(start.place) if is_race else sprint_rules(60)
        ghosts = (Ghost(PAR, 1.0),) if is_race else ()
        return Drill(rules, deck, self.journal, self.clock, card=CARD, ghosts=ghosts)

    def keep_result(self, result, file=None):
        if file == "/nowhere":
            raise PostcardError("/nowhere cannot be written")
        self.kept.append(file)
        return file or "results/run.json"


@pytest.mark.parametrize("size", [(60, 18), (200, 60)])
async def test_a_drill_goes_from_the_menu_to_its_results_by_keys_alone(size):
    game = FakeGame(problems=2)
    async with playing(game, size, start=None) as pilot:
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, DrillChoicePage)
        await press(pilot, "enter")
        assert "The clock starts when you press Enter" in words(pilot)
        await press(pilot, "enter", "7", "enter", "7", "enter")
        assert isinstance(pilot.app.screen, ResultsPage)
        assert "Pace" in text_of(pilot, "#sums")
        assert len(game.journal.ends) == 1


async def test_the_clock_stands_until_the_learner_is_ready():
    game = FakeGame()
    game.clock.step = 0.0
    async with playing(game, start=RACE) as pilot:
        game.clock.seconds += 500
        await press(pilot, "enter")
        shown = pilot.app.screen
        assert isinstance(shown, DrillPage)
        assert shown.open_session.elapsed_s == 0


async def test_the_question_is_hidden_until_the_clock_runs():
    async with playing(start=RACE) as pilot:
        assert pilot.app.screen.query_one("#function").region.height == 0
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#function").region.height > 0


async def test_a_wrong_answer_stays_to_be_mended_and_says_nothing_of_the_slip():
    game = FakeGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter", "2", "enter")
        assert "✗ Not yet" in words(pilot)
        assert "Two is not seven" not in words(pilot)
        assert pilot.app.screen.query_one(Input).value == "2"
        await press(pilot, "backspace", "7", "enter")
        assert "✓ Right" in words(pilot)
        assert [it.status for it in game.journal.attempts] == [Status.WRONG, Status.RIGHT]


async def test_skipping_leads_straight_to_the_next_problem():
    async with playing(start=RACE) as pilot:
        await press(pilot, "enter", "f6")
        assert "Skipped" in words(pilot)
        assert "2 of 3" in text_of(pilot, "#where")


async def test_a_pause_stops_the_clock_and_hides_the_question_twice_at_most():
    game = FakeGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter")
        for _ in range(2):
            await press(pilot, "f7")
            assert "Paused" in words(pilot)
            await press(pilot, "enter")
        await press(pilot, "f7")
        assert "used up" in text_of(pilot, "#preview")


async def test_the_question_at_the_bell_is_finished_then_the_results_come():
    game = FakeGame(problems=9)
    async with playing(game, start=SPRINT) as pilot:
        await press(pilot, "enter", "7", "enter")
        game.clock.seconds += 100
        pilot.app.screen.write_aside()
        assert "its time counts too" in text_of(pilot, "#aside")
        await press(pilot, "7", "enter")
        assert isinstance(pilot.app.screen, ResultsPage)


async def test_the_clock_can_be_hidden_and_shown():
    async with playing(start=RACE) as pilot:
        await press(pilot, "enter")
        assert ":" in text_of(pilot, "#aside")
        await press(pilot, "f8")
        assert text_of(pilot, "#aside") == ""
        await press(pilot, "ctrl+g")
        assert ":" in text_of(pilot, "#aside")


async def test_a_double_enter_answers_once():
    game = FakeGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter")
        await pilot.press("7", "enter", "enter")
        await settled(pilot)
        assert len(game.journal.attempts) == 1
        assert pilot.app.screen.phase is Phase.ASKING


async def test_results_show_what_was_missed_with_solutions_and_the_formula_on_request():
    async with playing(FakeGame(problems=1), start=RACE) as pilot:
        await press(pilot, "enter", "2", "enter", "backspace", "7", "enter")
        told = text_of(pilot, "#worked")
        assert "The ones you missed" in told
        assert "You: 2" in told
        assert "Answer: 7" in told
        await press(pilot, "f6")
        assert "1.00 is par" in text_of(pilot, "#sums")


async def test_results_show_the_three_slowest_of_those_that_were_right_and_longer_than_par():
    game = FakeGame(problems=5)
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter", "7", "enter")
        for _ in range(4):
            game.clock.seconds += 100
            await press(pilot, "7", "enter")
        told = text_of(pilot, "#worked")
        assert "The ones that took longest" in told
        assert told.count("Answer: 7") == 3


async def test_the_newest_hint_stands_first():
    async with playing(start=RACE) as pilot:
        await press(pilot, "enter", "f2", "f2")
        assert words(pilot).startswith("Hint: Less than eight.")


# What a drill is, and the ghost


async def test_a_drill_says_what_it_is_before_it_begins():
    async with playing(DrillGame(), start=RACE) as pilot:
        told = words(pilot)
        assert "Race 10. Get ready." in told
        assert f"Share code {CODE}" in told
        assert "It counts." in told


async def test_a_ghost_is_chosen_by_its_key_and_runs_along():
    game = DrillGame()
    async with playing(game, start=RACE) as pilot:
        assert "none" in words(pilot)
        await press(pilot, "g")
        assert "par, pace 1.00" in words(pilot)
        await press(pilot, "enter")
        assert "level with par" in text_of(pilot, "#track")
        game.clock.seconds += 6
        pilot.app.screen.write_aside()
        assert "20% behind par ◆" in text_of(pilot, "#track")
        await press(pilot, "7", "enter")
        assert "13% ahead of par ◆" in text_of(pilot, "#track")


async def test_the_ghost_stays_the_same_while_the_clock_runs():
    async with playing(DrillGame(), start=RACE) as pilot:
        await press(pilot, "enter", "g")
        assert pilot.app.screen.query_one(Input).value == "g"
        assert pilot.app.screen.open_session.ghost is None


async def test_the_track_of_a_sprint_is_its_time():
    game = DrillGame()
    async with playing(game, start=SPRINT) as pilot:
        await press(pilot, "enter")
        game.clock.seconds += 6
        pilot.app.screen.write_aside()
        assert "10%" in text_of(pilot, "#track")


async def test_a_wide_window_shows_how_the_drill_stands():
    async with playing(DrillGame(), (200, 60), start=RACE) as pilot:
        await press(pilot, "enter", "7", "enter")
        told = text_of(pilot, "#standing")
        assert "Pauses left: 2" in told
        assert "1 ✓" in told


# The clock stands


async def test_another_size_of_the_window_pauses_and_keeps_what_was_typed():
    game = DrillGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter", "1", "2")
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert "The window changed its size" in words(pilot)
        assert pilot.app.screen.query_one("#function").region.height == 0
        game.clock.seconds += 500
        await press(pilot, "enter")
        assert pilot.app.screen.open_session.elapsed_s == 0
        assert pilot.app.screen.open_session.pauses == 0
        line = pilot.app.screen.query_one(Input)
        assert (line.value, line.cursor_position) == ("12", 2)


async def test_a_machine_that_slept_finds_the_drill_paused():
    game = DrillGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter")
        pilot.app.screen.tick()
        game.clock.seconds += 3600
        pilot.app.screen.tick()
        await settled(pilot)
        assert "was asleep" in words(pilot)
        assert pilot.app.screen.open_session.elapsed_s == 0


async def test_a_drill_before_its_start_does_not_mind_another_window():
    async with playing(DrillGame(), start=RACE) as pilot:
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert "Get ready" in words(pilot)


# What is said can be seen


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_the_verdict_is_seen_under_the_answer_however_tall_the_problem_is(size):
    class Tall(DrillGame):
        def begin(self, start):
            session = super().begin(start)
            session.deck.problems[0].__dict__["question"] = "seven = ?\n" * 12
            return session

    async with playing(Tall(), size, start=RACE) as pilot:
        await press(pilot, "enter", "f2", "2", "enter")
        await settled(pilot)
        screen = pilot.app.screen
        said, line = screen.query_one(Words).region, screen.query_one(Input).region
        left = screen.query_one("#left").region
        assert left.contains_region(line)
        assert left.y <= said.y < left.bottom
        assert said.y - line.bottom <= 2


# Leaving


async def test_the_first_esc_asks_and_the_second_ends_the_run():
    game = DrillGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter", "2", "enter", "escape")
        assert isinstance(pilot.app.screen, DrillPage)
        assert not game.journal.ends
        pilot.app.screen.stay()
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DrillPage)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, DrillPage)
        assert not game.journal.ends[0].is_complete


async def test_a_run_that_has_not_begun_is_left_at_once():
    async with playing(DrillGame(), start=RACE) as pilot:
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, DrillPage)


# After it


async def test_what_was_asked_for_in_the_results_is_scrolled_to():
    game = DrillGame(problems=9)
    async with playing(game, (80, 24), start=RACE) as pilot:
        await press(pilot, "enter", *("2", "enter", "f6") * 2, *("7", "enter") * 7)
        await press(pilot, "pagedown", "pagedown", "f7")
        await settled(pilot)
        assert _top(pilot).strip() == "To paste"
        await press(pilot, "pagedown", "f6")
        await settled(pilot)
        assert _top(pilot).strip() == "How pace is reckoned"


def _top(pilot):
    """The first row of the scroller."""
    scrolled = pilot.app.screen.query_one("#scrolled").content_region
    return pilot.app.screen._compositor.render_strips()[scrolled.y].text[:60]


async def test_a_run_of_skips_says_why_it_has_no_pace():
    async with playing(DrillGame(problems=2), start=RACE) as pilot:
        await press(pilot, "enter", "f6", "f6", "f6")
        told = text_of(pilot, "#sums")
        assert "Pace         none" in told
        assert "Here" not in told
        assert "no pace, which takes a whole run" in told


async def test_results_are_shared_kept_and_drilled_on_by_keys():
    game = DrillGame(problems=1)
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter", "7", "enter", "c")
        told = text_of(pilot, "#sums")
        assert "∇ gradquest race 10  " in told
        assert f"gradquest drill --code {CODE}" in told
        assert pilot.app.clipboard.splitlines()[1:] == ["✓  1/1", CODE]
        await press(pilot, "k")
        assert game.kept == [None]
        await press(pilot, "w")
        assert game.begun[-1].place == "weak"


async def test_the_formula_has_the_numbers_of_this_run():
    game = DrillGame(problems=1)
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter")
        game.clock.seconds += 20
        await press(pilot, "7", "enter", "f")
        assert "pace = 10.0 / (20.0 + " in text_of(pilot, "#sums")
        assert "= 0.50" in text_of(pilot, "#sums")


async def test_the_ghost_is_told_of_at_the_end():
    game = DrillGame(problems=1)
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "g", "enter")
        game.clock.seconds += 5
        await press(pilot, "7", "enter")
        assert "You beat par (1.00) by 100%." in text_of(pilot, "#sums")


@pytest.mark.parametrize(("file", "kept"), [("friend.json", ["friend.json"]), ("/nowhere", [])])
async def test_a_result_that_was_asked_for_is_kept_at_once(file, kept):
    game = DrillGame(problems=1)
    async with playing(game, start=Start(place="race", size=10, keep=file)) as pilot:
        await press(pilot, "enter", "7", "enter")
        assert game.kept == kept
        assert isinstance(pilot.app.screen, ResultsPage)


async def test_the_same_daily_again_has_its_date():
    game = DrillGame(problems=1)
    async with playing(game, start=Start(place="daily")) as pilot:
        await press(pilot, "enter", "7", "enter", "r")
        assert game.begun[-1].place == "daily"


# Choosing


@pytest.mark.parametrize(
    ("key", "place", "size"),
    [
        ("1", "race", 10),
        ("5", "sprint", 300),
        ("w", "weak", 10),
    ],
)
async def test_each_drill_has_its_key(key, place, size):
    game = DrillGame()
    async with playing(game, start=None) as pilot:
        await press(pilot, "d", key)
        assert (game.begun[-1].place, game.begun[-1].size) == (place, size)


async def test_the_daily_has_its_place():
    game = DrillGame()
    async with playing(game, start=None) as pilot:
        await press(pilot, "y")
        assert game.begun[-1].place == "daily"
        assert "Get ready" in words(pilot)


@pytest.mark.parametrize("size", [(60, 18), (200, 60)])
async def test_a_share_code_is_typed_on_the_page(size):
    game = DrillGame()
    async with playing(game, size, start=None) as pilot:
        await press(pilot, "d", "c", *"0005-0R19-09X", "enter")
        assert "is mistyped" in text_of(pilot, "#code-says")
        await press(pilot, "backspace", *"Y", "enter")
        assert game.begun[-1].code == CODE


async def test_a_pasted_result_is_its_code_and_its_ghost():
    game = DrillGame()
    pasted = f"gradquest race 10  1.12x par  3:42 {CODE}"
    async with playing(game, start=None) as pilot:
        await press(pilot, "d", "c")
        pilot.app.screen.query_one("#code", Input).value = "gradquest race 10  1.12x par  3:42"
        await press(pilot, "enter")
        assert "The share code is missing" in text_of(pilot, "#code-says")
        pilot.app.screen.query_one("#code", Input).value = pasted
        await press(pilot, "enter")
        assert game.begun[-1].ghost == pasted


async def test_up_and_down_leave_the_line_for_the_code():
    async with playing(DrillGame(), start=None) as pilot:
        await press(pilot, "d", "c", "up")
        assert not isinstance(pilot.app.focused, Input)


async def test_where_there_is_no_such_drill_the_reason_stands_there():
    class Empty(DrillGame):
        def begin(self, start):
            raise PostcardError("there are no weak spots")

    async with playing(Empty(), start=Start(place="weak")) as pilot:
        assert "There are no weak spots" in text_of(pilot, "#question")
        assert pilot.app.screen.query_one("#question").region.height > 0
        assert "Preparing" not in words(pilot)
        await press(pilot, "enter", "escape")
        assert not isinstance(pilot.app.screen, DrillPage)


# Weak spots

WEAK = ("∂x (chain)", "descent step (exp)", "Hessian (trig)", "∇f (log)")


@pytest.mark.parametrize(
    ("names", "columns", "said"),
    [
        (WEAK, 60, "∂x (chain), descent step (exp), Hessian (trig), …"),
        (WEAK, 50, "∂x (chain), descent step (exp), …"),
        (WEAK, 20, "∂x (chain), …"),
        (WEAK, 10, ""),
        (WEAK[:3], 46, "∂x (chain), descent step (exp), Hessian (trig)"),
        (WEAK[:1], 10, "∂x (chain)"),
        ((), 60, ""),
    ],
)
def test_up_to_three_weak_spots_are_named_as_far_as_there_is_room(names, columns, said):
    assert named_spots(names, columns) == said


def test_the_card_of_the_weak_spots_lists_the_three_weakest():
    weak = next(it for it in CHOICES if it.place == "weak")
    told = [line.text for line in about(weak, None, WEAK)]
    assert told[-5:] == ["Weakest now", *WEAK[:3], "and 1 more skill"]
    assert "Weakest now" not in [line.text for line in about(CHOICES[0], None, WEAK)]


class WeakGame(FakeGame):
    def weak_skills(self):
        return ("partial_x.chain", "descent_step.exp", "partial_w.exp")


@pytest.mark.parametrize("charset", ["unicode", "ascii"])
@pytest.mark.parametrize(("columns", "count"), [(60, 2), (80, 3), (120, 2)])
async def test_the_row_of_the_weak_spots_names_them(columns, count, charset):
    async with playing(WeakGame(charset=charset), (columns, 24), start=None) as pilot:
        await press(pilot, "d")
        row = str(pilot.app.screen.query_one("#row-weak", MenuRow).content)
        names = ["∂x (chain)", "descent step (exp)", "∂ 4th letter (exp)"][:count]
        said = ", ".join([*names, *["…"] * (count < 3)])
        assert (to_ascii(said) if charset == "ascii" else said) in row


# What Enter does next


@pytest.mark.parametrize(
    ("played", "following", "size", "said"),
    [
        ("practice", "practice", 10, "another ten"),
        ("practice", "practice", 7, "another 7"),
        ("race", "race", 10, "race again"),
        ("daily", "race", 10, "a race of ten"),
        ("sprint", "sprint", None, "sprint again"),
        ("weak", "weak", 10, "more weak spots"),
        ("test-out", "test-out", None, "test again"),
    ],
)
def test_enter_says_what_it_begins_at_the_end(played, following, size, said):
    assert again(played, following, size) == said


@pytest.mark.parametrize(("place", "said"), [("race", "race again"), ("practice", "another 2")])
async def test_the_line_of_keys_and_the_help_say_it_too(place, said):
    async with playing(FakeGame(problems=2), start=Start(place=place)) as pilot:
        await press(pilot, *["enter"] * (place == "race"), "7", "enter")
        await press(pilot, *["enter"] * (place == "practice"), "7", "enter")
        await press(pilot, *["enter"] * (place == "practice"))
        shown = pilot.app.screen
        assert isinstance(shown, ResultsPage)
        assert shown.open_keys()[0].description == said
        assert any(line.text.endswith(f" {said}") for line in lines(shown))
