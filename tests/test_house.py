"""Who may import whom: the rows of docs/architecture.md, and what stays unloaded at the start."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "gradquest"
ROWS = {
    "errors": 0,
    "wording": 0,
    "maths": 1,
    "plot": 1,
    "explore": 2,
    "kinds": 2,
    "banks": 2,
    "topics": 2,
    "progress": 3,
    "training": 4,
    "commands": 5,
    "tui": 5,
    "cli": 5,
    "__main__": 6,
    "__init__": 6,
}
MODULES = sorted(PACKAGE.rglob("*.py"))
SLOW = ("sympy", "numpy", "yaml", "textual", "mpmath", "fsrs")


def top(path: Path) -> str:
    """The package or module right below gradquest that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Every module that a file names in an import, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_own_row_and_those_above(path):
    for name in imports(path):
        if name.startswith("gradquest.") and name != "gradquest.__version__":
            assert ROWS[name.split(".")[1]] <= ROWS[top(path)], name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_screens_import_textual(path):
    if top(path) != "tui":
        assert not {name for name in imports(path) if name.split(".")[0] in ("textual", "rich")}


def test_kinds_know_nothing_of_banks():
    for path in PACKAGE.glob("kinds/*.py"):
        assert not [name for name in imports(path) if name.startswith("gradquest.banks")]


def test_maths_and_plot_meet_only_in_the_landscape():
    for path in PACKAGE.glob("maths/*.py"):
        named = [name for name in imports(path) if name.startswith("gradquest.plot")]
        assert not named or path.name == "landscape.py"
    for path in PACKAGE.glob("plot/*.py"):
        assert not [name for name in imports(path) if name.startswith("gradquest.maths")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_text_is_ever_evaluated(path):
    """Text from a learner or a bank never reaches Python's or sympy's evaluators."""
    forbidden = {"eval", "exec", "sympify", "parse_expr", "S", "lambdify", "simplify", "equals"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            assert called not in forbidden, f"{path}:{node.lineno}"


@pytest.mark.parametrize("module", ["gradquest", "gradquest.cli"])
def test_the_command_line_starts_without_the_slow_libraries(module):
    code = f"import sys, {module}; print(*[m for m in {SLOW!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_the_first_screen_needs_no_sympy_numpy_or_yaml():
    code = f"import sys, gradquest.tui.app; print(*[m for m in {SLOW!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["textual"]
