"""The single characters of typed mathematics: what each stands for, and which are refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from fractions import Fraction

from gradquest.errors import Unreadable

LONGEST_TEXT = 500

_SAME_AS = {
    "·": "*", "×": "*", "⋅": "*", "∙": "*", "•": "*", "∗": "*",
    "−": "-", "–": "-", "—": "-", "‐": "-", "÷": "/", "∕": "/", "⁄": "/", "∣": "|",
    "⟨": "<", "〈": "<", "⟩": ">", "〉": ">", "ˆ": "^", "î": "i", "ĵ": "j", "ℯ": "e",
    "ϕ": "φ", "ϵ": "ε", "ϑ": "θ", "µ": "μ",
    "а": "a", "е": "e", "р": "p", "с": "c", "у": "y", "х": "x", "\t": " ", "\n": " ", "\r": " ",
}  # fmt: skip
"""Characters that are read as another one; the row of letters is Cyrillic."""

SUPERSCRIPTS: Mapping[str, str] = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᵏᵐⁿᵖʳˢᵗᵘᵛʷˣʸᶻᐟ",
        "0123456789+-()abcdekmnprstuvwxyz/",
        strict=True,
    )
)
SUBSCRIPTS: Mapping[str, str] = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
FRACTIONS: Mapping[str, Fraction] = {
    sign: Fraction(unicodedata.numeric(sign)).limit_denominator(10) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅑⅒"
}

_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def cleaned(text: str) -> str:
    """The text with look-alike characters replaced one for one, so that places stay true.

    Raises `Unreadable` for what is empty, too long or invisible.
    """
    if len(text) > LONGEST_TEXT:
        raise Unreadable(
            f"That is {len(text):,} characters long; I read at most {LONGEST_TEXT}.",
            LONGEST_TEXT + 1,
        )
    plain = "".join(_plain(text, place) for place in range(len(text)))
    if not plain.strip():
        raise Unreadable("There is nothing to read yet: type an answer.")
    return plain


def _plain(text: str, place: int) -> str:
    sign = text[place]
    if sign.isascii() and sign.isprintable():
        return sign
    if sign in _SAME_AS:
        return _SAME_AS[sign]
    if unicodedata.category(sign) in _INVISIBLE:
        raise Unreadable(f"There is an invisible character here: {_name(sign)}.", place + 1)
    if sign in SUPERSCRIPTS or sign in FRACTIONS:
        return sign
    if sign in SUBSCRIPTS:
        return _subscript(text, place)
    alike = unicodedata.normalize("NFKC", sign)
    return alike if len(alike) == 1 else sign


def _subscript(text: str, place: int) -> str:
    before = text[place - 1] if place else " "
    if not (before.isalpha() or before in SUBSCRIPTS):
        raise Unreadable("A small number below the line belongs to a letter.", place + 1)
    return SUBSCRIPTS[text[place]]


def _name(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "").lower()
    return f"{name} ({code})" if name else f"control character {code}"
