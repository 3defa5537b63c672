"""A fuzz target for atheris: whatever is typed is read, or refused in a sentence with its place.

By hand: `pip install atheris`, then `python benchmarks/fuzz_reading.py -max_total_time=60`. It
starts from the answers of tests/data. Where atheris is not installed it says so and ends well, so
that CI can always call it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

SECONDS = 30
LONGEST_INPUT = 600
PAIRS = Path(__file__).parent.parent / "tests" / "data" / "answer_pairs.jsonl"
WORDS = (
    "sqrt(", "cbrt(", "ln ", "log10(", "sin", "arccosh(", "^(1/3)", "**", "\\frac{",
    "\\sqrt[3]{", "|x|", "e^-", "1e-15", "½", "√", "π", "²", "⁻¹", "−", "×", "⟨", "\\left(", "x_1",
)  # fmt: skip


def seeds(folder: Path, every: int = 12) -> None:
    """Files with known answers to start from."""
    for number, line in enumerate(PAIRS.read_text(encoding="utf-8").splitlines()[::every]):
        answer = json.loads(line)["answer"]
        (folder / str(number)).write_bytes(answer.encode(errors="surrogatepass"))


def dictionary(folder: Path) -> Path:
    """The words of the grammar, as libFuzzer wants them."""
    target = folder / "words"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS)
    target.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    return target


def main() -> None:
    """Fuzz for 30 seconds, or as the command line says."""
    if atheris is None:
        print("atheris is not installed: nothing was fuzzed")
        return
    with atheris.instrument_imports(include=["gradquest.maths.grammar"]):
        from gradquest.errors import Unreadable
        from gradquest.maths.grammar.reading import read

    def one(data: bytes) -> None:
        text, is_vector = data[1:].decode(errors="replace"), bool(data[:1] > b"\x7f")
        try:
            reading = read(text, ("x", "y", "x_1", "theta"), is_vector=is_vector)
        except Unreadable as trouble:
            is_placed = 1 <= trouble.column <= len(text) + 1
            is_sound = is_placed and trouble.message.isprintable()
        else:
            is_sound = bool(reading.components)
        if not is_sound:
            raise RuntimeError(text)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus"
        corpus.mkdir()
        seeds(corpus)
        given = sys.argv[1:] or [f"-max_total_time={SECONDS}"]
        limits = [f"-max_len={LONGEST_INPUT}", f"-dict={dictionary(folder)}"]
        atheris.Setup([sys.argv[0], *limits, *given, str(corpus)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
