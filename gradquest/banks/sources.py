"""What one entry of a bank draws: its letters, and what each is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from gradquest.banks.amounts import choices, interval, understood
from gradquest.banks.choices import Choices
from gradquest.banks.conditions import Condition, read_condition
from gradquest.banks.fields import Fields
from gradquest.banks.findings import suggestion
from gradquest.banks.formulas import NAME, RATE, STEPS, Names, formula
from gradquest.banks.nodes import Items, Node, Table, Text, said
from gradquest.banks.template import direction_entry
from gradquest.kinds.kind import Form
from gradquest.maths.expression import Expression
from gradquest.maths.grammar.names import FUNCTIONS
from gradquest.maths.phrases import listed
from gradquest.maths.verdict import EVERYWHERE, Domain
from gradquest.wording import counted

USUAL_VARIABLES = ("x", "y")
MOST_STEPS = 10
WHOLE = "f"
"""What the function itself is called."""
LINE = ("w", "b")
"""A line's usual letters."""
ROW = 2
"""Numbers in a row of data."""


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
    steps: Choices | None = None
    form: Form = Form.VECTOR
    direction: tuple[Choices, ...] = ()
    given: Mapping[str, Choices] = field(default_factory=dict)

    @property
    def letters(self) -> tuple[str, ...]:
        """What a function is written in."""
        return (*self.variables, *self.declared)

    @property
    def drawn(self) -> tuple[str, ...]:
        """What conditions and sentences may speak of."""
        coordinates = () if self.point is None else self.variables
        rate = (RATE,) if self.has_rate else ()
        steps = (STEPS,) if self.steps else ()
        ways = map(direction_entry, range(len(self.direction)))
        return (*self.declared, *coordinates, *rate, *steps, *ways, *self.given)

    @property
    def used(self) -> frozenset[str]:
        """The parameters that something else is drawn from."""
        single = [it for it in (self.rate, self.steps) if it]
        named = (*self.params.values(), *(self.point or {}).values(), *self.given.values())
        return frozenset().union(*(it.names for it in (*named, *self.direction, *single)))


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
        name: choices(node, Names.of(declared[:place], declared[place + 1 :]), fields.findings)
        for place, (name, (_, node)) in enumerate(params.items())
    }
    point = _point(fields, letters, declared)
    rate, steps = fields.node(RATE), fields.node(STEPS)
    names = declared if point is None else (*declared, *letters)
    form, direction = _direction(fields, letters, names)
    return Sources(
        letters,
        declared,
        {name: it for name, it in found.items() if it},
        point,
        _rate(rate, names, fields) if rate else None,
        rate is not None,
        _steps(steps, fields) if steps else None,
        form,
        direction,
        dict(_given(fields, letters, names)),
    )


def _variables(fields: Fields) -> tuple[str, ...]:
    found: dict[str, None] = {}
    nodes, given = fields.texts("vars"), fields.node("vars")
    if isinstance(given, Items) and not given.nodes:
        message = "this list is empty; name the variables, or leave vars out for x and y"
        fields.findings.note(given, message)
    for node in nodes:
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
        if "=" in key.text:
            message = f"a colon belongs here, not =: {key.text.replace(' ', '').replace('=', ': ')}"
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
    _names_exactly(
        table, letters, fields, f"is not one of the variables {listed(letters)}", "the point"
    )
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


def _steps(node: Node, fields: Fields) -> Choices | None:
    found = choices(node, (), fields.findings)
    if found and not all(it.denominator == 1 and 1 <= it <= MOST_STEPS for it in found.values({})):
        fields.findings.note(node, f"a number of steps is a whole number from 1 to {MOST_STEPS}")
        return None
    return found


