"""Where files are, and that nobody else can read them."""

import os
import stat
from pathlib import Path

import pytest

from gradquest.progress import folders as places
from gradquest.progress.folders import Folders, NoFolder, create_file, make_folder, write_whole


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_gradquest_home_moves_everything(tmp_path):
    folders = Folders.of({"GRADQUEST_HOME": str(tmp_path)})
    assert folders.home == tmp_path
    assert folders.database == tmp_path / "gradquest.db"
    inside = (folders.settings, folders.banks, folders.backups, folders.reports, folders.log)
    assert all(path.parent == tmp_path for path in inside)


def test_nothing_is_created_by_asking(tmp_path):
    Folders.of({"GRADQUEST_HOME": str(tmp_path / "new")})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("environment", [{}, {"GRADQUEST_HOME": ""}])
def test_without_it_the_system_says_where(environment, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *a, **k: "/data/gradquest")
    assert Folders.of(environment).home == Path("/data/gradquest")


def test_a_relative_home_is_where_the_program_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Folders.of({"GRADQUEST_HOME": "mine"}).home == tmp_path / "mine"


@pytest.mark.parametrize("environment", [{}, {"GRADQUEST_HOME": "~nobody-of-that-name/x"}])
def test_no_home_at_all_is_one_sentence(environment, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *a, **k: "~/.local/share/gradquest")
    with pytest.raises(NoFolder, match=r"set GRADQUEST_HOME to a folder of yours$"):
        Folders.of(environment)


def test_folders_and_files_are_private_under_any_umask(tmp_path, umask):
    folder = tmp_path / "a" / "b"
    make_folder(folder)
    create_file(folder / "new")
    write_whole(folder / "whole", "text")
    assert [mode(tmp_path / "a"), mode(folder)] == [0o700, 0o700]
    assert [mode(folder / "new"), mode(folder / "whole")] == [0o600, 0o600]


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    make_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_file_where_the_folder_should_be_is_an_error_of_the_system(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(NotADirectoryError):
            make_folder(folder)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    write_whole(path, "old")

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(places, "flush", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.toml").touch()
    link = tmp_path / "settings.toml"
    link.symlink_to(tmp_path / "real.toml")
    write_whole(link, "text")
    assert link.is_symlink()
    assert (tmp_path / "real.toml").read_text() == "text"


def test_a_path_is_shown_without_signs_that_act():
    assert places.shown(Path("/a\nb\x1b[2J/\udcff")) == "/a?b?[2J/?"


def test_a_name_that_no_file_can_have_is_one_sentence():
    with pytest.raises(NoFolder) as refusal:
        Folders.of({"GRADQUEST_HOME": "/" + "a" * 5000})
    assert str(refusal.value).endswith("too long; set GRADQUEST_HOME to a folder of yours")
