"""One entry of a bank's problems as a template, with everything noted that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gradquest.banks import family as families
from gradquest.banks import schema
from gradquest.banks.amounts import understood
from gradquest.banks.examples import close_kind, read_examples
from gradquest.banks.fields import Fields
from gradquest.banks.findings import suggestion
from gradquest.banks.formulas import formula
from gradquest.banks.nodes import Items, shortened
from gradquest.banks.placeholders import WORDS, placeholders
from gradquest.banks.slips import check_names
from gradquest.banks.sources import (
    Sources,
    read_conditions,
    read_data,
    read_domain,
    read_inner,
    read_sources,
)
from gradquest.banks.template import Template
from gradquest.kinds.kind import NEEDS, Material, kinds
from gradquest.kinds.regression import loss
from gradquest.kinds.updates import TIME
from gradquest.maths.expression import ZERO, Expression, variables

IDENTIFIER = re.compile(schema.IDENTIFIER)
KEPT = "mvs"
"""What optimisers remember of a letter x is called mx, vx or sx."""
LOWEST_LEVEL, HIGHEST_LEVEL = 0, 9
MOST_DIGITS = 10
LONGEST_PAR_S = 3600
FORMS = ("exact", "decimal")


def identifier(fields: Fields) -> str:
    """The id of a bank or a problem."""
    node = fields.plain("id")
    if node is not None and not IDENTIFIER.fullmatch(node.text):
        shown = shortened(node.text)
        message = f"'{shown}' is no id; use small letters, digits, dots and hyphens"
        fields.findings.note(node, message)
    elif node is not None and len(node.text) > schema.LONGEST_ID:
        fields.findings.note(node, f"an id has at most {schema.LONGEST_ID} signs")
    return node.text if node else ""


def read_entry(fields: Fields, bank: str, bank_hash: str) -> Template | None:
    """The template of one entry; None where something is wrong with it."""
    noted = len(fields.findings)
    fields.require("id", *(() if "data" in fields.table else ("f",)))
    if {"data", "f"} <= set(fields.table.values):
        message = "give either 'f' or 'data': the loss of a line follows from its data"
        fields.findings.note(fields.table.keys["data"], message)
    sources = read_sources(fields)
    inner, data = read_inner(fields, sources), read_data(fields, sources)
    names = (*sources.letters, *filter(None, fields.merged("inner")))
    function = loss(data, sources.variables) if data else _function(fields, names)
    drafted = replace(
        _drafted(fields, sources, bank, bank_hash),
        function=function or ZERO,
        inner=inner,
        data=data,
    )
    is_read = function is not None and len(inner) == len(fields.merged("inner"))
    template = _ranked(drafted, fields, sources, is_read=is_read)
    _check_placeholders(fields, sources)
    check_names(fields)
    _check_given(fields, sources)
    _check_unread(fields)
    if is_read:
        _check_used(fields, sources, template)
        _check_asked(fields, template)
    return template if len(fields.findings) == noted else None


def _drafted(fields: Fields, sources: Sources, bank: str, bank_hash: str) -> Template:
    """The template as far as it does not hang on its function."""
    par = fields.positive("par", LONGEST_PAR_S)
    return Template(
        bank=bank,
        bank_hash=bank_hash,
        id=identifier(fields),
        function=ZERO,
        variables=sources.variables,
        kinds=(),
        params=sources.params,
        where=tuple(read_conditions(fields, sources.drawn)),
        point=tuple(sources.point.values()) if sources.point else None,
        rate=sources.rate,
        domain=read_domain(fields, sources.variables),
        family="",
        level=0,
        steps=sources.steps,
        form=sources.form,
        direction=sources.direction,
        given=sources.given,
        ask=frozenset(_lines(fields, "ask")),
        skill=fields.text("skill"),
        tags=_lines(fields, "tags"),
        hints=_lines(fields, "hints"),
        explain=fields.text("explain"),
        show=fields.text("show"),
        allow=frozenset(_lines(fields, "allow")),
        avoid=frozenset(_lines(fields, "avoid")),
        par_s=float(par) if par else None,
        place=(fields.table.line, fields.table.column),
    )


def _ranked(template: Template, fields: Fields, sources: Sources, *, is_read: bool) -> Template:
    """The template with what follows from its function: kinds, tests, family and level."""
    material = template.material()
    fields_of = {"direction": ("direction", "towards")}
    spoilt = {  # their faults are noted
        need for need in NEEDS if any(it in fields.table for it in fields_of.get(need, (need,)))
    }
    offered = replace(material, gives=material.gives | spoilt) if is_read else None
    named = {node.text for node in fields.texts("kinds")}
    asked = tuple(_kinds(fields, offered))
    function, letters = template.composed, template.variables
    level = _level(fields)
    return replace(
        template,
        kinds=asked,
        family=_family(fields) or families.family(function, letters),
        level=families.level(function, letters) if level is None else level,
        examples=tuple(read_examples(fields, asked, sources.letters, is_sure=named == {*asked})),
    )


def _level(fields: Fields) -> int | None:
    return fields.whole("level", LOWEST_LEVEL, HIGHEST_LEVEL)


def _lines(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(" ".join(node.text.split()) for node in fields.texts(name))


def _function(fields: Fields, names: Sequence[str]) -> Expression | None:
    node = fields.plain("f")
    if node is None:
        return None
    return understood(node, fields.findings, lambda: formula(node.text, names))


def _family(fields: Fields) -> str:
    node = fields.plain("family")
    if node is not None and node.text not in families.FAMILIES:
        close = suggestion(node.text, families.FAMILIES)
        known = close or f"; there are {', '.join(families.FAMILIES)}"
        fields.findings.note(node, f"'{node.text}' is not a family{known}")
    return node.text if node else ""


def _kinds(fields: Fields, material: Material | None) -> Iterator[str]:
    """The kinds that are known; those that this problem cannot be asked as are noted."""
    nodes, given = fields.texts("kinds"), fields.node("kinds")
    if given is None:
        fields.findings.note(fields.table, "the field 'kinds' is missing, here and in defaults")
    elif isinstance(given, Items) and not given.nodes:
        fields.findings.note(given, "this list is empty; name at least one kind")
    seen: set[str] = set()
    for node in nodes:
        kind = kinds().get(node.text)
        if kind is None:
            close = close_kind(node.text, kinds()) or f"; there are {', '.join(kinds())}"
            fields.findings.note(node, f"'{node.text}' is not a kind of problem{close}")
            continue
        if node.text in seen:
            fields.findings.note(node, f"the kind '{node.text}' is given twice")
        seen.add(node.text)
        hindrance = kind.hindrance(material) if material else None
        if hindrance:
            fields.findings.note(node if "kinds" in fields.table else fields.table, hindrance)
        yield node.text


def _check_placeholders(fields: Fields, sources: Sources) -> None:
    known = (*WORDS, *sources.drawn)
    texts = [*fields.texts("hints"), fields.plain("explain"), fields.plain("show")]
    for node in filter(None, texts):
        for name, place in placeholders(node.text):
            if name not in known:
                message = f"unknown placeholder {{{name}}}{suggestion(name, known)}"
                fields.findings.note_at(node, place, message)
        if node.text.count("{") != node.text.count("}"):
            fields.findings.note(node, "a { or } here has no partner")


def _check_used(fields: Fields, sources: Sources, template: Template) -> None:
    """A parameter that nothing uses is a slip of the pen."""
    own = fields.table_of("params") if "params" in fields.table else None
    texts = (*template.hints, template.explain, template.show)
    said = {name for text in texts for name, _ in placeholders(text)}
    rows = (entry for row in template.data for entry in row)
    formulas = (template.composed, *(formula for _, formula in template.inner), *rows)
    used = frozenset().union(*map(variables, formulas)) | sources.used | said
    used = used.union(*(condition.names for condition in template.where))
    for name, key in own.keys.items() if own else ():
        if name in sources.declared and name not in used:
            fields.findings.note(key, f"the parameter '{name}' is never used")
    between = variables(template.function).union(*(variables(it) for _, it in template.inner))
    for name, (key, _) in fields.merged("inner").items():
        if name not in between:
            fields.findings.note(key, f"'{name}' is never used")


def _check_asked(fields: Fields, template: Template) -> None:
    """A question that none of its kinds has would be passed over in silence."""
    known: dict[str, None] = {}
    for kind in template.kinds:
        known |= dict.fromkeys(kinds()[kind].aspects(template.composed, template.variables))
    known.pop("", None)
    for node in fields.texts("ask") if "ask" in fields.table else ():
        if " ".join(node.text.split()) not in known:
            message = f"no kind here asks '{node.text}'{suggestion(node.text, known)}"
            there_are = f"; there are {', '.join(known)}" if known else ""
            fields.findings.note(node, f"{message}{there_are}")


def _check_given(fields: Fields, sources: Sources) -> None:
    """A number that no kind asks for and that nothing uses is a slip of the pen."""
    own = fields.table_of("given") if "given" in fields.table else None
    if own is None:
        return
    known = {name for kind in kinds().values() for name in kind.constants(sources.variables)}
    known |= {TIME, *(f"{kept}{name}" for kept in KEPT for name in sources.variables)}
    said = " ".join(node.text for name in ("where", "hints") for node in fields.texts(name))
    for name, key in own.keys.items():
        if name not in known and not re.search(rf"\b{re.escape(name)}\b", said):
            fields.findings.note(key, f"no kind knows '{name}'{suggestion(name, sorted(known))}")


def _check_unread(fields: Fields) -> None:
    """Fields that no kind uses yet are held to their types all the same."""
    answer = fields.table_of("answer")
    if answer is not None:
        form = Fields(answer, fields.findings, schema.ANSWER)
        form.whole("digits", 0, MOST_DIGITS)
        node = form.plain("form")
        if node is not None and node.text not in FORMS:
            fields.findings.note(node, f"'{node.text}' is no form; write {' or '.join(FORMS)}")
    fields.table_of("view")
    fields.text("note")
