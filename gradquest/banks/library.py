"""All banks at hand: templates by kind, level and family, and problems by their reference."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from gradquest.banks.bank import Bank
from gradquest.banks.drawing import Barren, draw
from gradquest.banks.faults import BankError, Fault
from gradquest.banks.findings import suggestion
from gradquest.banks.template import Listed
from gradquest.errors import GradquestError, Misuse
from gradquest.kinds.kind import kind_named
from gradquest.kinds.problem import Problem
from gradquest.maths.chance import LARGEST_SEED, Chance
from gradquest.wording import counted

MOST_TEMPLATES_TRIED = 20
PATTERN = "*.yaml"

_REFERENCE = re.compile(r"([^/:]+)/([^/:]+)/([^/:]+):([0-9]{1,17})")


def shipped_folder() -> Path:
    """Where the banks are that come with the program: in a wheel, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "problems", package.parent / "problems"):
        if folder.is_dir():
            return folder
    raise GradquestError("the banks that come with gradquest are missing; install it again")


def files_in(folder: Path) -> tuple[Path, ...]:
    """The bank files of a folder, by name; none where there is no such folder."""
    return tuple(sorted(folder.glob(PATTERN))) if folder.is_dir() else ()


@cache
def shipped_banks() -> tuple[Bank, ...]:
    """The banks that come with the program."""
    return Library.open().banks


class Library:
    """Banks, each under its own id, and the faults of files that could not be used."""

    def __init__(self, banks: Iterable[Bank], faults: Iterable[Fault] = ()) -> None:
        self._banks: dict[str, Bank] = {}
        self.faults = list(faults)
        """What the authors of those files can put right."""
        for bank in banks:
            first = self._banks.setdefault(bank.id, bank)
            if first is not bank:
                message = f"the bank id '{bank.id}' is taken already by {first.path}"
                self.faults.append(Fault(str(bank.path), 1, 1, "id", message))

    @classmethod
    def open(cls, folder: Path | None = None, catalogue: Path | None = None) -> Library:
        """The shipped banks and those in a learner's own folder.

        A file that cannot be used keeps no other away: its faults are in `faults`. With a file
        for a catalogue, an own bank is read only once, and then not before it is played.
        """
        from gradquest.banks.catalogue import Catalogue
        from gradquest.banks.loader import load_bank
        from gradquest.banks.source import read_content

        banks: list[Bank] = []
        faults: list[Fault] = []
        shipped, own = files_in(shipped_folder()), files_in(folder) if folder else ()
        kept = Catalogue(catalogue if own else None)
        for file in (*shipped, *own):
            try:
                if file in shipped:
                    banks.append(load_bank(file, is_tested=True))
                else:
                    banks.append(kept.bank(file, read_content(file)))
            except BankError as error:
                faults.extend(error.faults)
        kept.keep()
        return cls(banks, faults)

    def left_out(self) -> Iterator[str]:
        """A line for each file that could not be used."""
        found: dict[str, list[Fault]] = {}
        for fault in self.faults:
            found.setdefault(fault.file, []).append(fault)
        for file, (first, *more) in found.items():
            rest = f" ({counted(len(more), 'more fault')})" if more else ""
            yield f"left out: {first}{rest}; gradquest bank check {file}"

    @property
    def banks(self) -> tuple[Bank, ...]:
        """All banks, those that came first before the others."""
        return tuple(self._banks.values())

    def templates(
        self, kind: str | None = None, level: int | None = None, family: str | None = None
    ) -> tuple[Listed, ...]:
        """The templates that can be asked as a kind, of a level and family; None stands for any."""
        return tuple(
            template
            for bank in self.banks
            for template in bank.templates
            if (kind is None or kind in template.kinds)
            and (level is None or level == template.level)
            and (family is None or family == template.family)
        )

    def choose(
        self,
        chance: Chance,
        kinds: Collection[str] = (),
        levels: Collection[int] = (),
        families: Collection[str] = (),
    ) -> tuple[Listed, str]:
        """A template and the kind to ask it as, each kind equally often; empty stands for any.

        Raises `Misuse` where there is none.
        """
        options = self._options(kinds, levels, families)
        if not options:
            raise Misuse(_nothing(kinds, levels, families))
        kind = chance.pick(sorted(options))
        return chance.pick(options[kind]), kind

    def _options(
        self, asked: Collection[str], levels: Collection[int], families: Collection[str]
    ) -> dict[str, list[Listed]]:
        """The templates of each kind, in an order that no file and no folder decides."""
        for name in asked:
            kind_named(name)
        options: dict[str, list[Listed]] = {}
        for template in sorted(self.templates(), key=lambda it: (it.bank, it.id)):
            is_level = not levels or template.level in levels
            if is_level and (not families or template.family in families):
                for kind in template.kinds:
                    if not asked or kind in asked:
                        options.setdefault(kind, []).append(template)
        return options

    def generate(
        self,
        kind: str | Collection[str] | None = None,
        level: int | None = None,
        seed: int = 0,
        count: int = 1,
    ) -> Iterator[Problem]:
        """Problems of the seeds from `seed` on: each follows from its own seed alone."""
        asked = (kind,) if isinstance(kind, str) else tuple(kind or ())
        levels = () if level is None else (level,)
        for own in range(seed, seed + count):
            yield self._generated(asked, levels, own % (LARGEST_SEED + 1))

    def _generated(self, asked: Collection[str], levels: Collection[int], seed: int) -> Problem:
        chance = Chance("generate", seed)
        for _ in range(MOST_TEMPLATES_TRIED):
            template, kind = self.choose(chance, asked, levels)
            try:
                return draw(template, kind, seed)
            except (Barren, BankError) as error:
                refusal = error
        raise refusal

    def template(self, name: str) -> Listed:
        """The template called `bank/template`. Raises `Misuse` with a suggestion."""
        bank, _, own = name.partition("/")
        if bank not in self._banks:
            raise Misuse(f"there is no bank '{bank}'{_known(bank, self._banks)}")
        templates = {template.id: template for template in self._banks[bank].templates}
        if own not in templates:
            raise Misuse(f"the bank '{bank}' has no template '{own}'{suggestion(own, templates)}")
        return templates[own]

    def problem(self, reference: str) -> Problem:
        """The problem called `bank/template/kind:seed`. Raises `Misuse`, or `Barren`."""
        parts = _REFERENCE.fullmatch(reference.strip())
        if parts is None:
            raise Misuse(f"'{reference}' names no problem; write bank/template/kind:seed")
        bank, own, kind, seed = parts.groups()
        template = self.template(f"{bank}/{own}")
        if kind not in template.kinds:
            raise Misuse(
                f"'{template.name}' is not asked as '{kind}'{_known(kind, template.kinds)}"
            )
        if int(seed) > LARGEST_SEED:
            raise Misuse(f"a seed is at most {LARGEST_SEED}")
        return draw(template, kind, int(seed))


def _known(word: str, known: Collection[str]) -> str:
    """The nearest known word, else all of them."""
    return suggestion(word, known) or f"; there are {', '.join(known)}"


def _nothing(asked: Collection[str], levels: Collection[int], families: Collection[str]) -> str:
    """Which wishes no template fits."""
    wishes = (
        ("kind", asked),
        ("level", [str(level) for level in sorted(levels)]),
        ("family", families),
    )
    named = [f"{name} {' or '.join(words)}" for name, words in wishes if words]
    return f"no template has {', '.join(named)}" if named else "there are no templates"
