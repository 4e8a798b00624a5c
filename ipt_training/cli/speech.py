"""What commands print: sentences for people, one JSON object for programs."""

import json
import sys
from collections.abc import Mapping
from typing import NoReturn

import typer

from ipt_training.domain.errors import IptTrainingError


def say(sentence: str) -> None:
    """Print a line for a person."""
    typer.echo(sentence)


def answer(values: Mapping[str, object]) -> None:
    """Print one JSON object, and nothing else, on standard output."""
    typer.echo(json.dumps(values, ensure_ascii=False, allow_nan=False))


def refuse(error: IptTrainingError | str) -> NoReturn:
    """Say on standard error why not, and end with 1."""
    text = str(error)
    typer.echo(text if text else "This could not be done.", err=True)
    sys.exit(1)
