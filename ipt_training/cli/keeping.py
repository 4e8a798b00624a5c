"""``audit``, ``backup``, ``restore`` and ``tidy``."""

from pathlib import Path
from typing import Annotated

import typer

from ipt_training import bootstrap
from ipt_training.cli.speech import answer, refuse, say


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("audit")(audit)
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("tidy")(tidy)


def audit(
    recompute: Annotated[  # noqa: FBT002
        bool,
        typer.Option(
            "--recompute",
            help="Work out tallies and standings again from the evidence, and replace wrong ones.",
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
) -> None:
    """Verify the audit chain and every content hash."""
    services = bootstrap.services()
    found = services.audit.verify_at_shell()
    # Nothing is worked out from evidence that was altered.
    wrong = services.roll_ups.recompute() if recompute and not found.problems else ()
    problems = [*found.problems, *wrong]
    if as_json:
        answer({"valid": not problems, "entries": found.entries, "problems": problems})
    else:
        for problem in problems:
            say(problem)
        say(f"{found.entries} entries verified, {len(problems)} problems.")
    if problems:
        raise typer.Exit(1)


def backup(out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")]) -> None:
    """Write database and recordings into one checked file; keys are not in it."""
    if out.exists():
        refuse(f"{out} exists already; choose another name.")
    say(bootstrap.back_up(out))


def restore(source: Annotated[Path, typer.Argument(metavar="IN", help="A backup.")]) -> None:
    """Restore a backup into an empty data folder; every part is checked first."""
    if not source.is_file():
        refuse(f"There is no file {source}.")
    say(bootstrap.restore(source))


def tidy() -> None:
    """Erase recordings whose delete-by day has passed; run it daily."""
    erased = bootstrap.services().recordings.erase_due()
    say(f"Erased {erased} recordings that were due.")
