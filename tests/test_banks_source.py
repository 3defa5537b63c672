"""Bank files as plain YAML data: hostile and odd files are refused, with the place, in no time."""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gradquest.banks import source
from gradquest.banks.faults import BankError
from gradquest.banks.loader import load_bank
from gradquest.banks.nodes import Items, Table, Text
from gradquest.banks.source import Source, read_content, read_source
from gradquest.wording import harmless

LAUGHS = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c]\n" % (c + 1, c + 1, c, c) for c in range(97, 110)
)
MERGES = b"a: &a {k: 1}\n" + b"".join(
    b"%c: &%c {<<: [*%c, *%c]}\n" % (c + 1, c + 1, c, c) for c in range(97, 110)
)

HOSTILE = {
    "billion laughs": (LAUGHS, "1:4: a: anchors (&a) are not used in banks"),
    "merge bomb": (MERGES, "1:4: a: anchors (&a) are not used in banks"),
    "recursive alias": (b"a: &a [*a]", "1:4: a: anchors (&a) are not used in banks"),
    "python tag": (
        b"a: !!python/object/apply:os.system [id]",
        "1:4: a: tags (!!python/object/apply:os.system) are not used in banks",
    ),
    "own tag": (b"a: !danger b", "1:4: a: tags (!danger) are not used in banks"),
    "merge key": (
        b"a:\n  <<: {b: 1}",
        "2:3: a.<<: merge keys (<<) are not used in banks; write the fields out",
    ),
    "key that is a list": (b"? [a]\n: b", "1:3: file: a key must be a word"),
    "repeated key": (b"a: 1\nb: 2\na: 3", "3:1: a: key 'a' is given twice (first on line 1)"),
    "deep nesting": (
        b"x: " + b"[" * 100_000,
        "1:15: file: this is nested more than 12 levels deep",
    ),
    "two documents": (
        b"a: 1\n---\nb: 2",
        "2:1: file: a bank file is one document; remove this --- and what follows",
    ),
    "directive": (b"%YAML 1.1\n---\na: 1", "1:1: file: directives (%) are not used in banks"),
    "empty": (b"", "1:1: file: the file is empty"),
    "only a comment": (b"# nothing\n", "2:1: file: the file is empty"),
    "a list": (b"- a", "1:1: file: a bank is a mapping: schema, id, title and problems"),
    "a word": (b"a", "1:1: file: a bank is a mapping: schema, id, title and problems"),
    "UTF-16": (
        "a: b".encode("utf-16"),
        "1:1: file: this is not UTF-8 text; save it as UTF-8",
    ),
    "UTF-16 without mark": (
        "a: b".encode("utf-16-be"),
        "1:1: file: invisible characters are not allowed: control character (U+0000)",
    ),
    "Latin-1": (
        "a: b\nc: café".encode("latin-1"),
        "2:7: file: this is not UTF-8 text; save it as UTF-8",
    ),
    "NUL": (
        b"a: b\x00",
        "1:5: file: invisible characters are not allowed: control character (U+0000)",
    ),
    "escape sequence": (
        b"a: \x1b]0;title\x07",
        "1:4: file: invisible characters are not allowed: control character (U+001B)",
    ),
    "bidi override": (
        "a: x\u202ey".encode(),
        "1:5: file: invisible characters are not allowed: right-to-left override (U+202E)",
    ),
    "zero width": (
        "ab\u200b: x".encode(),
        "1:3: file: invisible characters are not allowed: zero width space (U+200B)",
    ),
    "escaped control character": (
        b'a: "\\x1b]52"',
        "1:4: a: invisible characters are not allowed: control character (U+001B)",
    ),
    "escaped bidi override": (
        b'a: "\\u202e"',
        "1:4: a: invisible characters are not allowed: right-to-left override (U+202E)",
    ),
}


def sourced(path: Path) -> Source:
    return read_source(path, read_content(path))


def written(folder: Path, content: bytes) -> Path:
    path = folder / "bank.yaml"
    path.write_bytes(content)
    return path


def first_fault(path: Path) -> str:
    """The first fault, without the file's name; also where reading could go on."""
    try:
        found = sourced(path)
    except BankError as error:
        faults = error.faults
    else:
        faults = found.findings.faults(found.root)
    return str(faults[0]).removeprefix(f"{harmless(str(path))}:")


