"""A few draws of a template as it is loaded: do its conditions ever hold, has f a value there?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from gradquest.banks.drawing import posed, tossed
from gradquest.banks.fields import Fields
from gradquest.banks.nodes import Items, Node
from gradquest.banks.template import Template
from gradquest.banks.worth import Reason, RejectedError, undefined_at
from gradquest.maths.chance import Chance
from gradquest.maths.notation import number_text, pretty

MOST_TOSSES = 500
ENOUGH_UNDEFINED = 10
_PLACES: Mapping[str, Sequence[str]] = {
    Reason.NO_CHOICE: ("params", "point", "lr", "direction", "towards", "given"),
    Reason.NO_DIRECTION: ("direction", "towards"),
    Reason.UNDEFINED: ("data",),
}
"""The fields that may be to blame, the likeliest first."""


def rehearse(template: Template, fields: Fields) -> None:
    """Note what no draw can satisfy. One good draw is enough, so this is quick."""
    given = template.material().gives
    broken: Counter[int] = Counter()
    refused: Counter[str] = Counter()
    undefined = 0
    for attempt in range(MOST_TOSSES):
        try:
            values = tossed(template, Chance(template.bank, template.id, "rehearsal", attempt))
            failing = _first_failing(template, values)
            if failing is not None:
                broken[failing] += 1
                continue
            task = posed(template, values, given)
        except RejectedError as refusal:
            refused[refusal.reason] += 1
            continue
        spot = undefined_at(task)
        if spot is None:
            return
        undefined += 1
        if undefined == ENOUGH_UNDEFINED:
            message = f"{pretty(task.function)} has no value at {_place(spot)}; {_cure(template)}"
            fields.findings.note(fields.table.values["f"], message)
            return
    if not undefined:
        _note_barren(fields, broken, refused)


def _first_failing(template: Template, values: Mapping[str, Fraction]) -> int | None:
    for place, condition in enumerate(template.where):
        if not condition.holds(values):
            return place
    return None


def _place(spot: Mapping[str, float]) -> str:
    return ", ".join(
        f"{name} = {number_text(Fraction(value).limit_denominator(1000))}"
        for name, value in spot.items()
    )


def _cure(template: Template) -> str:
    letter = template.variables[0]
    return f"keep point and domain where it has one, as in domain: {{{letter}: 0.2..4}}"


def _note_barren(fields: Fields, broken: Counter[int], refused: Counter[str]) -> None:
    if not broken:
        reason = Reason(refused.most_common(1)[0][0])
        names = [name for name in _PLACES.get(reason, ()) if name in fields.table]
        place = fields.table.keys[names[0]] if names else fields.table
        fields.findings.note(place, f"{reason.sentence}, ever")
        return
    condition, count = broken.most_common(1)[0]
    message = f"this is never true (tried {count} draws)"
    fields.findings.note(_condition_node(fields, condition), message)


def _condition_node(fields: Fields, place: int) -> Node:
    where = fields.table.values["where"]
    return where.nodes[place] if isinstance(where, Items) else where
