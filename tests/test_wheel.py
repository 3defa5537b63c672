"""What is shipped: the wheel holds the program, the banks and the type marker, and nothing else."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_module_and_every_bank(wheel):
    names = set(ZipFile(wheel).namelist())
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "gradquest").rglob("*.py")}
    banks = {f"gradquest/problems/{path.name}" for path in (ROOT / "problems").glob("*.yaml")}
    assert modules <= names
    assert banks <= names
    assert {"gradquest/py.typed", "gradquest/tui/app.tcss"} <= names
    assert all(name.startswith(("gradquest/", "gradquest-")) for name in names)


def test_the_program_of_the_wheel_finds_its_banks(wheel, tmp_path):
    """Installed beside nothing of the checkout, it poses and judges a problem."""
    site = tmp_path / "site"
    with ZipFile(wheel) as files:
        files.extractall(site)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import gradquest;"
        "from gradquest.banks.library import shipped_folder;"
        f"assert str(shipped_folder()).startswith({str(site)!r}), shipped_folder();"
        "problem = gradquest.generate(kind='gradient_at', seed=3);"
        "from gradquest.maths.notation import typed_answer;"
        "print(problem.judge(typed_answer(problem.answer)).outcome.value)"
    )
    run = [sys.executable, "-P", "-c", code]
    told = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "right"
