"""``people``: accounts from the shell."""

import argparse
import sys

from ipt_training import bootstrap
from ipt_training.cli.speech import refuse, say
from ipt_training.domain.people.person import Role

ROLES = {role.value.replace("_", "-"): role for role in Role}


def add(*, user_name: str, name: str, role: list[str], password_stdin: bool) -> None:
    """Add an account; without --password-stdin a first password is made and printed once."""
    unknown = [one for one in role if one not in ROLES]
    if unknown:
        refuse(f"There is no role {unknown[0]!r}; the roles are {', '.join(ROLES)}.")
    roles = [ROLES[one] for one in role]
    # Only whoever may add all others begins a new programme; any other folder was mistyped.
    begins = Role.PROGRAMME_LEAD in roles
    people = (bootstrap.services() if begins else bootstrap.installed()).people
    if password_stdin:
        person = people.add_with_password(user_name, name, roles, sys.stdin.readline().rstrip("\n"))
        say(f"Added {person.user_name}.")
        return
    person, password = people.add(None, user_name, name, roles)
    say(f"Added {person.user_name}. First password, shown once: {password}")


def disable(*, user_name: str) -> None:
    """Close an account; its open sessions end within two seconds."""
    people = bootstrap.installed().people
    people.disable(None, people.find(user_name).id)
    say(f"Closed {user_name}.")


def enable(*, user_name: str) -> None:
    """Open a closed account again."""
    people = bootstrap.installed().people
    people.enable(None, people.find(user_name).id)
    say(f"Opened {user_name}.")


def reset_password(*, user_name: str) -> None:
    """Make a new first password and print it once; open sessions end."""
    people = bootstrap.installed().people
    password = people.reset_password(None, people.find(user_name).id)
    say(f"New first password of {user_name}, shown once: {password}")


def erase(*, user_name: str, for_good: bool) -> None:
    """Print what erasing a person takes and what it leaves; with --for-good, erase.

    Their name, cases, recordings, hours, practice and unsigned ratings go. What was signed stays in
    the words that were signed. It cannot be undone.
    """
    services = bootstrap.installed()
    person = services.people.find(user_name)
    listing = services.erase.list_person(None, person.id)
    for title, sentences in (("Goes for good:", listing.goes), ("Stays:", listing.stays)):
        say(title)
        for sentence in sentences:
            say(f"  {sentence}")
    if not for_good:
        say("Nothing was erased. To erase, give the same command with --for-good.")
        return
    services.erase.person(None, person.id)
    say("Erased.")


def _of_erase(parser: argparse.ArgumentParser) -> None:
    _user_name(parser)
    parser.add_argument(
        "--for-good", action="store_true", help="Erase; without it the list is printed only."
    )


def _user_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user_name", metavar="USER-NAME", help="What the person signs in with.")


def _of_add(parser: argparse.ArgumentParser) -> None:
    _user_name(parser)
    parser.add_argument("--name", required=True, help="The full name.")
    parser.add_argument(
        "--role",
        required=True,
        action="append",
        help=f"One of {', '.join(ROLES)}; give it again for several.",
    )
    parser.add_argument(
        "--password-stdin", action="store_true", help="Read the password from standard input."
    )


COMMANDS = {
    "add": (add, _of_add),
    "disable": (disable, _user_name),
    "enable": (enable, _user_name),
    "erase": (erase, _of_erase),
    "reset-password": (reset_password, _user_name),
}
