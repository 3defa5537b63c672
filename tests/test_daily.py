"""The daily: one seed a date, and one run of it that counts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from progress_logs import end

from gradquest.errors import Misuse
from gradquest.training.code import SEEDS
from gradquest.training.daily import label_of, ranked, read_label, seed_of

BANKS = (SimpleNamespace(hash="ab12"), SimpleNamespace(hash="cd34"))


def test_the_label_is_the_date_where_the_learner_is() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    assert label_of(late) == "2026-11-20"
    assert label_of(late.astimezone(timezone(timedelta(hours=14)))) == "2026-11-21"


def test_a_date_has_one_seed_that_may_be_shared_whatever_order_the_banks_have() -> None:
    seed = seed_of("2026-11-20", BANKS)  # type: ignore[arg-type]
    assert seed == seed_of("2026-11-20", BANKS[::-1])  # type: ignore[arg-type]
    assert 0 <= seed < SEEDS


def test_other_dates_and_other_banks_have_other_seeds() -> None:
    labels = [f"2026-11-{day:02}" for day in range(1, 31)]
    seeds = {seed_of(label, BANKS) for label in labels}  # type: ignore[arg-type]
    seeds |= {seed_of(label, BANKS[:1]) for label in labels}  # type: ignore[arg-type]
    assert len(seeds) == 60


@pytest.mark.parametrize("text", ["2026-11-20", " 2026-11-20 "])
def test_a_date_is_read(text: str) -> None:
    assert read_label(text) == "2026-11-20"


@pytest.mark.parametrize(
    "text", ["", "today", "2026-02-30", "20.11.2026", "20261120", "2026-W47-5", "x" * 999]
)
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Misuse, match=r"write (it|the date) as 2026-11-20"):
        read_label(text)


def test_the_first_run_of_a_date_counts_even_if_it_was_left() -> None:
    left = end(4, daily="2026-11-20", is_complete=False)
    runs = [end(1), end(2, daily="2026-11-20"), end(3, daily="2026-11-20"), left]
    assert ranked(runs, "2026-11-20") == runs[1]
    assert ranked([left, *runs], "2026-11-20") == left
    assert ranked(runs, "2026-11-21") is None