@pytest.mark.parametrize("loader", ["libyaml", "pure Python"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_plain_data_is_refused_with_its_place(name, loader, tmp_path, monkeypatch):
    if loader == "pure Python":
        monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)
    content, expected = HOSTILE[name]
    assert first_fault(written(tmp_path, content)) == expected


@pytest.mark.parametrize("loader", [source.LOADER, yaml.SafeLoader])
def test_yaml_never_decides_what_a_value_means(loader, tmp_path, monkeypatch):
    """No Norway, no sexagesimal numbers, no dates, no octal: every value is its text."""
    monkeypatch.setattr(source, "LOADER", loader)
    values = ["no", "on", "1:30", "1e-3", "010", "0o7", "1_000", "2024-01-01", ".nan", "~", "=x"]
    root = sourced(written(tmp_path, f"a: [{', '.join(values)}]".encode())).root
    items = root.values["a"]
    assert isinstance(items, Items)
    assert [node.text for node in items.nodes] == values
    assert [node.is_empty for node in items.nodes] == [value == "~" for value in values]


@pytest.mark.parametrize("loader", [source.LOADER, yaml.SafeLoader])
def test_every_value_knows_its_line_and_column(loader, tmp_path, monkeypatch):
    monkeypatch.setattr(source, "LOADER", loader)
    text = "é: \"ä\"  # c\nb:\n  - {k: one, l: 'two'}\n  - |\n    long\n"
    root = sourced(written(tmp_path, text.encode())).root
    assert (root.keys["é"].line, root.keys["é"].column) == (1, 1)
    quoted = root.values["é"]
    assert (quoted.line, quoted.column, quoted.column_of(1)) == (1, 4, 5)
    table, block = root.values["b"].nodes
    assert isinstance(table, Table)
    assert isinstance(block, Text)
    assert (table.values["l"].line, table.values["l"].column) == (3, 17)
    assert (block.line, block.column_of(3)) == (4, 5)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path):
    plain = sourced(written(tmp_path, b"a: 1\nb: 2\n")).root
    odd = sourced(written(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")).root
    assert [(node.text, node.line, node.column) for node in odd.values.values()] == [
        (node.text, node.line, node.column) for node in plain.values.values()
    ]


def test_a_file_of_more_than_two_megabytes_is_refused(tmp_path):
    path = written(tmp_path, b"a: 1\n#" + b"x" * source.MOST_BYTES)
    assert first_fault(path) == "1:1: file: a bank has at most 2,000,000 bytes; split it"


def test_a_file_of_too_many_pieces_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "MOST_EVENTS", 1000)
    path = written(tmp_path, b"a: [" + b"x," * 2000 + b"]")
    assert first_fault(path) == "1:1997: file: a bank has at most 1,000 pieces; split it"


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert first_fault(pipe) == "1:1: file: this is not a regular file"
    assert first_fault(tmp_path) == "1:1: file: this is not a regular file"


@pytest.mark.parametrize("name", ["missing.yaml", "nul\0.yaml", "x" * 300])
def test_a_file_that_cannot_be_opened_is_one_sentence(name, tmp_path):
    assert first_fault(tmp_path / name).startswith("1:1: file: it cannot be read: ")


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "ignore")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(encoded))
@example(b"{.")
@example(b"a: 1\n?")
def test_any_bytes_give_a_bank_or_faults(tmp_path_factory, content):
    path = written(tmp_path_factory.getbasetemp(), content)
    with pytest.raises(BankError) as error:
        load_bank(path)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in error.value.faults)


KEYS = st.sampled_from(["schema", "id", "title", "problems", "f", "kinds", "params", "a", "lr"])
VALUES = st.sampled_from(["gradquest/bank@1", "a*x + y", "partial_x", "1..3", "[", "", "-3 except"])
TREES = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(KEYS, TREES, max_size=6), st.lists(TREES, max_size=3))
def test_any_tree_gives_a_bank_or_faults(tmp_path_factory, tree, problems):
    tree |= {"problems": problems}
    path = written(tmp_path_factory.getbasetemp(), yaml.safe_dump(tree).encode())
    with pytest.raises(BankError):
        load_bank(path)
