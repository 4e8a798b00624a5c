"""All commands, in the order a newcomer meets them."""

from typing import Annotated

import typer

from ipt_training import __version__
from ipt_training.cli import (
    agreement,
    content,
    exports,
    generalizability,
    keeping,
    people,
    serving,
    severity,
)

app = typer.Typer(
    name="ipt-training",
    help="Practice, fidelity rating and certification for Interpersonal Psychotherapy.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:  # noqa: FBT001 - the shape of an option's callback
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[  # noqa: FBT002 - handled by its callback
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Practice, fidelity rating and certification for Interpersonal Psychotherapy."""


serving.add_to(app)
content.add_to(app)
agreement.add_to(app)
generalizability.add_to(app)
severity.add_to(app)
exports.add_to(app)
keeping.add_to(app)
app.add_typer(people.app, name="people", help="Accounts, from the shell of the server.")
