"""Which packs lie at a place: in a content folder, or wherever an author points to."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ipt_training.adapters.content.kinds import KINDS, Kind
from ipt_training.adapters.content.locate import holds_packs
from ipt_training.adapters.content.manuscript import Manuscript, read_manuscript
from ipt_training.adapters.content.plain_files import content_of
from ipt_training.adapters.content.read import Unreadable, read_yaml

Found = tuple[Kind, Path, bool]
"""A kind of pack, its head file, and whether that file stands alone."""


def in_root(root: Path) -> Iterator[Found]:
    """Give every pack of a content folder, those without a head file too."""
    for kind in KINDS:
        yield from _in_folder(kind, root / kind.folder)


def at(path: Path) -> tuple[Found, ...]:
    """Give the packs that a path means: a file, a pack's folder, or a folder of packs."""
    if path.is_file():
        return (_of_file(path),)
    if holds_packs(path):
        return tuple(in_root(path))
    return tuple(_below(path)) if path.is_dir() else ()


def read_all(found: Iterable[Found]) -> Iterator[tuple[Manuscript, bool]]:
    """Read every pack found."""
    for kind, head, alone in found:
        yield read_manuscript(kind, head, alone=alone), alone


def _of_file(path: Path) -> Found:
    for kind in KINDS:
        for head in (path.parent / kind.head, path.parent.parent / kind.head):
            if path == head or (head.is_file() and _is_part(kind, path, head)):
                return kind, head, False
    return _kind_by_fields(path), path, True


def _is_part(kind: Kind, path: Path, head: Path) -> bool:
    if kind.prose is not None and path == head.with_name(f"{kind.prose}.md"):
        return True
    return kind.parts is not None and path.parent == head.with_name(kind.parts)


def _kind_by_fields(path: Path) -> Kind:
    try:
        value = read_yaml(content_of(path, pack=path.parent)).value
    except Unreadable:
        return KINDS[0]
    fields = value if isinstance(value, dict) else {}
    return next((kind for kind in KINDS if kind.telling_field in fields), KINDS[0])


def _below(folder: Path) -> Iterator[Found]:
    for kind in KINDS:
        if (folder / kind.head).is_file():
            yield kind, folder / kind.head, False
            return
        if kind.parts == folder.name and folder.with_name(kind.head).is_file():
            yield kind, folder.with_name(kind.head), False
            return
        if folder.name == Path(kind.folder).name:
            yield from _in_folder(kind, folder)
            return
    for inner in _folders(folder):
        yield from _below(inner)


def _in_folder(kind: Kind, folder: Path) -> Iterator[Found]:
    for pack in _folders(folder):
        yield kind, pack / kind.head, False


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        inner
        for inner in folder.iterdir()
        if inner.is_dir() and not inner.name.startswith((".", "_")) and any(inner.iterdir())
    )
