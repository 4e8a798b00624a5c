"""``run`` and ``demo``."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from ipt_training import bootstrap
from ipt_training.cli.speech import answer, refuse, say

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("run")(run)
    app.command("demo")(demo)


def run(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "",
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    demo: Annotated[  # noqa: FBT002
        bool, typer.Option("--demo", help="Fill an empty data folder with a fictional programme.")
    ] = False,
    demo_if_empty: Annotated[  # noqa: FBT002
        bool, typer.Option("--demo-if-empty", help="As --demo, but only where nobody is yet.")
    ] = False,
    trainees: Annotated[int, typer.Option(help="Trainees of the demonstration.")] = 24,
) -> None:
    """Serve the app; IPT_HOST and PORT are the defaults."""
    settings = bootstrap.Settings.read()
    host, port = host or settings.host, settings.port if port is None else port
    empty = bootstrap.is_empty()
    seed = demo or (demo_if_empty and empty)
    if seed and host not in LOOPBACK:
        refuse("A demonstration is served on this machine only: leave --host at 127.0.0.1.")
    if demo and not empty:
        refuse("The data folder has accounts already; a demonstration needs an empty one.")
    if seed:
        say("Filling the data folder with a fictional programme …")
        bootstrap.demonstration().fill(trainees=trainees, seed=1)
    elif empty:
        say(
            "Nobody has an account yet. Make the first one with:\n"
            "  ipt-training people add USER-NAME --name 'FULL NAME' --role programme-lead"
        )
    sys.stdout.flush()
    bootstrap.close()
    command = [sys.executable, "-m", "ipt_training.web.server", "--host", host, "--port", str(port)]
    raise SystemExit(_serve(command))


def demo(
    trainees: Annotated[int, typer.Option(min=1, max=20_000, help="How many trainees.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same programme.")],
    data_dir: Annotated[Path | None, typer.Option(help="An empty data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
) -> None:
    """Fill an empty data folder with a fictional programme."""
    made = bootstrap.demonstration(data_dir).fill(trainees=trainees, seed=seed)
    if as_json:
        answer(
            {"trainees": made.trainees, "ratings": made.ratings, "certificates": made.certificates}
        )
        return
    say(
        f"Made {made.trainees} fictional trainees with {made.ratings} signed ratings and"
        f" {made.certificates} certificates."
    )


def _serve(command: list[str]) -> int:
    """Become the server where the system can; else wait for it."""
    if hasattr(os, "execv"):
        os.execv(command[0], command)  # noqa: S606 - our own interpreter and module
    return subprocess.call(command)  # noqa: S603
