"""`gradquest paths`, `doctor` and `reset`: the learner's files."""

from __future__ import annotations

from argparse import Namespace

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_json
from gradquest.errors import Misuse
from gradquest.progress.folders import Folders, shown


def options(parser: Parser, name: str) -> None:
    """For `reset` the word that it is meant."""
    parser.set_defaults(asked=name)
    if name == "reset":
        parser.add_argument("--yes", action="store_true", help="really start over")
    elif name == "paths":
        add_json(parser)


def run(given: Namespace, context: Context) -> int:
    """Look after the files."""
    folders = Folders.of(context.environment)
    out = Output(context.stdout)
    match given.asked:
        case "paths":
            return _paths(folders, out, is_json=given.json)
        case "doctor":
            return _doctor(folders, context, out)
    return _reset(folders, context, out, is_meant=given.yes)


def _paths(folders: Folders, out: Output, *, is_json: bool) -> int:
    from gradquest.banks.library import shipped_folder

    places = {
        "home": folders.home,
        "attempts": folders.database,
        "settings": folders.settings,
        "banks": folders.banks,
        "backups": folders.backups,
        "log": folders.log,
        "shipped banks": shipped_folder(),
    }
    if is_json:
        out.json({name.replace(" ", "_"): str(path) for name, path in places.items()})
        return 0
    for name, path in places.items():
        out.line(f"{name:<14}{shown(path)}")
    return 0


def _doctor(folders: Folders, context: Context, out: Output) -> int:
    """Look, mend what can be mended, look again; the exit code says how it is now."""
    from gradquest.progress.upkeep import diagnose, repair

    findings = diagnose(folders)
    if not all(finding.is_fine for finding in findings):
        for done in repair(folders, context.today()):
            out.line(f"mended: {done}")
        findings = diagnose(folders)
    for finding in findings:
        out.line(f"{'fine' if finding.is_fine else 'not fine'}: {finding.says}")
    return 0 if all(finding.is_fine for finding in findings) else 1


def _reset(folders: Folders, context: Context, out: Output, *, is_meant: bool) -> int:
    from gradquest.progress.upkeep import reset

    if not is_meant:
        raise Misuse("reset starts your log over (a backup is kept); if you mean it, add --yes")
    copy = reset(folders, context.today())
    if copy is None:
        out.line("There is no log yet, so there is nothing to start over.")
    else:
        out.line(f"Your log starts over; what it held is kept as {shown(copy)}")
    return 0
