"""From a start to a drill: the code is read, the deck dealt, the ghosts are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.kinds.kind import kind_named, kinds
from gradquest.progress.attempt import SessionEnd
from gradquest.training import daily
from gradquest.training.code import (
    SEEDS,
    Code,
    OtherProblemsError,
    fingerprint,
    may_be_shared,
    read_code,
)
from gradquest.training.deck import (
    SHORT_PAR_S,
    SPRINT_PAR_S,
    Deck,
    deal_in_turn,
    deal_race,
    deal_sprint,
)
from gradquest.training.drill import (
    USUAL_RACE,
    USUAL_SPRINT_S,
    Card,
    Drill,
    race_rules,
    sprint_rules,
)
from gradquest.training.ghost import AVERAGE, BEST, PAR, Ghost, ghosts
from gradquest.training.menu import configuration, drawn, options, problems_of
from gradquest.training.options import Option
from gradquest.training.postcard import friend
from gradquest.training.weak_spots import LATELY, weak_options
from gradquest.wording import clock_text

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.training.start import Start
    from gradquest.training.study import Study

CORE = ("partial_x", "partial_y", "gradient_at", "descent_step")
LEVELS = range(1, 10)
BEFORE_SLOPES = frozenset(("frozen", "difference_quotient"))
"""These lead up to slopes: good to practise, beside the point against the clock."""
HIGHEST_LEVEL, LAST_ORDER = 5, 36
"""Drills go so far unless a level or kinds are named: to estimates, so that a newcomer can play."""

OWN, NO_GHOST = (BEST, AVERAGE, PAR), "none"
NO_SUCH_GHOST = "there is no run of yours to race against yet; finish one like it first"
REPLAY = "You have met these problems before, so this run sets no record."
REPLAY_QUIETLY = "You have met these problems before."
RANKED = "Your first run of this date counts."
RANKED_BEFORE = "Your run of this date counts already{pace}. This one is for fun."
LEFT_BEFORE = "You left your first run of this date, so none counts. This one is for fun."


def drill(study: Study, start: Start) -> Drill:
    """The drill of a start, its deck ready. Raises `GradquestError` where there is none such."""
    rival = _friend(start.ghost)
    banks = study.drill_banks(start.bank)
    settled = _settled(_coded(start, rival, banks), banks, study)
    size, seed, is_race = settled.size or 0, settled.seed or 0, settled.place != "sprint"
    asked = _asked(settled, banks, study)
    deck = _deck(settled, asked)
    name, ends = configuration(settled, size, banks), study.journal.sessions()
    others = ghosts(ends, name) if is_race else ()
    card = _card(settled, banks, ends, name)
    return Drill(
        race_rules(settled.place) if is_race else sprint_rules(size),
        deck,
        study.journal,
        study.clock,
        card=_quiet(card) if study.settings.quiet else card,
        ghosts=(*((rival,) if rival and is_race else ()), *others),
        ghost=_chosen(start.ghost, rival, others) if is_race else None,
        configuration=name,
        seed=seed,
    )


def _deck(start: Start, asked: Sequence[Option]) -> Deck:
    """What is dealt for a start with nothing left open."""
    size, seed = start.size or 0, start.seed or 0
    if start.place == "weak":
        return deal_in_turn(asked, drawn, seed, size)
    if start.place == "sprint":
        is_chosen = start.kinds or start.level or start.bank
        return deal_sprint(asked, drawn, seed, size, SHORT_PAR_S if is_chosen else SPRINT_PAR_S)
    return deal_race(asked, drawn, seed, size, inf if start.kinds else SHORT_PAR_S)


# What is played


def _asked(start: Start, banks: Sequence[Bank], study: Study) -> list[Option]:
    """What a drill draws from."""
    found = options(banks, start.kinds, start.level)
    if start.place == "weak":
        return weak_options(found, study.journal.latest(LATELY))
    return found if start.kinds else usual_options(found, start.level)


def usual_options(found: Sequence[Option], level: int | None = None) -> list[Option]:
    """What is drawn from where no kind is named: nothing that is quickly guessed, and unless a
    level is named nothing that takes more than the first steps.
    """
    typed = [it for it in found if not kind_named(it.kind).is_spoken]
    usual = [it for it in typed if level or _is_early(it)]
    return usual or typed or list(found)


def _is_early(option: Option) -> bool:
    is_first_step = option.level <= HIGHEST_LEVEL and kind_named(option.kind).order <= LAST_ORDER
    return is_first_step and option.kind not in BEFORE_SLOPES


def _coded(start: Start, rival: Ghost | None, banks: Sequence[Bank]) -> Start:
    """The start with what its code says; a friend's code counts where nothing else is said."""
    says_more = start.kinds or start.level or start.seed is not None or start.size
    is_open = start.place == "race" and not says_more
    text = start.code or (rival.code if rival and is_open else "")
    if not text:
        return start
    code = read_code(text)
    chosen, level = _selection(code, start, banks)
    place = "race" if code.is_race else "sprint"
    return replace(
        start, place=place, size=code.size, kinds=chosen, level=level, seed=code.seed, code=text
    )


