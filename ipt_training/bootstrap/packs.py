"""Content packs and single ratings from files, without a database."""

from dataclasses import dataclass
from pathlib import Path

from ipt_training.adapters.content.blueprint import blueprint
from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.content.rating_file import read_rating as read_rating_file
from ipt_training.bootstrap import settled
from ipt_training.domain.errors import Problem
from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.fidelity.rubric import Rubric


@dataclass(frozen=True)
class Checked:
    """What a check of content packs found."""

    packs: int
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def check_content(paths: tuple[Path, ...]) -> Checked:
    """Check the packs at these paths, or all that are installed; needs no database.

    Raises:
        ContentNotFound: when no content folder is found at all.
    """
    settings = settled.settings()
    found = FileLibrary(content_roots(settings.content_dir)).inspect(paths)
    counts = found.counts
    packs = sum(counts[kind] for kind in ("rubrics", "vignettes", "banks", "programmes"))
    notes = [", ".join(f"{count} {kind}" for kind, count in counts.items() if count)]
    if found.content.banks:
        notes += [
            f"questions, {row.phase}: "
            + ", ".join(f"{name} {count}" for name, count in row.counts.items())
            for row in blueprint(found.content.banks)
        ]
    return Checked(packs, tuple(note for note in notes if note), found.problems)


def read_rating(path: Path) -> tuple[Rubric, Judgement]:
    """Read one rating from a file, with the rubric it names; needs no database.

    Raises:
        RuleBroken: naming what is wrong with the file.
    """
    settings = settled.settings()
    return read_rating_file(path, FileLibrary(content_roots(settings.content_dir)).content())
