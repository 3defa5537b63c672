"""`gradquest bank check`, `list`, `show`, `slips`, `new` and `schema`: for authors."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from gradquest.commands.bar import Bar
from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import (
    Parser,
    add_ascii,
    add_bank,
    add_filter,
    add_json,
    add_seed,
    file_name,
)
from gradquest.commands.wording import problem_lines
from gradquest.errors import GradquestError, Misuse
from gradquest.wording import counted, in_one_line

if TYPE_CHECKING:
    from gradquest.banks.library import Library
    from gradquest.banks.report import Report
    from gradquest.banks.template import Listed
    from gradquest.kinds.problem import Problem


def options(parser: Parser, name: str) -> None:
    """Which banks, which template."""
    parser.set_defaults(asked=name)
    if name == "bank schema":
        return
    if name == "bank new":
        parser.add_argument("file", type=file_name, metavar="FILE", help="the file to write")
        return
    add_ascii(parser)
    if name == "bank check":
        parser.add_argument("files", nargs="+", type=file_name, metavar="FILE", help="a bank file")
        add_json(parser)
        return
    add_bank(parser, "this bank file alone")
    if name == "bank list":
        add_filter(parser)
    if name in ("bank show", "bank slips"):
        is_needed = name == "bank show"
        parser.add_argument(
            "template",
            nargs=None if is_needed else "?",
            metavar="TEMPLATE",
            help="bank/template, or its id alone",
        )
        add_seed(parser)


def run(given: Namespace, context: Context) -> int:
    """Check, list, show, name the slips, write a new one, or describe the format."""
    if given.asked == "bank schema":
        return _describe(Output(context.stdout))
    if given.asked == "bank new":
        return _begin(Path(given.file), Output(context.stdout))
    out = Output(context.stdout, is_ascii=given.ascii)
    if given.asked == "bank check":
        return _check(given, context, out)
    if given.asked == "bank slips" and given.template is None:
        return _name_slips(out)
    library = context.library(given.bank)
    if given.asked == "bank show":
        return _show(library, given, context, out)
    if given.asked == "bank slips":
        return _show_slips(library, given, context, out)
    return _list(library, given, context, out)


def _check(given: Namespace, context: Context, out: Output) -> int:
    """Faults go to stderr, one a line; the exit code says whether every bank is valid."""
    from gradquest.banks.checking import check_bank

    reports = []
    for file in given.files:
        bar = Bar(context.stderr, Path(file).name) if context.stderr.isatty() else None
        report = check_bank(Path(file), on_progress=bar.show if bar else None)
        if bar:
            bar.clear()
        reports.append(report)
        if not given.json:
            _tell(report, context, out)
    if given.json:
        out.json(_as_json(reports))
    return 0 if all(report.is_valid for report in reports) else 1


def _tell(report: Report, context: Context, out: Output) -> None:
    """Faults and warnings in the order of the file, faults on stderr; then the counts."""
    errors = Output(context.stderr, is_ascii=out.is_ascii)
    for line, is_fault in report.found():
        (errors if is_fault else out).one_line(line)
    for line in report.counts():
        out.line(line)


def _as_json(reports: Sequence[Report]) -> dict[str, object]:
    return {
        "valid": all(report.is_valid for report in reports),
        "faults": [fault.as_json() for report in reports for fault in report.faults],
        "warnings": [fault.as_json() for report in reports for fault in report.warnings],
        "files": [report.as_json() for report in reports],
    }


def _list(library: Library, given: Namespace, context: Context, out: Output) -> int:
    """Bank by bank, the easiest first; a sum at the end."""
    from gradquest.kinds.kind import kind_named

    asked = {kind_named(name).name for name in given.kind}
    counts = []
    for bank in library.banks:
        listed = [it for it in bank.templates if _is_wanted(it, asked, given.level)]
        if listed:
            counts.append(len(listed))
            out.line(f"{bank.id}: {bank.title}, {counted(len(listed), 'template')}")
        for line in _rows(listed):
            out.line(line)
    if len(counts) != 1:
        whole = f"{counted(sum(counts), 'template')} in {counted(len(counts), 'bank')}"
        out.line(whole if counts else "no template fits")
    errors = Output(context.stderr, is_ascii=out.is_ascii)
    for line in library.left_out():
        errors.one_line(line)
    return 1 if library.faults else 0


def _is_wanted(template: Listed, kinds: Set[str], level: int | None) -> bool:
    is_kind = not kinds or not kinds.isdisjoint(template.kinds)
    return is_kind and level in (None, template.level)


def _rows(templates: Sequence[Listed]) -> Iterator[str]:
    """One line a template: level, name, rule and kinds."""
    names = max((len(it.id) for it in templates), default=0)
    families = max((len(it.family) for it in templates), default=0)
    for it in sorted(templates, key=lambda it: it.level):
        kinds = ", ".join(it.kinds)
        yield f"  level {it.level}  {it.id:<{names}}  {it.family:<{families}}  {kinds}"


def _show(library: Library, given: Namespace, context: Context, out: Output) -> int:
    for problem in _draws(library, given, context, out):
        for line in problem_lines(problem):
            out.line(line)
    return 0


def _draws(library: Library, given: Namespace, context: Context, out: Output) -> Iterator[Problem]:
    """The named template drawn under each of its kinds, with a blank line between two."""
    from gradquest.banks.drawing import draw

    template = _template(library, given.template)
    seed = context.seed() if given.seed is None else given.seed
    for number, kind in enumerate(template.kinds):
        if number:
            out.line()
        yield draw(template, kind, seed)


def _name_slips(out: Output) -> int:
    """Everything that `allow`, `avoid` and `tag` take."""
    from gradquest.banks.slips import SLIPS
    from gradquest.banks.worth import Reason

    out.line("Slips, for allow, avoid and the tag of a test:")
    for slip in sorted(SLIPS):
        out.line(f"  {slip}")
    out.line()
    out.line("Reasons to reject a draw, for allow:")
    for reason in Reason:
        if reason.is_allowed:
            out.line(f"  {reason:<16}{reason.sentence}")
    out.line()
    out.line("gradquest bank slips TEMPLATE shows those of one template, with their answers.")
    return 0


def _show_slips(library: Library, given: Namespace, context: Context, out: Output) -> int:
    """The slips of one draw under each kind: id, the answer that it leads to, what is said."""
    from gradquest.maths.notation import pretty_answer

    for problem in _draws(library, given, context, out):
        out.line(problem.reference)
        out.line(problem.prompt)
        out.line(f"Answer: {pretty_answer(problem.answer)}")
        rows = {slip.id: slip for slip in reversed(problem.slips)}
        for name in sorted(rows):
            out.line(f"  {name}: {pretty_answer(rows[name].answer)}")
            out.line(f"    {rows[name].message}")
    return 0


def _template(library: Library, name: str) -> Listed:
    """The template of that full name, or the only one of that id. Raises `Misuse`."""
    if "/" in name:
        return library.template("/".join(name.partition(":")[0].split("/")[:2]))
    found = [template for template in library.templates() if template.id == name]
    if len(found) == 1:
        return found[0]
    if found:
        names = " or ".join(template.name for template in found)
        raise Misuse(f"{name!r} is in several banks; write {names}")
    from gradquest.commands.parser import suggestion

    close = suggestion(name, [template.id for template in library.templates()])
    raise Misuse(f"there is no template {name!r}{close}; gradquest bank list names them all")


def _describe(out: Output) -> int:
    from gradquest.banks.schema import json_schema

    out.json(json_schema())
    return 0


def _begin(path: Path, out: Output) -> int:
    """Write a new bank; nothing that is there already is touched."""
    from gradquest.banks.starter import starter
    from gradquest.progress.folders import create_file

    name = in_one_line(str(path))
    try:
        create_file(path)
    except FileExistsError:
        raise GradquestError(f"{name} is there already; choose another name") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise GradquestError(f"{name} cannot be written: {reason}") from error
    try:
        path.write_text(starter(name, path.stem), encoding="utf-8", newline="\n")
    except OSError as error:
        path.unlink(missing_ok=True)
        raise GradquestError(f"{name} cannot be written: {error.strerror or error}") from error
    out.one_line(f"{name} is a bank now; try gradquest bank check {name}")
    return 0
