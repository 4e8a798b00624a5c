"""Arguments that several commands take."""

import argparse
from collections.abc import Callable


def json_flag(parser: argparse.ArgumentParser) -> None:
    """Let a command answer a program."""
    parser.add_argument(
        "--json", dest="as_json", action="store_true", help="Print one JSON object."
    )


def no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Let a command be called by its name alone."""


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Give what reads a whole number between two others."""

    def read(text: str) -> int:
        if not text.strip().isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(
                f"{text!r} is not a whole number from {low:,} to {high:,}"
            )
        return int(text)

    return read
