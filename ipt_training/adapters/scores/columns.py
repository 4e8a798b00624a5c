"""Which column of a table is what, by its header: ours, theirs, or one column for each rater."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

RUBRIC = "rubric"
CHOICES = ("item", "aspect", RUBRIC)
"""Columns of which one value can be chosen."""
_EXPORT = {"session", "therapist", "rater", "instrument", "item", "aspect", "score", "stage"}
"""What tells the product's own file of all item scores."""
_IN_EXPORT = {
    "target": "session",
    RUBRIC: "instrument",
    "s": "session",
    "p": "therapist",
    "r": "rater",
    "i": "item",
}
"""Where what is asked for stands in that file; letters are those of our own studies."""


@dataclass(frozen=True)
class Columns:
    """Where everything stands in a table, or what is wrong with its header."""

    header: tuple[str, ...]
    names: tuple[str, ...] = ()
    """The name columns that are read, in the order of the file."""
    at: Mapping[str, int] = field(default_factory=dict)
    """The place of each of them, but of the rater where each rater has a column."""
    score: int = -1
    raters: Mapping[str, int] = field(default_factory=dict)
    """The place of each rater's column, where each has one."""
    choices: Mapping[str, int] = field(default_factory=dict)
    """The place of each column of which values can be chosen."""
    wanted: Mapping[str, str] = field(default_factory=dict)
    stage: int | None = None
    """Where the product's own file says whether a rating was amended."""
    left_out: tuple[str, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def columns_of(
    given: Sequence[str], needed: Sequence[str], may_have: Sequence[str], wanted: Mapping[str, str]
) -> Columns:
    """Tell the columns of a header; ``wanted`` has what was chosen, by the name of its column."""
    plain = [unicodedata.normalize("NFC", name.strip().lstrip("\ufeff")) for name in given]
    header = tuple(name.lower() for name in plain)
    is_export = set(header) >= _EXPORT

    def place(name: str) -> int | None:
        known = _IN_EXPORT.get(name, name) if is_export and name not in header else name
        return header.index(known) if known in header else None

    twice = [name for name in dict.fromkeys(header) if name and header.count(name) > 1]
    if _is_wide(header, needed):
        return _wide(tuple(plain), header, needed, twice, wanted)
    expected = _expected(needed, may_have)
    lacking = [name for name in (*needed, "score") if place(name) is None]
    absent = [name for name in wanted if place(name) is None]
    problems = (
        *((name, f"this column is missing; {expected}") for name in lacking),
        *((name, f"this column is there twice; {expected}") for name in twice),
        *((name, f"nothing to choose from: there is no column {name}") for name in absent),
    )
    if problems:
        return Columns(header, problems=problems)
    found = {name: where for name in (*needed, *may_have) if (where := place(name)) is not None}
    read = dict(sorted(found.items(), key=lambda one: one[1]))
    choices = {one: where for one in CHOICES if (where := place(one)) is not None}
    stage = header.index("stage") if is_export else None
    score = header.index("score")
    used = {score, stage, *read.values(), *choices.values()}
    return Columns(
        header=header,
        names=tuple(read),
        at=read,
        score=score,
        choices=choices,
        wanted=dict(wanted),
        stage=stage,
        # The product's own file is known to have many more.
        left_out=() if is_export else _unread(plain, used),
    )


def _unread(plain: Sequence[str], used: set[int | None]) -> tuple[str, ...]:
    return tuple(
        name or "one without a name" for place, name in enumerate(plain) if place not in used
    )


def _is_wide(header: Sequence[str], needed: Sequence[str]) -> bool:
    long = {"rater", "score"} & set(header)
    return set(needed) == {"target", "rater"} and "target" in header and not long


def _wide(
    plain: tuple[str, ...],
    header: tuple[str, ...],
    needed: Sequence[str],
    twice: Sequence[str],
    wanted: Mapping[str, str],
) -> Columns:
    raters = {name: at for at, name in enumerate(plain) if name and header[at] != "target"}
    said = "the file has one column for each rater"
    problems = [(name, "this column is there twice; each rater has one") for name in twice]
    problems += [(name, f"nothing to choose from: {said}") for name in wanted]
    if len(raters) < 2 and not problems:
        problems.append(("rater", f"this column is missing; {_expected(needed, ())}"))
    if problems:
        return Columns(header, problems=tuple(problems))
    return Columns(
        header=header,
        names=("target", "rater"),
        at={"target": header.index("target")},
        raters=raters,
        left_out=("one without a name",) * ("" in header),
    )


def _expected(needed: Sequence[str], may_have: Sequence[str]) -> str:
    columns = ",".join([*needed, *[f"[{name}]" for name in may_have], "score"])
    wide = set(needed) == {"target", "rater"}
    return f"the header is {columns}" + (", or target and a column for each rater" if wide else "")
