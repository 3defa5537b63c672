"""Own banks are known by their content, so that a start reads none of them again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gradquest.banks import catalogue, loader
from gradquest.banks.drawing import draw
from gradquest.banks.faults import BankError
from gradquest.banks.library import Library

HEAD = "schema: gradquest/bank@1\nid: %s\ntitle: Mine\nproblems:\n"
ENTRY = "  - {id: %s, kinds: [partial_x], f: a*x^2 + b*y, params: {a: 2..9, b: 2..9}}\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "banks"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(HEAD % name + ENTRY % "bowl" + ENTRY % "cup")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the own banks that are read in full."""
    names: list[str] = []

    def noted(path: Path, content: bytes, *, is_tested: bool = False) -> object:
        names.append(path.stem)
        return loader.bank_in(path, content, is_tested=is_tested)

    monkeypatch.setattr(catalogue, "bank_in", noted)
    return names


def opened(own: Path) -> Library:
    return Library.open(own, own.parent / "cache" / "banks")


def listed(library: Library) -> list[tuple[str, tuple[str, ...], int, str]]:
    return [(it.name, it.kinds, it.level, it.family) for it in library.templates()]


def test_a_second_start_reads_no_own_bank_until_it_is_played(own: Path, read: list[str]) -> None:
    first = opened(own)
    assert read == ["one", "two"]
    second = opened(own)
    assert read == ["one", "two"]
    assert listed(second) == listed(first)
    assert [bank.hash for bank in second.banks] == [bank.hash for bank in first.banks]
    problem = second.problem("two/cup/partial_x:7")
    assert read == ["one", "two", "two"]
    assert problem == first.problem("two/cup/partial_x:7")


def test_only_a_bank_that_has_changed_is_read_again(own: Path, read: list[str]) -> None:
    opened(own)
    (own / "two.yaml").write_text(HEAD % "two" + ENTRY % "plate")
    read.clear()
    assert "two/plate" in {it.name for it in opened(own).templates()}
    assert read == ["two"]


def test_a_bank_that_is_gone_is_forgotten(own: Path) -> None:
    opened(own)
    size = (own.parent / "cache" / "banks").stat().st_size
    (own / "two.yaml").unlink()
    opened(own)
    assert (own.parent / "cache" / "banks").stat().st_size < size


def test_a_faulty_bank_is_told_at_every_start(own: Path) -> None:
    (own / "bad.yaml").write_text(HEAD % "bad" + ENTRY.replace("a*x", "q*x") % "cup")
    for _ in range(2):
        library = opened(own)
        assert [fault.file for fault in library.faults][:1] == [str(own / "bad.yaml")]
        (line,) = library.left_out()
        assert "'q' is not known here" in line
        assert line.endswith(f"gradquest bank check {own / 'bad.yaml'}")


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _turned(content: bytes) -> bytes:
    return content.replace(b"bowl", b"bowk")


def _other_version(content: bytes) -> bytes:
    return content.replace(b"gradquest-", b"gradquest-9", 1)


def _sealed_nonsense(content: bytes) -> bytes:
    cards = {key: {"id": 3} for key in json.loads(content.partition(b"\n")[2])}
    return catalogue._sealed(cards)


def _unknown_kind(content: bytes) -> bytes:
    return catalogue._sealed(json.loads(content.partition(b"\n")[2].replace(b"partial_x", b"no")))


@pytest.mark.parametrize(
    "spoil",
    [
        _cut,
        _turned,
        _other_version,
        _sealed_nonsense,
        _unknown_kind,
        lambda _: b"",
        lambda _: b"{}",
    ],
)
def test_a_damaged_catalogue_is_made_anew(spoil, own: Path, read: list[str]) -> None:
    before = listed(opened(own))
    file = own.parent / "cache" / "banks"
    sound = file.read_bytes()
    file.write_bytes(spoil(sound))
    read.clear()
    assert listed(opened(own)) == before
    assert read == ["one", "two"]
    assert file.read_bytes() == sound


def test_a_catalogue_that_lies_is_found_out_and_thrown_away(own: Path) -> None:
    opened(own)
    file = own.parent / "cache" / "banks"
    body = file.read_bytes().partition(b"\n")[2].replace(b"bowl", b"moon")
    file.write_bytes(catalogue._sealed(json.loads(body)))
    moon = opened(own).template("one/moon")
    with pytest.raises(BankError, match="start gradquest again"):
        draw(moon, "partial_x", 1)
    assert not file.exists()
    assert "one/bowl" in {it.name for it in opened(own).templates()}


def test_where_nothing_can_be_written_all_is_read_as_before(own: Path) -> None:
    (own.parent / "cache").write_text("a file in its place")
    assert listed(opened(own)) == listed(opened(own))


def test_no_catalogue_is_made_where_there_is_no_own_bank(tmp_path: Path) -> None:
    Library.open(tmp_path / "none", tmp_path / "cache" / "banks")
    assert not (tmp_path / "cache").exists()
