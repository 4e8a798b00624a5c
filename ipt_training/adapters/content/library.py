"""The library of packs on disk: everything loaded and checked, or everything that is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path
from threading import Lock
from typing import TypeVar

from ipt_training.adapters.content import find
from ipt_training.adapters.content.between_packs import problems_between, without_copies
from ipt_training.adapters.content.load import Loaded, load
from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.errors import ContentError, ContentNotFound, Problem
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.pack import Pack
from ipt_training.domain.practice.question import QuestionBank
from ipt_training.domain.practice.vignette import Vignette
from ipt_training.use_cases.ports.content import Content, Library

PackT = TypeVar("PackT", bound=Pack)
Installed = tuple[list[Loaded], list[Problem]]
"""The packs that could be loaded, and what is wrong with those and the others."""


@dataclass(frozen=True)
class Inspection:
    """What a check of packs found: the valid ones, and every problem of the others."""

    content: Content
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many valid packs there are of each kind, and how much is in them."""
        content = self.content
        return {
            "rubrics": len(content.rubrics),
            "items": sum(len(rubric.items) for rubric in content.rubrics),
            "vignettes": len(content.vignettes),
            "scenes": sum(len(vignette.scenes) for vignette in content.vignettes),
            "banks": len(content.banks),
            "questions": sum(len(bank.questions) for bank in content.banks),
            "programmes": len(content.programmes),
        }


class FileLibrary(Library):
    """Packs from content folders; later folders add to earlier ones."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = tuple(roots)
        self._installed: Installed | None = None
        self._content: Content | None = None
        self._loading = Lock()

    def content(self) -> Content:
        """Give all packs; they are read once.

        Raises:
            ContentError: with every problem of every pack.
            ContentNotFound: when the folders hold no pack at all.
        """
        with self._loading:
            if self._content is None:
                self._content = self._read()
            return self._content

    def reload(self) -> Content:
        """Read all packs anew."""
        with self._loading:
            self._installed = self._content = None
        return self.content()

    def inspect(self, paths: Sequence[Path] = ()) -> Inspection:
        """Check the packs at the paths given, or all installed ones, without refusing any.

        A path is a file, a pack's folder or a folder of packs. What a pack there names in another
        pack may stand at the paths or among the installed packs.
        """
        installed, wrong = self._read_installed()
        if not paths:
            return _inspected(installed, [], wrong)
        problems: list[Problem] = []
        chosen: list[find.Found] = []
        for path in paths:
            found = find.at(path)
            chosen.extend(found)
            if not found:
                problems.append(Problem(str(path), 1, "file", "there is no content pack here"))
        heads = {realpath(head) for _, head, _ in chosen}
        others = [one for one in installed if realpath(one.manuscript.head) not in heads]
        loaded, wrong = _load(dict.fromkeys(chosen))
        return _inspected(loaded, others, [*problems, *wrong])

    def problems(self, paths: Sequence[Path] = ()) -> tuple[Problem, ...]:
        """Give every problem of the packs at the paths, in the order of files and lines."""
        return self.inspect(paths).problems

    def _read_installed(self) -> Installed:
        if self._installed is None:
            found = [found for root in self._roots for found in find.in_root(root)]
            self._installed = _load(found)
        return self._installed

    def _read(self) -> Content:
        inspection = self.inspect()
        if inspection.problems:
            raise ContentError(inspection.problems)
        if not any(inspection.counts.values()):
            places = ", ".join(str(root) for root in self._roots) or "no folder"
            raise ContentNotFound(f"No content packs were found. Tried: {places}.")
        return inspection.content


def _load(found: Iterable[find.Found]) -> Installed:
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    for manuscript, alone in find.read_all(found):
        one, wrong = load(manuscript, alone=alone)
        problems.extend(wrong)
        if one is not None:
            loaded.append(one)
    return loaded, problems


def _inspected(
    loaded: Sequence[Loaded], others: Sequence[Loaded], problems: Sequence[Problem]
) -> Inspection:
    """Hold the packs loaded against each other and the others; report on those loaded."""
    all_packs, clashes = without_copies([*others, *loaded])
    own = {file for one in loaded for file in one.manuscript.files}
    between = [
        problem for problem in (*clashes, *problems_between(all_packs)) if problem.file in own
    ]
    found = tuple(sorted({*problems, *between}))
    flawed = {problem.file for problem in found}
    kept, _ = without_copies([one for one in loaded if not one.manuscript.files & flawed])
    return Inspection(_content(kept), found)


def _content(loaded: Sequence[Loaded]) -> Content:
    """Put packs in order of id; where two versions are installed, the newest is found."""
    return Content(
        rubrics=_of_kind(loaded, Rubric),
        vignettes=_of_kind(loaded, Vignette),
        banks=_of_kind(loaded, QuestionBank, newest_first=False),
        programmes=_of_kind(loaded, RequirementPack),
    )


def _of_kind(
    loaded: Sequence[Loaded], kind: type[PackT], *, newest_first: bool = True
) -> tuple[PackT, ...]:
    packs = [one.pack for one in loaded if isinstance(one.pack, kind)]
    packs.sort(key=_version, reverse=newest_first)
    return tuple(sorted(packs, key=lambda pack: pack.id))


def _version(pack: Pack) -> tuple[int, ...]:
    return tuple(int(part) for part in pack.version.split("."))
