"""The ids of all slips, as authors name them in `allow`, `avoid` and the `tag` of a test."""

from __future__ import annotations

from collections.abc import Collection

from gradquest.banks.fields import Fields
from gradquest.banks.findings import suggestion
from gradquest.banks.nodes import Text
from gradquest.banks.worth import Reason
from gradquest.kinds.slip_titles import TITLES

SLIPS = frozenset(TITLES)

ALLOWED = SLIPS | {reason for reason in Reason if reason.is_allowed}
"""What `allow` takes: slips that may go unnoticed, and reasons to reject a draw."""


def check_names(fields: Fields) -> None:
    """Note every slip of an entry that does not exist."""
    for name, known in (("allow", ALLOWED), ("avoid", SLIPS)):
        for node in fields.texts(name) if name in fields.table else ():
            check_name(node, fields, known)


def check_name(node: Text, fields: Fields, known: Collection[str] = SLIPS) -> None:
    """Note a slip that does not exist, where it stands."""
    if node.text not in known:
        close = suggestion(node.text, sorted(known)) or "; gradquest bank slips lists them all"
        fields.findings.note(node, f"no slip is called '{node.text}'{close}")
