"""Logs for the tests of progress: attempts and session ends with what matters set."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from gradquest.progress.attempt import Attempt, SessionEnd, Status

FIRST_DAY = date(2026, 1, 5)  # a Monday

ATTEMPT = Attempt(
    id="a",
    at="2026-01-05T12:00:00.000Z",
    day="2026-01-05",
    session="s",
    mode="practice",
    kind="partial_x",
    family="polynomial",
    level=2,
    bank="polynomials",
    bank_hash="b3f1",
    template="poly-trap",
    seed=7,
    try_=1,
    status=Status.RIGHT,
    answer="2x + y",
    hints=0,
    active_ms=12_000,
    par_s=20.0,
    method="proved",
)

END = SessionEnd(
    id="s",
    at="2026-01-05T12:10:00.000Z",
    day="2026-01-05",
    mode="race",
    configuration="race 10 all",
    seed=1,
    problems=10,
    right=10,
    clean=10,
    elapsed_ms=180_000,
    pace=1.1,
    consistency=85.0,
)


def attempt(number=0, day=0, **changes):
    """An attempt of its own id and numbers; `day` counts from a Monday on."""
    when = (FIRST_DAY + timedelta(days=day)).isoformat()
    second, millisecond = divmod(number, 1000)
    minute, second = divmod(second, 60)
    at = f"{when}T12:{minute:02}:{second:02}.{millisecond:03}Z"
    numbered = replace(ATTEMPT, id=f"a{day}-{number}", at=at, day=when, seed=day * 10_000 + number)
    return replace(numbered, **changes)


def end(number=0, day=0, **changes):
    """A session's end of its own id and seed."""
    when = (FIRST_DAY + timedelta(days=day)).isoformat()
    at = f"{when}T13:00:{number:02}.000Z"
    numbered = replace(END, id=f"s{day}-{number}", at=at, day=when, seed=day * 100 + number)
    return replace(numbered, **changes)


any_text = st.text(max_size=12)
words = st.sampled_from(["alpha", "beta", "gamma", "∂f", "=1+1", "-x", "'quoted", "a,b", '"', ""])
counts = st.integers(0, 10**6)
shares = st.none() | st.floats(0, 1)
days = st.integers(0, 120)

attempts = st.builds(
    attempt,
    day=days,
    id=st.uuids().map(lambda key: key.hex),
    session=st.sampled_from(["s1", "s2", "s3"]),
    mode=st.sampled_from(["practice", "race"]),
    kind=st.sampled_from(["partial_x", "partial_y", "gradient_at", "descent_step"]),
    family=st.sampled_from(["polynomial", "chain", "exp", "log"]),
    level=st.integers(1, 7),
    bank=words,
    bank_hash=words,
    template=words,
    seed=st.integers(0, 20),
    try_=st.integers(1, 3),
    status=st.sampled_from(Status),
    answer=any_text,
    hints=st.integers(0, 3),
    active_ms=counts,
    par_s=st.floats(1, 300),
    method=words,
    slip=st.sampled_from(["", "", "v1", "p2"]),
    misreads=counts,
    idle=st.booleans(),
    predicted=shares,
    arrow_error=shares,
)
ends = st.builds(
    end,
    day=days,
    id=st.uuids().map(lambda key: key.hex) | st.sampled_from(["s1", "s2", "s3"]),
    mode=st.sampled_from(["practice", "race", "sprint"]),
    configuration=st.sampled_from(["race 10", "race 20"]),
    seed=st.integers(0, 5),
    problems=st.integers(1, 25),
    clean=st.integers(0, 25),
    pace=st.none() | st.floats(0.1, 3),
    consistency=st.none() | st.floats(0, 100),
    is_complete=st.booleans(),
)
logs = st.lists(attempts, max_size=40, unique_by=lambda one: one.id)
end_logs = st.lists(ends, max_size=10, unique_by=lambda one: one.id)
