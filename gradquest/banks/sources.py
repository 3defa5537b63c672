"""What one entry of a bank draws: its letters, and what each is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gradquest.banks.amounts import choices, interval, understood
from gradquest.banks.choices import Choices
from gradquest.banks.conditions import Condition, read_condition
from gradquest.banks.fields import Fields
from gradquest.banks.findings import suggestion
from gradquest.banks.formulas import NAME, RATE
from gradquest.banks.nodes import Node, Text
from gradquest.maths.grammar.names import FUNCTIONS
from gradquest.maths.phrases import listed
from gradquest.maths.verdict import EVERYWHERE, Domain

USUAL_VARIABLES = ("x", "y")


@dataclass(frozen=True)
class Sources:
    """The variables, and what everything is drawn from."""

    variables: tuple[str, ...]
    declared: tuple[str, ...]
    """The parameters in order, those with unreadable choices too."""
    params: Mapping[str, Choices]
    point: Mapping[str, Choices] | None
    """None where none is given."""
    rate: Choices | None
    has_rate: bool

    @property
    def letters(self) -> tuple[str, ...]:
        """What a function is written in."""
        return (*self.variables, *self.declared)

    @property
    def drawn(self) -> tuple[str, ...]:
        """What conditions and sentences may speak of."""
        coordinates = () if self.point is None else self.variables
        return (*self.declared, *coordinates, *((RATE,) if self.has_rate else ()))

    @property
    def used(self) -> frozenset[str]:
        """The parameters that something else is drawn from."""
        others = (*(self.point or {}).values(), *((self.rate,) if self.rate else ()))
        return frozenset().union(*(it.names for it in (*self.params.values(), *others)))


def read_sources(fields: Fields) -> Sources:
    """All that an entry draws from; what is wrong with it is noted."""
    letters = _variables(fields)
    params = {
        name: (key, node)
        for name, (key, node) in fields.merged("params").items()
        if _is_parameter(key, node, letters, fields)
    }
    declared = tuple(params)
    found = {
        name: choices(node, declared[:place], fields.findings)
        for place, (name, (_, node)) in enumerate(params.items())
    }
    point = _point(fields, letters, declared)
    rate = fields.node(RATE)
    names = declared if point is None else (*declared, *letters)
    return Sources(
        letters,
        declared,
        {name: it for name, it in found.items() if it},
        point,
        _rate(rate, names, fields) if rate else None,
        rate is not None,
    )


def _variables(fields: Fields) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in fields.texts("vars"):
        if not _is_name(node, fields):
            continue
        if node.text in found:
            fields.findings.note(node, f"the variable '{node.text}' is given twice")
        found[node.text] = None
    return tuple(found) or USUAL_VARIABLES


def _is_name(node: Text, fields: Fields) -> bool:
    if not NAME.fullmatch(node.text):
        fields.findings.note(node, f"'{node.text}' is no name for a letter; use x, w1 or theta")
        return False
    if node.text in FUNCTIONS or node.text == RATE:
        fields.findings.note(node, f"'{node.text}' has a meaning of its own; use another name")
        return False
    return True


def _is_parameter(key: Text, node: Node, letters: Sequence[str], fields: Fields) -> bool:
    if isinstance(node, Text) and node.is_empty and not NAME.fullmatch(key.text):
        message = "a comma inside {…} begins a new field; put the whole choice in quotes"
        fields.findings.note(key, message)
        return False
    if key.text in letters:
        fields.findings.note(
            key, f"'{key.text}' is a variable here; a parameter needs another name"
        )
        return False
    return _is_name(key, fields)


def _point(
    fields: Fields, letters: Sequence[str], declared: Sequence[str]
) -> Mapping[str, Choices] | None:
    table = fields.table_of("point")
    if table is None:
        return None
    if "point" not in fields.table and set(table.values) != set(letters):
        return None
    for name, key in table.keys.items():
        if name not in letters:
            message = f"'{name}' is not one of the variables {listed(letters)}"
            fields.findings.note(key, f"{message}{suggestion(name, letters)}")
    if missing := [name for name in letters if name not in table]:
        fields.findings.note(table, f"the point has nothing for {listed(missing)}")
    found = {
        name: choices(table.values[name], (*declared, *letters[:place]), fields.findings)
        for place, name in enumerate(letters)
        if name in table
    }
    return {name: it for name, it in found.items() if it}


def _rate(node: Node, names: Sequence[str], fields: Fields) -> Choices | None:
    found = choices(node, names, fields.findings)
    if found and not found.names and min(found.values({})) <= 0:
        fields.findings.note(node, "a learning rate is above 0")
        return None
    return found


def read_domain(fields: Fields, letters: Sequence[str]) -> Domain:
    """Where answers are compared: an interval for each variable."""
    domain = dict.fromkeys(letters, EVERYWHERE)
    own = fields.table_of("domain") if "domain" in fields.table else None
    for name, (key, node) in fields.merged("domain").items():
        if name in domain:
            domain[name] = interval(node, fields.findings) or EVERYWHERE
        elif own and name in own:
            message = f"'{name}' is not one of the variables {listed(letters)}"
            fields.findings.note(key, message)
    return domain


def read_conditions(fields: Fields, names: Sequence[str]) -> Iterator[Condition]:
    """The conditions in `where`."""
    for node in fields.texts("where"):
        found = understood(node, fields.findings, partial(read_condition, node.text, names))
        if found:
            yield found
