"""What is written down of an error that nobody foresaw."""

import stat

from gradquest.progress.faults import write_down
from gradquest.progress.folders import Folders


def test_the_whole_traceback_goes_to_a_log_that_only_the_learner_can_read(tmp_path):
    folders = Folders(tmp_path / "home")
    for number in "∂12":
        try:
            float(number + "?")
        except ValueError as error:
            path = write_down(folders, error)
    told = folders.log.read_text(encoding="utf-8")
    assert path == folders.log
    assert told.count("Traceback") == 3
    assert "could not convert string to float: '∂?'" in told
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_no_second_fault(tmp_path):
    (tmp_path / "file").write_text("")
    assert write_down(Folders(tmp_path / "file"), ValueError()) is None
