"""A pack as its author wrote it: the parts put together, and where on disk each word stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ipt_training.adapters.content.kinds import Kind
from ipt_training.adapters.content.plain_files import content_of
from ipt_training.adapters.content.read import (
    Plain,
    Unreadable,
    Where,
    read_text,
    read_yaml,
)
from ipt_training.domain.errors import Problem

Place = tuple[Path, int]
"""A file and a line of it."""
Read = tuple[dict[str, Plain], Mapping[Where, int]]
"""The fields of one file, and the lines they stand on."""


@dataclass
class Manuscript:
    """What the files of one pack say together, before anything is believed."""

    kind: Kind
    head: Path
    fields: dict[str, Plain] = field(default_factory=dict)
    places: dict[Where, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def files(self) -> frozenset[str]:
        """The files that the pack was read from."""
        return frozenset(str(file) for file, _ in self.places.values()) | {str(self.head)}

    def place(self, where: Where) -> Place:
        """Give the file and line of a value, or of the nearest thing around it that exists."""
        for length in range(len(where), 0, -1):
            if where[:length] in self.places:
                return self.places[where[:length]]
        return self.head, 1

    def name(self, where: Where) -> str:
        """Give a value's name as authors read it: parts by their id, else counted from 1."""
        names: list[str] = []
        here: Plain = self.fields
        for step in where:
            inner = inside(here, step)
            here = inner[0] if inner else None
            own = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
            counted = str(step + 1) if isinstance(step, int) else step
            names.append(own if isinstance(own, str) and own else counted)
        return ".".join(names) or "pack"

    def problem(self, where: Where, message: str) -> Problem:
        """Say what is wrong with one value of the pack."""
        file, line = self.place(where)
        return Problem(file=str(file), line=line, field=self.name(where), message=message)

    def refuse(self, file: Path, error: Unreadable) -> None:
        """Note that a file cannot be read at all."""
        self.problems.append(Problem(str(file), error.line, "file", error.message))


def inside(around: Plain, step: str | int) -> tuple[Plain] | None:
    """Give what stands at one step further in, or nothing where there is no such step."""
    if isinstance(around, dict) and isinstance(step, str) and step in around:
        return (around[step],)
    if isinstance(around, list) and isinstance(step, int) and step < len(around):
        return (around[step],)
    return None


def read_manuscript(kind: Kind, head: Path, *, alone: bool = False) -> Manuscript:
    """Read the files of one pack; what cannot be read is noted in its problems.

    Args:
        kind: what kind of pack it is.
        head: its head file, there or not.
        alone: whether the head is checked by itself, without the files beside it.
    """
    manuscript = Manuscript(kind, head)
    fields = _read_fields(manuscript, head)
    if fields is not None:
        _merge(manuscript, fields, head)
    if not alone:
        _add_parts(manuscript)
        _add_prose(manuscript)
        _refuse_strays(manuscript)
    return manuscript


def _merge(manuscript: Manuscript, read: Read, file: Path) -> None:
    fields, lines = read
    manuscript.fields.update(fields)
    manuscript.places.update({where: (file, line) for where, line in lines.items()})


def _read_fields(manuscript: Manuscript, file: Path) -> Read | None:
    try:
        tree = read_yaml(content_of(file, pack=manuscript.head.parent))
        if not isinstance(tree.value, dict):
            raise Unreadable(1, "the file must hold named fields, one a line: `name: value`")
    except Unreadable as error:
        manuscript.refuse(file, error)
        return None
    return tree.value, tree.lines


def _add_parts(manuscript: Manuscript) -> None:
    name = manuscript.kind.parts
    if name is None:
        return
    for file in sorted((manuscript.head.parent / name).glob("*.yaml")):
        read = _read_fields(manuscript, file)
        if read is None:
            continue
        fields, lines = read
        part = fields.get(name)
        if set(fields) != {name} or not isinstance(part, list):
            manuscript.refuse(file, Unreadable(1, f"a part file holds one list, `{name}:`"))
            continue
        _append_part(manuscript, name, part, lines, file)


def _append_part(
    manuscript: Manuscript, name: str, part: list[Plain], lines: Mapping[Where, int], file: Path
) -> None:
    whole = manuscript.fields.setdefault(name, [])
    if not isinstance(whole, list):
        return
    first = len(whole)
    whole.extend(part)
    for where, line in lines.items():
        match where:
            case (str(), int(index), *rest):
                manuscript.places[(name, first + index, *rest)] = (file, line)
            case _:
                manuscript.places.setdefault(where, (file, line))


def _add_prose(manuscript: Manuscript) -> None:
    name = manuscript.kind.prose
    if name is None:
        return
    file = manuscript.head.parent / f"{name}.md"
    if name in manuscript.fields:
        if file.exists():
            manuscript.problems.append(
                manuscript.problem((name,), f"stands here and in {file.name}; keep one of the two")
            )
        return
    try:
        manuscript.fields[name] = read_text(content_of(file, pack=manuscript.head.parent))
    except Unreadable as error:
        manuscript.refuse(file, error)
        return
    manuscript.places[(name,)] = (file, 1)


def _refuse_strays(manuscript: Manuscript) -> None:
    folder = manuscript.head.parent
    read = {manuscript.head}
    folders = [folder]
    if manuscript.kind.parts is not None:
        parts = folder / manuscript.kind.parts
        read.update(parts.glob("*.yaml"))
        folders.append(parts)
    for place in folders:
        for file in sorted((*place.glob("*.yaml"), *place.glob("*.yml"))):
            if file not in read:
                manuscript.refuse(
                    file, Unreadable(1, "this file is not read; move it or give it its right name")
                )
