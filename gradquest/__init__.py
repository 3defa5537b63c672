"""gradquest: drill the gradient until it is a reflex.

For notebooks and teachers: `generate` makes a problem, `Problem.judge` judges an answer to it,
`check` compares any two expressions, `load_bank` reads a bank file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.kinds.problem import Problem
    from gradquest.maths.judging.checking import check
    from gradquest.maths.verdict import Verdict
    from gradquest.training.generating import generate, load_bank

__version__ = "0.1.0"

__all__ = ["Bank", "Problem", "Verdict", "__version__", "check", "generate", "load_bank"]

_HOMES = {
    "Bank": "gradquest.banks.bank",
    "Problem": "gradquest.kinds.problem",
    "Verdict": "gradquest.maths.verdict",
    "check": "gradquest.maths.judging.checking",
    "generate": "gradquest.training.generating",
    "load_bank": "gradquest.training.generating",
}
"""Where each public name lives; it is imported when it is first asked for."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gradquest' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
