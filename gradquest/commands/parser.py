"""Reading the command line, with errors that are one clear sentence."""

from __future__ import annotations

import re
from argparse import (
    Action,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from gradquest.errors import Misuse

MOST_PROBLEMS = 100_000
HIGHEST_LEVEL = 9
MOST_DIGITS = 18
LONGEST_ECHO = 40

_REWORDED = (
    (r"argument (\S+): expected .*", r"\1 needs a value"),
    (r"argument (\S+): ignored explicit argument .*", r"\1 takes no value"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 does not go with \2"),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.*)\)", r"\1 cannot be \2; choose \3"),
    (r"the following arguments are required: (.*)", r"\1 is missing"),
    (r"one of the arguments (\S+) (\S+) is required", r"\1 or \2 is needed"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class Parser(ArgumentParser):
    """Reads options; what it cannot read is a `Misuse`."""

    def __init__(self, name: str, summary: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"gradquest {name}".strip(),
            description=summary,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=RawDescriptionHelpFormatter,
        )

    def parse(self, words: Sequence[str]) -> Namespace:
        """Read the words. A word such as `-2x` is an answer, no option."""
        options: list[str] = []
        answers: list[str] = []
        waiting = iter(words)
        for word in waiting:
            if word == "--":
                answers.extend(waiting)
            elif word in self._option_string_actions:
                options.append(self._with_value(word, waiting))
            else:
                (options if word.startswith("--") else answers).append(word)
        return self.parse_args([*options, *(["--", *answers] if answers else [])])

    def _with_value(self, option: str, waiting: Iterator[str]) -> str:
        value = next(waiting, None) if self._takes_value(option) else None
        if value is None:
            return option
        if value == "--" or value in self._option_string_actions:
            self.error(f"argument {option}: expected one argument")
        return f"{option}={value}" if option.startswith("--") else f"{option}{value}"

    def _takes_value(self, option: str) -> bool:
        action: Action = self._option_string_actions[option]
        return action.nargs is None

    def error(self, message: str) -> NoReturn:
        """Raise the sentence instead of printing usage."""
        raise Misuse(f"{self._reworded(message)}; see {self.prog} --help")

    def _reworded(self, message: str) -> str:
        if message.startswith("unrecognized arguments: "):
            strangers = message.removeprefix("unrecognized arguments: ").split()
            return self._unknown(next((word for word in strangers if word != "--"), ""))
        for pattern, words in _REWORDED:
            if re.fullmatch(pattern, message, re.DOTALL):
                return re.sub(pattern, words, message, flags=re.DOTALL)
        return message

    def _unknown(self, word: str) -> str:
        option = word.partition("=")[0]
        return (
            f"{self.prog} does not know {option!r}{suggestion(option, self._option_string_actions)}"
        )


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'practice'?`, or nothing where no known word is close, or this is one."""
    from difflib import get_close_matches

    known = list(known)
    if word in known:
        return ""
    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def whole(low: int, high: int) -> Callable[[str], int]:
    """A reader for a whole number in a range."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[+-]?[0-9]+", text.strip(), re.ASCII):
            raise ArgumentTypeError(f"{_brief(text)!r} is not a whole number")
        if len(text) > MOST_DIGITS or not low <= int(text) <= high:
            raise ArgumentTypeError(f"{_brief(text)} is not between {low} and {high}")
        return int(text)

    return read


def _brief(text: str) -> str:
    return text if len(text) <= LONGEST_ECHO else f"{text[: LONGEST_ECHO - 3]}..."


def file_name(text: str) -> str:
    """A reader for the name of a file."""
    if not text.strip():
        raise ArgumentTypeError("the name of a file cannot be empty")
    return text


def new_file(text: str) -> str:
    """A reader for the name of a file to write; its folder must be there already."""
    folder = Path(file_name(text)).expanduser().parent
    if not folder.is_dir():
        raise ArgumentTypeError(f"there is no folder {_brief(str(folder))}; make it first")
    return text


def add_choice(parser: Parser) -> None:
    """The options that say which problems: --kind --level --bank --seed --count."""
    add_filter(parser)
    add_bank(parser, "problems from this bank file alone")
    add_seed(parser)
    parser.add_argument(
        "--count", type=whole(1, MOST_PROBLEMS), metavar="N", help="how many problems"
    )


def add_filter(parser: Parser) -> None:
    """`--kind` and `--level`."""
    parser.add_argument(
        "--kind", action="append", default=[], metavar="K", help="only this kind; may be repeated"
    )
    parser.add_argument(
        "--level", type=whole(0, HIGHEST_LEVEL), metavar="N", help="only problems of this level"
    )


def add_bank(parser: Parser, says: str) -> None:
    """`--bank`."""
    parser.add_argument("--bank", type=file_name, metavar="FILE", help=says)


def add_seed(parser: Parser) -> None:
    """`--seed`."""
    parser.add_argument("--seed", type=_seed, metavar="S", help="the same seed, the same problems")


def _seed(text: str) -> int:
    from gradquest.maths.chance import LARGEST_SEED

    return whole(0, LARGEST_SEED)(text)


def add_look(parser: Parser) -> None:
    """The options that say how it is shown: --plain --ascii."""
    parser.add_argument("--plain", action="store_true", help="line by line, without screens")
    add_ascii(parser)


def add_ascii(parser: Parser) -> None:
    """`--ascii` alone, for commands that have no screens."""
    parser.add_argument("--ascii", action="store_true", help="nothing but ASCII characters")


def add_json(parser: Parser) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
