"""Export and import: everything, as it was, each once."""

import csv
import io
import json
import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_logs import attempt, attempts, end, end_logs, logs

from gradquest.progress.attempt import Attempt, Status
from gradquest.progress.exchange import (
    ExchangeError,
    Imported,
    export_csv,
    export_jsonl,
    import_file,
    read_export,
)
from gradquest.progress.folders import Folders
from gradquest.progress.store import Store


def _sorted(events):
    return sorted(events, key=lambda one: (one.at, one.id))


FORMS = pytest.mark.parametrize("export", [export_jsonl, export_csv], ids=["jsonl", "csv"])


def written(folder, text):
    path = Path(folder) / "export"
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.fixture
def store(tmp_path):
    with Store.open(Folders(tmp_path / "data")) as store:
        yield store


@FORMS
@settings(max_examples=50, deadline=None)
@given(log=logs, ends=end_logs)
def test_what_was_exported_is_read_back_in_the_same_order(export, log, ends):
    with tempfile.TemporaryDirectory() as folder:
        path = written(folder, "".join(export(log, ends)))
        assert read_export(path) == (log, ends)


@FORMS
@settings(max_examples=15, deadline=None)
@given(log=logs, more=st.lists(attempts, max_size=3), ends=end_logs)
def test_imported_twice_is_imported_once(export, log, more, ends):
    with tempfile.TemporaryDirectory() as folder, Store.open(Folders(Path(folder))) as store:
        here = [one for one in more if one.id not in {other.id for other in log}]
        here = list({one.id: one for one in here}.values())
        store.add(here, [])
        path = written(folder, "".join(export(log, ends)))
        assert import_file(store, path) == Imported(len(log), 0)
        assert import_file(store, path) == Imported(0, len(log))
        assert store.attempts() == _sorted(here + log)
        assert store.sessions() == _sorted(ends)


def test_each_line_is_an_attempt_with_all_its_fields():
    log = [attempt(1, status=Status.WRONG), attempt(2), attempt(3, session="other")]
    lines = [json.loads(line) for line in export_jsonl(log, [end(id="s"), end(id="other")])]
    names = {field.name.rstrip("_") for field in fields(Attempt)}
    assert [set(line) - {"finished"} for line in lines] == [names] * 3
    assert [line["id"] for line in lines] == ["a0-1", "a0-2", "a0-3"]
    assert [[one["id"] for one in line.get("finished", [])] for line in lines] == [
        [],
        ["s"],
        ["other"],
    ]


def test_json_lines_are_ascii():
    assert "".join(export_jsonl([attempt(answer="∂\x85\u2028\x1b[2J")], [])).isascii()


@pytest.mark.parametrize("risky", ["=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1", "'=1"])
def test_no_cell_is_a_formula(risky, tmp_path):
    text = "".join(export_csv([attempt(answer=risky, template=risky.strip())], []))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["answer"] == f"'{risky}"
    assert not row["template"].startswith(("=", "+", "-", "@"))
    assert read_export(written(tmp_path, text))[0][0].answer == risky


def test_a_log_of_ends_alone_travels_too(tmp_path):
    for export in (export_jsonl, export_csv):
        assert read_export(written(tmp_path, "".join(export([], [end(1)])))) == ([], [end(1)])


@pytest.mark.parametrize("text", ["", "\n\n", "id\n"])
def test_nothing_is_nothing(text, store, tmp_path):
    assert import_file(store, written(tmp_path, text)) == Imported(0, 0)


def changed(**changes):
    row = json.loads(next(export_jsonl([attempt()], [])))
    return json.dumps(row | changes)


