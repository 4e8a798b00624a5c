"""``run`` and ``demo``."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from ipt_training import bootstrap
from ipt_training.cli.arguments import json_flag, whole_number
from ipt_training.cli.speech import answer, refuse, say

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
MOST_TRAINEES = 20_000


def _of_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="", help="Address to listen on.")
    parser.add_argument("--port", type=whole_number(0, 65_535), help="Port to listen on.")
    parser.add_argument(
        "--demo",
        action="store_true",
        help="Fill an empty data folder with a fictional programme.",
    )
    parser.add_argument(
        "--demo-if-empty", action="store_true", help="As --demo, but only where nobody is yet."
    )
    parser.add_argument(
        "--trainees",
        type=whole_number(1, MOST_TRAINEES),
        default=24,
        help="Trainees of the demonstration (default: %(default)s).",
    )


def run(*, host: str, port: int | None, demo: bool, demo_if_empty: bool, trainees: int) -> None:
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


def _of_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--trainees",
        required=True,
        type=whole_number(1, MOST_TRAINEES),
        help=f"How many trainees, from 1 to {MOST_TRAINEES:,}.",
    )
    parser.add_argument(
        "--seed", required=True, type=int, help="The same seed gives the same programme."
    )
    parser.add_argument("--data-dir", type=Path, help="An empty data folder.")
    json_flag(parser)


def demo(*, trainees: int, seed: int, data_dir: Path | None, as_json: bool) -> None:
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


COMMANDS = {"run": (run, _of_run), "demo": (demo, _of_demo)}
