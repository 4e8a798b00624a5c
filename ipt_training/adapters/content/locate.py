"""Where content packs are: those that ship, and those a site adds."""

from importlib.resources import files
from pathlib import Path

from ipt_training.adapters.content.kinds import KINDS
from ipt_training.domain.errors import ContentNotFound


def content_roots(additional: Path | None = None) -> tuple[Path, ...]:
    """Give every folder that holds packs, the shipped one first.

    Args:
        additional: a site's own folder, laid out like the shipped one; its packs are added.

    Raises:
        ContentNotFound: naming every place that was tried.
    """
    tried = [] if additional is None else [additional]
    found = [place for place in tried if holds_packs(place)]
    if additional is not None and not found:
        raise ContentNotFound(
            f"The additional content folder {additional} holds none of the folders"
            f" {_folder_names()}."
        )
    for place in _shipped_places():
        tried.append(place)
        if holds_packs(place):
            return (place, *found)
    if found:
        return tuple(found)
    raise ContentNotFound(
        "No content packs were found. Tried: " + ", ".join(str(place) for place in tried) + "."
    )


def holds_packs(place: Path) -> bool:
    """Say whether a folder is laid out as a content folder."""
    return any((place / kind.folder).is_dir() for kind in KINDS)


def _shipped_places() -> tuple[Path, ...]:
    package = Path(str(files("ipt_training")))
    return (package / "_content", package.parent)


def _folder_names() -> str:
    return ", ".join(kind.folder for kind in KINDS)