def without(name):
    row = json.loads(next(export_jsonl([attempt()], [])))
    return json.dumps({key: value for key, value in row.items() if key != name})


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": ', "it is no JSON"),
        ("[1]", "there is no attempt in it"),
        ("null", "there is no attempt in it"),
        ("[" * 100_000, "it is no JSON"),
        ("{}", "'id' is missing"),
        (without("day"), "'day' is missing"),
        (changed(id=""), "'id' cannot be ''"),
        (changed(id=5), "'id' cannot be 5"),
        (changed(status="great"), "'status' cannot be 'great'"),
        (changed(status=None), "'status' cannot be None"),
        (changed(level="3"), "'level' cannot be '3'"),
        (changed(level=True), "'level' cannot be True"),
        (changed(level=2.5), "'level' cannot be 2.5"),
        (changed(seed=10**30), "'seed' cannot be 1000"),
        (changed(par_s=None), "'par_s' cannot be None"),
        (changed(par_s=float("nan")), "'par_s' cannot be nan"),
        (changed(par_s=float("inf")), "'par_s' cannot be inf"),
        (changed(par_s=10**400), "'par_s' cannot be 1000"),
        (changed(idle=0), "'idle' cannot be 0"),
        (changed(day="2026-13-01"), "'day' cannot be '2026-13-01'"),
        (changed(day="20260105"), "'day' cannot be '20260105'"),
        (changed(at="yesterday"), "'at' cannot be 'yesterday'"),
        (changed(at="2026-01-05T12:00:00"), "'at' cannot be"),
        (changed(family="a\x1b[2J"), "'family' cannot be 'a\\x1b[2J'"),
        (changed(answer="\ud800"), "'answer' cannot be '\\ud800'"),
        (changed(finished=3), "'finished' should be a list of session ends"),
        (changed(finished=[{}]), "'id' is missing"),
    ],
    ids=lambda text: text[-30:] if len(text) > 40 else None,
)
def test_a_damaged_line_is_a_sentence_with_its_number(line, says, store, tmp_path):
    path = written(tmp_path, "".join(export_jsonl([attempt(1), attempt(2)], [])) + line + "\n")
    with pytest.raises(ExchangeError) as told:
        import_file(store, path)
    assert str(told.value).startswith(f"{path}, line 3: {says}")
    assert str(told.value).endswith("; nothing was imported")
    assert store.attempts() == []


CSV = "".join(export_csv([attempt(1), attempt(2)], []))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,answer\nx,y\n", "line 1: there is neither JSON nor a line of names with 'id'"),
        ("\x00\x01", "line 1: there is neither JSON"),
        (CSV + "a,b\n", "line 4: it has 2 cells, not "),
        (CSV.replace(",partial_x,", ",,partial_x,", 1), "line 2: it has "),
        (CSV.replace(",false,", ",no,", 1), "line 2: 'idle' cannot be 'no'"),
        (CSV.replace(",20.0,", ",twenty,", 1), "line 2: 'par_s' cannot be 'twenty'"),
        (CSV.replace(",12000,", f",{'9' * 5000},", 1), "line 2: 'active_ms' cannot be '999"),
        (CSV.replace("2x + y", '"2x + y', 1), "line 3: unexpected end of data"),
    ],
)
def test_a_damaged_row_is_a_sentence_with_its_number(text, says, store, tmp_path):
    path = written(tmp_path, text)
    with pytest.raises(ExchangeError) as told:
        import_file(store, path)
    assert str(told.value).startswith(f"{path}, {says}")
    assert store.attempts() == []


def test_what_a_newer_version_added_is_left_out(tmp_path):
    assert read_export(written(tmp_path, changed(mood="good")))[0] == [attempt()]


def test_what_an_older_version_lacked_has_its_default(tmp_path):
    assert read_export(written(tmp_path, without("arrow_error")))[0] == [attempt()]


def test_a_mark_at_the_beginning_of_the_file_and_other_line_ends_do_no_harm(tmp_path):
    for text in ("".join(export_jsonl([attempt()], [])), "".join(export_csv([attempt()], []))):
        path = written(tmp_path, "\ufeff" + text.replace("\n", "\r\n"))
        assert read_export(path)[0] == [attempt()]


@pytest.mark.parametrize("content", [b"\xff\xfe{", "é".encode("latin-1")])
def test_what_is_no_utf_8_is_a_sentence(content, tmp_path):
    (tmp_path / "export").write_bytes(content)
    with pytest.raises(ExchangeError, match=r"export is no text in UTF-8; nothing was imported$"):
        read_export(tmp_path / "export")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(ExchangeError, match="cannot be read: "):
            read_export(path)


def test_a_device_without_end_is_a_sentence(monkeypatch):
    monkeypatch.setattr("gradquest.progress.exchange.MOST_PIPED", 1000)
    with pytest.raises(ExchangeError, match=r"does not end; nothing was imported$"):
        read_export(Path("/dev/zero"))
