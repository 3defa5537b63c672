"""`gradquest bank check`, `list`, `show`, `new` and `schema`: for authors, and for the curious."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

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
    from gradquest.banks.faults import Fault
    from gradquest.banks.library import Library
    from gradquest.banks.report import Report
    from gradquest.banks.template import Template

CLEAR_LINE = "\r\x1b[K"


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
    if name == "bank show":
        parser.add_argument("template", metavar="TEMPLATE", help="bank/template, or its id alone")
        add_seed(parser)


def run(given: Namespace, context: Context) -> int:
    """Check, list, show, write a new one, or describe the format."""
    if given.asked == "bank schema":
        return _describe(Output(context.stdout))
    if given.asked == "bank new":
        return _begin(Path(given.file), Output(context.stdout))
    out = Output(context.stdout, is_ascii=given.ascii)
    if given.asked == "bank check":
        return _check(given, context, out)
    library = context.library(given.bank)
    if given.asked == "bank show":
        return _show(library, given, context, out)
    return _list(library, given, context, out)


def _check(given: Namespace, context: Context, out: Output) -> int:
    """Faults go to stderr, one a line; the exit code says whether every bank is valid."""
    from gradquest.banks.checking import check_bank

    reports = []
    for file in given.files:
        report = check_bank(Path(file), on_template=_progress(context, file))
        reports.append(report)
        if not given.json:
            _tell(report, context, out)
    if given.json:
        out.json(_as_json(reports))
    return 0 if all(report.is_valid for report in reports) else 1


def _progress(context: Context, file: str) -> Callable[[str], None] | None:
    """Says on a terminal where the check is; nowhere else."""
    if not context.stderr.isatty():
        return None

    def say(template: str) -> None:
        context.stderr.write(f"{CLEAR_LINE}{Path(file).name}: {template}")
        context.stderr.flush()

    return say


def _tell(report: Report, context: Context, out: Output) -> None:
    if context.stderr.isatty():
        context.stderr.write(CLEAR_LINE)
    _tell_faults(report.faults, context)
    for line in list(report.lines())[len(report.faults) :]:
        out.line(line)


def _tell_faults(faults: Sequence[Fault], context: Context) -> None:
    errors = Output(context.stderr)
    for fault in faults:
        errors.one_line(str(fault))


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
    _tell_faults(library.faults, context)
    return 1 if library.faults else 0


def _is_wanted(template: Template, kinds: Set[str], level: int | None) -> bool:
    is_kind = not kinds or not kinds.isdisjoint(template.kinds)
    return is_kind and level in (None, template.level)


def _rows(templates: Sequence[Template]) -> Iterator[str]:
    """One line a template: level, name, rule and kinds."""
    names = max((len(it.id) for it in templates), default=0)
    families = max((len(it.family) for it in templates), default=0)
    for it in sorted(templates, key=lambda it: it.level):
        kinds = ", ".join(it.kinds)
        yield f"  level {it.level}  {it.id:<{names}}  {it.family:<{families}}  {kinds}"


def _show(library: Library, given: Namespace, context: Context, out: Output) -> int:
    from gradquest.banks.drawing import draw

    template = _template(library, given.template)
    seed = context.seed() if given.seed is None else given.seed
    for number, kind in enumerate(template.kinds):
        if number:
            out.line()
        for line in problem_lines(draw(template, kind, seed)):
            out.line(line)
    return 0


def _template(library: Library, name: str) -> Template:
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
