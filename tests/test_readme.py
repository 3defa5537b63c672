"""What the README shows works as shown."""

import re
from pathlib import Path

from gradquest.banks.loader import load_bank

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def block(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_bank_in_the_readme_is_sound(tmp_path):
    (shown,) = block("yaml")
    path = tmp_path / "my-course.yaml"
    path.write_text(shown, encoding="utf-8")
    assert [template.id for template in load_bank(path).templates] == ["tilted-bowl"]


def test_the_python_in_the_readme_runs(capsys):
    (shown,) = block("python")
    exec(compile(shown, "README.md", "exec"), {})  # noqa: S102  # our own text
    prompt, _, outcome = capsys.readouterr().out.splitlines()
    assert prompt.startswith("f(")
    assert outcome == "right"


def test_the_forms_in_the_readme_can_be_read():
    from gradquest.maths.grammar.reading import read

    (table,) = re.findall(r"## What you may type\n\n(.*?)While you type", README, re.DOTALL)
    for text in re.findall(r"`([^`]+)`", table):
        assert read(text, ("x", "y"), is_vector=text[0] in "([2" and ("," in text or "i" in text))
