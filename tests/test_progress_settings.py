"""What a learner prefers: written whole, read with patience."""

import os
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.progress.folders import Folders
from gradquest.progress.settings import (
    CHOICES,
    DEFAULTS,
    TARGETS,
    Settings,
    SettingsError,
    load_settings,
    save_settings,
    to_toml,
)

printable = st.text(min_size=1, max_size=20).filter(str.isprintable)
any_settings = st.builds(
    Settings,
    theme=printable,
    quiet=st.booleans(),
    **{name: st.sampled_from(values) for name, values in CHOICES.items()},
)


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path)


def test_without_a_file_all_is_default(folders):
    assert load_settings(folders) == (DEFAULTS, ())
    assert not list(folders.home.iterdir())


@settings(max_examples=60, deadline=None)
@given(chosen=any_settings)
def test_what_is_saved_is_read_again(chosen, tmp_path_factory):
    folders = Folders(tmp_path_factory.getbasetemp() / "same")
    save_settings(folders, chosen)
    assert load_settings(folders) == (chosen, ())


def test_the_file_says_what_else_there_is():
    assert to_toml(DEFAULTS).split("\n")[:3] == [
        'theme = "gradquest-dark"',
        'charset = "auto"  # auto, unicode, ascii',
        'look = "auto"  # auto, ascii, braille, fill',
    ]


def test_the_first_choice_is_the_default():
    assert {name: values[0] for name, values in CHOICES.items()} == {
        field.name: field.default for field in fields(Settings) if field.name in CHOICES
    }


def test_each_target_has_its_share():
    assert [replace(DEFAULTS, target=name).target_success for name in CHOICES["target"]] == [
        TARGETS[name] for name in CHOICES["target"]
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('charset = "latin"', "charset is one of auto, unicode, ascii, not 'latin'; the default"),
        ("charset = 3", "charset is one of auto, unicode, ascii, not 3; the default"),
        ("charset = []", "charset is one of auto, unicode, ascii, not []; the default"),
        ('quiet = "yes"', "quiet is true or false, not 'yes'; the default"),
        ("quiet = 1", "quiet is true or false, not 1; the default"),
        ('theme = ""', "theme is the name of a theme, not ''; the default"),
        ('theme = "a\\u001b"', "theme is the name of a theme, not 'a\\x1b'; the default"),
        ('colour = "red"', "there is no setting 'colour'; it is left out"),
        ("[charset]\nx = 1", "charset is one of auto, unicode, ascii, not {'x': 1}; the default"),
    ],
)
def test_a_value_that_there_is_not_is_one_sentence(folders, text, says):
    folders.settings.write_text(f'sound = "on"\n{text}')
    found, complaints = load_settings(folders)
    assert found == replace(DEFAULTS, sound="on")
    assert len(complaints) == 1
    assert complaints[0].startswith(f"{folders.settings}: {says}")


@pytest.mark.parametrize(
    "content", [b"timer shown", b"\xff\xfe", b"a = 1\na = 2", b"x = " + b"[" * 5000, b"\0"]
)
def test_what_is_no_toml_counts_as_empty_and_stays(folders, content):
    folders.settings.write_bytes(content)
    found, complaints = load_settings(folders)
    assert found == DEFAULTS
    assert [told.split(" is no TOML")[0] for told in complaints] == [str(folders.settings)]
    assert folders.settings.read_bytes() == content


def test_a_folder_in_its_place_is_a_sentence(folders):
    folders.settings.mkdir()
    found, complaints = load_settings(folders)
    assert found == DEFAULTS
    assert "is no file" in complaints[0]
    with pytest.raises(SettingsError, match="cannot be saved"):
        save_settings(folders, DEFAULTS)


def test_settings_cannot_be_made_wrong():
    with pytest.raises(SettingsError, match="look is one of"):
        Settings(look="oil")


def test_what_is_no_file_is_not_read(folders):
    """A named pipe would keep a reader waiting for ever."""
    folders.home.mkdir(parents=True, exist_ok=True)
    os.mkfifo(folders.settings)
    settings, (complaint,) = load_settings(folders)
    assert settings == DEFAULTS
    assert "is no file" in complaint
