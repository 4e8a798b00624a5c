"""``audit``, ``backup``, ``restore`` and ``tidy``."""

import argparse
import sys
from pathlib import Path

from ipt_training import bootstrap
from ipt_training.cli.arguments import json_flag, no_arguments
from ipt_training.cli.speech import answer, refuse, say


def audit(*, recompute: bool, as_json: bool) -> None:
    """Verify the audit chain and every content hash."""
    services = bootstrap.installed()
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
        sys.exit(1)


def backup(*, out: Path) -> None:
    """Write database and recordings into one checked file; keys are not in it."""
    if out.exists():
        refuse(f"{out} exists already; choose another name.")
    say(bootstrap.back_up(out))


def restore(*, source: Path) -> None:
    """Restore a backup into an empty data folder; every part is checked first."""
    if not source.is_file():
        refuse(f"There is no file {source}.")
    say(bootstrap.restore(source))


def tidy() -> None:
    """Erase recordings whose delete-by day has passed, and seal practice; run it daily.

    What is due is marked by one run and erased by a later one, a day after it. Ended sign-ins,
    failed guesses and answered submits that are of no use any more are removed at once.
    """
    services = bootstrap.installed()
    done = services.recordings.erase_due()
    say(f"Erased {done.erased} recordings that were due.")
    if done.waiting:
        say(f"{done.waiting} more are due and marked: a run a day from now, or later, erases them.")
    if done.left:
        say(
            f"The files of {len(done.left)} erased recordings could not be removed; nobody can hear"
            f" them, and the next run tries again: {', '.join(done.left)}."
        )
    # After the look: what is written before it would vouch for the clock.
    services.seals.seal()
    gone = services.sign_in.forget_old()
    bootstrap.take_in_ballast()
    say(
        f"Removed {gone.sessions} ended sign-ins, {gone.guesses} failed guesses and"
        f" {gone.submits} answered submits."
    )
    services.vault.store_anew()
    if done.left:
        sys.exit(1)


def _of_audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recompute",
        action="store_true",
        help="Also work out tallies and standings from the evidence, and replace wrong ones.",
    )
    json_flag(parser)


def _of_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help="The file to write.")


def _of_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="IN", type=Path, help="A backup.")


COMMANDS = {
    "audit": (audit, _of_audit),
    "backup": (backup, _of_backup),
    "restore": (restore, _of_restore),
    "tidy": (tidy, no_arguments),
}
