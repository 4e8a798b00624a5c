"""``people``: accounts from the shell."""

import sys
from typing import Annotated

import typer

from ipt_training import bootstrap
from ipt_training.cli.speech import refuse, say
from ipt_training.domain.people.person import Role

app = typer.Typer(no_args_is_help=True)

UserName = Annotated[str, typer.Argument(metavar="USER-NAME")]
ROLES = {role.value.replace("_", "-"): role for role in Role}


@app.command("add")
def add(
    user_name: UserName,
    name: Annotated[str, typer.Option(help="The full name.")],
    role: Annotated[list[str], typer.Option(help=f"One or several of: {', '.join(ROLES)}.")],
    password_stdin: Annotated[  # noqa: FBT002
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Add an account; without --password-stdin a first password is made and printed once."""
    unknown = [one for one in role if one not in ROLES]
    if unknown:
        refuse(f"There is no role {unknown[0]!r}; the roles are {', '.join(ROLES)}.")
    roles = [ROLES[one] for one in role]
    people = bootstrap.services().people
    if password_stdin:
        person = people.add_with_password(user_name, name, roles, sys.stdin.readline().rstrip("\n"))
        say(f"Added {person.user_name}.")
        return
    person, password = people.add(None, user_name, name, roles)
    say(f"Added {person.user_name}. First password, shown once: {password}")


@app.command("disable")
def disable(user_name: UserName) -> None:
    """Close an account; its open sessions end within two seconds."""
    people = bootstrap.services().people
    people.disable(None, people.find(user_name).id)
    say(f"Closed {user_name}.")


@app.command("enable")
def enable(user_name: UserName) -> None:
    """Open a closed account again."""
    people = bootstrap.services().people
    people.enable(None, people.find(user_name).id)
    say(f"Opened {user_name}.")


@app.command("reset-password")
def reset_password(user_name: UserName) -> None:
    """Make a new first password and print it once; open sessions end."""
    people = bootstrap.services().people
    password = people.reset_password(None, people.find(user_name).id)
    say(f"New first password of {user_name}, shown once: {password}")
