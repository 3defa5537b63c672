"""`gradquest paths`, `doctor` and `reset`: the learner's files."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from time import perf_counter

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_json
from gradquest.errors import GradquestError, Misuse
from gradquest.progress.folders import Folders, shown
from gradquest.wording import counted


def options(parser: Parser, name: str) -> None:
    """For `reset` the word that it is meant, for `doctor` what else to do."""
    parser.set_defaults(asked=name)
    if name == "reset":
        parser.add_argument("--yes", action="store_true", help="really start over")
    elif name == "paths":
        add_json(parser)
    elif name == "doctor":
        parser.add_argument(
            "--rebuild", action="store_true", help="make all but the log itself anew, from the log"
        )


def run(given: Namespace, context: Context) -> int:
    """Look after the files."""
    folders = Folders.of(context.environment)
    out = Output(context.stdout)
    match given.asked:
        case "paths":
            return _paths(folders, out, is_json=given.json)
        case "doctor":
            code = _doctor(folders, context, out, is_counted=given.rebuild)
            if given.rebuild and folders.database.exists():
                _rebuild(context, out)
            return code
    return _reset(folders, context, out, is_meant=given.yes)


def _paths(folders: Folders, out: Output, *, is_json: bool) -> int:
    from gradquest.banks.library import shipped_folder

    places = {
        "home": folders.home,
        "attempts": folders.database,
        "settings": folders.settings,
        "banks": folders.banks,
        "catalogue": folders.catalogue,
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


def _rebuild(context: Context, out: Output) -> None:
    """Everything that follows from the log: statistics, levels, memory, records, achievements."""
    from gradquest.progress.store import Unsaved

    with closing(context.game()) as game:
        journal = game.journal
        if isinstance(journal, Unsaved):
            raise GradquestError(journal.reason)
        began = perf_counter()
        game.rebuild()
        took, done = perf_counter() - began, counted(journal.count(), "attempt")
    out.line(
        f"rebuilt: statistics, levels, memory, records and achievements from {done} in {took:.1f} s"
    )


def _doctor(folders: Folders, context: Context, out: Output, *, is_counted: bool) -> int:
    """Look, mend what can be mended, look again; the exit code says how it is now."""
    from gradquest.progress.upkeep import diagnose, repair

    findings = diagnose(folders, is_counted=is_counted)
    if not all(finding.is_fine for finding in findings):
        for done in repair(folders, context.today()):
            out.line(f"mended: {done}")
        findings = diagnose(folders)
    for finding in findings:
        out.line(f"{'fine' if finding.is_fine else 'not fine'}: {finding.says}")
    is_sound = _banks_are_sound(folders, out)
    return 0 if is_sound and all(finding.is_fine for finding in findings) else 1


def _banks_are_sound(folders: Folders, out: Output) -> bool:
    """Say which of the learner's own banks cannot be used; without any there is nothing to say."""
    from gradquest.banks.library import Library, files_in

    own = files_in(folders.banks)
    if not own:
        return True
    left_out = list(Library.open(folders.banks, folders.catalogue).left_out())
    for line in left_out:
        out.one_line(f"not fine: {line}")
    if not left_out:
        out.line(f"fine: {counted(len(own), 'bank')} of your own")
    return not left_out


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