def _direction(
    fields: Fields, letters: Sequence[str], names: Sequence[str]
) -> tuple[Form, tuple[Choices, ...]]:
    """How the direction is given, and what its numbers are drawn from; none where there is none."""
    field = "towards" if "towards" in fields.table else "direction"
    if {"towards", "direction"} <= set(fields.table.values):
        fields.findings.note(fields.table.keys[field], "give either 'direction' or 'towards'")
    table = fields.table_of(field)
    if table is None:
        return Form.VECTOR, ()
    form = Form.TOWARDS if field == "towards" else Form.VECTOR
    wanted = tuple(letters)
    if form is Form.VECTOR and "angle" in table:
        form, wanted = Form.ANGLE, ("angle",)
    _names_exactly(
        table, wanted, fields, f"does not belong here; this takes {listed(wanted)}", f"'{field}'"
    )
    found = (choices(table.values[it], names, fields.findings) for it in wanted if it in table)
    return form, tuple(it for it in found if it)


def _names_exactly(
    table: Table, wanted: Sequence[str], fields: Fields, odd: str, title: str
) -> None:
    """Note every name in the table that is not wanted (it is `odd`), and those that it lacks."""
    for name, key in table.keys.items():
        if name not in wanted:
            fields.findings.note(key, f"'{name}' {odd}{suggestion(name, wanted)}")
    if missing := [name for name in wanted if name not in table]:
        fields.findings.note(table, f"{title} has nothing for {listed(missing)}")


def _given(
    fields: Fields, letters: Sequence[str], names: Sequence[str]
) -> Iterator[tuple[str, Choices]]:
    """Further numbers, by the names that kinds know them by."""
    for name, (key, node) in fields.merged("given").items():
        if _is_parameter(key, node, letters, fields):
            found = choices(node, names, fields.findings)
            if found:
                yield name, found


def read_inner(fields: Fields, sources: Sources) -> tuple[tuple[str, Expression], ...]:
    """The letters between the variables and f, each with its formula, in order."""
    known = list(sources.letters)
    found: list[tuple[str, Expression]] = []
    between = fields.merged("inner")
    for place, (name, (key, node)) in enumerate(between.items()):
        if name in (*known, WHOLE):
            fields.findings.note(key, f"'{name}' is taken already; use another letter")
        elif not isinstance(node, Text):
            fields.findings.note(node, f"this takes a formula, not {said(node)}")
        elif _is_name(key, fields):
            letters = Names.of(known, [*between][place + 1 :])
            reader = partial(formula, node.text, letters)
            expression = understood(node, fields.findings, reader)
            known.append(name)
            if expression is not None:
                found.append((name, expression))
    return tuple(found)


def read_data(fields: Fields, sources: Sources) -> tuple[tuple[Expression, ...], ...]:
    """Rows of numbers, or of formulas in the parameters."""
    node = fields.node("data")
    if node is None:
        return ()
    if not isinstance(node, Items):
        fields.findings.note(node, f"'data' takes a list of rows, not {said(node)}; write [[1, 2]]")
        return ()
    if not node.nodes:
        fields.findings.note(node, "this list is empty; give rows such as [1, 2]")
    if len(sources.variables) != len(LINE):
        line = ", ".join(LINE)
        message = f"data are fitted by a line, so there are two variables: write vars: [{line}]"
        fields.findings.note(node, message)
    return tuple(row for it in node.nodes if (row := _row(it, fields, sources.declared)))


def _row(node: Node, fields: Fields, names: Sequence[str]) -> tuple[Expression, ...]:
    if not isinstance(node, Items) or len(node.nodes) != ROW:
        fields.findings.note(
            node, f"a row of data has an x and a y: write [1, 2], not {_row_said(node)}"
        )
        return ()
    entries = [_number(part, fields, names) for part in node.nodes]
    row = tuple(entry for entry in entries if entry is not None)
    return row if len(row) == ROW else ()


def _row_said(node: Node) -> str:
    return counted(len(node.nodes), "number") if isinstance(node, Items) else said(node)


def _number(node: Node, fields: Fields, names: Sequence[str]) -> Expression | None:
    if isinstance(node, Text):
        return understood(node, fields.findings, partial(formula, node.text, names))
    fields.findings.note(node, f"a row of data is made of numbers, and this is {said(node)}")
    return None


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
