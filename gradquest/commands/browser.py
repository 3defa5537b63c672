"""The game's server for browsers of this machine. Heavy: imports textual-serve and aiohttp.

Whoever opens the page plays on the learner's own files, so no other page may, and nothing is
fetched from elsewhere.
"""

from __future__ import annotations

from aiohttp import web
from textual_serve.server import Server

POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "connect-src 'self' ws://localhost:{port}"
)
"""Keeps a browser from asking any other machine for fonts and the like."""

STRANGER = "only the page that gradquest itself serves may play here"


class Browser(Server):
    """Serves the game to its own page."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.on_response_prepare.append(self._fence)
        return app

    async def _fence(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = POLICY.format(port=self.port)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page; by whatever name one came, it is served under one."""
        if request.host != f"{self.host}:{self.port}":
            raise web.HTTPFound(self.public_url)
        shown: web.StreamResponse = await super().handle_index(request)
        return shown

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Play, unless a page from elsewhere asks for it."""
        if request.headers.get("Origin") != self.public_url:
            raise web.HTTPForbidden(text=STRANGER)
        played: web.WebSocketResponse = await super().handle_websocket(request)
        return played
