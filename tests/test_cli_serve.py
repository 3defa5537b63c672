"""`gradquest serve`: where it would serve, what it refuses. No socket is opened."""

from __future__ import annotations

import asyncio
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from command_line import CommandLine, gradquest

from gradquest.commands.context import Context

__all__ = ["gradquest"]


class Refusal(Exception):
    """Stands for an answer of the server that is none of its pages."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)


class FakeServer:
    """Stands for the server of textual-serve."""

    started: list[FakeServer]
    fails = False

    def __init__(self, command: str, host: str, port: int, title: str) -> None:
        self.command, self.host, self.port, self.title = command, host, port, title
        self.public_url = f"http://{host}:{port}"

    def serve(self) -> None:
        if self.fails:
            raise OSError(98, "address already in use")
        self.started.append(self)

    async def _make_app(self) -> SimpleNamespace:
        return SimpleNamespace(on_response_prepare=[])

    async def handle_index(self, request: object) -> str:
        return "the page"

    async def handle_websocket(self, request: object) -> str:
        return "playing"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> type[FakeServer]:
    """The extra is there, as far as anybody can tell."""
    web = SimpleNamespace(HTTPForbidden=Refusal, HTTPFound=Refusal)
    modules: dict[str, Any] = {
        "aiohttp": ModuleType("aiohttp"),
        "textual_serve": ModuleType("textual_serve"),
        "textual_serve.server": ModuleType("textual_serve.server"),
    }
    modules["aiohttp"].web = web
    modules["textual_serve.server"].Server = FakeServer
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.delitem(sys.modules, "gradquest.commands.browser", raising=False)
    monkeypatch.setattr(FakeServer, "started", [], raising=False)
    return FakeServer


def browser(port: int = 8123) -> Any:
    from gradquest.commands.serve import browser

    return browser(port)


def request(origin: str | None = None, host: str = "localhost:8123") -> SimpleNamespace:
    return SimpleNamespace(headers={} if origin is None else {"Origin": origin}, host=host)


@pytest.mark.parametrize(("options", "port"), [([], 8000), (["--port", "8123"], 8123)])
def test_it_serves_this_very_program_to_this_machine_alone(
    gradquest: CommandLine, server: type[FakeServer], options: list[str], port: int
) -> None:
    assert gradquest("serve", *options).code == 0
    (started,) = server.started
    assert (started.host, started.port) == ("localhost", port)
    assert started.command.endswith("-m gradquest")


def test_without_the_extra_it_says_in_one_sentence_how_to_get_it(
    gradquest: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.delitem(sys.modules, "gradquest.commands.browser", raising=False)
    ran = gradquest("serve")
    assert (ran.code, ran.out) == (1, "")
    assert "pip install 'gradquest[web]'" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("port", ["0", "80", "70000", "x"])
def test_a_port_that_is_none_is_misuse(gradquest: CommandLine, port: str) -> None:
    ran = gradquest("serve", "--port", port)
    assert ran.code == 2
    assert ran.err.startswith("gradquest: --port: ")


def test_a_port_that_is_taken_is_refused(
    gradquest: CommandLine, server: type[FakeServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "fails", True)
    ran = gradquest("serve", "--port", "8123")
    assert ran.code == 1
    assert "port 8123 is in use by something else" in ran.err


@pytest.mark.parametrize("origin", [None, "http://elsewhere.example", "http://localhost:9"])
def test_no_page_from_elsewhere_may_play(server: type[FakeServer], origin: str | None) -> None:
    """Any page in the same browser could otherwise reach a server on localhost."""
    with pytest.raises(Refusal, match="only the page"):
        asyncio.run(browser().handle_websocket(request(origin)))


def test_its_own_page_may_play(server: type[FakeServer]) -> None:
    own = request("http://localhost:8123")
    assert asyncio.run(browser().handle_websocket(own)) == "playing"


def test_whoever_comes_by_another_name_is_led_to_the_one_it_has(server: type[FakeServer]) -> None:
    assert asyncio.run(browser().handle_index(request())) == "the page"
    with pytest.raises(Refusal, match="http://localhost:8123"):
        asyncio.run(browser().handle_index(request(host="127.0.0.1:8123")))


def test_nothing_is_fetched_from_any_other_machine(server: type[FakeServer]) -> None:
    app = asyncio.run(browser()._make_app())
    response = SimpleNamespace(headers={})
    asyncio.run(app.on_response_prepare[0](request(), response))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "ws://localhost:8123" in policy


def test_behind_the_page_there_are_screens_though_there_is_no_terminal() -> None:
    pipes = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    served = Context({"TEXTUAL_DRIVER": "a driver for browsers"}, *pipes)  # type: ignore[arg-type]
    assert served.has_screens