def _selection(
    code: Code, start: Start, banks: Sequence[Bank]
) -> tuple[tuple[str, ...], int | None]:
    """The kinds and the level that a code is about. Raises `OtherProblemsError`."""
    levels = [start.level] if start.level else [None, *LEVELS]
    for chosen in (start.kinds,) if start.kinds else selections():
        for level in levels:
            if fingerprint(problems_of(chosen, level, banks)) == code.problems:
                return chosen, level
    raise OtherProblemsError


def selections() -> Iterator[tuple[str, ...]]:
    """The selections of kinds that a code may be about without naming them."""
    yield ()
    yield CORE
    yield CORE[:2]
    yield from ((name,) for name in kinds())


def _settled(start: Start, banks: Sequence[Bank], study: Study) -> Start:
    """The start with nothing left open."""
    if start.place == "daily":
        label = start.date or daily.label_of(study.clock.now())
        seed = daily.seed_of(label, banks)
        return replace(start, date=label, seed=seed, size=daily.SIZE)
    usual = USUAL_SPRINT_S if start.place == "sprint" else USUAL_RACE
    seed = study.new_seed() % SEEDS if start.seed is None else start.seed
    return replace(start, seed=seed, size=start.size or usual)


# What it is called


def _card(start: Start, banks: Sequence[Bank], ends: Sequence[SessionEnd], name: str) -> Card:
    code, seed = _code(start, banks), start.seed or 0
    is_replay = any(
        (end.configuration, end.seed) == (name, seed) or (code and end.code == code) for end in ends
    )
    return Card(
        title=_title(start),
        size=start.size or 0,
        code=code,
        is_shared=bool(start.code),
        is_replay=is_replay,
        note=_note(start, ends, is_replay=is_replay),
        daily=start.date or "",
        kinds=start.kinds,
        levels=str(start.level or ""),
        bank_hash="+".join(sorted(bank.hash for bank in banks)),
        command=_command(start, code),
    )


def _quiet(card: Card) -> Card:
    """The same without a word of records."""
    return replace(card, note=REPLAY_QUIETLY) if card.note == REPLAY else card


def _code(start: Start, banks: Sequence[Bank]) -> str:
    """The share code; empty where there is none."""
    is_race, size, seed = start.place != "sprint", start.size or 0, start.seed or 0
    if start.place == "weak" or not may_be_shared(is_race=is_race, size=size, seed=seed):
        return ""
    problems = fingerprint(problems_of(start.kinds, start.level, banks))
    return str(Code(seed, problems, size, is_race))


def _title(start: Start) -> str:
    size = start.size or 0
    match start.place:
        case "daily":
            return f"Daily {start.date}"
        case "weak":
            title = "Weak spots"
        case "sprint":
            title = f"Sprint {clock_text(size)}"
        case _:
            title = f"Race {size}"
    level = [f"level {start.level}"] if start.level else []
    narrowed = ", ".join([*start.kinds, *level])
    return f"{title} ({narrowed})" if narrowed else title


def _note(start: Start, ends: Sequence[SessionEnd], *, is_replay: bool) -> str:
    if start.place != "daily" or not start.date:
        return REPLAY if is_replay else ""
    before = daily.ranked(ends, start.date)
    if before is not None and not before.is_complete:
        return LEFT_BEFORE
    if before is not None:
        pace = "" if before.pace is None else f", at pace {before.pace:.2f}"
        return RANKED_BEFORE.format(pace=pace)
    return REPLAY if is_replay else RANKED


def _command(start: Start, code: str) -> str:
    """What gives the very same problems on another machine."""
    bank = f" --bank {start.bank}" if start.bank else ""
    if start.place == "daily":
        return f"gradquest daily --date {start.date}{bank}"
    if not code:
        return ""
    unusual = () if start.kinds in selections() else start.kinds
    named = "".join(f" --kind {kind}" for kind in unusual)
    return f"gradquest drill --code {code}{named}{bank}"


# Whom it is run against


def _friend(wish: str) -> Ghost | None:
    return None if wish in ("", NO_GHOST, *OWN) else friend(wish)


def _chosen(wish: str, rival: Ghost | None, others: Sequence[Ghost]) -> Ghost | None:
    """The ghost that was wished for; without a wish one's own best, where there is one."""
    if wish == NO_GHOST:
        return None
    found = rival or next((it for it in others if it.who == (wish or BEST)), None)
    if wish and found is None:
        raise GradquestError(NO_SUCH_GHOST)
    return found
