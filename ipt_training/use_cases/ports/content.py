"""The content packs, as the use cases ask for them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.practice.question import QuestionBank
from ipt_training.domain.practice.vignette import Vignette


@dataclass(frozen=True)
class Content:
    """Every pack that is installed, loaded and valid."""

    rubrics: tuple[Rubric, ...]
    vignettes: tuple[Vignette, ...]
    banks: tuple[QuestionBank, ...]
    programmes: tuple[RequirementPack, ...]

    @cached_property
    def rubric_by_hash(self) -> dict[str, Rubric]:
        """Every rubric by the hash of its words; made once, for signed ratings quote it."""
        return {content_hash(rubric): rubric for rubric in self.rubrics}

    @cached_property
    def rubric_by_structure(self) -> dict[str, Rubric]:
        """Some rubric of every structure; it gives the same scores as any other of that one."""
        return {structure_hash(rubric): rubric for rubric in self.rubrics}

    @cached_property
    def hash_of_programme(self) -> dict[tuple[str, str], str]:
        """The hash of every requirement pack's words, by id and version."""
        return {(pack.id, pack.version): content_hash(pack) for pack in self.programmes}


class Library(Protocol):
    """Where content comes from."""

    def content(self) -> Content:
        """Give all packs.

        Raises:
            ContentError: with every problem of every pack.
            ContentNotFound: when there is no content folder at all.
        """
        ...
