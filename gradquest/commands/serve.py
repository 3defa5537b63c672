"""`gradquest serve`: the same game in a browser, on this machine alone."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.commands.parser import Parser, whole
from gradquest.errors import GradquestError

if TYPE_CHECKING:
    from gradquest.commands.browser import Browser

USUAL_PORT = 8000
LEAST_PORT, LAST_PORT = 1024, 65_535
"""Those below belong to the system."""

MISSING = (
    "serving needs one more package: install it with pip install 'gradquest[web]', "
    "or pip install textual-serve"
)
TAKEN = "port {port} is in use by something else; choose another one with --port"
PLAYED = (sys.executable, "-m", "gradquest")
"""What runs behind each page that is opened."""


def options(parser: Parser, name: str) -> None:  # noqa: ARG001 (one command only)
    """On which port."""
    parser.add_argument(
        "--port",
        type=whole(LEAST_PORT, LAST_PORT),
        default=USUAL_PORT,
        metavar="N",
        help=f"the port on this machine; usually {USUAL_PORT}",
    )


def run(given: Namespace, context: Context) -> int:  # noqa: ARG001 (all that is shown is served)
    """Serve until Ctrl+C."""
    try:
        browser(given.port).serve()
    except OSError:
        raise GradquestError(TAKEN.format(port=given.port)) from None
    return 0


def browser(port: int) -> Browser:
    """The server, not yet started. Raises `GradquestError` where the extra is not installed."""
    try:
        from gradquest.commands.browser import Browser
    except ModuleNotFoundError:
        raise GradquestError(MISSING) from None
    return Browser(shlex.join(PLAYED), host="localhost", port=port, title="gradquest")
