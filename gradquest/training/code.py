"""A share code: all that it takes to deal the very same drill, in eleven letters and digits.

`SSSS-PPPP-LLC`: four signs for the seed, four for the problems that are drawn from, two for the
length, one to check the others. The signs are Crockford's base 32, which leaves out I, L, O and U.

The problems are a digest of everything that a seed's deck depends on: kinds, level, the banks'
contents and the version of the generator. Whoever reads a code compares it with the digests of the
usual selections, so kinds that are added later change no code, and a code for other problems is
noticed. Two codes with one middle are about the same problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from gradquest.errors import GradquestError, Misuse

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
LENGTH = 11

SEEDS = 32**4
"""So many seeds can be shared; drills draw theirs below it."""

LONGEST_RACE = 100
SHORTEST_SPRINT_S, LONGEST_SPRINT_S = 10, 600

FIELD = 0b100101
"""x⁵ + x² + 1: with it the 32 signs are a field, in which x has the powers of all but 0."""

NO_CODE = "this is no share code; one looks like {example}"
MISTYPED = "one sign of this share code is mistyped"
OTHER_PROBLEMS = (
    "this code was made with other problems: another version of gradquest or of its banks, "
    "or a bank or kinds that have to be named here too"
)


@dataclass(frozen=True, slots=True)
class Code:
    """What a share code says."""

    seed: int
    """Below `SEEDS`."""
    problems: int
    """The `fingerprint` of what is drawn from."""
    size: int
    """Problems of a race, seconds of a sprint."""
    is_race: bool

    def __str__(self) -> str:
        """`XXXX-XXXX-XXX`."""
        digits = [*_digits(self.seed, 4), *_digits(self.problems, 4), *_digits(self._length, 2)]
        digits.append(_times_x(_remainder(digits)))
        signs = "".join(ALPHABET[digit] for digit in digits)
        return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"

    @property
    def _length(self) -> int:
        if self.is_race:
            return self.size - 1
        return LONGEST_RACE + self.size - SHORTEST_SPRINT_S


def read_code(text: str) -> Code:
    """The code in a text, in either case, with any hyphens or blanks. Raises `Misuse`."""
    signs = "".join(text.split()).replace("-", "").upper().translate(LOOKALIKES)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        raise Misuse(NO_CODE.format(example=Code(0, 0, 10, is_race=True)))
    digits = [ALPHABET.index(sign) for sign in signs]
    if _remainder(digits):
        raise Misuse(MISTYPED)
    length = _number(digits[8:10])
    if length < LONGEST_RACE:
        return Code(_number(digits[:4]), _number(digits[4:8]), length + 1, is_race=True)
    seconds = length - LONGEST_RACE + SHORTEST_SPRINT_S
    if seconds > LONGEST_SPRINT_S:
        raise Misuse(MISTYPED)
    return Code(_number(digits[:4]), _number(digits[4:8]), seconds, is_race=False)


def fingerprint(problems: str) -> int:
    """A number below 32⁴ for a text that says which problems are drawn from."""
    return int.from_bytes(blake2b(problems.encode(), digest_size=8).digest(), "big") % 32**4


def may_be_shared(*, is_race: bool, size: int, seed: int) -> bool:
    """Such a drill has a code."""
    shortest, longest = (1, LONGEST_RACE) if is_race else (SHORTEST_SPRINT_S, LONGEST_SPRINT_S)
    return shortest <= size <= longest and 0 <= seed < SEEDS


class OtherProblemsError(GradquestError):
    """A code that is sound, for problems that are not here."""

    def __init__(self) -> None:
        super().__init__(OTHER_PROBLEMS)


def _digits(value: int, count: int) -> Iterator[int]:
    for place in reversed(range(count)):
        yield value >> 5 * place & 31


def _number(digits: list[int]) -> int:
    value = 0
    for digit in digits:
        value = 32 * value + digit
    return value


def _times_x(digit: int) -> int:
    return digit << 1 ^ (FIELD if digit & 16 else 0)


def _remainder(digits: list[int]) -> int:
    """0 for a sound code.

    Each place has its own weight, a power of x, so another digit at one place, or two unlike digits
    that changed places, never leave 0. It starts at 1 so that eleven zeros are no code.
    """
    remainder = 1
    for digit in digits:
        remainder = _times_x(remainder) ^ digit
    return remainder
