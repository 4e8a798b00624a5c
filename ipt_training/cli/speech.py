"""What commands print: sentences for people, one JSON object for programs."""

import json
import sys
from collections.abc import Mapping
from typing import NoReturn, TextIO

from ipt_training.domain.errors import IptTrainingError


def say(sentence: str) -> None:
    """Print a line for a person."""
    _write(sys.stdout, sentence)


def answer(values: Mapping[str, object]) -> None:
    """Print one JSON object, and nothing else, on standard output."""
    say(json.dumps(values, ensure_ascii=False, allow_nan=False))


def note(sentence: str) -> None:
    """Say something beside the answer, on standard error."""
    _write(sys.stderr, f"Note: {sentence}")


def refuse(error: IptTrainingError | str) -> NoReturn:
    """Say on standard error why not, and end with 1."""
    text = str(error)
    _write(sys.stderr, text if text else "This could not be done.")
    sys.exit(1)


def _write(stream: TextIO, line: str) -> None:
    stream.write(f"{line}\n")
    stream.flush()
