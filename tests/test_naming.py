"""A skill has one name on every page: short enough for tables, plain enough for sentences."""

from __future__ import annotations

import pytest

from gradquest.banks.library import shipped_banks
from gradquest.kinds.kind import kinds
from gradquest.kinds.naming import kind_title, skill_title

COLUMN = 28
"""What tables leave for a skill."""


@pytest.mark.parametrize(
    ("skill", "title"),
    [
        ("partial_x.chain", "∂x (chain)"),
        ("partial_w.exp", "∂ 4th letter (exp)"),
        ("gradient_at.polynomial", "∇f at a point (polynomial)"),
        ("derivative_at.inverse-trig", "f' at a point (inverse-trig)"),
        ("descent_step.exp", "descent step (exp)"),
        ("hessian.mixed", "Hessian (mixed)"),
        ("depends_on.product", "which letters (product)"),
        ("no_longer_there.chain", "no longer there (chain)"),
    ],
)
def test_a_skill_is_its_kind_and_its_family(skill, title):
    assert skill_title(skill) == title


def test_every_skill_fits_into_its_column():
    templates = [template for bank in shipped_banks() for template in bank.templates]
    skills = {f"{kind}.{it.family}" for it in templates for kind in it.kinds}
    assert [skill for skill in skills if len(skill_title(skill)) > COLUMN] == []


def test_no_two_kinds_share_a_name():
    assert len({kind_title(kind) for kind in kinds()}) == len(kinds())
