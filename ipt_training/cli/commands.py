"""All commands, in the order a newcomer meets them; each is imported when it is called."""

import argparse
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn

from ipt_training import __version__

NAME = "ipt-training"
ABOUT = "Practice, fidelity rating and certification for Interpersonal Psychotherapy."

Declared = tuple[Callable[..., None], Callable[[argparse.ArgumentParser], object]]
"""What runs a command, and what declares its arguments."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command, of which all but its help line stands in a module of this package."""

    module: str
    word: str
    about: str
    """The first paragraph of what its function says of itself."""

    def load(self) -> Declared:
        """Import the command."""
        there: Mapping[str, Declared] = import_module(f"ipt_training.cli.{self.module}").COMMANDS
        return there[self.word]


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that share their first word."""

    word: str
    about: str
    commands: "tuple[Command | Group, ...]"


COMMANDS: tuple[Command | Group, ...] = (
    Command("serving", "run", "Serve the app; IPT_HOST and PORT are the defaults."),
    Command("serving", "demo", "Fill an empty data folder with a fictional programme."),
    Command(
        "content", "check", "Check content packs; every problem as FILE:LINE: FIELD: what is wrong."
    ),
    Command("content", "score", "Score one rating against its rubric, without a database."),
    Command(
        "agreement",
        "agreement",
        "Say how far raters agree: every coefficient with its interval and its n.",
    ),
    Command(
        "generalizability",
        "generalizability",
        "Give variance components, coefficients and a decision study for scores of any design.",
    ),
    Command(
        "severity",
        "severity",
        "Give severity of raters, difficulty of items and fair averages of targets, in logits.",
    ),
    Command("keeping", "audit", "Verify the audit chain and every content hash."),
    Command(
        "keeping",
        "backup",
        "Write database and recordings into one checked file; keys are not in it.",
    ),
    Command(
        "keeping",
        "restore",
        "Restore a backup into an empty data folder; every part is checked first.",
    ),
    Command(
        "keeping",
        "tidy",
        "Erase recordings whose delete-by day has passed, and seal practice; run it daily.",
    ),
    Group(
        "export",
        "Workbooks and the tidy long file.",
        (
            Command("exports", "scorecard", "Write one signed rating as a workbook."),
            Command("exports", "programme", "Write the whole programme as a workbook."),
            Command("exports", "ratings", "Write every item score as one tidy CSV file."),
        ),
    ),
    Group(
        "people",
        "Accounts, from the shell of the server.",
        (
            Command(
                "people",
                "add",
                "Add an account; without --password-stdin a first password is made and"
                " printed once.",
            ),
            Command(
                "people", "disable", "Close an account; its open sessions end within two seconds."
            ),
            Command("people", "enable", "Open a closed account again."),
            Command(
                "people",
                "erase",
                "Print what erasing a person takes and what it leaves; with --for-good, erase.",
            ),
            Command(
                "people",
                "reset-password",
                "Make a new first password and print it once; open sessions end.",
            ),
        ),
    ),
)


def asked(words: Sequence[str]) -> tuple[Callable[..., None], dict[str, object]]:
    """Read what was typed: what to run, and with which arguments; ends where that is wrong."""
    about, commands, called, left = ABOUT, COMMANDS, [NAME], list(words)
    while True:
        chosen = next((one for one in commands if left[:1] == [one.word]), None)
        if chosen is None:
            _say_what_there_is(" ".join(called), about, commands, left)
        called.append(left.pop(0))
        if isinstance(chosen, Command):
            break
        about, commands = chosen.about, chosen.commands
    run, declare = chosen.load()
    parser = argparse.ArgumentParser(
        " ".join(called),
        description=inspect.getdoc(run),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    declare(parser)
    return run, vars(parser.parse_args(left))


def _say_what_there_is(
    called: str, about: str, commands: Sequence[Command | Group], left: Sequence[str]
) -> NoReturn:
    """List the commands, or refuse one that is not among them."""
    parser = argparse.ArgumentParser(called, description=about, allow_abbrev=False)
    if called == NAME:
        parser.add_argument(
            "--version", action="version", version=__version__, help="Print the version and exit."
        )
    listed = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in commands:
        listed.add_parser(command.word, help=command.about)
    parser.parse_args(left)
    parser.print_help()
    raise SystemExit(2)
