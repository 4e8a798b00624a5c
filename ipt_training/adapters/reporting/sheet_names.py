"""Names of sheets that every spreadsheet program accepts."""

import re

from ipt_training.adapters.reporting.text import cleaned

LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\\/*?:\[\]\x00-\x1f\ufffd]")


def safe_sheet_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give each sheet a name of its own: none forbidden, too long, reserved or twice."""
    taken: set[str] = set()
    safe = []
    for name in names:
        chosen = _free(_allowed(name), taken)
        taken.add(chosen.casefold())
        safe.append(chosen)
    return tuple(safe)


def _allowed(name: str) -> str:
    plain = _FORBIDDEN.sub(" ", cleaned(name))
    tidy = _cut(" ".join(plain.split()).strip(" '"), LONGEST_NAME).strip(" '")
    if tidy.casefold() == "history":
        return "History sheet"
    return tidy or "Sheet"


def _free(name: str, taken: set[str]) -> str:
    chosen, number = name, 2
    while chosen.casefold() in taken:
        ending = f" ({number})"
        chosen = _cut(name, LONGEST_NAME - len(ending)) + ending
        number += 1
    return chosen


def _cut(name: str, units: int) -> str:
    """Cut by UTF-16 units, as spreadsheet programs count."""
    kept = name.encode("utf-16-le")[: 2 * units]
    return kept.decode("utf-16-le", errors="ignore").rstrip()
